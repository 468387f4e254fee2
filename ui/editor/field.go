package editor

import (
	"context"
	"time"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// field is a field of the product that is written as text.
type field struct {
	editor *Editor
	def    *catalog.Field
	entry  *parts.Entry

	stored string            // the text in the workspace, as far as is known
	saving int               // texts on their way there
	turn   int               // products shown so far: what comes back for another is dropped
	reason error             // why the text in the box was refused there
	also   func(text string) // follows the typing
	check  func()            // calls off the look for another product with the text
}

// lookUpPause is how long the user has to stop typing before the workspace is
// asked whether the text is free.
const lookUpPause = 200 * time.Millisecond

// newField puts a field's entry on the page. The label may be empty for the
// field's own.
func (e *Editor) newField(key, label string, entry func(label string) *parts.Entry) *field {
	def, known := catalog.FieldByKey(key)
	if !known {
		panic("editor: there is no field " + key) // a slip in the program
	}
	if label == "" {
		label = def.Label
	}
	f := &field{editor: e, def: def, entry: entry(label), also: func(string) {}, check: func() {}}
	f.entry.Checked(f.wrong).OnChange(f.typed).OnCommit(f.commit)
	e.fields = append(e.fields, f)
	e.forgot = append(e.forgot, f.forget)
	e.watch(f.unstored)
	return f
}

// line is a field of one line.
func (e *Editor) line(key, label string) *parts.Entry {
	return e.newField(key, label, parts.NewEntry).entry
}

// amount is a field of money, its currency in the label.
func (e *Editor) amount(key string) *parts.Entry {
	def, _ := catalog.FieldByKey(key)
	return e.line(key, def.Label+" "+e.store.Currency.Symbol())
}

// alsoOnChange has follow told of every change while typing. It returns the
// field.
func (f *field) alsoOnChange(follow func(text string)) *field {
	f.also = follow
	return f
}

// wrong says why a text cannot stand, or nil.
func (f *field) wrong(text string) error {
	if f.editor.item == nil {
		return nil
	}
	return words.Refusal(editing.CheckText(f.editor.item.row.Product, f.def.Key, text, f.editor.format))
}

// typed checks a text as it is typed.
func (f *field) typed(text string) {
	f.check()
	f.reason = nil
	f.mark()
	f.also(text)
	if f.wrong(text) != nil || text == f.stored {
		return
	}
	f.check = f.editor.desk.After(lookUpPause, func() { f.lookUp(text) })
}

// lookUp asks the workspace whether another product has the text.
func (f *field) lookUp(text string) {
	e, id := f.editor, f.editor.wanted
	e.desk.Background(func(ctx context.Context) {
		err := e.params.Editing.Free(ctx, e.store.ID, id, f.def.Key, text)
		e.desk.Dispatch(func() {
			if err != nil && e.wanted == id && f.entry.Text() == text {
				f.reason = err
				f.mark()
			}
		})
	})
}

// commit stores a text the user is done with.
func (f *field) commit(text string) {
	e := f.editor
	if e.item == nil || text == f.stored {
		return
	}
	f.check()
	turn := f.turn
	f.saving++
	e.apply(e.item.row.Product.ID, f.def.Key, text, func(refused error) {
		if turn != f.turn {
			return
		}
		f.saving--
		f.reason = refused
		if refused == nil {
			f.stored = text
		}
		f.mark()
	})
}

// unstored is the field while its box holds a text that is not stored and is
// not going to be.
func (f *field) unstored() *unstored {
	if f.saving > 0 || f.editor.item == nil || f.entry.Text() == f.stored {
		return nil
	}
	return &unstored{f.def.Label, f.entry}
}

// forget drops what was in the box, as for another product.
func (f *field) forget() {
	f.check()
	f.turn++
	f.saving, f.reason = 0, nil
	f.entry.SetText(f.stored)
}

// show brings the box up to date, unless the user is writing in it.
func (f *field) show(read *item) {
	untouched := f.saving == 0 && f.entry.Text() == f.stored
	stored := editing.Words(f.def, f.def.Text(&read.row.Product, f.editor.format))
	if untouched && f.entry.Text() != stored {
		f.entry.SetText(stored)
	}
	f.stored = stored
	f.mark()
	if editing.Locked(&read.row.Product, f.def, read.row.Variations) != nil {
		f.entry.Disable()
	} else {
		f.entry.Enable()
	}
}

// mark shows what is known about the text in the box.
func (f *field) mark() {
	if f.editor.item == nil {
		return
	}
	was, staged := f.editor.item.row.Staged[f.def.Key]
	err := f.wrong(f.entry.Text())
	switch {
	case f.reason != nil:
		f.entry.SetState(parts.Failed, words.Sentence(f.reason.Error()))
	case err != nil && f.entry.Text() != f.stored:
		f.entry.SetState(parts.Failed, err.Error())
	case staged:
		f.entry.SetState(parts.Staged, inShop(editing.Words(f.def, was)))
	default:
		f.entry.SetState(f.doubt())
	}
}

// doubt is what is worth a look about a text the product came with.
func (f *field) doubt() (parts.FieldState, string) {
	for _, problem := range catalog.Validate(&f.editor.item.row.Product) {
		if problem.Field == f.def.Key {
			return parts.Warning, words.Sentence(problem.Text)
		}
	}
	return parts.Resting, ""
}

// How many characters of the shop's text are shown, and up to how many it is
// named in few words, as narrow fields have numbers.
const (
	longestWas = 60
	shortWas   = 12
)

// inShop says what the shop has in place of a staged text.
func inShop(text string) string {
	if text == "" {
		return "Empty in the shop"
	}
	runes := []rune(text)
	switch {
	case len(runes) <= shortWas:
		return "Shop: " + text
	case len(runes) > longestWas:
		text = string(runes[:longestWas-1]) + "…"
	}
	return "In the shop: " + text
}
