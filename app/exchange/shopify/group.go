package shopify

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// group is all the rows of one product.
type group struct {
	binding *binding
	handle  string
	rows    []table.Row
	reject  string // why the rows cannot be taken

	named    [options]catalog.Attribute
	variants []int // rows that are variants, the first row among them
	values   [][]catalog.Attribute
	simple   bool
}

func newGroup(b *binding, handle string, rows []table.Row) *group {
	g := &group{binding: b, handle: handle, rows: rows, reject: slipped(b, rows)}
	g.named = b.optionNamesIn(rows[0])
	var variants []table.Row
	for i, row := range rows {
		if i == 0 || g.isVariant(row) {
			g.variants = append(g.variants, i)
			variants = append(variants, row)
		}
	}
	g.simple = b.isDefault(g.named, variants)
	if g.simple {
		g.named = [options]catalog.Attribute{}
	}
	for _, row := range variants {
		g.values = append(g.values, b.valuesIn(row, g.named))
	}
	return g
}

// slipped finds a row with more cells than there are headings.
func slipped(b *binding, rows []table.Row) string {
	headings := len(b.layout.Headings)
	for _, row := range rows {
		if len(row.Cells) > headings && slices.ContainsFunc(row.Cells[headings:], func(cell string) bool { return cell != "" }) {
			return fmt.Sprintf("line %d has %d cells under %d headings: put quotes around the cell that has a separator in it", row.Line, len(row.Cells), headings)
		}
	}
	return ""
}

// isVariant tells a variant's row from one that has just a picture.
func (g *group) isVariant(row table.Row) bool {
	for n := range options {
		if strings.TrimSpace(cellAt(row, g.binding.optionValues[n])) != "" {
			return true
		}
	}
	for _, name := range []string{"sku", "price"} {
		if strings.TrimSpace(cellAt(row, slices.Index(g.binding.names, name))) != "" {
			return true
		}
	}
	return false
}

func (g *group) title() string {
	if title := strings.TrimSpace(cellAt(g.rows[0], g.binding.title)); title != "" {
		return title
	}
	return g.handle
}

// records gives the product and then its variants.
func (g *group) records() []sheet.Record {
	product := sheet.Record{
		Line: g.rows[0].Line, Label: g.title(), Rejected: g.reject,
		Keys:  []sheet.Key{{By: sheet.BySlug, Value: g.handle}},
		Apply: g.applyProduct,
	}
	for _, row := range g.rows {
		for _, cell := range row.Cells {
			product.Bytes += len(cell)
		}
	}
	records := []sheet.Record{product}
	if g.simple {
		return records
	}
	for i := range g.variants {
		records = append(records, g.variantRecord(i))
	}
	return records
}

func (g *group) variantRecord(i int) sheet.Record {
	row := g.rows[g.variants[i]]
	record := sheet.Record{
		Line: row.Line, IsVariation: true, OptionsFirst: len(g.values[i]) > 0, Options: g.values[i],
		Parent:   []sheet.Key{{By: sheet.BySlug, Value: g.handle}},
		Rejected: g.reject,
		Label:    g.title(),
		Apply:    func(e sheet.Entry) []sheet.Fault { return g.applyVariant(e, i) },
	}
	if values := valuesText(g.values[i]); values != "" {
		record.Label += ", " + values
	}
	if sku := g.sku(row); sku != "" {
		record.Keys = []sheet.Key{{By: sheet.BySKU, Value: sku}}
	}
	for earlier := range i {
		if record.Rejected == "" && record.OptionsFirst && sameOptions(g.values[earlier], g.values[i]) {
			record.Rejected = fmt.Sprintf("the variant %s was already on line %d: one of the rows has to go", valuesText(g.values[i]), g.rows[g.variants[earlier]].Line)
		}
	}
	if record.Rejected == "" && !record.OptionsFirst && len(record.Keys) == 0 {
		record.Rejected = "nothing tells which variant this is: give the row an option value or a SKU"
	}
	return record
}

func (g *group) sku(row table.Row) string {
	return strings.TrimSpace(strings.TrimPrefix(cellAt(row, slices.Index(g.binding.names, "sku")), "'"))
}

func valuesText(values []catalog.Attribute) string {
	var texts []string
	for _, value := range values {
		texts = append(texts, strings.Join(value.Values, ""))
	}
	return strings.Join(texts, " / ")
}

func sameOptions(a, b []catalog.Attribute) bool {
	return slices.EqualFunc(a, b, func(x, y catalog.Attribute) bool {
		return x.Name == y.Name && slices.Equal(x.Values, y.Values)
	})
}

// applyProduct changes a product to what its rows say.
func (g *group) applyProduct(e sheet.Entry) []sheet.Fault {
	b, first := g.binding, g.rows[0]
	e.Slug = g.handle
	faults := b.layout.Read(e, first.Line, first.Cells, b.product)
	faults = append(faults, g.applyKind(e)...)
	pictures := g.applyPictures(e)
	b.layout.Remember(e, first.Cells, b.product, "")
	b.layout.RememberColumns(e, first.Cells, b.productOnly)
	if e.Kind == catalog.Simple {
		b.layout.Remember(e, first.Cells, b.variant, "")
		b.layout.RememberColumns(e, first.Cells, b.variantOnly)
	}
	g.rememberRows(e, pictures)
	return append(faults, g.idleRows(pictures)...)
}

// applyKind makes the product one with variants or one without. A file that
// does not say which variant a row is cannot change that.
func (g *group) applyKind(e sheet.Entry) []sheet.Fault {
	b, first := g.binding, g.rows[0]
	switch {
	case !g.simple:
		if e.Kind != catalog.Variable {
			becomeVariable(e.Product)
		}
		if b.hasOptionColumns() {
			setOptions(e.Product, g.named, g.values)
		}
		return nil
	case e.ID != 0 && e.Kind == catalog.Variable && !b.hasOptionColumns():
		return g.unplaced()
	default:
		e.Kind = catalog.Simple
		return b.layout.Read(e, first.Line, first.Cells, b.variant)
	}
}

// becomeVariable takes off a product what its variants have from now on.
func becomeVariable(p *catalog.Product) {
	blank := sheet.NewProduct(catalog.Variable)
	p.Kind, p.SKU, p.GTIN = catalog.Variable, "", ""
	p.RegularPrice, p.SalePrice, p.Cost = blank.RegularPrice, blank.SalePrice, blank.Cost
	p.ManageStock, p.Stock, p.Weight = false, blank.Stock, ""
}

// unplaced reports the cells of a variant that is not told.
func (g *group) unplaced() (faults []sheet.Fault) {
	b, first := g.binding, g.rows[0]
	for _, part := range b.variant {
		for _, at := range part.At {
			if cell := cellAt(first, at); cell != "" {
				faults = append(faults, sheet.Fault{Line: first.Line, Column: b.layout.Headings[at], Value: cell,
					Reason: "the product has variants and the file has no option columns that tell which one is meant: the cell is left out"})
			}
		}
	}
	return faults
}

// applyVariant changes a variant to what its row says.
func (g *group) applyVariant(e sheet.Entry, i int) []sheet.Fault {
	b, row := g.binding, g.rows[g.variants[i]]
	e.Kind = catalog.Variation
	e.Position = int64(i + 1)
	if b.hasOptionColumns() {
		e.Attributes = g.values[i]
	}
	faults := b.layout.Read(e, row.Line, row.Cells, b.variant)
	b.layout.Remember(e, row.Cells, b.variant, "")
	b.layout.RememberColumns(e, row.Cells, b.variantOnly)
	if g.variants[i] > 0 {
		g.rememberRepeated(e, row, b.productColumns(), "")
	}
	return faults
}

// idleRows reports rows that hold neither a variant nor a picture.
func (g *group) idleRows(pictures []shown) (faults []sheet.Fault) {
	for i, row := range g.rows {
		isPicture := slices.ContainsFunc(pictures, func(p shown) bool { return p.row == i })
		if !slices.Contains(g.variants, i) && !isPicture {
			faults = append(faults, sheet.Fault{Line: row.Line, Reason: "the row holds neither a variant nor a picture: it is left out"})
		}
	}
	return faults
}
