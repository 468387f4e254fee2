package job

import "time"

const (
	// sampleGap keeps samples apart, so that the rate does not jump with
	// every tick.
	sampleGap = time.Second
	// sampleCount bounds the window: the rate is that of the last twenty
	// seconds of work, or of the last twenty items when one takes longer than
	// a second. That follows a change of speed (large photos after small
	// ones) and still does not flicker.
	sampleCount = 20
)

// sample is how much had been done after so much working time.
type sample struct {
	worked time.Duration
	done   int
}

// pace measures the recent speed of a job. Time spent paused or waiting is not
// working time and does not count.
type pace struct {
	samples []sample
}

// rate notes the present state and gives the speed in items a second over the
// window. It is 0 while there is too little to tell: less than a second of
// work, or nothing done.
func (p *pace) rate(now sample) float64 {
	if len(p.samples) == 0 {
		p.samples = append(p.samples, sample{})
	}
	last := p.samples[len(p.samples)-1]
	if now.done > last.done && now.worked-last.worked >= sampleGap {
		p.samples = append(p.samples, now)
		if len(p.samples) > sampleCount {
			p.samples = p.samples[1:]
		}
	}
	oldest := p.samples[0]
	span := now.worked - oldest.worked
	if span < sampleGap {
		return 0
	}
	return float64(now.done-oldest.done) / span.Seconds()
}
