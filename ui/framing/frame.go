package framing

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
)

// Measures of the crop in pixels.
const (
	grip      float32 = 10 // side of a handle
	gripReach float32 = 14 // from where a drag takes a handle
	frameLine float32 = 1
)

// frame shows a picture with the crop on it: what is cut off is dimmed, the
// edge can be dragged by its handles, the whole by its middle.
type frame struct {
	widget.BaseWidget
	picture *image.RGBA
	crop    photo.Crop
	ratio   float64 // width for a height of 1, in pixels of the picture; zero is free
	// onChange hears every crop on the way.
	onChange func(photo.Crop)

	held    handle
	holding bool
	from    photo.Crop    // when the drag began
	start   fyne.Position // where the drag began
	focused bool

	image  *canvas.Image
	scrims [4]*canvas.Rectangle // above, below, left, right
	edge   *canvas.Rectangle
	thirds [4]*canvas.Rectangle
	grips  []*canvas.Rectangle
}

var _ interface {
	fyne.Draggable
	fyne.Tappable
	fyne.Focusable
	desktop.Cursorable
} = (*frame)(nil)

func newFrame(onChange func(photo.Crop)) *frame {
	f := &frame{crop: whole, onChange: onChange, image: paint.NewPicture(0), edge: canvas.NewRectangle(nil)}
	for i := range f.scrims {
		f.scrims[i] = canvas.NewRectangle(nil)
		f.thirds[i] = canvas.NewRectangle(nil)
	}
	for range handles {
		f.grips = append(f.grips, canvas.NewRectangle(nil))
	}
	f.ExtendBaseWidget(f)
	return f
}

// set shows another picture and crop.
func (f *frame) set(picture *image.RGBA, crop photo.Crop) {
	f.picture, f.crop = picture, shown(crop)
	f.Refresh()
}

// shareRatio is the ratio in shares of the picture.
func (f *frame) shareRatio() float64 {
	if f.ratio == 0 || f.picture == nil {
		return 0
	}
	size := f.picture.Rect.Size()
	return f.ratio * float64(size.Y) / float64(size.X)
}

// setRatio brings the crop to a ratio; zero frees it.
func (f *frame) setRatio(ratio float64) {
	f.ratio = ratio
	if shares := f.shareRatio(); shares != 0 {
		f.change(reshaped(whole, shares))
	}
}

func (f *frame) change(crop photo.Crop) {
	f.crop = crop
	f.layout(f.Size())
	f.onChange(kept(crop))
}

// place is where the picture lies.
func (f *frame) place() (at fyne.Position, size fyne.Size) {
	if f.picture == nil {
		return at, size
	}
	px, room := f.picture.Rect.Size(), f.Size()
	scale := min(room.Width/float32(px.X), room.Height/float32(px.Y))
	size = fyne.NewSize(float32(int(float32(px.X)*scale)), float32(int(float32(px.Y)*scale)))
	return fyne.NewPos(float32(int((room.Width-size.Width)/2)), float32(int((room.Height-size.Height)/2))), size
}

// corners is where the crop lies.
func (f *frame) corners() (left, top, right, bottom float32) {
	at, size := f.place()
	x := func(share float64) float32 { return at.X + float32(int(float32(share)*size.Width+0.5)) }
	y := func(share float64) float32 { return at.Y + float32(int(float32(share)*size.Height+0.5)) }
	return x(f.crop.X), y(f.crop.Y), x(f.crop.X + f.crop.Width), y(f.crop.Y + f.crop.Height)
}

// CreateRenderer is called by Fyne.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{f.image}
	for i := range f.scrims {
		objects = append(objects, f.scrims[i])
	}
	for i := range f.thirds {
		objects = append(objects, f.thirds[i])
	}
	objects = append(objects, f.edge)
	for _, g := range f.grips {
		objects = append(objects, g)
	}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(200, 160) },
		Place: f.layout, Paint: f.paint,
	}
}

func (f *frame) paint() {
	paint.Exchange(f.image, f.picture)
	for i := range f.scrims {
		f.scrims[i].FillColor = look.Color(look.Scrim)
		f.thirds[i].FillColor = look.Color(look.Line)
	}
	f.edge.FillColor = nil
	f.edge.StrokeColor, f.edge.StrokeWidth = look.Color(look.Surface), frameLine
	if f.focused {
		f.edge.StrokeColor, f.edge.StrokeWidth = look.Color(look.Accent), look.FocusRing
	}
	for _, g := range f.grips {
		g.FillColor, g.StrokeColor, g.StrokeWidth = look.Color(look.Surface), look.Color(look.Accent), look.FocusRing
		g.CornerRadius = 2
	}
}

func (f *frame) layout(fyne.Size) {
	at, size := f.place()
	left, top, right, bottom := f.corners()
	end := fyne.NewPos(at.X+size.Width, at.Y+size.Height)
	paint.Put(f.image, at.X, at.Y, size.Width, size.Height)
	paint.Put(f.scrims[0], at.X, at.Y, size.Width, top-at.Y)
	paint.Put(f.scrims[1], at.X, bottom, size.Width, end.Y-bottom)
	paint.Put(f.scrims[2], at.X, top, left-at.X, bottom-top)
	paint.Put(f.scrims[3], right, top, end.X-right, bottom-top)
	paint.Put(f.edge, left, top, right-left, bottom-top)
	for i := range 2 {
		share := float32(i+1) / 3
		paint.Put(f.thirds[i], left+float32(int(share*(right-left))), top, frameLine, bottom-top)
		paint.Put(f.thirds[2+i], left, top+float32(int(share*(bottom-top))), right-left, frameLine)
	}
	for i, h := range handles {
		spot := f.spot(h)
		paint.Put(f.grips[i], spot.X-grip/2, spot.Y-grip/2, grip, grip)
	}
}

// spot is where a handle lies.
func (f *frame) spot(h handle) fyne.Position {
	left, top, right, bottom := f.corners()
	across := []float32{left, (left + right) / 2, right}
	down := []float32{top, (top + bottom) / 2, bottom}
	return fyne.NewPos(across[h.x+1], down[h.y+1])
}
