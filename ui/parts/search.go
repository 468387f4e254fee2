package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

const searchWidth float32 = 236

// Search filters the list below it while the user types. Escape empties it.
type Search struct {
	control
	key      string
	onChange func(text string)

	input  *input
	window fyne.CanvasObject
	box    frame
	image  *canvas.Image
	cap    keycap
}

// NewSearch returns an empty search field. The key that leads to it, such as
// "/", is shown while it rests; the screen binds it to Focus.
func NewSearch(placeholder, key string, onChange func(text string)) *Search {
	s := &Search{
		key: key, onChange: onChange, input: newInput(false),
		box: newFrame(look.RadiusControl, look.Hairline), image: newIconImage(), cap: newKeycap(key),
	}
	s.input.PlaceHolder = placeholder
	s.input.OnChanged = func(text string) {
		s.Refresh()
		s.onChange(text)
	}
	s.input.onFocus = s.setFocused
	s.input.onHover = s.setHovered
	s.input.onEscape = s.empty
	s.window = newLineWindow(s.input).clip
	s.ExtendBaseWidget(s)
	return s
}

// OnKey hands Up, Down and Enter to the list that is searched, so that one of
// its rows is chosen without leaving the field. It returns the search.
func (s *Search) OnKey(f func(key fyne.KeyName)) *Search {
	s.input.onKey = func(key fyne.KeyName) bool {
		switch key {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnter:
			f(key)
			return true
		}
		return false
	}
	return s
}

// Text is what is searched for.
func (s *Search) Text() string { return s.input.Text }

// SetText searches for text, as if it had been typed.
func (s *Search) SetText(text string) { s.input.SetText(text) }

// Focus puts the caret into the field.
func (s *Search) Focus() { focus(s.input) }

// empty is Escape's first effect; on an empty field it has none.
func (s *Search) empty() bool {
	if s.input.Text == "" {
		return false
	}
	s.input.SetText("")
	return true
}

// CreateRenderer is called by Fyne.
func (s *Search) CreateRenderer() fyne.WidgetRenderer {
	objects := append(s.box.objects(), s.image, s.window)
	return newFace(face{
		objects: append(objects, s.cap.objects()...),
		min:     func() fyne.Size { return fyne.NewSize(searchWidth, look.ControlHeight) },
		layout:  s.layout, paint: s.paint,
	})
}

func (s *Search) layout(size fyne.Size) {
	top := whole((size.Height - look.ControlHeight) / 2)
	s.box.place(0, top, size.Width, look.ControlHeight)
	inputAt := placeIcon(s.image, fieldPadding-1, size.Height, look.IconSize)
	capAt := size.Width - fieldPadding + 1 - s.cap.width()
	place(s.window, inputAt, top+look.FocusRing, capAt-inputAt, look.ControlHeight-2*look.FocusRing)
	s.cap.place(capAt, size.Height)
}

func (s *Search) paint() {
	skin := skinOf(Resting, &s.control)
	s.box.setBorder(skin.border)
	s.box.paint(look.Color(skin.fill), look.Color(skin.line))
	paintIcon(s.image, look.IconSearch, look.IconSize, look.Ink3)
	key := s.key
	if s.focused || s.input.Text != "" {
		key = ""
	}
	s.cap.set(key)
	s.cap.paint(look.Surface, look.Line2, look.Ink3)
}
