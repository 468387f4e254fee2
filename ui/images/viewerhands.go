package images

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/paint"
)

// keyStep is the share of the width that an arrow key moves the slider.
const keyStep = 0.02

// Tapped is called by Fyne.
func (v *viewer) Tapped(e *fyne.PointEvent) {
	paint.FocusOn(v)
	if !v.full {
		v.slideTo(e.Position.X)
	}
}

// Dragged moves the slider, or the part of the picture that is shown.
func (v *viewer) Dragged(e *fyne.DragEvent) {
	if !v.inHand {
		v.inHand = true
		v.grip = !v.full || !v.split && v.nearSlider(e.Position.X-e.Dragged.DX)
	}
	if v.grip {
		v.slideTo(e.Position.X)
		return
	}
	scale := v.scale()
	at := v.shown().Min
	v.pan = image.Pt(at.X-int(e.Dragged.DX*scale), at.Y-int(e.Dragged.DY*scale))
	v.Refresh()
}

// DragEnd is called by Fyne.
func (v *viewer) DragEnd() { v.inHand = false }

func (v *viewer) nearSlider(x float32) bool {
	at, size := v.frameIn(v.Size())
	away := x - at.X - size.Width*v.slider
	return away > -knobSide && away < knobSide
}

func (v *viewer) slideTo(x float32) {
	if v.split || v.pair.After == nil {
		return
	}
	at, size := v.frameIn(v.Size())
	v.setSlider((x - at.X) / size.Width)
}

func (v *viewer) setSlider(share float32) {
	v.slider = min(max(share, 0), 1)
	v.layout(v.Size()) // the pictures stay as they are, and so do their textures
}

// Cursor is called by Fyne.
func (v *viewer) Cursor() desktop.Cursor {
	if v.full {
		return desktop.CrosshairCursor
	}
	return desktop.HResizeCursor
}

// FocusGained is called by Fyne.
func (v *viewer) FocusGained() { v.setFocused(true) }

// FocusLost is called by Fyne.
func (v *viewer) FocusLost() { v.setFocused(false) }

func (v *viewer) setFocused(focused bool) {
	v.focused = focused
	v.Refresh()
}

// TypedRune is called by Fyne.
func (v *viewer) TypedRune(rune) {}

// TypedKey moves the slider with the arrows.
func (v *viewer) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		v.setSlider(v.slider - keyStep)
	case fyne.KeyRight:
		v.setSlider(v.slider + keyStep)
	case fyne.KeyHome:
		v.setSlider(0)
	case fyne.KeyEnd:
		v.setSlider(1)
	default:
		paint.PassOn(v, key)
	}
}
