package sheet

import (
	"fmt"
	"regexp"
	"strings"

	"storehand/app/catalog"
)

// Part is one or more columns that together hold one thing about a product.
type Part struct {
	// At are the columns, as indexes into the headings. Read and Write see the
	// cells in this order.
	At []int
	// Anchors are the cells, as indexes into At, that say which item of a list
	// the cells beside them belong to, such as the names of attributes. Where
	// one of them comes out elsewhere than it stood in the file, the file's
	// cells of the part are written all together or not at all.
	Anchors []int
	// Read changes the product to what the cells say. It replaces lists and
	// never changes them in place, reports each cell it does not understand,
	// and leaves what that cell is about as it was. A nil Read does nothing.
	Read func(e Entry, cells []string, bad Report)
	// Write fills in the cells, which are empty before.
	Write func(e Entry, cells []string)
}

// Report tells that cell i of a part was not understood.
type Report func(i int, err error)

// FieldPart is one column that holds a field of the catalogue as text. The
// style is looked at when cells are read and written: it may become known after
// the part is made.
func FieldPart(at int, key string, style *Style) Part {
	field, found := catalog.FieldByKey(key)
	if !found {
		panic("no field " + key)
	}
	part := Part{
		At: []int{at},
		Read: func(e Entry, cells []string, bad Report) {
			if err := field.SetText(e.Product, cells[0], style.Format()); err != nil {
				bad(0, err)
			}
		},
		Write: func(e Entry, cells []string) { cells[0] = field.Text(e.Product, style.Format()) },
	}
	switch field.Type {
	case catalog.MoneyField:
		part.Write = func(e Entry, cells []string) { cells[0] = moneyText(field, e, style) }
	case catalog.DecimalField, catalog.CountField:
		read := part.Read
		part.Read = func(e Entry, cells []string, bad Report) {
			read(e, []string{ungrouped(cells[0], style)}, bad)
		}
	}
	return part
}

// moneyText writes the field's amount without the decimals of whole amounts
// where the file has none.
func moneyText(field *catalog.Field, e Entry, style *Style) string {
	text := field.Text(e.Product, style.Format())
	if !style.Whole {
		return text
	}
	whole, fraction, found := strings.Cut(strings.Replace(text, ",", ".", 1), ".")
	if found && strings.Trim(fraction, "0") == "" {
		return whole
	}
	return text
}

var groupedByComma = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?$`)

// ungrouped takes the commas out of "1,200" in a file whose amounts have a
// decimal point: there it is twelve hundred and not 1.2.
func ungrouped(cell string, style *Style) string {
	if style.Decimal == "." && groupedByComma.MatchString(strings.TrimSpace(cell)) {
		return strings.ReplaceAll(cell, ",", "")
	}
	return cell
}

// TextPart is one column whose cell is the string at a place in the product.
func TextPart(at int, of func(*catalog.Product) *string) Part {
	return Part{
		At:    []int{at},
		Read:  func(e Entry, cells []string, _ Report) { *of(e.Product) = cells[0] },
		Write: func(e Entry, cells []string) { cells[0] = *of(e.Product) },
	}
}

// MetaPart is one column of a custom field. An empty cell means that the
// product does not have the field.
func MetaPart(at int, key string) Part {
	return Part{
		At:    []int{at},
		Read:  func(e Entry, cells []string, _ Report) { setMeta(e.Product, key, cells[0]) },
		Write: func(e Entry, cells []string) { cells[0] = metaOf(e.Product, key) },
	}
}

func metaOf(p *catalog.Product, key string) string {
	for _, meta := range p.Meta {
		if meta.Key == key {
			return meta.Value
		}
	}
	return ""
}

func setMeta(p *catalog.Product, key, value string) {
	kept := make([]catalog.Meta, 0, len(p.Meta)+1)
	found := false
	for _, meta := range p.Meta {
		switch {
		case meta.Key != key:
			kept = append(kept, meta)
		case value != "" && !found:
			kept, found = append(kept, catalog.Meta{Key: key, Value: value}), true
		}
	}
	if value != "" && !found {
		kept = append(kept, catalog.Meta{Key: key, Value: value})
	}
	p.Meta = kept
}

// ParseBool understands the words files use for yes and no; empty is no.
func ParseBool(cell string) (bool, error) {
	switch strings.ToLower(strings.TrimSpace(cell)) {
	case "1", "yes", "true", "y":
		return true, nil
	case "", "0", "no", "false", "n":
		return false, nil
	}
	return false, fmt.Errorf("this is yes or no (1 or 0), not %q", shortened(cell))
}
