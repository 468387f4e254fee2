package shopify

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// level says whose cells a column has.
type level int

const (
	ofProduct level = iota // on the first row of a product
	ofVariant              // on the row of each variant
	ofImage                // on as many rows as there are pictures
)

// column is one column under both sets of headings.
type column struct {
	name     string
	old, new string
	level    level
	// always says that a file made from nothing has the column.
	always bool
}

// columns are in the order of the newer template.
var columns = []column{
	{"title", "Title", "Title", ofProduct, true},
	{"handle", "Handle", "URL handle", ofProduct, true},
	{"description", "Body (HTML)", "Description", ofProduct, true},
	{"vendor", "Vendor", "Vendor", ofProduct, true},
	{"category", "Product Category", "Product category", ofProduct, true},
	{"type", "Type", "Type", ofProduct, true},
	{"tags", "Tags", "Tags", ofProduct, true},
	{"published", "Published", "Published on online store", ofProduct, true},
	{"status", "Status", "Status", ofProduct, true},
	{"sku", "Variant SKU", "SKU", ofVariant, true},
	{"barcode", "Variant Barcode", "Barcode", ofVariant, true},
	{"option1 name", "Option1 Name", "Option1 name", ofProduct, true},
	{"option1 value", "Option1 Value", "Option1 value", ofVariant, true},
	{"option1 linked", "Option1 Linked To", "Option1 Linked To", ofProduct, false},
	{"option2 name", "Option2 Name", "Option2 name", ofProduct, true},
	{"option2 value", "Option2 Value", "Option2 value", ofVariant, true},
	{"option2 linked", "Option2 Linked To", "Option2 Linked To", ofProduct, false},
	{"option3 name", "Option3 Name", "Option3 name", ofProduct, true},
	{"option3 value", "Option3 Value", "Option3 value", ofVariant, true},
	{"option3 linked", "Option3 Linked To", "Option3 Linked To", ofProduct, false},
	{"price", "Variant Price", "Price", ofVariant, true},
	{"compare_at", "Variant Compare At Price", "Compare-at price", ofVariant, true},
	{"cost", "Cost per item", "Cost per item", ofVariant, true},
	{"taxable", "Variant Taxable", "Charge tax", ofVariant, true},
	{"tracker", "Variant Inventory Tracker", "Inventory tracker", ofVariant, true},
	{"quantity", "Variant Inventory Qty", "Inventory quantity", ofVariant, true},
	{"policy", "Variant Inventory Policy", "Continue selling when out of stock", ofVariant, true},
	{"grams", "Variant Grams", "Weight value (grams)", ofVariant, true},
	{"weight_unit", "Variant Weight Unit", "Weight unit for display", ofVariant, true},
	{"requires_shipping", "Variant Requires Shipping", "Requires shipping", ofVariant, true},
	{"fulfillment", "Variant Fulfillment Service", "Fulfillment service", ofVariant, true},
	{"image_src", "Image Src", "Product image URL", ofImage, true},
	{"image_position", "Image Position", "Image position", ofImage, true},
	{"image_alt", "Image Alt Text", "Image alt text", ofImage, true},
	{"variant_image", "Variant Image", "Variant image URL", ofVariant, true},
	{"gift_card", "Gift Card", "Gift card", ofProduct, true},
	{"seo_title", "SEO Title", "SEO title", ofProduct, true},
	{"seo_description", "SEO Description", "SEO description", ofProduct, true},
}

// options is how many options a product can have.
const options = 3

func optionColumn(n int, cell string) string { return fmt.Sprintf("option%d %s", n, cell) }

var byHeading = func() map[string]column {
	known := make(map[string]column)
	for _, c := range columns {
		known[sheet.Folded(c.old)] = c
		known[sheet.Folded(c.new)] = c
	}
	return known
}()

var byName = func() map[string]column {
	known := make(map[string]column)
	for _, c := range columns {
		known[c.name] = c
	}
	return known
}()

// Metafields stand in columns such as "Colour (product.metafields.custom.colour)";
// the part in brackets is the key of the custom field here.
const (
	productMetafield = "product.metafields."
	variantMetafield = "variant.metafields."
)

// Recognise names the columns of a file from its headings. A column that is
// not known gets an empty name. ok says whether the file seems to be a product
// file of Shopify.
func Recognise(headings []string, _ []table.Row) (names []string, ok bool) {
	names = make([]string, len(headings))
	for i, heading := range headings {
		if name := nameOf(heading); !slices.Contains(names[:i], name) {
			names[i] = name
		}
	}
	has := func(name string) bool { return slices.Contains(names, name) }
	count := 0
	for _, name := range names {
		if name != "" {
			count++
		}
	}
	typical := has("option1 value") || has("published") || has("image_src") || has("seo_title") || has("gift_card") ||
		slices.Contains(headings, "Body (HTML)") || slices.ContainsFunc(headings, func(h string) bool { return strings.HasPrefix(h, "Variant ") })
	return names, has("handle") && count >= 3 && typical || has("handle") && has("title") && count >= 4
}

func nameOf(heading string) string {
	if _, key := sheet.SplitUnit(heading); strings.HasPrefix(key, productMetafield) || strings.HasPrefix(key, variantMetafield) {
		return "meta " + key
	}
	return byHeading[sheet.Folded(heading)].name
}

// isOld reports whether the headings are those of before 2024.
func isOld(headings []string) bool {
	return slices.ContainsFunc(headings, func(heading string) bool {
		c, known := byHeading[sheet.Folded(heading)]
		return known && sheet.Folded(c.old) != sheet.Folded(c.new) && sheet.Folded(heading) == sheet.Folded(c.old)
	})
}

// levelOf says whose cells a column has. Columns that are not known are told
// by what their headings begin with: a variant has prices of its own in each
// market, a barcode of its own for Google.
func levelOf(name, heading string) level {
	if c, known := byName[name]; known {
		return c.level
	}
	folded := sheet.Folded(heading)
	for _, prefix := range []string{"variant", "price", "compare at price", "unit price", "tax code", "hs code", "google shopping mpn", "google shopping manufacturer part number"} {
		if strings.HasPrefix(folded, prefix) {
			return ofVariant
		}
	}
	if strings.Contains(name, variantMetafield) || strings.Contains(heading, "("+variantMetafield) {
		return ofVariant
	}
	return ofProduct
}
