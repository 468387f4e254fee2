package fingerprint_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/disintegration/imaging"

	"storehand/app/photo"
	"storehand/app/photo/fingerprint"
	"storehand/app/photo/phototest"
	"storehand/app/photo/webpfile"
)

// pictureFile is a picture of the tests.
type pictureFile struct {
	name string
	img  *image.NRGBA // on white
}

// sampleShops are the pictures of the sample shops: products in several
// colours, drawn, and each on two backdrops and from near.
func sampleShops(t testing.TB) []pictureFile {
	return picturesOf(t, filepath.Join("..", "..", "..", "assets", "samples", "photos", "*.jpg"))
}

// realOnes are photos of the shared corpus, and of products in several colours.
func realOnes(t testing.TB) []pictureFile {
	corpus := phototest.Corpus(t)
	shared := filepath.Join(corpus, "..", "..")
	return picturesOf(t, filepath.Join(corpus, "solidus-products", "*.png"),
		filepath.Join(shared, "bench", "photos", "IMG_*.jpg"), filepath.Join(shared, "bench", "photos", "RGB_*.png"),
		filepath.Join(corpus, "exif-orientation", "*_1.jpg"), filepath.Join(corpus, "libvips", "sample.jpg"),
		filepath.Join(corpus, "libvips", "rotation_1.jpg"), filepath.Join(corpus, "libvips", "cd1.1.jpg"))
}

func picturesOf(t testing.TB, patterns ...string) (all []pictureFile) {
	t.Helper()
	for _, pattern := range patterns {
		paths, err := filepath.Glob(pattern)
		if err != nil || len(paths) == 0 {
			t.Fatalf("%s: %v", pattern, err)
		}
		for _, path := range paths {
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			read, err := photo.Thumbnail(context.Background(), photo.FromBytes(path, data), 480)
			if err != nil {
				t.Fatal(err)
			}
			page := imaging.New(read.Image.Rect.Dx(), read.Image.Rect.Dy(), color.White)
			all = append(all, pictureFile{filepath.Base(path), imaging.Overlay(page, read.Image, image.Point{}, 1)})
		}
	}
	return all
}

// alteration is what is done to a picture between two of its files.
type alteration struct {
	name  string
	alter func(t testing.TB, img *image.NRGBA) image.Image
	// least is the verdict that is expected, and most the share of pictures, in
	// percent, that may fall short of it.
	least fingerprint.Verdict
	most  int
}

var alterations = []alteration{
	{"half the size", func(_ testing.TB, img *image.NRGBA) image.Image {
		return imaging.Resize(img, img.Rect.Dx()/2, 0, imaging.Lanczos)
	}, fingerprint.Same, 15},
	{"160 pixels", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.Fit(img, 160, 160, imaging.Lanczos) }, fingerprint.Same, 20},
	{"JPEG 95", asJPEG(95), fingerprint.Same, 3},
	{"JPEG 60", asJPEG(60), fingerprint.Same, 5},
	{"JPEG 30", asJPEG(30), fingerprint.Near, 3},
	{"WebP 70", asWebP, fingerprint.Same, 5},
	{"padded square", func(_ testing.TB, img *image.NRGBA) image.Image { return padded(img, 1) }, fingerprint.Same, 5},
	{"300, padded, JPEG 80", func(t testing.TB, img *image.NRGBA) image.Image {
		return asJPEG(80)(t, padded(imaging.Fit(img, 300, 300, imaging.Lanczos), 1.2))
	}, fingerprint.Near, 5},
	{"crop 2 %", cropped(.02, .02), fingerprint.Near, 5},
	{"crop 3 % of two sides", cropped(.03, 0), fingerprint.Near, 15},
	{"crop 5 %", cropped(.05, .05), fingerprint.Near, 30},
	{"5 % brighter", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.AdjustBrightness(img, 5) }, fingerprint.Near, 5},
	{"5 % darker", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.AdjustBrightness(img, -5) }, fingerprint.Near, 5},
	{"more contrast", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.AdjustContrast(img, 12) }, fingerprint.Near, 5},
	{"gamma 1.15", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.AdjustGamma(img, 1.15) }, fingerprint.Near, 3},
	{"sharpened", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.Sharpen(img, 1) }, fingerprint.Same, 5},
	{"more colourful", func(_ testing.TB, img *image.NRGBA) image.Image { return imaging.AdjustSaturation(img, 12) }, fingerprint.Near, 5},
	{"all at once", func(t testing.TB, img *image.NRGBA) image.Image {
		small := imaging.Fit(cropped(.02, .02)(t, img), 300, 300, imaging.Lanczos)
		return asJPEG(75)(t, padded(imaging.AdjustBrightness(small, 3), 1.1))
	}, fingerprint.Near, 15},
}

func asJPEG(quality int) func(testing.TB, *image.NRGBA) image.Image {
	return func(t testing.TB, img *image.NRGBA) image.Image {
		read, err := jpeg.Decode(bytes.NewReader(phototest.JPEG(t, img, quality)))
		if err != nil {
			t.Fatal(err)
		}
		return read
	}
}

func asWebP(t testing.TB, img *image.NRGBA) image.Image {
	data, err := webpfile.Encode(img, 70, false)
	if err != nil {
		t.Fatal(err)
	}
	read, err := photo.Decode(context.Background(), photo.FromBytes("altered.webp", data))
	if err != nil {
		t.Fatal(err)
	}
	return read.Image
}

// padded puts a picture in the middle of a white square, so many times as wide.
func padded(img image.Image, times float64) *image.NRGBA {
	side := int(float64(max(img.Bounds().Dx(), img.Bounds().Dy())) * times)
	return imaging.OverlayCenter(imaging.New(side, side, color.White), img, 1)
}

// cropped takes shares off a picture: of its left and top, and of its right and
// bottom.
func cropped(first, last float64) func(testing.TB, *image.NRGBA) image.Image {
	return func(_ testing.TB, img *image.NRGBA) image.Image {
		w, h := float64(img.Rect.Dx()), float64(img.Rect.Dy())
		return imaging.Crop(img, image.Rect(int(first*w), int(first*h), int(w-last*w), int(h-last*h)))
	}
}

// TestKnownPairs compares pictures with what became of them, and with all
// others, and prints the table by which the limits are set.
func TestKnownPairs(t *testing.T) {
	for name, pictures := range map[string]func(testing.TB) []pictureFile{"sample shops": sampleShops, "real photos": realOnes} {
		t.Run(name, func(t *testing.T) {
			files := pictures(t)
			prints := make([]fingerprint.Print, len(files))
			for i, file := range files {
				prints[i] = fingerprint.Of(file.img)
			}
			var table strings.Builder
			fmt.Fprintf(&table, "%-24s %9s %6s %6s %6s\n", "", "different", "colour", "near", "same")
			for _, a := range alterations {
				checkAlteration(t, a, files, prints, &table)
			}
			checkOthers(t, files, prints, &table)
			t.Log("\n" + table.String())
		})
	}
}

// many pictures are not all altered, but one in four: it takes long.
const many = 100

func checkAlteration(t *testing.T, a alteration, files []pictureFile, prints []fingerprint.Print, table *strings.Builder) {
	var counts [fingerprint.Same + 1]int
	var short []string
	pictures := 0
	for i, file := range files {
		if prints[i].Empty() || len(files) > many && i%4 > 0 {
			continue
		}
		pictures++
		found := fingerprint.Compare(prints[i], fingerprint.Of(a.alter(t, file.img)))
		counts[found.Verdict]++
		if found.Verdict < a.least {
			short = append(short, fmt.Sprintf("%s %+v", file.name, found))
		}
	}
	fmt.Fprintf(table, "%-24s %9d %6d %6d %6d\n", a.name, counts[0], counts[1], counts[2], counts[3])
	if 100*len(short) > a.most*pictures {
		t.Errorf("%s: %d of %d are less than expected:\n%s", a.name, len(short), pictures, strings.Join(short, "\n"))
	}
}

// checkOthers holds that no two pictures of different things, or of one thing
// in different colours, are taken for one.
func checkOthers(t *testing.T, files []pictureFile, prints []fingerprint.Print, table *strings.Builder) {
	var counts [fingerprint.Same + 1]int
	for i := range files {
		for k := range i {
			if sameShot(files[i].name, files[k].name) {
				continue
			}
			found := fingerprint.Compare(prints[i], prints[k])
			counts[found.Verdict]++
			if found.Verdict >= fingerprint.Near {
				t.Errorf("%s is taken for %s: %+v", files[i].name, files[k].name, found)
			}
		}
	}
	fmt.Fprintf(table, "%-24s %9d %6d %6d %6d\n", "other pictures", counts[0], counts[1], counts[2], counts[3])
}

// sameShot leaves out pairs that show one thing on another backdrop, of which
// both answers are right.
func sameShot(a, b string) bool {
	shot := func(name string) string { return strings.Replace(name, "_backdrop", "", 1) }
	return shot(a) == shot(b)
}
