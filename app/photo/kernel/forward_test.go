package kernel

import (
	"math"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// The transform is held against its definition (T.81 A.3.3).
func TestTransform(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 100 {
		var block, got [64]int32
		for i := range block {
			block[i] = int32(r.IntN(256) - 128)
		}
		got = block
		transform(&got)
		for i, v := range got {
			if want := 8 * frequency(&block, i/8, i%8); math.Abs(float64(v)-want) > 3 {
				t.Errorf("coefficient %d is %d, want %.1f", i, v, want)
			}
		}
	}
}

func frequency(samples *[64]int32, v, u int) (sum float64) {
	for i, s := range samples {
		x, y := i%8, i/8
		sum += float64(s) * math.Cos(float64((2*x+1)*u)*math.Pi/16) * math.Cos(float64((2*y+1)*v)*math.Pi/16)
	}
	for _, f := range []int{u, v} {
		if f == 0 {
			sum *= math.Sqrt2 / 2
		}
	}
	return sum / 4
}

func TestDivisionIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var steps, block [64]int32
		for i := range steps {
			steps[i] = rapid.Int32Range(1, 255).Draw(t, "step")
			block[i] = rapid.Int32Range(-1<<14, 1<<14).Draw(t, "coefficient")
		}
		var levels [64]int16
		marks := NewQuantiser(&steps).apply(&levels, &block)
		for k, place := range zigzag {
			divisor := float64(8 * steps[k])
			want := math.Copysign(math.Round(math.Abs(float64(block[place]))/divisor), float64(block[place]))
			if float64(levels[k]) != want || (marks>>k&1 == 1) != (want != 0) {
				t.Fatalf("%d / %v is %d", block[place], divisor, levels[k])
			}
		}
	})
}
