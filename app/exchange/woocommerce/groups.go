package woocommerce

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// slots says where the cells of each numbered group stand among the cells of a
// part: slots[0]["name"] is the index of the first attribute's name. Columns a
// file does not have are absent.
func slots(names []string, at []int) []map[string]int {
	byNumber := make(map[int]map[string]int)
	var numbers []int
	for i, column := range at {
		_, n, cell := splitNumbered(names[column])
		if byNumber[n] == nil {
			byNumber[n] = make(map[string]int)
			numbers = append(numbers, n)
		}
		byNumber[n][cell] = i
	}
	slices.Sort(numbers)
	ordered := make([]map[string]int, len(numbers))
	for i, n := range numbers {
		ordered[i] = byNumber[n]
	}
	return ordered
}

func splitNumbered(name string) (group string, n int, cell string) {
	bare, n := sheet.SplitNumber(name)
	group, cell, _ = strings.Cut(bare, " ")
	return group, n, cell
}

// cellOf reads a cell of a slot; one without a column is empty.
func cellOf(cells []string, slot map[string]int, name string) string {
	if i, has := slot[name]; has {
		return cells[i]
	}
	return ""
}

func setCell(cells []string, slot map[string]int, name, text string) {
	if i, has := slot[name]; has {
		cells[i] = text
	}
}

// anchorsOf are the cells that tell which item the others belong to.
func anchorsOf(slots []map[string]int, name string) (anchors []int) {
	for _, slot := range slots {
		if i, has := slot[name]; has {
			anchors = append(anchors, i)
		}
	}
	return anchors
}

func attributesPart(names []string, at []int) sheet.Part {
	slots := slots(names, at)
	return sheet.Part{
		At:      at,
		Anchors: anchorsOf(slots, "name"),
		Read:    func(e sheet.Entry, cells []string, bad sheet.Report) { readAttributes(e, cells, slots, bad) },
		Write:   func(e sheet.Entry, cells []string) { writeAttributes(e, cells, slots) },
	}
}

// readAttributes keeps what the cells cannot say from the attribute of the same
// name: that it tells variations apart, and columns the file does not have.
func readAttributes(e sheet.Entry, cells []string, slots []map[string]int, bad sheet.Report) {
	var attributes []catalog.Attribute
	for _, slot := range slots {
		name := strings.TrimSpace(cellOf(cells, slot, "name"))
		if name == "" {
			continue
		}
		attribute := attributeOf(e.Product, name)
		if _, has := slot["values"]; has {
			attribute.Values = catalog.SplitList(cellOf(cells, slot, "values"))
		}
		readFlag(cells, slot, "visible", &attribute.Visible, bad)
		readFlag(cells, slot, "global", &attribute.Global, bad)
		if _, has := slot["default"]; has {
			attribute.Default = cellOf(cells, slot, "default")
		}
		attribute.Variation = attribute.Variation || attribute.Default != "" || e.IsVariation()
		attributes = append(attributes, attribute)
	}
	e.Attributes = attributes
}

func attributeOf(p *catalog.Product, name string) catalog.Attribute {
	i := slices.IndexFunc(p.Attributes, func(a catalog.Attribute) bool { return a.Name == name })
	if i < 0 {
		return catalog.Attribute{Name: name}
	}
	return p.Attributes[i]
}

func readFlag(cells []string, slot map[string]int, name string, flag *bool, bad sheet.Report) {
	i, has := slot[name]
	if !has {
		return
	}
	value, err := sheet.ParseBool(cells[i])
	if err != nil {
		bad(i, err)
		return
	}
	*flag = value
}

// writeAttributes leaves the visibility of a variation's attributes empty, as
// the exporter does.
func writeAttributes(e sheet.Entry, cells []string, slots []map[string]int) {
	for i, attribute := range e.Attributes {
		if i == len(slots) {
			return
		}
		setCell(cells, slots[i], "name", attribute.Name)
		setCell(cells, slots[i], "values", catalog.JoinList(attribute.Values))
		setCell(cells, slots[i], "global", digit(attribute.Global))
		setCell(cells, slots[i], "default", attribute.Default)
		if !e.IsVariation() || attribute.Visible {
			setCell(cells, slots[i], "visible", digit(attribute.Visible))
		}
	}
}

func downloadsPart(names []string, at []int) sheet.Part {
	slots := slots(names, at)
	return sheet.Part{
		At:      at,
		Anchors: anchorsOf(slots, "url"),
		Read:    func(e sheet.Entry, cells []string, _ sheet.Report) { readDownloads(e, cells, slots) },
		Write:   func(e sheet.Entry, cells []string) { writeDownloads(e, cells, slots) },
	}
}

// readDownloads keeps the ID of a download in a file that has no IDs.
func readDownloads(e sheet.Entry, cells []string, slots []map[string]int) {
	var downloads []catalog.Download
	for _, slot := range slots {
		download := catalog.Download{ID: cellOf(cells, slot, "id"), Name: cellOf(cells, slot, "name"), URL: cellOf(cells, slot, "url")}
		if download == (catalog.Download{}) {
			continue
		}
		if _, has := slot["id"]; !has {
			download.ID = downloadID(e.Product, download.URL)
		}
		downloads = append(downloads, download)
	}
	e.Downloads = downloads
}

func downloadID(p *catalog.Product, url string) string {
	for _, download := range p.Downloads {
		if download.URL == url {
			return download.ID
		}
	}
	return ""
}

func writeDownloads(e sheet.Entry, cells []string, slots []map[string]int) {
	for i, download := range e.Downloads {
		if i == len(slots) {
			return
		}
		setCell(cells, slots[i], "id", download.ID)
		setCell(cells, slots[i], "name", download.Name)
		setCell(cells, slots[i], "url", download.URL)
	}
}
