package bench

import "storehand/app/photo"

// Mark is the one thing to say first about a photo on the bench.
type Mark int

// The marks, in the order in which they are told.
const (
	Unreadable Mark = iota // no picture that can be used
	Failed                 // preparing it failed
	OnProduct              // a picture of its product, staged
	Twin                   // another photo has the same content
	Unmatched              // no product
	Unsure                 // its product awaits the user's word
	TooSmall               // smaller than the preset asks for
	Damaged                // a part of it could not be read
	Finished               // prepared
	Waiting                // not prepared yet
	marks                  // how many there are
)

// Mark says what is to be said first about the photo under a preset.
func (e *Entry) Mark(preset photo.Preset) Mark {
	for mark := range marks {
		if e.Has(mark, preset) {
			return mark
		}
	}
	return Waiting
}

// Has reports whether a mark holds for the photo under a preset.
func (e *Entry) Has(mark Mark, preset photo.Preset) bool {
	switch mark {
	case Unreadable:
		return e.Problem != nil
	case Failed:
		return e.Failure != ""
	case Twin:
		return e.Twin != ""
	case Unmatched:
		return e.Problem == nil && e.Binding.Product == 0 && !e.Binding.Unsure()
	case Unsure:
		return e.Binding.Unsure()
	case TooSmall:
		return e.Looked && e.Problem == nil && preset.Forecast(e.Facts).Small
	case Damaged:
		return e.Made != nil && e.Made.Report.Damaged
	case OnProduct:
		return e.Staged
	case Finished:
		return e.madeWith(preset)
	}
	return e.Problem == nil && !e.madeWith(preset)
}

// Tally counts the photos on the bench by their marks. A photo may have
// several.
type Tally struct {
	Photos   int
	Included int
	Due      int // photos that are to be prepared, see Tray.Due
	Ready    int // prepared photos that can be staged, see Tray.Ready
	marks    [marks]int
}

// Of is the number of photos with a mark.
func (t Tally) Of(mark Mark) int { return t.marks[mark] }

// Tally counts the photos under a preset.
func (t *Tray) Tally(preset photo.Preset) Tally {
	tally := Tally{Photos: len(t.entries)}
	for _, e := range t.entries {
		if e.Included {
			tally.Included++
		}
		if e.due(preset) {
			tally.Due++
		}
		if e.ready() {
			tally.Ready++
		}
		for mark := range marks {
			if e.Has(mark, preset) {
				tally.marks[mark]++
			}
		}
	}
	return tally
}
