// Package plain reads sheets made by hand or by other programs, whose columns
// are mapped to the fields of a product one by one.
package plain

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// A column's name is "field KEY" with the key of a field of the catalogue, or
// idColumn, or empty.
const (
	fieldPrefix = "field "
	idColumn    = "id"
)

// Book describes the dialect. A file made from nothing has the fields that most
// sheets have.
var Book = &sheet.Book{
	Dialect: "plain",
	Columns: []sheet.Column{
		{Name: "field sku", Heading: "SKU"}, {Name: "field title", Heading: "Title"}, {Name: "field regular_price", Heading: "Price"},
		{Name: "field stock", Heading: "Stock"},
	},
	Base:     func(name string) string { return name },
	Parts:    parts,
	Groups:   func([]string, sheet.Seen) []sheet.Column { return nil },
	Bare:     bare,
	Products: true, Variations: true,
}

func parts(names []string, style *sheet.Style) []sheet.Part {
	var bound []sheet.Part
	for at, name := range names {
		key, isField := strings.CutPrefix(name, fieldPrefix)
		switch {
		case isField:
			bound = append(bound, sheet.FieldPart(at, key, style))
		case name == idColumn:
			bound = append(bound, sheet.TextPart(at, func(p *catalog.Product) *string { return &p.RemoteID }))
		}
	}
	return bound
}

// bare undoes the apostrophe before a formula.
func bare(cell string) string {
	if len(cell) > 1 && cell[0] == '\'' && strings.IndexByte("=+-@\t\r", cell[1]) >= 0 {
		return cell[1:]
	}
	return cell
}

// Decoder reads a file with these headings, whose columns have these names.
func Decoder(headings, names []string) *sheet.Rowwise {
	style := &sheet.Style{}
	column := func(key string) int { return slices.Index(names, fieldPrefix+key) }
	id, sku, slug, title := slices.Index(names, idColumn), column("sku"), column("slug"), column("title")
	decoder := &sheet.Rowwise{Layout: Book.Layout(headings, names, style), Style: style}
	decoder.Identify = func(cell func(int) string) sheet.Identity {
		return sheet.Identity{
			RemoteID: strings.TrimSpace(cell(id)), SKU: strings.TrimSpace(cell(sku)), Slug: strings.TrimSpace(cell(slug)),
			Title: strings.TrimSpace(cell(title)),
		}
	}
	for at, name := range names {
		key := strings.TrimPrefix(name, fieldPrefix)
		if field, found := catalog.FieldByKey(key); found && field.Type == catalog.MoneyField {
			decoder.Money = append(decoder.Money, at)
		}
	}
	return decoder
}

// Recognise guesses from their headings what the columns hold. ok says that
// the sheet tells which product each row is, and something about it.
func Recognise(headings []string, _ []table.Row) (names []string, ok bool) {
	names = make([]string, len(headings))
	known := 0
	for i, heading := range headings {
		bare, _ := sheet.SplitUnit(heading)
		name := guesses[sheet.Folded(bare)]
		if name == "" || slices.Contains(names[:i], name) {
			continue
		}
		names[i] = name
		known++
	}
	identified := slices.Contains(names, "field sku") || slices.Contains(names, "field slug") || slices.Contains(names, idColumn)
	return names, identified && known >= 2
}

// guesses maps folded headings to column names.
var guesses = func() map[string]string {
	wordings := map[string][]string{
		"field sku": {
			"sku", "item sku", "product sku", "article", "article number", "article no", "item number", "item no", "item code", "product code", "code",
			"ref", "reference", "artikelnummer", "artikel nr", "art nr", "référence", "referencia", "codice", "codice articolo", "style number",
		},
		"field title": {
			"title", "name", "product", "product name", "product title", "item name", "bezeichnung", "artikelbezeichnung", "titel", "nom", "titre",
			"nombre", "titulo", "nome", "titolo", "naam",
		},
		"field gtin": {"gtin", "ean", "ean13", "upc", "isbn", "barcode", "bar code", "ean code", "strichcode", "código de barras"},
		"field regular_price": {
			"price", "regular price", "list price", "rrp", "retail price", "unit price", "msrp", "preis", "vk", "prix", "precio", "prezzo", "prijs",
		},
		"field sale_price":        {"sale price", "special price", "discount price", "offer price", "angebotspreis", "prix promo", "precio rebajado"},
		"field cost":              {"cost", "cost price", "cost per item", "purchase price", "wholesale price", "einkaufspreis", "ek"},
		"field stock":             {"stock", "qty", "quantity", "stock quantity", "inventory", "on hand", "available", "bestand", "lagerbestand", "menge", "quantité", "cantidad", "quantità"},
		"field description":       {"description", "long description", "body", "body html", "beschreibung", "descripción", "descrizione", "omschrijving"},
		"field short_description": {"short description", "summary", "excerpt", "kurzbeschreibung"},
		"field categories":        {"category", "categories", "kategorie", "kategorien", "catégorie", "catégories", "categoría", "categorías", "categoria", "categorie"},
		"field tags":              {"tag", "tags", "keywords", "schlagwörter"},
		"field vendor":            {"brand", "vendor", "manufacturer", "marke", "hersteller", "marque", "fabricant", "marca", "merk"},
		"field supplier":          {"supplier", "lieferant", "fournisseur", "proveedor", "fornitore", "leverancier"},
		"field weight":            {"weight", "gewicht", "poids", "peso"},
		"field length":            {"length", "länge"},
		"field width":             {"width", "breite"},
		"field height":            {"height", "höhe"},
		"field images":            {"image", "images", "image url", "image urls", "image link", "picture", "pictures", "main image", "bild", "bilder"},
		"field slug":              {"slug", "handle", "url handle", "url key", "permalink"},
		"field seo_title":         {"seo title", "meta title", "page title"},
		"field seo_description":   {"seo description", "meta description"},
		"field product_type":      {"product type"},
		"field status":            {"status"},
		idColumn:                  {"id", "product id", "post id"},
	}
	names := make(map[string]string)
	for name, headings := range wordings {
		for _, heading := range headings {
			names[sheet.Folded(heading)] = name
		}
	}
	return names
}()
