package framing

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/photo"
	"storehand/ui/paint"
)

// keyStep is how far an arrow key moves the crop, as a share of the picture.
const keyStep = 0.01

// Tapped is called by Fyne.
func (f *frame) Tapped(*fyne.PointEvent) { paint.FocusOn(f) }

// Dragged moves the handle, or the crop, that the drag began on.
func (f *frame) Dragged(e *fyne.DragEvent) {
	if f.picture == nil {
		return
	}
	if !f.holding {
		f.start = e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY)
		f.from = f.crop
		f.held, f.holding = f.handleAt(f.start)
		if !f.holding {
			return
		}
	}
	_, size := f.place()
	dx := float64((e.Position.X - f.start.X) / size.Width)
	dy := float64((e.Position.Y - f.start.Y) / size.Height)
	f.change(dragged(f.from, f.held, dx, dy, f.shareRatio()))
}

// DragEnd is called by Fyne.
func (f *frame) DragEnd() { f.holding = false }

// handleAt is what a drag from a spot takes: the nearest handle, or the crop
// around it. It reports false beyond the crop.
func (f *frame) handleAt(p fyne.Position) (handle, bool) {
	for _, h := range handles {
		spot := f.spot(h)
		if within(p.X-spot.X, gripReach) && within(p.Y-spot.Y, gripReach) {
			return h, true
		}
	}
	left, top, right, bottom := f.corners()
	return middle, p.X >= left && p.X <= right && p.Y >= top && p.Y <= bottom
}

func within(away, reach float32) bool { return away >= -reach && away <= reach }

// Cursor is called by Fyne.
func (f *frame) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// FocusGained is called by Fyne.
func (f *frame) FocusGained() { f.setFocused(true) }

// FocusLost is called by Fyne.
func (f *frame) FocusLost() { f.setFocused(false) }

func (f *frame) setFocused(focused bool) {
	f.focused = focused
	f.Refresh()
}

// TypedRune widens and narrows the crop with + and −.
func (f *frame) TypedRune(r rune) {
	switch r {
	case '+':
		f.grow(keyStep)
	case '-':
		f.grow(-keyStep)
	}
}

// grow widens the crop on all sides, or narrows it.
func (f *frame) grow(by float64) {
	c := dragged(f.crop, handle{1, 1}, by, by, f.shareRatio())
	f.change(dragged(c, handle{-1, -1}, -by, -by, f.shareRatio()))
}

// TypedKey moves the crop with the arrows.
func (f *frame) TypedKey(key *fyne.KeyEvent) {
	step, known := map[fyne.KeyName]photo.Crop{
		fyne.KeyLeft: {X: -keyStep}, fyne.KeyRight: {X: keyStep}, fyne.KeyUp: {Y: -keyStep}, fyne.KeyDown: {Y: keyStep},
	}[key.Name]
	if !known {
		paint.PassOn(f, key)
		return
	}
	f.change(moved(f.crop, step.X, step.Y))
}
