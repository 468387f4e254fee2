package compliance

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/gallery"
	"storehand/app/job"
	"storehand/app/media"
)

// Auditor checks the pictures of whole stores of one workspace.
type Auditor struct {
	Products catalog.Reader
	Keeper   media.Keeper
	// Register tells which pictures were made for a channel; those are checked
	// for it instead of the one that the product shows.
	Register media.Register
}

// Order says what to audit.
type Order struct {
	Store    client.Store
	Channels []Channel
	// Workers is how many pictures are measured at the same time, each with at
	// most some 40 MB; below 1 is 1.
	Workers int
	// Show is given each entry as soon as it is there, one after another and in
	// no particular order; Entry.Order tells the order of the store. An error
	// ends the audit. It may be nil.
	Show func(Entry) error
}

// Audit checks every picture of every product and variation of a store for each
// channel of the order, as the work of job j. Nothing of the store is held in
// memory but the numbers of its products. A picture that is in the shop only is
// skipped and one that cannot be read is a failed item; both are entries with
// their reason, and neither stops the others. A picture that does not comply is
// no failure of the audit. The error is about the audit as a whole; after a
// cancel the summary counts what was checked until then.
func (a *Auditor) Audit(ctx context.Context, j *job.Job, order Order) (Summary, error) {
	for _, channel := range order.Channels {
		if err := channel.Validate(); err != nil {
			return Summary{}, fmt.Errorf("check the pictures of %s for %s: %w", order.Store.Name, channel.Name, err)
		}
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	run := &run{auditor: a, order: order, stop: stop, summary: newSummary(order), measured: newMemory(a.Keeper)}
	total, err := run.count(ctx)
	if err == nil {
		j.SetTotal(total)
		err = job.Each(ctx, j, run.items(ctx), job.Work[item]{
			Workers: order.Workers, Item: func(it item) job.Item { return it.named() }, Do: run.do,
		})
	}
	if cause := context.Cause(ctx); err != nil && cause != nil {
		err = cause // what stopped the run, where it was not the user
	}
	if err != nil {
		return run.summary, fmt.Errorf("check the pictures of %s: %w", order.Store.Name, err)
	}
	j.Conclude(run.summary.Sentence())
	return run.summary, nil
}

// item is a picture of a product with a channel it is checked for.
type item struct {
	entry   Entry // as far as it is known beforehand
	image   catalog.Image
	channel Channel
}

func (it item) named() job.Item {
	name := fmt.Sprintf("picture %d of %s", it.entry.Position, it.entry.Label())
	return job.Item{ID: fmt.Sprintf("%d/%d/%s", it.entry.Owner, it.entry.Position, it.channel.Slug), Name: name}
}

// run is one audit in the doing.
type run struct {
	auditor  *Auditor
	order    Order
	stop     context.CancelCauseFunc
	measured *memory

	mu      sync.Mutex // guards summary and keeps entries one after another
	summary Summary
}

// do checks one picture. Its entry is shown whatever happens.
func (r *run) do(ctx context.Context, it item) (result job.Result) {
	entry := it.entry
	entry.State, entry.Reason = Unreadable, "The program failed on this picture."
	defer func() {
		if ctx.Err() == nil {
			r.show(entry)
		}
	}()
	image, err := r.imageFor(ctx, it)
	if err == nil {
		entry.File.set(image)
		entry.Picture, err = r.measured.picture(ctx, image)
	}
	switch {
	case errors.Is(err, gallery.ErrElsewhere):
		entry.State, entry.Reason = NotHere, "It is in the shop only; its file is not in the workspace."
		return job.Skip(entry.Reason)
	case err != nil:
		entry.Reason = err.Error()
		return job.Fail(err)
	}
	verdict := it.channel.Judge(*entry.Picture)
	entry.State, entry.Reason, entry.Verdict = Checked, "", &verdict
	if verdict.Level > Pass {
		return job.DoneNoting(it.channel.Name + ": " + verdict.Level.String())
	}
	return job.Done()
}

// imageFor is the picture as the channel gets it.
func (r *run) imageFor(ctx context.Context, it item) (catalog.Image, error) {
	image := it.image
	if image.Original == "" || image.Prepared == "" {
		return image, nil
	}
	outputs, err := r.auditor.Register.Outputs(ctx, media.Hash(image.Original), media.Hash(image.Prepared))
	if err != nil {
		return image, err
	}
	for _, output := range outputs {
		if output.Channel == it.channel.Slug {
			image.Prepared = string(output.Prepared)
		}
	}
	return image, nil
}

func (r *run) show(entry Entry) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.summary.add(entry)
	if r.order.Show == nil {
		return
	}
	if err := r.order.Show(entry); err != nil {
		r.stop(err)
	}
}
