package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

// Measures of tabs in pixels.
const (
	tabGap       float32 = 20
	tabCountGap  float32 = 7
	tabDotGap    float32 = 6
	tabUnderline float32 = 2
)

// Tab is one view of a page.
type Tab struct {
	Words  string
	Count  string // how many things it holds, as shown; may be empty
	Staged bool   // a violet dot: it holds staged edits
}

// Tabs switches between the views of a page. Tabs there is no room for wait
// behind a button at the end; the chosen one is always seen.
type Tabs struct {
	control
	tabs        []Tab
	chosen      int
	onChange    func(chosen int)
	onSecondary func(tab int, at fyne.Position)
	extra       *Button

	cells []tabCell
	more  *Button
	rule  *canvas.Rectangle
	under *canvas.Rectangle
	ring  ring
	over  int // the tab under the pointer, or −1
	face  *face
}

var (
	_ fyne.Tappable          = (*Tabs)(nil)
	_ fyne.SecondaryTappable = (*Tabs)(nil)
	_ fyne.Focusable         = (*Tabs)(nil)
	_ desktop.Cursorable     = (*Tabs)(nil)
)

// NewTabs returns tabs with one chosen. Tips explains the button that holds
// the tabs without room.
func NewTabs(tabs []Tab, chosen int, tips *Tips, onChange func(chosen int)) *Tabs {
	t := &Tabs{
		chosen: chosen, onChange: onChange, over: -1,
		rule: canvas.NewRectangle(color.Transparent), under: canvas.NewRectangle(color.Transparent),
		ring: newRing(look.RadiusChip),
	}
	t.more = NewIconButton(Quiet, look.IconEllipsis, "More views", tips, t.showMore).Small()
	t.setTabs(tabs)
	t.ExtendBaseWidget(t)
	return t
}

// WithExtra puts a button after the tabs, such as "Save view". It returns the
// tabs.
func (t *Tabs) WithExtra(extra *Button) *Tabs {
	t.extra = extra
	return t
}

// OnSecondary asks to be told of a click with the other button on a tab, and
// where in the window. It returns the tabs.
func (t *Tabs) OnSecondary(f func(tab int, at fyne.Position)) *Tabs {
	t.onSecondary = f
	return t
}

// Chosen is the index of the chosen tab.
func (t *Tabs) Chosen() int { return t.chosen }

// SetChosen chooses without telling onChange.
func (t *Tabs) SetChosen(chosen int) {
	t.chosen = chosen
	t.Refresh()
}

// SetTabs changes the tabs, for example when their counts change. A choice
// beyond the last becomes the last.
func (t *Tabs) SetTabs(tabs []Tab) {
	t.setTabs(tabs)
	t.Refresh()
}

func (t *Tabs) setTabs(tabs []Tab) {
	t.tabs = tabs
	t.chosen = min(t.chosen, len(tabs)-1)
	t.cells = make([]tabCell, len(tabs))
	for i := range tabs {
		t.cells[i] = newTabCell()
	}
}

// Tapped is called by Fyne.
func (t *Tabs) Tapped(e *fyne.PointEvent) { t.choose(t.tabAt(e.Position.X)) }

// TappedSecondary is called by Fyne.
func (t *Tabs) TappedSecondary(e *fyne.PointEvent) {
	if tab := t.tabAt(e.Position.X); tab >= 0 && t.onSecondary != nil {
		t.onSecondary(tab, e.AbsolutePosition)
	}
}

// MouseMoved is called by Fyne.
func (t *Tabs) MouseMoved(e *desktop.MouseEvent) {
	if over := t.tabAt(e.Position.X); over != t.over {
		t.over = over
		t.Refresh()
	}
}

// MouseOut is called by Fyne.
func (t *Tabs) MouseOut() {
	t.over = -1
	t.control.MouseOut()
}

// Cursor is called by Fyne.
func (t *Tabs) Cursor() desktop.Cursor {
	if t.over >= 0 {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

// TypedKey moves the choice with the arrows.
func (t *Tabs) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		t.choose(t.chosen - 1)
	case fyne.KeyRight:
		t.choose(t.chosen + 1)
	default:
		passOn(t, key)
	}
}

func (t *Tabs) choose(tab int) {
	if tab < 0 || tab >= len(t.tabs) || tab == t.chosen {
		return
	}
	t.SetChosen(tab)
	if t.onChange != nil {
		t.onChange(tab)
	}
}

// tabAt is the index of the tab at x, or −1 between and beside them.
func (t *Tabs) tabAt(x float32) int {
	for i, cell := range t.cells {
		if cell.shown && x >= cell.x && x < cell.x+cell.width {
			return i
		}
	}
	return -1
}

// showMore offers the tabs there is no room for.
func (t *Tabs) showMore() {
	var items []MenuItem
	for i, tab := range t.tabs {
		if !t.cells[i].shown {
			items = append(items, MenuItem{Words: tab.Words, Key: tab.Count, OnTap: func() { t.choose(i) }})
		}
	}
	ShowMenuBelow(t.more, items)
}
