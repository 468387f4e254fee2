package measure

import (
	"cmp"
	"image"
	"math"
	"slices"
)

const (
	// readAt is the length in pixels of the longer side at which letters are
	// looked for; smaller than lowest pixels there they are not found.
	readAt, lowest = 800, 8
	// tallest is the height of the tallest letters looked for, as a share of
	// the picture's.
	tallest = 1.0 / 6
	// fewestLetters is how many make a line.
	fewestLetters = 5
	// printed is the share of a letter's pixels that have its colour, to within
	// tint levels: letters are drawn in one colour, what looks like letters in
	// a photo is not.
	printed, tint = 0.6, 14
	// contrast is how far in levels a letter stands out from its ground.
	contrast = 50
	// inLines is the share of what may be letters that has to stand in lines.
	// In grass and fabric, of thousands of blades and threads a few do.
	inLines = 0.3
)

// cuts are the levels at which a picture is taken apart into dark and bright.
var cuts = []uint8{52, 104, 152, 200, 236}

// lettersOf counts what looks like letters of lines of text.
//
// Letters are pieces of one colour and of like height, side by side on one base
// line, with strokes of like breadth. This is the older way of finding text, by
// connected pieces and their geometry, as surveyed in Ye and Doermann, “Text
// Detection and Recognition in Imagery”, IEEE TPAMI 37 (2015). It finds no
// handwriting, no text that runs upwards and none lower than 1 % of the picture.
func lettersOf(g *grey) int {
	small := g.near(readAt)
	product := small.onWhite()
	most := 0
	for _, cut := range cuts {
		candidates := small.letters(cut)
		letters := 0
		for _, line := range lines(candidates) {
			if !within(line, product) {
				letters += len(line)
			}
		}
		if float64(letters) >= inLines*float64(len(candidates)) {
			most = max(most, letters)
		}
	}
	return most
}

// onWhite is the largest thing in front of a white backdrop. What is printed on
// it was photographed and not put on the picture. It is nothing where there is
// no white backdrop.
func (g *grey) onWhite() image.Rectangle {
	var largest piece
	backdrop := 0
	for _, p := range g.cutout().pieces(128) {
		switch {
		case !p.bright:
			backdrop += p.area
		case p.area > largest.area:
			largest = p
		}
	}
	if float64(backdrop) < leastBackdrop*float64(len(g.pix)) {
		return image.Rectangle{}
	}
	return image.Rect(largest.left, largest.top, largest.right, largest.bottom)
}

// within reports whether the middle of a line of letters lies in an area.
func within(line []letter, area image.Rectangle) bool {
	first, last := line[0], line[len(line)-1]
	return image.Pt((first.left+last.right)/2, (first.top+first.bottom)/2).In(area)
}

// letter is a piece of a picture that may be a letter.
type letter struct {
	piece
	shade   uint8   // median level
	breadth float64 // of its strokes, in pixels
}

// letters lists the pieces above and below a level that may be letters.
func (g *grey) letters(cut uint8) []letter {
	var found []letter
	for _, p := range g.pieces(cut) {
		if p.height() < lowest || float64(p.height()) > tallest*float64(g.height) ||
			p.width() > 2*p.height() || p.width() < 2 || p.touches(g) {
			continue
		}
		if full := float64(p.area) / float64(p.width()*p.height()); full < 0.12 || full > 0.9 && p.height() < 2*p.width() {
			continue
		}
		if l, ok := g.letter(p, cut); ok {
			found = append(found, l)
		}
	}
	return found
}

// letter looks at a piece more closely.
func (g *grey) letter(p piece, cut uint8) (letter, bool) {
	var histogram [256]int
	ground, groundPixels, rim := 0, 0, 0
	for y := p.top; y < p.bottom; y++ {
		row := g.row(y)
		for x := p.left; x < p.right; x++ {
			if row[x] >= cut != p.bright {
				ground += int(row[x])
				groundPixels++
				continue
			}
			histogram[row[x]]++
			if row[x-1] >= cut != p.bright || row[x+1] >= cut != p.bright || g.row(y - 1)[x] >= cut != p.bright || g.row(y + 1)[x] >= cut != p.bright {
				rim++
			}
		}
	}
	pixels := 0
	for _, n := range histogram {
		pixels += n
	}
	if pixels == 0 || rim == 0 {
		return letter{}, false
	}
	// The rim of a letter is mixed with its ground; its colour is told by the
	// end of the histogram that is away from it.
	shade := percentile(histogram[:], pixels, 0.25)
	if p.bright {
		shade = percentile(histogram[:], pixels, 0.75)
	}
	like := 0
	for v := max(0, shade-tint); v <= min(255, shade+tint); v++ {
		like += histogram[v]
	}
	if float64(like) < printed*float64(pixels) {
		return letter{}, false
	}
	if groundPixels > 0 && math.Abs(float64(ground)/float64(groundPixels)-float64(shade)) < contrast {
		return letter{}, false
	}
	return letter{p, uint8(shade), 2 * float64(pixels) / float64(rim)}, true
}

// lines puts letters together that stand in a line.
func lines(letters []letter) [][]letter {
	slices.SortFunc(letters, func(a, b letter) int { return cmp.Or(cmp.Compare(a.left, b.left), cmp.Compare(a.top, b.top)) })
	used := make([]bool, len(letters))
	var found [][]letter
	for i := range letters {
		if used[i] {
			continue
		}
		line, members := []letter{letters[i]}, []int{i}
		for j := i + 1; j < len(letters); j++ {
			last := line[len(line)-1]
			if letters[j].left-last.right > 2*last.height() {
				break
			}
			if !used[j] && last.precedes(letters[j]) {
				line, members = append(line, letters[j]), append(members, j)
			}
		}
		if isText(line) {
			for _, j := range members {
				used[j] = true
			}
			found = append(found, line)
		}
	}
	return found
}

// precedes reports whether the other letter can be the next one in a line.
func (l letter) precedes(next letter) bool {
	high := max(l.height(), next.height())
	gap := next.left - l.right
	return l.bright == next.bright && high <= 2*min(l.height(), next.height()) &&
		gap >= -high/4 && gap <= high && max(next.bottom-l.bottom, l.bottom-next.bottom) <= max(1, high/3) &&
		math.Abs(float64(l.shade)-float64(next.shade)) <= 2*tint
}

// isText reports whether letters stand on one base line and have strokes of
// like breadth, and are not all the same, as slats and bricks are.
func isText(line []letter) bool {
	if len(line) < fewestLetters {
		return false
	}
	bases, breadths := make([]float64, len(line)), make([]float64, len(line))
	widths, areas, high := make([]float64, len(line)), make([]float64, len(line)), 0
	for i, l := range line {
		bases[i], breadths[i], widths[i], areas[i] = float64(l.bottom), l.breadth, float64(l.width()), float64(l.area)
		high = max(high, l.height())
	}
	base := median(bases)
	on := 0
	for _, b := range bases {
		if math.Abs(b-base) <= math.Max(1, 0.12*float64(high)) {
			on++
		}
	}
	return 10*on >= 7*len(line) && variation(breadths) < 0.35 && variation(areas) > 0.12 && variation(widths) > 0.05
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

// variation is the standard deviation as a share of the mean.
func variation(values []float64) float64 {
	sum, squares := 0.0, 0.0
	for _, v := range values {
		sum += v
		squares += v * v
	}
	n := float64(len(values))
	mean := sum / n
	return math.Sqrt(math.Max(0, squares/n-mean*mean)) / mean
}
