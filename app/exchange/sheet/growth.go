package sheet

import (
	"slices"

	"storehand/app/catalog"
)

// Growth finds out which columns products need beyond those a file has, so
// that an edit is not lost for want of a column.
type Growth struct {
	probes []probe
	needed map[string]bool
	blanks map[catalog.Kind]*catalog.Product
}

type probe struct {
	column Column
	layout *Layout
}

// NewGrowth watches for the columns that a file lacks. bind makes the parts of
// columns, given by their names.
func NewGrowth(missing []Column, bind func(names []string) []Part) *Growth {
	g := &Growth{needed: make(map[string]bool), blanks: make(map[catalog.Kind]*catalog.Product)}
	for _, column := range missing {
		layout := NewLayout("", []string{column.Heading}, bind([]string{column.Name}))
		g.probes = append(g.probes, probe{column, layout})
	}
	return g
}

// Look takes in an entry: a column is needed when it comes out different from
// that of a product about which nothing is said.
func (g *Growth) Look(e Entry) {
	blank, known := g.blanks[e.Kind]
	if !known {
		fresh := NewProduct(e.Kind)
		blank = &fresh
		g.blanks[e.Kind] = blank
	}
	for _, probe := range g.probes {
		if g.needed[probe.column.Name] {
			continue
		}
		for _, part := range probe.layout.Parts {
			without := slices.Clone(probe.layout.render(part, Entry{Product: blank}))
			if !slices.Equal(without, probe.layout.render(part, e)) {
				g.needed[probe.column.Name] = true
			}
		}
	}
}

// Needed lists the columns that are needed, in their order.
func (g *Growth) Needed() []Column {
	var needed []Column
	for _, probe := range g.probes {
		if g.needed[probe.column.Name] {
			needed = append(needed, probe.column)
		}
	}
	return needed
}
