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
func (s *Section) prepare() {
	due := s.tray.Due(s.preset)
	if len(due) == 0 || s.run != nil {
		return
	}
	r := &run{photos: due, preset: s.preset}
	s.run = r
	prep := bench.PrepRun{
		Photos: due, Preset: s.preset, Keeper: s.params.Media, Workers: s.params.Workers, Now: s.params.Now,
		Finish: func(place int, made bench.Made) { r.made.add(due[place].Path, made) },
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
	r.job = s.desk.Jobs.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		reports, err := bench.Prep(ctx, j, prep)
		j.Conclude(words.Count(j.Snapshot().OK, "photo") + " prepared")
		s.desk.Dispatch(func() { s.endRun(r, reports, err) })
		return err
	})
	s.refresh()
}

// followRun takes over what was finished meanwhile.
func (s *Section) followRun(r *run) {
	if s.run != r {
		return
	}
	for path, made := range r.made.take() {
		s.tray.Finish(path, made)
		s.saved.add(made.Report)
	}
	s.snapshot = r.job.Snapshot()
	s.refresh()
}

// endRun says what came of a run.
func (s *Section) endRun(r *run, reports []bench.Report, err error) {
	s.followRun(r)
	r.stop()
	s.run = nil
	failed := slices.DeleteFunc(slices.Clone(reports), func(report bench.Report) bool { return report.Outcome != job.Failed })
	for _, report := range failed {
		s.tray.Fail(report.Path, report.Reason)
	}
	s.refresh()
	s.showChosen()
	if err != nil && !isCancel(err) {
		s.desk.Fail("prepare the photos", err)
	}
	if len(failed) > 0 {
		s.toast(parts.Toast{
			Tone: parts.Bad, Words: fmt.Sprintf("%s failed. %s", words.Count(len(failed), "photo"), words.Sentence(failed[0].Reason)),
			Action: "Show", OnAction: func() { s.choose(failed[0].Path) },
		})
	}
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
