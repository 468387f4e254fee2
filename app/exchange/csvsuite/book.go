package csvsuite

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// Products describes the file of products, Variations that of variations.
var (
	Products = &sheet.Book{
		Dialect: "csv-suite", Columns: productColumns, Occasional: occasional, Base: base,
		Parts: parts, Groups: groups, Products: true,
	}
	Variations = &sheet.Book{
		Dialect: "csv-suite-variations", Columns: variationColumns, Base: base,
		Parts: parts, Groups: options, Variations: true,
	}
)

// NotCarried are the fields that the files have no columns for.
var NotCarried = []string{"product_type", "supplier", "gift_card", "low_stock", "sold_individually", "purchase_note", "downloads", "grouped", "gtin", "weight_unit", "dimension_unit"}

// Omits are the keys of fields that a row cannot hold for this product: a
// variation's own description.
func Omits(p *catalog.Product, _ bool) []string {
	if p.IsVariation() && p.Description != "" {
		return []string{"description"}
	}
	return nil
}

func base(name string) string { return name }

// Decoder reads a file with these headings, whose columns have these names.
func Decoder(book *sheet.Book) func(headings, names []string) *sheet.Rowwise {
	return func(headings, names []string) *sheet.Rowwise {
		style := &sheet.Style{}
		decoder := &sheet.Rowwise{Layout: book.Layout(headings, names, style), Style: style, Decimal: ".", Identify: identifier(names, book.Variations)}
		for at, name := range names {
			if name == "regular_price" || name == "sale_price" {
				decoder.Money = append(decoder.Money, at)
			}
		}
		return decoder
	}
}

func identifier(names []string, variations bool) func(func(int) string) sheet.Identity {
	column := func(name string) int { return slices.Index(names, name) }
	id, sku, title, slug := column("id"), column("sku"), column("post_title"), column("post_name")
	parentID, parentSKU, parentTitle := column("post_parent"), column("parent_sku"), column("parent")
	return func(cell func(int) string) sheet.Identity {
		identity := sheet.Identity{RemoteID: strings.TrimSpace(cell(id)), SKU: strings.TrimSpace(cell(sku)), Title: cell(title), IsVariation: variations}
		if !variations {
			identity.Slug = cell(slug)
			return identity
		}
		identity.Title = cell(parentTitle)
		for _, key := range []sheet.Key{{By: sheet.ByRemoteID, Value: strings.TrimSpace(cell(parentID))}, {By: sheet.BySKU, Value: strings.TrimSpace(cell(parentSKU))}} {
			if key.Value != "" {
				identity.Parent = append(identity.Parent, key)
			}
		}
		for at, name := range names {
			if option, is := strings.CutPrefix(name, optionPrefix); is && cell(at) != "" {
				attribute := named(option)
				attribute.Values = []string{cell(at)}
				identity.Options = append(identity.Options, attribute)
			}
		}
		return identity
	}
}

// groups makes the columns of attributes and custom fields beyond those of the
// file.
func groups(names []string, seen sheet.Seen) (columns []sheet.Column) {
	for _, attribute := range seen.AttributeNames {
		name := nameOf(attribute)
		if slices.Contains(names, attributePrefix+name) {
			continue
		}
		columns = append(columns, columnsOf(attributePrefix+name, dataPrefix+name, defaultPrefix+name)...)
	}
	for _, key := range seen.MetaKeys {
		if !slices.Contains(names, metaPrefix+key) {
			columns = append(columns, columnsOf(metaPrefix+key)...)
		}
	}
	return columns
}

// options makes the columns of the attributes that tell variations apart.
func options(names []string, seen sheet.Seen) (columns []sheet.Column) {
	for _, attribute := range seen.AttributeNames {
		if name := optionPrefix + nameOf(attribute); attribute.Variation && !slices.Contains(names, name) {
			columns = append(columns, columnsOf(name)...)
		}
	}
	return columns
}
