package matte_test

import (
	"bytes"
	"image"
	"image/jpeg"
	"io/fs"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/fyne-io/oksvg"
	"github.com/srwiley/rasterx"
	"pgregory.net/rapid"

	"storehand/app/photo/matte"
	"storehand/app/photo/phototest"
	"storehand/assets"
)

// TestRealProductsAreCutCleanly takes photos of products that were cut out by
// hand, lays them over backdrops, and stores them as JPEG as a camera does.
func TestRealProductsAreCutCleanly(t *testing.T) {
	dir := phototest.Corpus(t)
	for name, behind := range map[string]backdropLook{
		"solidus_cap_red_1.png": sweep(222, 208, 190), "solidus_cap_gray_1.png": vignette(246, 245, 242),
		"solidus_hoodie_black_1.png": sweep(236, 234, 230), "solidus_mug_set.png": vignette(176, 175, 178),
	} {
		photo, err := imaging.Decode(bytes.NewReader(phototest.Read(t, dir, "solidus-products", name)))
		if err != nil {
			t.Fatal(err)
		}
		// A place beside the cut-out's own for a frame all round.
		s := photograph(imaging.PasteCenter(imaging.New(900, 900, image.Transparent), imaging.Fit(photo, 760, 760, imaging.Lanczos)), behind, none, 1)
		stored, err := jpeg.Decode(bytes.NewReader(phototest.JPEG(t, s.photo, 92)))
		if err != nil {
			t.Fatal(err)
		}
		s.photo = imaging.Clone(stored)
		out, report := matte.Whiten(s.photo)
		if !report.Done {
			t.Errorf("%s: %+v", name, report)
			continue
		}
		white, clear, off, rim := 0, 0, 0.0, 0
		near := s.near(4)
		for i := range near {
			switch got := out.Pix[4*i:][:4]; {
			case near[i]:
				off, rim = off+max(s.offWhite(i, got), -s.offWhite(i, got)), rim+1
			case s.subject.Pix[4*i+3] == 0:
				clear++
				if got[0]&got[1]&got[2] == 255 {
					white++
				}
			}
		}
		share, mean := float64(white)/float64(clear), off/float64(rim)
		if share < .998 || mean > 6 {
			t.Errorf("%s: %.4f of the backdrop is white, colours along the outline are off by %.2f", name, share, mean)
		}
	}
}

// drawing rasters a product drawing of the sample shops.
func drawing(t *testing.T, name string, side int) *image.NRGBA {
	t.Helper()
	svg, err := fs.ReadFile(assets.Products(), name)
	if err != nil {
		t.Fatal(err)
	}
	icon, err := oksvg.ReadIconStream(bytes.NewReader(svg))
	if err != nil {
		t.Fatal(err)
	}
	icon.SetTarget(0, 0, float64(side), float64(side))
	img := image.NewRGBA(image.Rect(0, 0, side, side))
	icon.Draw(rasterx.NewDasher(side, side, rasterx.NewScannerGV(side, side, img, img.Bounds())), 1)
	return imaging.Clone(img)
}

// TestSampleProductsStayWhole compares each product of the sample shops on its
// backdrop, made white, with the same on white. Where both drawings agree, there
// is product.
func TestSampleProductsStayWhole(t *testing.T) {
	const side = 360
	files, err := fs.Glob(assets.Products(), "*_backdrop.svg")
	if err != nil || len(files) < 30 {
		t.Fatalf("%d drawings, %v", len(files), err)
	}
	for _, name := range files {
		photo := drawing(t, name, side)
		white := drawing(t, strings.TrimSuffix(name, "_backdrop.svg")+".svg", side)
		out, report := matte.Whiten(photo)
		if !report.Done || report.White < .3 {
			t.Errorf("%s: %+v", name, report)
			continue
		}
		all, lost := 0, 0
		for i := 0; i < len(photo.Pix); i += 4 {
			if !bytes.Equal(photo.Pix[i:i+4], white.Pix[i:i+4]) {
				continue
			}
			all++
			if !bytes.Equal(photo.Pix[i:i+3], out.Pix[i:i+3]) {
				lost++
			}
		}
		most := .02
		if strings.HasPrefix(name, "AF-JUG") || strings.HasPrefix(name, "AF-BWL-900") {
			most = .1 // a side of these has the very colour of the backdrop
		}
		if share := float64(lost) / float64(all); share > most {
			t.Errorf("%s: %.3f of the product is changed", name, share)
		}
	}
}

// TestAnyPictureIsTaken tries pictures of every small size, of blots on paper.
func TestAnyPictureIsTaken(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		size := image.Pt(rapid.IntRange(1, 90).Draw(t, "width"), rapid.IntRange(1, 90).Draw(t, "height"))
		img := image.NewNRGBA(image.Rectangle{Max: size})
		paper := rapid.Byte().Draw(t, "paper")
		for i := range img.Pix {
			img.Pix[i] = paper
			if i%4 == 3 {
				img.Pix[i] = 255
			}
		}
		for range rapid.IntRange(0, 4).Draw(t, "blots") {
			from := image.Pt(rapid.IntRange(0, size.X).Draw(t, "x"), rapid.IntRange(0, size.Y).Draw(t, "y"))
			blot := image.Rectangle{from, from.Add(image.Pt(rapid.IntRange(1, 60).Draw(t, "w"), rapid.IntRange(1, 60).Draw(t, "h")))}.Intersect(img.Rect)
			ink := rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "ink")
			for y := blot.Min.Y; y < blot.Max.Y; y++ {
				for x := blot.Min.X; x < blot.Max.X; x++ {
					copy(img.Pix[img.PixOffset(x, y):], ink)
				}
			}
		}
		before := bytes.Clone(img.Pix)
		out, report := matte.Whiten(img)
		if !bytes.Equal(before, img.Pix) {
			t.Fatal("the picture given was changed")
		}
		if out.Rect != img.Rect || report.Done == (report.Problem != "") || !report.Done && out != img {
			t.Fatalf("%v of %v, %+v", out.Rect, img.Rect, report)
		}
		if report.Done && !out.Opaque() {
			t.Fatal("it is still transparent")
		}
	})
}
