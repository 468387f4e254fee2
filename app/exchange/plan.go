package exchange

import (
	"context"
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
)

// Importer brings product files into the workspace.
type Importer struct {
	Finder Finder
	Keeper Keeper
	Door   change.Door
}

// Plan is what importing a file into a store would do. Nothing has changed yet.
type Plan struct {
	// Store is where the products go. One without an ID is made by the import.
	Store client.Store
	// Owner is whose a new store is, where that client is new as well: Store
	// then has no ClientID.
	Owner   client.Client
	File    Inspection
	Preview Tally
	// Notes are remarks about the file as a whole.
	Notes []Note

	decoder decoder
	style   sheet.Style
	passes  int64
}

// Note is a remark about a file as a whole.
type Note struct {
	Text    string // in words for the user
	Warning bool   // whether it is probably not as the user wants it
}

// Plan works out what importing an inspected file would do. A row that cannot
// be taken is in the preview with its reason; errors are about the whole file.
// The store need not exist yet.
func (im *Importer) Plan(ctx context.Context, store client.Store, file Inspection, progress Progress) (*Plan, error) {
	if !file.Sure {
		return nil, fmt.Errorf("%s: no column tells which product a row is: map one to SKU, or choose the file that the shop exported (columns: %s)",
			file.File.Name, strings.Join(file.Headings[:min(12, len(file.Headings))], ", "))
	}
	d, err := dialectOf(file.Dialect)
	if err != nil {
		return nil, err
	}
	plan := &Plan{Store: store, File: file, Notes: notes(d, store, file), decoder: d.decoder(file.Headings, file.Names)}
	reading := &reading{in: &plan.File, progress: progress, passes: 2}
	count := 0
	for row, err := range reading.rows(ctx)() {
		if err != nil {
			return nil, err
		}
		if !row.Blank() {
			plan.decoder.Survey(row)
			count++
		}
	}
	if count == 0 {
		plan.Notes = append(plan.Notes, Note{Text: "the file has headings but no products", Warning: true})
	}
	plan.style = plan.decoder.Settle(store.Currency)
	trial := newRun(store, im.Finder, plan.decoder, imagined())
	plan.passes = int64(plan.decoder.Passes())
	reading.passes = plan.passes + 1
	if err := trial.all(ctx, reading.rows(ctx)); err != nil {
		return nil, err
	}
	plan.Preview = trial.tally
	return plan, nil
}

// imagined stands for saving: new products get numbers that no saved one has.
func imagined() func(context.Context, catalog.Product) (catalog.ID, error) {
	last := catalog.ID(0)
	return func(_ context.Context, p catalog.Product) (catalog.ID, error) {
		if p.ID != 0 {
			return p.ID, nil
		}
		last--
		return last, nil
	}
}

// notes are what strikes one about the file before its rows are read.
func notes(d dialect, store client.Store, file Inspection) (notes []Note) {
	if d.platform != client.Other && store.Platform != client.Other && d.platform != store.Platform {
		notes = append(notes, Note{Text: fmt.Sprintf("this is a %s, and the store is on %s", d.name, store.Platform.Name()), Warning: true})
	}
	if kept := file.Kept(); len(kept) > 0 {
		words := "1 column is kept as it is"
		if len(kept) > 1 {
			words = fmt.Sprintf("%d columns are kept as they are", len(kept))
		}
		notes = append(notes, Note{Text: words + ": " + strings.Join(kept, ", ")})
	}
	return notes
}

// profile is how the file was written.
func (p *Plan) profile() Profile {
	return Profile{Form: p.File.Form, Style: p.style, Headings: p.File.Headings, Names: p.File.Names}
}
