package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
	"storehand/ui/paint"
)

const (
	disclosureHeight float32 = 40
	disclosureGap    float32 = 6
)

// Disclosure is a titled part of a page that opens and closes. Closed, it says
// in a word or two what is inside.
type Disclosure struct {
	root   *fyne.Container
	head   *disclosureHead
	inside fyne.CanvasObject
}

// NewDisclosure returns a closed part. margin is what stands left and right of
// its head, in pixels; the content has its own.
func NewDisclosure(title string, margin float32, content fyne.CanvasObject) *Disclosure {
	d := &Disclosure{inside: content}
	d.head = newDisclosureHead(title, margin, d.toggle)
	d.root = container.New(paint.Column{}, d.head, content)
	content.Hide()
	return d
}

// Root is what to put on the screen.
func (d *Disclosure) Root() fyne.CanvasObject { return d.root }

// IsOpen says whether the content is shown.
func (d *Disclosure) IsOpen() bool { return d.head.open }

// SetOpen shows the content or hides it.
func (d *Disclosure) SetOpen(open bool) {
	d.head.open = open
	show(d.inside, open)
	d.head.Refresh()
	d.root.Refresh()
}

// SetSummary changes the words that tell of the content.
func (d *Disclosure) SetSummary(words string) { d.head.summary.SetText(words) }

func (d *Disclosure) toggle() { d.SetOpen(!d.head.open) }

// disclosureHead is the line that opens and closes: arrow, title, summary.
type disclosureHead struct {
	control
	open    bool
	margin  float32
	onTap   func()
	arrow   *canvas.Image
	title   *canvas.Text
	summary *Label
	ground  *canvas.Rectangle
	ring    ring
}

var (
	_ fyne.Tappable      = (*disclosureHead)(nil)
	_ fyne.Focusable     = (*disclosureHead)(nil)
	_ desktop.Cursorable = (*disclosureHead)(nil)
)

func newDisclosureHead(title string, margin float32, onTap func()) *disclosureHead {
	h := &disclosureHead{
		margin: margin, onTap: onTap, arrow: newIconImage(), ground: canvas.NewRectangle(nil),
		title:   look.Text(title, look.SizeBody, look.Ink, look.Semi),
		summary: NewLabel("", look.SizeSmall, look.Ink3, look.Right).Shortened(), ring: newRing(0),
	}
	h.ExtendBaseWidget(h)
	return h
}

// Tapped is called by Fyne.
func (h *disclosureHead) Tapped(*fyne.PointEvent) { h.onTap() }

// TypedKey opens and closes on Enter and Space.
func (h *disclosureHead) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) {
		h.onTap()
		return
	}
	passOn(h, key)
}

// Cursor is called by Fyne.
func (h *disclosureHead) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (h *disclosureHead) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{h.ground, h.arrow, h.title, h.summary, h.ring.line},
		min:     func() fyne.Size { return fyne.NewSize(0, disclosureHeight) },
		layout:  h.layout, paint: h.paint,
	})
}

func (h *disclosureHead) paint() {
	icon, ground := look.IconChevronRight, look.Surface
	if h.open {
		icon = look.IconChevronDown
	}
	if h.hovered {
		ground = look.Hover
	}
	h.ground.FillColor = look.Color(ground)
	h.title.Color = look.Color(look.Ink)
	paintIcon(h.arrow, icon, look.SmallIconSize, look.Ink3)
	show(h.summary, !h.open)
	h.ring.paint(h.focused)
}

func (h *disclosureHead) layout(size fyne.Size) {
	place(h.ground, 0, 0, size.Width, size.Height)
	end := placeText(h.title, h.margin, size.Height)
	right := size.Width - h.margin - look.SmallIconSize
	placeIcon(h.arrow, right, size.Height, look.SmallIconSize)
	line := h.summary.MinSize().Height
	x := end + 2*disclosureGap
	place(h.summary, x, (size.Height-line)/2, max(right-disclosureGap-x, 0), line)
	inset := look.FocusGap + look.FocusRing
	h.ring.place(inset, inset, size.Width-2*inset, size.Height-2*inset)
}
