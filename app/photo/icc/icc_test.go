package icc

import (
	"encoding/binary"
	"errors"
	"testing"

	"storehand/app/photo/phototest"
)

func transformOf(t *testing.T, data []byte) *Transform {
	t.Helper()
	p, err := Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	tr, err := p.ToSRGB()
	if err != nil {
		t.Fatal(err)
	}
	return tr
}

// The expected colours are those of Little CMS 2.14 (through ImageMagick 6.9,
// perceptual, with black point compensation) for the same profiles; it cuts off
// where we round, hence a tolerance of one step.
func TestColoursAreThoseOfLittleCMS(t *testing.T) {
	colours := [][]uint8{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {200, 100, 50}, {20, 40, 60}, {128, 128, 128}, {250, 200, 180}}
	for name, c := range map[string]struct {
		profile []byte
		want    [][]uint8
	}{
		"Display P3": {phototest.DisplayP3(), [][]uint8{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {214, 92, 30}, {12, 40, 61}, {128, 128, 128}, {255, 197, 176}}},
		"ProPhoto":   {phototest.ProPhoto(), [][]uint8{{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {255, 80, 46}, {0, 57, 80}, {146, 146, 146}, {255, 199, 189}}},
		"by table":   {curved(), [][]uint8{{255, 0, 0}, {0, 254, 0}, {0, 0, 255}, {205, 108, 52}, {8, 39, 64}, {136, 136, 136}, {250, 205, 186}}},
	} {
		tr := transformOf(t, c.profile)
		for i, colour := range colours {
			px := []uint8{colour[0], colour[1], colour[2], 77}
			tr.RGBA(px)
			near(t, name, px[:3], c.want[i])
			if px[3] != 77 {
				t.Errorf("%s: alpha became %d", name, px[3])
			}
		}
	}
}

func TestInksAreThoseOfLittleCMS(t *testing.T) {
	tr := transformOf(t, phototest.Press())
	for _, c := range []struct{ ink, want []uint8 }{
		{[]uint8{0, 0, 0, 0}, []uint8{240, 240, 240}},
		{[]uint8{255, 0, 0, 0}, []uint8{0, 148, 208}},
		{[]uint8{0, 255, 0, 0}, []uint8{204, 0, 118}},
		{[]uint8{0, 0, 255, 0}, []uint8{231, 210, 0}},
		{[]uint8{0, 0, 0, 255}, []uint8{37, 37, 37}},
		{[]uint8{255, 255, 255, 255}, []uint8{0, 0, 0}},
		{[]uint8{60, 120, 180, 20}, []uint8{168, 101, 31}},
		{[]uint8{200, 100, 50, 150}, []uint8{44, 47, 59}},
		{[]uint8{30, 30, 30, 30}, []uint8{186, 174, 169}},
		{[]uint8{10, 0, 90, 0}, []uint8{233, 223, 155}},
	} {
		px := append([]uint8(nil), c.ink...)
		tr.CMYK(px)
		near(t, "press", px[:3], c.want)
		if px[3] != 255 {
			t.Errorf("%v is not opaque", c.ink)
		}
	}
}

func near(t *testing.T, name string, got, want []uint8) {
	t.Helper()
	for i := range want {
		if far(got[i], int(want[i])) {
			t.Errorf("%s: %v, want %v", name, got, want)
			return
		}
	}
}

// The expected colours are those of Little CMS for Adobe's own profile.
func TestAdobeRGBOfCameras(t *testing.T) {
	tr := AdobeRGB()
	for _, c := range []struct{ in, want [4]uint8 }{
		{[4]uint8{0, 255, 0, 255}, [4]uint8{0, 255, 0, 255}},
		{[4]uint8{128, 128, 128, 255}, [4]uint8{129, 129, 129, 255}},
		{[4]uint8{255, 255, 255, 255}, [4]uint8{255, 255, 255, 255}},
		{[4]uint8{180, 60, 60, 255}, [4]uint8{208, 57, 57, 255}},
	} {
		px := c.in
		tr.RGBA(px[:])
		near(t, "Adobe RGB", px[:], c.want[:])
	}
}

// A space that is named gives what its profile gives.
func TestDisplayP3ByName(t *testing.T) {
	tr := transformOf(t, phototest.DisplayP3())
	for _, c := range [][]uint8{{200, 100, 50, 255}, {20, 40, 60, 255}, {128, 128, 128, 255}} {
		want := append([]uint8(nil), c...)
		tr.RGBA(want)
		DisplayP3().RGBA(c)
		near(t, "Display P3", c, want)
	}
}

func TestProfilesOfSRGBChangeNothing(t *testing.T) {
	for name, data := range map[string][]byte{
		"built":        srgb(),
		"libvips' own": phototest.Read(t, phototest.Corpus(t), "libvips/sRGB.icm"),
	} {
		if tr := transformOf(t, data); tr != nil {
			t.Errorf("%s: sRGB is converted", name)
		}
	}
}

func TestGreyProfiles(t *testing.T) {
	linear := phototest.Profile(2, "mntr", "GRAY", "XYZ ", phototest.Describe("Linear grey"), phototest.Gamma("kTRC", 1))
	tr := transformOf(t, linear)
	pix := []uint8{0, 0, 0, 9, 55, 55, 55, 9, 128, 128, 128, 9}
	tr.RGBA(pix)
	near(t, "linear", pix, []uint8{0, 0, 0, 9, 128, 128, 128, 9, 188, 188, 188, 9}) // sRGB's encoding of 0, 0.2157 and 0.502

	inLab := phototest.Profile(2, "prtr", "GRAY", "Lab ", phototest.Describe("Grey by lightness"), phototest.Gamma("kTRC", 1))
	pix = []uint8{137, 137, 137, 255}
	transformOf(t, inLab).RGBA(pix)
	near(t, "lightness", pix, []uint8{128, 128, 128, 255}) // L* 53.6 is sRGB's middle grey
}

func TestNames(t *testing.T) {
	p, err := Parse(phototest.DisplayP3())
	if err != nil || p.Name != "Display P3" || p.Space != RGB {
		t.Errorf("%+v, %v", p, err)
	}
	words := make([]byte, 28)
	copy(words, "mluc")
	binary.BigEndian.PutUint32(words[8:], 1)
	binary.BigEndian.PutUint32(words[20:], 8)
	binary.BigEndian.PutUint32(words[24:], 28)
	words = append(words, 0, 'P', 0, '3', 0x20, 0x20, 0, 0) // with a dagger, which is not ASCII
	if got := description(words); got != "P3†" {
		t.Errorf("name %q", got)
	}
}

func TestUnusableProfilesSayWhy(t *testing.T) {
	for name, data := range map[string][]byte{
		"empty":             nil,
		"noise":             make([]byte, 200),
		"a link":            phototest.Profile(2, "link", "RGB ", "XYZ "),
		"hexachrome":        phototest.Profile(2, "prtr", "6CLR", "Lab "),
		"tags cut off":      phototest.DisplayP3()[:140],
		"an odd connection": phototest.Profile(2, "mntr", "RGB ", "Luv "),
	} {
		var wrong FormatError
		if _, err := Parse(data); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, data := range map[string][]byte{
		"no curves":       phototest.Profile(2, "mntr", "RGB ", "XYZ ", phototest.Describe("x")),
		"no way for inks": phototest.Profile(2, "prtr", "CMYK", "Lab ", phototest.Describe("x")),
		"a table cut off": phototest.Profile(2, "prtr", "CMYK", "Lab ", phototest.Tag{Name: "A2B0", Body: phototest.PressTable(9)[:5000]}),
	} {
		p, err := Parse(data)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var wrong FormatError
		if _, err := p.ToSRGB(); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzProfile(f *testing.F) {
	for _, seed := range [][]byte{phototest.DisplayP3(), phototest.ProPhoto(), curved(), srgb(),
		phototest.Profile(2, "prtr", "CMYK", "Lab ", phototest.Describe("x"), phototest.Tag{Name: "A2B0", Body: phototest.PressTable(3)}),
		phototest.Profile(2, "mntr", "GRAY", "XYZ ", phototest.Describe("x"), phototest.Gamma("kTRC", 2.2)),
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Parse(data)
		if err != nil {
			return
		}
		tr, err := p.ToSRGB()
		if err != nil || tr == nil {
			return
		}
		pix := []uint8{0, 1, 2, 3, 255, 254, 128, 100}
		if p.Space == CMYK {
			tr.CMYK(pix)
		} else {
			tr.RGBA(pix)
		}
	})
}

func BenchmarkRGB3MP(b *testing.B) {
	pix := phototest.Photo(2048, 1536).Pix
	p, err := Parse(phototest.DisplayP3())
	if err != nil {
		b.Fatal(err)
	}
	tr, err := p.ToSRGB()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		tr.RGBA(pix)
	}
}
