package shell

import "sync"

// background is the work that goes on off the UI goroutine.
type background struct {
	mutex  sync.Mutex
	closed bool
	work   sync.WaitGroup
}

// start begins a piece of work. Once the window is closed there is nobody left
// who would see what came of it, and it is not begun.
func (b *background) start(work func()) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if !b.closed {
		b.work.Go(work)
	}
}

// end waits for all work that was begun and has no more begin.
func (b *background) end() {
	b.mutex.Lock()
	b.closed = true
	b.mutex.Unlock()
	b.work.Wait()
}
