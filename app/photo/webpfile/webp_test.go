package webpfile

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"io"
	"path/filepath"
	"testing"

	"storehand/app/photo/phototest"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func encode(t testing.TB, img *image.NRGBA, quality int, lossless bool) []byte {
	t.Helper()
	data, err := Encode(img, quality, lossless)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// cutOut is a picture with a transparent corner and a half transparent pixel.
func cutOut() *image.NRGBA {
	img := phototest.Photo(40, 30)
	for i := range 100 {
		img.SetNRGBA(i%10, i/10, color.NRGBA{})
	}
	img.SetNRGBA(20, 20, color.NRGBA{200, 100, 50, 128})
	return img
}

func TestLosslessPicturesComeBackExactly(t *testing.T) {
	for name, img := range map[string]*image.NRGBA{"opaque": phototest.Photo(40, 30), "cut out": cutOut()} {
		data := encode(t, img, 80, true)
		h, err := readHeader(data)
		if err != nil || h.Width != 40 || h.Height != 30 || !h.Lossless || h.Frames != 1 || h.Alpha != (name == "cut out") {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
		got, err := Decode(data, h)
		if err != nil {
			t.Fatal(err)
		}
		if d := phototest.MeanDifference(got, img); d != 0 {
			t.Errorf("%s differs by %v", name, d)
		}
		if px := got.NRGBAAt(20, 20); name == "cut out" && px != (color.NRGBA{200, 100, 50, 128}) {
			t.Errorf("half transparent became %v", px)
		}
	}
}

// golang.org/x/image/webp takes the limited range of lossy WebP for full range,
// by which black becomes 16.
func TestLossyPicturesKeepTheirContrast(t *testing.T) {
	img := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range img.Pix {
		if i%4 == 3 || i/4%64 >= 32 {
			img.Pix[i] = 255
		}
	}
	data := encode(t, img, 90, false)
	h, err := readHeader(data)
	if err != nil || h.Lossless || h.Alpha {
		t.Fatalf("%+v, %v", h, err)
	}
	got, err := Decode(data, h)
	if err != nil {
		t.Fatal(err)
	}
	black, white := got.NRGBAAt(5, 5), got.NRGBAAt(60, 60)
	if black.R > 3 || white.R < 252 {
		t.Errorf("black became %v and white %v", black, white)
	}
}

// animated wraps two still pictures as frames on a canvas of 50 × 40.
func animated(t testing.TB, first, second []byte) []byte {
	t.Helper()
	file := extended(0x02|flagAlpha, 50, 40)
	file = writeChunk(file, "ANIM", make([]byte, 6))
	for _, still := range [][]byte{first, second} {
		h, err := readHeader(still)
		if err != nil {
			t.Fatal(err)
		}
		head := make([]byte, frameHead)
		putUint24(head, 4) // in units of two pixels
		putUint24(head[3:], 3)
		putUint24(head[6:], h.Width-1)
		putUint24(head[9:], h.Height-1)
		chunks := still[12:]
		if string(chunks[:4]) == "VP8X" {
			chunks = chunks[18:]
		}
		file = writeChunk(file, "ANMF", append(head, chunks...))
	}
	return wrap(file)
}

func TestTheFirstFrameLiesOnItsCanvas(t *testing.T) {
	first, second := cutOut(), phototest.Photo(20, 20)
	for _, lossless := range []bool{true, false} {
		data := animated(t, encode(t, first, 95, lossless), encode(t, second, 95, lossless))
		h, err := readHeader(data)
		if err != nil || h.Width != 50 || h.Height != 40 || h.Frames != 2 || !h.Alpha {
			t.Fatalf("%+v, %v", h, err)
		}
		got, err := Decode(data, h)
		if err != nil {
			t.Fatal(err)
		}
		if got.Bounds() != image.Rect(0, 0, 50, 40) || got.NRGBAAt(0, 0).A != 0 || got.NRGBAAt(8, 6).A != 0 || got.NRGBAAt(28, 36).A != 0 {
			t.Errorf("lossless %v: the canvas is not free around the frame", lossless)
		}
		part := phototest.Part(got, image.Rect(8, 6, 48, 36))
		if d := phototest.MeanDifference(part, first); d > 4 || lossless && d != 0 {
			t.Errorf("lossless %v: the frame differs by %v", lossless, d)
		}
	}
}

func TestXMPThatIsWrittenIsRead(t *testing.T) {
	for name, data := range map[string][]byte{
		"lossy": encode(t, phototest.Photo(41, 30), 80, false), "lossy with alpha": encode(t, cutOut(), 80, false), "lossless": encode(t, cutOut(), 80, true),
	} {
		marked, err := WithXMP(data, []byte("<xml/>"))
		if err != nil {
			t.Fatal(err)
		}
		h, err := readHeader(marked)
		if err != nil || string(h.XMP) != "<xml/>" {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
		before, err := readHeader(data)
		if err != nil {
			t.Fatal(err)
		}
		a, errA := Decode(data, before)
		b, errB := Decode(marked, h)
		if errA != nil || errB != nil || phototest.MeanDifference(a, b) != 0 {
			t.Errorf("%s: the pixels changed: %v, %v", name, errA, errB)
		}
	}
}

func TestRealFiles(t *testing.T) {
	dir := phototest.Corpus(t)
	for name, want := range map[string]Header{
		"libvips/1.webp":              {Width: 550, Height: 368, Frames: 1},
		"libvips/looks-like-svg.webp": {Width: 256, Height: 256, Frames: 1, Alpha: true},
	} {
		h, err := readHeader(phototest.Read(t, dir, name))
		if err != nil || h.Width != want.Width || h.Height != want.Height || h.Frames != want.Frames || h.Alpha != want.Alpha {
			t.Errorf("%s: %+v, %v", name, h, err)
		}
	}
}

func TestRefusals(t *testing.T) {
	data := encode(t, phototest.Photo(40, 30), 80, false)
	if _, err := readHeader(data[:14]); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut off: %v", err)
	}
	if _, err := readHeader([]byte("RIFF\x00\x00\x00\x00WAVEfmt ")); !errors.Is(err, ErrNotWebP) {
		t.Errorf("a sound file: %v", err)
	}
	h, err := readHeader(data[:len(data)/2])
	if err != nil {
		t.Fatal(err)
	}
	var wrong FormatError
	if _, err := Decode(data[:len(data)/2], h); !errors.As(err, &wrong) {
		t.Errorf("half a picture: %v", err)
	}
	if _, err := Encode(image.NewNRGBA(image.Rect(0, 0, MaxSide+1, 1)), 80, false); err == nil {
		t.Error("a picture that is too wide was encoded")
	}
	// A frame whose picture is larger than it says must not get to libwebp.
	lying := animated(t, encode(t, phototest.Photo(40, 30), 80, true), encode(t, phototest.Photo(4, 4), 80, true))
	at := bytes.Index(lying, []byte("ANMF")) + 8
	putUint24(lying[at+6:], 9)
	if h, err = readHeader(lying); err != nil {
		t.Fatal(err)
	}
	if _, err := Decode(lying, h); !errors.As(err, &wrong) {
		t.Errorf("a frame that lies about its size: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(phototest.Corpus(f), "libvips", "*.webp"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		f.Add(phototest.Read(f, path))
	}
	f.Add(animated(f, encode(f, cutOut(), 95, true), encode(f, cutOut(), 50, false)))
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := readHeader(data)
		if err != nil || h.Width*h.Height > 1<<18 {
			return
		}
		img, err := Decode(data, h)
		if err == nil && img.Bounds().Size() != image.Pt(h.Width, h.Height) {
			t.Errorf("%v for %+v", img.Bounds(), h)
		}
	})
}
