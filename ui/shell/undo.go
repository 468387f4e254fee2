package shell

import (
	"context"
	"errors"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/ui/parts"
)

// refreshStack learns what undo would do and how much is staged.
func (s *Shell) refreshStack() {
	store := s.scope.Store.ID
	s.background(func(ctx context.Context) {
		stack, err := s.params.Door.Stack(ctx)
		if err != nil {
			s.fail("read the undo history", err)
			return
		}
		pending, err := s.pending(ctx, store)
		if err != nil {
			s.fail("count the pending changes", err)
			return
		}
		s.params.Dispatch(func() {
			s.stack = stack
			s.status.showPending(pending)
		})
	})
}

func (s *Shell) pending(ctx context.Context, store client.ID) (int, error) {
	if store == 0 {
		return 0, nil
	}
	ids, err := s.params.Products.IDs(ctx, catalog.Query{Store: store, View: catalog.Changed})
	return len(ids), err
}

// Undo reverses the last operation and says which.
func (s *Shell) Undo() { s.step("undo", "Undone: ", s.params.Door.Undo) }

// Redo does again what was undone last and says which.
func (s *Shell) Redo() { s.step("redo", "Done again: ", s.params.Door.Redo) }

func (s *Shell) step(doing, done string, step func(context.Context) (change.Set, error)) {
	s.background(func(ctx context.Context) {
		set, err := step(ctx)
		switch {
		case errors.Is(err, change.ErrNothing):
			s.say(parts.Toast{Tone: parts.Neutral, Words: "Nothing to " + doing})
		case err != nil:
			s.fail(doing, err)
		default:
			s.say(parts.Toast{Tone: parts.Good, Words: done + set.Name})
		}
	})
}

// say shows a toast from any goroutine.
func (s *Shell) say(toast parts.Toast) {
	s.params.Dispatch(func() { s.toasts.Show(toast) })
}
