package jpegfile

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/phototest"
)

// The files in testdata hold the same coefficients: libjpeg-turbo's jpegtran
// 2.1.5 wrote those of huffman.jpg anew with arithmetic coding, in passes, and
// with restart markers.
func TestArithmeticCodingGivesTheSamePixels(t *testing.T) {
	huffman := phototest.Read(t, "testdata", "huffman.jpg")
	for _, name := range []string{"arithmetic.jpg", "arithmetic-progressive.jpg", "arithmetic-restart.jpg"} {
		data := phototest.Read(t, "testdata", name)
		for eighths := 1; eighths <= 8; eighths++ {
			want, got := rawPlanes(t, huffman, eighths), rawPlanes(t, data, eighths)
			if got.Damaged {
				t.Errorf("%s is called damaged", name)
			}
			for i := range want.Planes {
				if !bytes.Equal(got.Planes[i].Pix, want.Planes[i].Pix) {
					t.Errorf("%s at %d eighths: plane %d differs", name, eighths, i)
				}
			}
		}
	}
}

func TestTruncatedArithmeticCoding(t *testing.T) {
	for _, name := range []string{"arithmetic.jpg", "arithmetic-progressive.jpg"} {
		whole := phototest.Read(t, "testdata", name)
		if p := decode(t, whole[:len(whole)*3/4]); !p.Damaged || name == "arithmetic.jpg" && (p.Missing < 0.2 || p.Missing > 0.8) {
			t.Errorf("%s: damaged %v, missing %.2f; a quarter of the file was cut off", name, p.Damaged, p.Missing)
		}
	}
	if p := decode(t, bytes.TrimSuffix(phototest.Read(t, "testdata", "arithmetic.jpg"), []byte{0xFF, markerEOI})); p.Damaged {
		t.Error("a picture that lacks only its last marker is called damaged")
	}
}

func TestRestartMarkersLimitDamageToArithmeticCoding(t *testing.T) {
	whole := phototest.Read(t, "testdata", "arithmetic-restart.jpg")
	want := decode(t, whole)
	broken := bytes.Clone(whole)
	start := bytes.LastIndex(broken, []byte{0xFF, markerSOS}) + 30
	copy(broken[start:], bytes.Repeat([]byte{0x55}, 4))
	got := decode(t, broken)
	last := want.Planes[0].Height - 8
	if !bytes.Equal(got.Planes[0].Row(last), want.Planes[0].Row(last)) {
		t.Error("damage at the start of the picture reaches its end")
	}
	if bytes.Equal(got.Planes[0].Pix, want.Planes[0].Pix) {
		t.Error("the damage made no difference: the test damages nothing")
	}
}

func TestConditioning(t *testing.T) {
	c := usualConditioning
	if err := c.parse([]byte{0x01, 0x52, 0x13, 0x3F}); err != nil {
		t.Fatal(err)
	}
	want := conditioning{low: [4]uint8{0, 2, 0, 0}, high: [4]uint8{1, 5, 1, 1}, coarse: [4]uint8{5, 5, 5, 63}}
	if diff := cmp.Diff(want, c, cmp.AllowUnexported(conditioning{})); diff != "" {
		t.Error(diff)
	}
	for _, body := range [][]byte{{0x01, 0x25}, {0x10, 0}, {0x10, 64}, {0x04, 0x10}, {0x20, 1}} {
		var wrong FormatError
		if err := c.parse(body); !errors.As(err, &wrong) {
			t.Errorf("% X: %v", body, err)
		}
	}
}
