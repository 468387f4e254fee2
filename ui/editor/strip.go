package editor

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// strip is the product's pictures in their order. A picture is chosen by a tap
// or the arrows, moved by dragging it or with Ctrl and the arrows, and removed
// with Delete.
type strip struct {
	widget.BaseWidget
	editor   *Editor
	images   []catalog.Image
	warned   []bool
	chosen   int
	focused  bool
	drag     *tileDrag
	tiles    []*tile
	mark     *canvas.Rectangle // where a picture that is dragged would go
	onChoose func()
	onMove   func(from, to int)
	onRemove func()
	onMenu   func(at fyne.Position)
}

// tileDrag is a picture on its way to another place.
type tileDrag struct {
	from int
	x    float32
}

// Measures of the strip in pixels.
const (
	tileGap  = 4
	tileStep = tileCell + tileGap
)

func newStrip(e *Editor) *strip {
	s := &strip{editor: e, mark: canvas.NewRectangle(color.Transparent)}
	s.mark.Hide()
	s.ExtendBaseWidget(s)
	return s
}

// show takes over the pictures; warned says of which something is to be said.
// The chosen one stays chosen where it went.
func (s *strip) show(images []catalog.Image, warned []bool) {
	if s.chosen < len(s.images) {
		s.chosen = max(0, find(images, s.images[s.chosen], s.chosen))
	}
	s.images, s.warned = images, warned
	s.chosen = max(0, min(s.chosen, len(images)-1))
	for len(s.tiles) < len(images) {
		s.tiles = append(s.tiles, newTile())
	}
	s.Refresh()
}

func (s *strip) choose(at int) {
	if at < 0 || at >= len(s.images) || at == s.chosen {
		return
	}
	s.chosen = at
	s.Refresh()
	s.onChoose()
}

// at is the place of the tile under x, or the nearest.
func (s *strip) at(x float32) int {
	return max(0, min(int(x/tileStep), len(s.images)-1))
}

// gapAt is the place a picture dropped at x would take, 0 to the number of
// pictures.
func (s *strip) gapAt(x float32) int {
	return max(0, min(int((x+tileStep/2)/tileStep), len(s.images)))
}

// Tapped implements fyne.Tappable.
func (s *strip) Tapped(e *fyne.PointEvent) {
	s.editor.desk.Window.Canvas().Focus(s)
	s.choose(s.at(e.Position.X))
}

// TappedSecondary implements fyne.SecondaryTappable.
func (s *strip) TappedSecondary(e *fyne.PointEvent) {
	s.Tapped(e)
	s.onMenu(e.AbsolutePosition)
}

// Dragged implements fyne.Draggable.
func (s *strip) Dragged(e *fyne.DragEvent) {
	if s.drag == nil {
		s.drag = &tileDrag{from: s.at(e.Position.X - e.Dragged.DX)}
		s.choose(s.drag.from)
	}
	s.drag.x = e.Position.X
	s.Refresh()
}

// DragEnd implements fyne.Draggable.
func (s *strip) DragEnd() {
	drag := s.drag
	if drag == nil {
		return
	}
	s.drag = nil
	s.Refresh()
	to := s.gapAt(drag.x)
	if to > drag.from {
		to--
	}
	if to != drag.from {
		s.onMove(drag.from, to)
	}
}

// move moves the chosen picture so many places to the right.
func (s *strip) move(by int) {
	to := s.chosen + by
	if to >= 0 && to < len(s.images) {
		s.onMove(s.chosen, to)
	}
}

// FocusGained implements fyne.Focusable.
func (s *strip) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost implements fyne.Focusable.
func (s *strip) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune implements fyne.Focusable.
func (s *strip) TypedRune(rune) {}

// TypedKey implements fyne.Focusable.
func (s *strip) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	case fyne.KeyHome:
		s.choose(0)
	case fyne.KeyEnd:
		s.choose(len(s.images) - 1)
	case fyne.KeyDelete:
		s.onRemove()
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (s *strip) TypedShortcut(shortcut fyne.Shortcut) {
	if custom, is := shortcut.(*desktop.CustomShortcut); is && custom.Modifier == fyne.KeyModifierShortcutDefault {
		switch custom.KeyName {
		case fyne.KeyLeft:
			s.move(-1)
			return
		case fyne.KeyRight:
			s.move(1)
			return
		}
	}
	parts.PassShortcut(s, shortcut, func(fyne.Shortcut) {})
}

// CreateRenderer implements fyne.Widget.
func (s *strip) CreateRenderer() fyne.WidgetRenderer { return stripRenderer{s} }

type stripRenderer struct{ strip *strip }

// MinSize is all pictures side by side.
func (r stripRenderer) MinSize() fyne.Size {
	n := float32(len(r.strip.images))
	return fyne.NewSize(max(0, n*tileStep-tileGap), tileCell)
}

func (r stripRenderer) Layout(fyne.Size) {
	for i, tile := range r.strip.tiles {
		tile.root.Move(fyne.NewPos(float32(i)*tileStep, 0))
	}
}

func (r stripRenderer) Refresh() {
	s := r.strip
	for i, tile := range s.tiles {
		setVisible(tile.root, i < len(s.images))
		if i < len(s.images) {
			tile.show(i+1, s.editor.thumbs.Picture(s.images[i]), i == s.chosen, s.focused, s.warned[i])
		}
	}
	s.mark.FillColor = look.Color(look.Accent)
	setVisible(s.mark, s.drag != nil)
	if s.drag != nil {
		x := float32(s.gapAt(s.drag.x))*tileStep - tileGap/2 - 1
		s.mark.Move(fyne.NewPos(max(0, x), 0))
		s.mark.Resize(fyne.NewSize(2, tileCell))
	}
	r.Layout(s.Size())
	canvas.Refresh(s)
}

func (r stripRenderer) Objects() []fyne.CanvasObject {
	objects := make([]fyne.CanvasObject, 0, len(r.strip.tiles)+1)
	for _, tile := range r.strip.tiles {
		objects = append(objects, tile.root)
	}
	return append(objects, r.strip.mark)
}

func (r stripRenderer) Destroy() {}
