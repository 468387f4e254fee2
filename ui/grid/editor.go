package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// editor is the one field that is laid over whichever cell is being edited.
type editor struct {
	grid *Grid
	open bool
	name cellName
	at   place

	before  string   // the cell's text when the edit began
	reason  string   // why the text as it stands cannot be saved
	offered []string // the choices, nil for free text

	frame   *container.Clip // the pane the cell lies in
	box     *fyne.Container
	ring    frame
	inside  *container.Clip // of the ring; cuts off the border Fyne draws
	entry   *cellEntry
	themed  *container.ThemeOverride
	theme   *entryTheme
	choices *choiceList
}

func newEditor(g *Grid) *editor {
	e := &editor{grid: g, ring: newFrame(), theme: &entryTheme{}}
	e.entry = newCellEntry(e)
	e.themed = container.NewThemeOverride(e.entry, e.theme)
	e.inside = newClip(newBox(e.themed))
	e.box = newBox(append(e.ring.objects(), e.inside)...)
	e.frame = newClip(e.box)
	e.frame.Hide()
	e.choices = newChoiceList(e.pick)
	return e
}

// beginWithValue edits the text of a cell, all of it selected. It reports
// whether the cell can be edited.
func (e *editor) beginWithValue(at place) bool {
	cell, _ := e.grid.cellAt(at)
	if !e.begin(at, cell.Value) {
		return false
	}
	e.entry.selectAll()
	e.choices.offer(e.offered, cell.Value, false)
	e.follow()
	return true
}

// begin edits a cell with a text in place of its own. It reports whether the
// cell can be edited; one that is not loaded cannot, as its text is not known.
func (e *editor) begin(at place, text string) bool {
	g := e.grid
	col, ok := g.editable(at)
	cell, loaded := g.cellAt(at)
	if !ok || !loaded {
		return false
	}
	e.leave()
	g.moveTo(at, false)
	e.open, e.at, e.name, e.before = true, at, g.nameAt(at), cell.Value
	e.theme.size = faceOf(col, Cell{Value: "0"}, rowLook{}).size
	e.entry.begin(text, col)
	e.offered = nil
	if col.Choices != nil {
		e.offered = col.Choices(e.name.key)
	}
	e.choices.offer(e.offered, text, true)
	e.check(text)
	e.frame.Show()
	g.draw()
	e.takeFocus()
	return true
}

// takeFocus gives the field the keyboard. Fyne finds a field only behind
// renderers, which it makes when things are drawn or, as here, refreshed.
func (e *editor) takeFocus() {
	e.frame.Refresh()
	if c := fyne.CurrentApp().Driver().CanvasForObject(e.grid); c != nil {
		c.Focus(e.entry)
	}
}

func (e *editor) column() Column { return e.grid.options.Columns[e.name.column] }

// changed follows the text as it is typed.
func (e *editor) changed(text string) {
	if !e.open {
		return
	}
	e.choices.offer(e.offered, text, true)
	e.check(text)
	e.follow()
	e.grid.tip.follow()
}

// check looks for a reason the text cannot be saved. While a choice is being
// typed the list shows what fits, which says enough.
func (e *editor) check(text string) {
	e.reason = ""
	if _, err := accept(e.column(), e.name.key, text); err != nil && !e.choices.Visible() {
		e.reason = err.Error()
	}
}

// save hands the text to the owner and goes on to another cell. A text that
// cannot stand keeps the edit open.
func (e *editor) save(then motion) {
	text := e.entry.Text
	if choice, ok := e.choices.chosen(); ok {
		text = choice
	}
	if text != e.before || e.isRefused() {
		accepted, err := accept(e.column(), e.name.key, text)
		if err != nil {
			e.choices.Hide()
			e.reason = err.Error()
			e.follow()
			e.grid.tip.follow()
			return
		}
		text = accepted
	}
	e.close()
	e.giveBack()
	e.hand(text)
	e.grid.step(then, false)
}

func (e *editor) isRefused() bool {
	_, ok := e.grid.refusals[e.name]
	return ok
}

// hand gives the owner the text if it is another than before.
func (e *editor) hand(text string) {
	delete(e.grid.refusals, e.name)
	if text == e.before {
		e.grid.draw()
		return
	}
	e.grid.hand([]Edit{{e.name.key, e.column().ID, text}})
}

// pick saves one of the choices.
func (e *editor) pick(choice string) {
	e.entry.SetText(choice)
	e.choices.Hide()
	e.save(toDown)
}

// cancel gives the text up.
func (e *editor) cancel() {
	e.close()
	e.giveBack()
	e.grid.draw()
}

// leave ends the edit because the user turned to something else. A text that
// cannot stand remains on the cell, refused, so that it is not lost unseen.
func (e *editor) leave() {
	if !e.open {
		return
	}
	text, err := accept(e.column(), e.name.key, e.entry.Text)
	e.close()
	if err != nil && text != e.before {
		e.grid.refusals[e.name] = refusal{text, err.Error()}
		e.grid.draw()
		return
	}
	if err == nil {
		e.hand(text)
	}
}

// close takes the field away.
func (e *editor) close() {
	e.open, e.reason = false, ""
	e.frame.Hide()
	e.choices.Hide()
}

// giveBack gives the grid the keyboard if the field has it.
func (e *editor) giveBack() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(e.grid); c != nil && c.Focused() == fyne.Focusable(e.entry) {
		c.Focus(e.grid)
	}
}

// focusLost leaves the edit when another field got the keyboard. The whole
// window losing it looks the same at this moment; a moment later it does not.
func (e *editor) focusLost() {
	if !e.open {
		return
	}
	if e.grid.options.Dispatch == nil {
		e.leave()
		return
	}
	e.grid.options.Dispatch(func() {
		if c := fyne.CurrentApp().Driver().CanvasForObject(e.grid); c == nil || c.Focused() != fyne.Focusable(e.entry) {
			e.leave()
		}
	})
}

// relocate finds the cell again after the list or the columns changed. If it
// is gone, so is the edit.
func (e *editor) relocate() {
	if !e.open {
		return
	}
	row, ok := e.grid.rowOf(e.name.key)
	column := e.grid.positionOf(e.name.column)
	if !ok || column < 0 {
		e.cancel()
		return
	}
	e.at = place{row, column}
}

// restyle follows a change of the theme.
func (e *editor) restyle() { e.themed.Refresh() }

// follow lays the field over its cell.
func (e *editor) follow() {
	if !e.open {
		return
	}
	g := e.grid
	pane := g.body.panes[scrolledPane]
	if e.at.column < len(g.frozen.columns) {
		pane = g.body.panes[frozenPane]
	}
	at, size := pane.clip.Position(), pane.clip.Size()
	put(e.frame, at.X, at.Y, size.Width, size.Height)

	left, width := g.columnSpan(e.at.column)
	y, height := g.body.span(e.at.row)
	e.drawRing(g.pen.even(left-at.X), y, width, height-g.pen.hair())
	e.choices.place(left, g.head.height+y, width, height, g.Size())
	g.repaint()
}

// drawRing draws the ring and the field inside of it.
func (e *editor) drawRing(x, y, width, height float32) {
	pen := &e.grid.pen
	ground, line := look.Surface, look.Accent
	if e.reason != "" {
		ground, line = look.BadSoft, look.BadDot
	}
	e.ring.draw(area{x, y, width, height}, look.FocusRing, look.RadiusChip, pen.colour(line), pen.colour(ground))
	put(e.inside, x+look.FocusRing, y+look.FocusRing, width-2*look.FocusRing, height-2*look.FocusRing)
	e.entry.place(e.themed, width, height)
}
