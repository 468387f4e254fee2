package woocommerce

import (
	"regexp"
	"slices"
	"strings"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// byHeading maps folded headings of all known languages to columns.
var byHeading = func() map[string]string {
	names := make(map[string]string)
	for _, column := range slices.Concat(Columns, occasional[:2]) {
		names[sheet.Folded(column.Heading)] = base(column.Name)
	}
	for name, headings := range translations {
		for _, heading := range headings {
			names[sheet.Folded(heading)] = name
		}
	}
	return names
}()

var metaHeading = regexp.MustCompile(`(?i)^\s*m[eé]ta(?:daten|datos|dati|data)?\s*:\s*(\S.*)$`)

// measured are the columns with their unit in the heading.
var measured = []string{"weight", "length", "width", "height"}

// typical are columns that no other kind of file has under the same headings.
// The file of a product export has all of them, one written by hand at least
// two.
var typical = []string{
	"published", "featured", "visibility", "sale_from", "sale_to", "tax_status", "stock_status", "low_stock", "backorders",
	"sold_individually", "reviews", "purchase_note", "sale_price", "regular_price", "download_limit", "download_expiry",
	"grouped", "upsells", "cross_sells", "external_url", "button_text", "attribute", "download", "meta",
}

// Recognise names the columns of a file from its headings and the first rows
// under them. A
// column that is not known gets an empty name. ok says whether the file seems
// to be a product file of WooCommerce.
func Recognise(headings []string, head []table.Row) (names []string, ok bool) {
	names = nameAll(headings)
	if !plausible(names) {
		if names = byOrder(headings, head); names == nil {
			return nil, false
		}
	}
	chooseSEO(names, head)
	preferMeta(names, "cost", costKeys)
	preferMeta(names, "gtin", gtinKeys)
	return names, true
}

func nameAll(headings []string) []string {
	names := make([]string, len(headings))
	for i, heading := range headings {
		if name := nameOf(heading); !slices.Contains(names[:i], name) {
			names[i] = name
		}
	}
	return names
}

func nameOf(heading string) string {
	if match := metaHeading.FindStringSubmatch(heading); match != nil {
		return "meta " + strings.TrimSpace(match[1])
	}
	if bare, unit := sheet.SplitUnit(heading); slices.Contains(measured, byHeading[sheet.Folded(bare)]) {
		return strings.TrimSpace(byHeading[sheet.Folded(bare)] + " " + sheet.Unit(unit))
	}
	if name, known := byHeading[sheet.Folded(heading)]; known {
		return name
	}
	bare, n := sheet.SplitNumber(heading)
	if group, known := numbered[sheet.Folded(bare)]; known && n > 0 {
		return numberedName(group[0], n, group[1])
	}
	return ""
}

func plausible(names []string) bool {
	var identified bool
	count := 0
	for _, name := range names {
		identified = identified || name == "id" || name == "sku" || name == "name"
		if slices.Contains(typical, base(name)) {
			count++
		}
	}
	return identified && count >= 2
}

// chooseSEO gives the search title and description to the plugin that fills
// most cells of the first rows; the custom fields of the others stay such.
func chooseSEO(names []string, head []table.Row) {
	best, most := -1, -1
	for i, plugin := range seoPlugins {
		filled, present := 0, false
		for at, name := range names {
			if name == "meta "+plugin.title || name == "meta "+plugin.description {
				present = true
				filled += filledCells(head, at)
			}
		}
		if present && filled > most {
			best, most = i, filled
		}
	}
	if best < 0 {
		return
	}
	rename(names, "meta "+seoPlugins[best].title, "seo_title")
	rename(names, "meta "+seoPlugins[best].description, "seo_description")
}

func filledCells(head []table.Row, at int) (filled int) {
	for _, row := range head {
		if at < len(row.Cells) && row.Cells[at] != "" {
			filled++
		}
	}
	return filled
}

// preferMeta lets the first of the custom fields stand for a column that the
// file does not have.
func preferMeta(names []string, column string, keys []string) {
	if slices.Contains(names, column) {
		return
	}
	for _, key := range keys {
		if rename(names, "meta "+key, column) {
			return
		}
	}
}

func rename(names []string, from, to string) bool {
	at := slices.Index(names, from)
	if at >= 0 {
		names[at] = to
	}
	return at >= 0
}
