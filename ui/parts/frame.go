package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// frame is a rounded box with a border. It is one box inside another, because
// Fyne's painters disagree on which side of the edge a stroke lies, and a 1 px
// border has to be crisp in both.
type frame struct {
	edge, fill *canvas.Rectangle
	border     float32
}

func newFrame(radius, border float32) frame {
	f := frame{edge: canvas.NewRectangle(color.Transparent), fill: canvas.NewRectangle(color.Transparent)}
	f.edge.CornerRadius = radius
	f.setBorder(border)
	return f
}

// setBorder changes the width of the border in pixels; zero is none.
func (f *frame) setBorder(width float32) {
	f.border = width
	f.fill.CornerRadius = max(f.edge.CornerRadius-width, 0)
}

func (f *frame) objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.edge, f.fill} }

func (f *frame) paint(fill, line color.Color) {
	f.fill.FillColor = fill
	f.edge.FillColor = line
	if f.border == 0 {
		f.edge.FillColor = color.Transparent
	}
}

func (f *frame) place(x, y, width, height float32) {
	place(f.edge, x, y, width, height)
	place(f.fill, x+f.border, y+f.border, width-2*f.border, height-2*f.border)
}

func (f *frame) show(visible bool) {
	show(f.edge, visible)
	show(f.fill, visible)
}

// ring is the focus ring: outside a control, after a gap.
type ring struct{ line *canvas.Rectangle }

func newRing(radius float32) ring {
	line := canvas.NewRectangle(color.Transparent)
	line.CornerRadius = radius + look.FocusGap + look.FocusRing
	line.StrokeWidth = look.FocusRing
	line.Hide()
	return ring{line}
}

func (r ring) paint(focused bool) {
	r.line.StrokeColor = look.Color(look.Accent)
	show(r.line, focused)
}

func (r ring) place(x, y, width, height float32) {
	out := look.FocusGap + look.FocusRing
	place(r.line, x-out, y-out, width+2*out, height+2*out)
}

// Box is a rounded surface in token colours, to lie under other things.
type Box struct {
	widget.BaseWidget
	fill, line fyne.ThemeColorName
	radius     float32
}

// NewBox returns a box with a 1 px border; an empty line token means none.
// Radius is in device-independent pixels.
func NewBox(fill, line fyne.ThemeColorName, radius float32) *Box {
	b := &Box{fill: fill, line: line, radius: radius}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer is called by Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	border := look.Hairline
	if b.line == "" {
		border = 0
	}
	f := newFrame(b.radius, border)
	return newFace(face{
		objects: f.objects(),
		min:     func() fyne.Size { return fyne.Size{} },
		layout:  func(s fyne.Size) { f.place(0, 0, s.Width, s.Height) },
		paint: func() {
			if b.line == "" {
				f.paint(look.Color(b.fill), color.Transparent)
				return
			}
			f.paint(look.Color(b.fill), look.Color(b.line))
		},
	})
}
