package fingerprint

import (
	"cmp"
	"context"
	"math/bits"
	"slices"
)

// Index finds the pictures of a collection that are like another one. It does
// not change and may be used from several goroutines at once.
//
// Forms that differ in at most nearForm bits differ in few bits in at least one
// of four bands of sixteen (Norouzi, Punjani, Fleet: "Fast Search in Hamming
// Space with Multi-Index Hashing", CVPR 2012). Each band has a table of all its
// values, so that a search looks up those near the one it has.
type Index struct {
	looks []indexed
	bands [bands]band
}

// indexed is a look of a picture of the collection.
type indexed struct {
	form    uint64
	picture int32 // its place in the collection
	*look
}

const (
	bands    = 4
	bandBits = 64 / bands
	// bandNear is in how many bits at most the band differs that differs least.
	bandNear = nearForm / bands
)

// band lists looks by their value in the band: those with value v are
// looks[starts[v]:starts[v+1]].
type band struct {
	starts []int32
	looks  []int32
}

// nearMasks are the differences that a band may have, none first.
var nearMasks = func() (masks []uint16) {
	for mask := range 1 << bandBits {
		if bits.OnesCount16(uint16(mask)) <= bandNear {
			masks = append(masks, uint16(mask))
		}
	}
	return masks
}()

// NewIndex makes an index of pictures. It keeps the fingerprints.
func NewIndex(prints []Print) *Index {
	x := &Index{}
	for picture, p := range prints {
		for i := range p.looks {
			x.looks = append(x.looks, indexed{form: p.looks[i].form, picture: int32(picture), look: &p.looks[i]})
		}
	}
	for b := range x.bands {
		x.bands[b] = newBand(x.looks, b)
	}
	return x
}

// newBand sorts looks by counting.
func newBand(looks []indexed, at int) band {
	b := band{starts: make([]int32, 1<<bandBits+1), looks: make([]int32, len(looks))}
	for _, l := range looks {
		b.starts[int(bandOf(l.form, at))+1]++
	}
	for v := range 1 << bandBits {
		b.starts[v+1] += b.starts[v]
	}
	next := slices.Clone(b.starts)
	for i, l := range looks {
		v := bandOf(l.form, at)
		b.looks[next[v]] = int32(i)
		next[v]++
	}
	return b
}

func bandOf(form uint64, at int) uint16 { return uint16(form >> (at * bandBits)) }

// Like is a picture of the collection that is like the one asked for.
type Like struct {
	Picture  int // its place in the collection
	Likeness Likeness
}

// Search finds the pictures that are like one, from OtherColour on, the most
// alike first.
func (x *Index) Search(p Print) []Like {
	best := map[int32]Likeness{}
	for i := range p.looks {
		for _, found := range x.formsNear(p.looks[i].form, nil) {
			likeness := compareLooks(&p.looks[i], x.looks[found].look)
			if likeness.Verdict > Different {
				picture := x.looks[found].picture
				best[picture] = closer(best[picture], likeness)
			}
		}
	}
	likes := make([]Like, 0, len(best))
	for picture, likeness := range best {
		likes = append(likes, Like{Picture: int(picture), Likeness: likeness})
	}
	slices.SortFunc(likes, func(a, b Like) int {
		return cmp.Or(compareLikeness(b.Likeness, a.Likeness), cmp.Compare(a.Picture, b.Picture))
	})
	return likes
}

// formsNear appends the looks whose forms are near one, each once.
func (x *Index) formsNear(form uint64, found []int32) []int32 {
	for at := range x.bands {
		b, own := &x.bands[at], bandOf(form, at)
		for _, mask := range nearMasks {
			v := int(own ^ mask)
			for _, l := range b.looks[b.starts[v]:b.starts[v+1]] {
				differing := form ^ x.looks[l].form
				if bits.OnesCount64(differing) <= nearForm && firstNearBand(differing) == at {
					found = append(found, l)
				}
			}
		}
	}
	return found
}

// firstNearBand is the first band in which forms differ in few bits: a look is
// found in each such band and taken in the first.
func firstNearBand(differing uint64) int {
	at := 0
	for bits.OnesCount16(bandOf(differing, at)) > bandNear {
		at++
	}
	return at
}

// Groups puts the pictures together that are alike from a verdict on: each is
// like at least one other of its group. Groups and their pictures are in the
// order of the collection; pictures that are like no other are in none. The
// error is the context's.
func (x *Index) Groups(ctx context.Context, least Verdict) ([][]int, error) {
	together := newSets(x.looks)
	var near []int32
	for i := range x.looks {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l := &x.looks[i]
		near = x.formsNear(l.form, near[:0])
		for _, other := range near {
			o := &x.looks[other]
			if int(other) >= i || together.are(l.picture, o.picture) {
				continue
			}
			if compareLooks(l.look, o.look).Verdict >= least {
				together.join(l.picture, o.picture)
			}
		}
	}
	return together.groups(), nil
}
