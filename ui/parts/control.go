package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// control is what every part that can be pressed shares: it knows whether the
// pointer is over it, whether it has the focus and whether it is disabled.
type control struct {
	widget.BaseWidget
	hovered, focused, disabled bool
}

var (
	_ fyne.Disableable  = (*control)(nil)
	_ desktop.Hoverable = (*control)(nil)
)

// Enable lets the part be used.
func (c *control) Enable() { c.setDisabled(false) }

// Disable shows the part at half strength and out of reach.
func (c *control) Disable() { c.setDisabled(true) }

// Disabled says whether the part is out of reach.
func (c *control) Disabled() bool { return c.disabled }

func (c *control) setDisabled(disabled bool) {
	if c.disabled == disabled {
		return
	}
	c.disabled = disabled
	c.Refresh()
}

// FocusGained is called by Fyne.
func (c *control) FocusGained() { c.setFocused(true) }

// FocusLost is called by Fyne.
func (c *control) FocusLost() { c.setFocused(false) }

func (c *control) setFocused(focused bool) {
	c.focused = focused
	c.Refresh()
}

// TypedRune is called by Fyne. A control has no use for text.
func (c *control) TypedRune(rune) {}

// MouseIn is called by Fyne.
func (c *control) MouseIn(*desktop.MouseEvent) { c.setHovered(true) }

// MouseMoved is called by Fyne.
func (c *control) MouseMoved(*desktop.MouseEvent) {}

// MouseOut is called by Fyne.
func (c *control) MouseOut() { c.setHovered(false) }

func (c *control) setHovered(hovered bool) {
	c.hovered = hovered
	c.Refresh()
}
