package parts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// tipDelay is how long the pointer rests before a tip shows.
const tipDelay = 500 * time.Millisecond

// Tips shows the tooltips of one window. They live in a layer over the
// window's content rather than in Fyne's overlays: an overlay would take the
// pointer away from the very thing it explains. A nil Tips shows nothing.
type Tips struct {
	after Timer
	layer *fyne.Container
	stop  func()
	shown *tip
	host  *fyne.Container // the layer the tip is shown in
}

// NewTips returns the tooltips of a window.
func NewTips(after Timer) *Tips {
	return &Tips{after: after, layer: container.NewWithoutLayout(), stop: func() {}}
}

// Layer goes on top of the window's content in a stack.
func (t *Tips) Layer() fyne.CanvasObject { return t.layer }

// rest is called when the pointer comes to rest on a part.
func (t *Tips) rest(on fyne.CanvasObject, words string) {
	if t == nil || words == "" {
		return
	}
	t.hide()
	t.stop = t.after(tipDelay, func() { t.show(on, words) })
}

// hide is called when the pointer leaves the part or presses it.
func (t *Tips) hide() {
	if t == nil {
		return
	}
	t.stop()
	if t.shown == nil {
		return
	}
	t.host.Remove(t.shown)
	t.shown = nil
}

func (t *Tips) show(on fyne.CanvasObject, words string) {
	c := canvasOf(on)
	if c == nil || !on.Visible() {
		return
	}
	t.host = t.layer
	if over, ok := c.Overlays().Top().(*overlay); ok {
		t.host = over.tips
	}
	t.shown = newTip(words)
	t.shown.Resize(t.shown.MinSize())
	t.shown.Move(tipSpot(on, t.host, t.shown.MinSize(), c.Size()))
	t.host.Add(t.shown)
}

// tipSpot is below the middle of a part, or above where there is no room, and
// never over the edge of the window.
func tipSpot(on, layer fyne.CanvasObject, tip, window fyne.Size) fyne.Position {
	const gap = 6
	driver := fyne.CurrentApp().Driver()
	at := driver.AbsolutePositionForObject(on)
	x := at.X + (on.Size().Width-tip.Width)/2
	y := at.Y + on.Size().Height + gap
	if y+tip.Height > window.Height {
		y = at.Y - gap - tip.Height
	}
	x = between(x, gap, window.Width-tip.Width-gap)
	origin := driver.AbsolutePositionForObject(layer)
	return fyne.NewPos(whole(x-origin.X), whole(y-origin.Y))
}

// tip is the bubble itself.
type tip struct {
	widget.BaseWidget
	box  frame
	text *canvas.Text
}

func newTip(words string) *tip {
	t := &tip{box: newFrame(look.RadiusChip, 0), text: look.Text(words, look.SizeSmall, look.OnInverse)}
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer is called by Fyne.
func (t *tip) CreateRenderer() fyne.WidgetRenderer {
	const padding, height = 8, 24
	return newFace(face{
		objects: append(t.box.objects(), t.text),
		min:     func() fyne.Size { return fyne.NewSize(whole(t.text.MinSize().Width)+2*padding, height) },
		layout: func(s fyne.Size) {
			t.box.place(0, 0, s.Width, s.Height)
			placeText(t.text, padding, s.Height)
		},
		paint: func() {
			t.box.paint(look.Color(look.Inverse), look.Color(look.Inverse))
			t.text.Color = look.Color(look.OnInverse)
		},
	})
}
