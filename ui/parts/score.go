package parts

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// The scores from which a listing is good, and from which it will do.
const (
	goodScore = 80
	fairScore = 55
)

// ScoreTone is the tone of a listing score of 0 to 100.
func ScoreTone(points int) Tone {
	switch {
	case points >= goodScore:
		return Good
	case points >= fairScore:
		return Warn
	default:
		return Bad
	}
}

// Score is a listing score as a tinted number.
type Score struct {
	widget.BaseWidget
	points int
	box    frame
	text   *canvas.Text
}

// NewScore returns the mark for points of 0 to 100.
func NewScore(points int) *Score {
	s := &Score{
		points: points, box: newFrame(look.RadiusChip, 0),
		text: look.Text("", look.SizeSmall, look.Good, look.Semi),
	}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the points.
func (s *Score) Set(points int) {
	s.points = points
	s.Refresh()
}

// CreateRenderer is called by Fyne.
func (s *Score) CreateRenderer() fyne.WidgetRenderer {
	return newFace(face{
		objects: append(s.box.objects(), s.text),
		min:     s.minSize,
		layout: func(size fyne.Size) {
			min := s.minSize()
			s.box.place(0, (size.Height-min.Height)/2, min.Width, min.Height)
			placeText(s.text, (min.Width-s.text.MinSize().Width)/2, size.Height)
		},
		paint: func() {
			colours := tones[ScoreTone(s.points)]
			s.text.Text = strconv.Itoa(s.points)
			s.text.Color = look.Color(colours.ink)
			s.box.paint(look.Color(colours.soft), look.Color(colours.soft))
		},
	})
}

func (s *Score) minSize() fyne.Size {
	return fyne.NewSize(whole(s.text.MinSize().Width+2*chipPadding), look.ChipHeight)
}
