package images

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"storehand/app/altreview"
	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/gallery"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/words"
)

// verdict is what the user said of a suggestion.
type verdict int

const (
	undecided verdict = iota
	accepted
	skipped
)

// reviewed is a picture of the review.
type reviewed struct {
	altreview.Item
	asked   bool // a suggestion is on its way
	ready   bool // the suggestion is there
	text    string
	lint    alttext.Report
	verdict verdict
}

// review goes through the pictures of the store whose ALT text is missing or
// poor.
type review struct {
	section *Section
	open    bool
	poor    bool // those with a text that is poor, too
	items   []reviewed
	current int
	wanted  int // generation of the search
	gallery *gallery.Gallery
	thumbs  *thumbnail.Loader
	view    *reviewView
}

func newReview(s *Section) *review {
	r := &review{section: s, gallery: gallery.New(s.params.Media)}
	r.thumbs = thumbnail.New(thumbnail.Params{
		Source: r.gallery, Background: s.desk.Background, Dispatch: s.desk.Dispatch, Capacity: thumbsKept,
		OnLoad: func(catalog.Image) { r.view.refresh() },
	})
	r.view = newReviewView(r)
	return r
}

func (r *review) isOpen() bool { return r.open }

// findMissing opens the review.
func (s *Section) findMissing() {
	r := s.review
	r.items, r.current, r.open, r.view.found = nil, 0, true, false
	r.view.refresh()
	s.page.panel.Open(parts.Panel{
		Title: "Missing ALT texts", Subtitle: s.scope.Store.Name, Width: reviewWidth, Content: r.view.root,
		Promise: "Accepted texts are staged on this computer. Nothing is sent.",
		Actions: []fyne.CanvasObject{
			parts.NewButton(parts.Secondary, "Close", r.close), r.view.stage,
		},
		Focus: r.view.list.focus, OnClose: func() { r.open = false },
	})
	r.find()
}

func (r *review) close() { r.section.page.panel.Close() }

// find looks for the pictures.
func (r *review) find() {
	r.wanted++
	generation, store, poor := r.wanted, r.section.scope.Store, r.poor
	r.section.desk.Background(func(ctx context.Context) {
		items, err := altreview.Find(ctx, r.section.params.Catalog, store, poor)
		r.section.desk.Dispatch(func() {
			if generation != r.wanted {
				return
			}
			if err != nil {
				r.section.desk.Fail("look for missing ALT texts", err)
				return
			}
			r.found(items)
		})
	})
}

func (r *review) found(items []altreview.Item) {
	r.items = make([]reviewed, len(items))
	for i, item := range items {
		r.items[i].Item = item
	}
	opening := !r.view.found
	r.view.found = true
	r.goTo(0)
	if opening && r.open {
		r.view.list.focus()
	}
}

// changed follows a change of the store's products while nothing is decided.
func (r *review) changed() {
	if r.open && r.accepted() == 0 {
		r.find()
	}
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

// edited takes a text that the user wrote.
func (r *review) edited(text string) {
	if len(r.items) == 0 {
		return
	}
	item := &r.items[r.current]
	item.ready, item.text = true, text
	item.lint = alttext.Lint(text, item.About)
	r.view.showLint(*item)
}

// accept takes the text of the picture at hand and goes to the next.
func (r *review) accept() { r.decide(accepted) }

// skip leaves the picture at hand as it is and goes to the next.
func (r *review) skip() { r.decide(skipped) }

func (r *review) decide(v verdict) {
	if len(r.items) == 0 {
		return
	}
	item := &r.items[r.current]
	if v == accepted && (!item.ready || item.text == "") {
		return
	}
	item.verdict = v
	r.goTo(r.nextUndecided())
}

// nextUndecided is the next picture to decide, or the one at hand.
func (r *review) nextUndecided() int {
	n := len(r.items)
	for step := 1; step <= n; step++ {
		if place := (r.current + step) % n; r.items[place].verdict == undecided {
			return place
		}
	}
	return r.current
}

// stage gives the pictures the accepted texts, in one operation.
func (r *review) stage() {
	var texts []altreview.Accepted
	for _, item := range r.items {
		if item.verdict == accepted {
			texts = append(texts, altreview.Accepted{Item: item.Item, Text: item.text})
		}
	}
	if len(texts) == 0 {
		return
	}
	s := r.section
	store := s.scope.Store
	s.desk.Background(func(ctx context.Context) {
		_, left, err := altreview.Stage(ctx, s.desk.Door, store, texts)
		if err != nil {
			s.desk.Fail("stage the ALT texts", err)
			return
		}
		s.desk.Dispatch(func() { r.wasStaged(len(texts)-len(left), left) })
	})
}

func (r *review) wasStaged(n int, left []altreview.Left) {
	s := r.section
	text, tone := words.Count(n, "ALT text")+" staged", parts.Good
	if len(left) > 0 {
		text, tone = fmt.Sprintf("%s, %d left: %s", text, len(left), left[0].Reason), parts.Warn
	}
	s.toast(parts.Toast{Tone: tone, Words: text, Action: "Undo", Key: "Ctrl Z", OnAction: s.desk.Undo})
	r.items = nil
	r.find()
}

// typedKey is what keys do while nothing in the review has the focus.
func (r *review) typedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape {
		r.close()
		return
	}
	if r.view.list.take(key.Name) {
		r.view.list.focus()
	}
}

// typedRune decides with a letter.
func (r *review) typedRune(letter rune) {
	switch letter {
	case 'a', 'A':
		r.accept()
	case 's', 'S':
		r.skip()
	case 'e', 'E':
		r.view.edit()
	}
}
