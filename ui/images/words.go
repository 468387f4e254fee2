package images

import (
	"storehand/app/alttext"
	"storehand/app/bench"
	"storehand/app/media"
	"storehand/app/naming"
)

// wording says how pictures get their names and ALT texts under the chosen
// preset.
func (s *Section) wording(template string) (bench.Wording, error) {
	names, err := naming.Parse(template)
	if err != nil {
		return bench.Wording{}, err
	}
	composer, err := newComposer()
	return bench.Wording{
		Names: names, Alt: s.preset.Alt, Composer: composer, Day: s.params.Now().In(s.scope.Store.Location()),
	}, err
}

// newComposer writes ALT texts in English, by the template offered first.
func newComposer() (alttext.Composer, error) {
	template, err := alttext.ParseTemplate(alttext.English.Template)
	return alttext.NewComposer(template, alttext.English), err
}

// asMade is what was prepared of a photo or, before it was, as much of it as
// names and ALT texts ask for.
func (s *Section) asMade(e *bench.Entry) bench.Made {
	if e.Made != nil {
		return *e.Made
	}
	return bench.Made{
		Original: media.File{Hash: media.Hash(e.Path)},
		Prepared: media.File{Ext: s.preset.Forecast(e.Facts).Format.Extension()},
	}
}
