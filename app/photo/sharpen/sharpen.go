// Package sharpen gives pictures back the crispness that scaling takes, by an
// unsharp mask on the luminance alone, so that no colour is fringed.
package sharpen

import (
	"image"

	"storehand/app/photo/kernel"
	"storehand/app/photo/plane"
)

const (
	// most is how often the difference between a sample and its surroundings is
	// added to it at an amount of 100.
	most = 1.5
	// overshoot is how far, at an amount of 100, a sample may go beyond the
	// darkest and the lightest of its neighbours: more is seen as a halo.
	overshoot = 12
	// grain is the difference up to which a sample counts as its surroundings,
	// so that noise is not made stronger.
	grain = 1
)

// Picture sharpens a picture in place. The amount is 0, which changes nothing,
// to 100.
func Picture(img *image.NRGBA, amount int) {
	size := img.Rect.Size()
	if amount == 0 || img.Rect.Empty() {
		return
	}
	luma, cb, cr := plane.New(size.X, size.Y), make([]uint8, size.X), make([]uint8, size.X)
	for y := range size.Y {
		kernel.Split(luma.Row(y), cb, cr, img.Pix[y*img.Stride:][:4*size.X], 4)
	}
	sharp := Plane(luma, amount)
	for y := range size.Y {
		before, row := luma.Row(y), img.Pix[y*img.Stride:]
		for x, v := range sharp.Row(y) {
			if d := int(v) - int(before[x]); d != 0 {
				px := row[4*x:][:3:3]
				px[0], px[1], px[2] = clamp(int(px[0])+d), clamp(int(px[1])+d), clamp(int(px[2])+d)
			}
		}
	}
}

// Plane returns a luminance sharpened by the amount, 0 to 100. What counts as a
// sample's surroundings weighs by the bell 1 4 6 4 1 in both directions, whose
// standard deviation is one pixel.
func Plane(p plane.Plane, amount int) plane.Plane {
	if amount == 0 {
		return p
	}
	out := plane.New(p.Width, p.Height)
	m := mask{gain: int(most*float64(amount)/100*256 + 0.5), beyond: (overshoot*amount + 50) / 100, sums: make([]uint16, p.Width+4)}
	for y := range p.Height {
		for i := range m.rows {
			m.rows[i] = p.Row(min(max(y+i-2, 0), p.Height-1))
		}
		m.sharpen(out.Row(y))
	}
	return out
}

// mask is the state of sharpening a row.
type mask struct {
	gain, beyond int
	rows         [5][]uint8 // from two above to two below
	sums         []uint16   // down each column of the rows, two more on either side
}

func (m *mask) sharpen(out []uint8) {
	last := len(out) - 1
	inner := m.sums[2:][:len(out)]
	for x := range inner {
		inner[x] = uint16(m.rows[0][x]) + uint16(m.rows[4][x]) + 4*(uint16(m.rows[1][x])+uint16(m.rows[3][x])) + 6*uint16(m.rows[2][x])
	}
	m.sums[0], m.sums[1], m.sums[last+3], m.sums[last+4] = inner[0], inner[0], inner[last], inner[last]
	for x, v := range m.rows[2] {
		s := m.sums[x:][:5:5]
		around := (int(s[0]) + int(s[4]) + 4*(int(s[1])+int(s[3])) + 6*int(s[2]) + 128) >> 8
		d := int(v) - around
		switch {
		case d > grain:
			d -= grain
		case d < -grain:
			d += grain
		default:
			out[x] = v
			continue
		}
		low, high := m.neighbours(max(x-1, 0), min(x+1, last))
		out[x] = clamp(min(max(int(v)+(d*m.gain)>>8, low-m.beyond), high+m.beyond))
	}
}

// neighbours are the darkest and the lightest sample from one column to another
// of the row and those beside it.
func (m *mask) neighbours(from, to int) (low, high int) {
	least, most := m.rows[2][from], m.rows[2][from]
	for _, row := range m.rows[1:4] {
		for _, v := range row[from : to+1] {
			least, most = min(least, v), max(most, v)
		}
	}
	return int(least), int(most)
}

func clamp(v int) uint8 { return uint8(min(max(v, 0), 255)) }
