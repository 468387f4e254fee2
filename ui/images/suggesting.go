package images

import (
	"context"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/photo/subject"
)

// reviewStyle is how the texts of the store are composed.
type reviewStyle struct {
	alttext.Style
	composer alttext.Composer
	version  int // counts the styles, so that a text of an older one is told
}

// use takes in a style. The error says what is wrong with its template; then
// the style before stays in use.
func (s *reviewStyle) use(style alttext.Style) error {
	composer, err := style.Composer()
	if err != nil {
		return err
	}
	s.Style, s.composer = style, composer
	s.version++
	return nil
}

// reset goes back to how texts are written before anything is known of the store.
func (s *reviewStyle) reset() {
	if err := s.use(alttext.Style{}); err != nil {
		panic(err) // the program's own template, which tests parse
	}
}

// readStyle reads how the store's texts are written.
func (r *review) readStyle() {
	store := r.section.scope.Store.ID
	r.line.Do(func(ctx context.Context) {
		style, err := alttext.LoadStyle(ctx, r.section.desk.Memory, store)
		r.section.desk.Dispatch(func() {
			if err != nil {
				r.section.desk.Fail("read how ALT texts are written", err)
				return
			}
			if store != r.section.scope.Store.ID {
				return
			}
			if err := r.useStyle(style); err != nil {
				r.section.desk.Fail("use the template of the ALT texts", err)
			}
		})
	})
}

// setStyle takes in a change of the style, and saves it unless its template has
// a mistake, which it returns.
func (r *review) setStyle(style alttext.Style) error {
	if err := r.useStyle(style); err != nil {
		return err
	}
	store := r.section.scope.Store.ID
	r.line.Do(func(ctx context.Context) {
		if err := style.Save(ctx, r.section.desk.Memory, store); err != nil {
			r.section.desk.Fail("save how ALT texts are written", err)
		}
	})
	return nil
}

// useStyle writes what is still open anew.
func (r *review) useStyle(style alttext.Style) error {
	if err := r.style.use(style); err != nil {
		return err
	}
	r.view.style.show(r.style.Style)
	r.goTo(r.current)
	r.section.loadExamples()
	return nil
}

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

// suggest composes a text for a picture, unless that was done in this style, or
// the text is somebody else's.
func (r *review) suggest(place int) {
	item := &r.items[place]
	if item.version == r.style.version || !item.open() || item.origin == byModel {
		return
	}
	item.version = r.style.version
	r.compose(*item)
}

// compose composes the text of a picture off the UI goroutine.
func (r *review) compose(item reviewed) {
	composer, version := r.style.composer, r.style.version
	r.section.desk.Background(func(ctx context.Context) {
		colours := item.colours
		if !item.measured {
			colours = r.measure(ctx, item.Image)
		}
		suggestion, err := altreview.Suggest(ctx, r.section.params.Catalog, item.Item, composer, colours)
		r.section.desk.Dispatch(func() {
			if err != nil {
				r.section.desk.Fail("suggest an ALT text", err)
				return
			}
			r.suggested(keyOf(item.Item), version, suggestion, colours)
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

func (r *review) suggested(key pictureKey, version int, suggestion alttext.Suggestion, colours []colour.Swatch) {
	item := r.itemOf(key)
	if item == nil {
		return
	}
	item.colours, item.measured = colours, true
	if version == r.style.version && item.open() && item.origin == composed {
		item.write(suggestion.Text, composed)
	}
	r.view.refresh()
}

// useComposed puts the composed text in the place of the one at hand.
func (r *review) useComposed() {
	item := r.hand()
	if item == nil {
		return
	}
	item.origin, item.ready, item.version = composed, false, 0
	item.verdict, item.model.problem = undecided, ""
	r.goTo(r.current)
}
