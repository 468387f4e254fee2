package photo

import (
	"errors"
	"fmt"
	"image/color"
	"strconv"
	"strings"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/webpfile"
)

// Fit is how a picture is brought to a preset's size.
type Fit string

// The ways to fit. None but FitExact changes the proportions of what is shown.
const (
	// FitInside scales the picture into the box; the result has the picture's
	// ratio. A side of 0 is not bounded.
	FitInside Fit = "inside"
	// FitPad scales the picture into the box and fills the rest of the box with
	// the background.
	FitPad Fit = "pad"
	// FitCrop fills the box and cuts off what goes beyond it, as the preset's
	// focus says.
	FitCrop Fit = "crop"
	// FitExact stretches the picture to the box.
	FitExact Fit = "exact"
)

// FormatKeep as a preset's format keeps that of the picture: JPEG, PNG and WebP
// as they are (WebP without loss if it was), GIF and BMP as PNG, TIFF as JPEG
// or, with transparency, as PNG.
const FormatKeep Format = "keep"

// Transparent as a preset's background keeps transparency where the output
// format has it; JPEG, which has none, gets white.
const Transparent = "transparent"

// AltSource says where the alternative text of finished pictures comes from.
type AltSource string

// The sources of alternative text.
const (
	// AltComposed composes it from the product's title, the measured colour and
	// the view in the file name.
	AltComposed AltSource = "title-colour-view"
	// AltTitle takes the product's title.
	AltTitle AltSource = "title"
	// AltKeep leaves what the product's picture has.
	AltKeep AltSource = "keep"
)

// Preset says what pictures are to become. It is plain data: people edit,
// export and exchange presets as JSON.
type Preset struct {
	// Name is for people and unique among presets without regard to case; Slug
	// is the short form for the command line (lower-case letters, digits and
	// hyphens).
	Name string `json:"name"`
	Slug string `json:"slug"`
	// Fit, Width and Height (pixels) are the size. With FitInside a side of 0
	// is not bounded, and two of them keep the size.
	Fit    Fit `json:"fit"`
	Width  int `json:"width"`
	Height int `json:"height"`
	// Enlarge allows pictures to be scaled up. Otherwise small ones stay small:
	// centred on the box with FitPad, and in the box's ratio with FitCrop and
	// FitExact.
	Enlarge bool `json:"enlarge,omitempty"`
	// Focus says where FitCrop cuts.
	Focus Focus `json:"focus,omitempty"`
	// Trim cuts the picture to its subject before it is brought to size.
	Trim bool `json:"trim,omitempty"`
	// Fill centres the subject on the box of FitPad and has its longer extent
	// take this share of the box, in percent, 1 to 100; 0 fits the whole picture.
	Fill int `json:"fill,omitempty"`
	// Whiten makes a studio backdrop pure white. What cannot be told apart stays
	// as it is, with WarnBusy.
	Whiten bool `json:"whiten,omitempty"`
	// Tone changes light and colours.
	Tone Tone `json:"tone,omitzero"`
	// Sharpen is how much the finished picture is sharpened, 0 to 100.
	Sharpen int `json:"sharpen,omitempty"`
	// LinearLight mixes light when pixels are brought to another size, as a lens
	// does, instead of stored samples; fine bright detail stays brighter. It
	// takes more time.
	LinearLight bool `json:"linear_light,omitempty"`
	// Watermark is laid over the picture; nil is none.
	Watermark *Watermark `json:"watermark,omitempty"`
	// Background is "#RRGGBB", on which transparent pictures are flattened and
	// boxes filled, or "transparent".
	Background string `json:"background"`
	// Format is jpeg, png, webp or keep. Quality is 1 to 100 for JPEG (the
	// scale of libjpeg) and WebP (libwebp's); PNG has none. Lossless writes
	// WebP without loss.
	Format   Format `json:"format"`
	Quality  int    `json:"quality"`
	Lossless bool   `json:"lossless,omitempty"`
	// MaxBytes is how many bytes the finished file may have at most; 0 is no
	// limit. Quality is then the highest that is tried. MayShrink allows fewer
	// pixels, down to a quarter of each side, where quality alone does not do.
	MaxBytes  int  `json:"max_bytes,omitempty"`
	MayShrink bool `json:"may_shrink,omitempty"`
	// Colours reduces a PNG to a palette of at most so many colours, 2 to 256; 0
	// keeps all.
	Colours int `json:"colours,omitempty"`
	// KeepRights keeps the marks of creator, copyright and “made by AI”. All
	// other notes are always dropped.
	KeepRights bool `json:"keep_rights,omitempty"`
	// NameTemplate is the template of the finished file's name, in the language
	// of package naming; empty leaves it to where the preset is used.
	NameTemplate string `json:"name_template,omitempty"`
	// Alt is where the alternative text comes from.
	Alt AltSource `json:"alt,omitempty"`
	// Source says which rule the preset follows and Date (YYYY-MM) when it was
	// looked up; both are empty for presets of one's own.
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

// Validate returns what is wrong with the preset, one error for each fault,
// joined; nil when nothing is.
func (p Preset) Validate() error {
	var faults []error
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	fault(strings.TrimSpace(p.Name) == "", "the preset has no name; give it one")
	fault(p.Slug != Slug(p.Slug), "the short name %q has other characters than a–z, 0–9 and hyphens; use %q", p.Slug, Slug(p.Slug))
	faults = append(faults, p.checkSize()...)
	_, err := ParseBackground(p.Background)
	fault(err != nil, "%w", err)
	switch p.Format {
	case JPEG, PNG, WebP, FormatKeep:
	default:
		fault(true, "the format %q cannot be written; choose jpeg, png, webp or keep", p.Format)
	}
	fault(p.Format != PNG && (p.Quality < 1 || p.Quality > 100), "the quality is %d; choose 1 to 100", p.Quality)
	faults = append(faults, p.checkOperations()...)
	switch p.Alt {
	case "", AltComposed, AltTitle, AltKeep:
	default:
		fault(true, "the source of the ALT text %q is not known; choose %s, %s or %s", p.Alt, AltComposed, AltTitle, AltKeep)
	}
	return errors.Join(faults...)
}

// Equal reports whether two presets are the same. It stands for ==, which would
// ask whether they share the memory of their watermark.
func (p Preset) Equal(other Preset) bool {
	same := p.Watermark.Equal(other.Watermark)
	p.Watermark, other.Watermark = nil, nil
	return same && p == other
}

func (p Preset) checkSize() []error {
	least := 1
	switch p.Fit {
	case FitInside:
		least = 0
	case FitPad, FitCrop, FitExact:
	default:
		return []error{fmt.Errorf("the fit %q is not known; choose inside, pad, crop or exact", p.Fit)}
	}
	most := jpegfile.MaxSide
	if p.Format == WebP {
		most = webpfile.MaxSide
	}
	var faults []error
	for _, side := range []struct {
		name string
		px   int
	}{{"width", p.Width}, {"height", p.Height}} {
		switch {
		case side.px < least:
			faults = append(faults, fmt.Errorf("the %s is %d px; with the fit %q it must be at least %d", side.name, side.px, p.Fit, least))
		case side.px > most:
			faults = append(faults, fmt.Errorf("the %s is %d px; %s pictures have at most %d", side.name, side.px, formatOrPictures(p.Format), most))
		}
	}
	if int64(p.Width)*int64(p.Height) > MaxPixels {
		faults = append(faults, fmt.Errorf("%d × %d px are more than %d megapixels; choose a smaller size", p.Width, p.Height, MaxPixels/1_000_000))
	}
	return faults
}

func formatOrPictures(f Format) string {
	if name := f.Name(); name != "" {
		return name
	}
	return "JPEG"
}

// ParseBackground reads "#RRGGBB" (either case) or "transparent", which is the
// colour with alpha 0.
func ParseBackground(text string) (color.NRGBA, error) {
	if text == Transparent {
		return color.NRGBA{R: 255, G: 255, B: 255}, nil
	}
	digits, ok := strings.CutPrefix(text, "#")
	value, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return color.NRGBA{}, fmt.Errorf("the background %q is no colour; write it as #RRGGBB, such as #FFFFFF for white, or %s", text, Transparent)
	}
	return color.NRGBA{uint8(value >> 16), uint8(value >> 8), uint8(value), 255}, nil
}

// Slug makes the short form of a name for the command line: lower-case letters,
// digits and single hyphens.
func Slug(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// Find returns the preset that the name stands for: by its name without regard
// to case, by its slug, or by the slug of its name.
func Find(presets []Preset, name string) (Preset, bool) {
	for _, p := range presets {
		if strings.EqualFold(p.Name, strings.TrimSpace(name)) {
			return p, true
		}
	}
	wanted := Slug(name)
	for _, p := range presets {
		if wanted != "" && (p.Slug == wanted || Slug(p.Name) == wanted) {
			return p, true
		}
	}
	return Preset{}, false
}
