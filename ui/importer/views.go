package importer

import (
	"fmt"
	"strconv"

	"storehand/app/exchange"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// view is one of the lists that sum a preview up.
type view struct {
	words   string // what it counts
	count   int
	tone    parts.Tone // where the count is not zero
	columns []grid.Column
	total   int // rows there are
	listed  int // rows of the list; only the first of very many are
	row     func(i int) []string
	staged  int // which column of the list holds staged edits; 0 is none
	// detail is the row in full, for what the list cuts off.
	detail func(i int) string
	// idle says why there is no list, where there is something to count.
	idle string
}

// The views of a preview, in the order of their figures.
const (
	addedView = iota
	changedView
	unchangedView
	rejectedView
	warningsView
	keptView
	columnsView
)

// Widths of the lists' columns in pixels; a row fills the dialog.
const (
	lineWidth   float32 = 64
	itemWidth   float32 = 270
	fieldWidth  float32 = 150
	reasonWidth float32 = previewWidth - 2 - lineWidth - itemWidth
	valueWidth  float32 = (previewWidth - 2 - lineWidth - itemWidth - fieldWidth) / 2
)

func lineColumn() grid.Column {
	return grid.Column{ID: "line", Title: "Line", Kind: grid.Number, Width: lineWidth, Quiet: true}
}

func textColumn(id, title string, width float32) grid.Column {
	return grid.Column{ID: id, Title: title, Width: width}
}

// viewsOf lists what an import would do.
func viewsOf(t exchange.Tally) []view {
	return []view{
		addedView: {
			words: "New", count: t.New, columns: []grid.Column{lineColumn(), textColumn("item", "Product", itemWidth+valueWidth), textColumn("kind", "Kind", fieldWidth)},
			total: t.New, listed: len(t.Added), row: func(i int) []string { return []string{line(t.Added[i].Line), t.Added[i].Item, kindOf(t.Added[i])} },
			detail: func(i int) string { return t.Added[i].Item },
		},
		changedView: {
			words: "Changed", count: t.Changed, columns: compareColumns("Now", "In the file"), total: t.ChangeCount, listed: len(t.Changes),
			row: func(i int) []string {
				c := t.Changes[i]
				return []string{line(c.Line), c.Item, c.Field, c.Old, c.New}
			},
			detail: func(i int) string { return changeWords(t.Changes[i]) },
		},
		unchangedView: {words: "Unchanged", count: t.Unchanged, idle: "These are in the store as the file has them. Nothing happens to them."},
		rejectedView: {
			words: "Rejected", count: len(t.Rejected), tone: parts.Bad,
			columns: []grid.Column{lineColumn(), textColumn("item", "Product", itemWidth), textColumn("reason", "Why it is left out", reasonWidth)},
			total:   len(t.Rejected), listed: len(t.Rejected),
			row: func(i int) []string {
				return []string{line(t.Rejected[i].Line), t.Rejected[i].Item, words.Sentence(t.Rejected[i].Reason)}
			},
			detail: func(i int) string { return t.Rejected[i].Item + "\n" + words.Sentence(t.Rejected[i].Reason) },
		},
		warningsView: {
			words: "Warnings", count: t.FaultCount, tone: parts.Warn,
			columns: []grid.Column{lineColumn(), textColumn("column", "Column", fieldWidth), textColumn("value", "Cell", valueWidth), textColumn("reason", "What is the matter", reasonWidth+itemWidth-fieldWidth-valueWidth)},
			total:   t.FaultCount, listed: len(t.Faults),
			row: func(i int) []string {
				f := t.Faults[i]
				return []string{line(f.Line), f.Column, f.Value, words.Sentence(f.Reason)}
			},
			detail: func(i int) string {
				return fmt.Sprintf("%s: %s\n%s. The cell is kept as it is.", t.Faults[i].Column, orNothing(t.Faults[i].Value), words.Sentence(t.Faults[i].Reason))
			},
		},
		keptView: {
			words: "Edits kept", count: t.KeptCount, tone: parts.Pencil, columns: compareColumns("Your edit", "In the file"), total: t.KeptCount, listed: len(t.KeptEdits),
			staged: 3,
			row: func(i int) []string {
				k := t.KeptEdits[i]
				return []string{line(k.Line), k.Item, k.Field, k.Yours, k.Shop}
			},
			detail: func(i int) string {
				return fmt.Sprintf("%s of %s\nYour staged edit stays: %s\nThe file has: %s", t.KeptEdits[i].Field, t.KeptEdits[i].Item, orNothing(t.KeptEdits[i].Yours), orNothing(t.KeptEdits[i].Shop))
			},
		},
	}
}

func compareColumns(before, after string) []grid.Column {
	return []grid.Column{
		lineColumn(), textColumn("item", "Product", itemWidth), textColumn("field", "Field", fieldWidth),
		textColumn("before", before, valueWidth), textColumn("after", after, valueWidth),
	}
}

// changeWords is a change in full. One without values is in columns that are
// kept as they are.
func changeWords(c exchange.FieldChange) string {
	if c.Old == "" && c.New == "" {
		return c.Item + "\nSomething changes in columns that are kept as they are, or in the spelling of a value."
	}
	return fmt.Sprintf("%s of %s\nNow: %s\nIn the file: %s", c.Field, c.Item, orNothing(c.Old), orNothing(c.New))
}

func kindOf(a exchange.Added) string {
	if a.IsVariation {
		return "Variation"
	}
	return "Product"
}

func line(n int) string { return strconv.Itoa(n) }

// orNothing names an empty value.
func orNothing(value string) string {
	if value == "" {
		return "nothing"
	}
	return value
}

// figures are the views as figures, and the number of columns after them.
func figures(views []view, columns int) []parts.Figure {
	all := make([]parts.Figure, 0, len(views)+1)
	for _, v := range views {
		figure := parts.Figure{Value: words.Number(v.count), Words: v.words}
		if v.count > 0 {
			figure.Tone = v.tone
		}
		all = append(all, figure)
	}
	return append(all, parts.Figure{Value: words.Number(columns), Words: "Columns"})
}
