package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"storehand/app/alttext/colour"
	"storehand/app/media"
	"storehand/app/photo"
)

// Made is a photo that was prepared. Its files are in the workspace and belong
// to no product until they are staged.
type Made struct {
	Recipe   photo.Recipe // that made the picture for the product
	Original media.File
	Prepared media.File // the picture for the product; its own Recipe is filled in when it is staged
	Report   Report
	// Others are the pictures for further channels.
	Others []Output `json:",omitempty"`
	// Colours are the subject's, where the preset composes ALT texts.
	Colours []colour.Swatch `json:",omitempty"`
}

// Output is a finished picture of a photo for a further channel.
type Output struct {
	Recipe   photo.Recipe
	Prepared media.File
	Report   Report
}

// Outputs lists all pictures that were made: first that for the product.
func (m Made) Outputs() []Output {
	return append([]Output{{Recipe: m.Recipe, Prepared: m.Prepared, Report: m.Report}}, m.Others...)
}

// output finds the picture that a recipe would make.
func (m *Made) output(recipe photo.Recipe) (Output, bool) {
	if samePixels(m.Recipe, recipe) {
		return Output{Recipe: m.Recipe, Prepared: m.Prepared, Report: m.Report}, true
	}
	at := slices.IndexFunc(m.Others, func(out Output) bool { return samePixels(out.Recipe, recipe) })
	if at < 0 {
		return Output{}, false
	}
	return m.Others[at], true
}

// record saves the files of the pictures, with what they were made of and how.
func (m Made) record(ctx context.Context, tx media.Writer, recipes recipeTexts) error {
	if err := tx.SaveFile(ctx, m.Original); err != nil {
		return err
	}
	for _, out := range m.Outputs() {
		file := out.Prepared
		file.Original = m.Original.Hash
		var err error
		if file.Recipe, err = recipes.of(out.Recipe); err != nil {
			return fmt.Errorf("record how %s was made: %w", file.Name, err)
		}
		if err := tx.SaveFile(ctx, file); err != nil {
			return err
		}
		channel := media.Output{Original: m.Original.Hash, Shown: m.Prepared.Hash, Channel: out.Recipe.Preset.Slug, Prepared: file.Hash}
		if err := tx.SaveOutput(ctx, channel); err != nil {
			return err
		}
	}
	return nil
}

// recipeTexts writes each recipe once, however many pictures it made. Those of
// photos that were framed by hand are not kept: each photo has its own, and the
// logo with it.
type recipeTexts map[photo.Recipe][]byte

func (t recipeTexts) of(recipe photo.Recipe) ([]byte, error) {
	if text, written := t[recipe]; written {
		return text, nil
	}
	text, err := json.Marshal(recipe)
	if err != nil {
		return nil, err
	}
	if recipe.Framing == (photo.Framing{}) {
		t[recipe] = text
	}
	return text, nil
}
