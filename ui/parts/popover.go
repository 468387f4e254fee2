package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
)

const (
	popoverPadding float32 = 12
	popoverGap     float32 = 4 // to what it belongs to, and to the window's edge
)

// Popover is a small card over the page: column choice, filter, client
// switcher. A tap beside it or Escape closes it.
type Popover struct {
	over    overlay
	onClose func()
}

// ShowPopover opens a card with content under an object on the same canvas.
// onClose, if not nil, is called once when it closes, however it does.
func ShowPopover(under, content fyne.CanvasObject, onClose func()) *Popover {
	padded := container.New(layout.NewCustomPaddedLayout(
		popoverPadding, popoverPadding, popoverPadding, popoverPadding), content)
	return openPopover(canvasOf(under), spotBelow(under, padded), padded, onClose)
}

// openPopover puts content in a card where spot says.
func openPopover(
	c fyne.Canvas, spot func(fyne.Size) (fyne.Position, fyne.Size), content fyne.CanvasObject, onClose func(),
) *Popover {
	p := &Popover{onClose: onClose}
	p.over.content = container.NewStack(NewBox(look.Surface, look.Line2, look.RadiusCard), content)
	p.over.spot = spot
	p.over.onOutside = p.Close
	p.over.onKey = func(key *fyne.KeyEvent) {
		if key.Name == fyne.KeyEscape {
			p.Close()
		}
	}
	p.over.open(c)
	return p
}

// Close closes the card. Closing twice is harmless.
func (p *Popover) Close() {
	if !p.over.isOpen() {
		return
	}
	p.over.close()
	if p.onClose != nil {
		p.onClose()
	}
}

// spotBelow is under an object, above it where there is no room below, and
// never beyond the window. Content taller than the window is cut to it, so it
// should scroll.
func spotBelow(under, content fyne.CanvasObject) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(under)
		size := content.MinSize()
		size.Height = min(size.Height, window.Height-2*popoverGap)
		y := at.Y + under.Size().Height + popoverGap
		if y+size.Height > window.Height-popoverGap && at.Y-popoverGap >= size.Height {
			y = at.Y - popoverGap - size.Height
		}
		return inside(fyne.NewPos(at.X, y), size, window), size
	}
}

// spotAt is at a point, such as that of a click.
func spotAt(at fyne.Position, content fyne.CanvasObject) func(fyne.Size) (fyne.Position, fyne.Size) {
	return func(window fyne.Size) (fyne.Position, fyne.Size) {
		size := content.MinSize()
		size.Height = min(size.Height, window.Height-2*popoverGap)
		return inside(at, size, window), size
	}
}

// inside moves a card so that it does not reach over the window's edge.
func inside(at fyne.Position, size, window fyne.Size) fyne.Position {
	return fyne.NewPos(
		max(popoverGap, min(at.X, window.Width-size.Width-popoverGap)),
		max(popoverGap, min(at.Y, window.Height-size.Height-popoverGap)),
	)
}
