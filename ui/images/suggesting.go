package images

import (
	"context"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/photo/subject"
)

// ahead is for how many pictures a suggestion is made before they come up.
const ahead = 3

// goTo goes to a picture.
func (r *review) goTo(place int) {
	r.current = min(max(place, 0), max(len(r.items)-1, 0))
	for i := r.current; i < min(r.current+ahead, len(r.items)); i++ {
		r.suggest(i)
	}
	r.view.refresh()
}

// suggest writes a text for a picture, unless that was done.
func (r *review) suggest(place int) {
	item := &r.items[place]
	if item.asked {
		return
	}
	item.asked = true
	composer, err := newComposer()
	if err != nil {
		r.section.desk.Fail("suggest an ALT text", err)
		return
	}
	generation, subject := r.wanted, item.Item
	r.section.desk.Background(func(ctx context.Context) {
		suggestion, err := altreview.Suggest(ctx, r.section.params.Catalog, subject, composer, r.measure(ctx, subject.Image))
		r.section.desk.Dispatch(func() {
			if generation == r.wanted {
				r.suggested(place, suggestion, err)
			}
		})
	})
}

// measureSide is the size in pixels at which a picture's colours are measured.
const measureSide = 160

// measure gives the colours of a picture's subject; none where the picture is
// not on this computer.
func (r *review) measure(ctx context.Context, picture catalog.Image) []colour.Swatch {
	small, err := r.gallery.Thumb(ctx, picture, measureSide)
	if err != nil {
		return nil
	}
	return subject.Colours(small)
}

func (r *review) suggested(place int, suggestion alttext.Suggestion, err error) {
	if err != nil {
		r.section.desk.Fail("suggest an ALT text", err)
		return
	}
	item := &r.items[place]
	item.ready, item.text, item.lint = true, suggestion.Text, suggestion.Lint
	r.view.refresh()
}
