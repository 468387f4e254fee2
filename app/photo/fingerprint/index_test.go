package fingerprint_test

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/photo/fingerprint"
	"storehand/app/photo/phototest"
)

// lookSize is what the fingerprint of one look takes, see Parse.
const lookSize = 202

// fatal is what ends a test, or one try of a property.
type fatal interface{ Fatal(args ...any) }

// madeUp is a fingerprint of given forms, all of one colour and size.
func madeUp(t fatal, forms ...uint64) fingerprint.Print {
	body := make([]byte, 0, 2*lookSize)
	for _, form := range forms {
		body = binary.BigEndian.AppendUint64(body, form)
		body = append(body, 100, 100)
		body = append(body, make([]byte, lookSize-10)...)
	}
	p, err := fingerprint.Parse(body)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// flipped is a form with so many bits changed.
func flipped(random *rand.Rand, form uint64, bits int) uint64 {
	for _, bit := range random.Perm(64)[:bits] {
		form ^= 1 << bit
	}
	return form
}

// collection makes fingerprints of which some are near others.
func collection(t fatal, random *rand.Rand, n int) []fingerprint.Print {
	var forms []uint64
	prints := make([]fingerprint.Print, n)
	for i := range prints {
		form := random.Uint64()
		if i > 0 && random.IntN(4) == 0 {
			form = flipped(random, forms[random.IntN(i)], random.IntN(14))
		}
		forms = append(forms, form)
		prints[i] = madeUp(t, form)
		if random.IntN(3) == 0 {
			prints[i] = madeUp(t, form, random.Uint64())
		}
	}
	return prints
}

func TestIndexFindsWhatComparingWithAllFinds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		prints := collection(t, random, rapid.IntRange(0, 60).Draw(t, "pictures"))
		index := fingerprint.NewIndex(prints)
		for i, p := range prints {
			want := map[int]fingerprint.Likeness{}
			for k, other := range prints {
				if found := fingerprint.Compare(p, other); found.Verdict > fingerprint.Different {
					want[k] = found
				}
			}
			got := map[int]fingerprint.Likeness{}
			likes := index.Search(p)
			for _, like := range likes {
				got[like.Picture] = like.Likeness
			}
			if diff := cmp.Diff(want, got); diff != "" || len(got) != len(likes) {
				t.Fatalf("picture %d (-compared +found):\n%s", i, diff)
			}
			if !slices.IsSortedFunc(likes, func(a, b fingerprint.Like) int { return int(b.Likeness.Verdict - a.Likeness.Verdict) }) {
				t.Fatalf("picture %d: %v are not in order", i, likes)
			}
		}
	})
}

// Each picture of a group is near one of the same group and none of another.
func TestGroupsAreWhatHangsTogether(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		random := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		prints := collection(t, random, rapid.IntRange(0, 60).Draw(t, "pictures"))
		groups, err := fingerprint.NewIndex(prints).Groups(context.Background(), fingerprint.Near)
		if err != nil {
			t.Fatal(err)
		}
		of := map[int]int{}
		for i, group := range groups {
			for _, picture := range group {
				of[picture] = i + 1
			}
		}
		for i := range prints {
			alone := true
			for k := range prints {
				if i != k && fingerprint.Compare(prints[i], prints[k]).Verdict >= fingerprint.Near {
					alone = false
					if of[i] == 0 || of[i] != of[k] {
						t.Fatalf("%d and %d are alike and in groups %d and %d", i, k, of[i], of[k])
					}
				}
			}
			if alone && of[i] != 0 {
				t.Fatalf("%d is like no other and in a group", i)
			}
		}
	})
}

func TestGroupsEndWithTheirContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	index := fingerprint.NewIndex([]fingerprint.Print{madeUp(t, 1), madeUp(t, 1)})
	if groups, err := index.Groups(ctx, fingerprint.Near); !errors.Is(err, context.Canceled) || groups != nil {
		t.Errorf("%v, %v", groups, err)
	}
}

func TestPicturesThatShowNothingAreLikeNone(t *testing.T) {
	grey := image.NewGray(image.Rect(0, 0, 300, 200))
	faint := image.NewGray(grey.Rect)
	for i := range faint.Pix {
		faint.Pix[i] = uint8(128 + i%2)
	}
	for name, img := range map[string]image.Image{
		"of one colour": grey, "faint": faint, "empty": image.NewGray(image.Rectangle{}),
		"transparent": image.NewNRGBA(image.Rect(0, 0, 20, 20)), "one pixel": phototest.Photo(1, 1),
	} {
		p := fingerprint.Of(img)
		if !p.Empty() || len(p.Bytes()) != 0 {
			t.Errorf("%s: a fingerprint of %d bytes", name, len(p.Bytes()))
		}
		if found := fingerprint.Compare(p, p); found.Verdict != fingerprint.Different {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestFingerprintIsReadAsItWasWritten(t *testing.T) {
	for _, size := range []image.Point{{400, 300}, {300, 1}, {1, 3000}, {7, 5}} {
		p := fingerprint.Of(phototest.Photo(size.X, size.Y))
		read, err := fingerprint.Parse(p.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if found := fingerprint.Compare(p, read); !p.Empty() && found != (fingerprint.Likeness{Verdict: fingerprint.Same}) {
			t.Errorf("%v: %+v", size, found)
		}
		if read.Empty() != p.Empty() {
			t.Errorf("%v: empty %v, was %v", size, read.Empty(), p.Empty())
		}
	}
}

func TestTransparencyIsWhite(t *testing.T) {
	cutOut := phototest.Photo(200, 200)
	page := phototest.Photo(200, 200)
	for i := 0; i < len(page.Pix)/2; i += 4 {
		copy(cutOut.Pix[i:], []uint8{9, 99, 200, 0})
		copy(page.Pix[i:], []uint8{255, 255, 255, 255})
	}
	if found := fingerprint.Compare(fingerprint.Of(cutOut), fingerprint.Of(page)); found != (fingerprint.Likeness{Verdict: fingerprint.Same}) {
		t.Errorf("%+v", found)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(fingerprint.Of(phototest.Photo(40, 30)).Bytes())
	f.Add([]byte{})
	f.Add(make([]byte, lookSize))
	f.Fuzz(func(t *testing.T, body []byte) {
		p, err := fingerprint.Parse(body)
		if err != nil {
			return
		}
		if string(p.Bytes()) != string(body) {
			t.Fatalf("read %x, wrote %x", body, p.Bytes())
		}
		if found := fingerprint.Compare(p, p); found.Verdict != fingerprint.Same && !p.Empty() {
			t.Fatalf("unlike itself: %+v", found)
		}
		if likes := fingerprint.NewIndex([]fingerprint.Print{p}).Search(p); (len(likes) == 1) == p.Empty() {
			t.Fatalf("found %v", likes)
		}
	})
}

func BenchmarkOf(b *testing.B) {
	img := phototest.Photo(fingerprint.Side, fingerprint.Side*3/4)
	for b.Loop() {
		fingerprint.Of(img)
	}
}

// BenchmarkIndex compares the index with a look at every picture, for one
// search and for all groups.
func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		prints := collection(b, rand.New(rand.NewPCG(1, 2)), n)
		index := fingerprint.NewIndex(prints)
		b.Run(fmt.Sprintf("build/%d", n), func(b *testing.B) {
			for b.Loop() {
				fingerprint.NewIndex(prints)
			}
		})
		b.Run(fmt.Sprintf("search/%d", n), func(b *testing.B) {
			for b.Loop() {
				index.Search(prints[n/2])
			}
		})
		b.Run(fmt.Sprintf("compare-with-all/%d", n), func(b *testing.B) {
			for b.Loop() {
				for i := range prints {
					fingerprint.Compare(prints[n/2], prints[i])
				}
			}
		})
		b.Run(fmt.Sprintf("groups/%d", n), func(b *testing.B) {
			for b.Loop() {
				if _, err := index.Groups(context.Background(), fingerprint.Near); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
