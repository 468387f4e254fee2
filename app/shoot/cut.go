package shoot

import (
	"cmp"
	"errors"
	"slices"
	"time"
)

// Cut says where the photos of one product end and those of the next begin.
// Exactly one of its fields is set.
type Cut struct {
	Every   int           // so many photos of each product
	Pause   time.Duration // a pause of at least this long between two photos
	AtBlank bool          // a blank frame between products; it belongs to none
	// Into is how many products there are: the longest pauses part them.
	Into int
}

// ErrNoTimes is the cause of an error about photos that are to be cut at pauses
// and do not tell when they were taken.
var ErrNoTimes = errors.New("not every photo tells when it was taken. Cut by a number of photos for each product, or at blank frames")

// Part cuts a shoot into the photos of one product each, by their places in
// o.Frames. Blank frames are in no part whatever cuts.
func (o Ordered) Part(c Cut) ([][]int, error) {
	if err := c.check(o.Basis); err != nil {
		return nil, err
	}
	begins := o.beginning(c)
	var parts [][]int
	open := false
	shown := 0 // photos that are not blank, of the part that is open
	for place, frame := range o.Frames {
		if frame.Blank {
			open = open && !c.AtBlank
			continue
		}
		if !open || begins[place] || c.Every > 0 && shown == c.Every {
			parts, open, shown = append(parts, nil), true, 0
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], place)
		shown++
	}
	return parts, nil
}

func (c Cut) check(basis Basis) error {
	set := 0
	for _, one := range []bool{c.Every != 0, c.Pause != 0, c.AtBlank, c.Into != 0} {
		if one {
			set++
		}
	}
	switch {
	case set != 1 || c.Every < 0 || c.Pause < 0 || c.Into < 0:
		return errors.New("a shoot is cut by a number of photos, at pauses, at blank frames or into a number of products: say one of them")
	case (c.Pause > 0 || c.Into > 0) && basis == ByName:
		return ErrNoTimes
	}
	return nil
}

// pause is the time before a photo.
type pause struct {
	place  int
	length time.Duration
}

// pauses lists the times between photos that are not blank.
func (o Ordered) pauses() []pause {
	var all []pause
	before := -1
	for place, frame := range o.Frames {
		if frame.Blank {
			continue
		}
		if before >= 0 {
			all = append(all, pause{place, o.time(place).Sub(o.time(before))})
		}
		before = place
	}
	return all
}

func (o Ordered) time(place int) time.Time {
	if o.Basis == ByClock {
		return o.Frames[place].Taken
	}
	return o.Frames[place].ModTime
}

// beginning tells the photos before which a pause parts.
func (o Ordered) beginning(c Cut) map[int]bool {
	begins := map[int]bool{}
	if c.Pause == 0 && c.Into == 0 {
		return begins
	}
	pauses := o.pauses()
	if c.Into > 0 {
		slices.SortStableFunc(pauses, func(a, b pause) int { return cmp.Compare(b.length, a.length) })
		pauses = pauses[:min(c.Into-1, len(pauses))]
	}
	for _, p := range pauses {
		if p.length >= c.Pause {
			begins[p.place] = true
		}
	}
	return begins
}
