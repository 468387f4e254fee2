package woocommerce

import (
	"slices"
	"strings"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// byOrder names the columns of an export in a language that is not known here.
// The exporter's order is fixed and some of its values are never translated:
// the type, the visibility and the tax status. It returns nil where they are
// not at their places.
func byOrder(headings []string, head []table.Row) []string {
	if len(headings) < 38 || !holds(head, 1, "simple", "variable", "variation", "grouped", "external") {
		return nil
	}
	order := make([]string, len(Columns))
	for i, column := range Columns {
		order[i] = base(column.Name)
	}
	// The barcode came with WooCommerce 9.1, the low stock amount with 3.5.
	if holds(head, 6, "visible", "catalog", "search", "hidden") {
		order = without(order, "gtin")
	}
	weight := slices.IndexFunc(headings, func(heading string) bool {
		_, unit := sheet.SplitUnit(heading)
		return unit != ""
	})
	if slices.Index(order, "weight") == weight+1 {
		order = without(order, "low_stock")
	}
	if !holds(head, slices.Index(order, "visibility"), "visible", "catalog", "search", "hidden") ||
		!holds(head, slices.Index(order, "tax_status"), "taxable", "shipping", "none") ||
		slices.Index(order, "weight") != weight {
		return nil
	}
	names := make([]string, len(headings))
	copy(names, order)
	for i := weight; i < weight+len(measured) && i < len(headings); i++ {
		_, unit := sheet.SplitUnit(headings[i])
		names[i] += " " + sheet.Unit(unit)
	}
	nameGroupsByOrder(names, headings, len(order))
	return names
}

func without(order []string, name string) []string {
	return slices.DeleteFunc(slices.Clone(order), func(n string) bool { return n == name })
}

// holds reports whether each cell of a column begins with one of the words, or
// is empty, and at least one is not.
func holds(head []table.Row, at int, words ...string) bool {
	found := false
	for _, row := range head {
		if at < 0 || at >= len(row.Cells) {
			return false
		}
		first, _, _ := strings.Cut(row.Cells[at], ",")
		if first != "" && !slices.Contains(words, strings.TrimSpace(first)) {
			return false
		}
		found = found || first != ""
	}
	return found
}

// nameGroupsByOrder names the columns behind the fixed ones: four with the same
// number are an attribute's.
func nameGroupsByOrder(names, headings []string, from int) {
	for i := from; i < len(headings); i++ {
		if match := metaHeading.FindStringSubmatch(headings[i]); match != nil {
			names[i] = "meta " + strings.TrimSpace(match[1])
			continue
		}
		if i+3 >= len(headings) {
			continue
		}
		_, n := sheet.SplitNumber(headings[i])
		alike := n > 0
		for _, heading := range headings[i+1 : i+4] {
			_, other := sheet.SplitNumber(heading)
			alike = alike && other == n
		}
		if alike {
			for k, cell := range attributeCells[:4] {
				names[i+k] = numberedName("attribute", n, cell)
			}
			i += 3
		}
	}
}
