package images

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// Measures of the right column in pixels.
const (
	railWidth   float32 = 336
	railMargin  float32 = 16
	railLabel   float32 = 88 // from the margin to the control
	railRowGap  float32 = 6
	railGroup   float32 = 12 // above and below a group
	railTitleTo float32 = 10 // from a group's title to its first row
)

// railGroupOf is a titled group of rows of the right column.
func railGroupOf(title string, rows ...fyne.CanvasObject) fyne.CanvasObject {
	box := container.New(layout.NewCustomPaddedVBoxLayout(railRowGap))
	for _, row := range rows {
		box.Add(row)
	}
	head := container.New(layout.NewCustomPaddedLayout(0, railTitleTo-railRowGap, 0, 0),
		parts.NewLabel(title, look.SizeBody, look.Ink, look.Semi))
	return container.New(layout.NewCustomPaddedLayout(railGroup, railGroup, railMargin, railMargin),
		container.New(layout.NewCustomPaddedVBoxLayout(railRowGap), head, box))
}

// railRow puts words before a control.
func railRow(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(railRowLayout{}, parts.NewLabel(words, look.SizeBody, look.Ink2), control)
}

// railUnder puts something below the control of the row above.
func railUnder(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, railLabel, 0), o)
}

// railRowLayout stands the words on the line of the control's first line.
type railRowLayout struct{}

// Layout is called by Fyne.
func (railRowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	words, control := objects[0], objects[1]
	put(words, 0, 0, railLabel, min(look.SmallControlHeight, size.Height))
	put(control, railLabel, 0, size.Width-railLabel, size.Height)
}

// MinSize is called by Fyne.
func (railRowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	control := objects[1].MinSize()
	return fyne.NewSize(railLabel+control.Width, max(control.Height, look.SmallControlHeight))
}

// line puts controls in a row with a gap.
func line(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedHBoxLayout(gap), objects...)
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
	d := &drawing{
		objects: func() []fyne.CanvasObject { return objects },
		min:     func() fyne.Size { return fyne.NewSize(side, side) },
		layout: func(size fyne.Size) {
			top := float32(int((size.Height - side) / 2))
			put(s.edge, 0, top, side, side)
			put(s.fill, look.Hairline, top+look.Hairline, side-2*look.Hairline, side-2*look.Hairline)
		},
		paint: func() {
			s.edge.FillColor, s.fill.FillColor = look.Color(look.Line2), s.colour
			if _, _, _, alpha := s.colour.RGBA(); alpha == 0 {
				s.fill.FillColor = look.Color(look.Surface)
			}
		},
	}
	d.paint()
	return d
}
