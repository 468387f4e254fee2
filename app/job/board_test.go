package job_test

import (
	"context"
	"errors"
	"slices"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"storehand/app/job"
)

// Each test runs in a bubble in which time stands still until every goroutine
// waits, so a minute of work passes at once and always in the same way.

// pass lets time go by, and then everything happen that is due.
func pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

func photos(n int) []photo {
	all := make([]photo, n)
	for i := range all {
		all[i] = photo(i)
	}
	return all
}

// optimise starts a job in which every photo takes the given time.
func optimise(board *job.Board, n int, each time.Duration) *job.Job {
	spec := job.Spec{Doing: "Optimising images", Total: n}
	return board.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		return job.Each(ctx, j, slices.Values(photos(n)), job.Work[photo]{
			Workers: 1, Item: named,
			Do: func(ctx context.Context, _ photo) job.Result {
				select {
				case <-time.After(each):
					return job.Done()
				case <-ctx.Done():
					return job.Fail(ctx.Err())
				}
			},
		})
	})
}

func TestProgressIsPublishedAtMostTenTimesASecond(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		var shown []time.Time
		var last []job.Snapshot
		board.Subscribe(func(jobs []job.Snapshot) {
			shown = append(shown, time.Now())
			last = jobs
		})
		j := optimise(board, 5000, time.Millisecond) // 5 s in all
		if _, err := j.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		pass(time.Second) // the last tick has passed
		if len(shown) < 45 || len(shown) > 52 {
			t.Errorf("published %d times in 5 s", len(shown))
		}
		for i := 1; i < len(shown); i++ {
			if gap := shown[i].Sub(shown[i-1]); gap < 100*time.Millisecond {
				t.Errorf("publications %d and %d are %v apart", i-1, i, gap)
			}
		}
		if len(last) != 1 || last[0].State != job.Finished || last[0].OK != 5000 {
			t.Errorf("the last publication does not show the end: %+v", last)
		}
		count := len(shown)
		pass(time.Minute)
		if len(shown) != count {
			t.Errorf("%d publications while nothing happened", len(shown)-count)
		}
		closeBoard(t, board)
	})
}

func TestRateAndTimeLeft(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		j := optimise(board, 128, 2*time.Second)
		pass(128*time.Second + time.Millisecond)
		s := j.Snapshot()
		if got := s.Sentence(); got != "Optimising images, 64 of 128" {
			t.Errorf("sentence: %q", got)
		}
		if s.LeftWords() != "3 min left" || s.RateWords() != "2.0 s each" {
			t.Errorf("got %q, %q", s.LeftWords(), s.RateWords())
		}
		if fraction, known := s.Fraction(); !known || fraction != 0.5 {
			t.Errorf("fraction %v, %v", fraction, known)
		}
		j.Cancel()
		closeBoard(t, board)
	})
}

func TestPauseStopsTheWorkAndItsTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		j := optimise(board, 10, time.Second)
		pass(3500 * time.Millisecond)
		j.Pause()
		pass(time.Hour)
		s := j.Snapshot()
		if s.State != job.Paused || s.OK != 4 {
			t.Errorf("the item begun should end and no other begin: %v, %d done", s.State, s.OK)
		}
		if s.Worked != 3500*time.Millisecond {
			t.Errorf("worked %v, the pause counts", s.Worked)
		}
		if got := s.Sentence(); got != "Optimising images, 4 of 10, paused" {
			t.Errorf("sentence: %q", got)
		}
		j.Resume()
		if last, err := j.Wait(t.Context()); err != nil || last.OK != 10 || last.State != job.Finished {
			t.Errorf("after resuming: %+v, %v", last, err)
		}
		closeBoard(t, board)
	})
}

func TestPauseThenCancel(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		j := optimise(board, 10, time.Second)
		pass(3500 * time.Millisecond)
		j.Pause()
		pass(time.Minute)
		j.Cancel()
		s, err := j.Wait(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if s.State != job.Stopped || s.OK != 4 || s.Cancelled != 6 {
			t.Errorf("got %v, %d done, %d cancelled", s.State, s.OK, s.Cancelled)
		}
		if got := s.Sentence(); got != "Optimising images, cancelled after 4 of 10" {
			t.Errorf("sentence: %q", got)
		}
		closeBoard(t, board)
	})
}

func TestCancelHalfWay(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		j := optimise(board, 10, time.Second)
		pass(4500 * time.Millisecond)
		j.Cancel()
		if _, err := j.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		for i, result := range inOrder(j.ResultsSince(0)) {
			want := job.Result{Item: named(photo(i)), Order: i}
			switch {
			case i == 4:
				want.Outcome, want.Reason = job.Cancelled, "cancelled while it was being done"
			case i > 4:
				want.Outcome, want.Reason = job.Cancelled, "cancelled before it was begun"
			}
			if result != want {
				t.Errorf("item %d: %+v", i, result)
			}
		}
		closeBoard(t, board)
	})
}

func TestJobsOfALaneRunOneAfterAnother(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		var atWork, order atomic.Int64
		start := func(place int64) *job.Job {
			return board.Start(t.Context(), job.Spec{Doing: "Optimising", Lane: "images"}, func(ctx context.Context, _ *job.Job) error {
				if atWork.Add(1) != 1 {
					t.Error("two jobs of the lane at the same time")
				}
				defer atWork.Add(-1)
				if order.Add(1) != place {
					t.Errorf("job %d ran out of turn", place)
				}
				select {
				case <-time.After(time.Minute):
					return nil
				case <-ctx.Done():
					return ctx.Err()
				}
			})
		}
		start(1)
		cancelled := start(-1) // never runs
		last := start(2)
		synctest.Wait()
		if got := last.Snapshot().Sentence(); got != "Optimising, waiting for its turn" {
			t.Errorf("sentence: %q", got)
		}
		cancelled.Cancel()
		if s, err := cancelled.Wait(t.Context()); err != nil || s.State != job.Stopped {
			t.Errorf("a waiting job is cancelled at once: %v, %v", s.State, err)
		}
		if s, err := last.Wait(t.Context()); err != nil || s.State != job.Finished {
			t.Errorf("got %v, %v", s.State, err)
		}
		closeBoard(t, board)
	})
}

func TestCloseCancelsEverythingAndShowsTheEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		var last []job.Snapshot
		board.Subscribe(func(jobs []job.Snapshot) { last = jobs })
		optimise(board, 10, time.Second)
		paused := optimise(board, 10, time.Second)
		pass(2500 * time.Millisecond)
		paused.Pause()
		closeBoard(t, board)
		for _, s := range last {
			if s.State != job.Stopped || s.OK+s.Cancelled != 10 {
				t.Errorf("job %d: %v, %d done, %d cancelled", s.ID, s.State, s.OK, s.Cancelled)
			}
		}
		if len(last) != 2 {
			t.Errorf("%d jobs shown", len(last))
		}
		late := optimise(board, 1, time.Second)
		if s, err := late.Wait(t.Context()); err != nil || s.State != job.Broken || !errors.Is(s.Err, job.ErrClosed) {
			t.Errorf("a job on a closed board: %+v, %v", s, err)
		}
		closeBoard(t, board)
	})
}

func TestCloseGivesUpOnAJobThatDoesNotListen(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		board.Start(t.Context(), job.Spec{}, func(context.Context, *job.Job) error {
			<-time.After(time.Minute) // whatever the context says
			return nil
		})
		synctest.Wait()
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if err := board.Close(ctx); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
		closeBoard(t, board)
	})
}

func TestDismissTakesOnlyJobsThatAreOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		shown := -1
		unsubscribe := board.Subscribe(func(jobs []job.Snapshot) { shown = len(jobs) })
		j := optimise(board, 2, time.Second)
		synctest.Wait()
		board.Dismiss(j.ID())
		if board.Job(j.ID()) != j {
			t.Error("a running job was dismissed")
		}
		if _, err := j.Wait(t.Context()); err != nil {
			t.Fatal(err)
		}
		board.Dismiss(j.ID())
		pass(time.Second)
		if shown != 0 || board.Job(j.ID()) != nil {
			t.Errorf("%d jobs shown after dismissing the only one", shown)
		}
		unsubscribe()
		optimise(board, 1, time.Second)
		pass(2 * time.Second)
		if shown != 0 {
			t.Error("still called after unsubscribing")
		}
		closeBoard(t, board)
	})
}

func TestTheListDoesNotGrowForEver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		long := optimise(board, 1000, time.Hour)
		for range 80 {
			if _, err := optimise(board, 1, time.Second).Wait(t.Context()); err != nil {
				t.Fatal(err)
			}
		}
		if n := len(board.Jobs()); n < 50 || n > 52 {
			t.Errorf("%d jobs listed", n)
		}
		if board.Job(long.ID()) == nil {
			t.Error("a running job was forgotten")
		}
		closeBoard(t, board)
	})
}

func TestConcludeSaysWhatCameOfIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		board := job.NewBoard(job.SystemClock{})
		j := board.Start(t.Context(), job.Spec{Doing: "Staging"}, func(_ context.Context, j *job.Job) error {
			j.SetTotal(2)
			j.Record(job.Done())
			j.Record(job.Fail(errors.New("SKU taken")))
			j.Conclude("1 change staged")
			return nil
		})
		s, err := j.Wait(t.Context())
		if err != nil || s.Total != 2 || s.Sentence() != "1 change staged, 1 failed" {
			t.Errorf("got %+v, %v", s, err)
		}
		if rest := j.ResultsSince(1); len(rest) != 1 || rest[0].Outcome != job.Failed {
			t.Errorf("results since the first: %+v", rest)
		}
		closeBoard(t, board)
	})
}
