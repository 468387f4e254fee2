package images

import (
	"context"
	"fmt"
	"slices"

	"storehand/app/bench"
	"storehand/app/change"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// stagedRun is a staging of this session, or a taking back.
type stagedRun struct {
	operation int64
	pictures  []bench.Placed
	back      bool           // the pictures were taken off their products
	tried     []bench.Placed // those, and the ones that were there no more
	undone    bool
}

func (r stagedRun) paths() []string {
	paths := make([]string, len(r.pictures))
	for i, placed := range r.pictures {
		paths[i] = placed.Path
	}
	return paths
}

// undoRun undoes the last staging: as Ctrl+Z would, while that is the next step,
// and otherwise by taking its pictures off their products, whatever happened
// since.
func (s *Section) undoRun() {
	last := s.lastRun()
	if last == nil {
		return
	}
	if last.operation == s.next {
		s.desk.Undo()
		return
	}
	s.takeBack(s.still(last.pictures))
}

// lastRun is the last staging of which pictures are still on products, or nil.
func (s *Section) lastRun() *stagedRun {
	for i := range slices.Backward(s.staged) {
		if r := &s.staged[i]; !r.back && !r.undone && len(s.still(r.pictures)) > 0 {
			return r
		}
	}
	return nil
}

// still lists those of some pictures that are on their products, as far as is
// known: also those of photos that are not on the bench any more.
func (s *Section) still(pictures []bench.Placed) []bench.Placed {
	return slices.DeleteFunc(slices.Clone(pictures), func(p bench.Placed) bool {
		if e := s.tray.Find(p.Path); e != nil {
			return !e.Staged || e.Placed == nil || *e.Placed != p
		}
		return slices.ContainsFunc(s.staged, func(r stagedRun) bool {
			return r.back && !r.undone && slices.Contains(r.tried, p)
		})
	})
}

// takeBackChosen takes the picture of the chosen photo off its product.
func (s *Section) takeBackChosen() {
	if e := s.entry(); e != nil && e.Staged && e.Placed != nil {
		s.takeBack([]bench.Placed{*e.Placed})
	}
}

// whyNoTakeBack says why the chosen photo cannot be taken off a product.
func (s *Section) whyNoTakeBack() string {
	e := s.entry()
	return s.unless(e == nil || !e.Staged || e.Placed == nil, "This photo is no picture of a product yet")
}

// takeBack takes pictures off their products again.
func (s *Section) takeBack(pictures []bench.Placed) {
	b, store := s.bay, s.scope.Store
	s.desk.Background(func(ctx context.Context) {
		done, err := bench.TakeBack(ctx, s.desk.Door, store, pictures)
		if err != nil {
			s.desk.Fail("take the pictures off their products", err)
			return
		}
		s.desk.Dispatch(func() { s.wasTakenBack(b, pictures, done) })
	})
}

func (s *Section) wasTakenBack(b *bay, tried []bench.Placed, done bench.Staged) {
	run := stagedRun{operation: done.Set.Operation, pictures: done.Pictures, tried: tried, back: true}
	b.staged = append(b.staged, run)
	b.tray.MarkStaged(run.paths(), false)
	gone := make([]string, len(done.Left))
	for i, left := range done.Left {
		gone[i] = left.Path
	}
	b.tray.MarkStaged(gone, false) // they are pictures of nothing any more
	s.bayChanged(b)
	s.followUndo(done.Set.Operation)
	s.tellOfTakingBack(done)
}

func (s *Section) tellOfTakingBack(done bench.Staged) {
	t := parts.Toast{
		Tone:  parts.Good,
		Words: fmt.Sprintf("%s taken off %s", words.Count(len(done.Pictures), "picture"), words.Count(done.Products, "product")),
	}
	if len(done.Pictures) > 0 {
		t.Action, t.Key, t.OnAction = "Undo", "Ctrl Z", s.desk.Undo
	}
	if n := len(done.Left); n > 0 {
		t.Tone = parts.Warn
		t.Words = fmt.Sprintf("%s, %s left: %s", t.Words, words.Number(n), done.Left[0].Reason)
	}
	s.toast(t)
}

// followUndo learns which stagings are undone now, after an operation.
func (s *Section) followUndo(operation int64) {
	if len(s.staged) == 0 {
		s.page.undo.Disable()
		return
	}
	b := s.bay
	s.desk.Background(func(ctx context.Context) {
		stack, err := s.desk.Door.Stack(ctx)
		if err != nil {
			s.desk.Fail("read the undo stack", err)
			return
		}
		s.desk.Dispatch(func() {
			if b == s.bay {
				s.compareStack(stack, operation)
			}
		})
	})
}

// compareStack marks the photos of stagings that lie beyond the step that would
// be undone next, after an operation.
func (s *Section) compareStack(stack change.Stack, operation int64) {
	s.next = 0
	if stack.Undo != nil {
		s.next = stack.Undo.ID
	}
	if s.next == operation { // something new was done: what was undone stays so
		s.staged = slices.DeleteFunc(s.staged, func(r stagedRun) bool { return r.undone })
	}
	s.markUndone()
	enable(s.page.undo, s.lastRun() != nil)
	s.refresh()
}

// markUndone compares the stagings with the step that would be undone next:
// from the last one back for what is undone, and forward for what is done again.
func (s *Section) markUndone() {
	for i := range slices.Backward(s.staged) {
		if r := &s.staged[i]; !r.undone && r.operation > s.next {
			r.undone = true
			s.tray.MarkStaged(r.paths(), r.back)
		}
	}
	for i := range s.staged {
		if r := &s.staged[i]; r.undone && r.operation <= s.next {
			r.undone = false
			s.tray.MarkStaged(r.paths(), !r.back)
		}
	}
}
