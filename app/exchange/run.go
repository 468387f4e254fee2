package exchange

import (
	"context"
	"fmt"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
)

// The sizes at which a batch of records is complete.
const (
	batchRecords = 500
	batchBytes   = 8 << 20
)

// run goes through the records of a file once, for a preview or for real.
type run struct {
	store   client.Store
	finder  Finder
	decoder decoder
	// save keeps a product and returns its ID.
	save  func(context.Context, catalog.Product) (catalog.ID, error)
	tally Tally

	format catalog.Format
	// parents are the products of this run that variations may belong to, by
	// all their names and with just what their variations need. latest is the
	// one that came last, whole.
	parents map[sheet.Key]*catalog.Product
	latest  *catalog.Product
	refused map[sheet.Key]int // lines of the products that were not taken
	taken   map[catalog.ID]int
}

func newRun(store client.Store, finder Finder, d decoder, save func(context.Context, catalog.Product) (catalog.ID, error)) *run {
	return &run{
		store: store, finder: finder, decoder: d, save: save, format: catalog.Format{Currency: store.Currency},
		parents: make(map[sheet.Key]*catalog.Product), refused: make(map[sheet.Key]int), taken: make(map[catalog.ID]int),
	}
}

// all takes every record of the file. One that cannot be taken is noted and
// does not stop the others.
func (r *run) all(ctx context.Context, rows sheet.Rows) error {
	var batch []sheet.Record
	bytes := 0
	for record, err := range r.decoder.Records(rows) {
		if err != nil {
			return err
		}
		batch, bytes = append(batch, record), bytes+record.Bytes
		if len(batch) < batchRecords && bytes < batchBytes {
			continue
		}
		if err := r.batch(ctx, batch); err != nil {
			return err
		}
		batch, bytes = batch[:0], 0
	}
	return r.batch(ctx, batch)
}

func (r *run) batch(ctx context.Context, records []sheet.Record) error {
	if len(records) == 0 {
		return nil
	}
	around, err := look(ctx, r.finder, r.store.ID, records, r.parents)
	if err != nil {
		return err
	}
	for _, record := range records {
		reason, err := r.take(ctx, record, around)
		if err != nil {
			return fmt.Errorf("line %d, %s: %w", record.Line, record.Label, err)
		}
		if reason == "" {
			continue
		}
		r.tally.reject(record, reason)
		if !record.IsVariation {
			for _, key := range record.Keys {
				r.refused[key.Own()] = record.Line
			}
		}
	}
	return nil
}

// take does one record, or says why it cannot be taken.
func (r *run) take(ctx context.Context, record sheet.Record, around *surroundings) (reason string, err error) {
	if record.Rejected != "" {
		return record.Rejected, nil
	}
	var parent *catalog.Product
	if record.IsVariation {
		if parent, reason = r.parentOf(record, around); reason != "" {
			return reason, nil
		}
	}
	known, ambiguous := around.match(record, parent, r.decoder)
	if ambiguous != nil {
		return ambiguous.Error(), nil
	}
	product := r.begin(record, known, parent)
	faults := record.Apply(sheet.Entry{Product: &product, Parent: r.parentSeen(&product, parent, around)})
	if reason := r.check(record, known, &product); reason != "" {
		return reason, nil
	}
	r.tally.faults(faults)
	if product.IsVariation() {
		r.tally.Variations++
	}
	if err := r.keep(ctx, record, known, &product); err != nil {
		return "", err
	}
	if known != nil {
		r.taken[product.ID] = record.Line
	}
	r.register(record, &product)
	return "", nil
}

// begin is the product that a record's cells are put on.
func (r *run) begin(record sheet.Record, known *Known, parent *catalog.Product) catalog.Product {
	if known != nil {
		return known.Product
	}
	kind := catalog.Simple
	if record.IsVariation {
		kind = catalog.Variation
	}
	product := sheet.NewProduct(kind)
	product.StoreID = r.store.ID
	if parent != nil {
		product.ParentID = parent.ID
	}
	return product
}

// parentSeen is the parent of a variation, also of one that the file does not
// call so.
func (r *run) parentSeen(product, parent *catalog.Product, around *surroundings) *catalog.Product {
	if parent != nil || product.ParentID == 0 {
		return parent
	}
	if known := around.known[product.ParentID]; known != nil {
		return &known.Product
	}
	return nil
}

// check says what keeps a product from being taken as it would be now.
func (r *run) check(record sheet.Record, known *Known, product *catalog.Product) string {
	switch {
	case known != nil && r.taken[product.ID] != 0:
		return fmt.Sprintf("this is the product of line %d again", r.taken[product.ID])
	case product.IsVariation() != (product.ParentID != 0):
		return "it is a variation in one place and a product in the other, the file and the store: delete it in the store first"
	case known == nil && product.Title == "" && !product.IsVariation():
		return "it is not in the store yet and has no name to make a new product of"
	case known != nil && known.Variations > 0 && product.Kind != catalog.Variable:
		return fmt.Sprintf("it has %d variations in the store and is %s in the file: delete the variations first", known.Variations, product.Kind)
	}
	return ""
}

func (r *run) keep(ctx context.Context, record sheet.Record, known *Known, product *catalog.Product) (err error) {
	switch {
	case known == nil:
		r.tally.add(record, product.IsVariation())
	case same(&known.Product, product):
		r.tally.Unchanged++
		return nil
	default:
		r.tally.Changed++
		r.tally.compare(record, known, product, r.format)
	}
	product.ID, err = r.save(ctx, *product)
	return err
}

// parentOf finds the product that a variation belongs to, or says why it cannot
// be taken.
func (r *run) parentOf(record sheet.Record, around *surroundings) (*catalog.Product, string) {
	name := ""
	for _, key := range record.Parent {
		name = fmt.Sprintf("%s %q", key.By.Words(), key.Value)
		if parent := r.parents[key]; parent != nil {
			if r.latest != nil && r.latest.ID == parent.ID {
				parent = r.latest
			}
			return asParent(parent, name)
		}
		if line, refused := r.refused[key]; refused {
			return nil, fmt.Sprintf("its product on line %d was not taken", line)
		}
		var products []*Known
		for _, id := range around.found[key] {
			if known := around.known[id]; known != nil && known.Product.ParentID == 0 {
				products = append(products, known)
			}
		}
		known, err := only(products, name)
		switch {
		case err != nil:
			return nil, err.Error()
		case known != nil:
			return asParent(&known.Product, name)
		}
	}
	return nil, fmt.Sprintf("its product, %s, is neither in the file nor in the store: import that first", name)
}

func asParent(product *catalog.Product, name string) (*catalog.Product, string) {
	if product.Kind != catalog.Variable {
		return nil, fmt.Sprintf("its product, %s, is of the type %s, which has no variations", name, product.Kind)
	}
	return product, ""
}

// register lets variations find their product by any of its names.
func (r *run) register(record sheet.Record, product *catalog.Product) {
	if product.Kind != catalog.Variable {
		return
	}
	whole := *product
	r.latest = &whole
	light := &catalog.Product{
		ID: product.ID, RemoteID: strings.Clone(product.RemoteID), SKU: strings.Clone(product.SKU), Slug: strings.Clone(product.Slug),
		Title: strings.Clone(product.Title), Kind: product.Kind, Status: product.Status,
	}
	for _, key := range record.Keys {
		r.parents[key.Own()] = light
	}
	for _, key := range []sheet.Key{{By: sheet.ByRemoteID, Value: light.RemoteID}, {By: sheet.BySKU, Value: light.SKU}} {
		if key.Value != "" {
			r.parents[key] = light
		}
	}
}
