package job

import "slices"

// touch notes that something changed and sees to it that a ticker runs to
// tell of it.
func (b *Board) touch() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.dirty = true
	if b.ticking || b.closed {
		return
	}
	b.ticking = true
	b.running.Go(b.tick)
}

// tick publishes until there is nothing left to tell or the board closes.
func (b *Board) tick() {
	ticks, stop := b.clock.Tick(tickInterval)
	defer stop()
	for {
		select {
		case <-ticks:
			if b.rest() {
				return
			}
			b.publish()
		case <-b.quit:
			return
		}
	}
}

// rest ends the ticking when nothing changed and no job is running. Deciding
// and marking are one step under the lock, so that a change in between starts
// the next ticker instead of being missed.
func (b *Board) rest() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.dirty || slices.ContainsFunc(b.jobs, (*Job).isRunning) {
		return false
	}
	b.ticking = false
	return true
}

// publish shows the present state of all jobs to the subscribers.
func (b *Board) publish() {
	b.mu.Lock()
	b.dirty = false
	subscribers := slices.Clone(b.subscribers)
	b.mu.Unlock()
	jobs := b.Jobs()
	for _, s := range subscribers {
		s.show(jobs)
	}
}

func (j *Job) isRunning() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.state == Running
}

func (j *Job) isOver() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.state.Over()
}
