package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// overlay covers the whole window and shows one thing over it. While it is
// shown it has the pointer and the keys to itself.
type overlay struct {
	widget.BaseWidget
	content   fyne.CanvasObject
	scrim     bool
	spot      func(window fyne.Size) (fyne.Position, fyne.Size) // where the content goes
	onOutside func()                                            // a tap beside the content
	onKey     func(*fyne.KeyEvent)                              // a key nothing focused wanted
	onEnter   func()                                            // Ctrl+Enter, wherever the focus is

	ground *canvas.Rectangle
	tips   *fyne.Container

	canvas   fyne.Canvas
	previous func(*fyne.KeyEvent)
}

var (
	_ fyne.Tappable          = (*overlay)(nil)
	_ fyne.SecondaryTappable = (*overlay)(nil)
	_ fyne.Shortcutable      = (*overlay)(nil)
)

// open shows the overlay on a canvas. The caller sets the fields first.
func (o *overlay) open(c fyne.Canvas) {
	o.ground = canvas.NewRectangle(color.Transparent)
	o.tips = container.NewWithoutLayout()
	o.ExtendBaseWidget(o)
	o.canvas, o.previous = c, c.OnTypedKey()
	c.SetOnTypedKey(o.onKey)
	c.Overlays().Add(o)
	o.Resize(c.Size())
}

// close removes the overlay and gives the keys back. Closing twice is
// harmless, as both a tap and the thing it does may close.
func (o *overlay) close() {
	if o.canvas == nil {
		return
	}
	c := o.canvas
	o.canvas = nil
	c.SetOnTypedKey(o.previous)
	c.Overlays().Remove(o)
}

func (o *overlay) isOpen() bool { return o.canvas != nil }

// Tapped is called by Fyne.
func (o *overlay) Tapped(e *fyne.PointEvent) {
	at, size := o.content.Position(), o.content.Size()
	inside := e.Position.X >= at.X && e.Position.X < at.X+size.Width &&
		e.Position.Y >= at.Y && e.Position.Y < at.Y+size.Height
	if !inside && o.onOutside != nil {
		o.onOutside()
	}
}

// TappedSecondary is called by Fyne.
func (o *overlay) TappedSecondary(e *fyne.PointEvent) { o.Tapped(e) }

// TypedShortcut gets the keys of the window while the overlay covers it.
func (o *overlay) TypedShortcut(shortcut fyne.Shortcut) {
	if custom, is := shortcut.(*desktop.CustomShortcut); is && o.onEnter != nil &&
		custom.KeyName == fyne.KeyReturn && custom.Modifier == fyne.KeyModifierShortcutDefault {
		o.onEnter()
	}
}

// CreateRenderer is called by Fyne.
func (o *overlay) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: []fyne.CanvasObject{o.ground, o.content, o.tips},
		min:     func() fyne.Size { return fyne.Size{} },
		layout: func(s fyne.Size) {
			o.ground.Resize(s)
			at, size := o.spot(s)
			place(o.content, at.X, at.Y, size.Width, size.Height)
		},
		paint: func() {
			o.ground.FillColor = color.Transparent
			if o.scrim {
				o.ground.FillColor = look.Color(look.Scrim)
			}
		},
	})
}
