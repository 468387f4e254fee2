package importer

import (
	"fmt"
	"strconv"

	"storehand/app/exchange"
	"storehand/app/exchange/sheet"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// view is one of the lists that sum a preview up.
type view struct {
	words string // what it counts
	count int
	tone  parts.Tone // where the count is not zero
	total int        // rows there are; only the first of very many are listed
	list  findings.List
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
		addedView:     {words: "New", count: t.New, total: t.New, list: addedList(t.Added)},
		changedView:   {words: "Changed", count: t.Changed, total: t.ChangeCount, list: changedList(t.Changes)},
		unchangedView: {words: "Unchanged", count: t.Unchanged, idle: "These are in the store as the file has them. Nothing happens to them."},
		rejectedView:  {words: "Rejected", count: len(t.Rejected), tone: parts.Bad, total: len(t.Rejected), list: rejectedList(t.Rejected)},
		warningsView:  {words: "Warnings", count: t.FaultCount, tone: parts.Warn, total: t.FaultCount, list: warningsList(t.Faults)},
		keptView:      {words: "Edits kept", count: t.KeptCount, tone: parts.Pencil, total: t.KeptCount, list: keptList(t.KeptEdits)},
	}
}

// caption says that a list is not complete, or nothing.
func (v view) caption() string {
	if v.list.Count == v.total {
		return ""
	}
	return fmt.Sprintf("The first %s of %s are listed.", words.Number(v.list.Count), words.Number(v.total))
}

func addedList(added []exchange.Added) findings.List {
	return findings.List{
		Columns: []grid.Column{lineColumn(), textColumn("item", "Product", itemWidth+2*valueWidth), textColumn("kind", "Kind", fieldWidth)},
		Count:   len(added),
		Row:     func(i int) []string { return []string{line(added[i].Line), added[i].Item, kindOf(added[i])} },
	}
}

func changedList(changes []exchange.FieldChange) findings.List {
	return findings.List{
		Columns: compareColumns("Now", "In the file"), Count: len(changes),
		Row: func(i int) []string {
			c := changes[i]
			return []string{line(c.Line), c.Item, c.Field, c.Old, c.New}
		},
		Detail: func(i int) string { return changeWords(changes[i]) },
	}
}

func rejectedList(rejected []exchange.Rejected) findings.List {
	return findings.List{
		Columns: []grid.Column{lineColumn(), textColumn("item", "Product", itemWidth), textColumn("reason", "Why it is left out", reasonWidth)},
		Count:   len(rejected),
		Row: func(i int) []string {
			return []string{line(rejected[i].Line), rejected[i].Item, words.Sentence(rejected[i].Reason)}
		},
		Detail: func(i int) string { return rejected[i].Item + "\n" + words.Sentence(rejected[i].Reason) },
	}
}

func warningsList(faults []sheet.Fault) findings.List {
	return findings.List{
		Columns: []grid.Column{
			lineColumn(), textColumn("column", "Column", fieldWidth), textColumn("value", "Cell", valueWidth),
			textColumn("reason", "What is the matter", reasonWidth+itemWidth-fieldWidth-valueWidth),
		},
		Count: len(faults),
		Row: func(i int) []string {
			f := faults[i]
			return []string{line(f.Line), f.Column, f.Value, words.Sentence(f.Reason)}
		},
		Detail: func(i int) string {
			return fmt.Sprintf("%s: %s\n%s. The cell is kept as it is.", faults[i].Column, orNothing(faults[i].Value), words.Sentence(faults[i].Reason))
		},
	}
}

func keptList(kept []exchange.KeptEdit) findings.List {
	return findings.List{
		Columns: compareColumns("Your edit", "In the file"), Count: len(kept), Staged: 3,
		Row: func(i int) []string {
			k := kept[i]
			return []string{line(k.Line), k.Item, k.Field, k.Yours, k.Shop}
		},
		Detail: func(i int) string {
			return fmt.Sprintf("%s of %s\nYour staged edit stays: %s\nThe file has: %s", kept[i].Field, kept[i].Item, orNothing(kept[i].Yours), orNothing(kept[i].Shop))
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
