// Package editor is the page on which one product is written: its texts, facts,
// prices, pictures and variations. Each field is stored when the user leaves
// it, as an operation that can be undone.
package editor

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/ui/desk"
	"storehand/ui/inorder"
	"storehand/ui/parts"
	"storehand/ui/thumbnail"
	"storehand/ui/words"
)

// Params is what the editor needs. All fields are required.
type Params struct {
	Desk     *desk.Desk
	Products editing.Products
	Editing  *editing.Editor
	Pictures thumbnail.Source
	Saves    *inorder.Line // what the user did to the products
	// Back shows the list the product was opened from.
	Back func()
	// Place is where the product stands in that list, from 1, and how long the
	// list is; zero where it is not in it.
	Place func(catalog.ID) (at, of int)
	// Neighbour is the product so many places further down the list, or false
	// where it ends.
	Neighbour func(id catalog.ID, step int) (catalog.ID, bool)
	// Actions are what can be done with the product besides writing it.
	Actions func(catalog.ID) []parts.MenuItem
	// PictureDeeds are what can be done with a picture besides what the page
	// offers.
	PictureDeeds func(store client.Store, owner catalog.ID, image catalog.Image) []parts.MenuItem
}

// Editor is the page of one product of a store. Its methods belong on the UI
// goroutine.
type Editor struct {
	params Params
	desk   *desk.Desk
	store  client.Store
	format catalog.Format

	item   *item // shown now; nil until the first one is read
	wanted catalog.ID
	asked  int // reads so far: an answer to an older one is dropped

	fields   []*field           // in the order of the page
	shown    []func(*item)      // bring the rest of the page up to date
	unstored []func() *unstored // look for a text that cannot be stored
	forgot   []func()           // drop what was written about another product
	tabs     *tabbedPage
	head     *head
	thumbs   *thumbnail.Loader
	strip    *strip
}

// New returns the editor of a store's products. It shows nothing until Open.
func New(p Params, store client.Store) *Editor {
	e := &Editor{params: p, desk: p.Desk, store: store, format: catalog.Format{Currency: store.Currency}}
	e.thumbs = thumbnail.New(thumbnail.Params{
		Source: p.Pictures, Background: p.Desk.Background, Dispatch: p.Desk.Dispatch,
		Capacity: tilesKept, OnLoad: e.pictureCame,
	})
	e.head = newHead(e)
	e.tabs = newTabbedPage(e)
	return e
}

// Content is the page.
func (e *Editor) Content() fyne.CanvasObject { return e.tabs.root }

// Product is the product that is shown or about to be, or zero.
func (e *Editor) Product() catalog.ID { return e.wanted }

// Open shows a product. What was written into the one before is stored first.
func (e *Editor) Open(id catalog.ID) {
	e.Commit()
	if e.wanted != id {
		e.item = nil
		e.tabs.toTop()
	}
	e.wanted = id
	e.read()
}

// Close leaves the product without showing another.
func (e *Editor) Close() {
	e.Commit()
	e.wanted, e.item = 0, nil
}

// Commit stores what is being written, as going to another field does.
func (e *Editor) Commit() {
	e.desk.Window.Canvas().Unfocus()
	e.tabs.variations.commit()
}

// Leave stores what is being written. It reports false, after telling the user,
// while a text stands in a field that cannot be stored.
func (e *Editor) Leave() bool {
	e.Commit()
	for _, find := range e.unstored {
		if left := find(); left != nil {
			e.desk.Toast(parts.Toast{Tone: parts.Warn, Words: left.what + " is not stored yet. Put it right, or press Esc in the field"})
			left.entry.Focus()
			return false
		}
	}
	return true
}

// unstored is a text that stands in a field and cannot be stored.
type unstored struct {
	what  string // the field's label
	entry *parts.Entry
}

// watch has Leave look for a text that cannot be stored.
func (e *Editor) watch(find func() *unstored) { e.unstored = append(e.unstored, find) }

// Changed follows an operation.
func (e *Editor) Changed(set change.Set) {
	if e.wanted == 0 {
		return
	}
	concerned := set.All || e.item == nil || slices.ContainsFunc(set.Products, e.item.holds)
	if concerned {
		e.read()
	}
}

// read brings the product in and shows it.
func (e *Editor) read() {
	e.asked++
	asked, id := e.asked, e.wanted
	e.desk.Background(func(ctx context.Context) {
		read, err := readItem(ctx, e.params.Products, e.store.ID, id)
		e.desk.Dispatch(func() {
			switch {
			case asked != e.asked || e.wanted != id:
			case isGone(err):
				e.gone()
			case err != nil:
				e.desk.Fail("open the product", err)
			default:
				e.show(read)
			}
		})
	})
}

// gone goes back to the list when the product was deleted.
func (e *Editor) gone() {
	e.wanted, e.item = 0, nil
	e.params.Back()
}

// show brings the page up to date.
func (e *Editor) show(read *item) {
	another := e.item == nil || e.item.row.Product.ID != read.row.Product.ID
	e.item = read
	if another {
		for _, forget := range e.forgot {
			forget()
		}
	}
	for _, f := range e.fields {
		f.show(read)
	}
	for _, show := range e.shown {
		show(read)
	}
}

// onShow has a part of the page follow the product.
func (e *Editor) onShow(show func(*item)) { e.shown = append(e.shown, show) }

// apply stores the text of one field and calls then with the reason for which
// it was refused, or nil.
func (e *Editor) apply(id catalog.ID, key, text string, then func(refused error)) {
	e.params.Saves.Do(func(ctx context.Context) {
		outcome, err := e.params.Editing.Apply(ctx, e.store, []editing.Edit{{Product: id, Field: key, Text: text}})
		if err != nil {
			e.desk.Fail("store the edit", err)
		} else if len(outcome.Refused) > 0 {
			err = outcome.Refused[0].Reason
		}
		e.desk.Dispatch(func() { then(err) })
	})
}

// set stores a text that was chosen rather than written. A refusal is told and
// the page shows again what is stored.
func (e *Editor) set(key, text string) {
	e.apply(e.item.row.Product.ID, key, text, func(refused error) {
		if refused != nil {
			e.refused(refused)
		}
	})
}

// alter changes the product in a way a text cannot say; what names it in the
// history.
func (e *Editor) alter(what string, alter func(*catalog.Product) error) {
	id := e.item.row.Product.ID
	e.params.Saves.Do(func(ctx context.Context) {
		_, err := e.params.Editing.Alter(ctx, e.store, id, what, alter)
		if err != nil {
			e.desk.Dispatch(func() { e.refused(err) })
		}
	})
}

// refused tells why a change was not made and shows what is stored.
func (e *Editor) refused(reason error) {
	e.desk.Toast(parts.Toast{Tone: parts.Warn, Words: words.Sentence(reason.Error())})
	e.read()
}

// Step opens the product so many places further down the list.
func (e *Editor) Step(step int) {
	if next, is := e.params.Neighbour(e.wanted, step); is && e.Leave() {
		e.Open(next)
	}
}
