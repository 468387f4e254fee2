package presets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the column in pixels.
const (
	// Width is that of the column.
	Width float32 = 336

	margin     float32 = 16
	labelWidth float32 = 88 // from the margin to the control
	rowGap     float32 = 6
	groupEdge  float32 = 12 // above and below a group
	titleTo    float32 = 10 // from a group's title to its first row
	controlGap float32 = 8
)

// Group is a titled group of rows of the column.
func Group(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	head := container.New(layout.NewCustomPaddedLayout(0, titleTo-rowGap, 0, 0),
		parts.NewLabel(title, look.SizeBody, look.Ink, look.Semi))
	return container.New(layout.NewCustomPaddedLayout(groupEdge, groupEdge, margin, margin),
		container.New(layout.NewCustomPaddedVBoxLayout(rowGap), head, rowsOf(rows...)))
}

// rowsOf puts rows below each other.
func rowsOf(rows ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(rowGap), rows...)
}

// folded is the content of a group that opens and closes.
func folded(rows ...fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, groupEdge, margin, margin), rowsOf(rows...))
}

// rowOf puts words before a control.
func rowOf(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(labelled{}, parts.NewLabel(words, look.SizeBody, look.Ink2), control)
}

// under puts something below the control of the row above.
func under(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, labelWidth, 0), o)
}

// labelled stands the words on the line of the control's first line.
type labelled struct{}

// Layout is called by Fyne.
func (labelled) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words, control := objects[0], objects[1]
	paint.Put(words, 0, 0, labelWidth, min(look.SmallControlHeight, size.Height))
	paint.Put(control, labelWidth, 0, size.Width-labelWidth, size.Height)
}

// MinSize is called by Fyne.
func (labelled) MinSize(objects []fyne.CanvasObject) fyne.Size {
	control := objects[1].MinSize()
	return fyne.NewSize(labelWidth+control.Width, max(control.Height, look.SmallControlHeight))
}

// swatch shows a colour in a small square.
type swatch struct {
	widget.BaseWidget
	colour     color.Color
	edge, fill *canvas.Rectangle
}

func newSwatch() *swatch {
	s := &swatch{colour: color.Transparent, edge: canvas.NewRectangle(nil), fill: canvas.NewRectangle(nil)}
	s.edge.CornerRadius, s.fill.CornerRadius = look.RadiusControl, look.RadiusControl-look.Hairline
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatch) set(colour color.Color) {
	s.colour = colour
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{s.edge, s.fill}
	side := look.SmallControlHeight
	d := &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return objects },
		Min: func() fyne.Size { return fyne.NewSize(side, side) },
		Place: func(size fyne.Size) {
			top := float32(int((size.Height - side) / 2))
			paint.Put(s.edge, 0, top, side, side)
			paint.Put(s.fill, look.Hairline, top+look.Hairline, side-2*look.Hairline, side-2*look.Hairline)
		},
		Paint: func() {
			s.edge.FillColor, s.fill.FillColor = look.Color(look.Line2), s.colour
			if _, _, _, alpha := s.colour.RGBA(); alpha == 0 {
				s.fill.FillColor = look.Color(look.Surface)
			}
		},
	}
	d.Paint()
	return d
}
