package shopify

import (
	"slices"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// imageColumns are the columns of a picture; -1 where the file has none.
type imageColumns struct {
	src, position, alt int
}

func imageColumnsOf(names []string) imageColumns {
	return imageColumns{slices.Index(names, "image_src"), slices.Index(names, "image_position"), slices.Index(names, "image_alt")}
}

// parts claims the columns, so that they do not count as unknown.
func (c imageColumns) parts() (parts []sheet.Part) {
	for _, at := range []int{c.src, c.position, c.alt} {
		if at >= 0 {
			parts = append(parts, sheet.Part{At: []int{at}})
		}
	}
	return parts
}

// picture binds the columns to the nth picture of a product, from 0.
func (c imageColumns) picture(image *catalog.Image, n int) (parts []sheet.Part) {
	texts := map[int]string{c.src: image.Src, c.position: strconv.Itoa(n + 1), c.alt: image.Alt}
	for _, at := range []int{c.src, c.position, c.alt} {
		if at >= 0 {
			parts = append(parts, sheet.Part{At: []int{at}, Write: func(_ sheet.Entry, cells []string) { cells[0] = texts[at] }})
		}
	}
	return parts
}

// shown is a picture with the row that it stands on.
type shown struct {
	image catalog.Image
	row   int // among the product's rows
}

// read gathers the pictures of a product's rows in the order of their
// positions. Where a row has no position that can be read, the order of the
// rows counts. A picture the product has already keeps what the file does not
// say.
func (c imageColumns) read(p *catalog.Product, rows []table.Row) []shown {
	var pictures []shown
	var positions []int
	for i, row := range rows {
		src := strings.TrimSpace(cellAt(row, c.src))
		if src == "" {
			continue
		}
		image := knownImage(p, src)
		if c.alt >= 0 {
			image.Alt = bare(cellAt(row, c.alt))
		}
		pictures = append(pictures, shown{image, i})
		position, err := strconv.Atoi(strings.TrimSpace(cellAt(row, c.position)))
		if err == nil {
			positions = append(positions, position)
		}
	}
	if len(positions) == len(pictures) {
		return sortedBy(positions, pictures)
	}
	return pictures
}

func sortedBy(positions []int, pictures []shown) []shown {
	order := make([]int, len(pictures))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return positions[a] - positions[b] })
	sorted := make([]shown, len(pictures))
	for i, at := range order {
		sorted[i] = pictures[at]
	}
	return sorted
}

func knownImage(p *catalog.Product, src string) catalog.Image {
	for _, image := range p.Images {
		if image.Src == src {
			return image
		}
	}
	return catalog.Image{Src: src}
}

// cellAt is a cell of a row; one that the row or the file does not have is
// empty.
func cellAt(row table.Row, at int) string {
	if at < 0 || at >= len(row.Cells) {
		return ""
	}
	return row.Cells[at]
}
