package contactsheet

import (
	"fmt"
	"image"
	"strings"
)

// canvas is what pages are drawn on. Measures are millimetres from the top left
// of the page, and the baseline of texts.
type canvas interface {
	// begin begins a page.
	begin()
	text(face int, s style, x, y float64, text string)
	picture(at rect, picture image.Image) error
	fill(at rect, shade grey)
	frame(at rect, shade grey)
	rule(x1, x2, y float64, shade grey)
	// resolution is how many pixels a picture needs for a millimetre.
	resolution() float64
}

// shown is an entry with its pictures, as many as could be read.
type shown struct {
	Entry
	after, before image.Image
	problem       error
}

// layout draws the pages of a sheet.
type layout struct {
	Sheet
	grid
	writing *writing
	on      canvas
}

// page draws one page. number counts from 1.
func (l *layout) page(entries []shown, number, pages int) error {
	l.on.begin()
	l.head()
	for place, e := range entries {
		if err := l.cellOf(e, l.at(place)); err != nil {
			return fmt.Errorf("%s: %w", e.Name, err)
		}
	}
	l.foot(number, pages)
	return nil
}

func (l *layout) head() {
	g := l.grid.page
	day := l.Day.Format("2 January 2006")
	right := strings.Join(notEmpty(l.Client, day), ", ")
	head := style{points: headSize, colour: faint}
	free := g.w - 2*margin
	rightWidth := min(l.writing.width(right, head), free/2)
	l.write(rect{x: margin, y: margin, w: free - rightWidth - gap}, l.Title, style{points: titleSize, bold: true, colour: ink}, left)
	l.write(rect{x: g.w - margin - rightWidth, y: margin + 1.4, w: rightWidth}, right, head, left)
	l.on.rule(margin, g.w-margin, margin+headHeight-gap-1, line)
}

func (l *layout) foot(number, pages int) {
	g := l.grid.page
	foot := style{points: headSize, colour: faint}
	y := g.h - margin - lineHeight(headSize)
	l.write(rect{x: margin, y: y, w: g.w - 2*margin}, fmt.Sprintf("Page %d of %d", number, pages), foot, right)
	if !l.Show.Tick {
		return
	}
	x := margin
	for _, field := range []struct {
		words  string
		length float64
	}{{"Approved by", 50}, {"Date", 28}} {
		width := l.writing.width(field.words, foot)
		l.write(rect{x: x, y: y, w: width + 1}, field.words, foot, left)
		x += width + 2
		l.on.rule(x, x+field.length, y+lineHeight(headSize), line)
		x += field.length + gap
	}
}

// cellOf draws a picture with its texts.
func (l *layout) cellOf(e shown, cell rect) error {
	box := rect{cell.x, cell.y, cell.w, l.box.h}
	boxes := []struct {
		picture image.Image
		at      rect
		words   string
	}{{e.after, box, ""}}
	if l.Show.Before && e.before != nil {
		half := rect{box.x, box.y, (box.w - 1) / 2, box.h}
		other := half
		other.x += half.w + 1
		boxes = append(boxes, boxes[0])
		boxes[0].picture, boxes[0].at, boxes[0].words = e.before, half, "Before"
		boxes[1].at, boxes[1].words = other, "After"
	}
	for _, b := range boxes {
		if err := l.pictureIn(b.at, b.picture, b.words, e.problem); err != nil {
			return err
		}
	}
	l.texts(e.Entry, rect{cell.x, cell.y + l.box.h + textGap, cell.w, l.below - textGap})
	return nil
}

// pictureIn draws a picture in its box, or why there is none.
func (l *layout) pictureIn(box rect, picture image.Image, words string, problem error) error {
	l.on.fill(box, paper)
	if picture == nil {
		s := style{points: noteSize, colour: ink}
		lines := l.writing.wrap(fmt.Sprintf("This picture cannot be shown: %v", problem), s, box.w-2*textGap, 4)
		for i, text := range lines {
			l.write(rect{box.x + textGap, box.y + textGap + float64(i)*lineHeight(noteSize), box.w - 2*textGap, 0}, text, s, left)
		}
		return nil
	}
	size := picture.Bounds().Size()
	at := box.inside(float64(size.X), float64(size.Y))
	if err := l.on.picture(at, picture); err != nil {
		return err
	}
	l.on.frame(at, line)
	if words != "" {
		label := style{points: noteSize - 1, colour: ink}
		tag := rect{box.x, box.y, l.writing.width(words, label) + 1.6, lineHeight(label.points) + 0.4}
		l.on.fill(tag, paper)
		l.write(rect{tag.x + 0.8, tag.y + 0.1, tag.w, 0}, words, label, left)
	}
	return nil
}

// texts writes what stands with a picture, line by line.
func (l *layout) texts(e Entry, at rect) {
	note := style{points: noteSize, colour: faint}
	next := func(text string, s style) {
		l.write(at, text, s, left)
		at.y += lineHeight(s.points)
	}
	if l.Show.Name {
		next(e.Name, style{points: nameSize, bold: true, colour: ink})
	}
	var facts []string
	if l.Show.SKU {
		facts = append(facts, e.SKU, e.Product)
	}
	if l.Show.Price {
		facts = append(facts, e.Price)
	}
	if l.Show.SKU || l.Show.Price {
		next(strings.Join(notEmpty(facts...), string(apart)+"  ·  "+string(apart)), note)
	}
	if l.Show.Alt {
		lines := l.writing.wrap(e.Alt, note, at.w, altLines)
		for i := range altLines {
			text := ""
			if i < len(lines) {
				text = lines[i]
			}
			next(text, note)
		}
	}
	if l.Show.Tick {
		l.ticks(rect{at.x, at.y + textGap/2, at.w, at.h}, note)
	}
}

// ticks draws the boxes for approval.
func (l *layout) ticks(at rect, s style) {
	for _, words := range []string{"Approved", "Change"} {
		l.on.frame(rect{at.x, at.y + 0.2, tickSide, tickSide}, ink)
		at.x += tickSide + 1
		width := l.writing.width(words, s)
		l.write(rect{at.x, at.y, width + 1, 0}, words, s, left)
		at.x += width + 4
	}
}

// side says where a line begins.
type side bool

// The sides.
const (
	left  side = false
	right side = true
)

// write writes a line into a box, shortened where it is too long. A text that
// runs from right to left begins at the right.
func (l *layout) write(at rect, text string, s style, from side) {
	text = l.writing.cut(text, s, at.w)
	runs, rightToLeft := l.writing.runs(text, s)
	x := at.x
	if from == right || rightToLeft {
		x += at.w
		for _, run := range runs {
			x -= run.width
		}
	}
	y := at.y + s.points*ascent/pointsPerMM
	for _, run := range runs {
		l.on.text(run.face, s, x, y, run.text)
		x += run.width
	}
}

// ascent is how far below the top of a line its baseline is, of its size.
const ascent = 1.0

func notEmpty(texts ...string) []string {
	var some []string
	for _, text := range texts {
		if text != "" {
			some = append(some, text)
		}
	}
	return some
}
