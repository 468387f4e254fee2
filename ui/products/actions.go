package products

import (
	"context"
	"slices"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/desk"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// selection is the selected products, in the order of their numbers.
func (p *page) selection() []catalog.ID {
	keys := slices.Collect(p.grid.Selected().All())
	ids := make([]catalog.ID, len(keys))
	for i, key := range keys {
		ids[i] = catalog.ID(key)
	}
	return ids
}

func (p *page) selected() { p.bulk.show(p.grid.Selected().Len()) }

func (p *page) clearSelection() {
	p.grid.Select(grid.Keys{})
	p.selected()
}

// setAll writes one text into a field of many products and says what became of
// it.
func (p *page) setAll(ids []catalog.ID, field, text string) {
	batch := make([]editing.Edit, len(ids))
	for i, id := range ids {
		batch[i] = editing.Edit{Product: id, Field: field, Text: text}
	}
	p.apply(batch, func(outcome editing.Outcome) {
		if refused := len(outcome.Refused); refused > 0 {
			first := outcome.Refused[0]
			p.desk.Toast(parts.Toast{Tone: parts.Warn, Words: words.Count(refused, "product") + " left as they were. “" + first.Title + "”: " + first.Reason.Error()})
			return
		}
		p.done(parts.Good, words.Sentence(outcome.Set.Name), outcome.Set.Operation)
	})
}

// done says that something was done and offers to undo it; an operation that
// changed nothing says so.
func (p *page) done(tone parts.Tone, text string, operation int64) {
	if operation == 0 {
		p.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "They were like that already"})
		return
	}
	p.desk.Toast(parts.Toast{Tone: tone, Words: text, Action: "Undo", Key: "Ctrl Z", OnAction: p.desk.Undo})
}

// askToDelete deletes products once the user says so.
func (p *page) askToDelete(ids []catalog.ID) {
	if len(ids) == 0 {
		return
	}
	dialog := &parts.Dialog{
		Title:   "Delete " + words.Count(len(ids), "product") + "?",
		Body:    "They and their variations go from this computer. The live shop keeps them. Undo brings them back.",
		Confirm: "Delete " + words.Count(len(ids), "product"), Destructive: true,
		OnConfirm: func() { p.delete(ids) },
	}
	dialog.Show(p.desk.Window.Canvas())
}

func (p *page) delete(ids []catalog.ID) {
	store := p.scope.Store
	p.section.saves.Do(func(ctx context.Context) {
		set, err := p.section.params.Editing.Delete(ctx, store, ids)
		p.desk.Dispatch(func() {
			if err != nil {
				p.desk.Fail("delete the products", err)
				return
			}
			p.clearSelection()
			p.done(parts.Good, words.Sentence(set.Name), set.Operation)
		})
	})
}

func (p *page) duplicate(ids []catalog.ID) {
	store := p.scope.Store
	p.section.saves.Do(func(ctx context.Context) {
		copies, set, err := p.section.params.Editing.Duplicate(ctx, store, ids)
		p.desk.Dispatch(func() {
			if err != nil {
				p.desk.Fail("duplicate the products", err)
				return
			}
			p.seek = copies[0]
			p.done(parts.Good, words.Sentence(set.Name), set.Operation)
		})
	})
}

// export writes a product file, after what is being typed is stored.
func (p *page) export(ids []catalog.ID, changedOnly bool) {
	p.grid.Commit()
	p.section.params.OnExport(ids, changedOnly)
}

// exportButton offers what can be exported now.
func (p *page) exportButton() *parts.Button {
	var button *parts.Button
	button = parts.NewButton(parts.Secondary, "Export", func() {
		all, changed, selected := p.counts[catalog.AllProducts], p.counts[catalog.Changed], p.selection()
		items := []parts.MenuItem{
			{Words: "All " + words.Count(all, "product"), Disabled: all == 0, OnTap: func() { p.export(nil, false) }},
			{Words: words.Number(changed) + " changed", Disabled: changed == 0, OnTap: func() { p.export(nil, true) }},
		}
		if len(selected) > 0 {
			items = append(items, parts.MenuItem{Words: words.Number(len(selected)) + " selected", OnTap: func() { p.export(selected, false) }})
		}
		if shown := p.listing.Count(); p.filter.view != catalog.AllProducts || p.filter.narrowed() {
			items = append(items, parts.MenuItem{Words: words.Number(shown) + " shown here", Disabled: shown == 0, OnTap: func() { p.export(slices.Clone(p.listing.ids), false) }})
		}
		parts.ShowMenuBelow(button, items)
	}).WithIcon(look.IconDownload)
	return button
}

// menu is what can be done with the product of a cell.
func (p *page) menu(key int64, _ string) []parts.MenuItem {
	id := catalog.ID(key)
	if !p.isProduct(key) {
		return append([]parts.MenuItem{
			{Words: "Open its product", Icon: look.IconPencil, Key: "Ctrl Enter", OnTap: func() { p.open(id) }},
		}, p.foldItems()...)
	}
	about := []catalog.ID{id}
	if p.grid.Selected().Has(key) {
		about = p.selection()
	}
	items := []parts.MenuItem{
		{Words: "Open", Icon: look.IconPencil, Key: "Ctrl Enter", OnTap: func() { p.open(id) }},
		{Words: "Show its pictures", Icon: look.IconImages, OnTap: func() { p.desk.Go(desk.Images, id) }},
	}
	return append(append(items, p.actionsOn(about)...), p.foldItems()...)
}

// foldItems show and hide the variations of all products in the list.
func (p *page) foldItems() []parts.MenuItem {
	return []parts.MenuItem{
		parts.MenuRule,
		{Words: "Show all variations", OnTap: p.openAll},
		{Words: "Hide all variations", Disabled: len(p.listing.parts) == 0, OnTap: p.foldAll},
	}
}

// actions is what can be done with one product besides writing it.
func (p *page) actions(id catalog.ID) []parts.MenuItem { return p.actionsOn([]catalog.ID{id}) }

func (p *page) actionsOn(about []catalog.ID) []parts.MenuItem {
	return []parts.MenuItem{
		{Words: "How its pictures were made", Icon: look.IconLayers, Disabled: len(about) > 1, OnTap: func() { p.section.params.OnPictures(about[0]) }},
		{Words: "Duplicate", Icon: look.IconCopy, OnTap: func() { p.duplicate(about) }},
		{Words: "Export " + words.Count(len(about), "product"), Icon: look.IconDownload, OnTap: func() { p.export(about, false) }},
		{Words: "Contact sheet of " + words.Count(len(about), "product"), Icon: look.IconTable, OnTap: func() { p.section.params.OnContactSheet(about) }},
		{Words: "Delete " + words.Count(len(about), "product"), Icon: look.IconTrash, Danger: true, OnTap: func() { p.askToDelete(about) }},
	}
}
