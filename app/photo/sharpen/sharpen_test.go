package sharpen_test

import (
	"bytes"
	"image"
	"testing"

	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
	"storehand/app/photo/sharpen"
)

// edge is a plane that steps from 80 to 160 over three columns.
func edge(width, height int) plane.Plane {
	p := plane.New(width, height)
	for y := range height {
		for x := range width {
			p.Row(y)[x] = uint8(80 + min(max(20*(x-width/2+2), 0), 80))
		}
	}
	return p
}

func TestEdgesBecomeSteeperWithoutHalo(t *testing.T) {
	p, steepness := edge(40, 9), 0
	for _, amount := range []int{0, 30, 60, 100} {
		got := sharpen.Plane(p, amount)
		row, most := got.Row(4), 0
		for x, v := range row {
			if int(v) < 80-12 || int(v) > 160+12 {
				t.Errorf("amount %d: %d goes too far beyond what was there", amount, v)
			}
			if x >= 2 {
				most = max(most, int(v)-int(row[x-2]))
			}
		}
		if amount > 0 && most <= steepness {
			t.Errorf("amount %d: a step of %d, and of %d with less", amount, most, steepness)
		}
		if steepness = most; row[2] != 80 || row[37] != 160 {
			t.Errorf("amount %d: even areas are %d and %d", amount, row[2], row[37])
		}
	}
}

func TestGrainAndEvenAreasStay(t *testing.T) {
	p := plane.Filled(30, 20, 100)
	for i := range p.Pix {
		p.Pix[i] += uint8(i % 2) // a step of one
	}
	if got := sharpen.Plane(p, 100); !bytes.Equal(got.Pix, p.Pix) {
		t.Error("grain of one step was made stronger")
	}
	for _, size := range []image.Point{{1, 1}, {2, 1}, {1, 3}, {5, 2}} {
		if got := sharpen.Plane(plane.Filled(size.X, size.Y, 7), 100); got.Width != size.X || got.Height != size.Y || got.Pix[0] != 7 {
			t.Errorf("%v became %+v", size, got)
		}
	}
}

// Grey pixels are sharpened as the luminance is; colours keep their hue.
func TestPicturesAreSharpenedInLuminance(t *testing.T) {
	p := edge(40, 9)
	img := image.NewNRGBA(image.Rect(0, 0, 40, 9))
	for i, v := range p.Pix {
		copy(img.Pix[4*i:], []uint8{v, v, v, 255})
	}
	sharpen.Picture(img, 70)
	for i, want := range sharpen.Plane(p, 70).Pix {
		if px := img.Pix[4*i:]; px[0] != want || px[1] != want || px[2] != want || px[3] != 255 {
			t.Fatalf("pixel %d is %v, want %d", i, px[:4], want)
		}
	}
	colours := phototest.Photo(60, 40)
	before := bytes.Clone(colours.Pix)
	sharpen.Picture(colours, 50)
	for i := 0; i < len(before); i += 4 {
		was, is := before[i:][:3], colours.Pix[i:][:3]
		if d := int(is[0]) - int(was[0]); min(is[0], is[1], is[2]) > 0 && max(is[0], is[1], is[2]) < 255 && (int(is[1])-int(was[1]) != d || int(is[2])-int(was[2]) != d) {
			t.Fatalf("%v became %v", was, is)
		}
	}
}

func BenchmarkPlane(b *testing.B) {
	p := edge(2048, 1536)
	for b.Loop() {
		sharpen.Plane(p, 50)
	}
}
