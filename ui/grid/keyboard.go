package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// motions are the keys that move the cursor.
var motions = map[fyne.KeyName]motion{
	fyne.KeyLeft: toLeft, fyne.KeyRight: toRight, fyne.KeyUp: toUp, fyne.KeyDown: toDown,
	fyne.KeyPageUp: toPageUp, fyne.KeyPageDown: toPageDown, fyne.KeyHome: toRowStart, fyne.KeyEnd: toRowEnd,
}

// farMotions are those with Ctrl.
var farMotions = map[fyne.KeyName]motion{
	fyne.KeyLeft: toRowStart, fyne.KeyRight: toRowEnd, fyne.KeyUp: toColumnStart, fyne.KeyDown: toColumnEnd,
	fyne.KeyHome: toFirst, fyne.KeyEnd: toLast,
}

// FocusGained implements fyne.Focusable.
func (g *Grid) FocusGained() {
	g.focused = true
	g.body.drawMarks()
	g.repaint()
}

// FocusLost implements fyne.Focusable.
func (g *Grid) FocusLost() {
	g.focused, g.shift = false, false
	g.body.drawMarks()
	g.repaint()
}

func (g *Grid) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil {
		c.Focus(g)
	}
}

// AcceptsTab implements fyne.Tabbable: Tab moves the cursor, but from the last
// cell on it leaves the grid, as Shift+Tab does from the first.
func (g *Grid) AcceptsTab() bool {
	m := toNext
	if g.shiftHeld() {
		m = toPrevious
	}
	return g.hasCells() && g.field().step(g.cursor.at, m, 1) != g.cursor.at
}

// KeyDown implements desktop.Keyable.
func (g *Grid) KeyDown(e *fyne.KeyEvent) { g.noteShift(e, true) }

// KeyUp implements desktop.Keyable.
func (g *Grid) KeyUp(e *fyne.KeyEvent) { g.noteShift(e, false) }

func (g *Grid) noteShift(e *fyne.KeyEvent, down bool) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		g.shift = down
	}
}

// shiftHeld asks the driver where it knows: the grid does not see the key
// while a cell is being edited.
func (g *Grid) shiftHeld() bool {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
	}
	return g.shift
}

// TypedRune implements fyne.Focusable: typing begins an edit with what is
// typed in place of the text. A space selects, see TypedKey.
func (g *Grid) TypedRune(r rune) {
	if r == ' ' || !g.hasCells() || g.options.TakeRune != nil && g.options.TakeRune(r) {
		return
	}
	g.edit.begin(g.cursor.at, string(r))
}

// TypedKey implements fyne.Focusable.
func (g *Grid) TypedKey(e *fyne.KeyEvent) {
	if m, ok := motions[e.Name]; ok && g.hasCells() {
		if !g.shiftHeld() && g.foldByKey(m) {
			return
		}
		g.step(m, g.shiftHeld())
		return
	}
	if g.hasCells() && g.command(e.Name) || types(e.Name) || g.options.OnKey == nil {
		return
	}
	g.options.OnKey(e)
}

// types reports whether a key is told of as a rune as well, or only changes
// what others mean.
func types(key fyne.KeyName) bool {
	switch key {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock:
		return true
	default:
		return len(key) <= 1 || key == fyne.KeySpace
	}
}

// command does what a key asks for and reports whether it asks for anything.
func (g *Grid) command(key fyne.KeyName) bool {
	switch key {
	case fyne.KeyTab:
		if g.shiftHeld() {
			g.step(toPrevious, false)
		} else {
			g.step(toNext, false)
		}
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		g.enter(g.cursor.at)
	case fyne.KeySpace:
		g.toggleHeldRows()
	case fyne.KeyDelete:
		g.clear()
	case fyne.KeyBackspace:
		g.edit.begin(g.cursor.at, "")
	case fyne.KeyEscape:
		return g.letGo()
	case desktop.KeyMenu:
		g.showCellMenu()
	case fyne.KeyF10:
		if !g.shiftHeld() {
			return false
		}
		g.showCellMenu()
	default:
		return false
	}
	return true
}

// step moves the cursor. In the column of check boxes Shift selects the rows
// passed over instead of holding cells.
func (g *Grid) step(m motion, shift bool) {
	g.tip.byKeys = true
	to := g.field().step(g.cursor.at, m, g.view.page())
	if shift && g.column(g.cursor.at.column).Kind == Check && to.column == g.cursor.at.column {
		if g.selection.anchor < 0 && g.tickable(g.cursorKey) {
			g.selection.tick(g.cursor.at.row, g.source.Key(g.cursor.at.row), true)
		}
		g.extendRows(to.row)
		shift = false
	}
	g.moveTo(to, shift)
}

// enter edits a cell, or opens it if it cannot be edited. With a row that is
// not loaded there is nothing to do yet.
func (g *Grid) enter(p place) {
	if _, loaded := g.source.Row(p.row); !loaded {
		return
	}
	if g.column(p.column).Kind == Check {
		g.toggleRow(p.row)
		return
	}
	if !g.edit.beginWithValue(p) && g.options.OnOpen != nil {
		g.options.OnOpen(g.source.Key(p.row), g.column(p.column).ID)
	}
}

// letGo gives up what is held: first a refused text, then the range of cells,
// then the selected rows. It reports whether there was any.
func (g *Grid) letGo() bool {
	_, refused := g.refusals[g.nameAt(g.cursor.at)]
	switch {
	case refused:
		delete(g.refusals, g.nameAt(g.cursor.at))
		g.draw()
	case !g.cursor.block().single():
		g.moveTo(g.cursor.at, false)
	case g.selection.keys.Len() > 0:
		g.selection.set(Keys{})
		g.selectionChanged()
	default:
		return false
	}
	return true
}

// TypedShortcut implements fyne.Shortcutable. What the grid has no use for,
// undo and redo above all, goes on to the owner or the canvas.
func (g *Grid) TypedShortcut(s fyne.Shortcut) {
	if g.hasCells() && g.shortcut(s) {
		return
	}
	if g.options.OnShortcut != nil {
		g.options.OnShortcut(s)
		return
	}
	if c, ok := fyne.CurrentApp().Driver().CanvasForObject(g).(interface{ TypedShortcut(fyne.Shortcut) }); ok {
		c.TypedShortcut(s)
	}
}

// shortcut does what a shortcut asks for and reports whether it asks for
// anything.
func (g *Grid) shortcut(s fyne.Shortcut) bool {
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		g.copy(s.Clipboard)
	case *fyne.ShortcutCut:
		g.copy(s.Clipboard)
		g.clear()
	case *fyne.ShortcutPaste:
		g.paste(s.Clipboard.Content())
	case *fyne.ShortcutSelectAll:
		g.selectAll()
	case *desktop.CustomShortcut:
		m, ok := farMotions[s.KeyName]
		if !ok || s.Modifier&^fyne.KeyModifierShift != fyne.KeyModifierShortcutDefault {
			return false
		}
		g.step(m, s.Modifier&fyne.KeyModifierShift != 0)
	default:
		return false
	}
	return true
}

func (g *Grid) selectAll() {
	g.selection.set(g.selection.keys.With(keysOf(g.source, 0, g.source.Count(), g.options.Tickable)))
	g.selectionChanged()
}
