package shotlist

import (
	"path"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/table"
	"storehand/app/photo"
)

// column is what a column of a list holds.
type column int

const (
	columnFile column = iota
	columnSKU
	columnBarcode
	columnSlug
	columnTitle
	columnKey // SKU, barcode, link address or title: the heading does not say which
	columnPosition
	columnView
	columnAlt
	columns // how many there are
)

// headings are the names that columns go by, without accents and signs, in
// English, German, French, Spanish and Italian, and those of shops' own files.
var headings = func() map[string]column {
	names := map[column]string{
		columnFile: "file filename image imagefile imagename imagesrc picture photo photoname path filepath src url link1 images datei dateiname bild bilddatei bildname foto " +
			"fichier nomdufichier photo1 archivo nombredearchivo imagen filefoto immagine nomefile",
		columnSKU:      "sku variantsku productsku itemsku articlenumber articleno itemnumber itemno item partnumber reference ref style stylenumber artikelnummer artikelnr artnr referenz reference1 referencia riferimento codice code codigo",
		columnBarcode:  "gtin ean ean13 upc isbn barcode variantbarcode gtinupceanorisbn eancode codebarres codigodebarras codiceabarre strichcode",
		columnSlug:     "slug handle urlhandle urlkey permalink linkaddress productslug producthandle",
		columnTitle:    "title name product productname producttitle titel produkt produktname artikel bezeichnung titre produit nom titulo producto nombre titolo prodotto nome",
		columnKey:      "key id match belongsto for produktschlussel",
		columnPosition: "position pos imageposition order sortorder sort sequence number no nr place reihenfolge rang platz ordre orden ordine posizione posicion",
		columnView:     "view angle shot side perspective ansicht seite perspektive vue angle1 vista inquadratura",
		columnAlt:      "alt alttext imagealttext imagealt alternativetext alttag alternativtext textealternatif textoalternativo testoalternativo",
	}
	known := map[string]column{}
	for column, list := range names {
		for name := range strings.FieldsSeq(list) {
			known[name] = column
		}
	}
	return known
}()

// heading understands the heading of a column.
func heading(text string) (column, bool) {
	letters := strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, catalog.Fold(text))
	found, known := headings[letters]
	return found, known
}

// layout says where in a row each column stands, −1 where it is absent.
type layout [columns]int

// cell is what a row has in a column.
func (l layout) cell(row table.Row, c column) string {
	if at := l[c]; at >= 0 && at < len(row.Cells) {
		return strings.TrimSpace(row.Cells[at])
	}
	return ""
}

// hasKey reports whether there is a column that tells the product.
func (l layout) hasKey() bool {
	return slices.Max(l[columnSKU:columnPosition]) >= 0
}

func noColumns() layout {
	var l layout
	for c := range l {
		l[c] = -1
	}
	return l
}

// layoutOf understands the first rows of a list. The first of two columns of
// the same meaning counts. headed is false for a list without headings: there,
// the file names are known by their extensions, and the first other column
// tells the product.
func layoutOf(head []table.Row) (l layout, headed bool) {
	l = noColumns()
	for at, text := range head[0].Cells {
		if c, known := heading(text); known && l[c] < 0 {
			l[c] = at
		}
	}
	if l[columnFile] >= 0 && l.hasKey() {
		return l, true
	}
	l = noColumns()
	for at, text := range head[0].Cells {
		switch {
		case isPhoto(text) && l[columnFile] < 0:
			l[columnFile] = at
		case strings.TrimSpace(text) != "" && l[columnKey] < 0:
			l[columnKey] = at
		}
	}
	return l, false
}

// isPhoto goes by the extension.
func isPhoto(name string) bool {
	return slices.Contains(photo.Extensions(), strings.ToLower(path.Ext(strings.TrimSpace(name))))
}
