package kernel

import (
	"fmt"
	"image/color"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// onEach runs a test on every version that this processor has, and says which.
func onEach(t *rapid.T, check func(version string)) {
	for _, v := range versions() {
		v.use()
		check(v.name)
	}
}

// noise is bytes as random as a short seed allows.
func noise(t *rapid.T) *rand.Rand { return rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)) }

func samples(r *rand.Rand, n int) []uint8 {
	all := make([]uint8, n)
	extreme := r.IntN(2) == 0
	for i := range all {
		if all[i] = uint8(r.Uint32()); extreme {
			all[i] = uint8(int8(all[i]) >> 7)
		}
	}
	return all
}

func words16(r *rand.Rand, n, size int) []int16 {
	all := make([]int16, n)
	for i := range all {
		all[i] = int16(r.IntN(2*size) - size)
	}
	return all
}

func TestInverseIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		size, groups := rapid.IntRange(1, 8).Draw(t, "size"), rapid.IntRange(1, 5).Draw(t, "groups")
		span := Lanes * (Finest(size) + 1 + rapid.IntRange(0, 3).Draw(t, "gap"))
		// Beyond what real files hold, numbers wrap.
		coefs := words16(r, groups*span, 1<<rapid.IntRange(0, 15).Draw(t, "bits"))
		var steps [64]int32
		for i := range steps {
			steps[i] = int32(r.IntN(1 << rapid.SampledFrom([]int{4, 8, 16}).Draw(t, "step bits")))
		}
		stride := groups*Lanes*size + Slack + r.IntN(9)
		want := make([]uint8, size*stride)
		inverseGo(want, stride, coefs, span, &steps, size, groups)
		onEach(t, func(version string) {
			got := make([]uint8, size*stride)
			Inverse(got, stride, coefs, span, &steps, size, groups)
			for y := range size {
				if a, b := got[y*stride:][:groups*Lanes*size], want[y*stride:][:groups*Lanes*size]; !slices.Equal(a, b) {
					t.Fatalf("%s: row %d is\n%v, want\n%v", version, y, a, b)
				}
			}
		})
	})
}

func TestForwardIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		groups := rapid.IntRange(1, 4).Draw(t, "groups")
		stride := 64*groups + r.IntN(9)
		src := samples(r, 8*stride)
		var steps [64]int32
		for i := range steps {
			steps[i] = int32(1 + r.IntN(rapid.SampledFrom([]int{1, 5, 255}).Draw(t, "steps")))
		}
		q := NewQuantiser(&steps)
		want, wantMarks := make([]int16, 512*groups), make([]uint64, 8*groups)
		forwardGo(want, wantMarks, src, stride, q, groups)
		onEach(t, func(version string) {
			got, marks := make([]int16, 512*groups), make([]uint64, 8*groups)
			Forward(got, marks, src, stride, q, groups)
			if !slices.Equal(got, want) || !slices.Equal(marks, wantMarks) {
				t.Fatalf("%s:\n%v, want\n%v\n%x, want\n%x", version, got, want, marks, wantMarks)
			}
		})
	})
}

func TestAcrossIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		taps, count := Taps*rapid.IntRange(1, 5).Draw(t, "taps"), rapid.IntRange(1, 40).Draw(t, "count")
		rows, width := rapid.IntRange(1, 9).Draw(t, "rows"), taps+rapid.IntRange(0, 100).Draw(t, "more")
		first := make([]int32, count)
		for i := range first {
			first[i] = int32(r.IntN(width - taps + 1))
		}
		slices.Sort(first)
		weights := words16(r, count*taps, (1<<22)/256/taps)
		src := samples(r, rows*width)
		want := make([]int16, rows*count)
		acrossGo(want, src, width, rows, first, weights, taps)
		onEach(t, func(version string) {
			got := make([]int16, rows*count)
			Across(got, src, width, rows, first, weights, taps)
			if !slices.Equal(got, want) {
				t.Fatalf("%s:\n%v, want\n%v", version, got, want)
			}
		})
	})
}

func TestDownIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		taps, count := rapid.IntRange(1, 20).Draw(t, "taps"), rapid.IntRange(1, 90).Draw(t, "count")
		slots := taps + rapid.IntRange(0, 8).Draw(t, "more")
		ring := words16(r, slots*count, 1<<15)
		weights := words16(r, taps, (1<<15)/taps)
		first := r.IntN(slots)
		want := make([]uint8, count)
		downGo(want, ring, first, weights)
		onEach(t, func(version string) {
			got := make([]uint8, count)
			Down(got, ring, first, weights)
			if !slices.Equal(got, want) {
				t.Fatalf("%s:\n%v, want\n%v", version, got, want)
			}
		})
	})
}

func TestTransposeIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		width, height := rapid.IntRange(1, 40).Draw(t, "width"), rapid.IntRange(1, 40).Draw(t, "height")
		stride := width + rapid.IntRange(0, 9).Draw(t, "gap")
		src := samples(noise(t), stride*height)
		backwards, upwards := rapid.Bool().Draw(t, "backwards"), rapid.Bool().Draw(t, "upwards")
		want := make([]uint8, width*height)
		transposeGo(want, src, stride, width, height, backwards, upwards)
		onEach(t, func(version string) {
			got := make([]uint8, width*height)
			Transpose(got, src, stride, width, height, backwards, upwards)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", version, got, want)
			}
		})
	})
}

func TestUnfilterIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		size := rapid.IntRange(1, 8).Draw(t, "size")
		count := size * rapid.IntRange(1, 40).Draw(t, "pixels")
		row, above := samples(r, count+Slack), samples(r, count+Slack)
		filter := rapid.IntRange(0, 4).Draw(t, "filter")
		want := slices.Clone(row)
		unfilterGo(filter, want, above, count, size)
		onEach(t, func(version string) {
			got := slices.Clone(row)
			Unfilter(filter, got, above, count, size)
			if !slices.Equal(got[:count], want[:count]) {
				t.Fatalf("%s, filter %d: %v, want %v", version, filter, got, want)
			}
		})
	})
}

func TestColoursAreThoseOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		size, n := rapid.IntRange(3, 4).Draw(t, "size"), rapid.IntRange(1, 70).Draw(t, "pixels")
		pix := samples(r, n*size)
		want := samples(r, 3*n)
		splitGo(want[:n], want[n:2*n], want[2*n:], pix, size)
		for i := range n {
			y, cb, cr := color.RGBToYCbCr(pix[i*size], pix[i*size+1], pix[i*size+2])
			if want[i] != y || want[n+i] != cb || want[2*n+i] != cr {
				t.Fatalf("%v is not what image/color says", pix[i*size:][:3])
			}
		}
		pix = pix[:len(pix)/4*4]
		background := [3]uint8(samples(r, 3))
		flat := slices.Clone(pix)
		flattenGo(flat, background)
		whole := samples(r, n*size)
		onEach(t, func(version string) {
			got := make([]uint8, 3*n)
			splitGo(want[:n], want[n:2*n], want[2*n:], whole, size)
			Split(got[:n], got[n:2*n], got[2*n:], whole, size)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", version, got, want)
			}
			got = slices.Clone(pix)
			Flatten(got, background)
			if !slices.Equal(got, flat) {
				t.Fatalf("%s: %v, want %v", version, got, flat)
			}
		})
	})
}

func TestJoinIsThatOfGo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		r := noise(t)
		n, odd := rapid.IntRange(1, 200).Draw(t, "pixels"), rapid.IntRange(0, 1).Draw(t, "odd")
		luma, cb, cr := samples(r, n), samples(r, n/2+1), samples(r, n/2+1)
		want := make([]uint8, 4*n)
		joinGo(want, luma, cb, cr, odd)
		onEach(t, func(version string) {
			got := make([]uint8, 4*n)
			Join(got, luma, cb, cr, odd)
			if !slices.Equal(got, want) {
				t.Fatalf("%s: %v, want %v", version, got, want)
			}
		})
	})
}

func BenchmarkInverse(b *testing.B) {
	const groups = 63 // a row of a picture of twelve megapixels
	r := rand.New(rand.NewPCG(1, 1))
	var steps [64]int32
	for i := range steps {
		steps[i] = 4
	}
	for _, size := range []int{1, 3, 5, 8} {
		coefs, span := words16(r, groups*512, 50), Lanes*(Finest(size)+1)
		stride := groups*Lanes*size + Slack
		dst := make([]uint8, size*stride)
		for _, v := range versions() {
			b.Run(fmt.Sprintf("%d/%s", size, v.name), func(b *testing.B) {
				v.use()
				b.SetBytes(groups * Lanes * 64)
				for b.Loop() {
					Inverse(dst, stride, coefs, span, &steps, size, groups)
				}
			})
		}
	}
}

func BenchmarkForward(b *testing.B) {
	const groups = 32
	src := samples(rand.New(rand.NewPCG(1, 1)), 8*64*groups)
	var steps [64]int32
	for i := range steps {
		steps[i] = 6
	}
	q := NewQuantiser(&steps)
	levels, marks := make([]int16, 512*groups), make([]uint64, 8*groups)
	for _, v := range versions() {
		b.Run(v.name, func(b *testing.B) {
			v.use()
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Forward(levels, marks, src, 64*groups, q, groups)
			}
		})
	}
}

func BenchmarkResample(b *testing.B) {
	const from, to, taps = 2500, 2048, 8
	r := rand.New(rand.NewPCG(1, 1))
	first, weights := make([]int32, to), words16(r, to*taps, 4000)
	for i := range first {
		first[i] = int32(min(i*from/to, from-taps))
	}
	src, ring, dst := samples(r, 5*from), make([]int16, 13*to), make([]uint8, to)
	for _, v := range versions() {
		b.Run("across/"+v.name, func(b *testing.B) {
			v.use()
			b.SetBytes(5 * to)
			for b.Loop() {
				Across(ring, src, from, 5, first, weights, taps)
			}
		})
		b.Run("down/"+v.name, func(b *testing.B) {
			v.use()
			b.SetBytes(to)
			for b.Loop() {
				Down(dst, ring, 3, weights[:taps])
			}
		})
	}
}

func BenchmarkTranspose(b *testing.B) {
	src, dst := make([]uint8, 2048*1536), make([]uint8, 2048*1536)
	for _, v := range versions() {
		b.Run(v.name, func(b *testing.B) {
			v.use()
			b.SetBytes(int64(len(src)))
			for b.Loop() {
				Transpose(dst, src, 2048, 2048, 1536, true, false)
			}
		})
	}
}

func BenchmarkUnfilter(b *testing.B) {
	row, above := make([]uint8, 12000+Slack), make([]uint8, 12000+Slack)
	for _, v := range versions() {
		for filter := 1; filter <= 4; filter++ {
			b.Run(fmt.Sprintf("%d/%s", filter, v.name), func(b *testing.B) {
				v.use()
				b.SetBytes(12000)
				for b.Loop() {
					Unfilter(filter, row, above, 12000, 3)
				}
			})
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	pix, out := make([]uint8, 16000), make([]uint8, 12000)
	for _, v := range versions() {
		for size := 3; size <= 4; size++ {
			b.Run(fmt.Sprintf("%d/%s", size, v.name), func(b *testing.B) {
				v.use()
				b.SetBytes(int64(4000 * size))
				for b.Loop() {
					Split(out[:4000], out[4000:8000], out[8000:], pix, size)
				}
			})
		}
	}
}

func BenchmarkJoin(b *testing.B) {
	pix, in := make([]uint8, 4*2048), make([]uint8, 2048)
	for _, v := range versions() {
		b.Run(v.name, func(b *testing.B) {
			v.use()
			b.SetBytes(2048)
			for b.Loop() {
				Join(pix, in, in, in, 0)
			}
		})
	}
}
