package products

import (
	"context"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/editing"
	"storehand/app/job"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// manyEdits is from how many edits on a batch is shown as a job that can be
// cancelled; fewer are done before it would be seen.
const manyEdits = 2000

// validate says why a text cannot stand in a cell, from what is in memory.
func (p *page) validate(key int64, column, text string) error {
	row, read := p.listing.product(catalog.ID(key))
	if !read {
		return nil
	}
	return words.Refusal(editing.CheckText(row.Product, column, text, p.sheet.Format()))
}

// edit stores what was written into the grid.
func (p *page) edit(edits []grid.Edit) {
	batch := make([]editing.Edit, len(edits))
	for i, edit := range edits {
		batch[i] = editing.Edit{Product: catalog.ID(edit.Key), Field: edit.Column, Text: edit.Text}
	}
	p.apply(batch, func(outcome editing.Outcome) {
		for _, refusal := range outcome.Refused {
			p.grid.Refuse(grid.Edit{Key: int64(refusal.Edit.Product), Column: refusal.Edit.Field, Text: refusal.Edit.Text}, words.Sentence(refusal.Reason.Error()))
		}
		p.redrawEdited(batch)
	})
}

// redrawEdited has the grid read back the rows of a batch, whether or not
// anything in them changed.
func (p *page) redrawEdited(batch []editing.Edit) {
	ids := make([]catalog.ID, len(batch))
	for i, edit := range batch {
		ids[i] = edit.Product
	}
	p.listing.rows.spoil(ids)
	p.listing.read()
}

// apply makes edits and calls then with what became of them; not if none could
// be made at all, which the user is told.
func (p *page) apply(batch []editing.Edit, then func(editing.Outcome)) {
	store := p.scope.Store
	work := func(ctx context.Context) error {
		outcome, err := p.section.params.Editing.Apply(ctx, store, batch)
		if err != nil {
			return err
		}
		p.desk.Dispatch(func() { then(outcome) })
		return nil
	}
	if len(batch) < manyEdits {
		p.section.saves.Do(func(ctx context.Context) { p.failed(batch, work(ctx)) })
		return
	}
	p.desk.Jobs.Start(context.Background(), job.Spec{Doing: fmt.Sprintf("Editing %s", words.Count(len(batch), "cell"))}, func(ctx context.Context, j *job.Job) error {
		err := work(ctx)
		if err == nil {
			j.Conclude(words.Count(len(batch), "cell") + " edited")
		}
		p.failed(batch, err)
		return err
	})
}

// failed tells of edits of which none was made and shows what was there before.
// It may be called from any goroutine.
func (p *page) failed(batch []editing.Edit, err error) {
	if err == nil {
		return
	}
	p.desk.Fail("store the edits", err)
	p.desk.Dispatch(func() { p.redrawEdited(batch) })
}

// pasted says what became of a paste, a cut or a clearing of many cells.
func (p *page) pasted(outcome grid.Outcome) {
	left := outcome.Refused + outcome.Locked + outcome.Beyond
	if left == 0 {
		return
	}
	text := words.Count(outcome.Written, "cell") + " written"
	if outcome.Refused > 0 {
		text += ", " + words.Number(outcome.Refused) + " refused"
	}
	if outcome.Locked > 0 {
		text += ", " + words.Number(outcome.Locked) + " locked"
	}
	if outcome.Beyond > 0 {
		text += ", " + words.Number(outcome.Beyond) + " outside the list"
	}
	p.desk.Toast(parts.Toast{Tone: parts.Warn, Words: text})
}

// changed follows an operation.
func (p *page) changed(set change.Set) {
	if set.All {
		p.listing.rows.spoilAll()
	} else {
		p.listing.rows.spoil(set.Products)
	}
	p.refresh(changed)
}
