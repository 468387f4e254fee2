package look

import (
	"bytes"
	"fmt"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"

	"storehand/assets"
)

// strokes of the icon drawings, in units of their 24 px box.
const (
	iconStroke     = "1.75"
	chipIconStroke = "2" // thinner lines would vanish at 12 px
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
var painted = iconCache{made: map[string]fyne.Resource{}}

type iconCache struct {
	mu   sync.Mutex
	made map[string]fyne.Resource
}

func (c *iconCache) resource(icon Icon, colour color.Color, stroke string) fyne.Resource {
	paint := color.NRGBAModel.Convert(colour).(color.NRGBA)
	name := fmt.Sprintf("%s-%s-%s.svg", icon, hex(paint), stroke)

	c.mu.Lock()
	defer c.mu.Unlock()
	if made, ok := c.made[name]; ok {
		return made
	}
	made := fyne.NewStaticResource(name, paintIcon(icon, paint, stroke))
	c.made[name] = made
	return made
}

// paintIcon writes colour and stroke into the drawing. Opacity is left to the
// canvas.Image that shows it.
func paintIcon(icon Icon, c color.NRGBA, stroke string) []byte {
	svg, err := assets.Icon(string(icon))
	if err != nil {
		panic(err) // every Icon is a constant of this package with a file beside it
	}
	svg = bytes.ReplaceAll(svg, []byte("currentColor"), []byte("#"+hex(c)))
	return bytes.ReplaceAll(svg, []byte(`stroke-width="1.75"`), []byte(`stroke-width="`+stroke+`"`))
}

func hex(c color.NRGBA) string { return fmt.Sprintf("%02x%02x%02x", c.R, c.G, c.B) }
