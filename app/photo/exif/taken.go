package exif

import (
	"strings"
	"time"

	"storehand/app/photo/tifffile"
)

const (
	tagDateTime          = 0x0132 // of the last change
	tagDateTimeOriginal  = 0x9003
	tagDateTimeDigitized = 0x9004
	tagSubSec            = 0x9290
	tagSubSecOriginal    = 0x9291
	tagSubSecDigitized   = 0x9292

	timeForm = "2006:01:02 15:04:05"
)

// takenAt reads when the photo was taken or, where that is not told, digitized
// or last changed.
func takenAt(main tifffile.Directory) time.Time {
	photo, _ := main.Follow(tifffile.TagExifDirectory)
	for _, told := range []struct {
		directory    tifffile.Directory
		time, subSec uint16
	}{
		{photo, tagDateTimeOriginal, tagSubSecOriginal},
		{photo, tagDateTimeDigitized, tagSubSecDigitized},
		{main, tagDateTime, tagSubSec},
	} {
		at, err := time.Parse(timeForm, spelled(told.directory.Text(told.time, len(timeForm)+1)))
		if err == nil {
			return at.Add(fraction(photo.Text(told.subSec, 10)))
		}
	}
	return time.Time{}
}

// spelled mends the dates of programs that write them with other signs.
func spelled(text string) string {
	text = strings.TrimSpace(text)
	if len(text) < len(timeForm) {
		return text
	}
	date := strings.NewReplacer("-", ":", "/", ":", ".", ":").Replace(text[:10])
	return date + " " + text[11:len(timeForm)]
}

// fraction reads the digits behind the point of a second: "05" is 50 ms.
func fraction(digits string) time.Duration {
	digits = strings.TrimSpace(digits)
	part := time.Duration(0)
	unit := time.Second
	for _, digit := range digits {
		if digit < '0' || digit > '9' {
			return 0
		}
		unit /= 10
		part += time.Duration(digit-'0') * unit
	}
	return part
}
