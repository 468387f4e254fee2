package photo_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo"
	"storehand/app/photo/exif"
	"storehand/app/photo/jpegfile"
	"storehand/app/photo/phototest"
)

// known says what is in the shared corpus: facts of the pictures (without their
// size in bytes) or the reason for a refusal.
func known() (map[string]photo.Facts, map[string]photo.Reason) {
	const srgb = "sRGB IEC61966-2-1 black scaled"
	facts := map[string]photo.Facts{}
	add := func(name string, f photo.Format, width, height int, o exif.Orientation, m photo.ColourModel, depth int, change func(*photo.Facts)) {
		facts[name] = photo.Facts{Format: f, Width: width, Height: height, Orientation: o, Model: m, Depth: depth, Frames: 1, Lossless: f != photo.JPEG && f != photo.WebP}
		if change != nil {
			last := facts[name]
			change(&last)
			facts[name] = last
		}
	}
	profile := func(name string) func(*photo.Facts) { return func(f *photo.Facts) { f.Profile = name } }
	frames := func(n int) func(*photo.Facts) { return func(f *photo.Facts) { f.Frames, f.Alpha = n, true } }
	alpha := func(f *photo.Facts) { f.Alpha = true }
	turned := []string{"0", "1", "2", "3", "4", "5", "6", "7", "8"}
	for i, n := range turned {
		o := max(exif.Orientation(i), 1)
		add("exif-orientation/Landscape_"+n+".jpg", photo.JPEG, 1800, 1200, o, photo.ModelRGB, 8, nil)
		add("exif-orientation/Portrait_"+n+".jpg", photo.JPEG, 1200, 1800, o, photo.ModelRGB, 8, nil)
		if i > 4 {
			add("libvips/rotation_"+n+".jpg", photo.JPEG, 231, 308, o, photo.ModelRGB, 8, profile(srgb))
		} else if i > 0 {
			add("libvips/rotation_"+n+".jpg", photo.JPEG, 308, 410, o, photo.ModelRGB, 8, profile(srgb))
		}
	}
	add("libvips/1.webp", photo.WebP, 550, 368, 1, photo.ModelRGB, 8, nil)
	add("libvips/cd1.1.jpg", photo.JPEG, 531, 373, 1, photo.ModelGrey, 8, nil)
	add("libvips/cogs.gif", photo.GIF, 85, 77, 1, photo.ModelPalette, 8, frames(5))
	add("libvips/cogs.png", photo.PNG, 85, 385, 1, photo.ModelRGB, 8, alpha)
	add("libvips/cramps.gif", photo.GIF, 159, 203, 1, photo.ModelPalette, 8, nil)
	add("libvips/dispose-background.gif", photo.GIF, 192, 168, 1, photo.ModelPalette, 8, frames(3))
	add("libvips/dispose-previous.gif", photo.GIF, 100, 100, 1, photo.ModelPalette, 8, frames(3))
	add("libvips/indexed.png", photo.PNG, 290, 442, 1, photo.ModelPalette, 8, nil)
	add("libvips/invalid_multiframe.gif", photo.GIF, 10, 9, 1, photo.ModelPalette, 8, frames(4))
	add("libvips/looks-like-svg.webp", photo.WebP, 256, 256, 1, photo.ModelRGB, 8, alpha)
	add("libvips/rgba.png", photo.PNG, 128, 128, 1, photo.ModelRGB, 8, alpha)
	add("libvips/rotation_0.png", photo.PNG, 290, 442, 1, photo.ModelRGB, 16, nil)
	add("libvips/sample-xyb.jpg", photo.JPEG, 290, 442, 1, photo.ModelRGB, 8, profile("XYB_Per"))
	add("libvips/sample.jpg", photo.JPEG, 290, 442, 1, photo.ModelRGB, 8, profile("Artifex Software A98 ICC Profile"))
	add("libvips/sample.png", photo.PNG, 290, 442, 1, photo.ModelRGB, 16, nil)
	add("libvips/sample.tif", photo.TIFF, 290, 442, 1, photo.ModelRGB, 16, nil)
	add("libvips/small.bmp", photo.BMP, 16, 12, 1, photo.ModelRGB, 8, nil)
	add("libvips/trans-x.gif", photo.GIF, 100, 100, 1, photo.ModelPalette, 8, alpha)
	add("libvips/truncated.gif", photo.GIF, 575, 800, 1, photo.ModelPalette, 8, nil)
	add("libvips/truncated.jpg", photo.JPEG, 290, 442, 1, photo.ModelRGB, 8, profile("Artifex Software A98 ICC Profile"))
	add("libvips/ultra-hdr.jpg", photo.JPEG, 3840, 2160, 1, photo.ModelRGB, 8, profile("sRGB Gamut with sRGB Transfer"))
	add("libvips/avif-orientation-6.avif", photo.AVIF, 3024, 4032, 1, photo.ModelRGB, 8, func(f *photo.Facts) {
		f.Profile, f.Lossless, f.Taken = "Display P3", false, time.Date(2020, 3, 5, 11, 28, 10, 15e7, time.UTC)
	})
	refused := map[string]photo.Reason{
		"exif-orientation/LICENSE": photo.ReasonNotPicture, "libvips/17000x17000.avif": photo.ReasonTooLarge,
		"libvips/favicon.ico": photo.ReasonUnsupported,
		"libvips/logo.svg":    photo.ReasonUnsupported, "libvips/sRGB.icm": photo.ReasonNotPicture,
	}
	return facts, refused
}

func TestEveryFileOfTheCorpusIsWhatItIs(t *testing.T) {
	facts, refusedFor := known()
	dir := phototest.Corpus(t)
	seen := 0
	for _, name := range files(t, dir) {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		src, err := photo.FromFile(f)
		if err != nil {
			t.Fatal(err)
		}
		got, err := photo.Probe(src)
		if closing := f.Close(); closing != nil {
			t.Fatal(closing)
		}
		var r *photo.Refusal
		if reason, ok := refusedFor[name]; ok {
			if !errors.As(err, &r) || r.Reason != reason {
				t.Errorf("%s: %v, want a refusal for %s", name, err, reason)
			}
			seen++
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got.Bytes != src.Size {
			t.Errorf("%s: %d bytes", name, got.Bytes)
		}
		got.Bytes = 0
		if want, ok := facts[name]; ok {
			seen++
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s (-want +got):\n%s", name, diff)
			}
		} else if !strings.HasPrefix(name, "solidus-products/") || !got.Alpha || got.Format != photo.PNG {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if seen != len(facts)+len(refusedFor) {
		t.Errorf("%d of %d known files were there", seen, len(facts)+len(refusedFor))
	}
}

func files(t *testing.T, dir string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no files in %s: %v", dir, err)
	}
	for i, path := range paths {
		if paths[i], err = filepath.Rel(dir, path); err != nil {
			t.Fatal(err)
		}
	}
	return paths
}

// Every picture of the corpus becomes what every preset asks for.
func TestEveryPictureSuitsEveryPreset(t *testing.T) {
	facts, _ := known()
	dir := phototest.Corpus(t)
	for _, name := range files(t, dir) {
		// One large turned photo stands for the others; an AVIF takes seconds each
		// time, and has a test of its own.
		if f, ok := facts[name]; !ok || f.Format == photo.AVIF || strings.HasPrefix(name, "exif-orientation/") && !strings.HasSuffix(name, "Landscape_6.jpg") {
			continue
		}
		data := phototest.Read(t, dir, name)
		for _, preset := range photo.Presets() {
			preset.Width, preset.Height = preset.Width/8, preset.Height/8 // as the large ones, only quicker
			r, err := photo.Render(context.Background(), photo.FromBytes(name, data), photo.Recipe{Preset: preset})
			if err != nil {
				t.Errorf("%s by %s: %v", name, preset.Name, err)
				continue
			}
			back, err := photo.Probe(photo.FromBytes("made"+r.Format.Extension(), r.Data))
			if err != nil || back.Width != r.Width || back.Height != r.Height || back.Format != r.Format || back.Orientation != 1 || back.Profile != "" {
				t.Errorf("%s by %s: %+v, %v", name, preset.Name, back, err)
			}
			if preset.Fit == photo.FitPad && (r.Width != preset.Width || r.Height != preset.Height) {
				t.Errorf("%s by %s has %d × %d pixels", name, preset.Name, r.Width, r.Height)
			}
			if r.Damaged != strings.Contains(name, "truncated") {
				t.Errorf("%s: damaged is %v", name, r.Damaged)
			}
		}
	}
}

// The gain map behind the picture, and every note, is left behind.
func TestNotesAreDropped(t *testing.T) {
	data := phototest.Read(t, phototest.Corpus(t), "libvips/ultra-hdr.jpg")
	r := render(t, data, photo.Preset{Fit: photo.FitInside, Width: 400, Height: 400, Format: photo.JPEG})
	h, err := jpegfile.ReadHeader(bytes.NewReader(r.Data), int64(len(r.Data)))
	if err != nil || h.Exif != nil || h.ICC != nil || h.XMP != nil || h.IPTC != nil {
		t.Errorf("%+v, %v", h, err)
	}
	if n := bytes.Count(r.Data, []byte("\xFF\xD8\xFF")); n != 1 {
		t.Errorf("%d pictures are in the file", n)
	}
}

// Truncated real files show their upper part as the whole file has it.
func TestTruncatedFilesShowWhatTheyHave(t *testing.T) {
	dir := phototest.Corpus(t)
	whole := decode(t, "sample.jpg", phototest.Read(t, dir, "libvips/sample.jpg"))
	part := decode(t, "truncated.jpg", phototest.Read(t, dir, "libvips/truncated.jpg"))
	if !part.Damaged || part.Missing < 0.5 || part.Missing > 0.7 || part.Warnings[0].Kind != photo.WarnDamaged {
		t.Fatalf("damaged %v, missing %.2f, %v", part.Damaged, part.Missing, part.Warnings)
	}
	upper := image.Rect(0, 0, 290, int(442*(1-part.Missing))-16)
	if d := phototest.MeanDifference(phototest.Part(part.Image, upper), phototest.Part(whole.Image, upper)); d != 0 {
		t.Errorf("the upper part differs by %.2f", d)
	}
}

// An AVIF of a phone becomes a JPEG in sRGB like any other photo.
func TestARealAVIF(t *testing.T) {
	data := phototest.Read(t, phototest.Corpus(t), "libvips/avif-orientation-6.avif")
	r := render(t, data, photo.Preset{Fit: photo.FitInside, Width: 64, Height: 64, Format: photo.FormatKeep})
	if r.Format != photo.JPEG || r.Width != 48 || r.Height != 64 || r.Damaged || len(r.Warnings) > 0 {
		t.Errorf("%s of %d × %d, damaged %v, %v", r.Format, r.Width, r.Height, r.Damaged, r.Warnings)
	}
	// The colours are those of vipsthumbnail 8.14.1 (libheif 1.15, lcms 2.14) at
	// the same places, to which a JPEG of so few pixels comes near.
	img := decode(t, "made.jpg", r.Data).Image
	for at, want := range map[image.Point][3]uint8{
		{10, 10}: {142, 99, 67}, {24, 32}: {181, 134, 57}, {40, 50}: {95, 62, 43}, {8, 56}: {220, 174, 135}, {40, 8}: {96, 111, 122},
	} {
		got := img.NRGBAAt(at.X, at.Y)
		if d := phototest.ColourDifference([3]uint8{got.R, got.G, got.B}, want); d > 12 {
			t.Errorf("at %v %v, want %v", at, got, want)
		}
	}
}
