package framing

import (
	"image"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the editor in pixels.
const (
	barHeight   float32 = 54
	barPadding  float32 = 12
	barGap      float32 = 12
	buttonGap   float32 = 6
	shapeWidth  float32 = 104
	degreeWidth float32 = 44
	aroundFrame float32 = 12
)

// tenths of a degree, in which the slider counts.
const tenths = 10

// Params is what an Editor needs. All fields are required.
type Params struct {
	Tips *parts.Tips
	// Picture is asked for the photo turned, flipped and straightened as the
	// framing says, and not cropped; SetPicture gives it.
	Picture func(photo.Framing)
	// Done hears the framing that the user settled on, Cancel that there is
	// none.
	Done   func(photo.Framing)
	Cancel func()
}

// Editor is the picture with the crop on it and a bar of tools below. Escape
// cancels and Enter is done while it has the focus.
type Editor struct {
	params  Params
	root    fyne.CanvasObject
	framing photo.Framing
	asTaken fyne.Size // the photo's own size, upright
	preset  float64   // width of the preset's box for a height of 1; zero has none

	frame    *frame
	straight *parts.Slider
	degrees  *parts.Label
	shape    *parts.Select
	shapes   []shape
}

// shape is a ratio to keep.
type shape struct {
	words string
	ratio float64 // width for a height of 1; zero is free
}

// New returns an editor that shows nothing until it is opened.
func New(p Params) *Editor {
	e := &Editor{params: p}
	e.frame = newFrame(func(crop photo.Crop) { e.framing.Crop = crop })
	e.degrees = parts.NewLabel("", look.SizeBody, look.Ink, look.Right)
	e.straight = parts.NewSlider(-45*tenths, 45*tenths, 0, e.showDegrees, func(value int) {
		e.redraw(func(f *photo.Framing) { f.Straighten = float64(value) / tenths })
	})
	e.shape = parts.NewSelect(nil, 0, func(chosen int) { e.frame.setRatio(e.shapes[chosen].ratio) }).Small()
	around := container.New(layout.NewCustomPaddedLayout(aroundFrame, aroundFrame, 0, 0), e.frame)
	bar := e.bar()
	e.root = container.New(paint.Column{Fill: around}, around, bar)
	return e
}

// Content is what to put on the screen.
func (e *Editor) Content() fyne.CanvasObject { return e.root }

// Open begins with a framing. width and height are the photo's, upright, in
// pixels; preset is the ratio of the box it goes into, width for a height of 1,
// or zero.
func (e *Editor) Open(f photo.Framing, width, height int, preset float64) {
	e.framing, e.preset = f, preset
	e.asTaken = fyne.NewSize(float32(width), float32(height))
	e.straight.SetValue(int(f.Straighten * tenths))
	e.showDegrees(e.straight.Value())
	e.offerShapes()
	e.frame.ratio = 0
	e.frame.set(nil, f.Crop)
	e.params.Picture(f)
}

// SetPicture shows the photo, once it is turned as it was asked for.
func (e *Editor) SetPicture(picture *image.RGBA) {
	e.frame.set(picture, e.framing.Crop)
	paint.FocusOn(e.frame)
}

// Framing is what the user made so far.
func (e *Editor) Framing() photo.Framing { return e.framing }

// Done ends the editing.
func (e *Editor) Done() { e.params.Done(e.framing) }

func (e *Editor) bar() fyne.CanvasObject {
	tool := func(icon look.Icon, tip string, change func(*photo.Framing)) fyne.CanvasObject {
		return parts.NewIconButton(parts.Secondary, icon, tip, e.params.Tips, func() { e.redraw(change) }).Small()
	}
	return newBar(
		tooled{tool(look.IconRevert, "Turn left", func(f *photo.Framing) { turn(f, 3) }), 0, 0},
		tooled{tool(look.IconTurn, "Turn right", func(f *photo.Framing) { turn(f, 1) }), 0, buttonGap},
		tooled{tool(look.IconFlip, "Flip left to right", flip), 0, buttonGap},
		tooled{parts.NewLabel("Straighten", look.SizeBody, look.Ink2), 0, barGap},
		tooled{e.straight, rest, buttonGap},
		tooled{e.degrees, degreeWidth, 0},
		tooled{e.shape, shapeWidth, barGap},
		tooled{parts.NewButton(parts.Quiet, "Reset", e.reset).Small(), 0, buttonGap},
		tooled{parts.NewButton(parts.Secondary, "Done", e.Done).Small(), 0, 0},
	)
}

// redraw changes more than the crop, so that the picture is made anew.
func (e *Editor) redraw(change func(*photo.Framing)) {
	before := e.framing
	change(&e.framing)
	if e.framing.Turn%2 != before.Turn%2 {
		e.offerShapes()
	}
	e.params.Picture(e.framing)
}

// reset takes back all that was done by hand.
func (e *Editor) reset() {
	e.straight.SetValue(0)
	e.showDegrees(0)
	e.redraw(func(f *photo.Framing) { *f = photo.Framing{} })
	e.offerShapes()
}

func (e *Editor) showDegrees(value int) {
	e.degrees.SetText(strconv.FormatFloat(float64(value)/tenths, 'f', 1, 64) + "°")
}

// offerShapes lists the ratios, the photo's own among them as it lies now.
func (e *Editor) offerShapes() {
	own := float64(e.asTaken.Width / e.asTaken.Height)
	if e.framing.Turn%2 == 1 {
		own = 1 / own
	}
	e.shapes = []shape{{"Free", 0}, {"As taken", own}}
	if e.preset > 0 {
		e.shapes = append(e.shapes, shape{"As preset", e.preset})
	}
	e.shapes = append(e.shapes, shape{"1:1", 1}, shape{"4:5", 4.0 / 5}, shape{"3:4", 3.0 / 4}, shape{"4:3", 4.0 / 3}, shape{"16:9", 16.0 / 9})
	names := make([]string, len(e.shapes))
	for i, s := range e.shapes {
		names[i] = s.words
	}
	e.shape.SetOptions(names, 0)
	e.frame.ratio = 0
}
