package shopify

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/money"
)

// fields are the columns that hold a field of the catalogue as it is.
var fields = map[string]string{
	"title": "title", "description": "description", "vendor": "vendor", "type": "product_type", "cost": "cost",
	"seo_title": "seo_title", "seo_description": "seo_description", "quantity": "stock",
}

// binding is the columns of a file bound to the fields of products and
// variants.
type binding struct {
	layout  *sheet.Layout
	names   []string
	product []sheet.Part
	variant []sheet.Part
	// The columns of no part, by whose cells they have.
	productOnly, variantOnly []int
	image                    imageColumns
	handle, title            int // -1 where the file has none
	optionNames              [options]int
	optionValues             [options]int
	optionLinks              [options]int
}

// bind binds columns, given by their names. foreign says that the products come
// from another platform, whose categories are not Shopify's.
func bind(headings, names []string, style *sheet.Style, foreign bool) *binding {
	b := &binding{names: names, handle: slices.Index(names, "handle"), title: slices.Index(names, "title"), image: imageColumnsOf(names)}
	for n := range options {
		b.optionNames[n] = slices.Index(names, optionColumn(n+1, "name"))
		b.optionValues[n] = slices.Index(names, optionColumn(n+1, "value"))
		b.optionLinks[n] = slices.Index(names, optionColumn(n+1, "linked"))
	}
	for at, name := range names {
		part, bound := b.part(at, name, headings[at], style, foreign)
		switch {
		case !bound:
		case levelOf(name, headings[at]) == ofVariant:
			b.variant = append(b.variant, part)
		default:
			b.product = append(b.product, part)
		}
	}
	b.product = append(b.product, b.optionNamesPart())
	b.variant = append(b.variant, b.optionValuesPart())
	b.layout = sheet.NewLayout(Dialect, headings, slices.Concat(b.product, b.variant, b.image.parts()))
	b.layout.Bare = bare
	for _, at := range b.layout.Unknown() {
		if levelOf(names[at], headings[at]) == ofVariant {
			b.variantOnly = append(b.variantOnly, at)
		} else {
			b.productOnly = append(b.productOnly, at)
		}
	}
	return b
}

// part binds one column, or several that go together under the first of them.
func (b *binding) part(at int, name, heading string, style *sheet.Style, foreign bool) (part sheet.Part, bound bool) {
	if key, is := fields[name]; is {
		return sheet.FieldPart(at, key, style), true
	}
	if key, is := strings.CutPrefix(name, "meta "); is {
		return sheet.MetaPart(at, key), true
	}
	if key, is := strings.CutPrefix(name, "field "); is {
		return sheet.FieldPart(at, key, style), true
	}
	part = sheet.Part{At: []int{at}}
	switch name {
	case "handle":
		part.Read, part.Write = nil, func(e sheet.Entry, cells []string) { cells[0] = handleOf(e.Product) }
	case "sku":
		return identifierPart(at, func(p *catalog.Product) *string { return &p.SKU }), true
	case "barcode":
		return identifierPart(at, func(p *catalog.Product) *string { return &p.GTIN }), true
	case "category":
		part.Read, part.Write = readCategory, writeCategory
		if foreign {
			part.Write = func(sheet.Entry, []string) {}
		}
	case "tags":
		part.Read, part.Write = readTags, func(e sheet.Entry, cells []string) { cells[0] = strings.Join(e.Tags, ", ") }
	case "status":
		part.Read, part.Write = readStatus, writeStatus
	case "price":
		return pricePart(b.names, at, style), true
	case "compare_at":
		if slices.Contains(b.names, "price") {
			return part, false // bound with the price
		}
		part.Read, part.Write = readCompareAt(style), func(e sheet.Entry, cells []string) { _, cells[0] = prices(e, style) }
	case "tracker":
		part.Read, part.Write = readTracker, writeTracker
	case "policy":
		part.Read, part.Write = policy(heading, style)
	case "grams":
		return weightPart(b.names, at), true
	case "fulfillment":
		// Shopify refuses a variant without one; other services are kept as
		// they are.
		part.Write = func(_ sheet.Entry, cells []string) { cells[0] = "manual" }
	case "variant_image":
		part.Read, part.Write = readVariantImage, writeVariantImage
	default:
		return b.flag(part, name, style)
	}
	return part, true
}

// flag binds the columns of TRUE and FALSE.
func (b *binding) flag(part sheet.Part, name string, style *sheet.Style) (sheet.Part, bool) {
	flags := map[string]struct {
		get func(sheet.Entry) bool
		set func(sheet.Entry, bool)
	}{
		"published":         {func(e sheet.Entry) bool { return e.Visibility != catalog.Hidden }, setPublished},
		"taxable":           {func(e sheet.Entry) bool { return e.TaxStatus == "taxable" }, setTaxable},
		"requires_shipping": {func(e sheet.Entry) bool { return !e.Virtual }, func(e sheet.Entry, value bool) { e.Virtual = !value }},
		"gift_card":         {func(e sheet.Entry) bool { return e.GiftCard }, func(e sheet.Entry, value bool) { e.GiftCard = value }},
	}
	flag, is := flags[name]
	if !is {
		return part, false
	}
	part.Read = func(e sheet.Entry, cells []string, bad sheet.Report) {
		value, err := sheet.ParseBool(cells[0])
		if err != nil {
			bad(0, fmt.Errorf("this is TRUE or FALSE"))
			return
		}
		flag.set(e, value || cells[0] == "" && name != "gift_card")
	}
	part.Write = func(e sheet.Entry, cells []string) { cells[0] = style.Bool(flag.get(e)) }
	return part, true
}

func setPublished(e sheet.Entry, value bool) {
	switch {
	case !value:
		e.Visibility = catalog.Hidden
	case e.Visibility == catalog.Hidden:
		e.Visibility = catalog.Visible
	}
}

func setTaxable(e sheet.Entry, value bool) {
	switch {
	case value:
		e.TaxStatus = "taxable"
	case e.TaxStatus == "taxable":
		e.TaxStatus = "none"
	}
}

// bare undoes the apostrophe that keeps a spreadsheet program from taking a
// cell for a formula.
func bare(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte("=+-@\t\r", cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}

// identifierPart also undoes the apostrophe before a number, which keeps
// spreadsheet programs from writing a barcode as 4.849E+12.
func identifierPart(at int, of func(*catalog.Product) *string) sheet.Part {
	return sheet.Part{
		At: []int{at},
		Read: func(e sheet.Entry, cells []string, _ sheet.Report) {
			text := strings.TrimSpace(cells[0])
			if len(text) > 1 && text[0] == '\'' && text[1] >= '0' && text[1] <= '9' {
				text = text[1:]
			}
			*of(e.Product) = text
		},
		Write: func(e sheet.Entry, cells []string) { cells[0] = *of(e.Product) },
	}
}

func readCategory(e sheet.Entry, cells []string, _ sheet.Report) {
	e.Categories = nil
	if path := catalog.ParseCategoryPath(cells[0]); len(path) > 0 {
		e.Categories = []catalog.CategoryPath{path}
	}
}

func writeCategory(e sheet.Entry, cells []string) {
	if len(e.Categories) > 0 {
		cells[0] = e.Categories[0].String()
	}
}

func readTags(e sheet.Entry, cells []string, _ sheet.Report) {
	var tags []string
	for tag := range strings.SplitSeq(cells[0], ",") {
		if tag = strings.TrimSpace(tag); tag != "" {
			tags = append(tags, tag)
		}
	}
	e.Tags = tags
}

func readStatus(e sheet.Entry, cells []string, bad sheet.Report) {
	statuses := map[string]catalog.Status{
		"": catalog.Published, "active": catalog.Published, "draft": catalog.Draft, "archived": catalog.Archived, "unlisted": catalog.Unlisted,
	}
	status, known := statuses[strings.ToLower(strings.TrimSpace(cells[0]))]
	if !known {
		bad(0, fmt.Errorf("the status is active, draft, archived or unlisted"))
		return
	}
	e.Status = status
}

func writeStatus(e sheet.Entry, cells []string) {
	switch e.Status {
	case catalog.Published:
		cells[0] = "active"
	case catalog.Archived, catalog.Unlisted:
		cells[0] = string(e.Status)
	default:
		cells[0] = "draft"
	}
}

func readTracker(e sheet.Entry, cells []string, _ sheet.Report) {
	e.ManageStock = strings.TrimSpace(cells[0]) != ""
}

func writeTracker(e sheet.Entry, cells []string) {
	if e.ManageStock {
		cells[0] = "shopify"
	}
}

// policy binds whether a variant can be bought when it is sold out: deny or
// continue under the old heading, FALSE or TRUE under the new. Either words are
// read under both.
func policy(heading string, style *sheet.Style) (func(sheet.Entry, []string, sheet.Report), func(sheet.Entry, []string)) {
	old := sheet.Folded(heading) == sheet.Folded(byName["policy"].old)
	read := func(e sheet.Entry, cells []string, bad sheet.Report) {
		word := strings.ToLower(strings.TrimSpace(cells[0]))
		continues, err := sheet.ParseBool(strings.NewReplacer("continue", "true", "deny", "false").Replace(word))
		switch {
		case err != nil:
			bad(0, fmt.Errorf("this is deny or continue"))
		case !continues:
			e.Backorders = catalog.BackordersNo
		case e.Backorders == catalog.BackordersNo || e.Backorders == "":
			e.Backorders = catalog.BackordersYes
		}
	}
	write := func(e sheet.Entry, cells []string) {
		continues := e.Backorders == catalog.BackordersYes || e.Backorders == catalog.BackordersNotify
		switch {
		case !old:
			cells[0] = style.Bool(continues)
		case continues:
			cells[0] = "continue"
		default:
			cells[0] = "deny"
		}
	}
	return read, write
}

func readVariantImage(e sheet.Entry, cells []string, _ sheet.Report) {
	if !e.IsVariation() {
		return
	}
	src := strings.TrimSpace(cells[0])
	switch {
	case src == "":
		e.Images = nil
	case len(e.Images) == 0 || e.Images[0].Src != src:
		e.Images = []catalog.Image{{Src: src}}
	}
}

func writeVariantImage(e sheet.Entry, cells []string) {
	if e.IsVariation() && len(e.Images) > 0 {
		cells[0] = e.Images[0].Src
	}
}

// handleOf is the product's handle: its link address, or what Shopify makes of
// its title.
func handleOf(p *catalog.Product) string {
	switch {
	case p.Slug != "":
		return p.Slug
	case p.Title != "":
		return catalog.Slug(p.Title)
	default:
		return "product-" + strconv.FormatInt(int64(p.ID), 10)
	}
}

// amountOf reads an amount of money that is not below zero.
func amountOf(cell string, style *sheet.Style) (money.Amount, error) {
	amount, err := money.Parse(cell, style.Currency, style.Format().Decimal)
	if err == nil && amount.Minor < 0 {
		err = fmt.Errorf("a price cannot be below zero")
	}
	return amount, err
}
