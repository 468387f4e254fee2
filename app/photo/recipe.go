package photo

import (
	"encoding/json"
	"errors"
	"fmt"

	"storehand/app/photo/framing"
	"storehand/app/photo/tone"
	"storehand/app/photo/watermark"
)

// Recipe says how a finished picture is made from its original. It is plain
// data and kept with the picture, so that the same picture can be made again at
// any time, or another one from it.
type Recipe struct {
	Preset Preset `json:"preset"`
	// Framing is what was done by hand to the photo before the preset.
	Framing Framing `json:"framing,omitzero"`
}

// The parts of a recipe belong to the packages that carry them out.
type (
	// Framing is what was done by hand to one photo.
	Framing = framing.Framing
	// Crop is a part of a photo in shares of it.
	Crop = framing.Crop
	// Tone says how light and colours are changed.
	Tone = tone.Settings
	// Watermark is a logo and how it is laid over pictures.
	Watermark = watermark.Mark
	// Place says where on the picture a watermark lies; package watermark lists
	// the places.
	Place = watermark.Place
)

// The places of a watermark.
const (
	PlaceTopLeft     = watermark.TopLeft
	PlaceTop         = watermark.Top
	PlaceTopRight    = watermark.TopRight
	PlaceLeft        = watermark.Left
	PlaceCentre      = watermark.Centre
	PlaceRight       = watermark.Right
	PlaceBottomLeft  = watermark.BottomLeft
	PlaceBottom      = watermark.Bottom
	PlaceBottomRight = watermark.BottomRight
	PlaceTile        = watermark.Tile
)

// Focus is where a picture is cut that must be cropped to its box.
type Focus string

// The kinds of focus.
const (
	// FocusCentre keeps the middle.
	FocusCentre Focus = ""
	// FocusDetail keeps what has the most detail.
	FocusDetail Focus = "detail"
)

// Validate returns what is wrong with the recipe, one error for each fault,
// joined; nil when nothing is.
func (r Recipe) Validate() error {
	var faults []error
	if err := r.Preset.Validate(); err != nil {
		faults = append(faults, fmt.Errorf("preset %q: %w", r.Preset.Name, err))
	}
	if err := r.Framing.Validate(); err != nil {
		faults = append(faults, err)
	}
	return errors.Join(faults...)
}

// Equal reports whether two recipes are the same.
func (r Recipe) Equal(other Recipe) bool {
	return r.Preset.Equal(other.Preset) && r.Framing == other.Framing
}

// ParseRecipe reads a recipe that was kept as JSON. The error tells what is
// wrong with it.
func ParseRecipe(kept []byte) (Recipe, error) {
	var r Recipe
	if err := json.Unmarshal(kept, &r); err != nil {
		return Recipe{}, fmt.Errorf("reading a photo's recipe: %w", err)
	}
	if err := r.Validate(); err != nil {
		return Recipe{}, fmt.Errorf("reading a photo's recipe: %w", err)
	}
	return r, nil
}
