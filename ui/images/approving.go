package images

import (
	"context"
	"path"
	"strings"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/ui/presets"
)

// contactSheet asks for a contact sheet of the finished pictures, with the names
// and ALT texts that they have or will have.
func (s *Section) contactSheet() {
	scope := s.scope
	wording, err := s.wording(presets.TemplateOf(s.making.main))
	if err != nil {
		s.desk.Fail("make a contact sheet", err)
		return
	}
	staging := bench.Staging{Store: scope.Store, Photos: s.tray.Ready(), Policy: s.policy, Wording: wording}
	finished, paths := s.finished()
	s.desk.Background(func(ctx context.Context) {
		coming, err := staging.Preview(ctx, s.params.Catalog)
		if err != nil {
			s.desk.Fail("make a contact sheet", err)
			return
		}
		for _, p := range coming {
			if place, shown := paths[p.Path]; shown {
				finished[place] = bench.Picture{Owner: p.Owner, Image: p.Image}
			}
		}
		s.desk.Dispatch(func() { s.params.OnContactSheet(scope, finished) })
	})
}

// finished are the included photos that are prepared, in the order of the bench.
// Places tells where among them those stand that are not staged yet, by path.
func (s *Section) finished() (pictures []bench.Picture, places map[string]int) {
	places = map[string]int{}
	for place := range s.tray.Len() {
		e := s.tray.At(place)
		switch {
		case e.Made == nil || !e.Included:
			continue
		case e.Staged && e.Placed != nil:
			pictures = append(pictures, bench.Picture{Owner: e.Placed.Owner, Image: e.Placed.Image})
			continue
		}
		places[e.Path] = len(pictures)
		pictures = append(pictures, bench.Picture{Owner: e.Binding.Product, Image: unnamed(e)})
	}
	return pictures, places
}

// unnamed is the finished picture of a photo that has no product to be named
// after.
func unnamed(e *bench.Entry) catalog.Image {
	return catalog.Image{
		Original: string(e.Made.Original.Hash), Prepared: string(e.Made.Prepared.Hash),
		FileName: strings.TrimSuffix(e.Name(), path.Ext(e.Name())) + e.Made.Prepared.Ext,
	}
}
