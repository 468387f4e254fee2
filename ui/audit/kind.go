package audit

import (
	"slices"

	"storehand/app/compliance"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// kind is how a picture stands to a channel.
type kind int

// The kinds, in the order of their figures.
const (
	failing kind = iota
	warned
	unsure
	passing
	notHere
	unreadable
)

// kinds says what each is called and in which tone it is told.
var kinds = []struct {
	figure, chip string
	tone         parts.Tone
}{
	failing:    {"Fail", "Fails", parts.Bad},
	warned:     {"With warnings", "Warning", parts.Warn},
	unsure:     {"Unsure", "Unsure", parts.Neutral},
	passing:    {"Pass", "Passes", parts.Good},
	notHere:    {"In the shop only", "Not here", parts.Neutral},
	unreadable: {"Cannot be read", "Not read", parts.Bad},
}

func ofLevel(level compliance.Level) kind {
	return map[compliance.Level]kind{compliance.Fail: failing, compliance.Warn: warned, compliance.Unsure: unsure, compliance.Pass: passing}[level]
}

// ofEntry is how the picture of an entry stands.
func ofEntry(e compliance.Entry) kind {
	switch {
	case e.State == compliance.NotHere:
		return notHere
	case e.Verdict == nil:
		return unreadable
	}
	return ofLevel(e.Verdict.Level)
}

// row is what a rule says of a picture, or a picture of which there is nothing
// more to say.
type row struct {
	entry   *compliance.Entry
	finding *compliance.Finding // nil for a picture as a whole
}

// kind is how the row itself stands: a picture that fails may have warnings too.
func (r row) kind() kind {
	if r.finding == nil {
		return ofEntry(*r.entry)
	}
	return ofLevel(r.finding.Level)
}

// rows lists what there is to say of the pictures of a kind in a channel: of
// each the worst first.
func (r *result) rows(channel string, of kind) []row {
	var rows []row
	for i := range r.entries {
		entry := &r.entries[i]
		if entry.Channel != channel || ofEntry(*entry) != of {
			continue
		}
		if of == passing || entry.Verdict == nil {
			rows = append(rows, row{entry: entry})
			continue
		}
		problems := entry.Verdict.Problems(compliance.Unsure)
		slices.SortStableFunc(problems, func(a, b compliance.Finding) int { return int(b.Level - a.Level) })
		for p := range problems {
			rows = append(rows, row{entry, &problems[p]})
		}
	}
	return rows
}

// count is how many checks came out that way, over all channels.
func (r *result) count(of kind) int {
	count := 0
	for _, entry := range r.entries {
		if ofEntry(entry) == of {
			count++
		}
	}
	return count
}

// figures sum up a channel.
func (r *result) figures(channel string) []parts.Figure {
	counts := make([]int, len(kinds))
	for _, entry := range r.entries {
		if entry.Channel == channel {
			counts[ofEntry(entry)]++
		}
	}
	all := make([]parts.Figure, len(kinds))
	for k, called := range kinds {
		all[k] = parts.Figure{Value: words.Number(counts[k]), Words: called.figure}
		if counts[k] > 0 {
			all[k].Tone = called.tone
		}
	}
	return all
}

// first is the kind of a channel that most wants to be seen.
func (r *result) first(channel string) kind {
	for _, k := range []kind{failing, warned, unreadable, unsure, notHere} {
		if slices.ContainsFunc(r.entries, func(e compliance.Entry) bool { return e.Channel == channel && ofEntry(e) == k }) {
			return k
		}
	}
	return passing
}
