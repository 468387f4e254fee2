package sheet

import (
	"slices"

	"storehand/app/catalog"
)

// Book is what there is to know about a dialect in which each row is one
// product or variation.
type Book struct {
	Dialect string
	// Columns are those of a file made from nothing.
	Columns []Column
	// Occasional columns are written only where a product needs them.
	Occasional []Column
	// Base is a column's name without its argument, such as a unit.
	Base func(name string) string
	// Parts binds columns, given by their names.
	Parts func(names []string, style *Style) []Part
	// Groups makes the columns of lists that outgrow those in names: the
	// attributes, downloads and custom fields that were seen.
	Groups func(names []string, seen Seen) []Column
	// Bare and Quote undo and do the escaping of cells; nil is none.
	Bare  func(cell string) string
	Quote func(text string) string
	// Products and Variations say which rows the file has.
	Products, Variations bool
}

// Layout binds the columns of a file, given by headings and names.
func (b *Book) Layout(headings, names []string, style *Style) *Layout {
	layout := NewLayout(b.Dialect, headings, b.Parts(names, style))
	layout.Bare, layout.Quote = b.Bare, b.Quote
	return layout
}

// Seen is what the products of an export have in lists.
type Seen struct {
	Attributes int // the most that a product has
	// AttributeNames are the different ones, without values, as they were met.
	AttributeNames []catalog.Attribute
	Defaults       []bool   // whether any product's nth attribute has a default
	Downloads      int      // the most that a product has
	MetaKeys       []string // in the order they were met
}

// Look takes in a product or variation.
func (s *Seen) Look(p *catalog.Product) {
	s.Attributes = max(s.Attributes, len(p.Attributes))
	s.Downloads = max(s.Downloads, len(p.Downloads))
	for i, attribute := range p.Attributes {
		s.lookAt(attribute)
		if len(s.Defaults) <= i {
			s.Defaults = append(s.Defaults, false)
		}
		s.Defaults[i] = s.Defaults[i] || attribute.Default != ""
	}
	for _, meta := range p.Meta {
		if !slices.Contains(s.MetaKeys, meta.Key) {
			s.MetaKeys = append(s.MetaKeys, meta.Key)
		}
	}
}

func (s *Seen) lookAt(attribute catalog.Attribute) {
	known := slices.ContainsFunc(s.AttributeNames, func(a catalog.Attribute) bool {
		return a.Name == attribute.Name && a.Global == attribute.Global
	})
	if !known {
		s.AttributeNames = append(s.AttributeNames, catalog.Attribute{Name: attribute.Name, Global: attribute.Global, Variation: attribute.Variation})
	}
}
