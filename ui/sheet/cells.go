package sheet

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/app/money"
	"storehand/app/pricing"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// fieldCell is a field as the grid shows it.
func (s *Sheet) fieldCell(field *catalog.Field, row *catalog.Row) grid.Cell {
	p := &row.Product
	if p.IsVariation() && !s.ofVariations && !field.OnVariations {
		return s.absentCell(field, row)
	}
	cell := grid.Cell{Value: editing.Words(field, field.Text(p, s.format))}
	if was, staged := row.Staged[field.Key]; staged {
		was = editing.Words(field, was)
		cell.State, cell.Was = grid.Staged, cmp.Or(s.brief(field, was), was)
	}
	cell.Text = s.brief(field, cell.Value)
	switch field.Key {
	case "title":
		cell.Text = titleText(row)
	case "status":
		cell.Tone = StatusTone(p.Status)
	case "regular_price":
		s.spanPrices(&cell, row)
	case "stock":
		stockCell(&cell, p)
	}
	if reason := lockedFor(field, row, cell.Value); reason != nil {
		cell.State, cell.Reason = grid.Locked, words.Sentence(reason.Error())
	}
	return cell
}

// absentCell is a field that a variation takes from its product. In the place
// of its title stands what it is sold as.
func (s *Sheet) absentCell(field *catalog.Field, row *catalog.Row) grid.Cell {
	if field.Key == "title" {
		return grid.Cell{Value: editing.Options(row.Product), State: grid.Absent}
	}
	cell := grid.Cell{State: grid.Absent}
	if reason := editing.Locked(&row.Product, field, 0); reason != nil {
		cell.Reason = words.Sentence(reason.Error())
	}
	return cell
}

// lockedFor is why a cell cannot be written, or nil.
func lockedFor(field *catalog.Field, row *catalog.Row, value string) error {
	if strings.ContainsAny(value, "\n\r") {
		return fmt.Errorf("this has several lines: open the product to edit it")
	}
	return editing.Locked(&row.Product, field, row.Variations)
}

// brief is how a long value is shown, or "" for as it is.
func (s *Sheet) brief(field *catalog.Field, value string) string {
	switch {
	case field.Key == "categories":
		return briefCategories(catalog.SplitList(value))
	case field.Type == catalog.HTMLField:
		return withoutTags(value)
	case field.Type == catalog.CountField && utf8.RuneCountInString(value) > 3:
		if n, err := strconv.ParseInt(value, 10, 64); err == nil {
			return words.Number(n)
		}
	}
	return ""
}

// briefCategories is the first category without those above it, and how many
// more there are.
func briefCategories(paths []string) string {
	if len(paths) == 0 {
		return ""
	}
	path := catalog.ParseCategoryPath(paths[0])
	if len(path) == 0 {
		return ""
	}
	name := path[len(path)-1]
	if len(paths) > 1 {
		name += fmt.Sprintf(" +%d", len(paths)-1)
	}
	return name
}

// mostOfHTML is how much of a description is looked at for a cell: more than
// any column shows.
const mostOfHTML = 600

// withoutTags is the beginning of a description without its tags, as one line.
// The editor's preview reads HTML properly; a cell needs a glimpse, and quickly.
func withoutTags(html string) string {
	if len(html) > mostOfHTML {
		html = strings.ToValidUTF8(html[:mostOfHTML], "")
	}
	var text strings.Builder
	inTag := false
	for _, r := range html {
		switch {
		case r == '<':
			inTag = true
			text.WriteByte(' ')
		case r == '>':
			inTag = false
		case !inTag:
			text.WriteRune(r)
		}
	}
	return strings.Join(strings.Fields(text.String()), " ")
}

// titleText is the title with how many variations stand behind it, or "" for
// the title alone.
func titleText(row *catalog.Row) string {
	if row.Variations == 0 {
		return ""
	}
	return row.Product.Title + "  · " + words.Count(row.Variations, "variation")
}

// StatusTone is the tone in which a status is shown.
func StatusTone(status catalog.Status) parts.Tone {
	switch status {
	case catalog.Published:
		return parts.Good
	case catalog.Private, catalog.Pending, catalog.Unlisted:
		return parts.Warn
	default:
		return parts.Neutral
	}
}

// spanPrices shows what a product with variations costs: the shop sells the
// variations, so the cell is of them.
func (s *Sheet) spanPrices(cell *grid.Cell, row *catalog.Row) {
	if row.Product.Kind != catalog.Variable || row.Variations == 0 {
		return
	}
	cell.Value, cell.Text = "", ""
	low := money.Of(row.PriceLow).Format(s.format.Currency, '.')
	switch {
	case row.PriceHigh > row.PriceLow:
		cell.Text = "from " + low
	case row.PriceHigh > 0:
		cell.Text = low
	}
}

func stockCell(cell *grid.Cell, p *catalog.Product) {
	switch {
	case !p.Stock.Set && p.StockStatus == catalog.OutOfStock:
		cell.Text, cell.Tone = "none", parts.Bad
	case !p.Stock.Set:
	case p.Stock.N <= 0:
		cell.Tone = parts.Bad
	case p.LowStock.Set && p.Stock.N <= p.LowStock.N:
		cell.Tone = parts.Warn
	}
}

// fewImages is up to how many pictures a product is thought to have too few of.
const fewImages = 2

func imagesCell(row *catalog.Row) grid.Cell {
	cell := grid.Cell{Value: strconv.Itoa(len(row.Product.Images))}
	switch n := len(row.Product.Images); {
	case row.Product.IsVariation() && n == 0:
		cell.Value = "" // it is sold with those of its product
	case row.Product.IsVariation():
	case n == 0:
		cell.Tone = parts.Bad
	case n <= fewImages:
		cell.Tone = parts.Warn
	}
	if _, staged := row.Staged["images"]; staged {
		cell.State = grid.Staged
	}
	return cell
}

func missingAltCell(row *catalog.Row) grid.Cell {
	missing := 0
	for _, image := range row.Product.Images {
		if image.Alt == "" {
			missing++
		}
	}
	if missing == 0 {
		return grid.Cell{}
	}
	return grid.Cell{Value: strconv.Itoa(missing), Tone: parts.Warn}
}

func variationsCell(row *catalog.Row) grid.Cell {
	if row.Variations == 0 {
		return grid.Cell{}
	}
	return grid.Cell{Value: strconv.Itoa(row.Variations)}
}

// marginCell is the margin at the price a buyer pays.
func (s *Sheet) marginCell(row *catalog.Row) grid.Cell {
	p := &row.Product
	if row.Variations > 0 {
		return grid.Cell{} // each variation has its own
	}
	price := p.RegularPrice
	if p.SalePrice.Set {
		price = p.SalePrice
	}
	percent, known := pricing.Margin(price, p.Cost)
	if !known {
		return grid.Cell{}
	}
	cell := grid.Cell{Value: words.Percent(percent), Share: float32(percent) / 100, Tone: marginTone(percent)}
	if p.SalePrice.Set {
		cell.Reason = "At the sale price of " + price.Format(s.format.Currency, '.')
	}
	return cell
}

// From how many percent on a margin is healthy, and from how many it is fair.
// What counts as either differs by trade; these are the marks of the design.
const (
	healthyMargin = 55
	fairMargin    = 45
)

func marginTone(percent int64) parts.Tone {
	switch {
	case percent >= healthyMargin:
		return parts.Good
	case percent >= fairMargin:
		return parts.Accent
	case percent >= 0:
		return parts.Warn
	default:
		return parts.Bad
	}
}

func optionsCell(row *catalog.Row) grid.Cell {
	return grid.Cell{Value: editing.Options(row.Product)}
}
