package exchange

import (
	"slices"
	"strings"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

const (
	exportWoo     = "in WooCommerce use Products, Export"
	exportShopify = "in Shopify use Products, Export"
	exportEither  = "export the products in the shop (WooCommerce: Products, Export; Shopify: Products, Export) and import that"
)

// kind is a sort of table that is no product file.
type kind struct {
	what   string // with its article
	advice string
	// all and any are headings: every one of all and one of any, where there
	// are some, stand in one of the first rows.
	all, any []string
	// lead is text near the beginning of the file, in small letters.
	lead []string
}

// kinds are the files that stand beside the product file in a store manager's
// downloads. The first that fits counts.
var kinds = folded([]kind{
	{what: "a Google Analytics report", advice: exportEither, lead: []string{"# property:", "# start date:", "# ------------------"}},
	{what: "a Google Ads report", advice: exportEither, all: []string{"impr"}, any: []string{"campaign", "search term", "ad group", "keyword"}},
	{what: "a Meta ads report", advice: exportEither, all: []string{"reporting starts", "reporting ends"}},
	{what: "a Meta ads report", advice: exportEither, all: []string{"レポート開始日", "レポート終了日"}},
	{what: "a Meta ads report", advice: exportEither, any: []string{"cost per result", "amount spent usd", "amount spent eur", "amount spent gbp"}, all: []string{"results"}},
	{what: "an Amazon business report", advice: exportEither, all: []string{"child asin"}, any: []string{"sessions total", "sessions", "ordered product sales"}},
	{what: "an Amazon business report", advice: exportEither, all: []string{"ordered product sales"}, any: []string{"date", "units ordered"}},
	{what: "an Amazon listings report", advice: exportEither, all: []string{"seller sku"}, any: []string{"asin1", "listing id"}},
	{what: "a Search Console report", advice: exportEither, all: []string{"clicks", "impressions", "ctr", "position"}},
	{what: "an eBay listings file", advice: exportEither, lead: []string{"action(siteid="}},
	{what: "WooCommerce tax rates", advice: exportWoo, all: []string{"country code", "rate", "tax name"}},
	{what: "Shopify orders", advice: exportShopify, all: []string{"name", "email", "financial status"}},
	{what: "Shopify orders", advice: exportShopify, all: []string{"lineitem quantity", "lineitem name"}},
	{what: "Shopify customers", advice: exportShopify, all: []string{"first name", "last name"}, any: []string{"accepts email marketing", "accepts marketing", "total spent"}},
	{what: "a Shopify inventory file", advice: exportShopify, all: []string{"handle", "location"}, any: []string{"on hand current", "on hand", "available", "available not editable", "incoming"}},
	{what: "Shopify redirects", advice: exportShopify, all: []string{"redirect from", "redirect to"}},
	{what: "Shopify discounts", advice: exportShopify, all: []string{"discount class", "value type"}},
	{what: "WooCommerce orders", advice: exportWoo, any: []string{"order id", "order number", "order"}, all: []string{"order status"}},
	{what: "orders", advice: exportEither, any: []string{"order id", "order number", "order no"}, all: []string{"billing first name"}},
	{what: "orders", advice: exportEither, any: []string{"order id", "order number"}, all: []string{"order total"}},
	{what: "a list of sales", advice: exportEither, any: []string{"invoiceno", "invoice no", "invoice number", "invoice"}, all: []string{"customer id"}},
	{what: "a list of sales", advice: exportEither, any: []string{"invoiceno", "invoice no", "invoice number", "invoice"}, all: []string{"customerid"}},
	{what: "WooCommerce coupons", advice: exportWoo, any: []string{"coupon code", "code"}, all: []string{"coupon amount"}},
	{what: "a WooCommerce customer list", advice: exportWoo, all: []string{"username", "last active", "email"}},
	{what: "a WooCommerce sales report", advice: exportWoo, all: []string{"items sold"}, any: []string{"n revenue", "net sales", "orders"}},
	{what: "a list of people", advice: exportEither, all: []string{"first name", "last name", "email"}},
})

func folded(kinds []kind) []kind {
	for _, k := range kinds {
		for _, headings := range [][]string{k.all, k.any} {
			for i := range headings {
				headings[i] = sheet.Folded(headings[i])
			}
		}
	}
	return kinds
}

// leadRows is how many of the first rows can be the headings: reports put
// their title and period before them.
const leadRows = 12

// foreignTable tells what a table is that is no product file, or returns nil.
func foreignTable(found table.Inspection) error {
	lead := strings.ToLower(found.Lead)
	for _, row := range found.Head[:min(leadRows, len(found.Head))] {
		headings := make([]string, len(row.Cells))
		for i, cell := range row.Cells {
			headings[i] = sheet.Folded(cell)
		}
		for _, k := range kinds {
			if k.fits(headings, lead) {
				return &table.ForeignError{What: k.what, Advice: k.advice}
			}
		}
	}
	return nil
}

func (k kind) fits(headings []string, lead string) bool {
	if len(k.lead) > 0 {
		return slices.ContainsFunc(k.lead, func(text string) bool {
			return strings.HasPrefix(lead, text) || strings.Contains(lead, "\n"+text)
		})
	}
	for _, heading := range k.all {
		if !slices.Contains(headings, heading) {
			return false
		}
	}
	if len(k.any) == 0 {
		return true
	}
	return slices.ContainsFunc(k.any, func(heading string) bool { return slices.Contains(headings, heading) })
}
