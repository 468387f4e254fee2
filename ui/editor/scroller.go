package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// scroller is a part of the page that scrolls by itself. The wheel moves the
// page as soon as the part has come to its end, or scrolls the other way: a
// pointer that happens to rest on it must not hold the page.
type scroller struct {
	container.Scroll
	page func() fyne.Scrollable
}

func newScroller(direction container.ScrollDirection, content fyne.CanvasObject, page func() fyne.Scrollable) *scroller {
	s := &scroller{page: page}
	s.Direction, s.Content = direction, content
	s.ExtendBaseWidget(s)
	return s
}

// Scrolled implements fyne.Scrollable.
func (s *scroller) Scrolled(e *fyne.ScrollEvent) {
	before := s.Offset
	if across := s.Direction == container.ScrollHorizontalOnly; !across || e.Scrolled.DX != 0 {
		s.Scroll.Scrolled(e)
	}
	if s.Offset == before {
		s.page().Scrolled(e)
	}
}

// reveal scrolls just so far that a line of the content is seen.
func (s *scroller) reveal(top, bottom float32) {
	offset := max(min(s.Offset.Y, top), bottom-s.Size().Height)
	if offset != s.Offset.Y {
		s.ScrollToOffset(fyne.NewPos(s.Offset.X, offset))
	}
}
