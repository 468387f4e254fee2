package compliance

import "fmt"

// Summary counts the entries of an audit.
type Summary struct {
	Pictures   int `json:"pictures"` // entries: pictures times channels
	Checked    int `json:"checked"`
	NotHere    int `json:"not_here"`
	Unreadable int `json:"unreadable"`
	// Channels has the counts of each channel, in the order asked.
	Channels []ChannelCount `json:"channels"`
}

// ChannelCount counts the verdicts of one channel.
type ChannelCount struct {
	Channel string `json:"channel"` // name
	Pass    int    `json:"pass"`
	Unsure  int    `json:"unsure"`
	Warn    int    `json:"warn"`
	Fail    int    `json:"fail"`
	// Rules has the counts of each rule, in their order.
	Rules []RuleCount `json:"rules"`
}

// RuleCount counts the findings of one rule.
type RuleCount struct {
	Key    Key `json:"key"`
	Pass   int `json:"pass"`
	Unsure int `json:"unsure"`
	Warn   int `json:"warn"`
	Fail   int `json:"fail"`
}

func newSummary(order Order) Summary {
	s := Summary{}
	for _, channel := range order.Channels {
		count := ChannelCount{Channel: channel.Name}
		for _, rule := range channel.Rules {
			count.Rules = append(count.Rules, RuleCount{Key: rule.Key})
		}
		s.Channels = append(s.Channels, count)
	}
	return s
}

func (s *Summary) add(e Entry) {
	s.Pictures++
	switch e.State {
	case NotHere:
		s.NotHere++
		return
	case Unreadable:
		s.Unreadable++
		return
	}
	s.Checked++
	for i := range s.Channels {
		channel := &s.Channels[i]
		if channel.Channel != e.Channel {
			continue
		}
		tally(e.Verdict.Level, &channel.Pass, &channel.Unsure, &channel.Warn, &channel.Fail)
		for _, found := range e.Verdict.Findings {
			for r := range channel.Rules {
				if rule := &channel.Rules[r]; rule.Key == found.Key {
					tally(found.Level, &rule.Pass, &rule.Unsure, &rule.Warn, &rule.Fail)
				}
			}
		}
	}
}

func tally(level Level, pass, unsure, warn, fail *int) {
	*[...]*int{pass, unsure, warn, fail}[level]++
}

// Sentence says how the audit went, as in "40 checks: 3 fail, 12 with warnings;
// 5 in the shop only".
func (s Summary) Sentence() string {
	fail, warn := 0, 0
	for _, channel := range s.Channels {
		fail += channel.Fail
		warn += channel.Warn
	}
	checks := "checks"
	if s.Checked == 1 {
		checks = "check"
	}
	text := fmt.Sprintf("%d %s: %d fail, %d with warnings", s.Checked, checks, fail, warn)
	if s.NotHere > 0 {
		text += fmt.Sprintf("; %d in the shop only", s.NotHere)
	}
	if s.Unreadable > 0 {
		text += fmt.Sprintf("; %d cannot be read", s.Unreadable)
	}
	return text
}
