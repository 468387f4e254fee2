package exif_test

import (
	"testing"
	"time"

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

func TestWhenAPhotoWasTaken(t *testing.T) {
	const changed, original, digitized, sub, subOriginal, subDigitized = 0x0132, 0x9003, 0x9004, 0x9290, 0x9291, 0x9292
	at := func(second, millisecond int) time.Time {
		return time.Date(2026, 3, 16, 8, 4, second, millisecond*1e6, time.UTC)
	}
	text := func(tag uint16, text string) phototest.Entry { return phototest.Entry{Tag: tag, Text: text} }
	for name, c := range map[string]struct {
		main, photo []phototest.Entry
		want        time.Time
	}{
		"nothing":             {nil, nil, time.Time{}},
		"the original":        {[]phototest.Entry{text(changed, "2026:03:20 10:00:00")}, []phototest.Entry{text(original, "2026:03:16 08:04:05"), text(digitized, "2026:03:16 08:04:09")}, at(5, 0)},
		"to the millisecond":  {nil, []phototest.Entry{text(original, "2026:03:16 08:04:05"), text(subOriginal, "043")}, at(5, 43)},
		"to the tenth":        {nil, []phototest.Entry{text(original, "2026:03:16 08:04:05"), text(subOriginal, "4  ")}, at(5, 400)},
		"a fraction of noise": {nil, []phototest.Entry{text(original, "2026:03:16 08:04:05"), text(subOriginal, "x4")}, at(5, 0)},
		"digitized only":      {nil, []phototest.Entry{text(digitized, "2026:03:16 08:04:09"), text(subDigitized, "10"), text(subOriginal, "99")}, at(9, 100)},
		"changed only":        {[]phototest.Entry{text(changed, "2026:03:16 08:04:01")}, []phototest.Entry{text(sub, "5")}, at(1, 500)},
		"an unset clock":      {[]phototest.Entry{text(changed, "2026:03:16 08:04:01")}, []phototest.Entry{text(original, "0000:00:00 00:00:00")}, at(1, 0)},
		"blanks":              {nil, []phototest.Entry{text(original, "    :  :     :  :  ")}, time.Time{}},
		"other signs":         {nil, []phototest.Entry{text(original, "2026-03-16T08:04:05Z")}, at(5, 0)},
		"half a date":         {nil, []phototest.Entry{text(original, "2026:03:16")}, time.Time{}},
	} {
		entries := c.main
		if c.photo != nil {
			entries = append(entries, phototest.Entry{Tag: 0x8769, Directory: c.photo})
		}
		if got := exif.Read(phototest.Exif(entries...)).Taken; !got.Equal(c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
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
	f.Add(phototest.Exif(phototest.Entry{Tag: 0x8769, Directory: []phototest.Entry{{Tag: 0x9003, Text: "2026:03:16 08:04:05"}, {Tag: 0x9291, Text: "043"}}}))
	f.Fuzz(func(t *testing.T, data []byte) {
		if got := exif.Read(data); !got.Orientation.Valid() {
			t.Errorf("orientation %d", got.Orientation)
		}
	})
}
