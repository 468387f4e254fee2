package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// paletteInputField is where the palette is typed into: the arrows move the
// choice, Enter runs it, Escape leaves.
type paletteInputField struct {
	widget.Entry
	palette *palette
}

func newPaletteInput(p *palette) *paletteInputField {
	field := &paletteInputField{palette: p}
	field.SetPlaceHolder("Find a product, a store or a command")
	field.OnChanged = p.typed
	field.ExtendBaseWidget(field)
	return field
}

// TypedKey is called by Fyne.
func (f *paletteInputField) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyEscape:
		f.palette.close()
	case fyne.KeyUp:
		f.palette.move(-1)
	case fyne.KeyDown:
		f.palette.move(1)
	case fyne.KeyReturn, fyne.KeyEnter:
		f.palette.run()
	default:
		f.Entry.TypedKey(key)
	}
}

// TypedShortcut closes the palette with the key that opened it.
func (f *paletteInputField) TypedShortcut(shortcut fyne.Shortcut) {
	if custom, is := shortcut.(*desktop.CustomShortcut); is && custom.KeyName == fyne.KeyK {
		f.palette.close()
		return
	}
	f.Entry.TypedShortcut(shortcut)
}

// scrim darkens the window behind the palette; a tap on it closes.
type scrim struct {
	widget.BaseWidget
	onTap func()
}

func newScrim(onTap func()) *scrim {
	s := &scrim{onTap: onTap}
	s.ExtendBaseWidget(s)
	return s
}

// Tapped is called by Fyne.
func (s *scrim) Tapped(*fyne.PointEvent) { s.onTap() }

// CreateRenderer is called by Fyne.
func (s *scrim) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(canvas.NewRectangle(look.Color(look.Scrim)))
}
