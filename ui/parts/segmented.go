package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

const segmentPadding float32 = 11

// Segment is one view of a Segmented: words, an icon, or both.
type Segment struct {
	Words string
	Icon  look.Icon
}

// Segments are views that are told by words alone.
func Segments(words ...string) []Segment {
	all := make([]Segment, len(words))
	for i, word := range words {
		all[i].Words = word
	}
	return all
}

// Segmented switches between two to four views that exclude each other.
type Segmented struct {
	control
	segments []Segment
	chosen   int
	small    bool
	onChange func(chosen int)

	box   frame
	ring  ring
	cells []segmentCell
}

// segmentCell is the drawing of one segment.
type segmentCell struct {
	ground, rule *canvas.Rectangle
	image        *canvas.Image
	text         *canvas.Text
}

var (
	_ fyne.Tappable      = (*Segmented)(nil)
	_ fyne.Focusable     = (*Segmented)(nil)
	_ desktop.Cursorable = (*Segmented)(nil)
)

// NewSegmented returns the switch with one segment chosen.
func NewSegmented(segments []Segment, chosen int, onChange func(chosen int)) *Segmented {
	s := &Segmented{
		segments: segments, chosen: chosen, onChange: onChange,
		box: newFrame(look.RadiusControl, look.Hairline), ring: newRing(look.RadiusControl),
	}
	for range segments {
		s.cells = append(s.cells, segmentCell{
			ground: canvas.NewRectangle(color.Transparent), rule: canvas.NewRectangle(color.Transparent),
			image: newIconImage(), text: look.Text("", look.SizeBody, look.Ink2),
		})
	}
	s.roundEnds()
	s.ExtendBaseWidget(s)
	return s
}

// Small makes the switch 26 px high. It returns the switch.
func (s *Segmented) Small() *Segmented {
	s.small = true
	return s
}

// Chosen is the index of the chosen segment.
func (s *Segmented) Chosen() int { return s.chosen }

// SetChosen chooses without telling onChange.
func (s *Segmented) SetChosen(chosen int) {
	s.chosen = chosen
	s.Refresh()
}

// SetWords changes the words of a segment, for example when the number in them
// changes.
func (s *Segmented) SetWords(segment int, words string) {
	s.segments[segment].Words = words
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *Segmented) Tapped(e *fyne.PointEvent) {
	for i, cell := range s.cells {
		start := cell.ground.Position().X
		if e.Position.X >= start && e.Position.X < start+cell.ground.Size().Width {
			s.choose(i)
		}
	}
}

// TypedKey moves the choice with the arrows.
func (s *Segmented) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyLeft:
		s.choose(s.chosen - 1)
	case fyne.KeyRight:
		s.choose(s.chosen + 1)
	default:
		passOn(s, key)
	}
}

func (s *Segmented) choose(segment int) {
	if s.disabled || segment < 0 || segment >= len(s.segments) || segment == s.chosen {
		return
	}
	s.SetChosen(segment)
	if s.onChange != nil {
		s.onChange(segment)
	}
}

// Cursor is called by Fyne.
func (s *Segmented) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer is called by Fyne.
func (s *Segmented) CreateRenderer() fyne.WidgetRenderer {
	objects := append([]fyne.CanvasObject{s.ring.line}, s.box.objects()...)
	for _, cell := range s.cells {
		objects = append(objects, cell.ground, cell.rule, cell.image, cell.text)
	}
	return newFace(face{objects: objects, min: s.minSize, layout: s.layout, paint: s.paint})
}

// roundEnds gives the outer cells the corners of the box they lie in.
func (s *Segmented) roundEnds() {
	if len(s.cells) == 0 {
		return
	}
	radius := look.RadiusControl - look.Hairline
	first, last := s.cells[0].ground, s.cells[len(s.cells)-1].ground
	first.TopLeftCornerRadius, first.BottomLeftCornerRadius = radius, radius
	last.TopRightCornerRadius, last.BottomRightCornerRadius = radius, radius
}

func (s *Segmented) height() float32 {
	if s.small {
		return look.SmallControlHeight
	}
	return look.ControlHeight
}

// cellWidth counts the words in their bold cut, so that choosing does not make
// the cells jump.
func (s *Segmented) cellWidth(i int) float32 {
	width := 2 * segmentPadding
	if s.segments[i].Icon != "" {
		width += look.IconSize
	}
	if s.segments[i].Words != "" {
		bold := *s.cells[i].text
		bold.TextStyle.Bold = true
		width += widthOf(&bold, s.segments[i].Words)
	}
	if s.segments[i].Icon != "" && s.segments[i].Words != "" {
		width += iconGap
	}
	return whole(width)
}

func (s *Segmented) minSize() fyne.Size {
	width := 2 * look.Hairline
	for i := range s.cells {
		width += s.cellWidth(i)
	}
	return fyne.NewSize(width, s.height())
}

func (s *Segmented) layout(size fyne.Size) {
	top := whole((size.Height - s.height()) / 2)
	s.box.place(0, top, s.minSize().Width, s.height())
	s.ring.place(0, top, s.minSize().Width, s.height())
	x := look.Hairline
	for i, cell := range s.cells {
		width := s.cellWidth(i)
		place(cell.ground, x, top+look.Hairline, width, s.height()-2*look.Hairline)
		place(cell.rule, x, top+look.Hairline, look.Hairline, s.height()-2*look.Hairline)
		inner := x + (width-s.contentWidth(i))/2
		if s.segments[i].Icon != "" {
			inner = placeIcon(cell.image, inner, size.Height, look.IconSize) + iconGap
		}
		placeText(cell.text, inner, size.Height)
		x += width
	}
}

// contentWidth is the width of what a cell shows now.
func (s *Segmented) contentWidth(i int) float32 {
	width := s.cells[i].text.MinSize().Width
	if s.segments[i].Icon == "" {
		return width
	}
	if s.segments[i].Words == "" {
		return look.IconSize
	}
	return width + look.IconSize + iconGap
}

func (s *Segmented) paint() {
	s.box.paint(look.Color(look.Surface), look.Color(look.Line2))
	for i, cell := range s.cells {
		ink, ground := look.Ink2, look.Surface
		if i == s.chosen {
			ink, ground = look.AccentInk, look.AccentSoft
		}
		cell.text.TextSize = look.SizeBody
		if s.small {
			cell.text.TextSize = look.SizeSmall
		}
		cell.text.TextStyle.Bold = i == s.chosen
		look.SetText(cell.text, s.segments[i].Words)
		cell.text.Color = look.Color(ink)
		paintIcon(cell.image, s.segments[i].Icon, look.IconSize, ink)
		cell.ground.FillColor = look.Color(ground)
		cell.rule.FillColor = look.Color(look.Line2)
		show(cell.rule, i > 0)
	}
	s.ring.paint(s.focused)
}
