package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"storehand/app/htmltext"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// source is the box in which HTML is written as it is. It tells when the user
// comes and goes, and takes insertions at the selection.
type source struct {
	widget.Entry
	onFocus func(focused bool)
	scroll  *scroller // what the text is seen through
}

func newSource(onFocus func(focused bool), page func() fyne.Scrollable) *source {
	s := &source{onFocus: onFocus}
	s.MultiLine = true
	s.Wrapping = fyne.TextWrapWord
	s.ExtendBaseWidget(s)
	s.scroll = newScroller(container.ScrollVerticalOnly, nil, page)
	s.scroll.Content = container.New(&grownLayout{}, s, parts.NewWheel(s.scroll.Scrolled))
	s.OnCursorChanged = s.revealCaret
	return s
}

// revealCaret keeps the line that is written in sight.
func (s *source) revealCaret() {
	line := fyne.MeasureText("0", look.SizeBody, s.TextStyle).Height
	y := s.CursorPosition().Y
	s.scroll.reveal(y-line, y+2*line)
}

// FocusGained implements fyne.Focusable.
func (s *source) FocusGained() {
	s.Entry.FocusGained()
	s.onFocus(true)
}

// FocusLost implements fyne.Focusable.
func (s *source) FocusLost() {
	s.Entry.FocusLost()
	s.onFocus(false)
}

// TypedShortcut lets the window's shortcuts out, which Fyne's entry would
// swallow.
func (s *source) TypedShortcut(shortcut fyne.Shortcut) {
	parts.PassShortcut(s, shortcut, s.Entry.TypedShortcut)
}

// insert puts what format makes of the selection in its place and the caret
// where the user goes on writing. It is pasted, so that the box's own undo takes
// it back.
func (s *source) insert(format func(selected string) htmltext.Insertion) {
	made := format(s.SelectedText())
	s.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: &pasteboard{made.Text}})
	for range len([]rune(made.Text)) - made.Caret {
		s.Entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
}

// pasteboard is a clipboard of the program's own, so that the user's is left
// alone.
type pasteboard struct{ content string }

// Content implements fyne.Clipboard.
func (p *pasteboard) Content() string { return p.content }

// SetContent implements fyne.Clipboard.
func (p *pasteboard) SetContent(content string) { p.content = content }

// grow gives the box the height of its text, so that it is seen through the
// scroller and never scrolls by itself.
func (s *source) grow() {
	s.scroll.Content.(*fyne.Container).Layout.(*grownLayout).text = s.Text
	s.scroll.Refresh()
}

// grownLayout makes the box, and the wheel over it, as high as the text.
type grownLayout struct {
	text  string
	ruler parts.Ruler
	width float32
}

// Layout implements fyne.Layout.
func (l *grownLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	l.width = size.Width
	for _, object := range objects {
		place(object, 0, 0, size.Width, size.Height)
	}
}

// MinSize implements fyne.Layout.
func (l *grownLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.ruler.Height(l.text, l.width))
}
