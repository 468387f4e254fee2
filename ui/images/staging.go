package images

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"storehand/app/bench"
	"storehand/app/change"
	"storehand/ui/parts"
	"storehand/ui/words"
)

func isCancel(err error) bool { return errors.Is(err, context.Canceled) }

// stage binds the finished pictures to their products.
func (s *Section) stage() {
	ready := s.tray.Ready()
	wording, err := s.wording(templateOf(s.preset))
	if err != nil {
		s.desk.Fail("stage the pictures", err)
		return
	}
	if len(ready) == 0 {
		return
	}
	staging := bench.Staging{Store: s.scope.Store, Photos: ready, Policy: s.policy, Wording: wording}
	s.desk.Background(func(ctx context.Context) {
		done, err := bench.Stage(ctx, s.desk.Door, s.params.Catalog, staging)
		if err != nil {
			s.desk.Fail("stage the pictures", err)
			return
		}
		s.desk.Dispatch(func() { s.wasStaged(done) })
	})
}

func (s *Section) wasStaged(done bench.Staged) {
	paths := make([]string, len(done.Pictures))
	for i, placed := range done.Pictures {
		paths[i] = placed.Path
	}
	s.tray.MarkStaged(paths, true)
	for _, left := range done.Left {
		s.tray.Fail(left.Path, left.Reason)
	}
	s.staged = append(s.staged, stagedRun{operation: done.Set.Operation, paths: paths})
	s.saved = savings{}
	s.refresh()
	s.followUndo()
	text := fmt.Sprintf("%s staged on %s", words.Count(len(paths), "picture"), words.Count(done.Products, "product"))
	tone := parts.Good
	if n := len(done.Left); n > 0 {
		text, tone = fmt.Sprintf("%s, %s left: %s", text, words.Count(n, "photo"), done.Left[0].Reason), parts.Warn
	}
	s.toast(parts.Toast{Tone: tone, Words: text, Action: "Undo", Key: "Ctrl Z", OnAction: s.desk.Undo})
}

// undoRun undoes the last staging. It is offered only while Ctrl+Z would do the
// same.
func (s *Section) undoRun() { s.desk.Undo() }

// followUndo learns which stagings are undone now, and whether the last one is
// what would be undone next.
func (s *Section) followUndo() {
	if len(s.staged) == 0 {
		s.page.undo.Disable()
		return
	}
	s.desk.Background(func(ctx context.Context) {
		stack, err := s.desk.Door.Stack(ctx)
		if err != nil {
			s.desk.Fail("read the undo stack", err)
			return
		}
		s.desk.Dispatch(func() { s.compareStack(stack) })
	})
}

// compareStack marks the photos of stagings that lie beyond the step that would
// be undone next.
func (s *Section) compareStack(stack change.Stack) {
	var next int64
	if stack.Undo != nil {
		next = stack.Undo.ID
	}
	for i := range s.staged {
		staged := &s.staged[i]
		undone := staged.operation > next
		if undone != staged.undone {
			staged.undone = undone
			s.tray.MarkStaged(staged.paths, !undone)
		}
	}
	enable(s.page.undo, slices.ContainsFunc(s.staged, func(staged stagedRun) bool { return staged.operation == next }))
	s.refresh()
}
