package inflate

import (
	"bytes"
	"compress/flate"
	"errors"
	"io"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"
)

// unpack gathers what All hands on.
func unpack(pieces ...[]byte) ([]byte, error) {
	var all []byte
	err := All(pieces, func(part []byte) bool {
		all = append(all, part...)
		return len(all) < 64<<20
	})
	return all, err
}

// text is bytes that deflate well or badly, with repetitions near and far.
func text(r *rand.Rand, size int) []byte {
	all := make([]byte, 0, size)
	for len(all) < size {
		switch run := 1 + r.IntN(600); r.IntN(4) {
		case 0:
			for range run {
				all = append(all, byte(r.Uint32()))
			}
		case 1:
			all = append(all, bytes.Repeat([]byte{byte(r.Uint32())}, run)...)
		case 2:
			for range run {
				all = append(all, byte(r.NormFloat64()*6))
			}
		default:
			if len(all) > 0 {
				back := 1 + r.IntN(min(len(all), history))
				all = append(all, all[len(all)-back:][:min(back, run)]...)
			}
		}
	}
	return all[:size]
}

func deflate(t testing.TB, level int, parts ...[]byte) []byte {
	t.Helper()
	var packed bytes.Buffer
	w, err := flate.NewWriter(&packed, level)
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range parts {
		if _, err := w.Write(part); err != nil {
			t.Fatal(err)
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return packed.Bytes()
}

func TestWhatIsDeflatedComesBack(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		r := rand.New(rand.NewPCG(rapid.Uint64().Draw(rt, "seed"), 2))
		var parts [][]byte
		for range rapid.IntRange(0, 3).Draw(rt, "parts") {
			parts = append(parts, text(r, r.IntN(1<<rapid.IntRange(1, 20).Draw(rt, "size"))))
		}
		packed := deflate(t, rapid.SampledFrom([]int{flate.NoCompression, flate.BestSpeed, 6, 9, flate.HuffmanOnly}).Draw(rt, "level"), parts...)
		var pieces [][]byte
		for rest := packed; len(rest) > 0; {
			n := min(len(rest), 1+r.IntN(len(packed)))
			pieces, rest = append(pieces, rest[:n]), rest[n:]
		}
		got, err := unpack(pieces...)
		if want := bytes.Join(parts, nil); err != nil || !bytes.Equal(got, want) {
			rt.Fatalf("%d bytes, want %d: %v", len(got), len(want), err)
		}
	})
}

func TestCutOffDataGiveWhatTheyHave(t *testing.T) {
	want := text(rand.New(rand.NewPCG(5, 6)), 400_000)
	packed := deflate(t, 6, want)
	for _, keep := range []int{0, 1, 3, 1000, len(packed) / 2, len(packed) - 1} {
		got, err := unpack(packed[:keep])
		if !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, ErrFormat) {
			t.Errorf("%d bytes: %v", keep, err)
		}
		// The last code may have been completed with zeros.
		if sound := max(len(got)-2*longest, 0); !bytes.Equal(got[:sound], want[:sound]) {
			t.Errorf("%d bytes: what came differs", keep)
		}
		if keep > 1000 && len(got) < len(want)*keep/len(packed)/2 {
			t.Errorf("%d of %d bytes: only %d came", keep, len(packed), len(got))
		}
	}
}

func TestNoMoreIsUnpackedThanIsWanted(t *testing.T) {
	calls := 0
	err := All([][]byte{deflate(t, 6, make([]byte, 10<<20))}, func([]byte) bool {
		calls++
		return false
	})
	if err != nil || calls != 1 {
		t.Errorf("%d calls, %v", calls, err)
	}
}

// compress/flate is the oracle for whatever bytes there are.
func FuzzAll(f *testing.F) {
	f.Add(deflate(f, 6, []byte("a picture of a picture of a picture")))
	f.Add(deflate(f, 0, []byte("stored")))
	f.Add(deflate(f, 9, text(rand.New(rand.NewPCG(1, 2)), 3000)))
	f.Add([]byte{0x4B, 4, 0})
	f.Fuzz(func(t *testing.T, packed []byte) {
		const most = 4 << 20
		want, wantErr := io.ReadAll(io.LimitReader(flate.NewReader(bytes.NewReader(packed)), most))
		got, err := unpack(packed)
		if wantErr == nil && len(want) < most && (err != nil || !bytes.Equal(got, want)) {
			t.Errorf("%d bytes and %v, compress/flate has %d", len(got), err, len(want))
		}
		if wantErr != nil && err == nil {
			t.Errorf("no error, compress/flate has %v", wantErr)
		}
	})
}

func BenchmarkAll(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	plain := make([]byte, 8<<20) // as the filtered rows of a photo are
	for i := range plain {
		plain[i] = byte(r.NormFloat64() * 5)
	}
	packed := deflate(b, 6, plain)
	b.Run("own", func(b *testing.B) {
		b.SetBytes(int64(len(plain)))
		for b.Loop() {
			if err := All([][]byte{packed}, func([]byte) bool { return true }); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("compress/flate", func(b *testing.B) {
		b.SetBytes(int64(len(plain)))
		for b.Loop() {
			if _, err := io.Copy(io.Discard, flate.NewReader(bytes.NewReader(packed))); err != nil {
				b.Fatal(err)
			}
		}
	})
}
