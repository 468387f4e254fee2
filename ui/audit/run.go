package audit

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/job"
	"storehand/ui/parts"
	"storehand/ui/waiting"
)

// result is what came of checking a store.
type result struct {
	store    client.Store
	channels []compliance.Channel
	entries  []compliance.Entry // in the order of the store
	summary  compliance.Summary
	when     time.Time
}

// lane has reading the pictures of stores wait for one another.
const lane = "pictures"

// check checks the pictures of a store as a job.
func (a *Audit) check(store client.Store, channels []compliance.Channel) {
	found := &result{store: store, channels: channels}
	order := compliance.Order{
		Store: store, Channels: channels, Workers: a.params.Workers,
		Show: func(e compliance.Entry) error {
			found.entries = append(found.entries, e)
			return nil
		},
	}
	auditor := a.params.Auditor
	j := a.desk.Jobs.Start(context.Background(), job.Spec{Doing: "Checking the pictures of " + store.Name, Lane: lane}, func(ctx context.Context, j *job.Job) (err error) {
		found.summary, err = auditor.Audit(ctx, j, order)
		slices.SortFunc(found.entries, func(a, b compliance.Entry) int { return cmp.Compare(a.Order, b.Order) })
		return err
	})
	a.running = waiting.Follow(a.desk, a.dialog, j, "Check all pictures", store.Name, func(last job.Snapshot, stayed bool) {
		a.checked(found, last, stayed)
	})
}

// checked shows what a check found: at once to those who stayed.
func (a *Audit) checked(found *result, last job.Snapshot, stayed bool) {
	a.running = nil
	switch last.State {
	case job.Stopped:
		a.dialog.Close()
		a.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: fmt.Sprintf("Check of %s cancelled", found.store.Name)})
	case job.Broken:
		a.dialog.Close()
		a.desk.Fail("check the pictures", last.Err)
	default:
		a.finished(found, stayed)
	}
}

func (a *Audit) finished(found *result, stayed bool) {
	found.when = a.params.Now()
	a.last[found.store.ID] = found
	if stayed {
		newResults(a, found).show()
		return
	}
	tone := parts.Good
	if found.count(failing) > 0 {
		tone = parts.Warn
	}
	a.desk.Toast(parts.Toast{Tone: tone, Words: found.summary.Sentence(), Action: "Show", OnAction: func() { newResults(a, found).show() }})
}
