package pngfile

import (
	"bytes"
	"compress/zlib"
	"errors"
	"image"
	"io"
	"os"
	"path/filepath"
	"testing"

	"storehand/app/photo/phototest"
)

func readHeader(data []byte) (Header, error) {
	return ReadHeader(bytes.NewReader(data), int64(len(data)))
}

func packed(text string) []byte {
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	// A bytes.Buffer takes everything.
	_, _ = z.Write([]byte(text))
	_ = z.Close()
	return b.Bytes()
}

func TestNotesAreFoundWhereverTheyStand(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(20, 10))
	file = phototest.WithChunk(file, "iCCP", append([]byte("name\x00\x00"), packed("a profile")...))
	file = phototest.WithChunk(file, "iTXt", append([]byte(xmpWord+"\x01\x00en\x00\x00"), packed("<x/>")...))
	file = phototest.WithChunk(file, "tRNS", make([]byte, 6))
	file = phototest.WithChunk(file, "acTL", []byte{0, 0, 0, 7, 0, 0, 0, 0})
	end := len(file) - 12
	file = bytes.Join([][]byte{file[:end], phototest.Chunk("eXIf", []byte("camera")), file[end:]}, nil)
	h, err := readHeader(file)
	if err != nil {
		t.Fatal(err)
	}
	if h.Width != 20 || h.Height != 10 || h.Kind != RGB || h.Depth != 8 || !h.Transparent || h.Frames != 7 || h.Coded == 0 {
		t.Errorf("%+v", h)
	}
	if string(h.ICC) != "a profile" || string(h.XMP) != "<x/>" || string(h.Exif) != "camera" {
		t.Errorf("profile %q, XMP %q, EXIF %q", h.ICC, h.XMP, h.Exif)
	}
}

func TestXMPThatIsWrittenIsRead(t *testing.T) {
	h, err := readHeader(WithXMP(phototest.PNG(t, phototest.Photo(8, 8)), []byte("<x/>")))
	if err != nil || string(h.XMP) != "<x/>" {
		t.Errorf("%+v, %v", h, err)
	}
}

// A note of two gigabytes of zeros fits into two megabytes.
func TestEndlessNotesAreLeftOut(t *testing.T) {
	if got := unpack(packed(string(make([]byte, maxNote+1)))); got != nil {
		t.Errorf("%d bytes were unpacked", len(got))
	}
}

func TestRowsBeforeTheDamageAreShown(t *testing.T) {
	whole := phototest.Photo(300, 200)
	file := phototest.PNG(t, whole)
	for name, data := range map[string][]byte{
		"cut off":   file[:len(file)*6/10],
		"bad bytes": append(append(bytes.Clone(file[:len(file)*6/10]), 1, 2, 3, 4, 5), file[len(file)*6/10+5:]...),
	} {
		h, err := readHeader(data)
		if err != nil {
			t.Fatal(err)
		}
		img, missing, err := Decode(data, h)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		rows := img.Bounds().Dy()
		if missing < 0.2 || missing > 0.6 || rows != int(float64(200)*(1-missing)+0.5) {
			t.Errorf("%s: %.2f is missing and %d rows are there", name, missing, rows)
		}
		// Bytes that were changed may have spoilt the last rows before they
		// were noticed.
		sure := image.Rect(0, 0, 300, rows*8/10)
		if d := phototest.MeanDifference(phototest.Part(img, sure), phototest.Part(whole, sure)); d != 0 {
			t.Errorf("%s: the rows differ by %.2f", name, d)
		}
	}
}

func TestRefusals(t *testing.T) {
	file := phototest.PNG(t, phototest.Photo(20, 10))
	if _, err := readHeader(file[:20]); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("cut off in its header: %v", err)
	}
	if _, err := readHeader([]byte("GIF89a")); !errors.Is(err, ErrNotPNG) {
		t.Errorf("no PNG: %v", err)
	}
	// One size could be checked and the other used.
	var wrong FormatError
	if _, err := readHeader(bytes.Join([][]byte{file[:len(file)-12], file[8:33]}, nil)); !errors.As(err, &wrong) {
		t.Errorf("two sizes: %v", err)
	}
	h, err := readHeader(file[:60])
	if err != nil {
		t.Fatalf("%+v, %v", h, err)
	}
	if _, _, err := Decode(file[:60], h); err == nil {
		t.Error("a file without a row was decoded")
	}
}

func FuzzDecode(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(phototest.GoPictures(f), "*.png"))
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range files {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		h, err := readHeader(data)
		if err != nil || int64(h.Width)*int64(h.Height) > 1<<20 {
			return
		}
		img, missing, err := Decode(data, h)
		if err != nil {
			return
		}
		if missing < 0 || missing >= 1 || missing == 0 && img.Bounds().Dy() != h.Height {
			t.Errorf("%d of %d rows, missing %v", img.Bounds().Dy(), h.Height, missing)
		}
	})
}
