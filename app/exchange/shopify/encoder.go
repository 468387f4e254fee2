package shopify

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// NotCarried are the fields that the file has no column for.
var NotCarried = []string{
	"short_description", "featured", "sale_from", "sale_to", "low_stock", "sold_individually", "supplier", "length", "width", "height",
	"tax_class", "shipping_class", "upsells", "cross_sells", "grouped", "downloadable", "downloads", "download_limit",
	"download_expiry", "external_url", "button_text", "purchase_note", "stock_status",
}

// Encoder writes products. It looks through all of them once, to learn which
// columns are needed, before it writes the first.
type Encoder struct {
	headings, names []string
	style           *sheet.Style
	foreign         bool
	old             bool // the headings are those of before 2024
	ofProduct       *sheet.Growth
	ofVariant       *sheet.Growth
	seen            sheet.Seen
	pictures, alts  bool // seen on any product
	binding         *binding
	own             map[string]bool // link addresses of the products
	handles         map[string]int  // how often each was made from a title
}

// NewEncoder continues the columns of an imported file, or begins the newer
// template's where there are none. foreign says that the products come from
// another platform.
func NewEncoder(headings, names []string, style *sheet.Style, foreign bool) *Encoder {
	e := &Encoder{headings: headings, names: names, style: style, foreign: foreign, old: isOld(headings), own: make(map[string]bool), handles: make(map[string]int)}
	if len(headings) == 0 {
		for _, c := range columns {
			if c.always {
				e.headings, e.names = append(e.headings, c.new), append(e.names, c.name)
			}
		}
	}
	var missing [2][]sheet.Column
	for _, c := range columns {
		if c.level != ofImage && !slices.Contains(e.names, c.name) {
			missing[c.level] = append(missing[c.level], e.column(c))
		}
	}
	e.ofProduct = sheet.NewGrowth(missing[ofProduct], func(names []string) []sheet.Part { return e.bind(names).product })
	e.ofVariant = sheet.NewGrowth(missing[ofVariant], func(names []string) []sheet.Part { return e.bind(names).variant })
	return e
}

// column is a column under the set of headings the file has.
func (e *Encoder) column(c column) sheet.Column {
	if e.old {
		return sheet.Column{Name: c.name, Heading: c.old}
	}
	return sheet.Column{Name: c.name, Heading: c.new}
}

// bind binds columns of those names alone.
func (e *Encoder) bind(names []string) *binding {
	headings := make([]string, len(names))
	for i, name := range names {
		headings[i] = e.column(byName[name]).Heading
	}
	return bind(headings, names, e.style, e.foreign)
}

// Refuses says why a product cannot be in a Shopify file, or nothing.
func Refuses(p *catalog.Product) string {
	options := 0
	for _, attribute := range p.Attributes {
		if attribute.Variation && p.Kind == catalog.Variable {
			options++
		}
	}
	switch {
	case p.Kind == catalog.Grouped:
		return "Shopify has no grouped products"
	case p.Kind == catalog.External:
		return "Shopify has no products that are bought in another shop"
	case options > 3:
		return fmt.Sprintf("the product has %d options, Shopify allows three", options)
	}
	return ""
}

// Omits are the keys of fields that the rows cannot hold whole for this product:
// a second category, or any of another platform's, attributes that are no
// options, custom fields that are no metafields, and what a variant has for
// itself that is its product's in Shopify.
func Omits(p *catalog.Product, foreign bool) (keys []string) {
	if p.IsVariation() && p.Description != "" {
		keys = append(keys, "description")
	}
	if p.IsVariation() && p.Status != catalog.Published {
		keys = append(keys, "status")
	}
	if len(p.Categories) > 1 || foreign && len(p.Categories) > 0 {
		keys = append(keys, "categories")
	}
	isFact := func(a catalog.Attribute) bool { return !a.Variation }
	if slices.ContainsFunc(p.Attributes, isFact) {
		keys = append(keys, "attributes")
	}
	isOther := func(m catalog.Meta) bool { return !isMetafield(m.Key) }
	if slices.ContainsFunc(p.Meta, isOther) {
		keys = append(keys, "meta")
	}
	return keys
}

func isMetafield(key string) bool {
	return strings.HasPrefix(key, productMetafield) || strings.HasPrefix(key, variantMetafield)
}

// Look takes in a product with its variations before any is written.
func (e *Encoder) Look(p *catalog.Product, variations []catalog.Product) {
	e.ofProduct.Look(sheet.Entry{Product: p})
	e.seen.Look(p)
	if p.Slug != "" {
		e.own[p.Slug] = true
	}
	if len(variations) == 0 {
		e.ofVariant.Look(sheet.Entry{Product: p})
	}
	for i := range variations {
		e.ofVariant.Look(sheet.Entry{Product: &variations[i], Parent: p})
		e.seen.Look(&variations[i])
	}
	for _, image := range inShop(p.Images) {
		e.pictures = true
		e.alts = e.alts || image.Alt != ""
	}
}

// inShop leaves out pictures without an address: Shopify fetches pictures from
// the web and takes no files here.
func inShop(images []catalog.Image) (found []catalog.Image) {
	for _, image := range images {
		if image.Src != "" {
			found = append(found, image)
		}
	}
	return found
}

// Headings ends the looking and gives the heading row.
func (e *Encoder) Headings() []string {
	needed := append(e.ofProduct.Needed(), e.ofVariant.Needed()...)
	needed = append(needed, e.pictureColumns()...)
	for _, key := range e.seen.MetaKeys {
		if name := "meta " + key; isMetafield(key) && !slices.Contains(e.names, name) {
			needed = append(needed, sheet.Column{Name: name, Heading: fmt.Sprintf("%s (%s)", key[strings.LastIndexByte(key, '.')+1:], key)})
		}
	}
	headings, names := slices.Clone(e.headings), slices.Clone(e.names)
	for _, c := range needed {
		headings, names = append(headings, c.Heading), append(names, c.Name)
	}
	e.binding = bind(headings, names, e.style, e.foreign)
	return headings
}

// pictureColumns are those that the file lacks for the pictures that were seen.
// Without positions the order of the rows counts.
func (e *Encoder) pictureColumns() (needed []sheet.Column) {
	lacks := func(name string) bool { return !slices.Contains(e.names, name) }
	if e.pictures && lacks("image_src") {
		needed = append(needed, e.column(byName["image_src"]))
	}
	if e.alts && lacks("image_alt") {
		needed = append(needed, e.column(byName["image_alt"]))
	}
	return needed
}

// Rows writes a product and its variations.
func (e *Encoder) Rows(p *catalog.Product, variations []catalog.Product) [][]string {
	written := *p
	written.Slug = e.freeHandle(p)
	entries := make([]sheet.Entry, 0, len(variations))
	for i := range variations {
		entries = append(entries, sheet.Entry{Product: &variations[i], Parent: &written})
	}
	if len(entries) == 0 {
		if written.Kind == catalog.Variable {
			written.Kind = catalog.Simple
		}
		entries = append(entries, sheet.Entry{Product: &written})
	}
	images := inShop(written.Images)
	var rows [][]string
	variant := 0
	for _, place := range placesOf(written.Source, len(entries), len(images)) {
		row := make([]string, len(e.binding.layout.Headings))
		if len(rows) == 0 {
			e.writeFirst(row, &written)
		} else if e.binding.handle >= 0 {
			row[e.binding.handle] = rows[0][e.binding.handle]
		}
		first := row
		if len(rows) > 0 {
			first = rows[0]
		}
		if place.variant {
			e.writeVariant(row, first, entries[variant], len(rows) > 0)
			variant++
		}
		if place.picture >= 0 {
			e.writePicture(row, first, &written, &images[place.picture], place)
		}
		rows = append(rows, row)
	}
	return rows
}

func (e *Encoder) writeFirst(row []string, p *catalog.Product) {
	e.binding.layout.Write(sheet.Entry{Product: p}, row, e.binding.product, "")
	e.binding.layout.WriteColumns(p.Source, row, e.binding.productOnly)
}

func (e *Encoder) writeVariant(row, first []string, entry sheet.Entry, later bool) {
	e.binding.layout.Write(entry, row, e.binding.variant, "")
	e.binding.layout.WriteColumns(entry.Source, row, e.binding.variantOnly)
	if later {
		e.binding.writeRepeated(entry.Source, row, first, e.binding.productColumns(), "")
	}
}

func (e *Encoder) writePicture(row, first []string, p *catalog.Product, image *catalog.Image, at place) {
	entry := sheet.Entry{Product: p}
	e.binding.layout.Write(entry, row, e.binding.image.picture(image, at.picture), pictureSuffix(at.picture))
	if !at.variant {
		e.binding.writeRepeated(p.Source, row, first, e.binding.allButPictures(), pictureSuffix(at.picture))
	}
}

// freeHandle is the product's handle, or for a product without a link address
// of its own one that no other product of this file has: several may share a
// title.
func (e *Encoder) freeHandle(p *catalog.Product) string {
	handle := handleOf(p)
	if p.Slug != "" {
		return handle
	}
	for {
		e.handles[handle]++
		free := handle
		if count := e.handles[handle]; count > 1 {
			free = fmt.Sprintf("%s-%d", handle, count)
		}
		if !e.own[free] {
			return free
		}
	}
}
