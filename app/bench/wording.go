package bench

import (
	"time"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/shot"
)

// Wording says how pictures get their names and ALT texts.
type Wording struct {
	Names    naming.Template
	Alt      photo.AltSource
	Composer alttext.Composer // for AltComposed
	Day      time.Time        // for {date}, as the store's clock shows it
}

// FileName is the name of a picture, with its extension. facts is the product,
// or the variation made whole; position is the picture's place in the gallery
// from 1.
func (w Wording) FileName(facts catalog.Product, original string, view shot.View, position int, extension string) string {
	return w.Names.Render(naming.Photo{
		Product: facts, Position: position, View: view, Original: original, Date: w.Day,
	}) + extension
}

// AltText is the ALT text of a picture. One that is there is kept: somebody may
// have written it.
func (w Wording) AltText(facts catalog.Product, image catalog.Image, sight alttext.Sight) string {
	switch {
	case image.Alt != "" || w.Alt == photo.AltKeep || w.Alt == "":
		return image.Alt
	case w.Alt == photo.AltTitle:
		return facts.Title
	}
	return w.Composer.Suggest(facts, image, sight).Text
}

// NameOf is the name of the picture of a photo that has no product yet.
func (w Wording) NameOf(p Photo, b Binding, extension string) string {
	return w.FileName(catalog.Product{}, p.Name(), b.Match.Shot.View, 0, extension)
}
