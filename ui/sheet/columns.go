// Package sheet says what a grid shows of products and of variations: which
// columns there are, and how each is filled.
package sheet

import (
	"image"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/ui/grid"
)

// The columns that are not a field of their own.
const (
	checkColumn      = "check"
	pictureColumn    = "picture"
	marginColumn     = "margin"
	missingAltColumn = "missing_alt"
	variationsColumn = "variations"
	optionsColumn    = "options"
)

// column is a column of the grid with what fills its cells.
type column struct {
	grid.Column
	cell func(*catalog.Row) grid.Cell
}

// Sheet is what a grid shows of a store's products or variations. It does not
// change and may be used from any goroutine.
type Sheet struct {
	store   client.Store
	format  catalog.Format
	columns []column
	// ofVariations is set where the rows are variations only, false where they
	// stand among products.
	ofVariations bool
}

// OfProducts is the sheet of a store's products.
func OfProducts(store client.Store) *Sheet {
	return newSheet(store, productColumns, func(*catalog.Field) bool { return true })
}

// OfVariations is the sheet of the variations of one product.
func OfVariations(store client.Store) *Sheet {
	s := newSheet(store, variationColumns, func(field *catalog.Field) bool { return field.OnVariations })
	s.ofVariations = true
	return s
}

// newSheet puts the placed columns first and the remaining fields, hidden,
// behind them.
func newSheet(store client.Store, placed []placement, has func(*catalog.Field) bool) *Sheet {
	s := &Sheet{store: store, format: catalog.Format{Currency: store.Currency}}
	s.columns = []column{
		{Column: grid.Column{ID: checkColumn, Kind: grid.Check, Width: 38, Frozen: true}},
		{Column: grid.Column{ID: pictureColumn, Kind: grid.Thumbnail, Width: 52, Frozen: true}},
	}
	for _, p := range placed {
		s.columns = append(s.columns, s.column(p))
	}
	for _, field := range catalog.Fields {
		placed := slices.ContainsFunc(s.columns, func(c column) bool { return c.ID == field.Key })
		if has(field) && !placed {
			hidden := s.fieldColumn(field, usualWidth(field))
			hidden.Hidden = true
			s.columns = append(s.columns, hidden)
		}
	}
	return s
}

// Format is how the sheet's money is written.
func (s *Sheet) Format() catalog.Format { return s.format }

// placement is a column in its place, with its width in pixels.
type placement struct {
	id     string
	width  float32
	hidden bool
}

// productColumns are the columns of products with a place of their own.
var productColumns = []placement{
	{id: "title", width: 252},
	{id: "sku", width: 116},
	{id: "status", width: 102},
	{id: "regular_price", width: 104},
	{id: "sale_price", width: 84},
	{id: marginColumn, width: 104},
	{id: "stock", width: 66},
	{id: "categories", width: 124},
	{id: "tags", width: 150, hidden: true},
	{id: "images", width: 66},
	{id: missingAltColumn, width: 98},
	{id: variationsColumn, width: 90, hidden: true},
	{id: "vendor", width: 120, hidden: true},
	{id: "kind", width: 120, hidden: true},
	{id: "gtin", width: 128, hidden: true},
	{id: "slug", width: 180, hidden: true},
	{id: "cost", width: 84, hidden: true},
	{id: "weight", width: 80, hidden: true},
}

// variationColumns are those of variations.
var variationColumns = []placement{
	{id: optionsColumn, width: 220},
	{id: "sku", width: 160},
	{id: "status", width: 102},
	{id: "regular_price", width: 92},
	{id: "sale_price", width: 84},
	{id: "cost", width: 84},
	{id: marginColumn, width: 104},
	{id: "stock", width: 66},
	{id: "gtin", width: 128},
	{id: "weight", width: 80},
}

// firstToGo are the columns that are hidden at first where the page is too
// narrow for all, the first of them first. The margin keeps its words.
var firstToGo = []string{"images", missingAltColumn, marginColumn, "categories"}

// marginWords is the width in pixels of the margin without its bar.
const marginWords = 64

func (s *Sheet) column(p placement) column {
	var c column
	switch p.id {
	case marginColumn:
		c = column{grid.Column{ID: p.id, Title: "Margin", Kind: grid.Share}, s.marginCell}
	case missingAltColumn:
		c = column{grid.Column{ID: p.id, Title: "Missing ALT", Kind: grid.Number, Quiet: true}, missingAltCell}
	case variationsColumn:
		c = column{grid.Column{ID: p.id, Title: "Variations", Kind: grid.Number, Quiet: true}, variationsCell}
	case optionsColumn:
		c = column{grid.Column{ID: p.id, Title: "Options", Frozen: true}, optionsCell}
	default:
		field, _ := catalog.FieldByKey(p.id) // the others are fields
		c = s.fieldColumn(field, p.width)
	}
	c.Width, c.Hidden = p.width, p.hidden
	return c
}

func (s *Sheet) fieldColumn(field *catalog.Field, width float32) column {
	c := column{
		Column: grid.Column{
			ID: field.Key, Title: s.title(field), Kind: kindOf(field), Width: width,
			Frozen: field.Key == "title", Outline: field.Key == "title", Opens: field.Key == "title", Sortable: sortable(field), Editable: true, Quiet: quiet(field),
		},
		cell: func(row *catalog.Row) grid.Cell { return s.fieldCell(field, row) },
	}
	switch {
	case field.Key == "images":
		c.Editable, c.cell = false, imagesCell // a count; the editor changes the pictures
	case field.Type == catalog.HTMLField || field.Key == "meta":
		c.Editable = false // of several lines, which a cell cannot keep
	case len(field.Choices) > 0:
		words := editing.Choices(field, s.store.Platform)
		c.Choices = func(int64) []string { return words }
	}
	return c
}

// title is the head of a field's column, its unit included.
func (s *Sheet) title(field *catalog.Field) string {
	switch {
	case field.Type == catalog.MoneyField:
		return field.Label + " " + s.store.Currency.Symbol()
	case field.Key == "categories":
		return "Category"
	default:
		return field.Label
	}
}

func kindOf(field *catalog.Field) grid.Kind {
	switch {
	case field.Key == "sku" || field.Key == "gtin" || field.Key == "slug":
		return grid.Mono
	case field.Key == "status":
		return grid.Status
	case field.Key == "images":
		return grid.Number
	case field.Type == catalog.MoneyField:
		return grid.Money
	case field.Type == catalog.CountField || field.Type == catalog.DecimalField:
		return grid.Number
	default:
		return grid.Text
	}
}

func quiet(field *catalog.Field) bool {
	return field.Key == "categories" || field.Key == "images" || field.Key == "tags"
}

// sortable says for which fields an order means something to a person.
func sortable(field *catalog.Field) bool {
	switch field.Key {
	case "categories", "images":
		return true
	}
	return field.Type != catalog.ListField && field.Type != catalog.HTMLField
}

func usualWidth(field *catalog.Field) float32 {
	switch field.Type {
	case catalog.MoneyField, catalog.CountField, catalog.DecimalField:
		return 110
	case catalog.HTMLField, catalog.ListField:
		return 220
	default:
		return 150
	}
}

// Columns are the columns as a grid wants them. validate says in words for the
// user why a text cannot stand in a field of a row.
func (s *Sheet) Columns(validate func(key int64, field, text string) error) []grid.Column {
	columns := make([]grid.Column, len(s.columns))
	for i, c := range s.columns {
		columns[i] = c.Column
		columns[i].Validate = func(key int64, text string) error { return validate(key, c.ID, text) }
	}
	return columns
}

// Row is a product as the grid shows it, with its picture or nil.
func (s *Sheet) Row(row *catalog.Row, picture image.Image) grid.Row {
	cells := make([]grid.Cell, len(s.columns))
	for i, c := range s.columns {
		if c.cell != nil {
			cells[i] = c.cell(row)
		} else if c.ID == pictureColumn {
			cells[i].Image = picture
		}
	}
	content := grid.Row{Cells: cells, Staged: len(row.Staged) > 0}
	if row.Variations > 0 {
		content.Fold = grid.Folded
	}
	return content
}

// Layout is the arrangement at first on a page of that width in pixels. Where
// it is too narrow for all columns, those of least weight are hidden, and the
// margin loses its bar.
func (s *Sheet) Layout(width float32) grid.Layout {
	gone := make(map[string]bool)
	for _, id := range firstToGo {
		if s.width(gone) <= width {
			break
		}
		gone[id] = true
	}
	var l grid.Layout
	for _, c := range s.columns {
		state := grid.ColumnState{ID: c.ID, Width: c.Width, Hidden: c.Hidden || gone[c.ID]}
		if c.ID == marginColumn && gone[c.ID] {
			state.Width, state.Hidden = marginWords, false
		}
		l.Columns = append(l.Columns, state)
	}
	return l
}

// width is what the columns shown at first need, in pixels, without some.
func (s *Sheet) width(gone map[string]bool) float32 {
	var width float32
	for _, c := range s.columns {
		switch {
		case c.Hidden:
		case c.ID == marginColumn && gone[c.ID]:
			width += marginWords
		case !gone[c.ID]:
			width += c.Width
		}
	}
	return width
}

// Title is the head of a column, or "" where it has none.
func (s *Sheet) Title(id string) string {
	for _, c := range s.columns {
		if c.ID == id {
			return c.Title
		}
	}
	return ""
}
