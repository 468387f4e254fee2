// Package phototest makes the pictures that tests of the photo packages need,
// measures how much two pictures differ, and finds the shared corpus of real
// files. Only tests import it.
package phototest

import (
	"image"
	"image/color"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// Corpus returns the folder of the shared real pictures, and skips the test
// where it is absent.
func Corpus(tb testing.TB) string {
	tb.Helper()
	dir, err := os.Getwd()
	if err != nil {
		tb.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	images := filepath.Join(dir, "..", "shared", "corpus", "images")
	if _, err := os.Stat(images); err != nil {
		tb.Skip("the shared corpus of real pictures (../shared/corpus/images beside the repository) is absent")
	}
	return images
}

// Photo returns a picture with what photos have: smooth areas, edges, fine
// texture and strong colours; always the same for the same size.
func Photo(width, height int) *image.NRGBA {
	img := Smooth(width, height)
	noise := uint32(1)
	for y := range height {
		for x := range width {
			noise = noise*1664525 + 1013904223 // Numerical Recipes' generator: the same noise on every run
			px := img.Pix[y*img.Stride+4*x:][:4]
			grain := int(noise>>28) - 8
			if (x/23+y/19)%5 == 0 {
				px[0], px[1], px[2] = px[1], px[2], px[0]
			}
			for c := range 3 {
				px[c] = uint8(min(max(int(px[c])+grain, 0), 255))
			}
		}
	}
	return img
}

// Smooth returns a picture of slow changes only, which loses nothing to
// subsampling.
func Smooth(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			fx, fy := float64(x)/float64(max(width, 32)), float64(y)/float64(max(height, 32))
			img.SetNRGBA(x, y, color.NRGBA{
				R: uint8(40 + 170*fx), G: uint8(60 + 120*fy), B: uint8(128 + 80*math.Sin(3*(fx+fy))), A: 255,
			})
		}
	}
	return img
}

// Chart returns 8×8 patches of 16×16 pixels, of colours that cover the whole
// space evenly.
func Chart() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 128, 128))
	for y := range 128 {
		for x := range 128 {
			i := y/16*8 + x/16
			img.SetNRGBA(x, y, color.NRGBA{uint8(i / 16 * 85), uint8(i / 4 % 4 * 85), uint8(i % 4 * 85), 255})
		}
	}
	return img
}

// MeanDifference returns the mean absolute difference of two pictures' colours
// in steps of 0 to 255, over red, green, blue and alpha as a viewer would get
// them (premultiplied); 255 when their sizes differ.
func MeanDifference(a, b image.Image) float64 {
	if a.Bounds().Size() != b.Bounds().Size() {
		return 255
	}
	sum, size := 0.0, a.Bounds().Size()
	for y := range size.Y {
		for x := range size.X {
			r1, g1, b1, a1 := a.At(a.Bounds().Min.X+x, a.Bounds().Min.Y+y).RGBA()
			r2, g2, b2, a2 := b.At(b.Bounds().Min.X+x, b.Bounds().Min.Y+y).RGBA()
			sum += distance(r1, r2) + distance(g1, g2) + distance(b1, b2) + distance(a1, a2)
		}
	}
	return sum / float64(4*size.X*size.Y) / 257
}

func distance(a, b uint32) float64 { return math.Abs(float64(a) - float64(b)) }

// Shrink returns the picture at a smaller size, every pixel the mean of the
// area it covers.
func Shrink(img image.Image, width, height int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, width, height))
	b := img.Bounds()
	for y := range height {
		for x := range width {
			out.SetNRGBA(x, y, mean(img,
				float64(b.Dx()*x)/float64(width), float64(b.Dx()*(x+1))/float64(width),
				float64(b.Dy()*y)/float64(height), float64(b.Dy()*(y+1))/float64(height)))
		}
	}
	return out
}

// mean returns the mean colour of an opaque picture's area, whose sides may cut
// pixels.
func mean(img image.Image, left, right, top, bottom float64) color.NRGBA {
	var sum [3]float64
	total := 0.0
	for y := int(top); float64(y) < bottom; y++ {
		for x := int(left); float64(x) < right; x++ {
			w := (math.Min(right, float64(x+1)) - math.Max(left, float64(x))) *
				(math.Min(bottom, float64(y+1)) - math.Max(top, float64(y)))
			r, g, b, _ := img.At(x, y).RGBA()
			sum[0], sum[1], sum[2], total = sum[0]+w*float64(r), sum[1]+w*float64(g), sum[2]+w*float64(b), total+w
		}
	}
	return color.NRGBA{uint8(sum[0]/total/257 + .5), uint8(sum[1]/total/257 + .5), uint8(sum[2]/total/257 + .5), 255}
}

// Part returns a part of a picture as a picture of its own.
func Part(img image.Image, r image.Rectangle) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		for x := range r.Dx() {
			out.Set(x, y, img.At(r.Min.X+x, r.Min.Y+y))
		}
	}
	return out
}

// GoPictures returns the folder of the pictures that Go's own image packages
// are tested with, and skips the test where the installed Go came without them.
func GoPictures(tb testing.TB) string {
	tb.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		tb.Fatal(err)
	}
	dir := filepath.Join(strings.TrimSpace(string(root)), "src", "image", "testdata")
	if _, err := os.Stat(dir); err != nil {
		tb.Skip("this Go came without the test pictures of its image packages")
	}
	return dir
}

// Read returns a file's bytes.
func Read(tb testing.TB, path ...string) []byte {
	tb.Helper()
	data, err := os.ReadFile(filepath.Join(path...))
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// ColourDifference is how different two colours of sRGB look: the distance in
// CIE L*a*b* (ΔE*ab of 1976), of which 1 is about the least that can be seen.
func ColourDifference(a, b [3]uint8) float64 {
	sum := 0.0
	labA, labB := lab(a), lab(b)
	for i := range labA {
		sum += (labA[i] - labB[i]) * (labA[i] - labB[i])
	}
	return math.Sqrt(sum)
}

// lab is a colour of sRGB in CIE L*a*b* for the white of daylight (IEC 61966-2-1
// and CIE 15).
func lab(c [3]uint8) [3]float64 {
	var linear [3]float64
	for i, v := range c {
		if s := float64(v) / 255; s > 0.04045 {
			linear[i] = math.Pow((s+0.055)/1.055, 2.4)
		} else {
			linear[i] = s / 12.92
		}
	}
	r, g, b := linear[0], linear[1], linear[2]
	f := func(v float64) float64 {
		if v > 216.0/24389 {
			return math.Cbrt(v)
		}
		return (24389.0/27*v + 16) / 116
	}
	x, y, z := f((0.4124*r+0.3576*g+0.1805*b)/0.9505), f(0.2126*r+0.7152*g+0.0722*b), f((0.0193*r+0.1192*g+0.9505*b)/1.089)
	return [3]float64{116*y - 16, 500 * (x - y), 200 * (y - z)}
}
