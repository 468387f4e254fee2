package images

import (
	"context"
	"errors"
	"fmt"

	"storehand/app/bench"
	"storehand/ui/parts"
	"storehand/ui/presets"
	"storehand/ui/words"
)

func isCancel(err error) bool { return errors.Is(err, context.Canceled) }

// stage binds the finished pictures to their products.
func (s *Section) stage() {
	ready := s.tray.Ready()
	wording, err := s.wording(presets.TemplateOf(s.making.main))
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
	s.tray.NoteStaged(done.Pictures)
	for _, left := range done.Left {
		s.tray.Fail(left.Path, left.Reason)
	}
	s.staged = append(s.staged, stagedRun{operation: done.Set.Operation, pictures: done.Pictures})
	s.saved = savings{}
	s.refresh()
	s.followUndo(done.Set.Operation)
	text := fmt.Sprintf("%s staged on %s", words.Count(len(done.Pictures), "picture"), words.Count(done.Products, "product"))
	tone := parts.Good
	if n := len(done.Left); n > 0 {
		text, tone = fmt.Sprintf("%s, %s left: %s", text, words.Count(n, "photo"), done.Left[0].Reason), parts.Warn
	}
	s.toast(parts.Toast{Tone: tone, Words: text, Action: "Undo", Key: "Ctrl Z", OnAction: s.desk.Undo})
}
