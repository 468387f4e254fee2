package data

import (
	"sync"

	"storehand/app/change"
)

// subscribers are told of every commit.
type subscribers struct {
	mu     sync.Mutex
	next   int
	listen map[int]func(change.Set)
}

// Subscribe implements change.Door.
func (w *Workspace) Subscribe(listen func(change.Set)) (cancel func()) {
	s := &w.events
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.listen == nil {
		s.listen = make(map[int]func(change.Set))
	}
	key := s.next
	s.next++
	s.listen[key] = listen
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		delete(s.listen, key)
	}
}

// publish calls the listeners without holding the lock, so that they may
// subscribe, end their subscription or start an operation themselves.
func (s *subscribers) publish(set change.Set) {
	if set.Operation == 0 {
		return
	}
	s.mu.Lock()
	listeners := make([]func(change.Set), 0, len(s.listen))
	for _, listen := range s.listen {
		listeners = append(listeners, listen)
	}
	s.mu.Unlock()
	for _, listen := range listeners {
		listen(set)
	}
}
