package job_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"storehand/app/job"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// photo is the item of these tests: a number that decides its own fate.
type photo int

func named(p photo) job.Item {
	return job.Item{ID: fmt.Sprintf("%d", p), Name: fmt.Sprintf("photo %d.jpg", p)}
}

// runEach does all photos in one job and gives the job when it is over.
func runEach(t testing.TB, photos []photo, work job.Work[photo]) *job.Job {
	t.Helper()
	work.Item = named
	board := job.NewBoard(job.SystemClock{})
	defer closeBoard(t, board)
	spec := job.Spec{Doing: "Optimising images", Total: len(photos)}
	j := board.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		return job.Each(ctx, j, slices.Values(photos), work)
	})
	if _, err := j.Wait(context.Background()); err != nil {
		t.Fatal(err)
	}
	return j
}

func closeBoard(t testing.TB, board *job.Board) {
	t.Helper()
	if err := board.Close(context.Background()); err != nil {
		t.Errorf("closing the board: %v", err)
	}
}

func inOrder(results []job.Result) []job.Result {
	slices.SortFunc(results, func(a, b job.Result) int { return a.Order - b.Order })
	return results
}

func TestEachGivesEveryItemItsResult(t *testing.T) {
	broken := errors.New("photo 2.jpg is not a picture")
	j := runEach(t, []photo{0, 1, 2, 3}, job.Work[photo]{
		Workers: 2,
		Do: func(_ context.Context, p photo) job.Result {
			switch p {
			case 1:
				return job.Skip("already finished")
			case 2:
				return job.Fail(broken)
			case 3:
				return job.DoneNoting("only the first frame was kept")
			}
			return job.Done()
		},
	})
	want := []job.Result{
		{Item: named(0), Order: 0, Outcome: job.OK},
		{Item: named(1), Order: 1, Outcome: job.Skipped, Reason: "already finished"},
		{Item: named(2), Order: 2, Outcome: job.Failed, Reason: broken.Error(), Err: broken},
		{Item: named(3), Order: 3, Outcome: job.OK, Reason: "only the first frame was kept"},
	}
	if diff := cmp.Diff(want, inOrder(j.ResultsSince(0)), cmpopts.EquateErrors()); diff != "" {
		t.Errorf("results (-want +got):\n%s", diff)
	}
	if got := j.Snapshot().Sentence(); got != "Optimising images, 2 done, 1 skipped, 1 failed" {
		t.Errorf("sentence: %q", got)
	}
}

func TestPanicFailsOnlyItsItem(t *testing.T) {
	j := runEach(t, []photo{0, 1, 2}, job.Work[photo]{
		Do: func(_ context.Context, p photo) job.Result {
			if p == 1 {
				panic("index out of range")
			}
			return job.Done()
		},
	})
	results := inOrder(j.ResultsSince(0))
	if len(results) != 3 || results[0].Outcome != job.OK || results[2].Outcome != job.OK {
		t.Fatalf("the others did not go on: %+v", results)
	}
	const reason = "stopped by a fault in Storehand: index out of range"
	if results[1].Outcome != job.Failed || results[1].Reason != reason {
		t.Errorf("got %v, %q", results[1].Outcome, results[1].Reason)
	}
	var fault *job.Fault
	if !errors.As(results[1].Err, &fault) || len(fault.Stack) == 0 {
		t.Errorf("no stack for the log in %v", results[1].Err)
	}
}

func TestResultWithoutReasonStillSaysSomething(t *testing.T) {
	j := runEach(t, []photo{0, 1}, job.Work[photo]{
		Do: func(_ context.Context, p photo) job.Result {
			if p == 0 {
				return job.Skip("")
			}
			return job.Fail(nil)
		},
	})
	for _, result := range j.ResultsSince(0) {
		if result.Reason == "" || result.Outcome == job.OK {
			t.Errorf("item %s: %v, %q", result.ID, result.Outcome, result.Reason)
		}
	}
}

// TestPanicInSequenceEndsTheJobAlone has the walk over the items fail: the job
// is broken, the items before it have results, no worker stays behind (goleak).
func TestPanicInSequenceEndsTheJobAlone(t *testing.T) {
	board := job.NewBoard(job.SystemClock{})
	defer closeBoard(t, board)
	j := board.Start(context.Background(), job.Spec{Doing: "Reading"}, func(ctx context.Context, j *job.Job) error {
		items := func(yield func(photo) bool) {
			yield(0)
			panic("torn file")
		}
		return job.Each(ctx, j, items, job.Work[photo]{
			Workers: 3, Item: named,
			Do: func(context.Context, photo) job.Result { return job.Done() },
		})
	})
	s, err := j.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if s.State != job.Broken || s.OK != 1 {
		t.Errorf("state %v, %d done", s.State, s.OK)
	}
	if got := s.Sentence(); got != "Reading stopped: stopped by a fault in Storehand: torn file" {
		t.Errorf("sentence: %q", got)
	}
}

// TestEveryItemHasExactlyOneResult draws the fates of the items, the number of
// workers and the moment of the cancel, and checks the promise of the package:
// nothing is dropped, nothing is counted twice.
func TestEveryItemHasExactlyOneResult(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		fates := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 60).Draw(rt, "fates")
		workers := rapid.IntRange(0, 8).Draw(rt, "workers")
		cancelAt := rapid.IntRange(-1, 60).Draw(rt, "cancelAt")
		photos := make([]photo, len(fates))
		for i := range photos {
			photos[i] = photo(i)
		}
		board := job.NewBoard(job.SystemClock{})
		defer closeBoard(t, board)
		var begun atomic.Int64
		j := board.Start(context.Background(), job.Spec{Total: len(photos)}, func(ctx context.Context, j *job.Job) error {
			return job.Each(ctx, j, slices.Values(photos), job.Work[photo]{
				Workers: workers, Item: named,
				Do: func(ctx context.Context, p photo) job.Result {
					if int(begun.Add(1)) == cancelAt {
						j.Cancel()
					}
					switch fates[p] {
					case 1:
						return job.Skip("not asked for")
					case 2:
						return job.Fail(errors.New("broken"))
					case 3:
						panic("fault")
					case 4:
						return job.Fail(ctx.Err())
					}
					return job.Done()
				},
			})
		})
		s, err := j.Wait(context.Background())
		if err != nil {
			rt.Fatal(err)
		}
		seen := map[int]job.Outcome{}
		counted := map[job.Outcome]int{}
		for _, result := range j.ResultsSince(0) {
			if _, twice := seen[result.Order]; twice {
				rt.Fatalf("item %d has two results", result.Order)
			}
			seen[result.Order] = result.Outcome
			counted[result.Outcome]++
			if result.Outcome != job.OK && result.Reason == "" {
				rt.Fatalf("item %d is %v without a reason", result.Order, result.Outcome)
			}
		}
		if len(seen) != len(photos) {
			rt.Fatalf("%d of %d items have a result", len(seen), len(photos))
		}
		fromCounters := map[job.Outcome]int{job.OK: s.OK, job.Skipped: s.Skipped, job.Failed: s.Failed, job.Cancelled: s.Cancelled}
		for outcome, n := range fromCounters {
			if counted[outcome] != n {
				rt.Fatalf("%v: counter says %d, results %d", outcome, n, counted[outcome])
			}
		}
		cancelled := cancelAt >= 1 && cancelAt <= int(begun.Load())
		if want := map[bool]job.State{true: job.Stopped, false: job.Finished}[cancelled]; s.State != want {
			rt.Fatalf("state %v, want %v", s.State, want)
		}
	})
}
