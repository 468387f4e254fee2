package parts

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// face renders a part. Fyne refreshes every widget when the theme changes, so
// paint is where a part reads its colours; layout follows, as new content may
// be wider.
type face struct {
	objects []fyne.CanvasObject
	min     func() fyne.Size
	layout  func(fyne.Size)
	paint   func()

	size  fyne.Size
	icons map[*canvas.Image]iconState // as they were drawn last
}

// newFace paints once, so that a part measures right before it is shown.
func newFace(f face) *face {
	f.paint()
	return &f
}

func (f *face) Destroy()                     {}
func (f *face) MinSize() fyne.Size           { return f.min() }
func (f *face) Objects() []fyne.CanvasObject { return f.objects }

func (f *face) Layout(size fyne.Size) {
	f.size = size
	f.layout(size)
}

func (f *face) Refresh() {
	f.paint()
	f.layout(f.size)
	for _, o := range f.objects {
		if icon, is := o.(*canvas.Image); !is || f.changed(icon) {
			o.Refresh()
		}
	}
}

// iconState is what the drawing of an icon depends on.
type iconState struct {
	resource     fyne.Resource
	size         fyne.Size
	scale        float32
	translucency float64
}

// changed reports whether an icon has to be drawn again. Fyne parses and paints
// an icon's file anew at every refresh, a millisecond each, which a page of
// many fields would be seen to wait for.
func (f *face) changed(icon *canvas.Image) bool {
	if !icon.Visible() || icon.Resource == nil {
		delete(f.icons, icon)
		return icon.Visible()
	}
	now := iconState{resource: icon.Resource, size: icon.Size(), translucency: icon.Translucency}
	if c := canvasOf(icon); c != nil {
		now.scale = c.Scale()
	}
	if f.icons[icon] == now {
		return false
	}
	if f.icons == nil {
		f.icons = make(map[*canvas.Image]iconState)
	}
	f.icons[icon] = now
	return true
}

// place puts an object at a spot with a size, in whole pixels: a half pixel
// turns a hairline into a smear.
func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(whole(x), whole(y)))
	o.Resize(fyne.NewSize(whole(width), whole(height)))
}

// placeText puts a line of text at x, centred over the height, and returns
// where it ends.
func placeText(t *canvas.Text, x, height float32) float32 {
	return placeTextBelow(t, x, 0, height)
}

// placeTextBelow is placeText in a strip of that height that begins at top.
func placeTextBelow(t *canvas.Text, x, top, height float32) float32 {
	size := t.MinSize()
	t.Move(fyne.NewPos(whole(x), lineTop(top, height, size.Height)))
	t.Resize(size)
	return x + size.Width
}

// lineTop is where a line of text begins that is centred in a strip. It rounds
// down, because Fyne rounds the baseline within the line up.
func lineTop(top, height, line float32) float32 {
	return float32(math.Floor(float64(top + (height-line)/2)))
}

// placeIcon puts a square icon at x, centred over the height, and returns
// where it ends.
func placeIcon(i *canvas.Image, x, height, side float32) float32 {
	place(i, x, (height-side)/2, side, side)
	return x + side
}

// whole rounds half up, also below zero, so that a thing just left of its
// parent is as crisp as one inside.
func whole(v float32) float32 { return float32(int(v+1000.5) - 1000) }

// between is v, or the end of the range it lies beyond.
func between(v, low, high float32) float32 { return max(low, min(v, high)) }

// show shows or hides an object.
func show(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
	} else {
		o.Hide()
	}
}

// canvasOf is the canvas a widget is on, or nil when it is on none.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	return fyne.CurrentApp().Driver().CanvasForObject(o)
}

// focus gives a thing the focus. Fyne knows which canvas a thing is on only once
// it was drawn, and a dialog wants its first field focused before that; then
// every window is asked, of which the program has one.
func focus(o fyne.Focusable) {
	if c := canvasOf(o.(fyne.CanvasObject)); c != nil {
		c.Focus(o)
		return
	}
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		w.Canvas().Focus(o)
	}
}

// passOn hands a key a focused part has no use for to the canvas. Fyne would
// drop it, and Escape in a text field could never close the panel around it.
func passOn(o fyne.CanvasObject, key *fyne.KeyEvent) {
	c := canvasOf(o)
	if c == nil {
		return
	}
	if handle := c.OnTypedKey(); handle != nil {
		handle(key)
	}
}

// isPress says whether a key presses a focused control.
func isPress(key fyne.KeyName) bool {
	return key == fyne.KeySpace || key == fyne.KeyReturn || key == fyne.KeyEnter
}
