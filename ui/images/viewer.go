package images

import (
	"image"
	"image/draw"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the viewer in pixels.
const (
	splitGap  float32 = 16
	knobSide  float32 = 32
	badgeSide float32 = 12 // from the picture's edge
	badgePad  float32 = 8
	badgeLine float32 = 24
)

// viewer shows a photo beside what becomes of it: one over the other with a
// slider between them, or side by side; fitted, or pixel by pixel with a part
// to be dragged about.
type viewer struct {
	widget.BaseWidget
	pair  bench.Comparison
	full  bool // the pair is as large as the finished picture, and panned
	split bool // side by side

	slider float32     // share of the picture that shows Before
	pan    image.Point // pixel at the upper left of the view, when full
	grip   bool        // the slider is being dragged, not the picture
	inHand bool        // a drag is on its way

	before, after *canvas.Image
	clip          *container.Clip // of after
	line          *canvas.Rectangle
	knob          *canvas.Circle
	arrows        *parts.Icon
	badges        [2]*badge
	focused       bool
}

var _ interface {
	fyne.Draggable
	fyne.Tappable
	fyne.Focusable
	desktop.Cursorable
} = (*viewer)(nil)

func newViewer() *viewer {
	v := &viewer{
		slider: 0.5, before: paint.NewPicture(look.RadiusCard), after: paint.NewPicture(look.RadiusCard),
		line: canvas.NewRectangle(nil), knob: canvas.NewCircle(nil),
		arrows: parts.NewIcon(look.IconChevronsLeftRight, look.IconSize, look.OnAccent),
		badges: [2]*badge{newBadge("Before"), newBadge("After")},
	}
	v.clip = container.NewClip(container.NewWithoutLayout(v.after))
	v.ExtendBaseWidget(v)
	return v
}

// setPair shows another comparison. full tells that it is as large as the
// finished picture.
func (v *viewer) setPair(pair bench.Comparison, full bool) {
	asBefore := full == v.full && pair.After != nil && v.pair.After != nil && pair.After.Rect == v.pair.After.Rect
	if !asBefore {
		v.pan = v.middle(pair)
	}
	v.pair, v.full = pair, full
	v.Refresh()
}

// middle is the pan that shows the middle of a picture.
func (v *viewer) middle(pair bench.Comparison) image.Point {
	if pair.After == nil {
		return image.Point{}
	}
	view, size := v.room(), pair.After.Rect.Size()
	return image.Pt(max((size.X-view.X)/2, 0), max((size.Y-view.Y)/2, 0))
}

// setSplit puts the pictures side by side, or one over the other.
func (v *viewer) setSplit(split bool) {
	v.split = split
	v.Refresh()
}

// room is how many pixels of the screen a fitted picture has.
func (v *viewer) room() image.Point { return v.pixels(v.paneSize()) }

func (v *viewer) paneSize() fyne.Size {
	size := v.Size()
	if v.split {
		size.Width = (size.Width - splitGap) / 2
	}
	return size
}

// scale is how many pixels of the screen are one of the window's.
func (v *viewer) scale() float32 {
	if c := paint.CanvasOf(v); c != nil {
		return c.Scale()
	}
	return 1
}

func (v *viewer) pixels(size fyne.Size) image.Point {
	scale := v.scale()
	return image.Pt(int(size.Width*scale), int(size.Height*scale))
}

// shown is the part of the pictures that is shown, in their pixels.
func (v *viewer) shown() image.Rectangle {
	if v.pair.After == nil {
		return image.Rectangle{}
	}
	size := v.pair.After.Rect.Size()
	if !v.full {
		return image.Rectangle{Max: size}
	}
	view := v.room()
	view = image.Pt(min(view.X, size.X), min(view.Y, size.Y))
	at := image.Pt(min(max(v.pan.X, 0), size.X-view.X), min(max(v.pan.Y, 0), size.Y-view.Y))
	return image.Rectangle{Min: at, Max: at.Add(view)}
}

// part copies a part of a picture: textures take whole pictures only.
func part(picture *image.RGBA, r image.Rectangle) *image.RGBA {
	if r == picture.Rect {
		return picture
	}
	out := image.NewRGBA(image.Rectangle{Max: r.Size()})
	draw.Draw(out, out.Rect, picture, r.Min, draw.Src)
	return out
}

// frameIn centres the shown part in a pane, as large as it is and no larger
// than the pane.
func (v *viewer) frameIn(pane fyne.Size) (at fyne.Position, size fyne.Size) {
	scale := v.scale()
	part := v.shown().Size()
	size = fyne.NewSize(float32(part.X)/scale, float32(part.Y)/scale)
	if shrink := min(pane.Width/size.Width, pane.Height/size.Height); shrink < 1 {
		size = fyne.NewSize(size.Width*shrink, size.Height*shrink)
	}
	size = fyne.NewSize(float32(int(size.Width)), float32(int(size.Height)))
	return fyne.NewPos(float32(int((pane.Width-size.Width)/2)), float32(int((pane.Height-size.Height)/2))), size
}

// CreateRenderer is called by Fyne.
func (v *viewer) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{v.before, v.clip, v.line, v.knob, v.arrows, v.badges[0], v.badges[1]}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(200, 160) },
		Place: v.layout, Paint: v.paint,
	}
}

func (v *viewer) paint() {
	there := v.pair.After != nil
	for _, o := range []fyne.CanvasObject{v.before, v.clip, v.badges[0], v.badges[1]} {
		paint.SetVisible(o, there)
	}
	for _, o := range []fyne.CanvasObject{v.line, v.knob, v.arrows} {
		paint.SetVisible(o, there && !v.split)
	}
	v.line.FillColor, v.knob.FillColor = look.Color(look.Accent), look.Color(look.Accent)
	v.knob.StrokeWidth = 0
	if v.focused {
		v.knob.StrokeColor, v.knob.StrokeWidth = look.Color(look.OnAccent), look.FocusRing
	}
	if !there {
		return
	}
	shown := v.shown()
	paint.Exchange(v.before, part(v.pair.Before, shown))
	paint.Exchange(v.after, part(v.pair.After, shown))
}

func (v *viewer) layout(fyne.Size) {
	if v.pair.After == nil {
		return
	}
	if v.split {
		v.layoutSplit()
		return
	}
	at, size := v.frameIn(v.Size())
	x := float32(int(size.Width * v.slider))
	paint.Put(v.before, at.X, at.Y, size.Width, size.Height)
	paint.Put(v.clip, at.X+x, at.Y, size.Width-x, size.Height)
	paint.Put(v.after, -x, 0, size.Width, size.Height)
	paint.Put(v.line, at.X+x-1, at.Y, look.FocusRing, size.Height)
	paint.Put(v.knob, at.X+x-knobSide/2, at.Y+(size.Height-knobSide)/2, knobSide, knobSide)
	paint.Put(v.arrows, at.X+x-look.IconSize/2, at.Y+(size.Height-look.IconSize)/2, look.IconSize, look.IconSize)
	v.layoutBadges(at, at, size)
}

func (v *viewer) layoutSplit() {
	pane := v.paneSize()
	at, size := v.frameIn(pane)
	right := fyne.NewPos(at.X+pane.Width+splitGap, at.Y)
	paint.Put(v.before, at.X, at.Y, size.Width, size.Height)
	paint.Put(v.clip, right.X, right.Y, size.Width, size.Height)
	paint.Put(v.after, 0, 0, size.Width, size.Height)
	v.layoutBadges(at, right, size)
}

// layoutBadges names the pictures in their lower corners.
func (v *viewer) layoutBadges(before, after fyne.Position, size fyne.Size) {
	y := before.Y + size.Height - badgeSide - badgeLine
	left, right := v.badges[0].MinSize().Width, v.badges[1].MinSize().Width
	paint.Put(v.badges[0], before.X+badgeSide, y, left, badgeLine)
	paint.Put(v.badges[1], after.X+size.Width-badgeSide-right, y, right, badgeLine)
}
