package sheet

import (
	"slices"

	"storehand/app/catalog"
)

// Encoder writes products in a rowwise dialect. It looks through all of them
// once, to learn which columns are needed, before it writes the first.
type Encoder struct {
	book     *Book
	headings []string
	names    []string
	style    *Style
	growth   *Growth
	seen     Seen
	layout   *Layout
}

// NewEncoder continues the columns of a file that was imported, given by
// headings and names; without any it makes those of the book.
func NewEncoder(book *Book, headings, names []string, style *Style) *Encoder {
	if len(headings) == 0 {
		headings, names = split(book.Columns)
	}
	bases := make([]string, len(names))
	for i, name := range names {
		bases[i] = book.Base(name)
	}
	var missing []Column
	for _, column := range slices.Concat(book.Columns, book.Occasional) {
		if !slices.Contains(bases, book.Base(column.Name)) {
			missing = append(missing, column)
		}
	}
	bind := func(names []string) []Part { return book.Parts(names, style) }
	return &Encoder{book: book, headings: headings, names: names, style: style, growth: NewGrowth(missing, bind)}
}

func split(columns []Column) (headings, names []string) {
	for _, column := range columns {
		headings = append(headings, column.Heading)
		names = append(names, column.Name)
	}
	return headings, names
}

// Look takes in a product with its variations before any is written.
func (e *Encoder) Look(p *catalog.Product, variations []catalog.Product) {
	if e.book.Products {
		e.look(Entry{Product: p})
	}
	if !e.book.Variations {
		return
	}
	for i := range variations {
		e.look(Entry{Product: &variations[i], Parent: p})
	}
}

func (e *Encoder) look(entry Entry) {
	e.growth.Look(entry)
	e.seen.Look(entry.Product)
}

// Headings ends the looking and gives the heading row.
func (e *Encoder) Headings() []string {
	headings, names := split(e.growth.Needed())
	headings, names = slices.Concat(e.headings, headings), slices.Concat(e.names, names)
	more, moreNames := split(e.book.Groups(names, e.seen))
	headings, names = append(headings, more...), append(names, moreNames...)
	e.layout = e.book.Layout(headings, names, e.style)
	return headings
}

// Rows writes a product and its variations.
func (e *Encoder) Rows(p *catalog.Product, variations []catalog.Product) [][]string {
	var rows [][]string
	if e.book.Products {
		rows = append(rows, e.layout.Row(Entry{Product: p}))
	}
	if !e.book.Variations {
		return rows
	}
	for i := range variations {
		rows = append(rows, e.layout.Row(Entry{Product: &variations[i], Parent: p}))
	}
	return rows
}
