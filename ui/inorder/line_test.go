package inorder_test

import (
	"context"
	"slices"
	"sync"
	"testing"

	"storehand/ui/inorder"
)

func TestWorkIsDoneInOrderAndToTheEnd(t *testing.T) {
	var running sync.WaitGroup
	closed, closeWindow := context.WithCancel(context.Background())
	defer closeWindow()
	line := inorder.New(func(work func(context.Context)) { running.Go(func() { work(closed) }) })
	var done []int
	for i := range 100 {
		line.Do(func(ctx context.Context) {
			if err := ctx.Err(); err != nil {
				t.Errorf("piece %d: %v", i, err)
			}
			done = append(done, i)
		})
		if i == 50 {
			closeWindow()
		}
	}
	running.Wait()
	if len(done) != 100 || !slices.IsSorted(done) {
		t.Errorf("done %v", done)
	}
}
