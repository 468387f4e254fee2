package lookalikes

import (
	"context"
	"fmt"

	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/job"
	"storehand/ui/desk"
	"storehand/ui/parts"
	"storehand/ui/waiting"
	"storehand/ui/words"
)

// result is what came of a search.
type result struct {
	scope    desk.Scope
	extent   extent
	findings duplicates.Findings
	stores   map[client.ID]string // their names
}

// about names what was searched.
func (r *result) about() string {
	if r.extent == ofClient {
		return "All stores of " + r.scope.Client.Name
	}
	return r.scope.Store.Name
}

// sentence sums a search up: "2 groups of duplicates among 44 pictures".
func (r *result) sentence() string {
	text := "No duplicates"
	if groups := len(r.findings.Groups); groups > 0 {
		text = words.Count(groups, "group") + " of duplicates"
	}
	return fmt.Sprintf("%s among %s", text, words.Count(r.findings.Pictures, "picture"))
}

// lane has reading the pictures of stores wait for one another.
const lane = "pictures"

// find looks at the pictures that were not looked at yet, and then for
// duplicates, as a job.
func (s *Search) find(scope desk.Scope, extent extent) {
	found := &result{scope: scope, extent: extent}
	p := s.params
	j := s.desk.Jobs.Start(context.Background(), job.Spec{Doing: "Looking for duplicates", Lane: lane}, func(ctx context.Context, j *job.Job) error {
		err := p.read(ctx, j, found)
		if err == nil {
			j.Conclude(found.sentence())
		}
		return err
	})
	s.running = waiting.Follow(s.desk, s.dialog, j, "Duplicate pictures", found.about(), func(last job.Snapshot, stayed bool) {
		s.searched(found, last, stayed)
	})
}

// read fills in what there is to find.
func (p Params) read(ctx context.Context, j *job.Job, found *result) error {
	err := duplicates.Learn(ctx, j, duplicates.Learning{Memory: p.Memory, Keeper: p.Keeper, Workers: p.Workers})
	if err != nil {
		return err
	}
	if found.findings, err = duplicates.Find(ctx, p.Source, scopeOf(found.scope, found.extent)); err != nil {
		return err
	}
	stores, err := p.Clients.Stores(ctx)
	if err != nil {
		return fmt.Errorf("read the names of the stores: %w", err)
	}
	found.stores = make(map[client.ID]string, len(stores))
	for _, store := range stores {
		found.stores[store.ID] = store.Name
	}
	return nil
}

// searched shows what was found: at once to those who stayed.
func (s *Search) searched(found *result, last job.Snapshot, stayed bool) {
	s.running = nil
	switch {
	case last.State == job.Stopped:
		s.dialog.Close()
		s.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "The search for duplicates was cancelled. What was looked at is remembered"})
	case last.State == job.Broken:
		s.dialog.Close()
		s.desk.Fail("look for duplicates", last.Err)
	case stayed:
		newGroups(s, found).show()
	default:
		s.desk.Toast(parts.Toast{Tone: parts.Good, Words: found.sentence(), Action: "Show", OnAction: func() { newGroups(s, found).show() }})
	}
}
