package exchange

import (
	"context"
	"fmt"
	"io"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// Exporter writes the products of a store as files.
type Exporter struct {
	Catalogue Catalogue
	Keeper    Keeper
}

// Request says what to export.
type Request struct {
	Store   client.Store
	Dialect Dialect
	// IDs are the products wanted, each with its variations; nil is all.
	IDs []catalog.ID
	// Fresh leaves aside how the store's own file was written.
	Fresh bool
}

// Exported says what became of an export.
type Exported struct {
	Products, Variations int // written
	Rows                 int // under the headings
	Columns              int
	// LeftOut are products that such a file cannot hold at all; Line is zero.
	LeftOut []Rejected
	// NotCarried are the fields that such a file cannot hold, in the order of
	// catalog.Fields.
	NotCarried []NotCarried
	// Pictures that are not in the shop yet, and have to be uploaded apart from
	// the file; Alts are pictures whose ALT text the file cannot hold. The
	// manifest lists both.
	Pictures, Alts int
}

// NotCarried is a field that is set on products and not in their file.
type NotCarried struct {
	Field    string // label of the field
	Products int    // on how many products and variations it is set
}

// Dialects are the kinds of file that make up a store's export for a platform,
// in the order of their import: the two files of the Product CSV Import Suite
// where the store's own came in that form, else one. A platform that is not
// known gets the kind of file that its products came in.
func (ex *Exporter) Dialects(ctx context.Context, store client.ID, platform client.Platform) ([]Dialect, error) {
	if platform == client.Shopify {
		return []Dialect{Shopify}, nil
	}
	profiles, err := ex.Keeper.Profiles(ctx, store)
	if err != nil {
		return nil, fmt.Errorf("read how the store's file was written: %w", err)
	}
	has := func(d Dialect) bool { _, has := profiles[d]; return has }
	switch {
	case has(WooCommerce):
		return []Dialect{WooCommerce}, nil
	case has(SuiteProducts):
		return []Dialect{SuiteProducts, SuiteVariations}, nil
	case platform == client.Other && has(Shopify):
		return []Dialect{Shopify}, nil
	case platform == client.Other && has(Plain):
		return []Dialect{Plain}, nil
	}
	return []Dialect{WooCommerce}, nil
}

// Export writes products in the columns, spelling and separators of the store's
// own file, where one was imported, and always in UTF-8. progress is told how
// many products are written, of how many in all; it may be nil.
//
// It goes through the products twice: first to learn which columns they need
// beyond those of the file.
func (ex *Exporter) Export(ctx context.Context, request Request, w io.Writer, progress func(done, total int)) (Exported, error) {
	job, err := ex.survey(ctx, request)
	if err != nil {
		return Exported{}, err
	}
	writer := table.NewWriter(w, job.form)
	headings := job.encoder.Headings()
	if err := writer.Write(headings); err != nil {
		return Exported{}, err
	}
	job.report.Columns = len(headings)
	names, done := newPictureNames(), 0
	err = job.each(ctx, ex.Catalogue, func(p catalog.Product, variations []catalog.Product) error {
		names.apply(&p, variations)
		if job.refusals[p.ID] {
			return nil
		}
		done++
		if progress != nil {
			progress(done, job.report.Products)
		}
		return job.write(writer, &p, variations)
	})
	if err != nil {
		return Exported{}, err
	}
	return job.report, writer.Flush()
}

// Survey says what an export would hold and what it would leave out, without
// writing it; Rows and Columns stay zero.
func (ex *Exporter) Survey(ctx context.Context, request Request) (Exported, error) {
	job, err := ex.survey(ctx, request)
	if err != nil {
		return Exported{}, err
	}
	return job.report, nil
}

// survey looks at every product before any is written.
func (ex *Exporter) survey(ctx context.Context, request Request) (*export, error) {
	job, err := ex.begin(ctx, request)
	if err != nil {
		return nil, err
	}
	err = job.each(ctx, ex.Catalogue, func(p catalog.Product, variations []catalog.Product) error {
		job.look(&p, variations)
		return nil
	})
	if err != nil {
		return nil, err
	}
	job.noteFields()
	return job, nil
}

// export is one export under way.
type export struct {
	dialect  dialect
	request  Request
	foreign  bool
	form     table.Form
	encoder  encoder
	wanted   map[catalog.ID]bool
	missing  map[string]int // by the key of a field, on how many products
	blanks   map[catalog.Kind]*catalog.Product
	report   Exported
	refusals map[catalog.ID]bool
}

func (ex *Exporter) begin(ctx context.Context, request Request) (*export, error) {
	d, err := dialectOf(request.Dialect)
	if err != nil {
		return nil, err
	}
	profiles, err := ex.Keeper.Profiles(ctx, request.Store.ID)
	if err != nil {
		return nil, fmt.Errorf("read how the store's file was written: %w", err)
	}
	profile, remembered := profiles[request.Dialect]
	if request.Fresh || !remembered {
		profile = freshProfile(request)
	}
	profile.Style.Currency = request.Store.Currency
	foreign := d.platform != request.Store.Platform && d.platform != client.Other && !(remembered && request.Store.Platform == client.Other)
	job := &export{
		dialect: d, request: request, foreign: foreign, form: d.written(profile.Form),
		encoder: d.encoder(profile.Headings, profile.Names, &profile.Style, foreign),
		missing: make(map[string]int), blanks: make(map[catalog.Kind]*catalog.Product), refusals: make(map[catalog.ID]bool),
	}
	if request.IDs != nil {
		job.wanted = make(map[catalog.ID]bool, len(request.IDs))
		for _, id := range request.IDs {
			job.wanted[id] = true
		}
	}
	return job, nil
}

// freshProfile is that of a file made from nothing: WooCommerce's exporter
// begins it with a byte order mark, Shopify's does not.
func freshProfile(request Request) Profile {
	return Profile{
		Form:  table.Form{Encoding: table.UTF8, BOM: request.Dialect == WooCommerce, Separator: table.Comma, LineEnd: "\n"},
		Style: sheet.Style{Decimal: "."},
	}
}

// written is the form in which a file of that form is written back: in UTF-8,
// which spreadsheet programs need a mark to recognise, and as the shop's
// importer takes it.
func (d dialect) written(form table.Form) table.Form {
	if form.Encoding != table.UTF8 {
		form.BOM = true
	}
	if d.commaOnly {
		form.Separator, form.BOM = table.Comma, false
	}
	if form.LineEnd == "\r" {
		form.LineEnd = "\n"
	}
	form.Encoding = table.UTF8
	return form
}

// each visits the wanted products.
func (job *export) each(ctx context.Context, catalogue Catalogue, visit func(catalog.Product, []catalog.Product) error) error {
	err := catalogue.Each(ctx, job.request.Store.ID, func(p catalog.Product, variations []catalog.Product) error {
		if !job.wants(&p, variations) {
			return nil
		}
		return visit(p, variations)
	})
	if err != nil {
		return fmt.Errorf("export %s: %w", job.request.Store.Name, err)
	}
	return nil
}

func (job *export) wants(p *catalog.Product, variations []catalog.Product) bool {
	if job.wanted == nil || job.wanted[p.ID] {
		return true
	}
	return slices.ContainsFunc(variations, func(v catalog.Product) bool { return job.wanted[v.ID] })
}

// look takes in a product before any is written, and notes what the file cannot
// hold.
func (job *export) look(p *catalog.Product, variations []catalog.Product) {
	if job.dialect.refuses != nil {
		if reason := job.dialect.refuses(p); reason != "" {
			job.refusals[p.ID] = true
			job.report.LeftOut = append(job.report.LeftOut, Rejected{Item: p.Title, Reason: reason})
			return
		}
	}
	job.report.Products++
	job.report.Variations += len(variations)
	job.encoder.Look(p, variations)
	job.note(p)
	for i := range variations {
		job.note(&variations[i])
	}
}

func (job *export) note(p *catalog.Product) {
	format := catalog.Format{Currency: job.request.Store.Currency}
	blank := job.blank(p.Kind)
	for _, key := range job.dialect.notCarried {
		field, _ := catalog.FieldByKey(key)
		if (field.OnVariations || !p.IsVariation()) && field.Text(p, format) != field.Text(blank, format) {
			job.missing[key]++
		}
	}
	if job.dialect.omits != nil {
		for _, key := range job.dialect.omits(p, job.foreign) {
			job.missing[key]++
		}
	}
	for _, image := range p.Images {
		if isFinished(image) {
			job.report.Pictures++
		}
		if image.Alt != "" && (!job.dialect.alts || image.Src == "" && !job.dialect.files) {
			job.report.Alts++
		}
	}
}

func (job *export) blank(kind catalog.Kind) *catalog.Product {
	if job.blanks[kind] == nil {
		blank := sheet.NewProduct(kind)
		job.blanks[kind] = &blank
	}
	return job.blanks[kind]
}

func (job *export) write(writer *table.Writer, p *catalog.Product, variations []catalog.Product) error {
	for _, row := range job.encoder.Rows(p, variations) {
		if err := writer.Write(row); err != nil {
			return err
		}
		job.report.Rows++
	}
	return nil
}

// noteFields lists the fields that the file cannot hold, in their order.
func (job *export) noteFields() {
	for _, field := range catalog.Fields {
		if n := job.missing[field.Key]; n > 0 {
			job.report.NotCarried = append(job.report.NotCarried, NotCarried{Field: field.Label, Products: n})
		}
	}
}
