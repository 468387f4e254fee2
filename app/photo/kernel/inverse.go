package kernel

import "math"

// Inverse makes the samples of a row of groups of blocks: size×size (1 to 8) of
// each block, from the size×size lowest frequencies, which is the block
// averaged down. The coefficients of a group begin span after those of the
// group before; coefficient k, in the order they are coded, of the block in
// lane b lies at Lanes*k+b. Those behind Finest(size) need not be there. Steps
// are the quantisation steps in the same order. The first block begins at
// dst[0], each next one size further, and rows are stride apart; behind the last
// group's samples each row has Slack bytes more, whose content is undefined.
//
// The arithmetic is that of whole numbers, 13 bits for cosines and two beyond
// the point between the two passes (down, then across), wrapping where a
// hostile file makes numbers too large. At full size it is the factorisation of
// Loeffler, Ligtenberg and Moschytz (Practical Fast 1-D DCT Algorithms with 11
// Multiplications, ICASSP 1989), at others the definition (T.81 A.3.3 with size
// for 8, the factor before the sum staying ½).
func Inverse(dst []uint8, stride int, coefs []int16, span int, steps *[64]int32, size, groups int) {
	if groups == 0 {
		return
	}
	if size < 1 || size > 8 || span < Lanes*(Finest(size)+1) || stride < groups*Lanes*size+Slack {
		panic("kernel: a row of blocks that does not fit its buffers")
	}
	_ = dst[size*stride-1]
	_ = coefs[groups*span-1]
	inverse(dst, stride, coefs, span, steps, size, groups)
}

// Finest returns the last coefficient, in the order they are coded, that
// matters to blocks of size×size samples.
func Finest(size int) int { return finest[size] }

var finest = func() (all [9]int) {
	for k, place := range zigzag {
		for size := max(int(place/8), int(place%8)) + 1; size <= 8; size++ {
			all[size] = k
		}
	}
	return all
}()

const (
	basisBits = 13
	passBits  = 2
)

// basis[n] is the matrix that leads from the n lowest frequencies to n samples,
// row by row.
var basis = func() (tables [8][]int32) {
	for n := 1; n < len(tables); n++ {
		for x := range n {
			for u := range n {
				c := 0.5
				if u == 0 {
					c *= math.Sqrt2 / 2
				}
				c *= math.Cos(float64((2*x+1)*u) * math.Pi / float64(2*n))
				tables[n] = append(tables[n], int32(math.Round(c*(1<<basisBits))))
			}
		}
	}
	return tables
}()

func inverseGo(dst []uint8, stride int, coefs []int16, span int, steps *[64]int32, size, groups int) {
	for g := range groups {
		for lane := range Lanes {
			var block [64]int32
			for k, place := range zigzag[:finest[size]+1] {
				block[place] = int32(coefs[g*span+Lanes*k+lane]) * steps[k]
			}
			out := dst[(g*Lanes+lane)*size:]
			switch size {
			case 1:
				out[0] = clamp((block[0]+4)>>3 + 128)
			case 8:
				fullInverse(&block, out, stride)
			default:
				scaledInverse(&block, out, stride, size)
			}
		}
	}
}

// scaledInverse makes fewer than eight samples a side. Even frequencies are the
// same at both ends of a line and odd ones opposite, so that samples are made
// in pairs.
func scaledInverse(block *[64]int32, dst []uint8, stride, size int) {
	var mid [64]int32
	for u := range size {
		for y := range (size + 1) / 2 {
			even, odd := int32(1)<<(basisBits-passBits-1), int32(0)
			weights := basis[size][y*size:][:size]
			for v := 0; v < size; v += 2 {
				even += weights[v] * block[v*8+u]
			}
			for v := 1; v < size; v += 2 {
				odd += weights[v] * block[v*8+u]
			}
			mid[(size-1-y)*8+u] = (even - odd) >> (basisBits - passBits)
			mid[y*8+u] = (even + odd) >> (basisBits - passBits)
		}
	}
	for y := range size {
		in, out := (*[8]int32)(mid[y*8:]), dst[y*stride:][:size]
		for x := range (size + 1) / 2 {
			even, odd := int32(1)<<(basisBits+passBits-1)+128<<(basisBits+passBits), int32(0)
			weights := basis[size][x*size:][:size]
			for u := 0; u < len(weights); u += 2 {
				even += weights[u] * in[u&7]
			}
			for u := 1; u < len(weights); u += 2 {
				odd += weights[u] * in[u&7]
			}
			out[size-1-x] = clamp((even - odd) >> (basisBits + passBits))
			out[x] = clamp((even + odd) >> (basisBits + passBits))
		}
	}
}

// Constants of the fast transform: cosines and their sums, times 2^basisBits.
const (
	fix0298 = 2446  // 0.298631336
	fix0390 = 3196  // 0.390180644
	fix0541 = 4433  // 0.541196100
	fix0765 = 6270  // 0.765366865
	fix0899 = 7373  // 0.899976223
	fix1175 = 9633  // 1.175875602
	fix1501 = 12299 // 1.501321110
	fix1847 = 15137 // 1.847759065
	fix1961 = 16069 // 1.961570560
	fix2053 = 16819 // 2.053119869
	fix2562 = 20995 // 2.562915447
	fix3072 = 25172 // 3.072711026
)

func fullInverse(block *[64]int32, dst []uint8, stride int) {
	for x := range 8 {
		c := block[x:][:57]
		const shift, round = basisBits - passBits, 1 << (basisBits - passBits - 1)
		e, o := butterfly(c[0], c[8], c[16], c[24], c[32], c[40], c[48], c[56], round)
		c[0], c[56] = (e[0]+o[0])>>shift, (e[0]-o[0])>>shift
		c[8], c[48] = (e[1]+o[1])>>shift, (e[1]-o[1])>>shift
		c[16], c[40] = (e[2]+o[2])>>shift, (e[2]-o[2])>>shift
		c[24], c[32] = (e[3]+o[3])>>shift, (e[3]-o[3])>>shift
	}
	for y := range 8 {
		r, out := block[y*8:][:8], dst[y*stride:][:8]
		const shift = basisBits + passBits + 3
		const round = 1<<(shift-1) + 128<<shift
		e, o := butterfly(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], round)
		out[0], out[7] = clamp((e[0]+o[0])>>shift), clamp((e[0]-o[0])>>shift)
		out[1], out[6] = clamp((e[1]+o[1])>>shift), clamp((e[1]-o[1])>>shift)
		out[2], out[5] = clamp((e[2]+o[2])>>shift), clamp((e[2]-o[2])>>shift)
		out[3], out[4] = clamp((e[3]+o[3])>>shift), clamp((e[3]-o[3])>>shift)
	}
}

// butterfly is the one-dimensional transform as far as the last sums: sample i
// is even[i]+odd[i], sample 7-i is even[i]-odd[i]. round is added to every
// sample for the shift that follows.
func butterfly(s0, s1, s2, s3, s4, s5, s6, s7, round int32) (even, odd [4]int32) {
	z := (s2 + s6) * fix0541
	t2, t3 := z-s6*fix1847, z+s2*fix0765
	t0, t1 := (s0+s4)<<basisBits+round, (s0-s4)<<basisBits+round
	even = [4]int32{t0 + t3, t1 + t2, t1 - t2, t0 - t3}

	z5 := (s7 + s3 + s5 + s1) * fix1175
	z1, z2 := -(s7+s1)*fix0899, -(s5+s3)*fix2562
	z3, z4 := z5-(s7+s3)*fix1961, z5-(s5+s1)*fix0390
	odd = [4]int32{s1*fix1501 + z1 + z4, s3*fix3072 + z2 + z3, s5*fix2053 + z2 + z4, s7*fix0298 + z1 + z3}
	return even, odd
}

func clamp(v int32) uint8 {
	if uint32(v) > 255 {
		if v < 0 {
			return 0
		}
		return 255
	}
	return uint8(v)
}
