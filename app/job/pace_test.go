package job

import (
	"testing"
	"time"
)

func TestRateFollowsAChangeOfSpeed(t *testing.T) {
	var p pace
	done := 0
	var rate float64
	for second := 1; second <= 60; second++ {
		step := 10
		if second > 30 {
			step = 2
		}
		done += step
		rate = p.rate(sample{worked: time.Duration(second) * time.Second, done: done})
		if second <= 30 && rate != 10 && second > 1 {
			t.Fatalf("after %d s: %v a second", second, rate)
		}
	}
	if rate != 2 {
		t.Errorf("thirty seconds after slowing down the rate is still %v", rate)
	}
}

func TestRateIsUnknownAtFirst(t *testing.T) {
	var p pace
	if got := p.rate(sample{worked: 900 * time.Millisecond, done: 40}); got != 0 {
		t.Errorf("a rate of %v from less than a second", got)
	}
	if got := p.rate(sample{worked: 2 * time.Second, done: 80}); got != 40 {
		t.Errorf("got %v", got)
	}
}

func TestRateOfItemsThatTakeAMinute(t *testing.T) {
	var p pace
	for second := 1; second <= 7200; second++ {
		now := sample{worked: time.Duration(second) * time.Second, done: second / 60}
		rate := p.rate(now)
		if second > 600 && (rate < 0.9/60 || rate > 1.1/60) {
			t.Fatalf("after %d s: %v s each", second, 1/rate)
		}
	}
	if len(p.samples) > sampleCount {
		t.Errorf("%d samples are kept", len(p.samples))
	}
}
