package parts

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
	"github.com/srwiley/rasterx"
	"golang.org/x/image/math/fixed"

	"storehand/ui/look"
)

// The dashes of a border and the gaps between them, in pixels.
const (
	dashLength = 4
	dashGap    = 3
)

// DashedBox is a surface with a dashed border: something can be put here.
type DashedBox struct {
	widget.BaseWidget
	fill, line fyne.ThemeColorName
	radius     float32
	ground     frame
	border     *canvas.Raster
}

// NewDashedBox returns a box in token colours with a radius in pixels.
func NewDashedBox(fill, line fyne.ThemeColorName, radius float32) *DashedBox {
	b := &DashedBox{fill: fill, line: line, radius: radius, ground: newFrame(radius, 0)}
	b.border = canvas.NewRaster(b.draw)
	b.ExtendBaseWidget(b)
	return b
}

// SetColours changes the tokens, for example while something is held over it.
func (b *DashedBox) SetColours(fill, line fyne.ThemeColorName) {
	b.fill, b.line = fill, line
	b.Refresh()
}

// CreateRenderer is called by Fyne.
func (b *DashedBox) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(b.ground.objects(), b.border),
		min:     func() fyne.Size { return fyne.Size{} },
		layout: func(s fyne.Size) {
			b.ground.place(0, 0, s.Width, s.Height)
			place(b.border, 0, 0, s.Width, s.Height)
		},
		paint: func() { b.ground.paint(look.Color(b.fill), look.Color(b.fill)) },
	})
}

// draw paints the border in device pixels.
func (b *DashedBox) draw(width, height int) image.Image {
	picture := image.NewRGBA(image.Rect(0, 0, width, height))
	if b.Size().Width <= 0 {
		return picture
	}
	scale := float64(width) / float64(b.Size().Width)
	pen := rasterx.NewDasher(width, height, rasterx.NewScannerGV(width, height, picture, picture.Bounds()))
	pen.SetStroke(fixed.Int26_6(scale*64), 0, rasterx.ButtCap, rasterx.ButtCap, nil, rasterx.Miter,
		[]float64{dashLength * scale, dashGap * scale}, 0)
	pen.SetColor(look.Color(b.line))
	inset, radius := scale/2, float64(b.radius)*scale
	rasterx.AddRoundRect(inset, inset, float64(width)-inset, float64(height)-inset, radius, radius, 0, rasterx.RoundGap, pen)
	pen.Draw()
	return picture
}
