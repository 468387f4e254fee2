package storefields

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// swatch is one colour to choose.
type swatch struct {
	widget.BaseWidget
	fill    *canvas.Rectangle
	ring    *canvas.Rectangle
	chosen  bool
	focused bool
	onTap   func()
}

const swatchSide float32 = 28

var (
	_ fyne.Tappable  = (*swatch)(nil)
	_ fyne.Focusable = (*swatch)(nil)
)

func newSwatch(code string) *swatch {
	s := &swatch{fill: canvas.NewRectangle(look.ClientColour(code)), ring: canvas.NewRectangle(color.Transparent)}
	s.fill.CornerRadius, s.ring.CornerRadius = look.RadiusControl-look.FocusGap, look.RadiusControl
	s.ExtendBaseWidget(s)
	return s
}

func (s *swatch) setChosen(chosen bool) {
	s.chosen = chosen
	s.Refresh()
}

// Tapped is called by Fyne.
func (s *swatch) Tapped(*fyne.PointEvent) { s.onTap() }

// FocusGained is called by Fyne.
func (s *swatch) FocusGained() { s.focused = true; s.Refresh() }

// FocusLost is called by Fyne.
func (s *swatch) FocusLost() { s.focused = false; s.Refresh() }

// TypedRune is called by Fyne.
func (s *swatch) TypedRune(rune) {}

// TypedKey chooses the colour on Space and Enter.
func (s *swatch) TypedKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeySpace || key.Name == fyne.KeyReturn {
		s.onTap()
	}
}

// CreateRenderer is called by Fyne.
func (s *swatch) CreateRenderer() fyne.WidgetRenderer { return (*swatchFace)(s) }

// swatchFace draws a swatch: its colour, in a ring when it is chosen.
type swatchFace swatch

func (f *swatchFace) Destroy() {}

func (f *swatchFace) MinSize() fyne.Size { return fyne.NewSquareSize(swatchSide) }

func (f *swatchFace) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{f.ring, f.fill} }

func (f *swatchFace) Layout(fyne.Size) {
	const inset = look.FocusRing + look.FocusGap
	f.ring.Resize(fyne.NewSquareSize(swatchSide))
	f.fill.Move(fyne.NewSquareOffsetPos(inset))
	f.fill.Resize(fyne.NewSquareSize(swatchSide - 2*inset))
}

func (f *swatchFace) Refresh() {
	f.ring.StrokeWidth = 0
	switch {
	case f.focused:
		f.ring.StrokeWidth, f.ring.StrokeColor = look.FocusRing, look.Color(look.Accent)
	case f.chosen:
		f.ring.StrokeWidth, f.ring.StrokeColor = look.FocusRing, look.Color(look.Ink2)
	}
	f.ring.Refresh()
}
