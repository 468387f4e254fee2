package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
)

// rowList is a list of rows of one height of which only those in sight exist.
// One row is chosen; arrows move the choice.
type rowList[T fyne.CanvasObject] struct {
	widget.BaseWidget
	height float32
	length int
	chosen int // −1 is none

	newRow func() T
	// show fills a row.
	show func(row T, place int)
	// onChoose hears which row the user chose.
	onChoose func(place int)
	// onTap is a click on a row, after onChoose; nil has no use for it.
	onTap func(place int)
	// onMenu is a click with the other button; nil has no use for it.
	onMenu func(place int, at fyne.Position)
	// onDrag follows a row that is dragged: over is the row under the pointer,
	// −1 for none, and at where it is in the window. onDrop lets go. Both are
	// nil where rows stay where they are.
	onDrag func(row, over int, at fyne.Position)
	onDrop func()
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
	l.strip = &rowStrip[T]{list: l, hovered: -1, dragged: -1, aimed: -1}
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
func (l *rowList[T]) focus() { paint.FocusOn(l.strip) }

// inSight is the range of rows that can be seen, end not included.
func (l *rowList[T]) inSight() (first, end int) {
	first = max(int(l.scroll.Offset.Y/l.height), 0)
	end = min(int((l.scroll.Offset.Y+l.scroll.Size().Height)/l.height)+1, l.length)
	return min(first, end), end
}

// CreateRenderer is called by Fyne.
func (l *rowList[T]) CreateRenderer() fyne.WidgetRenderer {
	return &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return []fyne.CanvasObject{l.scroll} },
		Min: func() fyne.Size { return fyne.NewSize(0, l.height) },
		Place: func(size fyne.Size) {
			paint.Put(l.scroll, 0, 0, size.Width, size.Height)
			l.strip.Refresh()
		},
		Paint: func() {},
	}
}

// rowGround is the tint under a row of a list.
func rowGround(chosen, hovered bool) fyne.ThemeColorName {
	switch {
	case chosen:
		return look.AccentSoft
	case hovered:
		return look.Hover
	}
	return look.Surface
}
