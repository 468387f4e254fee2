package kernel

// The filters of PNG (third edition, 9.2), by their numbers.
const (
	filterSub     = 1
	filterUp      = 2
	filterAverage = 3
	filterPaeth   = 4
)

// Unfilter undoes the filter of a row of count bytes, in place: 0 (none) to 4,
// as PNG numbers them. Above is the row before, zeros for the first; a pixel has
// size bytes, 1 to 8. Both rows have Slack bytes more, whose content is
// undefined.
func Unfilter(filter int, row, above []uint8, count, size int) {
	if filter < 0 || filter > filterPaeth || size < 1 || size > 8 || count < 0 || count%size != 0 {
		panic("kernel: a row that PNG does not have")
	}
	_ = row[:count+Slack]
	_ = above[:count+Slack]
	if filter == 0 || count == 0 {
		return
	}
	unfilter(filter, row, above, count, size)
}

func unfilterGo(filter int, row, above []uint8, count, size int) {
	for i := range count {
		left, corner := uint8(0), uint8(0)
		if i >= size {
			left, corner = row[i-size], above[i-size]
		}
		switch filter {
		case filterSub:
			row[i] += left
		case filterUp:
			row[i] += above[i]
		case filterAverage:
			row[i] += uint8((int(left) + int(above[i])) / 2)
		case filterPaeth:
			row[i] += paeth(int(left), int(above[i]), int(corner))
		}
	}
}

// paeth returns the neighbour that is nearest to what the three would continue
// to (9.4).
func paeth(left, above, corner int) uint8 {
	toLeft, toAbove, toCorner := distance(above-corner), distance(left-corner), distance(left+above-2*corner)
	switch {
	case toLeft <= toAbove && toLeft <= toCorner:
		return uint8(left)
	case toAbove <= toCorner:
		return uint8(above)
	}
	return uint8(corner)
}

func distance(d int) int { return max(d, -d) }
