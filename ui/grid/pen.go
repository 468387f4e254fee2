package grid

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"

	"storehand/ui/look"
)

// pen knows the screen the grid is drawn on: its colours, and where its whole
// pixels lie. A line off the pixels shimmers while the rows scroll.
type pen struct {
	scale   float32       // device pixels per pixel
	origin  fyne.Position // of the grid in its window
	colours map[fyne.ThemeColorName]color.Color
}

// dip looks the screen up anew: after a change of theme, size or place.
func (p *pen) dip(g fyne.CanvasObject) {
	p.scale, p.origin, p.colours = 1, fyne.Position{}, map[fyne.ThemeColorName]color.Color{}
	driver := fyne.CurrentApp().Driver()
	if c := driver.CanvasForObject(g); c != nil && c.Scale() > 0 {
		p.scale = c.Scale()
		p.origin = driver.AbsolutePositionForObject(g)
	}
}

// colour is the token's colour in the theme in use.
func (p *pen) colour(name fyne.ThemeColorName) color.Color {
	c, ok := p.colours[name]
	if !ok {
		c = look.Color(name)
		p.colours[name] = c
	}
	return c
}

// veil is the token's colour thin enough to read through.
func (p *pen) veil(name fyne.ThemeColorName) color.Color {
	c := color.NRGBAModel.Convert(p.colour(name)).(color.NRGBA)
	c.A = 26 // a tenth
	return c
}

// x is the whole device pixel next to v, a distance from the grid's left edge.
func (p *pen) x(v float32) float32 { return snap(v, p.origin.X, p.scale) }

// y is the whole device pixel next to v, a distance from the grid's upper edge.
func (p *pen) y(v float32) float32 { return snap(v, p.origin.Y, p.scale) }

// even is a length rounded to whole device pixels.
func (p *pen) even(v float32) float32 { return snap(v, 0, p.scale) }

// hair is the thickness of a hairline.
func (p *pen) hair() float32 {
	return float32(max(1, math.Round(float64(look.Hairline*p.scale)))) / p.scale
}

func snap(v, origin, scale float32) float32 {
	return float32(math.Round(float64((origin+v)*scale)))/scale - origin
}
