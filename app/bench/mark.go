package bench

import (
	"strings"

	"storehand/app/photo"
)

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
	// The marks that are never told first, since some other one holds always.
	NearTwin // another photo shows nearly the same
	Already  // a product has the picture, or nearly
	Blurred  // it looks out of focus
	NotWhite // the preset pads with white, and the photo's backdrop is not
	marks    // how many there are
)

// Mark says what is to be said first about the photo under a preset, and others
// for further channels.
func (e *Entry) Mark(preset photo.Preset, others ...photo.Preset) Mark {
	for mark := range marks {
		if e.Has(mark, preset, others...) {
			return mark
		}
	}
	return Waiting
}

// Has reports whether a mark holds for the photo under a preset, and others for
// further channels.
func (e *Entry) Has(mark Mark, preset photo.Preset, others ...photo.Preset) bool {
	switch mark {
	case Unreadable:
		return e.Problem != nil
	case Failed:
		return e.Failure != ""
	case Twin:
		return e.Twin != ""
	case NearTwin:
		return e.NearTwin != ""
	case Already:
		return e.already()
	case Blurred:
		return e.Problem == nil && e.Sight.blurred()
	case NotWhite:
		return e.Problem == nil && asksForWhite(e.Recipe(preset).Preset) && e.Sight.offWhite()
	case Unmatched:
		return e.Problem == nil && e.Binding.Product == 0 && !e.Binding.Unsure()
	case Unsure:
		return e.Binding.Unsure()
	case TooSmall:
		return e.Looked && e.Problem == nil && e.Recipe(preset).Forecast(e.Facts).Small
	case Damaged:
		return e.Made != nil && e.Made.Report.Damaged
	case OnProduct:
		return e.Staged
	case Finished:
		return e.madeWith(preset, others)
	}
	return e.Problem == nil && !e.madeWith(preset, others)
}

// asksForWhite reports whether a preset lays photos on white and leaves their
// own backdrop as it is.
func asksForWhite(p photo.Preset) bool {
	return p.Fit == photo.FitPad && strings.EqualFold(p.Background, "#FFFFFF") && !p.Whiten
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

// Tally counts the photos under a preset, and others for further channels.
func (t *Tray) Tally(preset photo.Preset, others ...photo.Preset) Tally {
	tally := Tally{Photos: len(t.entries)}
	for _, e := range t.entries {
		if e.Included {
			tally.Included++
		}
		if e.due(preset, others) {
			tally.Due++
		}
		if e.ready() {
			tally.Ready++
		}
		for mark := range marks {
			if e.Has(mark, preset, others...) {
				tally.marks[mark]++
			}
		}
	}
	return tally
}
