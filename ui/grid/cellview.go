package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// Measures inside a cell, in device-independent pixels.
const (
	boxSize      float32 = 16
	dotSize      float32 = 8
	dotGap       float32 = 7
	markSize             = look.SmallIconSize // lock and arrow
	markGap      float32 = 4
	wasGap       float32 = 6
	tightPadding float32 = 6 // of the padding, given up for a former text
	platePadding float32 = 6
	scoreWidth   float32 = 26
	frameSize    float32 = 30
	frameMargin  float32 = 2 // from the column's left edge
	stagedDotAt  float32 = 38
	ghostHeight  float32 = 8
	refusedRing  float32 = 1.5
)

// cellView draws faces, one at a time, with objects made when first needed.
type cellView struct {
	box  *fyne.Container
	pen  *pen
	face face
	size fyne.Size

	drawn bool // face and size are what the objects show
	short bool // words are missing

	plate, strike          *canvas.Rectangle
	ground, frame          *frame
	dot                    *canvas.Circle
	picture, mark, boxTick *canvas.Image
	was, words             *canvas.Text
}

func newCellView(p *pen) *cellView { return &cellView{box: newBox(), pen: p} }

// show draws a face at the given size. It does nothing if it is there already.
func (v *cellView) show(f face, size fyne.Size) {
	if v.drawn && v.face == f && v.size == size {
		return
	}
	v.face, v.size, v.drawn, v.short = f, size, true, false
	v.box.Resize(size)
	for _, o := range v.box.Objects {
		o.Hide()
	}
	v.drawGround()
	switch {
	case f.box != noBox:
		v.drawBox((size.Width-boxSize)/2, (size.Height-boxSize)/2)
	case f.framed:
		v.drawThumbnail()
	case f.ghost:
		v.drawGhost()
	default:
		v.drawWords()
	}
	v.stack()
}

// stale makes the next show draw anew, for another theme or scale.
func (v *cellView) stale() { v.drawn = false }

// stack puts the objects that exist into the container, lowest first.
func (v *cellView) stack() {
	v.box.Objects = v.box.Objects[:0]
	add := func(exists bool, o fyne.CanvasObject) {
		if exists {
			v.box.Objects = append(v.box.Objects, o)
		}
	}
	for _, f := range []*frame{v.ground, v.frame} {
		if f != nil {
			v.box.Objects = append(v.box.Objects, f.edge, f.fill)
		}
	}
	add(v.plate != nil, v.plate)
	add(v.picture != nil, v.picture)
	add(v.boxTick != nil, v.boxTick)
	add(v.dot != nil, v.dot)
	add(v.mark != nil, v.mark)
	add(v.was != nil, v.was)
	add(v.strike != nil, v.strike)
	add(v.words != nil, v.words)
}

func (v *cellView) drawGround() {
	f := v.face
	if f.ground == "" {
		return
	}
	ground := v.pen.colour(f.ground)
	line, border := ground, float32(0)
	if f.ring != "" {
		line, border = v.pen.colour(f.ring), v.pen.even(refusedRing)
	}
	framed(&v.ground).draw(area{0, 0, v.size.Width, v.size.Height - v.pen.hair()}, border, 0, line, ground)
}

// drawWords draws the words with what stands around them. Words aligned left
// run from the left padding, numbers end at the right one.
func (v *cellView) drawWords() {
	f := v.face
	if v.words == nil {
		v.words = canvas.NewText("", nil)
	}
	left, right := look.CellPadding, v.size.Width-look.CellPadding
	if f.dot != "" {
		v.drawDot(left, dotSize)
		left += dotSize + dotGap
	}
	if f.lock && !f.right {
		v.drawMark(look.IconLock, left)
		left += markSize + markGap
	}
	if f.plate != "" && !f.right {
		left, right = left+platePadding, right-platePadding
	}
	style(v.words, f.size, f.colour, v.pen, f.semi, f.mono)
	width, short := say(v.words, f.words, right-left, f.number)
	v.short = short
	x := left
	if f.right {
		x = right - width
	}
	if f.plate != "" {
		x = v.drawPlate(x, width)
	}
	switch {
	case f.lock && f.right:
		v.drawMark(look.IconLock, x-markGap-markSize)
	case f.arrow != "" && f.right:
		v.drawMark(f.arrow, x-markGap-markSize)
	case f.arrow != "":
		v.drawMark(f.arrow, x+width+markGap)
	}
	if f.was != "" {
		x = v.drawWas(x, width, left, right)
	}
	v.putWords(v.words, x)
}

// putWords puts a text that has its size into the middle of the row.
func (v *cellView) putWords(t *canvas.Text, x float32) {
	size := t.Size()
	put(t, v.pen.even(x), v.pen.even(centred(t, v.size.Height)), size.Width, size.Height)
}

// drawWas draws the former text struck through before words at x, if there is
// room for both, and returns where the words go then.
func (v *cellView) drawWas(x, width, left, right float32) float32 {
	if v.was == nil {
		v.was = canvas.NewText("", nil)
	}
	style(v.was, v.face.size, look.Ink3, v.pen, false, v.face.mono)
	wasWidth, short := say(v.was, v.face.was, right-left, v.face.number)
	if short || wasWidth+wasGap+width > right-left+tightPadding {
		v.was.Hide()
		return x
	}
	at := left
	if v.face.right {
		at = x - wasGap - wasWidth
	} else {
		x = left + wasWidth + wasGap
	}
	v.putWords(v.was, at)
	rectangle(&v.strike)
	v.strike.FillColor = v.pen.colour(look.Ink3)
	put(v.strike, v.pen.even(at), v.pen.even(v.size.Height/2), wasWidth, v.pen.hair())
	return x
}

// drawPlate draws the plate around words at x and returns where they go. The
// plate of a number is at least as wide as one of two digits.
func (v *cellView) drawPlate(x, width float32) float32 {
	plate := width + 2*platePadding
	at := x - platePadding
	if v.face.right {
		plate = max(plate, scoreWidth)
		at = v.size.Width - look.CellPadding - plate
		x = at + (plate-width)/2
	}
	rectangle(&v.plate)
	v.plate.CornerRadius = look.RadiusChip
	v.plate.FillColor = v.pen.colour(v.face.plate)
	put(v.plate, v.pen.even(at), v.pen.even((v.size.Height-look.ChipHeight)/2), plate, look.ChipHeight)
	return x
}

func (v *cellView) drawDot(x, size float32) {
	if v.dot == nil {
		v.dot = canvas.NewCircle(nil)
	}
	v.dot.FillColor = v.pen.colour(v.face.dot)
	put(v.dot, x, (v.size.Height-size)/2, size, size)
}

func (v *cellView) drawMark(icon look.Icon, x float32) {
	drawIcon(&v.mark, icon.Resource(look.Ink3), x, (v.size.Height-markSize)/2, markSize)
}

func (v *cellView) drawThumbnail() {
	edge := min(frameSize, v.size.Height-4)
	y := v.pen.even((v.size.Height - edge) / 2)
	ground := v.pen.colour(look.Paper)
	if v.face.image == nil {
		ground = v.pen.colour(look.Sunken)
	}
	framed(&v.frame).draw(area{frameMargin, y, edge, edge}, v.pen.hair(), look.RadiusChip, v.pen.colour(look.Line), ground)
	if v.face.dot != "" {
		v.drawDot(stagedDotAt, dotSize)
	}
	if v.face.image == nil {
		return
	}
	if v.picture == nil {
		v.picture = &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest, CornerRadius: look.RadiusChip}
	}
	v.picture.Image = v.face.image
	put(v.picture, frameMargin+1, y+1, edge-2, edge-2)
	v.picture.Refresh()
}

// drawGhost draws a bar where words will be.
func (v *cellView) drawGhost() {
	rectangle(&v.plate)
	v.plate.CornerRadius = look.RadiusChip
	v.plate.FillColor = v.pen.colour(look.Sunken)
	width := max(0, (v.size.Width-2*look.CellPadding)*0.6)
	x := look.CellPadding
	if v.face.right {
		x = v.size.Width - look.CellPadding - width
	}
	put(v.plate, x, (v.size.Height-ghostHeight)/2, width, ghostHeight)
}

// drawBox draws a check box.
func (v *cellView) drawBox(x, y float32) {
	x, y = v.pen.even(x), v.pen.even(y)
	box := area{x, y, boxSize, boxSize}
	if v.face.box == unticked {
		framed(&v.frame).draw(box, v.pen.hair(), look.RadiusChip, v.pen.colour(look.LineCtl), v.pen.colour(look.Surface))
		return
	}
	accent := v.pen.colour(look.Accent)
	framed(&v.frame).draw(box, 0, look.RadiusChip, accent, accent)
	if v.face.box == halfTicked {
		rectangle(&v.plate)
		v.plate.CornerRadius = 1
		v.plate.FillColor = v.pen.colour(look.OnAccent)
		put(v.plate, x+4, y+7, 8, 2)
		return
	}
	drawIcon(&v.boxTick, look.IconCheck.ChipResource(look.OnAccent), x+2, y+2, look.ChipIconSize)
}

// rectangle makes sure there is one to draw with.
func rectangle(r **canvas.Rectangle) {
	if *r == nil {
		*r = canvas.NewRectangle(nil)
	}
}

// framed makes sure there is a frame to draw with.
func framed(f **frame) *frame {
	if *f == nil {
		*f = newFrame()
	}
	return *f
}

func drawIcon(i **canvas.Image, icon fyne.Resource, x, y, size float32) {
	if *i == nil {
		*i = &canvas.Image{FillMode: canvas.ImageFillContain}
	}
	(*i).Resource = icon
	put(*i, x, y, size, size)
	(*i).Refresh()
}

// wants is the width a face needs between the paddings of its cell.
func (v *cellView) wants(f face) float32 {
	v.face = f
	if v.words == nil {
		v.words = canvas.NewText("", nil)
	}
	style(v.words, f.size, f.colour, v.pen, f.semi, f.mono)
	width, _ := say(v.words, f.words, maxColumnWidth, false)
	if f.dot != "" {
		width += dotSize + dotGap
	}
	if f.lock || f.arrow != "" {
		width += markSize + markGap
	}
	if f.plate != "" {
		width = max(width+2*platePadding, scoreWidth)
	}
	return width + 1 // against the rounding of text widths
}
