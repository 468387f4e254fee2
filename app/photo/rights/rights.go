// Package rights carries over from picture to picture the marks that say whose
// a picture is and whether it was made by AI, and nothing else of what cameras
// and editors write into files.
//
// They are read from XMP, IPTC-IIM and EXIF, in the order in which the Metadata
// Working Group's guidelines (2010) rank them, and written as XMP, which search
// engines and shops read. Sources: IPTC Photo Metadata Standard 2023.2, Adobe
// XMP part 1 and 2.
package rights

import (
	"strings"
	"unicode/utf8"

	"storehand/app/photo/exif"
)

// Marks are the rights marks of a picture; empty where it has none.
type Marks struct {
	// Creator is who made the picture, several names joined by "; ". Copyright
	// is the notice, Credit how to name the source.
	Creator, Copyright, Credit string
	// UsageTerms says how the picture may be used, WebStatement where on the
	// web that is said.
	UsageTerms, WebStatement string
	// SourceType is IPTC's address for how the picture came about, such as
	// "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
	// for one made by AI.
	SourceType string
}

// Empty reports whether there are no marks.
func (m Marks) Empty() bool { return m == Marks{} }

// maxText bounds a mark's length in bytes: six of them, with every character
// escaped, must fit a JPEG segment of 64 KB.
const maxText = 1024

// Read gathers a picture's marks from its XMP packet, its IPTC block and its
// EXIF facts; each may be missing. Damaged blocks give what could be read of
// them.
func Read(xmp, iptc []byte, camera exif.Facts) Marks {
	m := readXMP(xmp)
	for _, other := range []Marks{readIPTC(iptc), {Creator: camera.Artist, Copyright: camera.Copyright}} {
		fill(&m.Creator, other.Creator)
		fill(&m.Copyright, other.Copyright)
		fill(&m.Credit, other.Credit)
	}
	for _, text := range m.all() {
		*text = clean(*text)
	}
	return m
}

func (m *Marks) all() []*string {
	return []*string{&m.Creator, &m.Copyright, &m.Credit, &m.UsageTerms, &m.WebStatement, &m.SourceType}
}

func fill(text *string, from string) {
	if strings.TrimSpace(*text) == "" {
		*text = from
	}
}

// clean makes text that XML can hold: valid, without control characters, and
// not endless. Old programs write Latin-1.
func clean(text string) string {
	if !utf8.ValidString(text) {
		letters := make([]rune, 0, len(text))
		for _, b := range []byte(text) {
			letters = append(letters, rune(b))
		}
		text = string(letters)
	}
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			return ' '
		case r < 0x20 || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF:
			return -1
		}
		return r
	}, text)
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "")
	}
	return strings.TrimSpace(text)
}
