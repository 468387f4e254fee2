package woocommerce

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// Book describes the dialect.
var Book = &sheet.Book{
	Dialect:    "woocommerce",
	Columns:    Columns,
	Occasional: occasional,
	Base:       base,
	Parts:      Parts,
	Groups:     groups,
	Bare:       Bare,
	Quote:      quote,
	Products:   true,
	Variations: true,
}

// NotCarried are the fields that the file has no column for.
var NotCarried = []string{"slug", "product_type", "supplier", "gift_card"}

// Decoder reads a file with these headings, whose columns have these names.
func Decoder(headings, names []string) *sheet.Rowwise {
	style := &sheet.Style{}
	decoder := &sheet.Rowwise{Layout: Book.Layout(headings, names, style), Style: style, Decimal: ".", Identify: identifier(names)}
	for at, name := range names {
		if slices.Contains(moneyColumns, strings.TrimPrefix(name, "field ")) {
			decoder.Money = append(decoder.Money, at)
		}
	}
	return decoder
}

// identifier makes the function that tells which product a row is about.
func identifier(names []string) func(func(int) string) sheet.Identity {
	column := func(name, field string) int {
		if at := slices.Index(names, name); at >= 0 {
			return at
		}
		return slices.Index(names, "field "+field)
	}
	id, sku, title := column("id", ""), column("sku", "sku"), column("name", "title")
	kind, parent := column("type", "kind"), column("parent", "")
	options := optionColumns(names)
	return func(cell func(int) string) sheet.Identity {
		identity := sheet.Identity{
			RemoteID: strings.TrimSpace(cell(id)),
			SKU:      strings.TrimSpace(cell(sku)),
			Title:    strings.TrimSpace(cell(title)),
			Parent:   parentKeys(cell(parent)),
		}
		identity.IsVariation = isVariation(cell(kind)) || kind < 0 && len(identity.Parent) > 0
		for _, option := range options {
			if name := strings.TrimSpace(cell(option[0])); identity.IsVariation && name != "" {
				identity.Options = append(identity.Options, catalog.Attribute{Name: name, Values: catalog.SplitList(cell(option[1]))})
			}
		}
		return identity
	}
}

func isVariation(typeCell string) bool {
	for _, word := range catalog.SplitList(strings.ToLower(typeCell)) {
		if kindOf(word) == catalog.Variation {
			return true
		}
	}
	return false
}

// parentKeys reads "id:123", or a SKU.
func parentKeys(cell string) []sheet.Key {
	cell = strings.TrimSpace(cell)
	if id, is := strings.CutPrefix(cell, "id:"); is {
		return []sheet.Key{{By: sheet.ByRemoteID, Value: strings.TrimSpace(id)}}
	}
	if cell == "" {
		return nil
	}
	return []sheet.Key{{By: sheet.BySKU, Value: cell}}
}

// optionColumns pairs the columns of each attribute's name and values.
func optionColumns(names []string) (pairs [][2]int) {
	for at, name := range names {
		group, n, cell := splitNumbered(name)
		if group == "attribute" && cell == "name" {
			pairs = append(pairs, [2]int{at, slices.Index(names, numberedName("attribute", n, "values"))})
		}
	}
	return pairs
}

// groups makes the columns for the attributes, downloads and custom fields
// beyond those that names has.
func groups(names []string, seen sheet.Seen) []sheet.Column {
	columns := moreSlots(names, "attribute", attributeCells[:4], seen.Attributes)
	numbers := slotNumbers(append(slices.Clone(names), columnNames(columns)...), "attribute")
	for i, needed := range seen.Defaults {
		if name := numberedName("attribute", numbers[i], "default"); needed && !slices.Contains(names, name) {
			columns = append(columns, sheet.Column{Name: name, Heading: numberedHeading("attribute", numbers[i], "default")})
		}
	}
	columns = append(columns, moreSlots(names, "download", downloadCells, seen.Downloads)...)
	for _, key := range seen.MetaKeys {
		if name := "meta " + key; !slices.Contains(names, name) {
			columns = append(columns, sheet.Column{Name: name, Heading: "Meta: " + key})
		}
	}
	return columns
}

// moreSlots makes the cells of as many numbered groups as names lacks.
func moreSlots(names []string, group string, cells []string, wanted int) (columns []sheet.Column) {
	numbers := slotNumbers(names, group)
	last := 0
	if len(numbers) > 0 {
		last = numbers[len(numbers)-1]
	}
	for n := last + 1; n <= last+wanted-len(numbers); n++ {
		for _, cell := range cells {
			columns = append(columns, sheet.Column{Name: numberedName(group, n, cell), Heading: numberedHeading(group, n, cell)})
		}
	}
	return columns
}

// slotNumbers are the numbers of a group's columns in ascending order.
func slotNumbers(names []string, group string) (numbers []int) {
	for _, name := range names {
		if g, n, _ := splitNumbered(name); g == group && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	return numbers
}

func columnNames(columns []sheet.Column) []string {
	names := make([]string, len(columns))
	for i, column := range columns {
		names[i] = column.Name
	}
	return names
}
