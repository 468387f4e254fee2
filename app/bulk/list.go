package bulk

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"time"

	"strconv"

	"storehand/app/catalog"
)

var spaces = regexp.MustCompile(` {2,}`)

// listStep adds and removes entries of a list such as tags or categories.
// Entries are compared without regard to case and accents.
func listStep(r Rule, field *catalog.Field) step {
	entries := catalog.SplitList(r.Value)
	return func(c *cell) error {
		before := catalog.SplitList(field.Text(c.product, c.format))
		after := changedList(r.Op, before, entries)
		if len(after) == len(before) {
			return skip(listReasons[r.Op], r.Value)
		}
		return c.write(field, catalog.JoinList(after))
	}
}

// listReasons say why a list stays as it is.
var listReasons = map[Op]string{
	Add: "has “%s” already", Remove: "does not have “%s”", RemoveDuplicates: "has no repeated entries%s",
}

func changedList(op Op, before, entries []string) []string {
	switch op {
	case Remove:
		return slices.DeleteFunc(slices.Clone(before), func(entry string) bool { return holds(entries, entry) })
	case RemoveDuplicates:
		entries, before = before, nil
	}
	after := slices.Clone(before)
	for _, entry := range entries {
		if !holds(after, entry) {
			after = append(after, entry)
		}
	}
	return after
}

func holds(entries []string, wanted string) bool {
	folded := catalog.Fold(wanted)
	return slices.ContainsFunc(entries, func(entry string) bool { return catalog.Fold(entry) == folded })
}

// shiftStep moves dates.
func shiftStep(r Rule, field *catalog.Field) (step, error) {
	days, err := strconv.Atoi(strings.Replace(strings.TrimSpace(r.Value), "−", "-", 1))
	if err != nil {
		return nil, errors.New("write a whole number of days, such as 7 or -7")
	}
	return func(c *cell) error {
		text := field.Text(c.product, c.format)
		if text == "" {
			return skip("has no %s", nameOf(field))
		}
		form := time.DateTime
		if len(text) == len(time.DateOnly) {
			form = time.DateOnly
		}
		at, err := time.Parse(form, text)
		if err != nil {
			return err
		}
		return c.write(field, at.AddDate(0, 0, days).Format(form))
	}, nil
}
