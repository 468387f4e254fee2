package jpegfile

// forwardDCT turns the samples of a block into coefficients, eight times too
// large: rows first, then columns, by the same factorisation as butterfly.
func forwardDCT(block *[64]int32) {
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
