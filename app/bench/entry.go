package bench

import (
	"slices"

	"storehand/app/matching"
	"storehand/app/photo"
)

// Entry is a photo on the bench with what is known of it.
type Entry struct {
	Photo
	// Included photos are prepared.
	Included bool
	// Looked is true once the photo's header was read: then Facts is what it
	// says, or Problem why the photo cannot be used.
	Looked  bool
	Facts   photo.Facts
	Problem error
	// Twin is the path of an earlier photo with the same content, NearTwin that
	// of one that shows nearly the same.
	Twin     string
	NearTwin string
	// Sight is what the photo shows; nil before it was seen.
	Sight *Sight
	// Told is what a list or the order of a shoot tells of the photo's product;
	// nil where nothing does.
	Told    *Told
	Binding Binding
	// Framing is what is done by hand to this photo before the preset, and Own
	// its own preset in the place of the bench's; nil where it has none.
	Framing photo.Framing
	Own     *photo.Preset
	Made    *Made   // what was prepared last; nil before
	Failure string  // why the last try to prepare it failed
	Staged  bool    // Made is a picture of its product
	Placed  *Placed // where it was staged last; nil before

	named *matching.Match // what the photo's name tells; nil before it was asked
	place int             // its order among the photos that were ever on the tray
	kept  Saved           // as Changes told of it last
}

// Recipe is how the photo's picture is made where the bench has a preset.
func (e *Entry) Recipe(preset photo.Preset) photo.Recipe {
	if e.Own != nil {
		preset = *e.Own
	}
	return photo.Recipe{Preset: preset, Framing: e.Framing}
}

// Recipes are how the photo's pictures are made: first the one for the product,
// then those for further channels, to which the photo's own preset does not
// apply.
func (e *Entry) Recipes(preset photo.Preset, others ...photo.Preset) []photo.Recipe {
	recipes := []photo.Recipe{e.Recipe(preset)}
	for _, other := range others {
		recipes = append(recipes, photo.Recipe{Preset: other, Framing: e.Framing})
	}
	return recipes
}

func (e *Entry) due(preset photo.Preset, others []photo.Preset) bool {
	return e.Included && e.Problem == nil && !e.madeWith(preset, others)
}

// madeWith reports whether the presets would make the same pictures again.
func (e *Entry) madeWith(preset photo.Preset, others []photo.Preset) bool {
	if e.Made == nil || !samePixels(e.Made.Recipe, e.Recipe(preset)) {
		return false
	}
	return !slices.ContainsFunc(others, func(other photo.Preset) bool {
		_, made := e.Made.output(photo.Recipe{Preset: other, Framing: e.Framing})
		return !made
	})
}

// samePixels reports whether two recipes make the same picture. What a preset
// is called and how its pictures are named does not matter.
func samePixels(a, b photo.Recipe) bool {
	return a.Framing == b.Framing && pixels(a.Preset).Equal(pixels(b.Preset))
}

// pixels is what of a preset decides about the picture.
func pixels(p photo.Preset) photo.Preset {
	p.Name, p.Slug, p.Source, p.Date, p.NameTemplate = "", "", "", "", ""
	if p.Alt != photo.AltComposed {
		p.Alt = "" // only composed texts need the colours that are measured
	}
	return p
}

// rebind changes the product. Pictures that another one has are its own.
func (e *Entry) rebind(binding Binding) {
	e.Staged = e.Staged && binding.Product == e.Binding.Product
	e.Binding = binding
}

func (e *Entry) ready() bool {
	return e.Made != nil && !e.Staged && e.Included && e.Binding.Product != 0
}
