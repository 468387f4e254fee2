package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// rowList is a list of rows of one height of which only those in sight exist.
// One row is chosen; arrows move the choice.
type rowList[T fyne.CanvasObject] struct {
	widget.BaseWidget
	height float32
	length int
	chosen int // −1 is none

	newRow func() T
	// show fills a row. hovered tells that the pointer is over it.
	show func(row T, place int, hovered bool)
	// onChoose hears which row the user chose.
	onChoose func(place int)
	// onTap is a click on a row, after onChoose; nil has no use for it.
	onTap func(place int)
	// onMenu is a click with the other button; nil has no use for it.
	onMenu func(place int, at fyne.Position)
	// onKey gets the keys that do not move the choice, and reports whether it
	// has a use for one; nil has none.
	onKey func(key fyne.KeyName) bool
	// onRune gets letters; nil has no use for them.
	onRune func(letter rune)
	// onSight hears which rows are in sight, end not included; may be nil.
	onSight func(first, end int)

	scroll *container.Scroll
	strip  *rowStrip[T]
}

// newRowList makes the list ready. The fields above are set by then.
func newRowList[T fyne.CanvasObject](l *rowList[T]) *rowList[T] {
	l.chosen = -1
	l.strip = &rowStrip[T]{list: l, hovered: -1}
	l.strip.ExtendBaseWidget(l.strip)
	l.scroll = container.NewVScroll(l.strip)
	l.scroll.OnScrolled = func(fyne.Position) { l.strip.Refresh() }
	l.ExtendBaseWidget(l)
	return l
}

// setLength says how many rows there are now, and shows them anew.
func (l *rowList[T]) setLength(length int) {
	before := l.length
	l.length = length
	if l.chosen >= length {
		l.chosen = length - 1
	}
	if before != length {
		l.scroll.Refresh() // it is longer, and the bar beside it shorter
	}
	l.strip.Refresh()
}

// choose makes a row the chosen one, scrolls to it, and tells nobody.
func (l *rowList[T]) choose(place int) {
	l.chosen = place
	l.reveal(place)
	l.strip.Refresh()
}

// pick is choose by the user.
func (l *rowList[T]) pick(place int) {
	if place < 0 || place >= l.length {
		return
	}
	l.choose(place)
	l.onChoose(place)
}

func (l *rowList[T]) reveal(place int) {
	if place < 0 {
		return
	}
	top, view := float32(place)*l.height, l.scroll.Size().Height
	offset := min(l.scroll.Offset.Y, top)
	offset = max(offset, top+l.height-view)
	if offset != l.scroll.Offset.Y && view > 0 {
		l.scroll.ScrollToOffset(fyne.NewPos(0, offset))
	}
}

// focus takes the keyboard.
func (l *rowList[T]) focus() { focusOn(l.strip) }

// inSight is the range of rows that can be seen, end not included.
func (l *rowList[T]) inSight() (first, end int) {
	first = max(int(l.scroll.Offset.Y/l.height), 0)
	end = min(int((l.scroll.Offset.Y+l.scroll.Size().Height)/l.height)+1, l.length)
	return min(first, end), end
}

// CreateRenderer is called by Fyne.
func (l *rowList[T]) CreateRenderer() fyne.WidgetRenderer {
	return &drawing{
		objects: func() []fyne.CanvasObject { return []fyne.CanvasObject{l.scroll} },
		min:     func() fyne.Size { return fyne.NewSize(0, l.height) },
		layout: func(size fyne.Size) {
			put(l.scroll, 0, 0, size.Width, size.Height)
			l.strip.Refresh()
		},
		paint: func() {},
	}
}

// rowStrip is the long strip of all rows inside the scroller.
type rowStrip[T fyne.CanvasObject] struct {
	widget.BaseWidget
	list    *rowList[T]
	hovered int
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
		passOn(s, key)
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
	return &drawing{
		objects: s.objects,
		min:     func() fyne.Size { return fyne.NewSize(0, float32(s.list.length)*s.list.height) },
		layout:  s.layout, paint: s.paint,
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
			setVisible(o, place < end)
		}
		if place >= end {
			continue
		}
		v.ground.FillColor = look.Color(rowGround(place == l.chosen, place == s.hovered))
		v.ground.StrokeWidth = 0
		if place == l.chosen && s.focused {
			v.ground.StrokeColor, v.ground.StrokeWidth = look.Color(look.Accent), look.FocusRing
		}
		v.rule.FillColor = look.Color(look.Line)
		l.show(v.body, place, place == s.hovered)
	}
	if l.onSight != nil {
		l.onSight(first, end)
	}
}

func (s *rowStrip[T]) layout(size fyne.Size) {
	first, _ := s.list.inSight()
	for i, v := range s.views {
		top := float32(first+i) * s.list.height
		put(v.ground, 0, top, size.Width, s.list.height-look.Hairline)
		put(v.body, 0, top, size.Width, s.list.height-look.Hairline)
		put(v.rule, 0, top+s.list.height-look.Hairline, size.Width, look.Hairline)
	}
}
