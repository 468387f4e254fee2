package csvsuite

import (
	"slices"
	"strings"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// A column's name is its heading in small letters. Three prefixes carry an
// argument: meta:KEY, attribute:NAME and meta:attribute_NAME.
const (
	metaPrefix      = "meta:"
	attributePrefix = "attribute:"
	dataPrefix      = "attribute_data:"
	defaultPrefix   = "attribute_default:"
	optionPrefix    = "meta:attribute_"
)

var productColumns = columnsOf(
	"post_title", "post_name", "ID", "post_excerpt", "post_content", "post_status", "menu_order", "comment_status", "sku", "downloadable",
	"virtual", "visibility", "stock", "stock_status", "backorders", "manage_stock", "regular_price", "sale_price", "weight", "length",
	"width", "height", "tax_status", "tax_class", "upsell_ids", "crosssell_ids", "featured", "sale_price_dates_from",
	"sale_price_dates_to", "download_limit", "download_expiry", "product_url", "button_text", "images", "tax:product_type",
	"tax:product_cat", "tax:product_tag", "tax:product_shipping_class",
)

var variationColumns = columnsOf(
	"Parent", "parent_sku", "post_parent", "ID", "post_status", "sku", "downloadable", "virtual", "stock", "regular_price", "sale_price",
	"weight", "length", "width", "height", "download_limit", "images", "tax:product_shipping_class",
)

// occasional columns are written only where a product needs them.
var occasional = columnsOf("tax:product_brand", "meta:_yoast_wpseo_title", "meta:_yoast_wpseo_metadesc")

func columnsOf(headings ...string) []sheet.Column {
	columns := make([]sheet.Column, len(headings))
	for i, heading := range headings {
		columns[i] = sheet.Column{Name: folded(heading), Heading: heading}
	}
	return columns
}

// RecogniseProducts names the columns of a products file.
func RecogniseProducts(headings []string, _ []table.Row) (names []string, ok bool) {
	names = nameAll(headings, productColumns)
	return names, slices.Contains(names, "post_title")
}

// RecogniseVariations names the columns of a variations file.
func RecogniseVariations(headings []string, _ []table.Row) (names []string, ok bool) {
	names = nameAll(headings, variationColumns)
	belongs := slices.Contains(names, "post_parent") || slices.Contains(names, "parent_sku")
	return names, belongs && !slices.Contains(headings, "post_title") && slices.Contains(names, "regular_price")
}

func nameAll(headings []string, known []sheet.Column) []string {
	names := make([]string, len(headings))
	for i, heading := range headings {
		name := folded(heading)
		isColumn := slices.ContainsFunc(slices.Concat(known, occasional), func(c sheet.Column) bool { return c.Name == name })
		if (isColumn || hasArgument(name)) && !slices.Contains(names[:i], name) {
			names[i] = name
		}
	}
	return names
}

// folded is the heading in small letters, but for its argument: keys of custom
// fields may differ by case alone.
func folded(heading string) string {
	heading = strings.TrimSpace(heading)
	prefix, argument, found := strings.Cut(heading, ":")
	if lower := strings.ToLower(prefix) + ":"; found && hasArgument(lower+argument) {
		return lower + argument
	}
	return strings.ToLower(heading)
}

func hasArgument(name string) bool {
	for _, prefix := range []string{metaPrefix, attributePrefix, dataPrefix, defaultPrefix} {
		if strings.HasPrefix(name, prefix) && len(name) > len(prefix) {
			return true
		}
	}
	return false
}
