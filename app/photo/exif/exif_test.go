package exif_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/exif"
	"storehand/app/photo/phototest"
)

func TestWhatIsRead(t *testing.T) {
	const orientation, artist, copyright, photo, space, interop, index = 0x0112, 0x013B, 0x8298, 0x8769, 0xA001, 0xA005, 1
	r03 := []phototest.Entry{{Tag: index, Text: "R03"}}
	for name, c := range map[string]struct {
		data []byte
		want exif.Facts
	}{
		"nothing":             {nil, exif.Facts{Orientation: 1}},
		"noise":               {[]byte("MM\x00*\xff\xff\xff\xff"), exif.Facts{Orientation: 1}},
		"turned":              {phototest.Exif(phototest.Entry{Tag: orientation, Short: 6}), exif.Facts{Orientation: 6}},
		"an impossible turn":  {phototest.Exif(phototest.Entry{Tag: orientation, Short: 9}), exif.Facts{Orientation: 1}},
		"with JPEG's mark":    {append([]byte("Exif\x00\x00"), phototest.Exif(phototest.Entry{Tag: orientation, Short: 8})...), exif.Facts{Orientation: 8}},
		"the other order":     {[]byte("MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x03\x00\x00\x00\x00\x00\x00"), exif.Facts{Orientation: 3}},
		"owner":               {phototest.Exif(phototest.Entry{Tag: artist, Text: "Ann Ott"}, phototest.Entry{Tag: copyright, Text: "Ann"}), exif.Facts{Orientation: 1, Artist: "Ann Ott", Copyright: "Ann"}},
		"Adobe RGB":           {phototest.Exif(phototest.Entry{Tag: photo, Directory: []phototest.Entry{{Tag: space, Short: 0xFFFF}, {Tag: interop, Directory: r03}}}), exif.Facts{Orientation: 1, AdobeRGB: true}},
		"uncalibrated only":   {phototest.Exif(phototest.Entry{Tag: photo, Directory: []phototest.Entry{{Tag: space, Short: 0xFFFF}}}), exif.Facts{Orientation: 1}},
		"sRGB in spite of it": {phototest.Exif(phototest.Entry{Tag: photo, Directory: []phototest.Entry{{Tag: space, Short: 1}, {Tag: interop, Directory: r03}}}), exif.Facts{Orientation: 1}},
	} {
		if diff := cmp.Diff(c.want, exif.Read(c.data)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// A note that is cut off keeps what is before the cut.
func TestCutOffNotesKeepTheirOrientation(t *testing.T) {
	whole := phototest.Exif(phototest.Entry{Tag: 0x0112, Short: 5}, phototest.Entry{Tag: 0x013B, Text: "a name that lies behind the table"})
	if got := exif.Read(whole[:24]); got.Orientation != 5 || got.Artist != "" {
		t.Errorf("%+v", got)
	}
}

func TestSwapsSides(t *testing.T) {
	for o := exif.Orientation(1); o <= 8; o++ {
		if o.SwapsSides() != (o > 4) {
			t.Errorf("%d", o)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(phototest.Exif(phototest.Entry{Tag: 0x0112, Short: 5}, phototest.Entry{Tag: 0x013B, Text: "a name"},
		phototest.Entry{Tag: 0x8769, Directory: []phototest.Entry{{Tag: 0xA001, Short: 0xFFFF}, {Tag: 0xA005, Directory: []phototest.Entry{{Tag: 1, Text: "R03"}}}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := exif.Read(data); !got.Orientation.Valid() {
			t.Errorf("orientation %d", got.Orientation)
		}
	})
}
