package importer

import (
	"context"
	"errors"
	"fmt"
	"strconv"

	"storehand/app/exchange"
	"storehand/app/job"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// run imports the file in hand as a job and then goes to the next one.
func (p *preview) run() {
	s, plan := p.session, p.plan
	s.reading.Stop()
	s.importer.dialog.Close()
	spec := job.Spec{Doing: fmt.Sprintf("Importing %s into %s", s.name(), plan.Store.Name), Lane: "import", Whole: true}
	s.desk.Jobs.Start(context.Background(), spec, func(ctx context.Context, j *job.Job) error {
		report, err := s.importer.params.Importer.Apply(ctx, plan, j.Progress)
		if err == nil {
			recordRejected(j, report.Rejected)
			j.Conclude(words.Sentence(itemWords(report.Tally)) + " imported")
		}
		s.desk.Dispatch(func() { s.finished(plan, report, err) })
		return err
	})
}

// recordRejected notes what was left out, for the list of the job.
func recordRejected(j *job.Job, rejected []exchange.Rejected) {
	for i, item := range rejected {
		j.Record(job.Result{
			Item: job.Item{ID: strconv.Itoa(item.Line), Name: fmt.Sprintf("line %d, %s", item.Line, item.Item)}, Order: i,
			Outcome: job.Failed, Reason: item.Reason, Err: errors.New(item.Reason),
		})
	}
}

// finished says what became of an import. The files after one that was cancelled
// are not looked at.
func (s *session) finished(plan *exchange.Plan, report exchange.Report, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		s.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "Import of " + plan.File.File.Name + " cancelled. Nothing has changed"})
		s.importer.end()
		return
	case err != nil:
		s.desk.Fail("bring in the products", err)
	default:
		s.goal = &goal{store: plan.Store}
		s.goal.store.ID = report.Store
		s.desk.Toast(s.done(plan, report))
		s.importer.params.OnDone(report.Store)
	}
	s.next()
}

func (s *session) done(plan *exchange.Plan, report exchange.Report) parts.Toast {
	toast := parts.Toast{
		Tone: parts.Good, Words: itemWords(report.Tally) + " imported into " + plan.Store.Name,
		Action: "Undo", Key: "Ctrl Z", OnAction: s.desk.Undo,
	}
	if n := len(report.Rejected); n > 0 {
		toast.Tone = parts.Warn
		toast.Words += ", " + words.Number(n) + " left out"
	}
	return toast
}
