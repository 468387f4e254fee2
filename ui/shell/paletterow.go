package shell

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// paletteRow is one line of the command palette.
type paletteRow struct {
	widget.BaseWidget
	onTap  func()
	ground *canvas.Rectangle
	icon   *parts.Icon
	words  *parts.Label
	detail *parts.Label
	key    *parts.KeyHint
	hasKey bool
	chosen bool
	over   bool
}

const paletteRowHeight float32 = 36

var (
	_ fyne.Tappable     = (*paletteRow)(nil)
	_ desktop.Hoverable = (*paletteRow)(nil)
)

func newPaletteRow(icon look.Icon, words, detail, key string, onTap func()) *paletteRow {
	r := &paletteRow{
		onTap: onTap, ground: canvas.NewRectangle(color.Transparent), icon: parts.NewIcon(icon, look.IconSize, look.Ink3),
		words: parts.NewLabel(words, look.SizeBody, look.Ink), detail: parts.NewLabel(detail, look.SizeSmall, look.Ink3),
		key: parts.NewKeyHint(key), hasKey: key != "",
	}
	r.ground.CornerRadius = look.RadiusControl
	r.ExtendBaseWidget(r)
	return r
}

func (r *paletteRow) setChosen(chosen bool) {
	r.chosen = chosen
	r.Refresh()
}

// Tapped is called by Fyne.
func (r *paletteRow) Tapped(*fyne.PointEvent) { r.onTap() }

// MouseIn is called by Fyne.
func (r *paletteRow) MouseIn(*desktop.MouseEvent) { r.over = true; r.Refresh() }

// MouseMoved is called by Fyne.
func (r *paletteRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (r *paletteRow) MouseOut() { r.over = false; r.Refresh() }

// CreateRenderer is called by Fyne.
func (r *paletteRow) CreateRenderer() fyne.WidgetRenderer { return (*paletteRowFace)(r) }

// paletteRowFace draws a paletteRow.
type paletteRowFace paletteRow

func (f *paletteRowFace) Destroy() {}

func (f *paletteRowFace) MinSize() fyne.Size { return fyne.NewSize(200, paletteRowHeight) }

func (f *paletteRowFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{f.ground, f.icon, f.words, f.detail, f.key}
}

func (f *paletteRowFace) Layout(size fyne.Size) {
	f.ground.Resize(size)
	placeMiddle(f.icon, 12, size.Height)
	end := placeMiddle(f.words, 40, size.Height)
	placeMiddle(f.detail, end+10, size.Height)
	placeMiddle(f.key, size.Width-12-f.key.MinSize().Width, size.Height)
}

func (f *paletteRowFace) Refresh() {
	f.ground.FillColor = color.Transparent
	f.words.SetColour(look.Ink)
	switch {
	case f.chosen:
		f.ground.FillColor = look.Color(look.AccentSoft)
		f.words.SetColour(look.AccentInk)
	case f.over:
		f.ground.FillColor = look.Color(look.Hover)
	}
	visible(f.key, f.hasKey)
	f.ground.Refresh()
}
