package fingerprint

import "image"

const (
	// sameShade is how far, of 255, a channel may be from the mean of its line
	// for the line to count as one colour: what grain and JPEG add.
	sameShade = 16
	// strays is how many pixels of a line may be further off, one in so many.
	strays = 64
)

// withoutMargin is the part of an opaque picture that is left when lines of one
// colour are taken off its four sides until each begins with something. So it
// is the same whether or not the picture was padded. It is empty for a picture
// of nothing but such lines.
func withoutMargin(img *image.NRGBA) image.Rectangle {
	part, before := img.Rect, image.Rectangle{}
	for part != before && !part.Empty() {
		before = part
		part.Min.Y += plainLines(img, part, image.Pt(0, 1), part.Min.Y)
		part.Max.Y -= plainLines(img, part, image.Pt(0, -1), part.Max.Y-1)
		part.Min.X += plainLines(img, part, image.Pt(1, 0), part.Min.X)
		part.Max.X -= plainLines(img, part, image.Pt(-1, 0), part.Max.X-1)
	}
	return part
}

// plainLines counts the lines of one colour from a line on in a direction.
func plainLines(img *image.NRGBA, part image.Rectangle, step image.Point, at int) (lines int) {
	for {
		line := image.Rect(at, part.Min.Y, at+1, part.Max.Y)
		if step.Y != 0 {
			line = image.Rect(part.Min.X, at, part.Max.X, at+1)
		}
		if line = line.Intersect(part); line.Empty() || !oneColour(img, line) {
			return lines
		}
		lines++
		at += step.X + step.Y
	}
}

// oneColour reports whether a line of pixels is of one.
func oneColour(img *image.NRGBA, line image.Rectangle) bool {
	pixels := area(line)
	off := 0
	for channel := range 3 {
		sum := 0
		eachValue(img, line, channel, func(v int) { sum += v })
		mean := sum / pixels
		eachValue(img, line, channel, func(v int) {
			if max(v-mean, mean-v) > sameShade {
				off++
			}
		})
	}
	return off <= pixels/strays
}

// eachValue visits a channel of the pixels of a line.
func eachValue(img *image.NRGBA, line image.Rectangle, channel int, visit func(value int)) {
	for y := line.Min.Y; y < line.Max.Y; y++ {
		for x := line.Min.X; x < line.Max.X; x++ {
			visit(int(img.Pix[y*img.Stride+4*x+channel]))
		}
	}
}
