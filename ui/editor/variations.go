package editor

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/sheet"
	"storehand/ui/words"
)

// variationsTab is the product's variations in a grid.
type variationsTab struct {
	editor *Editor
	sheet  *sheet.Sheet
	grid   *grid.Grid
	rows   []catalog.Row
	cells  []grid.Row
	root   *fyne.Container
	count  *parts.Label
	remove *parts.Button
	none   *parts.Paragraph
}

var _ grid.Source = (*variationsTab)(nil)

func newVariationsTab(e *Editor) *variationsTab {
	v := &variationsTab{editor: e, sheet: sheet.OfVariations(e.store), count: parts.NewLabel("", look.SizeBody, look.Ink3)}
	v.grid = grid.New(v, grid.Options{
		Columns: v.sheet.Columns(v.wrong), Dispatch: e.desk.Dispatch,
		OnEdit: v.edit, OnSelect: v.selected,
		OnError: func(err error) { e.desk.Fail("copy", err) },
	})
	add := parts.NewButton(parts.Secondary, "Add variation", v.add).WithIcon(look.IconPlus).Small()
	v.remove = parts.NewButton(parts.Danger, "Remove", v.askToRemove).WithIcon(look.IconTrash).Small()
	v.none = parts.NewParagraph("This product has no variations. Mark an attribute with its values as used for variations, under Content, then add one here.", look.SizeBody, look.Ink2).Width(560)
	bar := container.New(layout.NewCustomPaddedLayout(10, 10, look.PageMargin, look.PageMargin), container.New(layout.NewCustomPaddedHBoxLayout(8), v.count, layout.NewSpacer(), v.remove, add))
	v.root = container.New(below{}, bar, parts.NewDivider(), container.NewStack(v.grid, container.New(layout.NewCustomPaddedLayout(24, 0, look.PageMargin, 0), v.none)))
	v.selected()
	e.onShow(v.show)
	return v
}

func (v *variationsTab) show(read *item) {
	v.rows = read.variations
	v.compose()
	v.grid.Reload()
	v.grid.KeepShown()
	v.count.SetText(words.Count(len(v.rows), "variation"))
	setVisible(v.grid, len(v.rows) > 0)
	setVisible(v.none, len(v.rows) == 0)
}

// compose makes the cells of the rows, with the pictures there are.
func (v *variationsTab) compose() {
	v.cells = make([]grid.Row, len(v.rows))
	for i := range v.rows {
		var picture image.Image
		if images := v.rows[i].Product.Images; len(images) > 0 {
			if small := v.editor.thumbs.Picture(images[0]); small != nil {
				picture = small
			}
		}
		v.cells[i] = v.sheet.Row(&v.rows[i], picture)
	}
}

// draw follows a picture that came in.
func (v *variationsTab) draw() {
	v.compose()
	v.grid.RowsChanged(0, len(v.rows))
}

// commit stores what is being written in a cell.
func (v *variationsTab) commit() { v.grid.Commit() }

// Count implements grid.Source.
func (v *variationsTab) Count() int { return len(v.rows) }

// Key implements grid.Source.
func (v *variationsTab) Key(i int) int64 { return int64(v.rows[i].Product.ID) }

// Row implements grid.Source.
func (v *variationsTab) Row(i int) (grid.Row, bool) { return v.cells[i], true }

// Visible implements grid.Source: all rows are there.
func (v *variationsTab) Visible(int, int) {}

// Fetch implements grid.Source.
func (v *variationsTab) Fetch(first, end int, done func([]grid.Row, error)) {
	done(v.cells[first:end], nil)
}

// wrong says why a text cannot stand in a cell, or nil.
func (v *variationsTab) wrong(key int64, column, text string) error {
	for _, row := range v.rows {
		if int64(row.Product.ID) == key {
			return words.Refusal(editing.CheckText(row.Product, column, text, v.sheet.Format()))
		}
	}
	return nil
}

// edit stores what was written into the grid.
func (v *variationsTab) edit(edits []grid.Edit) {
	e := v.editor
	batch := make([]editing.Edit, len(edits))
	for i, edit := range edits {
		batch[i] = editing.Edit{Product: catalog.ID(edit.Key), Field: edit.Column, Text: edit.Text}
	}
	e.params.Saves.Do(func(ctx context.Context) {
		outcome, err := e.params.Editing.Apply(ctx, e.store, batch)
		if err != nil {
			e.desk.Fail("store the edits", err)
		}
		e.desk.Dispatch(func() {
			for _, refusal := range outcome.Refused {
				v.grid.Refuse(grid.Edit{Key: int64(refusal.Edit.Product), Column: refusal.Edit.Field, Text: refusal.Edit.Text}, words.Sentence(refusal.Reason.Error()))
			}
			e.read()
		})
	})
}

func (v *variationsTab) selected() {
	n := v.grid.Selected().Len()
	v.remove.SetText("Remove " + words.Count(n, "variation"))
	setVisible(v.remove, n > 0)
}

// add adds the next combination of the product's options.
func (v *variationsTab) add() {
	e := v.editor
	id := e.wanted
	e.params.Saves.Do(func(ctx context.Context) {
		_, _, err := e.params.Editing.AddVariation(ctx, e.store, id)
		if err != nil {
			e.desk.Dispatch(func() { e.refused(err) })
		}
	})
}

// askToRemove removes the selected variations once the user says so.
func (v *variationsTab) askToRemove() {
	var ids []catalog.ID
	for key := range v.grid.Selected().All() {
		ids = append(ids, catalog.ID(key))
	}
	e := v.editor
	(&parts.Dialog{
		Title: "Remove " + words.Count(len(ids), "variation") + "?", Destructive: true,
		Body:    "The live shop keeps them until the change is pushed. Undo brings them back.",
		Confirm: "Remove " + words.Count(len(ids), "variation"),
		OnConfirm: func() {
			e.params.Saves.Do(func(ctx context.Context) {
				if _, err := e.params.Editing.Delete(ctx, e.store, ids); err != nil {
					e.desk.Fail("remove the variations", err)
				}
			})
		},
	}).Show(e.desk.Window.Canvas())
}
