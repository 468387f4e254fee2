package job

import "time"

// Clock tells the time and ticks. It is handed in so that rates, times left
// and publication can be tested without waiting.
type Clock interface {
	// Now is the present moment.
	Now() time.Time
	// Tick sends the time on the channel once every interval until stop is
	// called. Ticks a slow reader misses are dropped.
	Tick(interval time.Duration) (ticks <-chan time.Time, stop func())
}

// SystemClock is the computer's own clock.
type SystemClock struct{}

// Now is the present moment.
func (SystemClock) Now() time.Time { return time.Now() }

// Tick ticks with a [time.Ticker].
func (SystemClock) Tick(interval time.Duration) (<-chan time.Time, func()) {
	ticker := time.NewTicker(interval)
	return ticker.C, ticker.Stop
}
