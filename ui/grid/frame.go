package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Fyne's painters disagree on which side of a rectangle's edge its stroke
// lies, so borders are drawn without strokes: as one box inside another, or as
// four bars where what is inside must be seen.

// frame is a box with a border.
type frame struct{ edge, fill *canvas.Rectangle }

func newFrame() frame {
	return frame{canvas.NewRectangle(nil), canvas.NewRectangle(nil)}
}

// draw shows the frame. All lengths are in device-independent pixels.
func (f frame) draw(a area, border, radius float32, line, ground color.Color) {
	f.edge.FillColor, f.edge.CornerRadius = line, radius
	f.fill.FillColor, f.fill.CornerRadius = ground, max(0, radius-border)
	put(f.edge, a.x, a.y, a.width, a.height)
	put(f.fill, a.x+border, a.y+border, a.width-2*border, a.height-2*border)
}

func (f frame) objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.edge, f.fill} }

// ring is a border with nothing inside.
type ring [4]*canvas.Rectangle

func newRing() ring {
	var r ring
	for i := range r {
		r[i] = canvas.NewRectangle(nil)
	}
	return r
}

func (r ring) draw(a area, border float32, line color.Color) {
	for _, bar := range r {
		bar.FillColor = line
	}
	put(r[0], a.x, a.y, a.width, border)
	put(r[1], a.x, a.y+a.height-border, a.width, border)
	put(r[2], a.x, a.y+border, border, a.height-2*border)
	put(r[3], a.x+a.width-border, a.y+border, border, a.height-2*border)
}

func (r ring) hide() {
	for _, bar := range r {
		bar.Hide()
	}
}

func (r ring) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r[0], r[1], r[2], r[3]}
}
