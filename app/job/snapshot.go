package job

import (
	"fmt"
	"strings"
	"time"
)

// State is where a job stands.
type State uint8

// The states of a job. The last three are final.
const (
	Waiting  State = iota // another job of the same lane goes first
	Running               // items are being done
	Paused                // items begun are finished, no new one begins
	Finished              // every item was tried
	Stopped               // cancelled before every item was tried
	Broken                // an error ended the whole job
)

// Over reports whether the state is final.
func (s State) Over() bool { return s >= Finished }

// Snapshot is a job at one moment: an immutable value that a screen may keep.
type Snapshot struct {
	ID    int64  // the board's number for the job, counted from 1
	Doing string // what is being done, as in "Optimising images"
	State State
	Whole bool // it cannot be paused

	Total     int // items to do; 0 while that is not known
	OK        int // items done as asked
	Skipped   int // items left alone on purpose
	Failed    int // items tried and not done
	Cancelled int // items not done because of a cancel
	// Part is the share done, 0 to 1, of work that does not record every item;
	// 0 where nothing was said.
	Part float64

	Started time.Time     // when work began; zero while waiting
	Ended   time.Time     // when the job was over; zero before
	Worked  time.Duration // time spent running, pauses left out
	Rate    float64       // items a second, lately; 0 while unknown

	// Closing is the sentence the job ended with, as in "128 changes staged".
	// It is empty unless the job is Finished and set one.
	Closing string
	// Err says why the job is Broken; nil otherwise.
	Err error
}

// Done is the number of items that have an outcome other than Cancelled.
func (s Snapshot) Done() int { return s.OK + s.Skipped + s.Failed }

// Fraction is the share of the work done, 0 to 1. It is not known (false) while
// neither the total nor a part is.
func (s Snapshot) Fraction() (float64, bool) {
	if s.Total <= 0 {
		return s.Part, s.Part > 0
	}
	return min(1, float64(s.Done())/float64(s.Total)), true
}

// Left estimates the working time the remaining items take at the present
// rate, or the rest of the work at that of all before. It is not known (false)
// unless the job runs and has a total and a rate, or a part and a second of
// work.
func (s Snapshot) Left() (time.Duration, bool) {
	if s.State == Running && s.Total <= 0 && s.Part > 0 && s.Worked >= time.Second {
		return time.Duration(float64(s.Worked) * (1 - s.Part) / s.Part), true
	}
	if s.State != Running || s.Total <= 0 || s.Rate <= 0 {
		return 0, false
	}
	remaining := max(0, s.Total-s.Done())
	return time.Duration(float64(remaining) / s.Rate * float64(time.Second)), true
}

// Count says how far the job is: "64 of 128", or "46 %" where only a part is
// known, or "64 so far".
func (s Snapshot) Count() string {
	switch {
	case s.Total > 0:
		return fmt.Sprintf("%d of %d", s.Done(), s.Total)
	case s.Part > 0:
		return fmt.Sprintf("%.0f %%", 100*s.Part)
	}
	return fmt.Sprintf("%d so far", s.Done())
}

// Sentence is the line of the status bar: "Optimising images, 64 of 128".
func (s Snapshot) Sentence() string {
	switch s.State {
	case Waiting:
		return s.Doing + ", waiting for its turn"
	case Paused:
		return s.Doing + ", " + s.Count() + ", paused"
	case Finished:
		if s.Closing != "" {
			return s.Closing + s.exceptions()
		}
		return fmt.Sprintf("%s, %d done%s", s.Doing, s.OK, s.exceptions())
	case Stopped:
		return s.Doing + ", cancelled after " + s.Count() + s.exceptions()
	case Broken:
		return fmt.Sprintf("%s stopped: %v", s.Doing, s.Err)
	}
	return s.Doing + ", " + s.Count()
}

// exceptions names the items that were not simply done, or nothing.
func (s Snapshot) exceptions() string {
	var words strings.Builder
	if s.Skipped > 0 {
		fmt.Fprintf(&words, ", %d skipped", s.Skipped)
	}
	if s.Failed > 0 {
		fmt.Fprintf(&words, ", %d failed", s.Failed)
	}
	return words.String()
}

// LeftWords says the time left, as in "2 min left", or nothing while it is not
// known. Seconds are rounded up to steps of 5, since a figure that changes ten
// times a second cannot be read.
func (s Snapshot) LeftWords() string {
	left, known := s.Left()
	if !known {
		return ""
	}
	const step = 5 * time.Second
	if left <= time.Minute-step {
		return fmt.Sprintf("%d s left", max(step, (left+step-1).Truncate(step))/time.Second)
	}
	minutes := int((left + time.Minute - 1) / time.Minute)
	if minutes < 60 {
		return fmt.Sprintf("%d min left", minutes)
	}
	return fmt.Sprintf("%d h %d min left", minutes/60, minutes%60)
}

// RateWords says the speed, as in "2.1 s each" for slow items and "38 a
// second" for quick ones, or nothing while it is not known.
func (s Snapshot) RateWords() string {
	switch {
	case s.Rate <= 0:
		return ""
	case s.Rate < 1.5:
		return fmt.Sprintf("%.1f s each", 1/s.Rate)
	}
	return fmt.Sprintf("%.0f a second", s.Rate)
}
