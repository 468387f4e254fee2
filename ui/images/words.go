package images

import (
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
	return bench.Wording{
		Names: names, Alt: s.making.main.Alt, Composer: s.review.style.composer,
		Store: s.scope.Store.Name, Day: s.params.Now().In(s.scope.Store.Location()),
	}, nil
}

// asMade is what was prepared of a photo or, before it was, as much of it as
// names and ALT texts ask for.
func (s *Section) asMade(e *bench.Entry) bench.Made {
	if e.Made != nil {
		return *e.Made
	}
	return bench.Made{
		Recipe:   e.Recipe(s.making.main),
		Original: media.File{Hash: media.Hash(e.Path)},
		Prepared: media.File{Ext: e.Recipe(s.making.main).Forecast(e.Facts).Format.Extension()},
	}
}
