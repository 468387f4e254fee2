package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

const (
	fieldPadding  float32 = 11 // from the border to the words of a field
	selectChevron float32 = 10 // from the chevron to the border
)

// Select chooses one of many words from a list that drops down.
type Select struct {
	control
	options     []string
	chosen      int
	placeholder string
	small       bool
	state       FieldState
	onChange    func(chosen int)

	box     frame
	text    *canvas.Text
	chevron *canvas.Image
}

var (
	_ fyne.Tappable      = (*Select)(nil)
	_ fyne.Focusable     = (*Select)(nil)
	_ desktop.Cursorable = (*Select)(nil)
)

// NewSelect returns a choice among options; chosen −1 is none yet.
func NewSelect(options []string, chosen int, onChange func(chosen int)) *Select {
	s := &Select{
		options: options, chosen: chosen, onChange: onChange,
		box:  newFrame(look.RadiusControl, look.Hairline),
		text: look.Text("", look.SizeBody, look.Ink), chevron: newIconImage(),
	}
	s.ExtendBaseWidget(s)
	return s
}

// WithPlaceholder shows words while nothing is chosen. It returns the select.
func (s *Select) WithPlaceholder(words string) *Select {
	s.placeholder = words
	return s
}

// Small makes the select 26 px high. It returns the select.
func (s *Select) Small() *Select {
	s.small = true
	return s
}

// Chosen is the index of the chosen option, or −1.
func (s *Select) Chosen() int { return s.chosen }

// Options are the words to choose from.
func (s *Select) Options() []string { return s.options }

// SetChosen chooses without telling onChange.
func (s *Select) SetChosen(chosen int) {
	s.chosen = chosen
	s.Refresh()
}

// SetOptions changes the words to choose from, and the choice.
func (s *Select) SetOptions(options []string, chosen int) {
	s.options, s.chosen = options, chosen
	s.Refresh()
}

// SetState shows what is known about the chosen value.
func (s *Select) SetState(state FieldState) {
	s.state = state
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *Select) Tapped(*fyne.PointEvent) { s.drop() }

// TypedKey drops the list on Space, Enter and Down.
func (s *Select) TypedKey(key *fyne.KeyEvent) {
	if isPress(key.Name) || key.Name == fyne.KeyDown {
		s.drop()
		return
	}
	passOn(s, key)
}

// drop opens the list.
func (s *Select) drop() {
	if s.disabled || len(s.options) == 0 {
		return
	}
	items := make([]MenuItem, len(s.options))
	for i, words := range s.options {
		items[i] = MenuItem{Words: words, Checked: i == s.chosen, OnTap: func() { s.choose(i) }}
	}
	showMenuBelow(s, items, s.Size().Width)
}

func (s *Select) choose(option int) {
	if option == s.chosen {
		return
	}
	s.SetChosen(option)
	if s.onChange != nil {
		s.onChange(option)
	}
}

// Cursor is called by Fyne.
func (s *Select) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(s.box.objects(), s.text, s.chevron),
		min:     s.minSize, layout: s.layout, paint: s.paint,
	})
}

func (s *Select) height() float32 {
	if s.small {
		return look.SmallControlHeight
	}
	return look.ControlHeight
}

func (s *Select) minSize() fyne.Size {
	width := widthOf(s.text, s.placeholder)
	for _, words := range s.options {
		width = max(width, widthOf(s.text, words))
	}
	return fyne.NewSize(whole(fieldPadding+width+iconGap+look.IconSize+selectChevron), s.height())
}

func (s *Select) layout(size fyne.Size) {
	s.box.place(0, (size.Height-s.height())/2, size.Width, s.height())
	chevronAt := size.Width - selectChevron - look.IconSize
	placeIcon(s.chevron, chevronAt, size.Height, look.IconSize)
	fit(s.text, s.words(), chevronAt-iconGap-fieldPadding)
	placeText(s.text, fieldPadding, size.Height)
}

// words is what the closed select shows.
func (s *Select) words() string {
	if s.chosen < 0 || s.chosen >= len(s.options) {
		return s.placeholder
	}
	return s.options[s.chosen]
}

func (s *Select) paint() {
	s.text.TextSize = look.SizeBody
	if s.small {
		s.text.TextSize = look.SizeSmall
	}
	skin := skinOf(s.state, &s.control)
	if s.chosen < 0 {
		skin.ink = look.Ink3
	}
	look.SetText(s.text, s.words())
	s.text.Color = look.Color(skin.ink)
	s.box.setBorder(skin.border)
	s.box.paint(look.Color(skin.fill), look.Color(skin.line))
	paintIcon(s.chevron, look.IconChevronDown, look.IconSize, look.Ink3)
}
