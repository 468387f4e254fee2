package sheet

import (
	"maps"

	"storehand/app/catalog"
)

// Layout is the columns of one file, bound to the fields of a product. It is
// not for use by several goroutines at once.
type Layout struct {
	Headings []string
	Parts    []Part
	// Bare and Quote undo and do the dialect's escaping of cells; nil is none.
	Bare  func(cell string) string
	Quote func(text string) string

	keys    []string // under which a column is remembered in Source
	unknown []int    // columns of no part
	scratch []string
}

// NewLayout binds parts to the headings of a file. dialect keeps the cells of
// different dialects apart in a product's Source.
func NewLayout(dialect string, headings []string, parts []Part) *Layout {
	l := &Layout{Headings: headings, Parts: parts, keys: distinct(headings)}
	known := make([]bool, len(headings))
	for _, part := range parts {
		for _, at := range part.At {
			known[at] = true
		}
	}
	for i := range headings {
		l.keys[i] = dialect + "/" + l.keys[i]
		if !known[i] {
			l.unknown = append(l.unknown, i)
		}
	}
	return l
}

// Read changes the entry to what the cells of a row say, by those of the parts
// whose columns the row reaches, and returns the cells not understood.
func (l *Layout) Read(e Entry, line int, cells []string, parts []Part) []Fault {
	var faults []Fault
	var present Part
	var seen []string
	bad := func(i int, err error) {
		faults = append(faults, Fault{Line: line, Column: l.Headings[present.At[i]], Value: shortened(seen[i]), Reason: err.Error()})
	}
	for _, present = range parts {
		if seen = l.bare(present, cells); seen != nil && present.Read != nil {
			present.Read(e, seen, bad)
		}
	}
	return faults
}

// bare gives the cells of a part without their escapes, or nil for a short row
// that lacks some of them: what a row does not have says nothing.
func (l *Layout) bare(part Part, cells []string) []string {
	seen := l.scratchOf(len(part.At))
	for i, at := range part.At {
		if at >= len(cells) {
			return nil
		}
		seen[i] = cells[at]
		if l.Bare != nil {
			seen[i] = l.Bare(cells[at])
		}
	}
	return seen
}

func (l *Layout) scratchOf(n int) []string {
	if cap(l.scratch) < n {
		l.scratch = make([]string, n)
	}
	l.scratch = l.scratch[:n]
	clear(l.scratch)
	return l.scratch
}

// render writes a part anew, escaped. The cells are good until the next call.
func (l *Layout) render(part Part, e Entry) []string {
	cells := l.scratchOf(len(part.At))
	part.Write(e, cells)
	if l.Quote != nil {
		for i := range cells {
			cells[i] = l.Quote(cells[i])
		}
	}
	return cells
}

// Remember notes in the source of the entry which of the row's cells come out
// differently from what they are. suffix tells apart several rows of one
// product.
func (l *Layout) Remember(e Entry, cells []string, parts []Part, suffix string) {
	source := maps.Clone(e.Source)
	if source == nil {
		source = make(catalog.Source)
	}
	for _, part := range parts {
		l.rememberPart(source, part, l.render(part, e), cells, suffix)
	}
	if len(source) == 0 {
		source = nil
	}
	e.Source = source
}

func (l *Layout) rememberPart(source catalog.Source, part Part, rendered, cells []string, suffix string) {
	moved := false
	for _, anchor := range part.Anchors {
		at := part.At[anchor]
		moved = moved || at < len(cells) && cells[at] != rendered[anchor]
	}
	for i, at := range part.At {
		if at >= len(cells) {
			continue
		}
		RememberCell(source, l.keys[at]+suffix, cells[at], rendered[i], moved)
	}
}

// RememberCell notes that a cell comes out as rendered, or forgets it where
// that is what it was. always notes it in any case.
func RememberCell(source catalog.Source, key, original, rendered string, always bool) {
	if original == rendered && !always {
		delete(source, key)
		return
	}
	source[key] = catalog.SourceCell{Original: original, Rendered: rendered}
}

// Unknown are the columns that hold no field, as indexes into the headings.
func (l *Layout) Unknown() []int { return l.unknown }

// RememberColumns notes the cells of columns that no part writes.
func (l *Layout) RememberColumns(e Entry, cells []string, columns []int) {
	source := maps.Clone(e.Source)
	if source == nil {
		source = make(catalog.Source)
	}
	for _, at := range columns {
		if at < len(cells) {
			RememberCell(source, l.keys[at], cells[at], "", false)
		}
	}
	if len(source) == 0 {
		source = nil
	}
	e.Source = source
}

// Key is the name under which a column is remembered in a product's source.
func (l *Layout) Key(column int) string { return l.keys[column] }

// Write fills in the parts' columns of a row: the file's own cells where the
// entry still comes out as it did when they were read.
func (l *Layout) Write(e Entry, row []string, parts []Part, suffix string) {
	for _, part := range parts {
		rendered := l.render(part, e)
		together, intact := l.together(e.Source, part, rendered, suffix)
		for i, at := range part.At {
			row[at] = rendered[i]
			cell, known := e.Source[l.keys[at]+suffix]
			if known && cell.Rendered == rendered[i] && (!together || intact) {
				row[at] = cell.Original
			}
		}
	}
}

// together reports whether the file's cells of a part go together, because its
// anchors came out elsewhere, and whether all of them can be written.
func (l *Layout) together(source catalog.Source, part Part, rendered []string, suffix string) (together, intact bool) {
	for _, anchor := range part.Anchors {
		_, moved := source[l.keys[part.At[anchor]]+suffix]
		together = together || moved
	}
	for i, at := range part.At {
		cell, known := source[l.keys[at]+suffix]
		if known && cell.Rendered != rendered[i] {
			return together, false
		}
	}
	return together, true
}

// WriteColumns fills in columns that no part writes.
func (l *Layout) WriteColumns(source catalog.Source, row []string, columns []int) {
	for _, at := range columns {
		row[at] = source[l.keys[at]].Original
	}
}
