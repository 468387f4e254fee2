package job

import (
	"context"
	"iter"
	"sync"
)

// Work says how [Each] goes through items of type T.
type Work[T any] struct {
	// Workers is how many items are done at the same time; below 1 means 1.
	Workers int
	// Item names an item for the results. It must not touch the disk.
	Item func(T) Item
	// Do does one item and says what became of it with [Done], [Skip] or
	// [Fail]; the item itself need not be filled in. It is called from several
	// goroutines at once. A failure caused by the cancelled context counts as
	// Cancelled, a panic as Failed with the reason; the others go on.
	Do func(context.Context, T) Result
}

// Each does all items and records a result for every one of them in the job.
// It returns nil when every item was tried, however many failed, and the
// context's error after a cancel. Items are taken on the calling goroutine.
//
// After a cancel the items not begun are still taken, to be recorded as
// Cancelled: a sequence that is costly to walk should end by itself when the
// context does.
func Each[T any](ctx context.Context, j *Job, items iter.Seq[T], work Work[T]) error {
	type entry struct {
		order int
		named Item
		item  T
	}
	record := func(e entry, result Result) {
		result.Item, result.Order = e.named, e.order
		j.Record(result)
	}
	queue := make(chan entry)
	var workers sync.WaitGroup
	for range max(1, work.Workers) {
		workers.Go(func() {
			for e := range queue {
				if j.Hold(ctx) != nil {
					record(e, notBegun())
					continue
				}
				record(e, attempt(ctx, e.item, work.Do))
			}
		})
	}
	func() {
		// The workers end even when the sequence panics; the board reports it.
		defer workers.Wait()
		defer close(queue)
		order := 0
		for item := range items {
			queue <- entry{order, work.Item(item), item}
			order++
		}
	}()
	return ctx.Err()
}

func notBegun() Result {
	return Result{Outcome: Cancelled, Reason: "cancelled before it was begun"}
}
