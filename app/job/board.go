package job

import (
	"context"
	"errors"
	"runtime/debug"
	"slices"
	"sync"
	"time"
)

const (
	// tickInterval bounds publication to ten times a second: quicker than
	// that nobody reads, and each one costs the screen a repaint.
	tickInterval = 100 * time.Millisecond
	// keptJobs is how many jobs that are over stay listed with their results.
	keptJobs = 50
)

// ErrClosed is the error of a job started on a board that is closed.
var ErrClosed = errors.New("the program is closing, so no new work is begun")

// Board starts jobs and lists those that run and those that are over, for the
// job tray of the status bar. Its methods may be called from any goroutine.
// While nothing runs the board holds no goroutine.
type Board struct {
	clock Clock

	mu          sync.Mutex
	jobs        []*Job // in order of their start
	lastID      int64
	lanes       map[string]chan struct{} // closed when the lane's last job is out of the way
	subscribers []*subscriber
	dirty       bool // something changed since the last publication
	ticking     bool
	closed      bool
	quit        chan struct{}
	running     sync.WaitGroup // jobs and the ticker
}

type subscriber struct{ show func([]Snapshot) }

// NewBoard gives an empty board that reads the given clock.
func NewBoard(clock Clock) *Board {
	return &Board{clock: clock, lanes: map[string]chan struct{}{}, quit: make(chan struct{})}
}

// Start begins a job in a goroutine of its own and returns at once. The context
// given to run ends when ctx does, when the job is cancelled and when the board
// closes. The error run returns decides how the job ends: nil is Finished, the
// context's own error is Stopped, any other is Broken, and so is a panic.
func (b *Board) Start(ctx context.Context, spec Spec, run func(context.Context, *Job) error) *Job {
	ctx, cancel := context.WithCancel(ctx)
	b.mu.Lock()
	b.lastID++
	j := newJob(b.lastID, spec, b.clock, cancel, b.touch)
	if b.closed {
		b.mu.Unlock()
		j.end(ctx, ErrClosed)
		cancel()
		return j
	}
	b.jobs = append(b.jobs, j)
	b.forgetOldest()
	before, clear := b.queueUp(spec.Lane)
	b.running.Add(1)
	b.mu.Unlock()
	b.touch()

	go func() {
		defer b.running.Done()
		defer clear()
		defer cancel()
		select {
		case <-before:
			j.begin()
			j.end(ctx, guarded(ctx, j, run))
		case <-ctx.Done():
			j.end(ctx, ctx.Err())
		}
	}()
	return j
}

// queueUp gives the channel that is closed when the lane is free, and the
// function that frees it for the next job. A job cancelled while it waits must
// not let the next one overtake the one before it, so clear waits for that.
func (b *Board) queueUp(lane string) (before <-chan struct{}, clear func()) {
	free := make(chan struct{})
	previous, taken := b.lanes[lane]
	if !taken || lane == "" {
		previous = make(chan struct{})
		close(previous)
	}
	if lane != "" {
		b.lanes[lane] = free
	}
	return previous, func() {
		<-previous
		close(free)
	}
}

// guarded runs the work and turns a panic into an error.
func guarded(ctx context.Context, j *Job, run func(context.Context, *Job) error) (err error) {
	defer func() {
		if value := recover(); value != nil {
			err = &Fault{Value: value, Stack: debug.Stack()}
		}
	}()
	return run(ctx, j)
}

// Job gives the job of that number, or nil when it is not listed.
func (b *Board) Job(id int64) *Job {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, j := range b.jobs {
		if j.id == id {
			return j
		}
	}
	return nil
}

// Jobs lists all jobs in the order they were started.
func (b *Board) Jobs() []Snapshot {
	b.mu.Lock()
	jobs := slices.Clone(b.jobs)
	b.mu.Unlock()
	snapshots := make([]Snapshot, len(jobs))
	for i, j := range jobs {
		snapshots[i] = j.Snapshot()
	}
	return snapshots
}

// Dismiss takes a job that is over off the list, with its results. A job that
// is not over stays.
func (b *Board) Dismiss(id int64) {
	b.mu.Lock()
	b.jobs = slices.DeleteFunc(b.jobs, func(j *Job) bool { return j.id == id && j.isOver() })
	b.mu.Unlock()
	b.touch()
}

// forgetOldest keeps the list from growing through a long day.
func (b *Board) forgetOldest() {
	over := 0
	for _, j := range b.jobs {
		if j.isOver() {
			over++
		}
	}
	b.jobs = slices.DeleteFunc(b.jobs, func(j *Job) bool {
		if over <= keptJobs || !j.isOver() {
			return false
		}
		over--
		return true
	})
}

// Subscribe has show called with all jobs whenever something changed, ten
// times a second at most, and once more after the last change. The calls come
// one after another from a goroutine of the board: a screen passes them on to
// its own thread. After unsubscribe one call already under way may still come.
func (b *Board) Subscribe(show func([]Snapshot)) (unsubscribe func()) {
	s := &subscriber{show}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subscribers = append(b.subscribers, s)
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.subscribers = slices.DeleteFunc(b.subscribers, func(other *subscriber) bool { return other == s })
	}
}

// Close cancels every job, waits for them to end and publishes the last state.
// It gives up waiting with the context's error when that ends first. A closed
// board begins no more jobs. Closing again waits again.
func (b *Board) Close(ctx context.Context) error {
	b.mu.Lock()
	if !b.closed {
		b.closed = true
		close(b.quit)
	}
	jobs := slices.Clone(b.jobs)
	b.mu.Unlock()
	for _, j := range jobs {
		j.Cancel()
	}
	idle := make(chan struct{})
	go func() {
		b.running.Wait()
		close(idle)
	}()
	select {
	case <-idle:
		b.publish()
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
