package look

import (
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"

	"storehand/assets"
)

// Strokes of the icon drawings, in units of their 24 px box.
const (
	iconStroke     = 1.75
	chipIconStroke = 2 // thinner lines would vanish at 12 px
)

// Resource returns the icon drawn in a token colour of the theme in use. Like
// a text, an icon does not follow the theme by itself: its owner asks again in
// Refresh. An unknown icon panics, as it can only be a slip in the program.
func (i Icon) Resource(colour fyne.ThemeColorName) fyne.Resource {
	return painted.resource(i, Color(colour), iconStroke)
}

// ChipResource is Resource with the heavier stroke for 12 px.
func (i Icon) ChipResource(colour fyne.ThemeColorName) fyne.Resource {
	return painted.resource(i, Color(colour), chipIconStroke)
}

// painted keeps one resource per icon, colour and stroke. Fyne caches the
// drawn SVG by the resource's name, hence the colour in it. Its own themed
// resources will not do: their recolouring drops polylines, lines and the
// stroke on the root element.
var painted = iconCache{made: map[string]fyne.Resource{}, outlines: map[outlineKey]string{}}

type iconCache struct {
	mu       sync.Mutex
	made     map[string]fyne.Resource
	outlines map[outlineKey]string
}

type outlineKey struct {
	icon   Icon
	stroke float64
}

func (c *iconCache) resource(icon Icon, colour color.Color, stroke float64) fyne.Resource {
	paint := hex(color.NRGBAModel.Convert(colour).(color.NRGBA))
	name := fmt.Sprintf("%s-%s-%.2f.svg", icon, paint, stroke)

	c.mu.Lock()
	defer c.mu.Unlock()
	if made, ok := c.made[name]; ok {
		return made
	}
	svg := fmt.Sprintf(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d"><path fill="#%s" d="%s"/></svg>`,
		fineBox, fineBox, paint, c.outline(icon, stroke))
	made := fyne.NewStaticResource(name, []byte(svg))
	c.made[name] = made
	return made
}

func (c *iconCache) outline(icon Icon, stroke float64) string {
	key := outlineKey{icon, stroke}
	if path, ok := c.outlines[key]; ok {
		return path
	}
	svg, err := assets.Icon(string(icon))
	if err != nil {
		panic(err) // every Icon is a constant of this package with a file beside it
	}
	path, err := outlines(svg, stroke)
	if err != nil {
		panic(fmt.Errorf("icon %s: %w", icon, err)) // the tests draw every icon
	}
	c.outlines[key] = path
	return path
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B) }
