package kernel

const (
	// WeightBits is the fixed-point precision of weights: those of a sample add
	// up to 1<<WeightBits.
	WeightBits = 14
	// RowBits is the precision that rows keep between the two directions,
	// beyond whole steps: with it, and room for a filter's overshoot, they fit
	// sixteen bits.
	RowBits = 6
	// Taps is what the number of weights of a sample is a multiple of, across.
	Taps = 8
)

// Across resamples rows of samples: sample i of a row is the sum of taps (a
// multiple of Taps) old samples from first[i] on, weighted by weights[i*taps]
// and what follows, rounded to RowBits and limited to sixteen bits. Rows are
// stride apart in src and len(first) apart in dst. Weights are small enough for
// any sum of their sizes to stay below 1<<22.
func Across(dst []int16, src []uint8, stride, rows int, first []int32, weights []int16, taps int) {
	if rows == 0 || len(first) == 0 {
		return
	}
	if taps < Taps || taps%Taps != 0 {
		panic("kernel: a number of weights that registers do not hold")
	}
	_ = dst[rows*len(first)-1]
	_ = weights[len(first)*taps-1]
	// The places only ever grow.
	if last := int(first[len(first)-1]); first[0] < 0 || last+taps > stride || (rows-1)*stride+last+taps > len(src) {
		panic("kernel: a row that ends before its samples")
	}
	across(dst, src, stride, rows, first, weights, taps)
}

func acrossGo(dst []int16, src []uint8, stride, rows int, first []int32, weights []int16, taps int) {
	const round = 1 << (WeightBits - RowBits - 1)
	for y := range rows {
		row, out := src[y*stride:], dst[y*len(first):][:len(first)]
		for i, low := range first {
			w, p := weights[i*taps:][:taps], row[low:][:taps]
			sum := int32(round)
			for len(w) >= 8 && len(p) >= 8 {
				sum += int32(w[0])*int32(p[0]) + int32(w[1])*int32(p[1]) + int32(w[2])*int32(p[2]) + int32(w[3])*int32(p[3]) +
					int32(w[4])*int32(p[4]) + int32(w[5])*int32(p[5]) + int32(w[6])*int32(p[6]) + int32(w[7])*int32(p[7])
				w, p = w[8:], p[8:]
			}
			out[i] = limit(sum >> (WeightBits - RowBits))
		}
	}
}

func limit(v int32) int16 { return int16(min(max(v, -1<<15), 1<<15-1)) }

// Down makes a row of samples from rows that Across made, weighted. Ring holds
// such rows, each as long as dst, of which the one at first (an index of a row)
// comes first; behind the last comes the first again.
func Down(dst []uint8, ring []int16, first int, weights []int16) {
	if len(dst) == 0 {
		return
	}
	slots := len(ring) / len(dst)
	if len(weights) == 0 || len(weights) > slots || first < 0 || first >= slots {
		panic("kernel: a row made from rows that are not there")
	}
	down(dst, ring, first, weights)
}

func downGo(dst []uint8, ring []int16, first int, weights []int16) {
	const shift = WeightBits + RowBits
	slots := len(ring) / len(dst)
	var sums [256]int32
	for start := 0; start < len(dst); start += len(sums) {
		out := dst[start:min(start+len(sums), len(dst))]
		for i := range out {
			sums[i] = 1 << (shift - 1)
		}
		slot := first
		for _, w := range weights {
			for i, v := range ring[slot*len(dst)+start:][:len(out)] {
				sums[i] += int32(w) * int32(v)
			}
			if slot++; slot == slots {
				slot = 0
			}
		}
		for i := range out {
			out[i] = clamp(sums[i] >> shift)
		}
	}
}
