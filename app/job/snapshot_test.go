package job_test

import (
	"context"
	"testing"
	"time"

	"storehand/app/job"
)

func TestTimeLeftInWords(t *testing.T) {
	for _, c := range []struct {
		remaining int // items, at one a second
		want      string
	}{
		{0, "5 s left"},
		{1, "5 s left"},
		{5, "5 s left"},
		{6, "10 s left"},
		{55, "55 s left"},
		{56, "1 min left"},
		{60, "1 min left"},
		{61, "2 min left"},
		{59 * 60, "59 min left"},
		{59*60 + 1, "1 h 0 min left"},
		{80 * 60, "1 h 20 min left"},
	} {
		s := job.Snapshot{State: job.Running, Total: c.remaining + 1, OK: 1, Rate: 1}
		if got := s.LeftWords(); got != c.want {
			t.Errorf("%d s: %q, want %q", c.remaining, got, c.want)
		}
	}
}

func TestWhatIsNotKnownIsNotSaid(t *testing.T) {
	for name, s := range map[string]job.Snapshot{
		"no total": {State: job.Running, OK: 5, Rate: 1},
		"no rate":  {State: job.Running, Total: 10, OK: 5},
		"paused":   {State: job.Paused, Total: 10, OK: 5, Rate: 1},
		"finished": {State: job.Finished, Total: 10, OK: 10, Rate: 1},
	} {
		if got := s.LeftWords(); got != "" {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got := (job.Snapshot{Doing: "Reading products.csv", State: job.Running, OK: 312}).Sentence(); got != "Reading products.csv, 312 so far" {
		t.Errorf("sentence: %q", got)
	}
	if got := (job.Snapshot{}).RateWords(); got != "" {
		t.Errorf("rate: %q", got)
	}
	if got := (job.Snapshot{Rate: 38.4}).RateWords(); got != "38 a second" {
		t.Errorf("rate: %q", got)
	}
}

// Work that counts bytes has a share, and items once their number is known.
func TestProgressWithoutItems(t *testing.T) {
	board := job.NewBoard(job.SystemClock{})
	var told, counted job.Snapshot
	j := board.Start(t.Context(), job.Spec{Doing: "Importing products.csv"}, func(_ context.Context, j *job.Job) error {
		j.Progress(1, 0)
		j.Progress(46, 100)
		told = j.Snapshot()
		j.SetTotal(4)
		counted = j.Snapshot()
		return nil
	})
	if _, err := j.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got := told.Sentence(); got != "Importing products.csv, 46 %" {
		t.Errorf("told: %q", got)
	}
	if part, known := told.Fraction(); part != 0.46 || !known {
		t.Errorf("fraction %v, %v", part, known)
	}
	if got := counted.Sentence(); got != "Importing products.csv, 0 of 4" {
		t.Errorf("counted: %q", got)
	}
	told.Worked = 46 * time.Second
	if got := told.LeftWords(); got != "55 s left" {
		t.Errorf("time left: %q", got)
	}
}

func TestWholeWorkIsNotPaused(t *testing.T) {
	board := job.NewBoard(job.SystemClock{})
	var state job.State
	j := board.Start(t.Context(), job.Spec{Whole: true}, func(_ context.Context, j *job.Job) error {
		j.Pause()
		state = j.Snapshot().State
		return nil
	})
	if _, err := j.Wait(t.Context()); err != nil {
		t.Fatal(err)
	}
	if state != job.Running || !j.Snapshot().Whole {
		t.Errorf("state %v after a pause", state)
	}
}

func TestOutcomesHaveWordsInReports(t *testing.T) {
	for outcome, want := range map[job.Outcome]string{
		job.OK: "ok", job.Skipped: "skipped", job.Failed: "failed", job.Cancelled: "cancelled",
	} {
		if got, err := outcome.MarshalText(); err != nil || string(got) != want {
			t.Errorf("%v: %q, %v", outcome, got, err)
		}
		var read job.Outcome
		if err := read.UnmarshalText([]byte(want)); err != nil || read != outcome {
			t.Errorf("%q is read as %v, %v", want, read, err)
		}
	}
	var read job.Outcome
	if err := read.UnmarshalText([]byte("perhaps")); err == nil {
		t.Error("a word of no outcome was read")
	}
}
