package bench

import (
	"time"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/naming"
	"storehand/app/photo"
)

// Wording says how pictures get their names and ALT texts.
type Wording struct {
	Names    naming.Template
	Alt      photo.AltSource
	Composer alttext.Composer // for AltComposed
	Store    string           // name of the store, for {store}
	Day      time.Time        // for {date}, as the store's clock shows it
}

// FileName is the name of a picture, with its extension. p says what is known
// of the photo; the store and the day are the wording's.
func (w Wording) FileName(p naming.Photo, extension string) string {
	p.Store, p.Date = w.Store, w.Day
	return w.Names.Render(p) + extension
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

// NameOf is the name of the picture that a preset, told by its slug, makes of a
// photo that has no product yet.
func (w Wording) NameOf(p Photo, b Binding, preset, extension string) string {
	return w.FileName(naming.Photo{View: b.Match.Shot.View, Original: p.trail(), Preset: preset}, extension)
}
