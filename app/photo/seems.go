package photo

import (
	"bytes"
	"strings"
)

// sniffed is how many bytes of a file are looked at to tell what it is. An SVG
// may begin with a long comment.
const sniffed = 1024

// foreign is something that is no picture of a format that is read.
type foreign struct {
	what    string // continues "is"
	picture bool
	remedy  string
}

const (
	remedyNone = "Only JPEG, PNG, WebP, HEIC, AVIF, GIF, TIFF and BMP pictures can be added."
)

// starts tells formats by their first bytes.
var starts = []struct {
	prefix string
	format Format
	other  foreign
}{
	{prefix: "\xFF\xD8\xFF", format: JPEG},
	{prefix: "\x89PNG\r\n\x1a\n", format: PNG},
	{prefix: "GIF87a", format: GIF},
	{prefix: "GIF89a", format: GIF},
	{prefix: "BM", format: BMP},
	{prefix: "II*\x00\x10\x00\x00\x00CR", other: foreign{"a Canon raw photo", true, remedyJPEG}},
	{prefix: "II*\x00", format: TIFF},
	{prefix: "MM\x00*", format: TIFF},
	{prefix: "II+\x00", other: foreign{"a BigTIFF picture", true, remedyJPEG}},
	{prefix: "MM\x00+", other: foreign{"a BigTIFF picture", true, remedyJPEG}},
	{prefix: "II\xBC", other: foreign{"a JPEG XR picture", true, remedyJPEG}},
	{prefix: "IIU\x00", other: foreign{"a Panasonic raw photo", true, remedyJPEG}},
	{prefix: "IIRO", other: foreign{"an Olympus raw photo", true, remedyJPEG}},
	{prefix: "FUJIFILMCCD-RAW", other: foreign{"a Fujifilm raw photo", true, remedyJPEG}},
	{prefix: "\x00\x00\x01\x00", other: foreign{"a Windows icon", true, remedyJPEG}},
	{prefix: "\x00\x00\x02\x00", other: foreign{"a Windows cursor", true, remedyJPEG}},
	{prefix: "8BPS", other: foreign{"a Photoshop document", true, remedyJPEG}},
	{prefix: "gimp xcf", other: foreign{"a GIMP document", true, remedyJPEG}},
	{prefix: "\xFF\x0A", other: foreign{"a JPEG XL picture", true, remedyJPEG}},
	{prefix: "\x00\x00\x00\x0CJXL ", other: foreign{"a JPEG XL picture", true, remedyJPEG}},
	{prefix: "\x00\x00\x00\x0CjP  ", other: foreign{"a JPEG 2000 picture", true, remedyJPEG}},
	{prefix: "\xFF\x4F\xFF\x51", other: foreign{"a JPEG 2000 picture", true, remedyJPEG}},
	{prefix: "v/1\x01", other: foreign{"an OpenEXR picture", true, remedyJPEG}},
	{prefix: "%PDF-", other: foreign{"a PDF document", false, "Save its pages as JPEG or PNG and add those."}},
	{prefix: "%!PS", other: foreign{"a PostScript document", false, remedyJPEG}},
	{prefix: "PK\x03\x04", other: foreign{"a ZIP archive or an Office document", false, "Unpack it and add the pictures."}},
	{prefix: "Rar!", other: foreign{"a RAR archive", false, "Unpack it and add the pictures."}},
	{prefix: "7z\xBC\xAF", other: foreign{"a 7-Zip archive", false, "Unpack it and add the pictures."}},
	{prefix: "\x1F\x8B", other: foreign{"a gzip archive", false, "Unpack it and add the pictures."}},
	{prefix: "\x00\x05\x16\x07", other: foreign{"a note that macOS puts beside a file", false, "Add the photo of the same name without ._ before it."}},
	{prefix: "\x00\x00\x00\x01Bud1", other: foreign{"a folder note of macOS", false, remedyNone}},
	{prefix: "\xD0\xCF\x11\xE0", other: foreign{"an old Office document or a Windows thumbnail store", false, remedyNone}},
	{prefix: "\x1A\x45\xDF\xA3", other: foreign{"a video", false, remedyNone}},
	{prefix: "ID3", other: foreign{"a sound file", false, remedyNone}},
	{prefix: "OggS", other: foreign{"a sound or video file", false, remedyNone}},
	{prefix: "SQLite format 3", other: foreign{"a database", false, remedyNone}},
}

// brands tells the formats of the ISO base media family by the brand at the
// start of the file (ISO/IEC 14496-12; 23008-12 for HEIF). What a file of brand
// mif1 holds, its header tells.
var brands = map[string]struct {
	format Format
	other  foreign
}{
	"heic": {format: HEIC}, "heix": {format: HEIC}, "heim": {format: HEIC}, "heis": {format: HEIC}, "mif1": {format: HEIC}, "avif": {format: AVIF},
	"hevc": {other: foreign{"a HEIC sequence", true, remedyJPEG}}, "hevx": {other: foreign{"a HEIC sequence", true, remedyJPEG}},
	"msf1": {other: foreign{"a HEIF sequence", true, remedyJPEG}}, "avis": {other: foreign{"an AVIF animation", true, remedyJPEG}},
	"crx ": {other: foreign{"a Canon raw photo", true, remedyJPEG}},
}

// seems tells what the file is by its first bytes: a format that is read, or
// something else by name.
func seems(head []byte) (Format, foreign) {
	for _, s := range starts {
		if strings.HasPrefix(string(head), s.prefix) {
			return s.format, s.other
		}
	}
	if len(head) >= 12 && string(head[:4]) == "RIFF" {
		if string(head[8:12]) == "WEBP" {
			return WebP, foreign{}
		}
		return "", foreign{"a sound or video file", false, remedyNone}
	}
	if len(head) >= 12 && string(head[4:8]) == "ftyp" {
		if known, ok := brands[string(head[8:12])]; ok {
			return known.format, known.other
		}
		return "", foreign{"a video", false, remedyNone}
	}
	if len(head) >= 40 && string(head[36:40]) == "acsp" {
		return "", foreign{"a colour profile", false, remedyNone}
	}
	return "", seemsText(head)
}

// seemsText tells kinds of text apart, and text from what is unknown.
func seemsText(head []byte) foreign {
	lower := bytes.ToLower(head)
	switch {
	case bytes.Contains(lower, []byte("<svg")):
		return foreign{"an SVG drawing", true, "Export it as PNG and add that."}
	case bytes.Contains(lower, []byte("<html")) || bytes.Contains(lower, []byte("<!doctype html")):
		return foreign{"a web page", false, "Open the page and save the picture itself."}
	case isText(head):
		return foreign{"a text file", false, remedyNone}
	}
	return foreign{"of no known picture format", false, remedyNone}
}

// isText reports whether bytes look like text: none of the control characters
// that text does not use.
func isText(head []byte) bool {
	for _, b := range head {
		if b < 0x20 && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1B {
			return false
		}
	}
	return true
}
