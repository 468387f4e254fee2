// Package icc converts pixels from the colour space that an embedded ICC
// profile describes to sRGB, the space every shop and browser assumes. It reads
// grey, RGB and CMYK profiles of versions 2 and 4 that are built from curves
// and a matrix, or from tables (lut8, lut16 and lutAToB).
//
// Rendering is perceptual with black point compensation, the setting of Adobe's
// programs and ImageMagick for photos. The rules are those of ICC.1:2022 and of
// ISO 18619 (black point compensation).
//
// The profile is foreign data: every offset is checked, tables are bounded by
// the bytes that are there, and nothing is allocated by a size that only the
// profile claims. That is why no general ICC library is used: those for Go
// trust the counts in a profile, and a picture of a hundred bytes could then
// ask for gigabytes.
package icc

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"strings"
	"unicode/utf16"
)

// Space is the colour space of the pixels that a profile describes.
type Space string

// The colour spaces that are read, by their names in profiles.
const (
	Grey Space = "GRAY"
	RGB  Space = "RGB "
	CMYK Space = "CMYK"
)

// inputs returns the number of channels.
func (s Space) inputs() int {
	switch s {
	case Grey:
		return 1
	case CMYK:
		return 4
	}
	return 3
}

// FormatError says what is wrong with a profile.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return "colour profile: " + string(e) }

// Profile is an ICC profile whose header and table of tags have been read.
type Profile struct {
	// Name is the profile's description, for people; empty when it has none.
	Name string
	// Space is the colour space of the pixels.
	Space Space

	version byte
	labPCS  bool
	tags    map[string][]byte
}

const (
	headSize    = 128
	tagSize     = 12
	maxTags     = 256
	maxNameSize = 200 // characters of a name that are kept
)

// Parse reads a profile. The error is FormatError; it is no reason to refuse a
// picture, only to say that its colours may be off.
func Parse(data []byte) (*Profile, error) {
	if len(data) < headSize+4 || string(data[36:40]) != "acsp" {
		return nil, FormatError("no header")
	}
	p := &Profile{Space: Space(data[16:20]), version: data[8], tags: map[string][]byte{}}
	switch p.Space {
	case Grey, RGB, CMYK:
	default:
		return nil, FormatError(fmt.Sprintf("colour space %q is not supported", data[16:20]))
	}
	switch class := string(data[12:16]); class {
	case "scnr", "mntr", "prtr", "spac":
	default:
		return nil, FormatError(fmt.Sprintf("a profile of class %q does not describe pixels", class))
	}
	switch connection := string(data[20:24]); connection {
	case "Lab ":
		p.labPCS = true
	case "XYZ ":
	default:
		return nil, FormatError(fmt.Sprintf("connection space %q is not supported", connection))
	}
	if err := p.readTags(data); err != nil {
		return nil, err
	}
	p.Name = description(p.tags["desc"])
	return p, nil
}

func (p *Profile) readTags(data []byte) error {
	count := binary.BigEndian.Uint32(data[headSize:])
	if count > maxTags || len(data) < headSize+4+int(count)*tagSize {
		return FormatError("the table of tags is cut off")
	}
	for i := range int(count) {
		entry := data[headSize+4+i*tagSize:]
		start, size := uint64(binary.BigEndian.Uint32(entry[4:])), uint64(binary.BigEndian.Uint32(entry[8:]))
		if start+size <= uint64(len(data)) {
			p.tags[string(entry[:4])] = data[start : start+size]
		}
	}
	return nil
}

// description returns the text of a description tag of version 2 (ASCII) or 4
// (several languages, of which the first is taken).
func description(tag []byte) string {
	if len(tag) < 12 {
		return ""
	}
	text := ""
	switch string(tag[:4]) {
	case "desc":
		size := min(uint64(binary.BigEndian.Uint32(tag[8:])), uint64(len(tag)-12))
		ascii, _, _ := bytes.Cut(tag[12:12+size], []byte{0})
		text = strings.ToValidUTF8(string(ascii), "")
	case "mluc":
		text = firstLanguage(tag)
	}
	letters := []rune(strings.TrimSpace(text))
	return string(letters[:min(len(letters), maxNameSize)])
}

func firstLanguage(tag []byte) string {
	if len(tag) < 28 || binary.BigEndian.Uint32(tag[8:]) == 0 {
		return ""
	}
	size, start := uint64(binary.BigEndian.Uint32(tag[20:])), uint64(binary.BigEndian.Uint32(tag[24:]))
	if start+size > uint64(len(tag)) {
		return ""
	}
	var units []uint16
	for raw := tag[start : start+size]; len(raw) >= 2; raw = raw[2:] {
		units = append(units, binary.BigEndian.Uint16(raw))
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

// fixed reads a number with 16 bits before and behind the point.
func fixed(b []byte) float64 { return float64(int32(binary.BigEndian.Uint32(b))) / 65536 }
