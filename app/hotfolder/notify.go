package hotfolder

import (
	"context"
	"sync"

	"github.com/fsnotify/fsnotify"
)

// notifier tells that something changed in the folders added to it.
type notifier interface {
	// add asks to be told of a folder; asking again does nothing.
	add(folder string)
	// changed has a value when something changed since it was read last.
	changed() <-chan struct{}
	close()
}

// system is the notifier of the operating system. Where it has none, or no room
// for more folders, nothing is told of: the folders are looked at all the same.
type system struct {
	watcher *fsnotify.Watcher // nil where the system has none
	wake    chan struct{}
	ended   sync.WaitGroup
}

func listen(ctx context.Context) *system {
	s := &system{wake: make(chan struct{}, 1)}
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return s
	}
	s.watcher = watcher
	s.ended.Go(func() { s.pass(ctx) })
	return s
}

// pass hands on that there were events, not which ones.
func (s *system) pass(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case _, open := <-s.watcher.Events:
			if !open {
				return
			}
			select {
			case s.wake <- struct{}{}:
			default: // nobody has looked since the last one
			}
		case _, open := <-s.watcher.Errors:
			if !open {
				return
			}
		}
	}
}

func (s *system) add(folder string) {
	if s.watcher != nil {
		_ = s.watcher.Add(folder) // see system
	}
}

func (s *system) changed() <-chan struct{} { return s.wake }

func (s *system) close() {
	if s.watcher != nil {
		_ = s.watcher.Close() // there is nothing to be done about it
		s.ended.Wait()
	}
}
