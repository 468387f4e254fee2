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
	frameMargin  float32 = 2  // from the left edge of its room
	frameRoom    float32 = 52 // of the frame and the dot behind it, at the column's right edge
	stagedDotAt  float32 = 38
	ghostHeight  float32 = 8
	barLength    float32 = 40
	barHeight    float32 = 4
	barGap       float32 = 8
	refusedRing  float32 = 1.5
	outlineStep  float32 = 16 // a level of the outline, the mark within it
)

// cellView draws faces, one at a time.
type cellView struct {
	box  *fyne.Container
	pen  *pen
	face face
	size fyne.Size

	drawn bool // face and size are what the objects show
	short bool // words are missing

	ground, frame          frame
	plate, strike          *canvas.Rectangle
	picture, mark, boxTick *canvas.Image
	dot                    *canvas.Circle
	was, words             *canvas.Text
}

func newCellView(p *pen) *cellView {
	v := &cellView{
		pen: p, ground: newFrame(), frame: newFrame(),
		plate: canvas.NewRectangle(nil), strike: canvas.NewRectangle(nil),
		picture: &canvas.Image{FillMode: canvas.ImageFillContain, ScaleMode: canvas.ImageScaleFastest, CornerRadius: look.RadiusChip},
		mark:    &canvas.Image{FillMode: canvas.ImageFillContain},
		boxTick: &canvas.Image{FillMode: canvas.ImageFillContain},
		dot:     canvas.NewCircle(nil),
		was:     canvas.NewText("", nil), words: canvas.NewText("", nil),
	}
	v.box = newBox( // lowest first
		v.ground.edge, v.ground.fill, v.frame.edge, v.frame.fill, v.plate, v.picture,
		v.boxTick, v.dot, v.mark, v.was, v.strike, v.words,
	)
	return v
}

// show draws a face at the given size. It does nothing if it is there already.
func (v *cellView) show(f face, size fyne.Size) {
	if v.drawn && v.face == f && v.size == size {
		return
	}
	v.face, v.size, v.drawn, v.short = f, size, true, false
	v.box.Resize(size)
	for _, o := range v.box.Objects {
		if o.Visible() {
			o.Hide()
		}
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
}

// stale makes the next show draw anew, for another theme or scale.
func (v *cellView) stale() { v.drawn = false }

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
	v.ground.draw(area{0, 0, v.size.Width, v.size.Height - v.pen.hair()}, border, 0, line, ground)
}

// drawWords draws the words with what stands around them. Words aligned left
// run from the left padding, numbers end at the right one.
func (v *cellView) drawWords() {
	f := v.face
	left, right := look.CellPadding, v.size.Width-look.CellPadding
	if f.fold != "" {
		drawIcon(v.boxTick, f.fold.ChipResource(look.Ink2), left, (v.size.Height-look.ChipIconSize)/2, look.ChipIconSize)
	}
	left += f.indent
	if f.dot != "" {
		v.drawDot(left, dotSize)
		left += dotSize + dotGap
	}
	if f.plate != "" && !f.right {
		left, right = left+platePadding, right-platePadding
	}
	room := right - left
	if f.mark != "" || f.tail != "" {
		room -= markSize + markGap
	}
	style(v.words, f.size, f.colour, v.pen, f.semi, f.mono)
	width, short := say(v.words, f.words, room, f.number)
	v.short = short
	x := left
	switch {
	case f.right:
		x = right - width
	case f.mark != "":
		x += markSize + markGap
	}
	if f.plate != "" {
		x = v.drawPlate(x, width)
	}
	if f.mark != "" {
		v.drawMark(f.mark, x-markGap-markSize)
	}
	if f.tail != "" {
		v.drawMark(f.tail, x+width+markGap)
	}
	if f.was != "" {
		x = v.drawWas(x, width, left, right)
	}
	v.putWords(v.words, x)
	v.drawShare(x+width, right)
}

// putWords puts a text that has its size into the middle of the row.
func (v *cellView) putWords(t *canvas.Text, x float32) {
	size := t.Size()
	put(t, v.pen.even(x), v.pen.even(centred(t, v.size.Height)), size.Width, size.Height)
}

// drawWas draws the former text struck through before words at x, if there is
// room for both, and returns where the words go then.
func (v *cellView) drawWas(x, width, left, right float32) float32 {
	style(v.was, v.face.size, look.Ink3, v.pen, false, v.face.mono)
	wasWidth, short := say(v.was, v.face.was, right-left, v.face.number)
	if short || wasWidth+wasGap+width > right-left+tightPadding {
		return x
	}
	at := left
	if v.face.right {
		at = x - wasGap - wasWidth
	} else {
		x = left + wasWidth + wasGap
	}
	v.putWords(v.was, at)
	v.strike.FillColor, v.strike.CornerRadius = v.pen.colour(look.Ink3), 0
	put(v.strike, v.pen.even(at), v.pen.even(v.size.Height/2), wasWidth, v.pen.hair())
	return x
}
