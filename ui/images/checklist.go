package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// checkWords names the marks that are worth a look, in the order of the list.
var checkWords = []struct {
	mark  bench.Mark
	words string
}{
	{bench.Unreadable, "Cannot be used"},
	{bench.Failed, "Failed in the last run"},
	{bench.Unmatched, "No product matched"},
	{bench.Unsure, "Match to confirm"},
	{bench.TooSmall, "Too small for preset"},
	{bench.Blurred, "Looks blurred"},
	{bench.NotWhite, "Background not white"},
	{bench.Twin, "Duplicate of another photo"},
	{bench.NearTwin, "Nearly the same as another"},
	{bench.Already, "A product has it already"},
	{bench.Damaged, "File is damaged"},
}

// checkList counts the photos that are worth a look; a tap on a line goes to
// the next one of them.
type checkList struct {
	root  *fyne.Container
	rows  []*checkRow
	tally bench.Tally
	clear *parts.Label // said when there is nothing to look at
}

func newCheckList(next func(bench.Mark)) *checkList {
	l := &checkList{clear: parts.NewLabel("Nothing to look at", look.SizeBody, look.Ink3)}
	l.root = container.New(layout.NewCustomPaddedVBoxLayout(0), l.clear)
	for _, check := range checkWords {
		row := newCheckRow(check.words, markIcons[check.mark], func() { next(check.mark) })
		row.Hide()
		l.rows = append(l.rows, row)
		l.root.Add(row)
	}
	return l
}

// set shows the counts. Checks without photos are left out.
func (l *checkList) set(tally bench.Tally) {
	if tally == l.tally {
		return
	}
	l.tally = tally
	found, moved := false, false
	for i, row := range l.rows {
		count := tally.Of(checkWords[i].mark)
		row.count.SetText(words.Number(count))
		moved = moved || row.Visible() != (count > 0)
		paint.SetVisible(row, count > 0)
		found = found || count > 0
	}
	paint.SetVisible(l.clear, !found)
	if moved {
		l.root.Refresh()
	}
}

// checkRowHeight is the height of a line in pixels.
const checkRowHeight float32 = 26

// checkRow is one line: icon, words, number.
type checkRow struct {
	widget.BaseWidget
	ground  *canvas.Rectangle
	icon    *parts.Icon
	text    *parts.Label
	count   *parts.Label
	onTap   func()
	hovered bool
	focused bool
}

var _ interface {
	fyne.Tappable
	fyne.Focusable
	desktop.Hoverable
	desktop.Cursorable
} = (*checkRow)(nil)

func newCheckRow(text string, icon markIcon, onTap func()) *checkRow {
	r := &checkRow{
		ground: canvas.NewRectangle(nil), icon: parts.NewIcon(icon.icon, look.IconSize, icon.colour),
		text:  parts.NewLabel(text, look.SizeBody, look.Ink),
		count: parts.NewLabel("", look.SizeBody, look.Ink2, look.Right), onTap: onTap,
	}
	r.ground.CornerRadius = look.RadiusControl
	r.ExtendBaseWidget(r)
	return r
}

// Tapped is called by Fyne.
func (r *checkRow) Tapped(*fyne.PointEvent) { r.onTap() }

// Cursor is called by Fyne.
func (r *checkRow) Cursor() desktop.Cursor { return desktop.PointerCursor }

// MouseIn is called by Fyne.
func (r *checkRow) MouseIn(*desktop.MouseEvent) { r.setHovered(true) }

// MouseMoved is called by Fyne.
func (r *checkRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *checkRow) MouseOut() { r.setHovered(false) }

func (r *checkRow) setHovered(hovered bool) {
	r.hovered = hovered
	r.Refresh()
}

// FocusGained is called by Fyne.
func (r *checkRow) FocusGained() { r.setFocused(true) }

// FocusLost is called by Fyne.
func (r *checkRow) FocusLost() { r.setFocused(false) }

func (r *checkRow) setFocused(focused bool) {
	r.focused = focused
	r.Refresh()
}

// TypedRune is called by Fyne.
func (r *checkRow) TypedRune(rune) {}

// TypedKey goes to the next photo on Enter and Space.
func (r *checkRow) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		r.onTap()
	default:
		paint.PassOn(r, key)
	}
}

// CreateRenderer is called by Fyne.
func (r *checkRow) CreateRenderer() fyne.WidgetRenderer {
	const inset float32 = 6 // of the tint, beyond the words
	objects := []fyne.CanvasObject{r.ground, r.icon, r.text, r.count}
	d := &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return objects },
		Min: func() fyne.Size { return fyne.NewSize(0, checkRowHeight) },
		Place: func(size fyne.Size) {
			paint.Put(r.ground, -inset, 1, size.Width+2*inset, size.Height-2)
			end := paint.PutCentred(r.icon, 0, 0, size.Height)
			paint.PutCentred(r.text, end+paneGap, 0, size.Height)
			number := r.count.MinSize().Width
			paint.Put(r.count, size.Width-number, 0, number, size.Height)
		},
		Paint: func() {
			r.ground.FillColor, r.ground.StrokeWidth = look.Color(rowGround(false, r.hovered)), 0
			if r.focused {
				r.ground.StrokeColor, r.ground.StrokeWidth = look.Color(look.Accent), look.FocusRing
			}
		},
	}
	d.Paint()
	return d
}
