package photo

import (
	"maps"
	"slices"
)

// Format is a file format of pictures.
type Format string

// The formats that are read. JPEG, PNG and WebP are also written.
const (
	JPEG Format = "jpeg"
	PNG  Format = "png"
	WebP Format = "webp"
	GIF  Format = "gif"
	TIFF Format = "tiff"
	BMP  Format = "bmp"
	HEIC Format = "heic"
	AVIF Format = "avif"
)

// formatWords gives each format its name for people, its media type (IANA) and
// its usual file extension.
var formatWords = map[Format]struct{ name, mime, extension string }{
	JPEG: {"JPEG", "image/jpeg", ".jpg"},
	PNG:  {"PNG", "image/png", ".png"},
	WebP: {"WebP", "image/webp", ".webp"},
	GIF:  {"GIF", "image/gif", ".gif"},
	TIFF: {"TIFF", "image/tiff", ".tif"},
	BMP:  {"BMP", "image/bmp", ".bmp"},
	HEIC: {"HEIC", "image/heic", ".heic"},
	AVIF: {"AVIF", "image/avif", ".avif"},
}

// Name returns the format's name as people write it.
func (f Format) Name() string { return formatWords[f].name }

// MIME returns the format's media type, such as "image/jpeg".
func (f Format) MIME() string { return formatWords[f].mime }

// Extension returns the format's usual file extension with its dot, such as
// ".jpg".
func (f Format) Extension() string { return formatWords[f].extension }

// extensions gives the format that a file name promises, by its extension in
// lower case.
var extensions = map[string]Format{
	".jpg": JPEG, ".jpeg": JPEG, ".jpe": JPEG, ".jfif": JPEG, ".png": PNG, ".apng": PNG, ".webp": WebP, ".gif": GIF,
	".tif": TIFF, ".tiff": TIFF, ".bmp": BMP, ".dib": BMP,
	".heic": HEIC, ".heif": HEIC, ".avif": AVIF,
}

// Extensions returns the file extensions, in lower case with their dots, of
// files that are worth looking at when a folder is taken in: of the formats
// that are read, and of those that are known and refused with a reason.
func Extensions() []string {
	all := []string{".jxl", ".jp2", ".svg", ".ico", ".psd"}
	return append(all, slices.Sorted(maps.Keys(extensions))...)
}
