package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
)

// rowStrip is the long strip of all rows inside the scroller.
type rowStrip[T fyne.CanvasObject] struct {
	widget.BaseWidget
	list    *rowList[T]
	hovered int
	dragged int // row; −1 is none
	aimed   int // row onto which it is dragged; −1 is none
	focused bool
	views   []rowView[T]
}

// rowView is what one row in sight is drawn with.
type rowView[T fyne.CanvasObject] struct {
	ground, rule *canvas.Rectangle
	body         T
}

var _ interface {
	fyne.Tappable
	fyne.SecondaryTappable
	fyne.Focusable
	fyne.Draggable
	desktop.Hoverable
} = (*rowStrip[fyne.CanvasObject])(nil)

// Tapped is called by Fyne.
func (s *rowStrip[T]) Tapped(e *fyne.PointEvent) {
	place := s.at(e.Position)
	s.list.focus()
	s.list.pick(place)
	if place >= 0 && s.list.onTap != nil {
		s.list.onTap(place)
	}
}

// TappedSecondary is called by Fyne.
func (s *rowStrip[T]) TappedSecondary(e *fyne.PointEvent) {
	place := s.at(e.Position)
	if place < 0 || s.list.onMenu == nil {
		return
	}
	s.list.focus()
	s.list.pick(place)
	s.list.onMenu(place, e.AbsolutePosition)
}

// at is the row at a spot, or −1.
func (s *rowStrip[T]) at(p fyne.Position) int {
	if place := int(p.Y / s.list.height); p.Y >= 0 && place < s.list.length {
		return place
	}
	return -1
}

// MouseIn is called by Fyne.
func (s *rowStrip[T]) MouseIn(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseMoved is called by Fyne.
func (s *rowStrip[T]) MouseMoved(e *desktop.MouseEvent) { s.hover(s.at(e.Position)) }

// MouseOut is called by Fyne.
func (s *rowStrip[T]) MouseOut() { s.hover(-1) }

func (s *rowStrip[T]) hover(place int) {
	if place != s.hovered {
		s.hovered = place
		s.Refresh()
	}
}

// FocusGained is called by Fyne.
func (s *rowStrip[T]) FocusGained() { s.setFocused(true) }

// FocusLost is called by Fyne.
func (s *rowStrip[T]) FocusLost() { s.setFocused(false) }

func (s *rowStrip[T]) setFocused(focused bool) {
	s.focused = focused
	s.Refresh()
}

// TypedRune is called by Fyne.
func (s *rowStrip[T]) TypedRune(letter rune) {
	if s.list.onRune != nil {
		s.list.onRune(letter)
	}
}

// TypedKey moves the choice, and hands on what the list has no use for.
func (s *rowStrip[T]) TypedKey(key *fyne.KeyEvent) {
	if !s.list.take(key.Name) {
		paint.PassOn(s, key)
	}
}

// take moves the choice or does what else the list does with a key. It reports
// false for a key it has no use for.
func (l *rowList[T]) take(key fyne.KeyName) bool {
	page := max(int(l.scroll.Size().Height/l.height)-1, 1)
	last := l.length - 1
	switch key {
	case fyne.KeyUp:
		l.pick(max(l.chosen-1, 0))
	case fyne.KeyDown:
		l.pick(min(l.chosen+1, last))
	case fyne.KeyPageUp:
		l.pick(max(l.chosen-page, 0))
	case fyne.KeyPageDown:
		l.pick(min(l.chosen+page, last))
	case fyne.KeyHome:
		l.pick(0)
	case fyne.KeyEnd:
		l.pick(last)
	default:
		return l.onKey != nil && l.onKey(key)
	}
	return true
}

// CreateRenderer is called by Fyne.
func (s *rowStrip[T]) CreateRenderer() fyne.WidgetRenderer {
	return &paint.Drawing{
		Of:    s.objects,
		Min:   func() fyne.Size { return fyne.NewSize(0, float32(s.list.length)*s.list.height) },
		Place: s.layout, Paint: s.paint,
	}
}

func (s *rowStrip[T]) objects() []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, v := range s.views {
		all = append(all, v.ground, v.rule, v.body)
	}
	return all
}

// paint fills the rows in sight.
func (s *rowStrip[T]) paint() {
	l := s.list
	first, end := l.inSight()
	for len(s.views) < end-first {
		s.views = append(s.views, rowView[T]{canvas.NewRectangle(nil), canvas.NewRectangle(nil), l.newRow()})
	}
	for i, v := range s.views {
		place := first + i
		for _, o := range []fyne.CanvasObject{v.ground, v.rule, v.body} {
			paint.SetVisible(o, place < end)
		}
		if place >= end {
			continue
		}
		v.ground.FillColor = look.Color(rowGround(place == l.chosen, place == s.hovered))
		v.ground.StrokeWidth = 0
		if s.ringed(place) {
			v.ground.StrokeColor, v.ground.StrokeWidth = look.Color(look.Accent), look.FocusRing
		}
		v.rule.FillColor = look.Color(look.Line)
		l.show(v.body, place)
	}
	if l.onSight != nil {
		l.onSight(first, end)
	}
}

func (s *rowStrip[T]) layout(size fyne.Size) {
	first, _ := s.list.inSight()
	for i, v := range s.views {
		top := float32(first+i) * s.list.height
		paint.Put(v.ground, 0, top, size.Width, s.list.height-look.Hairline)
		paint.Put(v.body, 0, top, size.Width, s.list.height-look.Hairline)
		paint.Put(v.rule, 0, top+s.list.height-look.Hairline, size.Width, look.Hairline)
	}
}
