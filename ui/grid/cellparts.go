package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

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
	v.plate.CornerRadius = look.RadiusChip
	v.plate.FillColor = v.pen.colour(v.face.plate)
	put(v.plate, v.pen.even(at), v.pen.even((v.size.Height-look.ChipHeight)/2), plate, look.ChipHeight)
	return x
}

// drawShare draws the bar of a share at the end of the cell, if there is room
// for it behind the words. Plate and strike are not in use there.
func (v *cellView) drawShare(words, right float32) {
	at := right - barLength
	if v.face.bar == "" || words+barGap > at {
		return
	}
	y := v.pen.even((v.size.Height - barHeight) / 2)
	v.plate.CornerRadius, v.strike.CornerRadius = barHeight/2, barHeight/2
	v.plate.FillColor, v.strike.FillColor = v.pen.colour(look.Sunken), v.pen.colour(v.face.bar)
	put(v.plate, v.pen.even(at), y, barLength, barHeight)
	if v.face.share > 0 {
		put(v.strike, v.pen.even(at), y, max(barLength*v.face.share, barHeight), barHeight)
	}
}

func (v *cellView) drawDot(x, size float32) {
	v.dot.FillColor = v.pen.colour(v.face.dot)
	put(v.dot, x, (v.size.Height-size)/2, size, size)
}

func (v *cellView) drawMark(icon look.Icon, x float32) {
	drawIcon(v.mark, icon.Resource(look.Ink3), x, (v.size.Height-markSize)/2, markSize)
}

func (v *cellView) drawThumbnail() {
	edge := v.pen.even(min(frameSize, v.size.Height-4))
	room := max(0, v.size.Width-frameRoom)
	x, y, border := v.pen.even(room+frameMargin), v.pen.even((v.size.Height-edge)/2), v.pen.hair()
	ground := v.pen.colour(look.Paper)
	if v.face.image == nil {
		ground = v.pen.colour(look.Sunken)
	}
	if !v.face.bare {
		v.frame.draw(area{x, y, edge, edge}, border, look.RadiusChip, v.pen.colour(look.Line), ground)
	}
	if v.face.dot != "" {
		v.drawDot(room+stagedDotAt, dotSize)
	}
	if v.face.image == nil {
		return
	}
	v.picture.Image = v.face.image
	put(v.picture, x+border, y+border, edge-2*border, edge-2*border)
	v.picture.Refresh()
}

// drawGhost draws a bar where words will be.
func (v *cellView) drawGhost() {
	v.plate.CornerRadius = look.RadiusChip
	v.plate.FillColor = v.pen.colour(look.Sunken)
	width := max(0, (v.size.Width-2*look.CellPadding-v.face.indent)*0.6)
	x := look.CellPadding + v.face.indent
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
		v.frame.draw(box, v.pen.hair(), look.RadiusChip, v.pen.colour(look.LineCtl), v.pen.colour(look.Surface))
		return
	}
	accent := v.pen.colour(look.Accent)
	v.frame.draw(box, 0, look.RadiusChip, accent, accent)
	if v.face.box == halfTicked {
		v.plate.CornerRadius = 1
		v.plate.FillColor = v.pen.colour(look.OnAccent)
		put(v.plate, x+4, y+7, 8, 2)
		return
	}
	drawIcon(v.boxTick, look.IconCheck.ChipResource(look.OnAccent), x+2, y+2, look.ChipIconSize)
}

func drawIcon(i *canvas.Image, icon fyne.Resource, x, y, size float32) {
	i.Resource = icon
	put(i, x, y, size, size)
	i.Refresh()
}

// wants is the width a face needs between the paddings of its cell.
func (v *cellView) wants(f face) float32 {
	v.face = f
	style(v.words, f.size, f.colour, v.pen, f.semi, f.mono)
	width, _ := say(v.words, f.words, maxColumnWidth, false)
	width += f.indent
	if f.dot != "" {
		width += dotSize + dotGap
	}
	if f.mark != "" || f.tail != "" {
		width += markSize + markGap
	}
	if f.bar != "" {
		width += barGap + barLength
	}
	if f.plate != "" {
		width = max(width+2*platePadding, scoreWidth)
	}
	return width + 1 // against the rounding of text widths
}
