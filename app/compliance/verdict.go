package compliance

import "fmt"

// Level is how a picture stands to a rule, or to all of a channel's.
type Level int

// The levels, from good to bad.
const (
	Pass   Level = iota
	Unsure       // it cannot be measured on this picture
	Warn
	Fail
)

var levelWords = [...]string{"pass", "unsure", "warn", "fail"}

// String is the level in one word: pass, unsure, warn or fail.
func (l Level) String() string { return levelWords[l] }

// MarshalText writes the level's word.
func (l Level) MarshalText() ([]byte, error) { return []byte(l.String()), nil }

// UnmarshalText reads a level's word.
func (l *Level) UnmarshalText(text []byte) error {
	for level, word := range levelWords {
		if word == string(text) {
			*l = Level(level)
			return nil
		}
	}
	return fmt.Errorf("%q is no level of a check: it is pass, unsure, warn or fail", text)
}

// Finding is what one rule says of a picture.
type Finding struct {
	Key   Key   `json:"key"`
	Level Level `json:"level"`
	// Measured and Wanted are in words, as in "812 px" and "at least 1000 px".
	// What is measured is empty for Unsure; what is wanted is of the limit that
	// decided, or of the stricter one for a pass.
	Measured string `json:"measured,omitempty"`
	Wanted   string `json:"wanted"`
	// Text says in sentences what is the matter and what to do; empty for Pass.
	Text string `json:"text,omitempty"`
	// Note, Source and Date are the rule's.
	Note   string `json:"note,omitempty"`
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

// Verdict is what a channel says of a picture.
type Verdict struct {
	// Channel is the channel's name.
	Channel string `json:"channel"`
	// Level is the worst of the findings. What cannot be told counts where the
	// channel insists on it, and not where it merely advises.
	Level Level `json:"level"`
	// Findings has one entry for each rule, in their order.
	Findings []Finding `json:"findings"`
}

// Problems lists the findings of a level or worse.
func (v Verdict) Problems(from Level) []Finding {
	var found []Finding
	for _, f := range v.Findings {
		if f.Level >= from {
			found = append(found, f)
		}
	}
	return found
}

// Judge checks a picture against all rules of the channel, as the main picture
// of its product. For another one judge by the channel's Further.
func (c Channel) Judge(p Picture) Verdict {
	verdict := Verdict{Channel: c.Name, Findings: make([]Finding, len(c.Rules))}
	for i, rule := range c.Rules {
		found := rule.judge(c.Name, p)
		verdict.Findings[i] = found
		if found.Level != Unsure || !rule.Must.IsZero() {
			verdict.Level = max(verdict.Level, found.Level)
		}
	}
	return verdict
}

func (r Rule) judge(channel string, p Picture) Finding {
	found := Finding{Key: r.Key, Note: r.Note, Source: r.Source, Date: r.Date}
	about := subjects[r.Key]
	allowed := func(l Limits) bool { return l.allowsWord(found.Measured) }
	if about.words() {
		found.Measured = about.word(p)
	} else {
		reading := about.number(p)
		if !reading.Told {
			found.Level, found.Wanted = Unsure, r.stricter().text(about.unit)
			found.Text = fmt.Sprintf("%s cannot be told: %s.", about.label, about.untold)
			return found
		}
		value := about.unit.round(reading.Value)
		found.Measured = about.unit.text(value)
		allowed = func(l Limits) bool { return l.allowsNumber(value) }
	}
	broken, asks := r.stricter(), ""
	switch {
	case !allowed(r.Must):
		found.Level, broken, asks = Fail, r.Must, "asks for"
	case !allowed(r.Should):
		found.Level, broken, asks = Warn, r.Should, "advises"
	}
	found.Wanted = broken.text(about.unit)
	if about.words() {
		found.Measured = wordText(found.Measured)
	}
	if found.Level != Pass {
		found.Text = fmt.Sprintf("%s: %s; %s %s %s. %s", about.label, found.Measured, channel, asks, found.Wanted, r.advice(about))
	}
	return found
}

// stricter are the limits that a picture without any remark keeps.
func (r Rule) stricter() Limits {
	if r.Should.IsZero() {
		return r.Must
	}
	return r.Should
}

func (r Rule) advice(about subject) string {
	if r.Do != "" {
		return r.Do
	}
	return about.advice
}
