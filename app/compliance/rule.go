package compliance

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Rule is what a channel asks of one thing about a picture. It is plain data.
type Rule struct {
	// Key says what the rule is about; limits are in its unit.
	Key Key `json:"key"`
	// Must is what a picture fails outside of, Should what it is warned about.
	Must   Limits `json:"must,omitzero"`
	Should Limits `json:"should,omitzero"`
	// MainOnly rules are for the main picture of a product, not for the others.
	MainOnly bool `json:"main_only,omitempty"`
	// Do is a sentence of advice in place of the key's own.
	Do string `json:"do,omitempty"`
	// Note is what else to know, such as where sources differ.
	Note string `json:"note,omitempty"`
	// Source says whose rule it is and Date (YYYY-MM) when it was looked up;
	// both are empty for rules of one's own.
	Source string `json:"source,omitempty"`
	Date   string `json:"date,omitempty"`
}

// Limits bound a number or list words. Of a number Min and Max are allowed
// themselves; nil is no bound. OneOf lists what is allowed of a word.
type Limits struct {
	Min   *float64 `json:"min,omitempty"`
	Max   *float64 `json:"max,omitempty"`
	OneOf []string `json:"one_of,omitempty"`
}

// IsZero reports whether the limits allow everything.
func (l Limits) IsZero() bool { return l.Min == nil && l.Max == nil && len(l.OneOf) == 0 }

// allowsNumber reports whether a number is within the limits.
func (l Limits) allowsNumber(value float64) bool {
	return (l.Min == nil || value >= *l.Min) && (l.Max == nil || value <= *l.Max)
}

// allowsWord reports whether a word is among those listed.
func (l Limits) allowsWord(word string) bool {
	return len(l.OneOf) == 0 || slices.Contains(l.OneOf, word)
}

// Validate returns what is wrong with the rule, one error for each fault,
// joined; nil when nothing is.
func (r Rule) Validate() error {
	subject, known := subjects[r.Key]
	if !known {
		return fmt.Errorf("there is nothing called %q to be checked; it is one of %s", r.Key, strings.Join(keyNames(), ", "))
	}
	var faults []error
	fault := func(format string, args ...any) {
		faults = append(faults, fmt.Errorf(string(r.Key)+": "+format, args...))
	}
	if r.Must.IsZero() && r.Should.IsZero() {
		fault("set what it must be or should be")
	}
	for _, limits := range []Limits{r.Must, r.Should} {
		if subject.words() && (limits.Min != nil || limits.Max != nil) {
			fault("it is a word: list what is allowed in one_of")
		}
		if !subject.words() && len(limits.OneOf) > 0 {
			fault("it is a number: set min or max")
		}
		if limits.Min != nil && limits.Max != nil && *limits.Min > *limits.Max {
			fault("its least value is above its largest")
		}
	}
	return errors.Join(faults...)
}
