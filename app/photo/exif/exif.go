// Package exif reads from a photo's EXIF data the few things that change how
// the photo must be shown, when it was taken and whose it is. Everything else in
// EXIF (camera, place, preview pictures) is neither read nor carried along.
//
// Source of the tags: CIPA DC-008 (EXIF 2.32) and DCF 2.0 for the colour space.
package exif

import (
	"bytes"
	"time"

	"storehand/app/photo/tifffile"
)

// Orientation says how a stored picture must be turned to be shown upright, as
// EXIF numbers it:
//
//	1 as stored      2 mirrored left-right    3 turned by 180°         4 mirrored top-bottom
//	5 transposed     6 turn 90° clockwise     7 transversed            8 turn 90° anticlockwise
type Orientation int

// Upright is the orientation of a picture that is shown as it is stored.
const Upright Orientation = 1

// SwapsSides reports whether width and height change places when the picture is
// turned upright.
func (o Orientation) SwapsSides() bool { return o >= 5 && o <= 8 }

// Valid reports whether o is one of the eight orientations.
func (o Orientation) Valid() bool { return o >= 1 && o <= 8 }

// Facts is what Read found.
type Facts struct {
	// Orientation is 1 to 8; Upright where EXIF says nothing, or something that
	// is none of the eight.
	Orientation Orientation
	// AdobeRGB is true when the camera declares the Adobe RGB colour space by
	// DCF's file rules, which cameras do instead of embedding a profile.
	AdobeRGB bool
	// Artist and Copyright are the texts of those tags, empty when absent.
	Artist, Copyright string
	// Taken is when the photo was taken, by the camera's own clock and to the
	// fraction of a second that it tells, as if that were UTC; zero when absent.
	// Cameras seldom tell their zone, and what it serves is the order of photos.
	Taken time.Time
}

const (
	tagColourSpace      = 0xA001
	tagInteropDirectory = 0xA005
	tagInteropIndex     = 0x0001

	colourSpaceAdobe        = 2      // written by some cameras although EXIF knows only 1 and 0xFFFF
	colourSpaceUncalibrated = 0xFFFF // with interoperability index R03: Adobe RGB (DCF 2.0)

	maxText = 4096 // bytes; a copyright line longer than this is no line
)

// Read reads EXIF data, with or without the "Exif\0\0" that JPEG puts before
// it. Damaged or missing data give the facts of a plain picture: an unreadable
// note is no reason to refuse a photo.
func Read(data []byte) Facts {
	plain := Facts{Orientation: Upright}
	data = bytes.TrimPrefix(data, []byte("Exif\x00\x00"))
	file, err := tifffile.Open(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return plain
	}
	main, err := file.First()
	if err != nil {
		return plain
	}
	return FromDirectory(main)
}

// FromDirectory reads the same facts from a TIFF picture's own directory, which
// has the same tags.
func FromDirectory(main tifffile.Directory) Facts {
	return Facts{
		Orientation: orientationOf(main),
		AdobeRGB:    adobeRGB(main),
		Artist:      main.Text(tifffile.TagArtist, maxText),
		Copyright:   main.Text(tifffile.TagCopyright, maxText),
		Taken:       takenAt(main),
	}
}

func orientationOf(d tifffile.Directory) Orientation {
	value, _ := d.Uint(tifffile.TagOrientation)
	if o := Orientation(value); o.Valid() {
		return o
	}
	return Upright
}

func adobeRGB(main tifffile.Directory) bool {
	photo, ok := main.Follow(tifffile.TagExifDirectory)
	if !ok {
		return false
	}
	space, _ := photo.Uint(tagColourSpace)
	if space != colourSpaceUncalibrated {
		return space == colourSpaceAdobe
	}
	interop, ok := photo.Follow(tagInteropDirectory)
	return ok && interop.Text(tagInteropIndex, 4) == "R03"
}
