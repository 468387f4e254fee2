package shopify

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// A product without options has one variant under the option "Title" with the
// value "Default Title".
const (
	noOption = "Title"
	noValue  = "Default Title"
)

// anyValue stands for a variation that is for any value of an option, which
// Shopify does not know.
const anyValue = "Any"

// optionsOf are the attributes that tell a product's variants apart.
func optionsOf(p *catalog.Product) (found []catalog.Attribute) {
	for _, attribute := range p.Attributes {
		if attribute.Variation && len(found) < options {
			found = append(found, attribute)
		}
	}
	return found
}

func hasVariants(p *catalog.Product) bool { return p.Kind == catalog.Variable }

// optionNamesPart writes the names of the options, and the metafields they are
// linked to.
func (b *binding) optionNamesPart() sheet.Part {
	var part sheet.Part
	type place struct{ name, linked int }
	var places [options]place
	index := func(at int) int {
		if at < 0 {
			return -1
		}
		part.At = append(part.At, at)
		return len(part.At) - 1
	}
	for n := range options {
		places[n] = place{index(b.optionNames[n]), index(b.optionLinks[n])}
	}
	part.Write = func(e sheet.Entry, cells []string) {
		named := []catalog.Attribute{{Name: noOption}}
		if hasVariants(e.Product) {
			named = optionsOf(e.Product)
		}
		for n, option := range named {
			set(cells, places[n].name, option.Name)
			set(cells, places[n].linked, option.LinkedTo)
		}
	}
	return part
}

// optionValuesPart writes which value of each option a variant has.
func (b *binding) optionValuesPart() sheet.Part {
	var part sheet.Part
	var places [options]int
	for n := range options {
		places[n] = -1
		if b.optionValues[n] >= 0 {
			places[n] = len(part.At)
			part.At = append(part.At, b.optionValues[n])
		}
	}
	part.Write = func(e sheet.Entry, cells []string) {
		if !e.IsVariation() {
			set(cells, places[0], noValue)
			return
		}
		named := e.Attributes
		if e.Parent != nil {
			named = optionsOf(e.Parent)
		}
		for n, option := range named[:min(options, len(named))] {
			set(cells, places[n], valueOf(e.Product, option.Name))
		}
	}
	return part
}

func set(cells []string, at int, text string) {
	if at >= 0 {
		cells[at] = text
	}
}

func valueOf(variation *catalog.Product, option string) string {
	for _, attribute := range variation.Attributes {
		if attribute.Name == option && len(attribute.Values) > 0 {
			return attribute.Values[0]
		}
	}
	return anyValue
}

// optionNamesIn reads the names of a product's options from its first row.
func (b *binding) optionNamesIn(first table.Row) (named [options]catalog.Attribute) {
	for n := range options {
		named[n] = catalog.Attribute{
			Name:     strings.TrimSpace(bare(cellAt(first, b.optionNames[n]))),
			LinkedTo: cellAt(first, b.optionLinks[n]), Visible: true, Variation: true,
		}
	}
	return named
}

// hasOptionColumns reports whether the file says which variant a row is.
func (b *binding) hasOptionColumns() bool { return b.optionValues[0] >= 0 }

// isDefault reports whether the rows are a product without options.
func (b *binding) isDefault(named [options]catalog.Attribute, variants []table.Row) bool {
	if len(variants) != 1 {
		return false
	}
	value := strings.TrimSpace(cellAt(variants[0], b.optionValues[0]))
	return value == "" || value == noValue && (named[0].Name == "" || strings.EqualFold(named[0].Name, noOption))
}

// valuesIn are the options of one variant's row.
func (b *binding) valuesIn(row table.Row, named [options]catalog.Attribute) (values []catalog.Attribute) {
	for n, option := range named {
		value := strings.TrimSpace(bare(cellAt(row, b.optionValues[n])))
		if option.Name == "" {
			continue
		}
		option.Values, option.Visible, option.LinkedTo = nil, false, ""
		if value != "" {
			option.Values = []string{value}
		}
		values = append(values, option)
	}
	return values
}

// setOptions gives the product its options with the values of its variants, in
// front of its other attributes.
func setOptions(p *catalog.Product, named [options]catalog.Attribute, variants [][]catalog.Attribute) {
	var attributes []catalog.Attribute
	for _, option := range named {
		if option.Name == "" {
			continue
		}
		for _, variant := range variants {
			for _, value := range variant {
				if value.Name == option.Name && len(value.Values) > 0 && !slices.Contains(option.Values, value.Values[0]) {
					option.Values = append(option.Values, value.Values[0])
				}
			}
		}
		attributes = append(attributes, option)
	}
	for _, attribute := range p.Attributes {
		if !attribute.Variation {
			attributes = append(attributes, attribute)
		}
	}
	p.Attributes = attributes
}
