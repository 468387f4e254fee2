package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// sheet is a source of a few rows written out.
type sheet []Row

func (s sheet) Count() int                                    { return len(s) }
func (s sheet) Key(i int) int64                               { return int64(i) + 1 }
func (s sheet) Row(i int) (Row, bool)                         { return s[i], s[i].Cells != nil }
func (s sheet) Visible(int, int)                              {}
func (s sheet) Fetch(first, end int, done func([]Row, error)) { done(s[first:end], nil) }

// inBothModes draws a grid in light and dark and compares it with the pictures
// kept, which were looked at beside the design's.
func inBothModes(t *testing.T, name string, size fyne.Size, src Source, columns []Column, arrange func(g *Grid)) {
	for mode, suffix := range map[look.Mode]string{look.Light: "light", look.Dark: "dark"} {
		t.Run(suffix, func(t *testing.T) {
			app := test.NewTempApp(t)
			app.Settings().SetTheme(look.New(mode))
			w := app.NewWindow("")
			defer w.Close()
			g := New(src, Options{Columns: columns})
			w.SetPadded(false)
			w.SetContent(g)
			w.Resize(size)
			w.Canvas().Focus(g)
			arrange(g)
			test.AssertImageMatches(t, name+"-"+suffix+".png", w.Canvas().Capture())
		})
	}
}

// price is a cell of the sheet of states, named by the cell before it.
func price(state string, c Cell) Row { return Row{Cells: []Cell{{Value: state}, c}} }

func TestCellStates(t *testing.T) {
	rows := sheet{
		price("rest", Cell{Value: "24.00"}),
		price("hover", Cell{Value: "24.00"}),
		price("row selected", Cell{Value: "24.00"}),
		price("staged", Cell{Value: "82.00", State: Staged, Was: "78.00"}),
		price("staged in a selected row", Cell{Value: "82.00", State: Staged, Was: "78.00"}),
		price("refused", Cell{Value: "−4.00", State: Refused, Reason: "A price cannot be below zero. Write 0 or more."}),
		price("mixed", Cell{Text: "3 prices", State: Mixed}),
		price("locked", Cell{Value: "24.00", State: Locked, Reason: "Set by a rule."}),
		price("empty", Cell{}),
		{},
		price("cursor", Cell{Value: "24.00"}),
	}
	columns := []Column{{ID: "state", Title: "State", Width: 180}, {ID: "price", Title: "Price €", Kind: Money, Width: 110, Editable: true, Sortable: true}}
	inBothModes(t, "states", fyne.NewSize(420, 480), rows, columns, func(g *Grid) {
		g.Select(NewKeys(3, 5))
		g.SetSort(Sort{Column: "price"})
		g.moveTo(place{10, 1}, false)
		g.setHover(hover{row: 1, at: place{1, 0}, head: -1, edge: -1})
	})
	inBothModes(t, "editing", fyne.NewSize(420, 480), rows, columns, func(g *Grid) {
		g.edit.beginWithValue(place{0, 1})
		g.setHover(hover{row: 3, at: place{3, 0}, head: -1, edge: -1})
	})
	inBothModes(t, "refused", fyne.NewSize(420, 480), rows, columns, func(g *Grid) {
		g.FocusLost()
		g.setHover(hover{row: 5, at: place{5, 1}, head: -1, edge: -1})
	})
}

// product is a row as on the Products page.
func product(title, sku, status, price, sale, stock, category, images, score string) Row {
	tone := func(text string, bad, warn string) parts.Tone {
		switch text {
		case bad:
			return parts.Bad
		case warn:
			return parts.Warn
		}
		return parts.Neutral
	}
	points := map[string]parts.Tone{"92": parts.Good, "71": parts.Warn, "48": parts.Bad}
	states := map[string]parts.Tone{"Published": parts.Good, "Private": parts.Warn}
	return Row{Cells: []Cell{
		checkColumn:    {},
		thumbColumn:    {Image: thumbnails[len(title)%3]},
		titleColumn:    {Value: title},
		skuColumn:      {Value: sku},
		statusColumn:   {Value: status, Tone: states[status]},
		priceColumn:    {Value: price},
		saleColumn:     {Value: sale},
		stockColumn:    {Value: stock, Tone: tone(stock, "0", "4")},
		categoryColumn: {Value: category},
		imagesColumn:   {Value: images, Tone: tone(images, "", "2")},
		scoreColumn:    {Value: score, Tone: points[score]},
	}}
}

func TestProductRows(t *testing.T) {
	rows := sheet{
		product("Speckled stoneware mug, oat", "AF-MUG-OAT", "Published", "24.00", "", "148", "Mugs & cups", "5", "92"),
		product("Speckled stoneware mug, ink", "AF-MUG-INK", "Published", "24.00", "19.90", "4", "Mugs & cups", "3", "71"),
		product("Ramen bowl, 900 ml", "AF-BWL-900", "Published", "36.00", "", "61", "Bowls", "6", "92"),
		product("Serving bowl, terracotta", "AF-BWL-TER", "Published", "52.00", "44.00", "18", "Bowls", "4", "92"),
		product("Dinner plate 27 cm, slate", "AF-PLT-27S", "Draft", "28.00", "", "0", "Plates", "2", "48"),
		product("Round teapot, 1.1 litre", "AF-TPT-110", "Published", "82.00", "", "31", "Tea", "6", "92"),
		product("קומקום עגול, 1.1 ליטר", "AF-TPT-HEB", "Private", "78.00", "", "31", "Tea", "6", "92"),
		product("A bottle vase with a name far too long for any column that is as wide as this", "AF-VAS-TAL", "Published", "68.00", "", "23", "Vases", "7", "92"),
		{},
	}
	rows[3].Staged = true
	rows[3].Cells[saleColumn].State, rows[3].Cells[saleColumn].Was = Staged, ""
	rows[5].Staged = true
	rows[5].Cells[priceColumn].State, rows[5].Cells[priceColumn].Was = Staged, "78.00"
	rows[5].Cells[categoryColumn].State = Staged
	inBothModes(t, "products", fyne.NewSize(1200, 420), rows, shopColumns(), func(g *Grid) {
		g.Select(NewKeys(3, 4))
		g.moveTo(place{1, skuColumn}, false)
		g.moveTo(place{2, priceColumn}, true)
		g.setHover(hover{row: 5, at: place{5, titleColumn}, head: -1, edge: -1})
	})
	inBothModes(t, "narrow", fyne.NewSize(760, 320), rows, shopColumns(), func(g *Grid) {
		g.scrollTo(140, 20)
		g.moveTo(place{1, statusColumn}, false)
		g.edit.beginWithValue(place{1, statusColumn})
		g.setHover(hover{row: -1, at: noCell, head: -1, edge: -1, bar: downwards})
	})
}
