package images

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"storehand/app/altreview"
	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/ui/inorder"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
)

// review goes through the pictures of the store whose ALT text is missing or
// poor, or through all.
type review struct {
	section *Section
	open    bool
	which   altreview.Which
	items   []reviewed
	current int
	wanted  int // generation of the search
	style   reviewStyle
	model   reviewModel
	gallery *gallery.Gallery
	thumbs  *thumbnail.Loader
	line    *inorder.Line // saves settings in the order they were made
	view    *reviewView
}

func newReview(s *Section) *review {
	r := &review{section: s, gallery: gallery.New(s.params.Media), line: inorder.New(s.desk.Background)}
	r.thumbs = thumbnail.New(thumbnail.Params{
		Source: r.gallery, Background: s.desk.Background, Dispatch: s.desk.Dispatch, Capacity: thumbsKept,
		OnLoad: func(catalog.Image) { r.view.refresh() },
	})
	r.style.reset()
	r.view = newReviewView(r)
	return r
}

func (r *review) isOpen() bool { return r.open }

// findMissing opens the review.
func (s *Section) findMissing() {
	r := s.review
	r.open, r.view.found = true, false
	r.view.refresh()
	s.page.panel.Open(parts.Panel{
		Title: "ALT texts", Subtitle: s.scope.Store.Name, Width: reviewWidth, Content: r.view.root,
		Promise: "Accepted texts are staged on this computer. Nothing is sent to the shop.",
		Actions: []fyne.CanvasObject{
			parts.NewButton(parts.Secondary, "Close", r.close), r.view.stage,
		},
		Focus: r.view.list.focus, OnClose: func() { r.open = false },
	})
	r.readModel()
	r.find()
}

func (r *review) close() { r.section.page.panel.Close() }

// forget ends the review of a store: another one is shown.
func (r *review) forget() {
	r.close()
	r.stopAsking()
	r.wanted++
	r.items, r.current = nil, 0
	r.style.reset()
}

// find looks for the pictures.
func (r *review) find() {
	r.wanted++
	generation, store, which := r.wanted, r.section.scope.Store, r.which
	r.section.desk.Background(func(ctx context.Context) {
		items, err := altreview.Find(ctx, r.section.params.Catalog, store, which)
		r.section.desk.Dispatch(func() {
			if generation != r.wanted {
				return
			}
			if err != nil {
				r.section.desk.Fail("look for ALT texts", err)
				return
			}
			r.found(items)
		})
	})
}

// found takes in the pictures of a search. What was said and written of those
// that are as they were is kept.
func (r *review) found(items []altreview.Item) {
	before := map[pictureKey]reviewed{}
	for _, item := range r.items {
		before[keyOf(item.Item)] = item
	}
	hand := -1
	if at := r.hand(); at != nil {
		hand = slices.IndexFunc(items, func(i altreview.Item) bool { return keyOf(i) == keyOf(at.Item) })
	}
	r.items = make([]reviewed, len(items))
	for i, item := range items {
		r.items[i] = newReviewed(item)
		if known, found := before[keyOf(item)]; found {
			known.Item = item
			r.items[i] = known
		}
	}
	opening := !r.view.found
	r.view.found = true
	if hand < 0 {
		hand = slices.IndexFunc(r.items, func(i reviewed) bool { return i.verdict == undecided })
	}
	r.goTo(hand)
	if opening && r.open {
		r.view.list.focus()
	}
}

// changed follows a change of the store's products.
func (r *review) changed() {
	if r.open {
		r.find()
	}
}

// setWhich goes through other pictures.
func (r *review) setWhich(which altreview.Which) {
	r.which = which
	r.find()
}

// accepted is how many texts can be staged.
func (r *review) accepted() int { return r.count(accepted) }

func (r *review) count(v verdict) int {
	n := 0
	for i := range r.items {
		if r.items[i].verdict == v {
			n++
		}
	}
	return n
}

// hand is the picture at hand, or nil.
func (r *review) hand() *reviewed {
	if len(r.items) == 0 {
		return nil
	}
	return &r.items[r.current]
}

// itemOf gives the item of a picture, or nil where it left the list.
func (r *review) itemOf(key pictureKey) *reviewed {
	for i := range r.items {
		if keyOf(r.items[i].Item) == key {
			return &r.items[i]
		}
	}
	return nil
}
