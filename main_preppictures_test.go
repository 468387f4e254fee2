package main

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"storehand/app/photo/phototest"
)

// mugOnGrey is a brown mug before a grey studio backdrop: 400 × 300 pixels, the
// mug 80 × 120 in the left half.
func mugOnGrey() *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, 400, 300))
	for y := range 300 {
		for x := range 400 {
			c := color.NRGBA{R: 226, G: 226, B: 228, A: 255}
			if x >= 60 && x < 140 && y >= 90 && y < 210 {
				c = color.NRGBA{R: 120, G: uint8(60 + (x*7+y*3)%40), B: 40, A: 255}
			}
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// pixels reads a finished picture.
func pixels(t *testing.T, path string) image.Image {
	t.Helper()
	img, _, err := image.Decode(bytes.NewReader(phototest.Read(t, path)))
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return img
}

// isWhite reports whether a pixel is as good as white.
func isWhite(c color.Color) bool {
	r, g, b, _ := c.RGBA()
	return min(r, g, b) >= 0xfd00
}

// subjectOf is the part of a picture that is not white.
func subjectOf(img image.Image) (bounds image.Rectangle) {
	for y := img.Bounds().Min.Y; y < img.Bounds().Max.Y; y++ {
		for x := img.Bounds().Min.X; x < img.Bounds().Max.X; x++ {
			if r, g, b, _ := img.At(x, y).RGBA(); min(r, g, b) < 0xc000 {
				bounds = bounds.Union(image.Rect(x, y, x+1, y+1))
			}
		}
	}
	return bounds
}

// TestPrepDoesWhatEachFlagSays looks at the pixels.
func TestPrepDoesWhatEachFlagSays(t *testing.T) {
	dir := t.TempDir()
	mug := write(t, dir, "mug.png", phototest.PNG(t, mugOnGrey()))
	blue := image.NewNRGBA(image.Rect(0, 0, 40, 20))
	draw.Draw(blue, blue.Rect, image.NewUniform(color.NRGBA{B: 255, A: 255}), image.Point{}, draw.Src)
	logo := write(t, dir, "logo.png", phototest.PNG(t, blue))
	tests := []struct {
		name  string
		flags []string
		holds func(image.Image) bool
	}{
		{"turned", []string{"--turn", "90"}, func(img image.Image) bool {
			return img.Bounds().Size() == image.Pt(300, 400) && subjectOf(img).Min.Y < 100
		}},
		{"mirrored", []string{"--flip"}, func(img image.Image) bool { return subjectOf(img).Min.X > 200 }},
		{"cropped", []string{"--crop", "0,0,50,100"}, func(img image.Image) bool { return img.Bounds().Size() == image.Pt(200, 300) }},
		{"straightened", []string{"--straighten", "4"}, func(img image.Image) bool { return img.Bounds().Dx() < 400 && img.Bounds().Dx() > 300 }},
		{"trimmed", []string{"--trim"}, func(img image.Image) bool { return img.Bounds().Dx() < 120 && img.Bounds().Dy() < 160 }},
		{"white", []string{"--white"}, func(img image.Image) bool { return isWhite(img.At(2, 2)) && isWhite(img.At(390, 150)) }},
		{"filled", []string{"--white", "--fit", "pad", "--size", "200x200", "--fill", "85", "--enlarge"}, func(img image.Image) bool {
			subject := subjectOf(img)
			centre := subject.Min.Add(subject.Max).Div(2)
			return subject.Dy() >= 165 && subject.Dy() <= 175 && centre.X >= 96 && centre.X <= 104
		}},
		{"at the detail", []string{"--fit", "crop", "--size", "150x300", "--focus", "detail"}, func(img image.Image) bool { return subjectOf(img).Dx() == 80 }},
		{"brighter", []string{"--brightness", "40"}, func(img image.Image) bool { r, _, _, _ := img.At(2, 2).RGBA(); return r > 0xe4e4 }},
		{"levelled", []string{"--levels", "0,226"}, func(img image.Image) bool { return isWhite(img.At(2, 2)) }},
		{"of few colours", []string{"--colours", "4"}, func(img image.Image) bool {
			paletted, is := img.(*image.Paletted)
			return is && len(paletted.Palette) <= 4
		}},
		{"marked", []string{"--watermark", logo, "--watermark-place", "top-right", "--watermark-share", "25", "--watermark-opacity", "100", "--watermark-margin", "0"}, func(img image.Image) bool {
			r, g, b, _ := img.At(350, 20).RGBA()
			return r < 0x1000 && g < 0x1000 && b > 0xf000 && !isWhite(img.At(250, 20))
		}},
	}
	for _, test := range tests {
		out := filepath.Join(dir, test.name)
		storehand(t, append([]string{"prep", "--format", "png", "--out", out, mug}, test.flags...)...).succeeds(t)
		if img := pixels(t, filepath.Join(out, "mug.png")); !test.holds(img) {
			t.Errorf("%s: %v, subject %v, corner %v", test.name, img.Bounds(), subjectOf(img), img.At(2, 2))
		}
	}
}

// TestPrepKeepsToATargetSize asks for what can be, for what can be with fewer
// pixels, and for what cannot be.
func TestPrepKeepsToATargetSize(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "tray.jpg", phototest.JPEG(t, phototest.Photo(1200, 900), 95))
	for _, flags := range [][]string{{"--target-kb", "120"}, {"--target-kb", "20", "--may-shrink"}, {"--target-kb", "40", "--may-shrink", "--format", "webp"}} {
		out := filepath.Join(dir, strings.Join(flags, " "))
		var seen struct {
			Photos []struct {
				Output     string
				BytesAfter int64 `json:"bytes_after"`
				Quality    int
				Width      int
			}
		}
		storehand(t, append([]string{"prep", "--json", "--out", out, photo}, flags...)...).succeeds(t).report(t, &seen)
		most, err := strconv.Atoi(flags[1])
		if err != nil {
			t.Fatal(err)
		}
		one := seen.Photos[0]
		info, err := os.Stat(one.Output)
		if err != nil || info.Size() != one.BytesAfter || info.Size() > int64(most*1000) || info.Size() < int64(most*1000)/2 || one.Quality < 1 {
			t.Errorf("%v: %+v, %v", flags, one, err)
		}
	}
	out := filepath.Join(dir, "never")
	storehand(t, "prep", "--target-kb", "2", "--out", out, photo).fails(t, photo, "KB")
	if left := names(t, out); len(left) != 0 {
		t.Errorf("written: %v", left)
	}
}

// TestPrepSaysWhatABusyBackdropKeeps leaves it as it is.
func TestPrepSaysWhatABusyBackdropKeeps(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "beach.jpg", phototest.JPEG(t, phototest.Photo(600, 400), 90))
	out := filepath.Join(dir, "out")
	run := storehand(t, "prep", "--white", "--out", out, photo)
	if run.says(t, photo); len(names(t, out)) != 1 {
		t.Errorf("files %v, stderr: %s", names(t, out), run.stderr)
	}
}

// TestPrepRefusesFlagsThatWouldDoNothing tells what is missing.
func TestPrepRefusesFlagsThatWouldDoNothing(t *testing.T) {
	dir := t.TempDir()
	photo := write(t, dir, "mug.jpg", snap(t))
	for said, flags := range map[string][]string{
		"--fill would do nothing here: add --fit pad":                    {"--fill", "85"},
		"--focus would do nothing here: add --fit crop":                  {"--focus", "detail"},
		"--lossless would do nothing here: add --format webp":            {"--lossless"},
		"--colours would do nothing here: add --format png":              {"--colours", "16"},
		"--may-shrink would do nothing here: add --target-kb":            {"--may-shrink"},
		"--watermark-opacity would do nothing here: add --watermark":     {"--watermark-opacity", "20"},
		`the focus "face" is not known`:                                  {"--fit", "crop", "--focus", "face"},
		"choose 90, 180 or 270":                                          {"--turn", "45"},
		"write left, top, width and height in percent":                   {"--crop", "10,10"},
		"write the samples that become black and white":                  {"--levels", "12"},
		"the brightness is 200; choose −100 to 100":                      {"--brightness", "200"},
		filepath.Join(dir, "absent.png") + " cannot be read":             {"--watermark", filepath.Join(dir, "absent.png")},
		`there is no preset "large": choose web`:                         {"--preset", "web,large"},
		"the watermark's place \"middle\" is not known; choose top-left": {"--watermark", photo, "--watermark-place", "middle"},
	} {
		storehand(t, append([]string{"prep", "--out", filepath.Join(dir, "out"), photo}, flags...)...).fails(t, said)
	}
}
