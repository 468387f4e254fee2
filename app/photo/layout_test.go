package photo

import (
	"image"
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestLayouts(t *testing.T) {
	for name, c := range map[string]struct {
		preset Preset
		size   image.Point
		want   layout
	}{
		"inside":                   {Preset{Fit: FitInside, Width: 2048, Height: 2048}, image.Pt(4000, 3000), layout{scaled: image.Pt(2048, 1536), canvas: image.Pt(2048, 1536)}},
		"inside, one side":         {Preset{Fit: FitInside, Width: 1000}, image.Pt(4000, 3000), layout{scaled: image.Pt(1000, 750), canvas: image.Pt(1000, 750)}},
		"inside, the other side":   {Preset{Fit: FitInside, Height: 1000}, image.Pt(4000, 3000), layout{scaled: image.Pt(1333, 1000), canvas: image.Pt(1333, 1000)}},
		"inside, no size":          {Preset{Fit: FitInside}, image.Pt(4000, 3000), layout{scaled: image.Pt(4000, 3000), canvas: image.Pt(4000, 3000)}},
		"inside, small":            {Preset{Fit: FitInside, Width: 2048, Height: 2048}, image.Pt(40, 30), layout{scaled: image.Pt(40, 30), canvas: image.Pt(40, 30)}},
		"inside, enlarged":         {Preset{Fit: FitInside, Width: 80, Height: 80, Enlarge: true}, image.Pt(40, 30), layout{scaled: image.Pt(80, 60), canvas: image.Pt(80, 60), enlarged: true}},
		"pad":                      {Preset{Fit: FitPad, Width: 1200, Height: 1200}, image.Pt(4000, 3000), layout{scaled: image.Pt(1200, 900), canvas: image.Pt(1200, 1200), at: image.Pt(0, 150)}},
		"pad, small":               {Preset{Fit: FitPad, Width: 100, Height: 100}, image.Pt(40, 30), layout{scaled: image.Pt(40, 30), canvas: image.Pt(100, 100), at: image.Pt(30, 35), small: true}},
		"pad, as wide as the box":  {Preset{Fit: FitPad, Width: 100, Height: 100}, image.Pt(100, 30), layout{scaled: image.Pt(100, 30), canvas: image.Pt(100, 100), at: image.Pt(0, 35)}},
		"pad, enlarged":            {Preset{Fit: FitPad, Width: 100, Height: 100, Enlarge: true}, image.Pt(40, 30), layout{scaled: image.Pt(100, 75), canvas: image.Pt(100, 100), at: image.Pt(0, 12), enlarged: true}},
		"crop":                     {Preset{Fit: FitCrop, Width: 1000, Height: 1000}, image.Pt(4000, 3000), layout{scaled: image.Pt(1333, 1000), canvas: image.Pt(1000, 1000), at: image.Pt(-166, 0)}},
		"crop, small":              {Preset{Fit: FitCrop, Width: 1000, Height: 1000}, image.Pt(400, 300), layout{scaled: image.Pt(400, 300), canvas: image.Pt(300, 300), at: image.Pt(-50, 0), small: true}},
		"crop, enlarged":           {Preset{Fit: FitCrop, Width: 100, Height: 100, Enlarge: true}, image.Pt(40, 30), layout{scaled: image.Pt(133, 100), canvas: image.Pt(100, 100), at: image.Pt(-16, 0), enlarged: true}},
		"exact":                    {Preset{Fit: FitExact, Width: 500, Height: 100}, image.Pt(4000, 3000), layout{scaled: image.Pt(500, 100), canvas: image.Pt(500, 100)}},
		"exact, small on one side": {Preset{Fit: FitExact, Width: 500, Height: 100}, image.Pt(250, 3000), layout{scaled: image.Pt(250, 50), canvas: image.Pt(250, 50), small: true}},
		"a hair":                   {Preset{Fit: FitInside, Width: 100, Height: 100}, image.Pt(60000, 1), layout{scaled: image.Pt(100, 1), canvas: image.Pt(100, 1)}},
	} {
		if got := c.preset.layout(c.size); got != c.want {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
}

func TestLayoutsKeepTheirPromises(t *testing.T) {
	side := rapid.IntRange(1, 5000)
	rapid.Check(t, func(t *rapid.T) {
		p := Preset{
			Fit:   rapid.SampledFrom([]Fit{FitInside, FitPad, FitCrop, FitExact}).Draw(t, "fit"),
			Width: side.Draw(t, "width"), Height: side.Draw(t, "height"), Enlarge: rapid.Bool().Draw(t, "enlarge"),
		}
		size := image.Pt(side.Draw(t, "picture's width"), side.Draw(t, "picture's height"))
		l := p.layout(size)
		if !p.Enlarge && (l.scaled.X > size.X || l.scaled.Y > size.Y) {
			t.Fatalf("%v was enlarged to %v", size, l.scaled)
		}
		if l.canvas.X > p.Width || l.canvas.Y > p.Height || l.canvas.X < 1 || l.canvas.Y < 1 {
			t.Fatalf("a canvas of %v", l.canvas)
		}
		if p.Fit == FitPad && l.canvas != image.Pt(p.Width, p.Height) {
			t.Fatalf("a padded canvas of %v", l.canvas)
		}
		if p.Fit == FitCrop && (l.scaled.X < l.canvas.X || l.scaled.Y < l.canvas.Y) {
			t.Fatalf("%v does not cover %v", l.scaled, l.canvas)
		}
		// One pixel of rounding on either side is all that proportions may
		// change.
		ratio := float64(l.scaled.X) / float64(size.X) * float64(size.Y)
		if p.Fit != FitExact && math.Abs(ratio-float64(l.scaled.Y)) > 1+float64(size.Y)/float64(size.X) {
			t.Fatalf("%v became %v", size, l.scaled)
		}
	})
}
