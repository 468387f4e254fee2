package products

import (
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/ui/grid"
	"storehand/ui/words"
)

// filter says which products of the store are listed, and in which order.
type filter struct {
	view       catalog.View
	text       string
	statuses   []catalog.Status
	categories []catalog.CategoryPath
	sort       grid.Sort
}

// query is the filter as a question to the workspace.
func (f filter) query(store client.ID) catalog.Query {
	return catalog.Query{
		Store: store, View: f.view, Text: f.text, Statuses: f.statuses, Categories: f.categories,
		SortBy: f.sort.Column, Descending: f.sort.Descending,
	}
}

// narrowed reports whether the filter may leave products of the view out.
func (f filter) narrowed() bool {
	return strings.TrimSpace(f.text) != "" || len(f.statuses) > 0 || len(f.categories) > 0
}

// viewNames are the words of the views' tabs.
var viewNames = map[catalog.View]string{
	catalog.AllProducts: "All products", catalog.MissingAlt: "Missing ALT", catalog.OnSaleNow: "On sale",
	catalog.LowOnStock: "Low stock", catalog.Drafts: "Drafts", catalog.Changed: "Changed",
}

// emptyViews say why a view shows nothing.
var emptyViews = map[catalog.View]string{
	catalog.MissingAlt: "Every picture has an ALT text.", catalog.OnSaleNow: "No product has a sale price.",
	catalog.LowOnStock: "No product is low on stock.", catalog.Drafts: "There are no drafts.",
	catalog.Changed: "Nothing is changed here that the shop does not have.",
}

// statusWords names statuses for a token: "Status: Published, Draft".
func statusWords(statuses []catalog.Status) string {
	field, _ := catalog.FieldByKey("status") // a field of every product
	names := make([]string, len(statuses))
	for i, status := range statuses {
		names[i] = editing.Words(field, string(status))
	}
	return "Status: " + strings.Join(names, ", ")
}

// mostNamed is how many categories a token names.
const mostNamed = 2

// categoryWords names categories for a token: "Category: Tableware, Home".
func categoryWords(paths []catalog.CategoryPath) string {
	var names []string
	for _, path := range paths[:min(len(paths), mostNamed)] {
		names = append(names, path[len(path)-1])
	}
	text := "Category: " + strings.Join(names, ", ")
	if more := len(paths) - mostNamed; more > 0 {
		text += " +" + words.Number(more)
	}
	return text
}

// kept is what a section remembers of a store between starts.
type kept struct {
	Layout     grid.Layout            `json:"layout"`
	Sort       grid.Sort              `json:"sort"`
	Compact    bool                   `json:"compact"`
	View       catalog.View           `json:"view"`
	Statuses   []catalog.Status       `json:"statuses"`
	Categories []catalog.CategoryPath `json:"categories"`
}

// filter is the filter of the last time. A view that is no more is all products.
func (k kept) filter() filter {
	f := filter{view: k.View, statuses: k.Statuses, categories: k.Categories, sort: k.Sort}
	if viewNames[f.view] == "" {
		f.view = catalog.AllProducts
	}
	return f
}
