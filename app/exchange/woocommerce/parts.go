package woocommerce

import (
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// fields are the columns that hold a field of the catalogue as it is.
var fields = map[string]string{
	"sku": "sku", "gtin": "gtin", "name": "title", "tax_status": "tax_status", "tax_class": "tax_class",
	"low_stock": "low_stock", "purchase_note": "purchase_note", "sale_price": "sale_price", "regular_price": "regular_price",
	"categories": "categories", "tags": "tags", "shipping_class": "shipping_class",
	"download_limit": "download_limit", "download_expiry": "download_expiry", "grouped": "grouped", "upsells": "upsells",
	"cross_sells": "cross_sells", "external_url": "external_url", "button_text": "button_text", "position": "position",
	"cost": "cost", "seo_title": "seo_title", "seo_description": "seo_description",
}

// moneyColumns tell how the file writes decimals.
var moneyColumns = []string{"regular_price", "sale_price", "cost"}

// Parts binds columns, given by their names. A name may also be a field of the
// catalogue that a column was mapped to by hand: "field vendor".
func Parts(names []string, style *sheet.Style) []sheet.Part {
	var parts []sheet.Part
	var attributes, downloads []int
	for at, name := range names {
		kind, argument, _ := strings.Cut(name, " ")
		switch kind {
		case "":
		case "attribute":
			attributes = append(attributes, at)
		case "download":
			downloads = append(downloads, at)
		default:
			parts = append(parts, part(at, kind, argument, style))
		}
	}
	// What a row's attributes mean depends on its type, which is read before.
	if len(attributes) > 0 {
		parts = append(parts, attributesPart(names, attributes))
	}
	if len(downloads) > 0 {
		parts = append(parts, downloadsPart(names, downloads))
	}
	return parts
}

// part binds one column. It answers an unknown name with a part that holds
// nothing; names come from Recognise, which makes only known ones.
func part(at int, kind, argument string, style *sheet.Style) sheet.Part {
	if key, is := fields[kind]; is {
		return sheet.FieldPart(at, key, style)
	}
	switch kind {
	case "field":
		return sheet.FieldPart(at, argument, style)
	case "meta":
		return sheet.MetaPart(at, argument)
	case "id":
		return sheet.TextPart(at, func(p *catalog.Product) *string { return &p.RemoteID })
	case "short_description":
		return descriptionPart(at, func(p *catalog.Product) *string { return &p.ShortDescription })
	case "description":
		return descriptionPart(at, func(p *catalog.Product) *string { return &p.Description })
	case "sale_from":
		return datePart(at, "sale_from", func(p *catalog.Product) *catalog.WallTime { return &p.SaleFrom })
	case "sale_to":
		return datePart(at, "sale_to", func(p *catalog.Product) *catalog.WallTime { return &p.SaleTo })
	case "weight":
		return sizePart(at, argument, func(p *catalog.Product) (*catalog.Decimal, *string) { return &p.Weight, &p.WeightUnit }, style)
	case "length":
		return sizePart(at, argument, func(p *catalog.Product) (*catalog.Decimal, *string) { return &p.Length, &p.DimensionUnit }, style)
	case "width":
		return sizePart(at, argument, func(p *catalog.Product) (*catalog.Decimal, *string) { return &p.Width, &p.DimensionUnit }, style)
	case "height":
		return sizePart(at, argument, func(p *catalog.Product) (*catalog.Decimal, *string) { return &p.Height, &p.DimensionUnit }, style)
	case "featured":
		return flagPart(at, func(p *catalog.Product) *bool { return &p.Featured })
	case "sold_individually":
		return flagPart(at, func(p *catalog.Product) *bool { return &p.SoldIndividually })
	case "reviews":
		return flagPart(at, func(p *catalog.Product) *bool { return &p.ReviewsAllowed })
	}
	return special(at, kind)
}

func flagPart(at int, of func(*catalog.Product) *bool) sheet.Part {
	return sheet.Part{
		At: []int{at},
		Read: func(e sheet.Entry, cells []string, bad sheet.Report) {
			value, err := sheet.ParseBool(cells[0])
			if err != nil {
				bad(0, err)
				return
			}
			*of(e.Product) = value
		},
		Write: func(e sheet.Entry, cells []string) { cells[0] = digit(*of(e.Product)) },
	}
}

func digit(value bool) string {
	if value {
		return "1"
	}
	return "0"
}

func descriptionPart(at int, of func(*catalog.Product) *string) sheet.Part {
	return sheet.Part{
		At:    []int{at},
		Read:  func(e sheet.Entry, cells []string, _ sheet.Report) { *of(e.Product) = descriptionText(cells[0]) },
		Write: func(e sheet.Entry, cells []string) { cells[0] = descriptionCell(*of(e.Product)) },
	}
}

// datePart writes the hour without a leading zero, as the exporter's format
// "Y-m-d G:i:s" does.
func datePart(at int, key string, of func(*catalog.Product) *catalog.WallTime) sheet.Part {
	part := sheet.FieldPart(at, key, &sheet.Style{})
	part.Write = func(e sheet.Entry, cells []string) {
		cells[0] = strings.Replace(string(*of(e.Product)), " 0", " ", 1)
	}
	return part
}

// sizePart writes a weight or size in the unit of its heading, whatever unit
// the product has it in.
func sizePart(at int, unit string, of func(*catalog.Product) (*catalog.Decimal, *string), style *sheet.Style) sheet.Part {
	const places = 6
	return sheet.Part{
		At: []int{at},
		Read: func(e sheet.Entry, cells []string, bad sheet.Report) {
			value, err := sheet.ParseSize(cells[0], style)
			if err != nil {
				bad(0, err)
				return
			}
			size, own := of(e.Product)
			*size = value
			if unit != "" {
				*own = unit
			}
		},
		Write: func(e sheet.Entry, cells []string) {
			size, own := of(e.Product)
			cells[0] = string(sheet.Convert(*size, *own, unit, places))
		},
	}
}

// parentRef is how a variation's row names its product: the SKU, or the ID
// where there is none. A product that has neither is new to the shop; it gets
// its link address for a SKU, so that its variations can be told to belong to
// it, and the file can be imported twice.
func parentRef(parent *catalog.Product) string {
	switch {
	case parent.SKU != "":
		return parent.SKU
	case parent.RemoteID != "":
		return "id:" + parent.RemoteID
	default:
		return standInSKU(parent)
	}
}

func standInSKU(p *catalog.Product) string {
	switch {
	case p.Slug != "":
		return p.Slug
	case p.Title != "":
		return catalog.Slug(p.Title)
	default:
		return "product-" + strconv.FormatInt(int64(p.ID), 10)
	}
}
