package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/ui/desk"
	"storehand/ui/look"
)

// dragging is a photo that is dragged onto another one to get its product, or
// onto the middle column to get the product of the photo there.
type dragging struct {
	layer *fyne.Container // over the page
	ghost *badge          // follows the pointer; nil while nothing is dragged
	row   int             // that is dragged
	onto  *bench.Entry    // whose product it would get; nil where there is none
}

// ghostAway is how far the words stand from the pointer, in pixels.
const ghostAway float32 = 14

func newDragging() *dragging { return &dragging{layer: container.NewWithoutLayout()} }

// dragPhoto follows the pointer with a photo of the list. over is the row under
// it, −1 for none, and at where it is in the window.
func (s *Section) dragPhoto(row, over int, at fyne.Position) {
	d, list := s.page.dragging, s.page.list.list
	shown := s.page.list.piles.shown
	if row >= len(shown) {
		return
	}
	d.row, d.onto = row, nil
	switch {
	case over >= 0 && over != row:
		d.onto = shown[over]
	case over < 0 && isWithin(s.page.pane, at) && s.chosen != shown[row].Path:
		d.onto = s.entry()
	}
	list.aim(-1)
	if d.onto != nil && over >= 0 && productOf(d.onto) != 0 {
		list.aim(over)
	}
	d.layer.RemoveAll()
	d.ghost = newBadge(s.dragWords(shown[row], d.onto))
	d.ghost.Resize(d.ghost.MinSize())
	origin := fyne.CurrentApp().Driver().AbsolutePositionForObject(d.layer)
	d.ghost.Move(at.Subtract(origin).AddXY(ghostAway, ghostAway))
	d.layer.Add(d.ghost)
}

// isWithin reports whether a spot of the window is on an object.
func isWithin(o fyne.CanvasObject, at fyne.Position) bool {
	spot := at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))
	return spot.X >= 0 && spot.Y >= 0 && spot.X < o.Size().Width && spot.Y < o.Size().Height
}

// dragWords say what letting go would do.
func (s *Section) dragWords(e, onto *bench.Entry) string {
	switch {
	case onto == nil:
		return e.Name()
	case productOf(onto) == 0:
		return onto.Name() + " has no product"
	}
	return e.Name() + " to " + s.labelOf(onto)
}

// dropPhoto lets go of the photo.
func (s *Section) dropPhoto() {
	d := s.page.dragging
	if d.ghost == nil {
		return
	}
	d.layer.RemoveAll()
	d.ghost = nil
	s.page.list.list.aim(-1)
	if shown := s.page.list.piles.shown; d.onto != nil && d.row < len(shown) {
		s.giveProductOf(d.onto, shown[d.row])
	}
}

// productOf is the product a photo has or may have; zero where there is none.
func productOf(e *bench.Entry) catalog.ID {
	if e.Binding.Unsure() {
		return e.Binding.Match.Best.ID
	}
	return e.Binding.Product
}

// giveProductOf binds a photo to the product of another one.
func (s *Section) giveProductOf(from, to *bench.Entry) {
	if product := productOf(from); product != 0 {
		s.tray.Choose(to.Path, product)
		s.refresh()
		s.loadExamples()
	}
}

// above is the photo in the row over the chosen one, or nil.
func (s *Section) above() *bench.Entry {
	piles := s.page.list.piles
	if row := piles.row(s.chosen); row > 0 {
		return piles.shown[row-1]
	}
	return nil
}

// sameAsAbove binds the chosen photo to the product of the one above it.
func (s *Section) sameAsAbove() {
	if above := s.above(); above != nil {
		s.giveProductOf(above, s.entry())
	}
}

func (s *Section) whyNotSame() string {
	above := s.above()
	switch {
	case above == nil:
		return "There is no photo above this one"
	case productOf(above) == 0:
		return "The photo above has no product"
	}
	return ""
}

// sameCommand is what a drag does, by key.
func (s *Section) sameCommand() desk.Command {
	return desk.Command{
		Name: "Same product as the photo above", Icon: look.IconLink, Keys: "Ctrl D", Why: s.whyNotSame, Run: s.sameAsAbove,
		Shortcut: &desktop.CustomShortcut{KeyName: fyne.KeyD, Modifier: fyne.KeyModifierShortcutDefault},
	}
}

// scrollEdge is how near the pointer comes to the end of the list, in pixels,
// for it to scroll, and scrollStep how far each time.
const scrollEdge, scrollStep float32 = 24, 12

// Dragged is called by Fyne.
func (s *rowStrip[T]) Dragged(e *fyne.DragEvent) {
	l := s.list
	if l.onDrag == nil {
		return
	}
	if s.dragged < 0 {
		s.dragged = s.at(e.Position.SubtractXY(e.Dragged.DX, e.Dragged.DY))
		if s.dragged < 0 {
			return
		}
	}
	over, view := -1, e.Position.Y-l.scroll.Offset.Y
	if isInside := e.Position.X >= 0 && e.Position.X < s.Size().Width && view >= 0 && view < l.scroll.Size().Height; isInside {
		over = s.at(e.Position)
		l.scrollNear(view)
	}
	l.onDrag(s.dragged, over, fyne.CurrentApp().Driver().AbsolutePositionForObject(s).Add(e.Position))
}

// DragEnd is called by Fyne.
func (s *rowStrip[T]) DragEnd() {
	s.dragged = -1
	if s.list.onDrop != nil {
		s.list.onDrop()
	}
}

// scrollNear scrolls on where the pointer is near an end of what is in sight.
func (l *rowList[T]) scrollNear(view float32) {
	step := float32(0)
	switch {
	case view < scrollEdge:
		step = -scrollStep
	case view > l.scroll.Size().Height-scrollEdge:
		step = scrollStep
	}
	last := max(float32(l.length)*l.height-l.scroll.Size().Height, 0)
	if to := min(max(l.scroll.Offset.Y+step, 0), last); to != l.scroll.Offset.Y {
		l.scroll.ScrollToOffset(fyne.NewPos(0, to))
	}
}

// aim marks the row onto which something is dragged; −1 is none.
func (l *rowList[T]) aim(row int) {
	if l.strip.aimed != row {
		l.strip.aimed = row
		l.strip.Refresh()
	}
}

// ringed says which rows have a ring: the one that something is dragged onto,
// and the chosen one while the keyboard is the list's.
func (s *rowStrip[T]) ringed(row int) bool {
	return row == s.aimed || row == s.list.chosen && s.focused && s.aimed < 0
}
