package woocommerce

import (
	"fmt"
	"strings"

	"storehand/app/exchange/sheet"
)

// Columns lists the columns of the current exporter in their order. A name may
// have an argument after a blank: the unit of a size, the key of a custom
// field.
var Columns = []sheet.Column{
	{Name: "id", Heading: "ID"},
	{Name: "type", Heading: "Type"},
	{Name: "sku", Heading: "SKU"},
	{Name: "gtin", Heading: "GTIN, UPC, EAN, or ISBN"},
	{Name: "name", Heading: "Name"},
	{Name: "published", Heading: "Published"},
	{Name: "featured", Heading: "Is featured?"},
	{Name: "visibility", Heading: "Visibility in catalog"},
	{Name: "short_description", Heading: "Short description"},
	{Name: "description", Heading: "Description"},
	{Name: "sale_from", Heading: "Date sale price starts"},
	{Name: "sale_to", Heading: "Date sale price ends"},
	{Name: "tax_status", Heading: "Tax status"},
	{Name: "tax_class", Heading: "Tax class"},
	{Name: "stock_status", Heading: "In stock?"},
	{Name: "stock", Heading: "Stock"},
	{Name: "low_stock", Heading: "Low stock amount"},
	{Name: "backorders", Heading: "Backorders allowed?"},
	{Name: "sold_individually", Heading: "Sold individually?"},
	{Name: "weight kg", Heading: "Weight (kg)"},
	{Name: "length cm", Heading: "Length (cm)"},
	{Name: "width cm", Heading: "Width (cm)"},
	{Name: "height cm", Heading: "Height (cm)"},
	{Name: "reviews", Heading: "Allow customer reviews?"},
	{Name: "purchase_note", Heading: "Purchase note"},
	{Name: "sale_price", Heading: "Sale price"},
	{Name: "regular_price", Heading: "Regular price"},
	{Name: "categories", Heading: "Categories"},
	{Name: "tags", Heading: "Tags"},
	{Name: "shipping_class", Heading: "Shipping class"},
	{Name: "images", Heading: "Images"},
	{Name: "download_limit", Heading: "Download limit"},
	{Name: "download_expiry", Heading: "Download expiry days"},
	{Name: "parent", Heading: "Parent"},
	{Name: "grouped", Heading: "Grouped products"},
	{Name: "upsells", Heading: "Upsells"},
	{Name: "cross_sells", Heading: "Cross-sells"},
	{Name: "external_url", Heading: "External URL"},
	{Name: "button_text", Heading: "Button text"},
	{Name: "position", Heading: "Position"},
}

// occasional columns are written only where a product needs them.
var occasional = []sheet.Column{
	{Name: "cost", Heading: "Cost of goods"},
	{Name: "brands", Heading: "Brands"},
	{Name: "seo_title", Heading: "Meta: " + seoPlugins[0].title},
	{Name: "seo_description", Heading: "Meta: " + seoPlugins[0].description},
}

// seoPlugins are the custom fields in which the widespread plugins keep the
// search title and description of a product.
var seoPlugins = []struct{ title, description string }{
	{"_yoast_wpseo_title", "_yoast_wpseo_metadesc"},
	{"rank_math_title", "rank_math_description"},
	{"_seopress_titles_title", "_seopress_titles_desc"},
	{"_aioseo_title", "_aioseo_description"},
}

// costKeys and gtinKeys are custom fields of plugins that did these jobs before
// WooCommerce had columns for them.
var (
	costKeys = []string{"_wc_cog_cost", "_alg_wc_cog_cost", "_wcj_purchase_price"}
	gtinKeys = []string{"_global_unique_id", "_ts_gtin", "_alg_ean", "_wpm_gtin_code", "hwp_product_gtin"}
)

// attributeCells are the columns of each attribute, in their order.
var attributeCells = []string{"name", "values", "visible", "global", "default"}

// downloadCells are the columns of each download, in their order.
var downloadCells = []string{"id", "name", "url"}

// heading is the English heading of a column of a numbered group.
func numberedHeading(group string, n int, cell string) string {
	switch {
	case group == "attribute" && cell == "values":
		return fmt.Sprintf("Attribute %d value(s)", n)
	case group == "attribute":
		return fmt.Sprintf("Attribute %d %s", n, cell)
	case cell == "name":
		return fmt.Sprintf("Download %d name", n)
	default:
		return fmt.Sprintf("Download %d %s", n, strings.ToUpper(cell))
	}
}

func numberedName(group string, n int, cell string) string {
	return fmt.Sprintf("%s %d %s", group, n, cell)
}

// base is a column's name without its argument.
func base(name string) string {
	before, _, _ := strings.Cut(name, " ")
	return before
}
