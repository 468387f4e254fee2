package photo

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"storehand/app/photo/exif"
)

// ColourModel is the kind of colour a picture's file holds.
type ColourModel string

// The colour models. All of them become sRGB.
const (
	ModelGrey    ColourModel = "grey"
	ModelRGB     ColourModel = "rgb"
	ModelCMYK    ColourModel = "cmyk"
	ModelPalette ColourModel = "palette"
)

// Facts is what a picture file's header says.
type Facts struct {
	// Format is the format of the content, whatever the file's name says.
	Format Format
	// Width and Height are in pixels, upright: as the picture is to be shown,
	// after its orientation is applied.
	Width, Height int
	// Orientation says how the stored picture is turned to be upright, 1 to 8.
	Orientation exif.Orientation
	// Model is the kind of colour, Depth the bits of a sample (of the palette
	// index for a palette): 1 to 16.
	Model ColourModel
	Depth int
	// Alpha is true when parts of the picture may be transparent.
	Alpha bool
	// Lossless is true when the pixels are stored without loss.
	Lossless bool
	// Frames is the number of frames; more than 1 is an animation, of which
	// only the first is used.
	Frames int
	// Profile is the name of the embedded colour profile; empty when there is
	// none or it has no name.
	Profile string
	// Taken is when the photo was taken by the camera's own clock, as if that
	// were UTC; zero when the file does not say. It serves to put photos in
	// order.
	Taken time.Time
	// Bytes is the size of the file.
	Bytes int64
}

// Megapixels is the picture's size in millions of pixels.
func (f Facts) Megapixels() float64 { return float64(f.Width) * float64(f.Height) / 1e6 }

// WarningKind tells warnings apart.
type WarningKind string

// The kinds of warnings.
const (
	WarnDamaged     WarningKind = "damaged"     // a part of the picture is missing
	WarnMislabelled WarningKind = "mislabelled" // the name promises another format than the content has
	WarnAnimated    WarningKind = "animated"    // only the first frame is used
	WarnColour      WarningKind = "colour"      // the colours are converted without a profile that says how
	WarnEnlarged    WarningKind = "enlarged"    // the picture was enlarged and looks soft for it
	WarnSmall       WarningKind = "small"       // the picture is smaller than the preset asks for
	WarnBusy        WarningKind = "busy"        // the backdrop was not made white: it is busy
	WarnNoSubject   WarningKind = "no-subject"  // no subject can be told from the backdrop to trim or centre
	WarnTarget      WarningKind = "target"      // the picture has fewer pixels than the preset's, so that its file is small enough
)

// Warning is something a person should know about a picture that was used all
// the same.
type Warning struct {
	Kind WarningKind `json:"kind"`
	// Text is a sentence.
	Text string `json:"text"`
}

// mislabelled warns when the file's name promises another format.
func mislabelled(name string, f Format) []Warning {
	extension := strings.ToLower(filepath.Ext(name))
	promised, known := extensions[extension]
	if !known || promised == f {
		return nil
	}
	return []Warning{{WarnMislabelled, fmt.Sprintf("The name ends in %s, but the content is %s.", extension, f.Name())}}
}

func animated(frames int) []Warning {
	if frames <= 1 {
		return nil
	}
	return []Warning{{WarnAnimated, fmt.Sprintf("The picture has %d frames; only the first is used.", frames)}}
}

func damaged(missing float64) Warning {
	if missing < 0.005 {
		return Warning{WarnDamaged, "The file is damaged; the picture may lack sharpness or colour, or have faulty spots."}
	}
	return Warning{WarnDamaged, fmt.Sprintf("The file is damaged; %.0f %% of the picture is missing.", 100*missing)}
}
