package shell

import (
	"image/color"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// navItem is one line of the sidebar: icon, words, a number or a key.
type navItem struct {
	widget.BaseWidget
	words  string
	icon   look.Icon
	count  int
	key    string
	active bool
	narrow bool // icon only
	onTap  func()

	hovered, focused bool
}

var (
	_ fyne.Tappable     = (*navItem)(nil)
	_ fyne.Focusable    = (*navItem)(nil)
	_ desktop.Hoverable = (*navItem)(nil)
)

func newNavItem(icon look.Icon, words string, onTap func()) *navItem {
	n := &navItem{icon: icon, words: words, onTap: onTap}
	n.ExtendBaseWidget(n)
	return n
}

func (n *navItem) setActive(active bool) {
	if n.active != active {
		n.active = active
		n.Refresh()
	}
}

func (n *navItem) setCount(count int) {
	if n.count != count {
		n.count = count
		n.Refresh()
	}
}

func (n *navItem) setNarrow(narrow bool) {
	if n.narrow != narrow {
		n.narrow = narrow
		n.Refresh()
	}
}

// Tapped is called by Fyne.
func (n *navItem) Tapped(*fyne.PointEvent) { n.onTap() }

// MouseIn is called by Fyne.
func (n *navItem) MouseIn(*desktop.MouseEvent) { n.hovered = true; n.Refresh() }

// MouseMoved is called by Fyne.
func (n *navItem) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (n *navItem) MouseOut() { n.hovered = false; n.Refresh() }

// FocusGained is called by Fyne.
func (n *navItem) FocusGained() { n.focused = true; n.Refresh() }

// FocusLost is called by Fyne.
func (n *navItem) FocusLost() { n.focused = false; n.Refresh() }

// TypedRune is called by Fyne.
func (n *navItem) TypedRune(rune) {}

// TypedKey opens the entry on Space and Enter.
func (n *navItem) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		n.onTap()
	}
}

// CreateRenderer is called by Fyne.
func (n *navItem) CreateRenderer() fyne.WidgetRenderer {
	r := &navFace{item: n, ground: canvas.NewRectangle(color.Transparent), picture: canvas.NewImageFromResource(nil),
		words: look.Text(n.words, look.SizeBody, look.Ink2), count: look.Text("", look.SizeSmall, look.Ink3), key: parts.NewKeyHint(n.key)}
	r.ground.CornerRadius = look.RadiusControl
	r.picture.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

// navFace draws a navItem.
type navFace struct {
	item    *navItem
	ground  *canvas.Rectangle
	picture *canvas.Image
	words   *canvas.Text
	count   *canvas.Text
	key     *parts.KeyHint
	size    fyne.Size
}

// Measures of a sidebar entry in pixels.
const (
	navInset   float32 = 8
	navIconGap float32 = 10
)

func (r *navFace) Destroy() {}

func (r *navFace) MinSize() fyne.Size {
	return fyne.NewSize(look.NarrowSidebar-2*navInset, look.NavItemHeight)
}

func (r *navFace) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.ground, r.picture, r.words, r.count, r.key}
}

func (r *navFace) Layout(size fyne.Size) {
	r.size = size
	r.ground.Resize(size)
	left := navInset
	if r.item.narrow {
		left = (size.Width - look.IconSize) / 2
	}
	r.picture.Move(fyne.NewPos(left, (size.Height-look.IconSize)/2))
	r.picture.Resize(fyne.NewSquareSize(look.IconSize))
	words := r.words.MinSize()
	r.words.Move(fyne.NewPos(navInset+look.IconSize+navIconGap, (size.Height-words.Height)/2))
	count := r.count.MinSize()
	r.count.Move(fyne.NewPos(size.Width-navInset-count.Width, (size.Height-count.Height)/2))
	key := r.key.MinSize()
	r.key.Resize(key)
	r.key.Move(fyne.NewPos(size.Width-navInset-key.Width, (size.Height-key.Height)/2))
}

func (r *navFace) Refresh() {
	n := r.item
	ink, ground := look.Ink2, color.Color(color.Transparent)
	switch {
	case n.active:
		ink, ground = look.AccentInk, look.Color(look.AccentSoft)
	case n.hovered:
		ground = look.Color(look.Hover)
	}
	r.ground.FillColor = ground
	r.ground.StrokeWidth = 0
	if n.focused {
		r.ground.StrokeWidth, r.ground.StrokeColor = look.FocusRing, look.Color(look.Accent)
	}
	iconInk := look.Ink3
	if n.active {
		iconInk = look.AccentInk
	}
	r.picture.Resource = n.icon.Resource(iconInk)
	r.words.Color = look.Color(ink)
	r.words.FontSource = look.FontText()
	if n.active {
		r.words.FontSource = look.FontSemi()
	}
	r.count.Color = look.Color(ink)
	look.SetText(r.count, countText(n.count))
	visible(r.words, !n.narrow)
	visible(r.count, !n.narrow && n.count > 0)
	visible(r.key, !n.narrow && n.key != "")
	r.Layout(r.size)
	for _, object := range r.Objects() {
		object.Refresh()
	}
}

func visible(object fyne.CanvasObject, shown bool) {
	if shown {
		object.Show()
	} else {
		object.Hide()
	}
}

// countText writes a number with its thousands parted: 1,248.
func countText(count int) string {
	text := strconv.Itoa(count)
	for at := len(text) - 3; at > 0; at -= 3 {
		text = text[:at] + "," + text[at:]
	}
	return text
}
