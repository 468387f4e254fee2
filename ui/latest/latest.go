// Package latest runs background work of a screen of which only the latest
// counts: what an earlier piece finds is dropped, since the user has asked for
// something else meanwhile.
package latest

import (
	"context"

	"storehand/ui/desk"
)

// Task is one piece of work.
type Task struct {
	// Read does the work off the UI goroutine. What it returns is called back on
	// that. It may tell progress as often as it likes.
	Read func(ctx context.Context, progress func(done, total int64)) (found func(), err error)
	// Failed takes an error of Read, on the UI goroutine.
	Failed func(error)
	// Progress is told every whole percent, on the UI goroutine; nil tells
	// nobody.
	Progress func(percent int64)
}

// Work is a place for one task at a time. Its methods belong on the UI
// goroutine.
type Work struct {
	desk       *desk.Desk
	generation int
	cancel     func()
}

// New returns a place without a task.
func New(d *desk.Desk) *Work { return &Work{desk: d, cancel: func() {}} }

// Stop ends the task under way. Nothing is heard of it any more.
func (w *Work) Stop() {
	w.cancel()
	w.generation++
}

// Still returns a function that tells whether nothing was begun or stopped since.
func (w *Work) Still() func() bool {
	generation := w.generation
	return func() bool { return generation == w.generation }
}

// Begin begins a task in the place of the one under way.
func (w *Work) Begin(t Task) {
	w.Stop()
	stopped, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	still := w.Still()
	show := func(f func()) {
		w.desk.Dispatch(func() {
			if still() {
				f()
			}
		})
	}
	w.desk.Background(func(ctx context.Context) {
		ctx, end := context.WithCancel(ctx)
		defer end()
		defer context.AfterFunc(stopped, end)()
		found, err := t.Read(ctx, percents(func(percent int64) {
			if t.Progress != nil {
				show(func() { t.Progress(percent) })
			}
		}))
		if err != nil {
			found = func() { t.Failed(err) }
		}
		show(found)
	})
}

// percents passes on whole percents, so that work of any size tells a hundred
// times at most.
func percents(tell func(percent int64)) func(done, total int64) {
	told := int64(-1)
	return func(done, total int64) {
		if total > 0 && 100*done/total != told {
			told = 100 * done / total
			tell(told)
		}
	}
}
