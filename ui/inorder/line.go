// Package inorder stores what the user did in the order they did it, without
// making the window wait.
package inorder

import (
	"context"
	"sync"
)

// Line is work that is done one piece after another, off the UI goroutine. The
// zero Line is not usable.
type Line struct {
	background func(work func(ctx context.Context))

	mu      sync.Mutex
	waiting []func(ctx context.Context)
	working bool
}

// New returns an empty line whose work is done by background.
func New(background func(work func(ctx context.Context))) *Line {
	return &Line{background: background}
}

// Do adds a piece of work to the end of the line. What stands in the line when
// the window closes is still done: it is the user's work, and the window waits
// for it. The context therefore has no end.
func (l *Line) Do(work func(ctx context.Context)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.waiting = append(l.waiting, work)
	if !l.working {
		l.working = true
		l.background(func(ctx context.Context) { l.run(context.WithoutCancel(ctx)) })
	}
}

func (l *Line) run(ctx context.Context) {
	for {
		work := l.next()
		if work == nil {
			return
		}
		work(ctx)
	}
}

// next takes the first piece of work, or ends the run.
func (l *Line) next() func(context.Context) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.waiting) == 0 {
		l.working = false
		return nil
	}
	work := l.waiting[0]
	l.waiting = l.waiting[1:]
	return work
}
