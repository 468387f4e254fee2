package images

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"storehand/app/altreview"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// edited takes a text that the user wrote.
func (r *review) edited(text string) {
	item := r.hand()
	if item == nil {
		return
	}
	item.write(text, byUser)
	r.view.hand.showState(r, *item)
}

// startFromPresent puts the text that the picture has into the field, to be
// mended.
func (r *review) startFromPresent() {
	if item := r.hand(); item != nil {
		item.verdict = undecided
		item.write(item.Image.Alt, byUser)
		r.view.refresh()
	}
}

// fix mends the text at hand in one respect.
func (r *review) fix() {
	item := r.hand()
	if item == nil {
		return
	}
	if text, _ := item.fix(); text != "" {
		item.write(text, byUser)
		r.view.refresh()
	}
}

// accept takes the text of the picture at hand and goes to the next.
func (r *review) accept() { r.decide(accepted) }

// skip leaves the picture at hand as it is and goes to the next.
func (r *review) skip() { r.decide(skipped) }

func (r *review) decide(v verdict) {
	item := r.hand()
	if item == nil || v == accepted && (!item.ready || item.text == "") {
		return
	}
	item.verdict = v
	if v == accepted && item.everywhere {
		r.acceptElsewhere(*item)
	}
	r.goTo(r.nextUndecided())
}

// acceptElsewhere decides the other places of a file, as far as they are on the
// list and nobody decided them.
func (r *review) acceptElsewhere(item reviewed) {
	for _, other := range item.Others {
		same := r.itemOf(keyOf(altreview.Item{Use: other}))
		if same != nil && same.verdict == undecided {
			same.write(item.text, item.origin)
			same.verdict = accepted
		}
	}
}

// next goes to the next picture to decide without a decision.
func (r *review) next() { r.goTo(r.nextUndecided()) }

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
			texts = append(texts, altreview.Accepted{Item: item.Item, Text: item.text, Everywhere: item.everywhere})
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
	staged := func(item reviewed) bool { return item.verdict == accepted }
	for _, item := range r.items[:min(r.current, len(r.items))] {
		if staged(item) {
			r.current--
		}
	}
	r.items = slices.DeleteFunc(r.items, staged)
	r.goTo(r.current)
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
	case 'n', 'N':
		r.next()
	case 'f', 'F':
		r.fix()
	case 'c', 'C':
		r.useComposed()
	case 'm', 'M':
		r.useModel()
	}
}
