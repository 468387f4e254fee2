package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Counter says how long a text is and how good that is, for the corner of a
// field: "36 / 70".
type Counter func(text string) (words string, tone Tone)

// Entry is a field for text: label, counter, box and a line below that says
// what is wrong.
//
// What the user types becomes the value when they press Enter or leave the
// field; Escape takes it back. A value the field's check refuses stays in the
// box with the reason below and is not passed on.
type Entry struct {
	control
	label    string
	suffix   string
	rows     int // zero is one line
	minWidth float32
	small    bool
	check    func(string) error
	counter  Counter
	onChange func(text string)
	onCommit func(text string)
	onEnter  func()

	kept    string // the value before the user began to type
	state   FieldState
	message string
	refused error // why the check refused what is in the box

	drawing entryDrawing
}

// entryDrawing is what an Entry is drawn with.
type entryDrawing struct {
	input        *input
	window       fyne.CanvasObject // shows the input, or is it
	box          frame
	title, count *canvas.Text
	suffix       *canvas.Text
	cover        *canvas.Rectangle // hides the input's ink behind staged
	staged       *canvas.Text
	image        *canvas.Image
	message      *Paragraph
	ruler        Ruler  // how high a text of several lines is
	wheel        *Wheel // over the input where the page takes the wheel
}

// NewEntry returns a field of one line. The label may be empty.
func NewEntry(label string) *Entry { return newEntry(label, 0) }

// NewMultiEntry returns a field of several lines that breaks long ones; rows is
// how many are seen at least. The box grows with the text, so that the page
// scrolls and not the field.
func NewMultiEntry(label string, rows int) *Entry { return newEntry(label, rows) }

func newEntry(label string, rows int) *Entry {
	e := &Entry{label: label, rows: rows, minWidth: 80}
	in := newInput(rows > 0)
	in.OnChanged = e.typed
	in.OnSubmitted = func(string) { e.submit() }
	in.onFocus = e.focus
	in.onHover = e.setHovered
	in.onEscape = e.takeBack
	e.drawing = entryDrawing{
		input: in, box: newFrame(look.RadiusControl, look.Hairline),
		title:  look.Text(label, look.SizeSmall, look.Ink2),
		count:  look.Text("", look.SizeSmall, look.Ink3),
		suffix: look.Text("", look.SizeBody, look.Ink3),
		cover:  canvas.NewRectangle(color.Transparent), staged: look.Text("", look.SizeBody, look.Pencil),
		image: newIconImage(), message: NewParagraph("", look.SizeSmall, look.Ink2), wheel: NewWheel(nil),
	}
	e.drawing.wheel.Hide()
	e.drawing.window = in
	if rows == 0 {
		e.drawing.window = newLineWindow(in).clip
	}
	e.ExtendBaseWidget(e)
	return e
}

// WithPlaceholder shows words while the field is empty. It returns the entry.
func (e *Entry) WithPlaceholder(words string) *Entry {
	e.drawing.input.PlaceHolder = words
	return e
}

// WithSuffix shows a unit at the end of the box. It returns the entry.
func (e *Entry) WithSuffix(unit string) *Entry {
	e.suffix = unit
	return e
}

// WithWidth sets the least width in pixels. It returns the entry.
func (e *Entry) WithWidth(width float32) *Entry {
	e.minWidth = width
	return e
}

// Mono writes in the monospaced cut, for SKU and templates. It returns the
// entry.
func (e *Entry) Mono() *Entry {
	e.drawing.input.TextStyle.Monospace = true
	e.drawing.staged.TextStyle.Monospace = true
	return e
}

// Hidden shows dots in place of what is typed, for keys and passwords. It
// returns the entry.
func (e *Entry) Hidden() *Entry {
	e.drawing.input.Password = true
	// Fyne would add a button that reveals the text.
	e.drawing.input.ActionItem = canvas.NewRectangle(color.Transparent)
	return e
}

// Small makes the box 26 px high. It returns the entry.
func (e *Entry) Small() *Entry {
	e.small = true
	return e
}

// WithinScroll gives the wheel to the page the field stands on, which Fyne's
// entry of several lines would keep. It returns the entry.
func (e *Entry) WithinScroll(page func() fyne.Scrollable) *Entry {
	e.drawing.wheel.turn = func(turned *fyne.ScrollEvent) { page().Scrolled(turned) }
	show(e.drawing.wheel, e.rows > 0)
	return e
}

// Checked refuses text for which check returns an error; the error is shown as
// it is, so it says what is wrong and what to do. It returns the entry.
func (e *Entry) Checked(check func(text string) error) *Entry {
	e.check = check
	return e
}

// Counted shows a count in the corner. It returns the entry.
func (e *Entry) Counted(counter Counter) *Entry {
	e.counter = counter
	return e
}

// OnChange is told of every change while typing. It returns the entry.
func (e *Entry) OnChange(f func(text string)) *Entry {
	e.onChange = f
	return e
}

// OnCommit is told the value once the user is done with it, if it changed and
// passed the check. It returns the entry.
func (e *Entry) OnCommit(f func(text string)) *Entry {
	e.onCommit = f
	return e
}

// OnEnter is told when the user presses Enter on a text that passed the check,
// whether or not it changed, after OnCommit. It returns the entry.
func (e *Entry) OnEnter(f func()) *Entry {
	e.onEnter = f
	return e
}

// Text is what is in the box.
func (e *Entry) Text() string { return e.drawing.input.Text }

// SetText sets the value without telling anyone. A text being typed is
// replaced.
func (e *Entry) SetText(text string) {
	e.kept, e.refused = text, nil
	e.drawing.input.OnChanged = nil
	e.drawing.input.SetText(text)
	e.drawing.input.OnChanged = e.typed
	e.Refresh()
}

// SetState shows what is known about the value, with a line below; the line
// may be empty.
func (e *Entry) SetState(state FieldState, message string) {
	e.state, e.message = state, message
	e.Refresh()
}

// Focus puts the caret into the field.
func (e *Entry) Focus() { focus(e.drawing.input) }

// Enable lets the text be changed.
func (e *Entry) Enable() {
	e.drawing.input.Enable()
	e.control.Enable()
}

// Disable keeps the text from being changed.
func (e *Entry) Disable() {
	e.drawing.input.Disable()
	e.control.Disable()
}

// typed follows the user's typing: a refusal goes as soon as the text is right.
func (e *Entry) typed(text string) {
	if e.refused != nil {
		e.refused = e.check(text)
	}
	e.Refresh()
	if e.onChange != nil {
		e.onChange(text)
	}
}

func (e *Entry) focus(focused bool) {
	if !focused {
		e.commit()
	}
	e.setFocused(focused)
}

// commit passes the text on if it changed and is right.
func (e *Entry) commit() {
	text := e.Text()
	if text == e.kept {
		return
	}
	if e.check != nil {
		if e.refused = e.check(text); e.refused != nil {
			e.Refresh()
			return
		}
	}
	e.kept = text
	if e.onCommit != nil {
		e.onCommit(text)
	}
}

// submit is Enter in a field of one line.
func (e *Entry) submit() {
	e.commit()
	if e.onEnter != nil && e.refused == nil {
		e.onEnter()
	}
}

// takeBack undoes typing that was not passed on yet.
func (e *Entry) takeBack() bool {
	if e.onCommit == nil || e.Text() == e.kept {
		return false
	}
	e.SetText(e.kept)
	return true
}
