package kernel

import "math/bits"

// zigzag gives the place in a block, row by row, of the coefficients in the
// order they are coded (T.81 figure A.6).
var zigzag = [64]uint8{
	0, 1, 8, 16, 9, 2, 3, 10,
	17, 24, 32, 25, 18, 11, 4, 5,
	12, 19, 26, 33, 40, 48, 41, 34,
	27, 20, 13, 6, 7, 14, 21, 28,
	35, 42, 49, 56, 57, 50, 43, 36,
	29, 22, 15, 23, 30, 37, 44, 51,
	58, 59, 52, 45, 38, 31, 39, 46,
	53, 60, 61, 54, 47, 55, 62, 63,
}

// Quantiser divides the coefficients of blocks by their steps, in the order
// they are coded. It is made by NewQuantiser.
type Quantiser struct {
	// half is half the divisor, for rounding; the division is a multiplication
	// and a shift. The divisor is eight times the step, because the transform's
	// results are eight times too large.
	half, factor, shift [64]uint32
}

// largest is more than any coefficient the transform yields, plus half a
// divisor, in bits: eight times 1024 and a little for rounding, plus 1020.
const largest = 15

// NewQuantiser takes the steps (1 to 255) in the order they are coded.
func NewQuantiser(steps *[64]int32) *Quantiser {
	q := &Quantiser{}
	for k, step := range steps {
		if step < 1 || step > 255 {
			panic("kernel: a quantisation step that JPEG does not have")
		}
		divisor := uint64(step) << 3
		// With so many bits the product, rounded up, is exact for every number
		// of largest bits (Granlund and Montgomery, Division by Invariant
		// Integers using Multiplication, PLDI 1994, theorem 4.2).
		shift := uint32(largest + bits.Len64(divisor-1))
		q.half[k] = uint32(divisor / 2)
		q.factor[k] = uint32((1<<shift + divisor - 1) / divisor)
		q.shift[k] = shift
	}
	return q
}

// Forward transforms and quantises a row of groups of blocks. Block b begins at
// src[8*b], its rows stride apart. Its levels go to levels[64*b], in the order
// they are coded, and bit k of marks[b] tells whether level k is not zero.
//
// The transform is Inverse's factorisation the other way round, in whole
// numbers with 13 bits for cosines and two between the passes (across, then
// down).
func Forward(levels []int16, marks []uint64, src []uint8, stride int, q *Quantiser, groups int) {
	if groups == 0 {
		return
	}
	if stride < 8*Lanes*groups {
		panic("kernel: a row of blocks that does not fit its buffers")
	}
	_ = src[7*stride+8*Lanes*groups-1]
	_ = levels[64*Lanes*groups-1]
	_ = marks[Lanes*groups-1]
	forward(levels, marks, src, stride, q, groups)
}

func forwardGo(levels []int16, marks []uint64, src []uint8, stride int, q *Quantiser, groups int) {
	for b := range Lanes * groups {
		var block [64]int32
		for y := range 8 {
			for x, v := range src[y*stride+8*b:][:8] {
				block[8*y+x] = int32(v) - 128
			}
		}
		transform(&block)
		marks[b] = q.apply((*[64]int16)(levels[64*b:]), &block)
	}
}

// apply divides, rounding to the nearest.
func (q *Quantiser) apply(levels *[64]int16, block *[64]int32) (marks uint64) {
	for k, place := range zigzag {
		v := block[place]
		sign := v >> 31
		size := uint32((v^sign)-sign) + q.half[k]
		level := int32(size * q.factor[k] >> q.shift[k])
		levels[k] = int16((level ^ sign) - sign)
		if level != 0 {
			marks |= 1 << k
		}
	}
	return marks
}

// transform turns samples into coefficients, eight times too large.
func transform(block *[64]int32) {
	for y := range 8 {
		r := (*[8]int32)(block[8*y:])
		even, odd := unfold(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7])
		const shift, round = basisBits - passBits, 1 << (basisBits - passBits - 1)
		r[0], r[4] = even[0]<<passBits, even[2]<<passBits
		r[2], r[6] = (even[1]+round)>>shift, (even[3]+round)>>shift
		r[1], r[3], r[5], r[7] = (odd[0]+round)>>shift, (odd[1]+round)>>shift, (odd[2]+round)>>shift, (odd[3]+round)>>shift
	}
	for x := range 8 {
		c := block[x:][:57]
		even, odd := unfold(c[0], c[8], c[16], c[24], c[32], c[40], c[48], c[56])
		const shift, round = basisBits + passBits, 1 << (basisBits + passBits - 1)
		const half = 1 << (passBits - 1)
		c[0], c[32] = (even[0]+half)>>passBits, (even[2]+half)>>passBits
		c[16], c[48] = (even[1]+round)>>shift, (even[3]+round)>>shift
		c[8], c[24], c[40], c[56] = (odd[0]+round)>>shift, (odd[1]+round)>>shift, (odd[2]+round)>>shift, (odd[3]+round)>>shift
	}
}

// unfold is the one-dimensional forward transform. Of its eight results the
// first and the fifth (even[0] and even[2]) are whole numbers, the others in
// fixed point of basisBits: even holds those at 0, 2, 4 and 6, odd those at 1,
// 3, 5 and 7.
func unfold(s0, s1, s2, s3, s4, s5, s6, s7 int32) (even, odd [4]int32) {
	t0, t7 := s0+s7, s0-s7
	t1, t6 := s1+s6, s1-s6
	t2, t5 := s2+s5, s2-s5
	t3, t4 := s3+s4, s3-s4

	t10, t13 := t0+t3, t0-t3
	t11, t12 := t1+t2, t1-t2
	z := (t12 + t13) * fix0541
	even = [4]int32{t10 + t11, z + t13*fix0765, t10 - t11, z - t12*fix1847}

	z5 := (t4 + t6 + t5 + t7) * fix1175
	z1, z2 := -(t4+t7)*fix0899, -(t5+t6)*fix2562
	z3, z4 := z5-(t4+t6)*fix1961, z5-(t5+t7)*fix0390
	odd = [4]int32{t7*fix1501 + z1 + z4, t6*fix3072 + z2 + z3, t5*fix2053 + z2 + z4, t4*fix0298 + z1 + z3}
	return even, odd
}
