package heiffile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
	"strings"
	"testing"

	"storehand/app/photo/exif"
	"storehand/app/photo/phototest"
	"storehand/app/photo/plane"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func decode(t testing.TB, data []byte) (Header, image.Image) {
	t.Helper()
	h, err := readHeader(data)
	if err != nil {
		t.Fatal(err)
	}
	img, _, err := Decode(context.Background(), data, h, plane.Whole(h.Width, h.Height), plane.Linear)
	if err != nil {
		t.Fatal(err)
	}
	return h, img
}

// original is the picture that the files in testdata were made of.
func original() *image.NRGBA {
	img := phototest.Smooth(64, 64)
	for y := range 64 {
		for x := range 64 {
			switch {
			case y >= 40 && x < 24:
				img.SetNRGBA(x, y, color.NRGBA{0, 0, 0, 255})
			case y < 20 && x >= 44:
				img.SetNRGBA(x, y, color.NRGBA{255, 255, 255, 255})
			}
		}
	}
	return img
}

func TestPicturesComeBack(t *testing.T) {
	for name, want := range map[string]Header{
		"photo.heic": {Codec: HEVC, Depth: 8}, "grey.heic": {Codec: HEVC, Depth: 8, Grey: true},
		"photo.avif": {Codec: AV1, Depth: 8}, "alpha.avif": {Codec: AV1, Depth: 8, Alpha: true},
	} {
		h, img := decode(t, phototest.Read(t, "testdata", name))
		if h.Width != 64 || h.Height != 64 || h.Codec != want.Codec || h.Depth != want.Depth || h.Alpha != want.Alpha || h.Orientation != exif.Upright {
			t.Errorf("%s: %+v", name, h)
		}
		origin := original()
		for i := 3; name == "alpha.avif" && i < len(origin.Pix); i += 4 {
			origin.Pix[i] = uint8(i / 4 / 64 * 4)
		}
		if name == "grey.heic" {
			grey := image.NewGray(origin.Rect)
			for i := range grey.Pix {
				grey.Pix[i] = uint8(luminance(origin.Pix[4*i:]))
			}
			if d := phototest.MeanDifference(img, grey); d > 12 { // by the weights of another standard
				t.Errorf("%s: a mean difference of %.2f", name, d)
			}
			continue
		}
		if d := phototest.MeanDifference(img, origin); d > 3 {
			t.Errorf("%s: a mean difference of %.2f", name, d)
		}
	}
}

func luminance(px []uint8) float64 {
	return 0.299*float64(px[0]) + 0.587*float64(px[1]) + 0.114*float64(px[2])
}

// A phone's photo is made of tiles, the last of which reach beyond it.
func TestTilesAreLaidTogether(t *testing.T) {
	tile := coded(t, "photo.heic")
	data := container("heic", []reference{{"dimg", 1, []uint32{2, 3}}}, grid(2, 1, 100, 60), tile, tile)
	h, img := decode(t, data)
	if h.Width != 100 || h.Height != 60 || img.Bounds() != image.Rect(0, 0, 100, 60) {
		t.Fatalf("%+v, %v", h, img.Bounds())
	}
	for _, left := range []int{0, 64} {
		part := image.Rect(left, 0, min(left+64, 100), 60)
		if d := phototest.MeanDifference(phototest.Part(img, part), phototest.Part(original(), part.Sub(image.Pt(left, 0)))); d > 3 {
			t.Errorf("the tile at %d: a mean difference of %.2f", left, d)
		}
	}
}

// What a HEIC says about turning is done when it is decoded; of an AVIF it is
// said as an orientation. Both come to the same picture.
func TestTurningAndMirroring(t *testing.T) {
	hevc, av1 := coded(t, "photo.heic"), coded(t, "photo.avif")
	for name, c := range map[string]struct {
		properties  []box
		orientation exif.Orientation
		// corner is where the white corner goes, which is stored at the top right.
		corner image.Point
	}{
		"a quarter":         {[]box{{"irot", []byte{1}}}, 8, image.Pt(0, 0)},
		"a half":            {[]box{{"irot", []byte{2}}}, 3, image.Pt(0, 1)},
		"three quarters":    {[]box{{"irot", []byte{3}}}, 6, image.Pt(1, 1)},
		"left to right":     {[]box{{"imir", []byte{1}}}, 2, image.Pt(0, 0)},
		"top to bottom":     {[]box{{"imir", []byte{0}}}, 4, image.Pt(1, 1)},
		"turn, then mirror": {[]box{{"irot", []byte{1}}, {"imir", []byte{1}}}, 7, image.Pt(1, 0)},
	} {
		h, img := decode(t, container("heic", nil, hevc.with(c.properties...)))
		at := image.Pt(4+c.corner.X*55, 4+c.corner.Y*55)
		if r, g, b, _ := img.At(at.X, at.Y).RGBA(); h.Orientation != exif.Upright || min(r, g, b) < 0xF000 {
			t.Errorf("HEIC, %s: orientation %d, and at %v %v", name, h.Orientation, at, img.At(at.X, at.Y))
		}
		if h, err := readHeader(container("avif", nil, av1.with(c.properties...))); err != nil || h.Orientation != c.orientation {
			t.Errorf("AVIF, %s: orientation %d, want %d, %v", name, h.Orientation, c.orientation, err)
		}
	}
}

// By the marks of films, black is 16 and white 235, which full range would show
// as greys; the marks in the container go before those of the coded picture.
func TestRangeAndMatrix(t *testing.T) {
	hevc := coded(t, "photo.heic")
	_, full := decode(t, container("heic", nil, hevc))
	nclx := box{"colr", append([]byte("nclx"), 0, 1, 0, 1, 0, 1, 0)}
	h, limited := decode(t, container("heic", nil, hevc.with(nclx)))
	if want := (Colour{Primaries: 1, Transfer: 1, Matrix: 1}); h.Colour != want {
		t.Errorf("%+v", h.Colour)
	}
	if h, _ := decode(t, container("heic", nil, hevc)); !h.Colour.Full {
		t.Errorf("the encoder said full range: %+v", h.Colour)
	}
	// A grey of the middle of the black and white edge would be moved; the smooth
	// part shows by how much.
	wide, narrow := full.(*image.NRGBA).NRGBAAt(32, 10), limited.(*image.NRGBA).NRGBAAt(32, 10)
	want := (luminance([]uint8{wide.R, wide.G, wide.B}) - 16) * 255 / 219
	got := 0.2126*float64(narrow.R) + 0.7152*float64(narrow.G) + 0.0722*float64(narrow.B)
	if got < want-2 || got > want+2 {
		t.Errorf("luminance %.0f, want %.0f", got, want)
	}
}

func TestNotesOfAPicture(t *testing.T) {
	profile := phototest.DisplayP3()
	data := container("heic", []reference{{"cdsc", 2, []uint32{1}}}, coded(t, "photo.heic").with(box{"colr", append([]byte("prof"), profile...)}),
		made{kind: "Exif", data: append([]byte{0, 0, 0, 0}, phototest.Exif(phototest.Entry{Tag: 0x0112, Short: 6}, phototest.Entry{Tag: 0x8298, Text: "© Ann"})...)})
	h, err := readHeader(data)
	if err != nil || !bytes.Equal(h.ICC, profile) || exif.Read(h.Exif).Copyright != "© Ann" || h.Orientation != exif.Upright {
		t.Errorf("%v, orientation %d, %d bytes of profile, %q", err, h.Orientation, len(h.ICC), exif.Read(h.Exif).Copyright)
	}
}

func TestRefusals(t *testing.T) {
	hevc := coded(t, "photo.heic")
	whole := container("heic", nil, hevc)
	odd := hevc
	odd.kind = "vvc1"
	bare := made{kind: "hvc1", data: hevc.data}
	alpha := made{kind: "hvc1", data: hevc.data, properties: []box{{"auxC", []byte("\x00\x00\x00\x00urn:mpeg:hevc:2015:auxid:1 alpha\x00")}}}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"empty":             {nil, ErrNotHEIF},
		"other":             {[]byte("RIFF....WEBPVP8 "), ErrNotHEIF},
		"only a start":      {whole[:40], io.ErrUnexpectedEOF},
		"cut in the header": {whole[:200], io.ErrUnexpectedEOF},
		"another codec":     {container("heic", nil, odd), Unsupported(`a picture coded as "vvc1"`)},
		"put together":      {container("heic", nil, made{kind: "iovl"}), Unsupported("a picture put together from others")},
		"no configuration":  {container("heic", nil, bare), FormatError("the HEVC configuration is missing")},
		"no size":           {container("heic", nil, made{"hvc1", nil, hevc.properties[:1]}), FormatError("the picture's size is missing or not possible")},
		"no tiles":          {container("heic", nil, grid(1, 1, 64, 64)), FormatError("the tiles of its picture are missing")},
		"a film":            {append(put("ftyp", []byte("hevc\x00\x00\x00\x00")), put("moov")...), Unsupported("a sequence without a picture of its own")},
		"transparent":       {container("heic", []reference{{"auxl", 2, []uint32{1}}}, hevc, alpha), Unsupported("a HEIC picture with transparency")},
		"cut, AVIF":         {container("avif", nil, coded(t, "photo.avif").with(box{"clap", make([]byte, 32)})), Unsupported("an AVIF picture that is to be cut")},
	} {
		if _, err := readHeader(c.data); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

// The size that the decoder would go by is held against the header's, by which
// memory is judged. Of pixels that are not there nothing is shown.
func TestPixelsThatContradictTheHeader(t *testing.T) {
	larger := coded(t, "photo.heic")
	larger.properties = append([]box{{"ispe", append(make([]byte, 4), numbers(4, 4000, 64)...)}}, larger.properties...)
	want := FormatError("its pixels are 64 × 64, which is not the size it gives")
	if _, err := readHeader(container("heic", nil, larger)); !errors.Is(err, want) {
		t.Errorf("%v", err)
	}
	for name, brand := range map[string]string{"photo.heic": "heic", "photo.avif": "avif"} {
		data := container(brand, nil, cutOffAt(coded(t, name), 3))
		h, err := readHeader(data)
		if err != nil {
			t.Fatal(err)
		}
		if img, _, err := Decode(context.Background(), data, h, plane.Whole(8, 8), plane.Linear); err == nil {
			t.Errorf("%s: decoded to %v", name, img.Bounds())
		}
	}
}

func cutOffAt(m made, bytes int) made {
	m.data = m.data[:bytes]
	return m
}

func TestCancelledDecodingStops(t *testing.T) {
	data := phototest.Read(t, "testdata", "photo.heic")
	h, err := readHeader(data)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Decode(ctx, data, h, plane.Whole(8, 8), plane.Linear); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

func TestRealFiles(t *testing.T) {
	dir := phototest.Corpus(t)
	h, err := readHeader(phototest.Read(t, dir, "libvips/avif-orientation-6.avif"))
	if err != nil || h.Width != 3024 || h.Height != 4032 || h.Codec != AV1 || h.ICC == nil || h.Exif == nil {
		t.Errorf("%d × %d, %v", h.Width, h.Height, err)
	}
	if h, err := readHeader(phototest.Read(t, dir, "libvips/17000x17000.avif")); err != nil || h.Width != 17000 || h.Height != 17000 {
		t.Errorf("%+v, %v", h, err)
	}
}

// The decoders are the ones whose origin is written down.
func TestDecodersAreTheOnesDescribed(t *testing.T) {
	origin := string(phototest.Read(t, "decoders", "ORIGIN.md"))
	for name, packed := range map[string][]byte{"heic.wasm.gz": heicPacked, "avif.wasm.gz": avifPacked} {
		sum := sha256.Sum256(packed)
		if line := fmt.Sprintf("`%s` | `%s`", name, hex.EncodeToString(sum[:])); !strings.Contains(origin, line) {
			t.Errorf("ORIGIN.md does not say %s", line)
		}
	}
}

func FuzzReadHeader(f *testing.F) {
	for _, name := range []string{"photo.heic", "grey.heic", "photo.avif", "alpha.avif"} {
		f.Add(phototest.Read(f, "testdata", name))
	}
	tile := coded(f, "photo.heic")
	f.Add(container("heic", []reference{{"dimg", 1, []uint32{2, 2}}, {"cdsc", 3, []uint32{1}}}, grid(2, 1, 100, 60, box{"irot", []byte{1}}), tile, made{kind: "Exif", data: make([]byte, 30)}))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := readHeader(data)
		if err == nil && (h.Width <= 0 || h.Height <= 0 || !h.Orientation.Valid() || h.Depth < 8 || h.Depth > 15) {
			t.Errorf("%+v", h)
		}
	})
}

// Whatever the pixels are, the decoders come back.
func FuzzDecode(f *testing.F) {
	for _, name := range []string{"photo.heic", "grey.heic", "photo.avif"} {
		item := coded(f, name)
		f.Add(item.kind == "av01", item.data)
	}
	hevc, av1 := coded(f, "photo.heic"), coded(f, "photo.avif")
	for _, name := range []string{"photo.heic", "photo.avif"} {
		decode(f, phototest.Read(f, "testdata", name)) // that no run is the one that compiles
	}
	f.Fuzz(func(t *testing.T, ofAV1 bool, pixels []byte) {
		item, brand := hevc, "heic"
		if ofAV1 {
			item, brand = av1, "avif"
		}
		item.data = pixels
		data := container(brand, nil, item)
		h, err := readHeader(data)
		if err != nil {
			t.Fatal(err)
		}
		img, _, err := Decode(context.Background(), data, h, plane.Whole(64, 64), plane.Linear)
		if err == nil && img.Bounds() != image.Rect(0, 0, 64, 64) {
			t.Errorf("%v", img.Bounds())
		}
	})
}
