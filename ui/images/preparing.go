package images

import (
	"context"
	"fmt"
	"slices"
	"sync"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// madeSoFar collects what the workers of a run finish, until the screen takes
// it over.
type madeSoFar struct {
	mu    sync.Mutex
	fresh map[string]bench.Made // by path
}

func (m *madeSoFar) add(path string, made bench.Made) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.fresh == nil {
		m.fresh = map[string]bench.Made{}
	}
	m.fresh[path] = made
}

// take gives what came since the last time.
func (m *madeSoFar) take() map[string]bench.Made {
	m.mu.Lock()
	defer m.mu.Unlock()
	fresh := m.fresh
	m.fresh = nil
	return fresh
}

// lane has the runs of the bench wait for one another.
const lane = "images"

// prepare makes the finished pictures of the photos that are due.
func (s *Section) prepare() { s.begin(s.tray.Due(s.making.main, s.making.others...)) }

// begin starts a run.
func (s *Section) begin(due []bench.Order) {
	if len(due) == 0 || s.run != nil {
		return
	}
	r := &run{bay: s.bay}
	s.run = r
	prep := bench.PrepRun{
		Orders: due, Keeper: s.params.Media, Workers: s.params.Workers, Now: s.params.Now,
		Finish: func(place int, made bench.Made) { r.made.add(due[place].Photo.Path, made) },
	}
	r.stop = s.desk.Jobs.Subscribe(func([]job.Snapshot) {
		if r.told.CompareAndSwap(false, true) { // one call waiting is enough
			s.desk.Dispatch(func() {
				r.told.Store(false)
				s.followRun(r)
			})
		}
	})
	spec := job.Spec{Doing: "Preparing photos", Total: len(due), Lane: lane}
	var reports []bench.Report // none of a run that was cancelled before its turn came
	var failure error
	r.job = s.desk.Jobs.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		reports, failure = bench.Prep(ctx, j, prep)
		j.Conclude(words.Count(j.Snapshot().OK, "photo") + " prepared")
		return failure
	})
	s.desk.Background(func(ctx context.Context) {
		if _, err := r.job.Wait(ctx); err == nil {
			s.desk.Dispatch(func() { s.endRun(r, reports, failure) })
		}
	})
	s.refresh()
}

// followRun takes over what was finished meanwhile.
func (s *Section) followRun(r *run) {
	b := r.bay
	if b.run != r {
		return
	}
	for path, made := range r.made.take() {
		b.tray.Finish(path, made)
		b.saved.add(made.Report)
	}
	b.snapshot = r.job.Snapshot()
	s.bayChanged(b)
}

// bayChanged shows what changed in a bay, if it is in front, and remembers it in
// any case.
func (s *Section) bayChanged(b *bay) {
	if b == s.bay {
		s.refresh()
		return
	}
	s.keep(b)
}

// endRun says what came of a run.
func (s *Section) endRun(r *run, reports []bench.Report, err error) {
	b := r.bay
	s.followRun(r)
	r.stop()
	b.run = nil
	if len(reports) > 0 {
		b.last = finishedRunOf(reports, r.job.Snapshot().Worked)
	}
	failed := slices.DeleteFunc(slices.Clone(reports), func(report bench.Report) bool { return report.Outcome != job.Failed })
	for _, report := range failed {
		b.tray.Fail(report.Path, report.Reason)
	}
	s.bayChanged(b)
	if b == s.bay {
		s.showChosen()
	}
	if err != nil && !isCancel(err) {
		s.desk.Fail("prepare the photos", err)
	}
	if len(reports) > 0 {
		s.tellOfRun(b, failed)
	}
	s.seeNext(b)
}

// tellOfRun says what came of a run in a line, and offers the rest.
func (s *Section) tellOfRun(b *bay, failed []bench.Report) {
	t := parts.Toast{Tone: parts.Good, Words: b.last.line()}
	if len(failed) > 0 {
		t.Tone = parts.Bad
		t.Words = fmt.Sprintf("%s failed. %s", words.Count(len(failed), "photo"), words.Sentence(failed[0].Reason))
	}
	switch {
	case b != s.bay:
	case len(failed) == 1:
		t.Action, t.OnAction = "Show", func() { s.choose(failed[0].Path) }
	default:
		t.Action, t.OnAction = "Show", s.showSummary
	}
	s.toast(t)
}

func (s *Section) pauseRun()  { s.withRun((*job.Job).Pause) }
func (s *Section) resumeRun() { s.withRun((*job.Job).Resume) }
func (s *Section) cancelRun() { s.withRun((*job.Job).Cancel) }

// withRun does something to the run that is going on, if any.
func (s *Section) withRun(do func(*job.Job)) {
	if s.run != nil {
		do(s.run.job)
	}
}

// showRun shows how things stand in the bar below.
func (s *Section) showRun(tally bench.Tally) {
	s.page.run.set(runFace{
		running: s.run != nil, job: s.snapshot, tally: tally, before: s.saved.before, after: s.saved.after,
	})
}

// savings adds up the bytes of the photos that were prepared and of their
// finished pictures.
type savings struct{ before, after int64 }

func (s *savings) add(report bench.Report) {
	s.before += report.BytesBefore
	s.after += report.BytesAfter
}
