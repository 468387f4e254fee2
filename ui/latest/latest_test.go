package latest_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/ui/desk"
	"storehand/ui/latest"
)

// rig is a desk whose background work and ways back are run by the test, one
// after the other.
type rig struct{ background, dispatched []func() }

func (r *rig) work() *latest.Work {
	return latest.New(&desk.Desk{
		Dispatch: func(f func()) { r.dispatched = append(r.dispatched, f) },
		Background: func(work func(context.Context)) {
			r.background = append(r.background, func() { work(context.Background()) })
		},
	})
}

func run(queue []func()) {
	for _, f := range queue {
		f()
	}
}

func TestOnlyTheLatestTaskIsHeard(t *testing.T) {
	var r rig
	var heard []string
	w := r.work()
	task := func(name string) latest.Task {
		return latest.Task{
			Read: func(ctx context.Context, progress func(done, total int64)) (func(), error) {
				progress(1, 2)
				if err := ctx.Err(); err != nil {
					return nil, err
				}
				return func() { heard = append(heard, name) }, nil
			},
			Failed:   func(err error) { heard = append(heard, name+": "+err.Error()) },
			Progress: func(int64) { heard = append(heard, name+" half") },
		}
	}
	w.Begin(task("first"))
	w.Begin(task("second"))
	still := w.Still()
	run(r.background)
	run(r.dispatched)
	if diff := cmp.Diff([]string{"second half", "second"}, heard); diff != "" {
		t.Error(diff)
	}
	if !still() {
		t.Error("something was begun")
	}
	w.Stop()
	run(r.dispatched)
	if len(heard) != 2 || still() {
		t.Errorf("heard %v after the stop", heard)
	}
}

func TestProgressIsToldInWholePercents(t *testing.T) {
	var r rig
	told, failed := 0, error(nil)
	r.work().Begin(latest.Task{
		Read: func(_ context.Context, progress func(done, total int64)) (func(), error) {
			progress(0, 0)
			for i := range int64(100_000) {
				progress(i, 100_000)
			}
			return nil, errors.New("cut off")
		},
		Failed:   func(err error) { failed = err },
		Progress: func(int64) { told++ },
	})
	run(r.background)
	run(r.dispatched)
	if told != 100 || failed == nil {
		t.Errorf("told %d times, failed with %v", told, failed)
	}
}
