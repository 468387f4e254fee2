package safefile

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

const (
	// maxNameBytes is what ext4, APFS and NTFS all take: 255 bytes of UTF-8
	// are at most 255 of the UTF-16 units that NTFS counts.
	maxNameBytes = 255
	// maxExtensionBytes tells an extension from a dot in a sentence when a
	// long name is shortened.
	maxExtensionBytes = 16
)

// ErrUnsafeName is the cause when no safe name can be made of the one given.
var ErrUnsafeName = errors.New("unsafe file name")

// SafeName makes of a wanted file name one that Windows, macOS and Linux all
// take: accents composed (NFC), characters that Windows refuses replaced by
// "-", invisible ones left out, no space or dot at the end, no name that
// Windows reserves for devices, at most 255 bytes with the extension kept.
// A name that is safe already comes back unchanged.
//
// It returns ErrUnsafeName for a name that leads into another folder, with
// "/", "\" or "..", and for one of which nothing is left: it is not for this
// function to guess what such a name was to be.
func SafeName(wanted string) (string, error) {
	if strings.ContainsAny(wanted, `/\`) {
		return "", fmt.Errorf("%w: %q leads into another folder; take out the slashes", ErrUnsafeName, wanted)
	}
	name := strings.Map(safeRune, strings.ToValidUTF8(wanted, "-"))
	name = trim(norm.NFC.String(name)) // composed after what stood between letter and accent has gone
	name = shorten(freeOfDevices(name))
	if name == "" {
		return "", fmt.Errorf("%w: %q has no letter or digit that can stand in a file name", ErrUnsafeName, wanted)
	}
	if strings.HasPrefix(name, partPrefix) {
		return "", fmt.Errorf("%w: %q begins like Storehand's own unfinished files", ErrUnsafeName, wanted)
	}
	return name, nil
}

// safeRune replaces or drops (-1) what some file system refuses. Marks that
// turn the reading direction are dropped because they disguise an extension.
func safeRune(r rune) rune {
	switch {
	case strings.ContainsRune(`<>:"|?*`, r), unicode.IsControl(r):
		return '-'
	case unicode.Is(unicode.Bidi_Control, r), r == '\u200B', r == '\uFEFF':
		return -1
	case r == '\u2028', r == '\u2029':
		return ' '
	}
	return r
}

// trim takes off spaces at both ends and dots at the end, which Windows drops
// without a word.
func trim(name string) string {
	return strings.TrimRightFunc(strings.TrimLeftFunc(name, unicode.IsSpace), func(r rune) bool {
		return r == '.' || unicode.IsSpace(r)
	})
}

// devices are the names that Windows keeps for devices, with any extension
// (Microsoft, "Naming Files, Paths, and Namespaces").
var devices = func() map[string]bool {
	names := map[string]bool{"CON": true, "PRN": true, "AUX": true, "NUL": true, "CONIN$": true, "CONOUT$": true}
	for _, digit := range "0123456789¹²³" {
		names["COM"+string(digit)] = true
		names["LPT"+string(digit)] = true
	}
	return names
}()

// freeOfDevices puts "_" behind a device's name: "con.jpg" becomes "con_.jpg".
func freeOfDevices(name string) string {
	stem, rest, dotted := strings.Cut(name, ".")
	if !devices[strings.ToUpper(strings.TrimSpace(stem))] {
		return name
	}
	if dotted {
		rest = "." + rest
	}
	return strings.TrimSpace(stem) + "_" + rest
}

// shorten cuts the stem of a name that is too long and keeps the extension.
func shorten(name string) string {
	if len(name) <= maxNameBytes {
		return name
	}
	stem, extension := split(name)
	return trim(cut(stem, maxNameBytes-len(extension))) + extension
}

// split parts the stem from the extension with its dot, if there is one.
func split(name string) (stem, extension string) {
	extension = filepath.Ext(name)
	if len(extension) > maxExtensionBytes {
		extension = ""
	}
	return strings.TrimSuffix(name, extension), extension
}
