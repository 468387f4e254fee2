package shopify

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
	"storehand/app/money"
)

// Dialect names this kind of file.
const Dialect = "shopify"

// The limits of what is kept in memory at a time.
const (
	// maxRows of one product: Shopify allows 2,048 variants and 250 pictures.
	maxRows = 5000
	// maxScattered bytes of products whose rows do not stand together.
	maxScattered = 64 << 20
)

// Decoder reads a file.
type Decoder struct {
	binding *binding
	style   *sheet.Style
	votes   sheet.StyleVotes
	prices  []int
	flags   []int
	blocks  map[string]int // how often rows of a handle begin anew
	last    string
}

// NewDecoder reads a file with these headings, whose columns have these names.
func NewDecoder(headings, names []string) *Decoder {
	style := &sheet.Style{}
	d := &Decoder{binding: bind(headings, names, style, false), style: style, blocks: make(map[string]int)}
	for at, name := range names {
		switch name {
		case "price", "compare_at", "cost":
			d.prices = append(d.prices, at)
		case "published", "taxable", "requires_shipping", "gift_card":
			d.flags = append(d.flags, at)
		}
	}
	return d
}

// Survey takes in a row before any is decoded.
func (d *Decoder) Survey(row table.Row) {
	for _, at := range d.prices {
		d.votes.Amount(cellAt(row, at))
	}
	for _, at := range d.flags {
		d.votes.Bool(cellAt(row, at))
	}
	if handle := d.Handle(row); handle != d.last {
		d.blocks[handle]++
		d.last = handle
	}
}

// Settle ends the survey and returns the style it found. Records come after it.
func (d *Decoder) Settle(currency money.Currency) sheet.Style {
	*d.style = d.votes.Style(currency, ".")
	return *d.style
}

// Has reports whether the file has a product of that name.
func (d *Decoder) Has(key sheet.Key) bool {
	return key.By == sheet.BySlug && d.blocks[key.Value] > 0
}

// Handle tells which product a row belongs to. Shopify makes the handle of a
// new product from its title.
func (d *Decoder) Handle(row table.Row) string {
	if handle := strings.TrimSpace(bare(cellAt(row, d.binding.handle))); handle != "" {
		return handle
	}
	return catalog.Slug(cellAt(row, d.binding.title))
}

// Passes is how often Records goes through the rows.
func (d *Decoder) Passes() int { return 1 }

// Records decodes the surveyed file: each product followed by its variants.
// Rows of a product that do not stand together are gathered first; the product
// then comes where the last of them stands.
func (d *Decoder) Records(rows sheet.Rows) iter.Seq2[sheet.Record, error] {
	return func(yield func(sheet.Record, error) bool) {
		gathering := gathering{decoder: d, left: make(map[string]int), waiting: make(map[string][]table.Row)}
		for row, err := range rows() {
			if err != nil {
				yield(sheet.Record{}, err)
				return
			}
			if row.Blank() {
				continue
			}
			if !gathering.take(row, yield) {
				return
			}
		}
		gathering.end(yield)
	}
}

// gathering collects the rows of products while a file is read.
type gathering struct {
	decoder *Decoder
	handle  string
	rows    []table.Row            // of the product being read
	tooMany bool                   // rows of it were left out
	left    map[string]int         // blocks of a scattered product seen so far
	waiting map[string][]table.Row // rows of scattered products
	bytes   int                    // of the rows waiting
}

type yielder = func(sheet.Record, error) bool

func (g *gathering) take(row table.Row, yield yielder) bool {
	handle := g.decoder.Handle(row)
	if handle != g.handle && !g.end(yield) {
		return false
	}
	g.handle = handle
	if handle == "" {
		return yield(sheet.Record{Line: row.Line, Rejected: "the row has no handle and no title: nothing tells which product it belongs to"}, nil)
	}
	if len(g.rows) == maxRows {
		g.tooMany = true
		return true
	}
	g.rows = append(g.rows, row)
	return true
}

// end passes on the product whose rows were read last, unless more of them
// follow further down.
func (g *gathering) end(yield yielder) bool {
	rows, handle := g.rows, g.handle
	g.rows, g.handle = nil, ""
	if len(rows) == 0 {
		return true
	}
	blocks := g.decoder.blocks[handle]
	if blocks <= 1 {
		return g.emit(handle, rows, "", yield)
	}
	g.left[handle]++
	for _, row := range rows {
		g.bytes += size(row)
	}
	rows = append(g.waiting[handle], rows...)
	if g.left[handle] < blocks && g.bytes <= maxScattered {
		g.waiting[handle] = rows
		return true
	}
	delete(g.waiting, handle)
	for _, row := range rows {
		g.bytes -= size(row)
	}
	if g.left[handle] < blocks {
		return g.emit(handle, rows, "the rows of this product stand too far apart: sort the file by its handles", yield)
	}
	return g.emit(handle, rows, "", yield)
}

func size(row table.Row) (bytes int) {
	for _, cell := range row.Cells {
		bytes += len(cell)
	}
	return bytes
}

func (g *gathering) emit(handle string, rows []table.Row, reject string, yield yielder) bool {
	product := newGroup(g.decoder.binding, handle, rows)
	if g.tooMany {
		reject = fmt.Sprintf("the product has more than %d rows", maxRows)
		g.tooMany = false
	}
	if reject != "" {
		product.reject = reject
	}
	scattered := g.decoder.blocks[handle] > 1 && reject == ""
	for i, record := range product.records() {
		if i == 0 && scattered {
			record.Apply = withNote(record.Apply, rows[0].Line)
		}
		if !yield(record, nil) {
			return false
		}
	}
	return true
}

// withNote adds that the rows did not stand together.
func withNote(apply func(sheet.Entry) []sheet.Fault, line int) func(sheet.Entry) []sheet.Fault {
	return func(e sheet.Entry) []sheet.Fault {
		return append(slices.Clip(apply(e)), sheet.Fault{Line: line, Reason: "the rows of this product do not stand together in the file: they were taken together"})
	}
}
