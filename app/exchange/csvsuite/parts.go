package csvsuite

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// fields are the columns that hold a field of the catalogue as it is.
var fields = map[string]string{
	"post_title": "title", "post_name": "slug", "post_excerpt": "short_description", "post_content": "description", "menu_order": "position",
	"sku": "sku", "stock": "stock", "regular_price": "regular_price", "sale_price": "sale_price", "weight": "weight",
	"length": "length", "width": "width", "height": "height", "tax_status": "tax_status", "tax_class": "tax_class",
	"sale_price_dates_from": "sale_from", "sale_price_dates_to": "sale_to", "download_limit": "download_limit",
	"download_expiry": "download_expiry", "product_url": "external_url", "button_text": "button_text",
	"tax:product_shipping_class": "shipping_class", "tax:product_brand": "vendor",
	"meta:_yoast_wpseo_title": "seo_title", "meta:_yoast_wpseo_metadesc": "seo_description", "meta:_wc_cog_cost": "cost",
	"visibility": "visibility", "stock_status": "stock_status", "backorders": "backorders",
}

// flags are the columns that say yes or no.
var flags = map[string]func(*catalog.Product) *bool{
	"downloadable": func(p *catalog.Product) *bool { return &p.Downloadable },
	"virtual":      func(p *catalog.Product) *bool { return &p.Virtual },
	"manage_stock": func(p *catalog.Product) *bool { return &p.ManageStock },
	"featured":     func(p *catalog.Product) *bool { return &p.Featured },
}

// lists are the columns that hold several values.
var lists = map[string]func(*catalog.Product) *[]string{
	"tax:product_tag": func(p *catalog.Product) *[]string { return &p.Tags },
}

// statuses are WordPress's words for the statuses of the catalogue.
var statuses = map[string]catalog.Status{
	"publish": catalog.Published, "draft": catalog.Draft, "private": catalog.Private, "pending": catalog.Pending, "": catalog.Published,
}

// parts binds columns, given by their names. "field KEY" is a column mapped to
// a field by hand.
func parts(names []string, style *sheet.Style) []sheet.Part {
	var bound []sheet.Part
	for at, name := range names {
		attribute, isAttribute := strings.CutPrefix(name, attributePrefix)
		option, isOption := strings.CutPrefix(name, optionPrefix)
		key, isMeta := strings.CutPrefix(name, metaPrefix)
		mapped, isMapped := strings.CutPrefix(name, "field ")
		switch {
		case isMapped:
			bound = append(bound, sheet.FieldPart(at, mapped, style))
		case fields[name] != "":
			bound = append(bound, sheet.FieldPart(at, fields[name], style))
		case isAttribute:
			bound = append(bound, attributePart(names, at, attribute))
		case isOption:
			bound = append(bound, optionPart(at, option))
		case isMeta:
			bound = append(bound, sheet.MetaPart(at, key))
		default:
			if part, known := special(at, name); known {
				bound = append(bound, part)
			}
		}
	}
	return bound
}

// special binds the columns that are no plain field.
func special(at int, name string) (part sheet.Part, known bool) {
	part = sheet.Part{At: []int{at}}
	if flag, is := flags[name]; is {
		part.Read, part.Write = yesNo(flag)
		return part, true
	}
	if list, is := lists[name]; is {
		part.Read = func(e sheet.Entry, cells []string, _ sheet.Report) { *list(e.Product) = splitBars(cells[0]) }
		part.Write = func(e sheet.Entry, cells []string) { cells[0] = strings.Join(*list(e.Product), "|") }
		return part, true
	}
	switch name {
	case "id":
		return sheet.TextPart(at, func(p *catalog.Product) *string { return &p.RemoteID }), true
	case "post_status":
		part.Read, part.Write = readStatus, writeStatus
	case "comment_status":
		part.Read, part.Write = readComments, writeComments
	case "tax:product_type":
		part.Read, part.Write = readKind, writeKind
	case "tax:product_cat":
		part.Read, part.Write = readCategories, writeCategories
	case "upsell_ids":
		part.Read, part.Write = linked(func(p *catalog.Product) *[]string { return &p.Upsells })
	case "crosssell_ids":
		part.Read, part.Write = linked(func(p *catalog.Product) *[]string { return &p.CrossSells })
	case "images":
		part.Read, part.Write = readImages, writeImages
	case "parent":
		part.Write = ofParent(func(parent *catalog.Product) string { return parent.Title })
	case "parent_sku":
		part.Write = ofParent(func(parent *catalog.Product) string { return parent.SKU })
	case "post_parent":
		part.Write = ofParent(func(parent *catalog.Product) string { return parent.RemoteID })
	default:
		return part, false
	}
	return part, true
}

type (
	read  = func(sheet.Entry, []string, sheet.Report)
	write = func(sheet.Entry, []string)
)

func yesNo(of func(*catalog.Product) *bool) (read, write) {
	reading := func(e sheet.Entry, cells []string, bad sheet.Report) {
		value, err := sheet.ParseBool(cells[0])
		if err != nil {
			bad(0, err)
			return
		}
		*of(e.Product) = value
	}
	writing := func(e sheet.Entry, cells []string) {
		cells[0] = "no"
		if *of(e.Product) {
			cells[0] = "yes"
		}
	}
	return reading, writing
}

// splitBars cuts "Clothing|T-shirts"; empty values are left out.
func splitBars(cell string) (values []string) {
	for value := range strings.SplitSeq(cell, "|") {
		if value = strings.TrimSpace(value); value != "" {
			values = append(values, value)
		}
	}
	return values
}

func ofParent(of func(*catalog.Product) string) write {
	return func(e sheet.Entry, cells []string) {
		if e.Parent != nil {
			cells[0] = of(e.Parent)
		}
	}
}

func readStatus(e sheet.Entry, cells []string, bad sheet.Report) {
	status, known := statuses[strings.ToLower(strings.TrimSpace(cells[0]))]
	if !known {
		bad(0, fmt.Errorf("the status is publish, draft, private or pending"))
		return
	}
	e.Status = status
}

func writeStatus(e sheet.Entry, cells []string) {
	cells[0] = "draft"
	for word, status := range statuses {
		if word != "" && status == e.Status {
			cells[0] = word
		}
	}
	if e.Status == catalog.Unlisted {
		cells[0] = "publish"
	}
}

func readComments(e sheet.Entry, cells []string, bad sheet.Report) {
	switch strings.ToLower(strings.TrimSpace(cells[0])) {
	case "open":
		e.ReviewsAllowed = true
	case "closed", "":
		e.ReviewsAllowed = false
	default:
		bad(0, fmt.Errorf("reviews are open or closed"))
	}
}

func writeComments(e sheet.Entry, cells []string) {
	cells[0] = "closed"
	if e.ReviewsAllowed {
		cells[0] = "open"
	}
}

func readKind(e sheet.Entry, cells []string, bad sheet.Report) {
	kind := catalog.Kind(strings.ToLower(strings.TrimSpace(cells[0])))
	switch {
	case kind == "":
		e.Kind = catalog.Simple
	case slices.Contains([]catalog.Kind{catalog.Simple, catalog.Variable, catalog.Grouped, catalog.External}, kind):
		e.Kind = kind
	default:
		bad(0, fmt.Errorf("the type %q comes from a plugin: it is kept, and treated as %s here", kind, e.Kind))
	}
}

func writeKind(e sheet.Entry, cells []string) { cells[0] = string(e.Kind) }

func readCategories(e sheet.Entry, cells []string, _ sheet.Report) {
	var paths []catalog.CategoryPath
	for _, name := range splitBars(cells[0]) {
		if path := catalog.ParseCategoryPath(name); len(path) > 0 {
			paths = append(paths, path)
		}
	}
	e.Categories = paths
}

func writeCategories(e sheet.Entry, cells []string) {
	names := make([]string, len(e.Categories))
	for i, path := range e.Categories {
		names[i] = path.String()
	}
	cells[0] = strings.Join(names, "|")
}

// linked binds a list of the shop's numbers, which the catalogue writes "id:34".
func linked(of func(*catalog.Product) *[]string) (read, write) {
	reading := func(e sheet.Entry, cells []string, _ sheet.Report) {
		var refs []string
		for _, id := range splitBars(cells[0]) {
			refs = append(refs, "id:"+id)
		}
		*of(e.Product) = refs
	}
	writing := func(e sheet.Entry, cells []string) {
		ids := make([]string, len(*of(e.Product)))
		for i, ref := range *of(e.Product) {
			ids[i] = strings.TrimPrefix(ref, "id:")
		}
		cells[0] = strings.Join(ids, "|")
	}
	return reading, writing
}
