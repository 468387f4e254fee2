package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"storehand/ui/look"
)

// lineWindow shows as much of a one-line input as there is room for, always
// with the caret. Fyne's own way would draw a scroll bar below the words.
type lineWindow struct {
	clip  *container.Clip
	input *input
	shift float32 // how far the words are moved to the left, in pixels
}

const caretMargin float32 = 12 // words kept in sight beside the caret

func newLineWindow(i *input) *lineWindow {
	w := &lineWindow{input: i}
	w.clip = container.NewClip(container.New(w, i))
	w.clip.ExtendBaseWidget(w.clip) // else it ignores its size until it is drawn
	i.line = w
	i.OnCursorChanged = w.follow
	return w
}

// follow moves the words so that the caret is seen, or back to their beginning
// when the field is left.
func (w *lineWindow) follow() {
	if !w.input.focused {
		w.shift = 0
		w.arrange()
		return
	}
	caret := w.input.CursorPosition().X
	w.shift = min(w.shift, max(caret-caretMargin, 0))
	w.shift = max(w.shift, caret+caretMargin-w.clip.Size().Width)
	w.arrange()
}

func (w *lineWindow) arrange() { w.Layout(nil, w.clip.Size()) }

// Layout is called by Fyne: the window lays out its input. The words are
// centred in its height.
func (w *lineWindow) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	width := max(w.input.MinSize().Width, size.Width)
	w.shift = between(w.shift, 0, width-size.Width)
	line := fyne.MeasureText("0", look.SizeBody, w.input.TextStyle).Height
	inner := w.input.Theme().Size(theme.SizeNameInnerPadding)
	w.input.Move(fyne.NewPos(-w.shift, lineTop(0, size.Height, line)-inner))
	w.input.Resize(fyne.NewSize(width, line+2*inner))
}

// MinSize is called by Fyne: a window may be as narrow as it likes.
func (w *lineWindow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
