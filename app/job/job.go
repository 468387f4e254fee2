package job

import (
	"context"
	"errors"
	"math"
	"sync"
	"sync/atomic"
	"time"
)

// Spec says what a job is before it starts.
type Spec struct {
	// Doing is what the status bar says, as in "Optimising images".
	Doing string
	// Total is the number of items to do, 0 when it is not yet known;
	// [Job.SetTotal] can say it later.
	Total int
	// Lane makes jobs wait for each other: those of one lane run one after
	// another in the order they were started. A job with an empty lane starts
	// at once.
	Lane string
	// Whole says that the work is done whole or not at all, as in one
	// transaction. It can be cancelled but not paused: others would wait for it.
	Whole bool
}

// Job is one piece of long work. Its methods may be called from any goroutine.
type Job struct {
	id      int64
	spec    Spec
	clock   Clock
	changed func() // tells the board that there is something to show
	cancel  context.CancelFunc
	ended   chan struct{} // closed when the state is final

	total  atomic.Int64
	counts [outcomes]atomic.Int64
	part   atomic.Uint64 // bits of the share that Progress was told

	mu      sync.Mutex
	state   State
	resumed chan struct{} // closed unless the job is paused
	results []Result
	watch   stopwatch
	pace    pace
	started time.Time
	over    time.Time
	closing string
	err     error
}

func newJob(id int64, spec Spec, clock Clock, cancel context.CancelFunc, changed func()) *Job {
	j := &Job{
		id: id, spec: spec, clock: clock, cancel: cancel, changed: changed,
		ended:   make(chan struct{}),
		resumed: make(chan struct{}),
	}
	close(j.resumed)
	j.total.Store(int64(spec.Total))
	return j
}

// ID is the board's number for the job, counted from 1.
func (j *Job) ID() int64 { return j.id }

// SetTotal says how many items there are once that is known.
func (j *Job) SetTotal(items int) { j.total.Store(int64(items)) }

// Record notes what became of one item. [Each] does so by itself; work that
// goes through its items on its own calls it once per item.
func (j *Job) Record(result Result) {
	j.mu.Lock()
	j.results = append(j.results, result)
	j.mu.Unlock()
	j.counts[result.Outcome].Add(1)
}

// Progress says how far work is that does not record every item: done of total,
// in any unit, such as bytes. It counts while the number of items is not known.
func (j *Job) Progress(done, total int64) {
	if total > 0 {
		j.part.Store(math.Float64bits(min(1, float64(done)/float64(total))))
	}
}

// ResultsSince gives the results from number n on, in the order they were
// finished. A screen that has shown n results asks for those it has not seen;
// 0 gives them all.
func (j *Job) ResultsSince(n int) []Result {
	j.mu.Lock()
	defer j.mu.Unlock()
	if n < 0 || n >= len(j.results) {
		return nil
	}
	return append([]Result(nil), j.results[n:]...)
}

// Conclude sets the sentence the job shows when it has finished, as in
// "128 changes staged". Without one the job says how many items were done.
func (j *Job) Conclude(sentence string) {
	j.mu.Lock()
	defer j.mu.Unlock()
	j.closing = sentence
}

// Pause lets the items begun come to their end and begins no new one. It does
// nothing unless the job runs and can be paused.
func (j *Job) Pause() {
	j.mu.Lock()
	if j.state == Running && !j.spec.Whole {
		j.state = Paused
		j.resumed = make(chan struct{})
		j.watch.stop(j.clock.Now())
	}
	j.mu.Unlock()
	j.changed()
}

// Resume goes on after [Job.Pause]. It does nothing unless the job is paused.
func (j *Job) Resume() {
	j.mu.Lock()
	if j.state == Paused {
		j.state = Running
		j.watch.start(j.clock.Now())
		close(j.resumed)
	}
	j.mu.Unlock()
	j.changed()
}

// Cancel asks the job to end. Items begun see their context cancelled; items
// not begun are recorded as Cancelled. It returns at once; [Job.Wait] waits
// for the end. A job that is over stays as it is.
func (j *Job) Cancel() { j.cancel() }

// Hold waits while the job is paused. It returns the context's error when the
// job was cancelled, paused or not. [Each] calls it before every item; a single
// long piece of work calls it between its steps.
func (j *Job) Hold(ctx context.Context) error {
	j.mu.Lock()
	resumed := j.resumed
	j.mu.Unlock()
	select {
	case <-resumed:
		return ctx.Err()
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Wait waits until the job is over and gives its last snapshot. It gives up
// with the context's error when that ends first.
func (j *Job) Wait(ctx context.Context) (Snapshot, error) {
	select {
	case <-j.ended:
		return j.Snapshot(), nil
	case <-ctx.Done():
		return Snapshot{}, ctx.Err()
	}
}

// Snapshot is the job as it stands now.
func (j *Job) Snapshot() Snapshot {
	j.mu.Lock()
	defer j.mu.Unlock()
	s := Snapshot{
		ID: j.id, Doing: j.spec.Doing, State: j.state, Whole: j.spec.Whole,
		Total:     int(j.total.Load()),
		Part:      math.Float64frombits(j.part.Load()),
		OK:        int(j.counts[OK].Load()),
		Skipped:   int(j.counts[Skipped].Load()),
		Failed:    int(j.counts[Failed].Load()),
		Cancelled: int(j.counts[Cancelled].Load()),
		Started:   j.started, Ended: j.over,
		Worked: j.watch.read(j.clock.Now()),
		Err:    j.err,
	}
	s.Rate = j.pace.rate(sample{worked: s.Worked, done: s.Done()})
	if j.state == Finished {
		s.Closing = j.closing
	}
	return s
}

// begin marks the start of the work.
func (j *Job) begin() {
	j.mu.Lock()
	j.state = Running
	j.started = j.clock.Now()
	j.watch.start(j.started)
	j.mu.Unlock()
	j.changed()
}

// end marks the end of the work with the error it returned.
func (j *Job) end(ctx context.Context, err error) {
	j.mu.Lock()
	j.over = j.clock.Now()
	j.watch.stop(j.over)
	switch {
	case err == nil:
		j.state = Finished
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		j.state = Stopped
	default:
		j.state, j.err = Broken, err
	}
	j.mu.Unlock()
	close(j.ended)
	j.changed()
}

// stopwatch adds up working time.
type stopwatch struct {
	before time.Duration // time of earlier stretches
	since  time.Time     // start of the present stretch; zero while stopped
}

func (w *stopwatch) start(now time.Time) { w.since = now }

func (w *stopwatch) stop(now time.Time) { w.before, w.since = w.read(now), time.Time{} }

func (w *stopwatch) read(now time.Time) time.Duration {
	if w.since.IsZero() {
		return w.before
	}
	return w.before + now.Sub(w.since)
}
