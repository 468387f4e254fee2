package plane

import (
	"image"
	"math"
	"testing"

	"github.com/disintegration/imaging"
	"pgregory.net/rapid"
)

// waves is a plane with fine and coarse detail.
func waves(width, height int) Plane {
	p := New(width, height)
	for y := range height {
		for x := range width {
			v := 128 + 60*math.Sin(float64(x)/7) + 50*math.Cos(float64(x*y)/900)
			p.Row(y)[x] = uint8(math.Round(v))
		}
	}
	return p
}

// imaging's resampling in floating point is the oracle.
func TestResizingIsThatOfImaging(t *testing.T) {
	p := waves(317, 211)
	grey := &image.Gray{Pix: p.Pix, Stride: p.Stride, Rect: image.Rect(0, 0, p.Width, p.Height)}
	for _, size := range []image.Point{{200, 133}, {317, 100}, {60, 211}, {40, 26}, {500, 333}, {3, 2}, {1, 1}} {
		for name, f := range map[string]struct {
			own    Filter
			theirs imaging.ResampleFilter
		}{"Lanczos": {Lanczos, imaging.Lanczos}, "linear": {Linear, imaging.Linear}} {
			want := imaging.Resize(grey, size.X, size.Y, f.theirs)
			got := Resize(p, size.X, size.Y, f.own)
			worst := 0
			for y := range size.Y {
				for x, v := range got.Row(y) {
					d := int(v) - int(want.NRGBAAt(x, y).R)
					worst = max(worst, d, -d)
				}
			}
			// It rounds to whole steps between the two directions.
			if worst > 2 {
				t.Errorf("%s to %v: a sample differs by %d", name, size, worst)
			}
		}
	}
}

func TestFlatPlanesStayFlatAndSizesAreKept(t *testing.T) {
	side := rapid.IntRange(1, 90)
	rapid.Check(t, func(t *rapid.T) {
		value := rapid.Uint8().Draw(t, "value")
		width, height := side.Draw(t, "width"), side.Draw(t, "height")
		got := Resize(Filled(side.Draw(t, "old width"), side.Draw(t, "old height"), value), width, height, Lanczos)
		if got.Width != width || got.Height != height {
			t.Fatalf("%d × %d instead of %d × %d", got.Width, got.Height, width, height)
		}
		for i, v := range got.Pix {
			if v != value {
				t.Fatalf("sample %d is %d instead of %d", i, v, value)
			}
		}
	})
}

func TestTheSameSizeIsTheSamePlane(t *testing.T) {
	p := waves(50, 40)
	got := Resize(p, 50, 40, Lanczos)
	for i := range p.Pix {
		if got.Pix[i] != p.Pix[i] {
			t.Fatalf("sample %d became %d from %d", i, got.Pix[i], p.Pix[i])
		}
	}
}

// A ramp whose last sample lies half beyond the picture is stretched by what is
// on the picture only.
func TestExtentsPlaceTheSamples(t *testing.T) {
	ramp := New(8, 1)
	for x := range ramp.Row(0) {
		ramp.Row(0)[x] = uint8(20 * x)
	}
	r := NewResizer(Size{Line{8, 0, 7.5}, Line{1, 0, 1}}, Whole(15, 1), Linear)
	r.Rows(ramp.Pix, ramp.Stride, 1)
	for x, v := range r.Plane().Row(0)[1:14] {
		want := 20 * (float64(x+1)*0.5 - 0.25)
		if math.Abs(float64(v)-want) > 1 {
			t.Errorf("sample %d is %d, want %.1f", x+1, v, want)
		}
	}
}

// A half plane of a picture that begins at an odd column, seen from either end.
func TestHalfLines(t *testing.T) {
	for _, c := range []struct {
		length      int
		odd         bool
		want, other Line
	}{
		{6, false, Line{3, 0, 3}, Line{3, 0, 3}},
		{7, false, Line{4, 0, 3.5}, Line{4, 0.5, 3.5}},
		{6, true, Line{4, 0.5, 3}, Line{4, 0.5, 3}},
		{7, true, Line{4, 0.5, 3.5}, Line{4, 0, 3.5}},
	} {
		got := Half(c.length, 1, c.odd, false).X
		if got != c.want || got.Mirrored() != c.other {
			t.Errorf("%d, odd %v: %v and %v", c.length, c.odd, got, got.Mirrored())
		}
	}
}

func TestPlacing(t *testing.T) {
	p := Filled(4, 3, 1)
	p.Place(Filled(3, 3, 7), 2, -1)
	p.Place(Filled(9, 9, 8), -20, 0)
	want := []uint8{1, 1, 7, 7, 1, 1, 7, 7, 1, 1, 1, 1}
	for i, v := range p.Pix {
		if v != want[i] {
			t.Fatalf("%v, want %v", p.Pix, want)
		}
	}
}

// The turns are held against imaging's.
func TestTurns(t *testing.T) {
	p := waves(7, 4)
	img := imaging.Clone(&image.Gray{Pix: p.Pix, Stride: p.Stride, Rect: image.Rect(0, 0, 7, 4)})
	for orientation, turn := range map[int]func(image.Image) *image.NRGBA{
		0: imaging.Clone, 1: imaging.Clone, 2: imaging.FlipH, 3: imaging.Rotate180, 4: imaging.FlipV, 5: imaging.Transpose,
		6: imaging.Rotate270, 7: imaging.Transverse, 8: imaging.Rotate90,
	} {
		want, got := turn(img), Turned(p, orientation)
		if want.Rect.Dx() != got.Width || want.Rect.Dy() != got.Height {
			t.Errorf("%d: %d × %d", orientation, got.Width, got.Height)
			continue
		}
		for y := range got.Height {
			for x, v := range got.Row(y) {
				if v != want.NRGBAAt(x, y).R {
					t.Fatalf("%d: wrong at %d, %d", orientation, x, y)
				}
			}
		}
	}
}

func BenchmarkResize(b *testing.B) {
	p := waves(2500, 1875)
	for b.Loop() {
		Resize(p, 2048, 1536, Lanczos)
	}
}
