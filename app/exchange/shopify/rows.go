package shopify

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// applyPictures gives the product the pictures of its rows.
func (g *group) applyPictures(e sheet.Entry) []shown {
	if g.binding.image.src < 0 {
		return nil
	}
	pictures := g.binding.image.read(e.Product, g.rows)
	var images []catalog.Image
	for _, picture := range pictures {
		images = append(images, picture.image)
	}
	// Pictures that are not in the shop yet are no concern of its file.
	for _, image := range e.Images {
		if image.Src == "" {
			images = append(images, image)
		}
	}
	e.Images = images
	return pictures
}

// rowsKey remembers how a product's variants and pictures stand on its rows,
// where that is not the usual way.
const rowsKey = Dialect + "/(rows)"

// place is what one row of a product holds.
type place struct {
	variant bool
	picture int // from 0 in the order of positions; -1 for none
}

// usual puts variants and pictures side by side from the first row on.
func usual(variants, pictures int) []place {
	places := make([]place, max(variants, pictures, 1))
	for i := range places {
		places[i] = place{variant: i < max(variants, 1), picture: -1}
		if i < pictures {
			places[i].picture = i
		}
	}
	return places
}

// placesText writes places as "v1 v - 2": v for a variant, the number of the
// picture.
func placesText(places []place) string {
	texts := make([]string, len(places))
	for i, p := range places {
		if p.variant {
			texts[i] = "v"
		}
		if p.picture >= 0 {
			texts[i] += strconv.Itoa(p.picture + 1)
		}
		if texts[i] == "" {
			texts[i] = "-"
		}
	}
	return strings.Join(texts, " ")
}

// parsePlaces reads what placesText wrote. It reports false for anything else.
func parsePlaces(text string) (places []place, ok bool) {
	for word := range strings.FieldsSeq(text) {
		rest, variant := strings.CutPrefix(word, "v")
		p := place{variant: variant, picture: -1}
		if rest != "" && rest != "-" {
			n, err := strconv.Atoi(rest)
			if err != nil {
				return nil, false
			}
			p.picture = n - 1
		}
		places = append(places, p)
	}
	return places, len(places) > 0
}

// placesOf says how to write a product: as its file did, while it still has as
// many variants and pictures.
func placesOf(source catalog.Source, variants, pictures int) []place {
	natural := usual(variants, pictures)
	remembered, known := source[rowsKey]
	if !known || remembered.Rendered != placesText(natural) {
		return natural
	}
	if places, ok := parsePlaces(remembered.Original); ok {
		return places
	}
	return natural
}

// rememberRows notes how variants and pictures stand on the rows, the cells of
// each picture, and what else stands on the rows that have just a picture.
func (g *group) rememberRows(e sheet.Entry, pictures []shown) {
	if g.binding.image.src < 0 {
		return
	}
	source := maps.Clone(e.Source)
	if source == nil {
		source = make(catalog.Source)
	}
	places := g.places(pictures)
	sheet.RememberCell(source, rowsKey, placesText(places), placesText(usual(len(g.variants), len(pictures))), false)
	e.Source = source
	for n, picture := range pictures {
		row := g.rows[picture.row]
		g.binding.layout.Remember(e, row.Cells, g.binding.image.picture(&picture.image, n), pictureSuffix(n))
		if !slices.Contains(g.variants, picture.row) {
			g.rememberRepeated(e, row, g.binding.allButPictures(), pictureSuffix(n))
		}
	}
}

func (g *group) places(pictures []shown) []place {
	var places []place
	for i := range g.rows {
		p := place{variant: slices.Contains(g.variants, i), picture: -1}
		for n, picture := range pictures {
			if picture.row == i {
				p.picture = n
			}
		}
		if p.variant || p.picture >= 0 {
			places = append(places, p)
		}
	}
	return places
}

// pictureSuffix tells apart the cells of a product's pictures in its source.
func pictureSuffix(n int) string { return fmt.Sprintf(" (picture %d)", n+1) }

// rememberRepeated notes the cells of a later row in columns that only the
// first row has to fill in. They are remembered with the first row's cell: one
// that repeats it goes on repeating it when that is edited.
func (g *group) rememberRepeated(e sheet.Entry, row table.Row, columns []int, suffix string) {
	source := maps.Clone(e.Source)
	if source == nil {
		source = make(catalog.Source)
	}
	for _, at := range columns {
		key, cell := g.binding.layout.Key(at)+suffix, cellAt(row, at)
		delete(source, key)
		if cell != "" {
			source[key] = catalog.SourceCell{Original: cell, Rendered: cellAt(g.rows[0], at)}
		}
	}
	e.Source = source
}

// writeRepeated fills in such cells from the first row as it is written now.
func (b *binding) writeRepeated(source catalog.Source, row, first []string, columns []int, suffix string) {
	for _, at := range columns {
		cell, known := source[b.layout.Key(at)+suffix]
		switch {
		case !known:
		case cell.Original == cell.Rendered:
			row[at] = first[at]
		default:
			row[at] = cell.Original
		}
	}
}

// productColumns are those that only the first row has to fill in.
func (b *binding) productColumns() (columns []int) {
	for _, part := range b.product {
		for _, at := range part.At {
			if at != b.handle {
				columns = append(columns, at)
			}
		}
	}
	return append(columns, b.productOnly...)
}

// allButPictures are the columns that a row with just a picture leaves empty.
func (b *binding) allButPictures() []int {
	columns := b.productColumns()
	for _, part := range b.variant {
		columns = append(columns, part.At...)
	}
	return append(columns, b.variantOnly...)
}
