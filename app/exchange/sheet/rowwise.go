package sheet

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/table"
	"storehand/app/money"
)

// Identity is what a row says about which product or variation it is.
type Identity struct {
	RemoteID, SKU, Slug string
	Title               string
	IsVariation         bool
	Parent              []Key
	Options             []catalog.Attribute // of a variation
}

// label names the row in messages.
func (id Identity) label() string {
	for _, name := range []string{id.Title, id.SKU, id.Slug} {
		if name != "" {
			return name
		}
	}
	if id.RemoteID != "" {
		return "ID " + id.RemoteID
	}
	return ""
}

func (id Identity) keys() []Key {
	var keys []Key
	for _, key := range []Key{{ByRemoteID, id.RemoteID}, {BySKU, id.SKU}, {BySlug, id.Slug}} {
		if key.Value != "" {
			keys = append(keys, key)
		}
	}
	return keys
}

// Rowwise decodes the dialects in which each row is one product or variation.
type Rowwise struct {
	Layout *Layout
	// Identify reads what a row is from its cells, escapes undone.
	Identify func(cell func(column int) string) Identity
	// Money are the columns whose cells tell the file's style, Style is where
	// the parts of the layout look for it.
	Money []int
	Style *Style
	// Decimal is the mark in amounts where the file does not tell it: programs
	// write points and no grouping, people do as they like, which is empty.
	Decimal string

	votes      StyleVotes
	first      map[Key]int             // line on which a name occurs first
	options    map[Key]map[string]bool // names of the attributes that tell a product's variations apart
	variations bool
}

// Survey takes in a row before any is decoded: some of what a row means is
// said by others.
func (d *Rowwise) Survey(row table.Row) {
	if d.first == nil {
		d.first, d.options = make(map[Key]int), make(map[Key]map[string]bool)
	}
	for _, at := range d.Money {
		if at < len(row.Cells) {
			d.votes.Amount(row.Cells[at])
		}
	}
	id := d.identify(row)
	for _, key := range id.keys() {
		if _, seen := d.first[key]; !seen {
			d.first[key.Own()] = row.Line
		}
	}
	if !id.IsVariation {
		return
	}
	d.variations = true
	for _, parent := range id.Parent {
		names := d.options[parent]
		if names == nil {
			names = make(map[string]bool)
			d.options[parent.Own()] = names
		}
		for _, option := range id.Options {
			if !names[option.Name] {
				names[strings.Clone(option.Name)] = true
			}
		}
	}
}

// Settle ends the survey and returns the style it found. Records come after it.
func (d *Rowwise) Settle(currency money.Currency) Style {
	*d.Style = d.votes.Style(currency, d.Decimal)
	return *d.Style
}

func (d *Rowwise) identify(row table.Row) Identity {
	return d.Identify(func(column int) string {
		switch {
		case column < 0 || column >= len(row.Cells):
			return ""
		case d.Layout.Bare != nil:
			return d.Layout.Bare(row.Cells[column])
		default:
			return row.Cells[column]
		}
	})
}

// Has reports whether a row of the file carries that name.
func (d *Rowwise) Has(key Key) bool {
	_, has := d.first[key]
	return has
}

// Passes is how often Records goes through the rows of the surveyed file.
func (d *Rowwise) Passes() int {
	if d.variations {
		return 2
	}
	return 1
}

// Records decodes the surveyed file: products first and variations after them,
// wherever they stand in the file.
func (d *Rowwise) Records(rows Rows) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, variations := range []bool{false, true} {
			if variations && !d.variations {
				return
			}
			for row, err := range rows() {
				if err != nil {
					yield(Record{}, err)
					return
				}
				id := d.identify(row)
				if row.Blank() || id.IsVariation != variations {
					continue
				}
				if !yield(d.record(row, id), nil) {
					return
				}
			}
		}
	}
}

func (d *Rowwise) record(row table.Row, id Identity) Record {
	record := Record{
		Line: row.Line, Label: id.label(), Keys: id.keys(),
		IsVariation: id.IsVariation, Parent: id.Parent, Options: id.Options,
		Rejected: d.reject(row, id),
	}
	for _, cell := range row.Cells {
		record.Bytes += len(cell)
	}
	record.Apply = func(e Entry) []Fault { return d.apply(e, row, id) }
	return record
}

// reject says why a row cannot be taken: its cells have slipped, nothing tells
// which product it is, or another row was that product already.
func (d *Rowwise) reject(row table.Row, id Identity) string {
	headings := len(d.Layout.Headings)
	if len(row.Cells) > headings && slices.ContainsFunc(row.Cells[headings:], func(cell string) bool { return cell != "" }) {
		return fmt.Sprintf("the row has %d cells under %d headings: put quotes around the cell that has a separator in it", len(row.Cells), headings)
	}
	keys := id.keys()
	if id.IsVariation && len(id.Parent) == 0 {
		return "the variation does not say which product it belongs to: fill in its parent"
	}
	if len(keys) == 0 {
		if id.IsVariation && len(id.Options) > 0 {
			return ""
		}
		return "nothing tells which product this is: give the row an ID or a SKU"
	}
	if line := d.first[keys[0]]; line != row.Line {
		return fmt.Sprintf("%s %q was already on line %d: one of the rows has to go", keys[0].By.Words(), keys[0].Value, line)
	}
	return ""
}

// Words is what the name is called in messages.
func (b By) Words() string {
	switch b {
	case ByRemoteID:
		return "ID"
	case BySKU:
		return "SKU"
	default:
		return "link address"
	}
}

func (d *Rowwise) apply(e Entry, row table.Row, id Identity) []Fault {
	if id.IsVariation {
		e.Kind = catalog.Variation
	}
	faults := d.Layout.Read(e, row.Line, row.Cells, d.Layout.Parts)
	if !e.IsVariation() {
		d.markOptions(e.Product, id)
	}
	d.Layout.Remember(e, row.Cells, d.Layout.Parts, "")
	d.Layout.RememberColumns(e, row.Cells, d.Layout.Unknown())
	if len(row.Cells) < len(d.Layout.Headings) {
		faults = append(faults, Fault{
			Line: row.Line, Column: d.Layout.Headings[len(row.Cells)],
			Reason: fmt.Sprintf("the row ends after %d of %d cells: the others are left as they are", len(row.Cells), len(d.Layout.Headings)),
		})
	}
	return faults
}

// markOptions marks the attributes by which the file's variations of this
// product differ.
func (d *Rowwise) markOptions(p *catalog.Product, id Identity) {
	for _, key := range id.keys() {
		names := d.options[key]
		if len(names) == 0 {
			continue
		}
		p.Attributes = slices.Clone(p.Attributes)
		for i := range p.Attributes {
			if names[p.Attributes[i].Name] {
				p.Attributes[i].Variation = true
			}
		}
	}
}

// Row writes one product or variation as a row of the layout.
func (l *Layout) Row(e Entry) []string {
	row := make([]string, len(l.Headings))
	l.Write(e, row, l.Parts, "")
	l.WriteColumns(e.Source, row, l.Unknown())
	return row
}
