package importer

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/exchange"
	"storehand/ui/latest"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// preview shows what importing the file in hand would do, and lets the user say
// how its columns are understood.
type preview struct {
	session *session
	found   exchange.Inspection // as it was recognised
	mapped  exchange.Inspection // as the user wants it understood
	plan    *exchange.Plan      // nil until one could be made
	views   []view

	shown   bool
	figures *parts.Figures
	choices *choices
	content *fyne.Container
	notes   *fyne.Container
	list    *fyne.Container // of the chosen view
	forward *parts.Button
	later   func() // calls off planning again
}

func newPreview(s *session, found exchange.Inspection) *preview {
	return &preview{session: s, found: found, mapped: found, later: func() {}}
}

// begin plans the import and then shows the preview. A file that does not tell
// which product a row is has to be mapped first.
func (p *preview) begin() {
	if !p.mapped.Sure {
		p.show()
		return
	}
	page := p.session.showReading("Working out what would change")
	p.work(page.show, p.session.refuse)
}

// again plans once more after the user changed how the file is understood. What
// is shown stays until then.
func (p *preview) again() {
	p.forward.Disable()
	if !p.mapped.Sure {
		p.session.reading.Stop()
		p.plan = nil
		p.refresh()
		return
	}
	p.session.importer.dialog.SetPromise("Working out what would change")
	p.work(func(percent int64) {
		p.session.importer.dialog.SetPromise("Working out what would change, " + words.Percent(percent))
	}, func(err error) {
		p.plan = nil
		p.refresh()
		p.note([]fyne.CanvasObject{parts.NewNote(parts.Bad, words.Sentence(err.Error())+".")})
	})
}

// work plans off the UI goroutine.
func (p *preview) work(progress func(int64), failed func(error)) {
	file, store := p.mapped, p.session.goal.store
	p.session.reading.Begin(latest.Task{Progress: progress, Failed: failed, Read: func(ctx context.Context, progress func(done, total int64)) (func(), error) {
		plan, err := p.session.importer.params.Importer.Plan(ctx, store, file, progress)
		return func() { p.planned(plan) }, err
	}})
}

func (p *preview) planned(plan *exchange.Plan) {
	p.plan = plan
	p.plan.Owner = p.session.goal.owner
	if p.shown {
		p.refresh()
		return
	}
	p.show()
}

// show builds the page.
func (p *preview) show() {
	p.shown = true
	p.views = viewsOf(p.tally())
	p.figures = parts.NewFigures(figures(p.views, len(p.mapped.Headings)), p.firstView(), func(int) { p.showView() })
	p.choices = newChoices(p)
	p.notes = newColumn()
	p.list = container.NewStack()
	p.forward = parts.NewButton(parts.Primary, "Import", p.run).WithKey("Ctrl Enter")
	p.content = container.New(headed{}, p.choices.row, p.notes, p.figures, p.list)
	actions := []*parts.Button{p.session.cancelButton()}
	if len(p.session.paths) > 1 {
		actions = append(actions, parts.NewButton(parts.Secondary, "Skip this file", p.session.next))
	}
	p.session.importer.show(parts.WidePage{
		Title: "Import " + p.session.name(), Subtitle: p.session.position(), Width: previewWidth, Height: previewHeight,
		Content: p.content, Actions: append(actions, p.forward),
	})
	p.refresh()
}

// tally is what the import would do, nothing while that is not known.
func (p *preview) tally() exchange.Tally {
	if p.plan == nil {
		return exchange.Tally{}
	}
	return p.plan.Preview
}

// firstView is the view that most wants to be seen.
func (p *preview) firstView() int {
	t := p.tally()
	switch {
	case p.plan == nil:
		return columnsView
	case len(t.Rejected) > 0:
		return rejectedView
	case t.New > 0:
		return addedView
	case t.Changed > 0:
		return changedView
	}
	return unchangedView
}

// refresh brings everything but the list of columns up to date.
func (p *preview) refresh() {
	p.views = viewsOf(p.tally())
	p.figures.SetFigures(figures(p.views, len(p.mapped.Headings)))
	p.choices.refresh()
	p.note(p.remarks())
	p.session.importer.dialog.SetSubtitle(p.subtitle())
	p.forward.SetText(p.deed())
	p.session.importer.dialog.SetPromise(p.promise())
	if t := p.tally(); t.New+t.Changed > 0 {
		p.forward.Enable()
	} else {
		p.forward.Disable()
	}
	if p.figures.Chosen() != columnsView || len(p.list.Objects) == 0 {
		p.showView()
	}
}

// note shows notes above the figures and makes room for them.
func (p *preview) note(notes []fyne.CanvasObject) {
	p.notes.Objects = notes
	p.content.Refresh()
}

func (p *preview) subtitle() string {
	if position := p.session.position(); position != "" {
		return position + ", " + formatWords(p.mapped)
	}
	return formatWords(p.mapped)
}

// deed is what the primary button does.
func (p *preview) deed() string {
	t := p.tally()
	if t.New+t.Changed == 0 {
		return "Nothing to import"
	}
	return "Import " + itemWords(t)
}

// itemWords counts what an import changes: "25 products".
func itemWords(t exchange.Tally) string {
	if n := t.New + t.Changed; t.Variations == 0 || n == 1 {
		return words.Count(n, "product")
	}
	return words.Number(t.New+t.Changed) + " products and variations"
}

func (p *preview) promise() string {
	store := p.session.goal.store
	if p.plan == nil {
		return ""
	}
	if store.ID == 0 {
		return "One step to undo. Makes the store " + store.Name + "."
	}
	return "One step to undo. Staged edits stay."
}
