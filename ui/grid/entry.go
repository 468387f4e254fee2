package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// cellEntry is the text field of the editor: Enter, Tab and Esc end the edit.
type cellEntry struct {
	widget.Entry
	editor *editor
	right  bool
}

func newCellEntry(e *editor) *cellEntry {
	entry := &cellEntry{editor: e}
	entry.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	entry.ExtendBaseWidget(entry)
	entry.OnChanged = e.changed
	return entry
}

// begin shows a text in the style of the column, the caret at its end.
func (e *cellEntry) begin(text string, col Column) {
	e.right = col.Kind.right()
	e.TextStyle.Monospace = col.Kind == Mono
	e.OnChanged = nil // the editor begins with this text, it has not changed
	e.SetText(text)
	e.OnChanged = e.editor.changed
	e.CursorRow, e.CursorColumn = 0, len([]rune(text))
	e.Refresh()
}

func (e *cellEntry) selectAll() { e.TypedShortcut(&fyne.ShortcutSelectAll{}) }

// AcceptsTab implements fyne.Tabbable.
func (e *cellEntry) AcceptsTab() bool { return true }

// FocusLost implements fyne.Focusable.
func (e *cellEntry) FocusLost() {
	e.Entry.FocusLost()
	e.editor.focusLost()
}

// KeyDown implements desktop.Keyable.
func (e *cellEntry) KeyDown(key *fyne.KeyEvent) {
	e.editor.grid.KeyDown(key)
	e.Entry.KeyDown(key)
}

// KeyUp implements desktop.Keyable.
func (e *cellEntry) KeyUp(key *fyne.KeyEvent) {
	e.editor.grid.KeyUp(key)
	e.Entry.KeyUp(key)
}

// TypedKey implements fyne.Focusable.
func (e *cellEntry) TypedKey(key *fyne.KeyEvent) {
	shift := e.editor.grid.shiftHeld()
	switch key.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		e.editor.save(pick(shift, toUp, toDown))
	case fyne.KeyTab:
		e.editor.save(pick(shift, toPrevious, toNext))
	case fyne.KeyEscape:
		e.editor.cancel()
	case fyne.KeyUp, fyne.KeyDown:
		if e.editor.choices.Visible() {
			e.editor.choices.step(key.Name == fyne.KeyDown)
			return
		}
		e.editor.save(pick(key.Name == fyne.KeyUp, toUp, toDown))
	default:
		e.Entry.TypedKey(key)
	}
}

func pick(cond bool, yes, no motion) motion {
	if cond {
		return yes
	}
	return no
}

// entryPadding is the space Fyne leaves around the text. It is more than the
// cell's padding, so that the border it draws falls outside of the cell.
const entryPadding = look.CellPadding + 4

// caretRoom is the space the caret takes behind the text.
const caretRoom float32 = 2

// place lays the field, which holder wraps, into a cell of the given size so
// that its text stands where the cell's text stood. The field knows no right
// alignment; instead it is just as wide as its text and ends where the cell
// does.
func (e *cellEntry) place(holder fyne.CanvasObject, width, height float32) {
	text := &canvas.Text{Text: e.Text, TextSize: e.editor.theme.size, TextStyle: e.TextStyle}
	if e.Text == "" {
		text.Text = "0" // nothing has no baseline
	}
	size := text.MinSize()
	x, wide := look.CellPadding-entryPadding, width+2*(entryPadding-look.CellPadding)
	if narrow := size.Width + 2*entryPadding + caretRoom; e.right && narrow < wide {
		x, wide = width-look.CellPadding-size.Width-entryPadding, narrow
	}
	high := size.Height + 2*entryPadding
	y := centred(text, height) - entryPadding
	put(holder, e.editor.grid.pen.even(x)-look.FocusRing, e.editor.grid.pen.even(y)-look.FocusRing, wide, high)
}

// entryTheme makes Fyne's field look like a cell: no ground and no border of
// its own, the text at the cell's size.
type entryTheme struct{ size float32 }

var _ fyne.Theme = (*entryTheme)(nil)

func (t *entryTheme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if name == theme.ColorNameInputBackground || name == theme.ColorNameInputBorder {
		return color.Transparent
	}
	return fyne.CurrentApp().Settings().Theme().Color(name, v)
}

func (t *entryTheme) Font(s fyne.TextStyle) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Font(s)
}

func (t *entryTheme) Icon(name fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(name)
}

func (t *entryTheme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return max(t.size, look.SizeCaption)
	case theme.SizeNameInnerPadding:
		return entryPadding
	default:
		return fyne.CurrentApp().Settings().Theme().Size(name)
	}
}
