package woocommerce

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// special binds the columns that have words of their own.
func special(at int, kind string) sheet.Part {
	part := sheet.Part{At: []int{at}, Write: func(sheet.Entry, []string) {}}
	switch kind {
	case "type":
		part.Read, part.Write = readType, writeType
	case "published":
		part.Read, part.Write = readPublished, writePublished
	case "visibility":
		part.Read, part.Write = readVisibility, func(e sheet.Entry, cells []string) { cells[0] = visibilityWord(e) }
	case "stock_status":
		part.Read, part.Write = readStockStatus, writeStockStatus
	case "stock":
		part.Read, part.Write = readStock, writeStock
	case "backorders":
		part.Read, part.Write = readBackorders, writeBackorders
	case "images":
		part.Read, part.Write = readImages, writeImages
	case "brands":
		part.Read, part.Write = readBrands, func(e sheet.Entry, cells []string) { cells[0] = catalog.JoinList(present(e.Vendor)) }
	case "parent":
		part.Write = writeParent
	}
	return part
}

// present is a list of the text, or of nothing.
func present(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// readType reads "simple, downloadable, virtual". The type of a plugin, such as
// a subscription, counts as the built-in one it behaves like.
func readType(e sheet.Entry, cells []string, bad sheet.Report) {
	kind := catalog.Kind("")
	e.Virtual, e.Downloadable = false, false
	for _, word := range catalog.SplitList(strings.ToLower(cells[0])) {
		switch catalog.Kind(word) {
		case "virtual":
			e.Virtual = true
		case "downloadable":
			e.Downloadable = true
		default:
			kind = kindOf(word)
			if string(kind) != word {
				bad(0, fmt.Errorf("the type %q comes from a plugin: it is kept, and treated as %s here", word, kind))
			}
		}
	}
	if kind == "" {
		kind = catalog.Simple
	}
	e.Kind = kind
}

func kindOf(word string) catalog.Kind {
	switch catalog.Kind(word) {
	case catalog.Simple, catalog.Variable, catalog.Variation, catalog.Grouped, catalog.External:
		return catalog.Kind(word)
	}
	switch {
	case strings.Contains(word, "variation"):
		return catalog.Variation
	case strings.HasPrefix(word, "variable"):
		return catalog.Variable
	default:
		return catalog.Simple
	}
}

func writeType(e sheet.Entry, cells []string) {
	words := []string{string(e.Kind)}
	if e.Downloadable {
		words = append(words, "downloadable")
	}
	if e.Virtual {
		words = append(words, "virtual")
	}
	cells[0] = strings.Join(words, ", ")
}

// readPublished reads 1, 0, -1 and 2, and the words older files have. A
// variation shows its parent's draft as its own; it is published as such.
func readPublished(e sheet.Entry, cells []string, bad sheet.Report) {
	statuses := map[string]catalog.Status{
		"1": catalog.Published, "true": catalog.Published, "publish": catalog.Published, "yes": catalog.Published,
		"0": catalog.Private, "private": catalog.Private,
		"-1": catalog.Draft, "false": catalog.Draft, "draft": catalog.Draft, "no": catalog.Draft,
		"2": catalog.Pending, "pending": catalog.Pending,
		"": catalog.Published,
	}
	status, known := statuses[strings.ToLower(strings.TrimSpace(cells[0]))]
	switch {
	case !known:
		bad(0, fmt.Errorf("published is 1 (published), 0 (private), -1 (draft) or 2 (pending)"))
	case e.IsVariation() && status == catalog.Draft:
		e.Status = catalog.Published
	default:
		e.Status = status
	}
}

func writePublished(e sheet.Entry, cells []string) {
	if e.IsVariation() && e.Parent != nil && e.Parent.Status == catalog.Draft {
		cells[0] = "-1"
		return
	}
	switch e.Status {
	case catalog.Published, catalog.Unlisted:
		cells[0] = "1"
	case catalog.Private:
		cells[0] = "0"
	case catalog.Pending:
		cells[0] = "2"
	default:
		cells[0] = "-1"
	}
}

func readVisibility(e sheet.Entry, cells []string, bad sheet.Report) {
	word := catalog.Visibility(strings.ToLower(strings.TrimSpace(cells[0])))
	switch {
	case word == "":
		e.Visibility = catalog.Visible
	case slices.Contains([]catalog.Visibility{catalog.Visible, catalog.CatalogOnly, catalog.SearchOnly, catalog.Hidden}, word):
		e.Visibility = word
	default:
		bad(0, fmt.Errorf("the visibility is visible, catalog, search or hidden"))
	}
}

// visibilityWord hides what another platform calls unlisted: reached by its
// address alone.
func visibilityWord(e sheet.Entry) string {
	if e.Status == catalog.Unlisted {
		return string(catalog.Hidden)
	}
	return string(e.Visibility)
}

func readStockStatus(e sheet.Entry, cells []string, bad sheet.Report) {
	switch word := strings.ToLower(strings.TrimSpace(cells[0])); word {
	case "", string(catalog.InStock):
		e.StockStatus = catalog.InStock
	case string(catalog.OutOfStock):
		e.StockStatus = catalog.OutOfStock
	case "backorder", string(catalog.OnBackorder):
		e.StockStatus = catalog.OnBackorder
	default:
		there, err := sheet.ParseBool(word)
		if err != nil {
			bad(0, fmt.Errorf("in stock is 1, 0 or backorder"))
			return
		}
		e.StockStatus = catalog.OutOfStock
		if there {
			e.StockStatus = catalog.InStock
		}
	}
}

func writeStockStatus(e sheet.Entry, cells []string) {
	switch e.StockStatus {
	case catalog.OnBackorder:
		cells[0] = "backorder"
	case catalog.OutOfStock:
		cells[0] = "0"
	default:
		cells[0] = "1"
	}
}

// readStock reads the count. An empty cell means that stock is not counted,
// "parent" that a variation shares its product's.
func readStock(e sheet.Entry, cells []string, bad sheet.Report) {
	text := strings.TrimSpace(cells[0])
	if text == "" || text == "parent" && e.IsVariation() {
		e.ManageStock, e.Stock = false, catalog.Count{}
		return
	}
	field, _ := catalog.FieldByKey("stock")
	if err := field.SetText(e.Product, text, catalog.Format{}); err != nil {
		bad(0, err)
		return
	}
	e.ManageStock = true
}

// writeStock leaves the cell empty where stock is not counted: the importer
// takes any number as the wish to count it.
func writeStock(e sheet.Entry, cells []string) {
	switch {
	case e.ManageStock && e.Stock.Set:
		cells[0] = strconv.FormatInt(e.Stock.N, 10)
	case e.ManageStock:
		cells[0] = "0"
	}
}

func readBackorders(e sheet.Entry, cells []string, bad sheet.Report) {
	if strings.EqualFold(strings.TrimSpace(cells[0]), string(catalog.BackordersNotify)) {
		e.Backorders = catalog.BackordersNotify
		return
	}
	allowed, err := sheet.ParseBool(cells[0])
	if err != nil {
		bad(0, fmt.Errorf("backorders are 1, 0 or notify"))
		return
	}
	e.Backorders = catalog.BackordersNo
	if allowed {
		e.Backorders = catalog.BackordersYes
	}
}

func writeBackorders(e sheet.Entry, cells []string) {
	if e.Backorders == catalog.BackordersNotify {
		cells[0] = "notify"
		return
	}
	cells[0] = digit(e.Backorders == catalog.BackordersYes)
}

// readBrands takes one brand; a list of several stays as it is written.
func readBrands(e sheet.Entry, cells []string, _ sheet.Report) {
	brands := catalog.SplitList(cells[0])
	if len(brands) == 1 {
		e.Vendor = brands[0]
		return
	}
	e.Vendor = cells[0]
}

func writeParent(e sheet.Entry, cells []string) {
	if e.IsVariation() && e.Parent != nil {
		cells[0] = parentRef(e.Parent)
	}
}
