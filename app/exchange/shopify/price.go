package shopify

import (
	"slices"

	"storehand/app/exchange/sheet"
	"storehand/app/money"
)

// Shopify's price is what a buyer pays now; the compare-at price, where it is
// higher, is the regular one. A compare-at price that is not higher is no sale:
// it is kept as it is.

// pricePart binds the price and, where the file has it, the compare-at price.
func pricePart(names []string, at int, style *sheet.Style) sheet.Part {
	part := sheet.Part{At: []int{at}}
	if compare := slices.Index(names, "compare_at"); compare >= 0 {
		part.At = append(part.At, compare)
	}
	part.Read = func(e sheet.Entry, cells []string, bad sheet.Report) {
		price, err := amountOf(cells[0], style)
		if err != nil {
			bad(0, err)
			return
		}
		compareAt := compareAtOf(e)
		if len(cells) > 1 {
			if compareAt, err = amountOf(cells[1], style); err != nil {
				bad(1, err)
			}
		}
		setPrices(e, price, compareAt)
	}
	part.Write = func(e sheet.Entry, cells []string) {
		price, compareAt := prices(e, style)
		cells[0] = price
		if len(cells) > 1 {
			cells[1] = compareAt
		}
	}
	return part
}

// readCompareAt reads a compare-at price in a file without prices.
func readCompareAt(style *sheet.Style) func(sheet.Entry, []string, sheet.Report) {
	return func(e sheet.Entry, cells []string, bad sheet.Report) {
		compareAt, err := amountOf(cells[0], style)
		if err != nil {
			bad(0, err)
			return
		}
		price := e.RegularPrice
		if e.SalePrice.Set {
			price = e.SalePrice
		}
		setPrices(e, price, compareAt)
	}
}

func compareAtOf(e sheet.Entry) money.Amount {
	if e.SalePrice.Set {
		return e.RegularPrice
	}
	return money.Amount{}
}

func setPrices(e sheet.Entry, price, compareAt money.Amount) {
	if price.Less(compareAt) {
		e.RegularPrice, e.SalePrice = compareAt, price
		return
	}
	e.RegularPrice, e.SalePrice = price, money.Amount{}
}

func prices(e sheet.Entry, style *sheet.Style) (price, compareAt string) {
	if e.SalePrice.Set {
		return style.Amount(e.SalePrice), style.Amount(e.RegularPrice)
	}
	return style.Amount(e.RegularPrice), ""
}
