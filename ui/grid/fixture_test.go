package grid

import (
	"errors"
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// shop is a source whose rows are made up when asked for.
type shop struct {
	keys    []int64
	texts   map[cellName]string // what edits stored, by key and column
	missing map[int]bool        // rows that are not loaded
	visible [][2]int
	fetched [][2]int
	failing error
	made    int // keys beyond the first
}

func newShop(rows int) *shop {
	s := &shop{texts: map[cellName]string{}, missing: map[int]bool{}}
	for i := range rows {
		s.keys = append(s.keys, int64(i)+1)
	}
	return s
}

// The columns of the shop.
const (
	checkColumn = iota
	thumbColumn
	titleColumn
	skuColumn
	statusColumn
	priceColumn
	saleColumn
	stockColumn
	categoryColumn
	imagesColumn
	scoreColumn
)

var errNegative = errors.New("a price cannot be below zero")

func shopColumns() []Column {
	return []Column{
		checkColumn:  {ID: "check", Kind: Check, Width: 38, Frozen: true},
		thumbColumn:  {ID: "thumb", Kind: Thumbnail, Width: 52, Frozen: true},
		titleColumn:  {ID: "title", Title: "Title", Width: 286, Frozen: true, Sortable: true, Editable: true},
		skuColumn:    {ID: "sku", Title: "SKU", Kind: Mono, Width: 118, Sortable: true, Editable: true},
		statusColumn: {ID: "status", Title: "Status", Kind: Status, Width: 108, Sortable: true, Editable: true, Choices: statuses},
		priceColumn: {ID: "price", Title: "Price €", Kind: Money, Width: 92, Sortable: true, Editable: true,
			Validate: func(_ int64, text string) error {
				if strings.HasPrefix(text, "−") || strings.HasPrefix(text, "-") {
					return errNegative
				}
				return nil
			}},
		saleColumn:     {ID: "sale", Title: "Sale €", Kind: Money, Width: 92, Sortable: true, Editable: true},
		stockColumn:    {ID: "stock", Title: "Stock", Kind: Number, Width: 80, Sortable: true, Editable: true},
		categoryColumn: {ID: "category", Title: "Category", Width: 128, Sortable: true, Editable: true, Quiet: true},
		imagesColumn:   {ID: "images", Title: "Images", Kind: Number, Width: 70, Sortable: true, Quiet: true},
		scoreColumn:    {ID: "score", Title: "Score", Kind: Score, Width: 64, Sortable: true},
	}
}

func statuses(int64) []string { return []string{"Published", "Draft", "Private"} }

func (s *shop) Count() int      { return len(s.keys) }
func (s *shop) Key(i int) int64 { return s.keys[i] }

func (s *shop) Row(i int) (Row, bool) {
	if s.missing[i] {
		return Row{}, false
	}
	return s.row(s.keys[i]), true
}

func (s *shop) row(key int64) Row {
	cells := make([]Cell, scoreColumn+1)
	n := int(key)
	cells[thumbColumn] = Cell{Image: thumbnails[n%len(thumbnails)]}
	cells[titleColumn] = Cell{Value: fmt.Sprintf("Product %d", n)}
	cells[skuColumn] = Cell{Value: fmt.Sprintf("AF-%05d", n)}
	cells[statusColumn] = Cell{Value: "Published", Tone: parts.Good}
	cells[priceColumn] = Cell{Value: strconv.Itoa(20+n%50) + ".00"}
	cells[saleColumn] = Cell{}
	cells[stockColumn] = Cell{Value: strconv.Itoa(n * 7 % 1300)}
	cells[categoryColumn] = Cell{Value: "Mugs & cups"}
	cells[imagesColumn] = Cell{Value: strconv.Itoa(n % 7)}
	cells[scoreColumn] = Cell{Value: "92", Tone: parts.Good}
	row := Row{Cells: cells}
	for column := range cells {
		if text, ok := s.texts[cellName{key, column}]; ok {
			cells[column] = Cell{Value: text, State: Staged, Was: cells[column].Value, Tone: cells[column].Tone}
			row.Staged = true
		}
	}
	return row
}

func (s *shop) Visible(first, end int) { s.visible = append(s.visible, [2]int{first, end}) }

func (s *shop) Fetch(first, end int, done func([]Row, error)) {
	s.fetched = append(s.fetched, [2]int{first, end})
	if s.failing != nil {
		done(nil, s.failing)
		return
	}
	rows := make([]Row, 0, end-first)
	for i := first; i < end; i++ {
		rows = append(rows, s.row(s.keys[i]))
	}
	done(rows, nil)
}

// newKey is a key no row has had.
func (s *shop) newKey() int64 {
	s.made++
	return int64(1000 + s.made)
}

// reverse turns the order of the list.
func (s *shop) reverse() {
	for i, j := 0, len(s.keys)-1; i < j; i, j = i+1, j-1 {
		s.keys[i], s.keys[j] = s.keys[j], s.keys[i]
	}
}

var thumbnails = []image.Image{
	swatch(color.NRGBA{0xC9, 0xBB, 0xA6, 0xFF}), swatch(color.NRGBA{0x8F, 0xA8, 0x8B, 0xFF}), swatch(color.NRGBA{0x3E, 0x52, 0x6B, 0xFF}),
}

func swatch(c color.Color) image.Image {
	img := image.NewRGBA(image.Rect(0, 0, 60, 60))
	for y := 15; y < 45; y++ {
		for x := 15; x < 45; x++ {
			img.Set(x, y, c)
		}
	}
	return img
}

// desk is a grid in a window and what its owner was told.
type desk struct {
	*Grid
	t        testing.TB
	shop     *shop
	window   fyne.Window
	batches  [][]Edit
	outcomes []Outcome
	sorts    []Sort
	layouts  []Layout
	opened   []string
	keysLeft []fyne.KeyName
	passed   []string
	errs     []error
	selects  int
}

// newDesk opens a grid of so many rows, 1200 by 632 pixels: fifteen rows.
func newDesk(t testing.TB, rows int) *desk {
	return openDesk(t, newShop(rows), look.Light, func(*Options) {})
}

func openDesk(t testing.TB, s *shop, mode look.Mode, change func(*Options)) *desk {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(mode))
	d := &desk{t: t, shop: s}
	options := Options{
		Columns:    shopColumns(),
		OnEdit:     d.store,
		OnOutcome:  func(o Outcome) { d.outcomes = append(d.outcomes, o) },
		OnSort:     func(o Sort) { d.sorts = append(d.sorts, o) },
		OnLayout:   func(l Layout) { d.layouts = append(d.layouts, l) },
		OnSelect:   func() { d.selects++ },
		OnOpen:     func(_ int64, column string) { d.opened = append(d.opened, column) },
		OnKey:      func(e *fyne.KeyEvent) { d.keysLeft = append(d.keysLeft, e.Name) },
		OnShortcut: func(s fyne.Shortcut) { d.passed = append(d.passed, s.ShortcutName()) },
		OnError:    func(err error) { d.errs = append(d.errs, err) },
	}
	change(&options)
	d.Grid = New(s, options)
	d.window = app.NewWindow("")
	t.Cleanup(d.window.Close)
	d.window.SetPadded(false)
	d.window.SetContent(d.Grid)
	d.window.Resize(fyne.NewSize(1200, 632))
	d.window.Canvas().Focus(d.Grid)
	return d
}

// store does what an owner does with edits: keep them, show them.
func (d *desk) store(edits []Edit) {
	d.batches = append(d.batches, edits)
	for _, e := range edits {
		d.shop.texts[cellName{e.Key, d.columns.index(e.Column)}] = e.Text
	}
	d.RowsChanged(0, d.shop.Count())
}

func (d *desk) key(names ...fyne.KeyName) {
	for _, name := range names {
		d.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (d *desk) shiftKey(names ...fyne.KeyName) {
	shift := &fyne.KeyEvent{Name: desktop.KeyShiftLeft}
	for _, name := range names {
		d.window.Canvas().Focused().(desktop.Keyable).KeyDown(shift)
		d.key(name)
		d.window.Canvas().Focused().(desktop.Keyable).KeyUp(shift)
	}
}

func (d *desk) typed(text string) {
	for _, r := range text {
		d.window.Canvas().Focused().TypedRune(r)
	}
}

func (d *desk) shortcut(s fyne.Shortcut) {
	d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(s)
}

// spot is the middle of a cell, by row and column of the shop.
func (d *desk) spot(row, column int) fyne.Position {
	left, width := d.columnSpan(d.positionOf(column))
	y, height := d.body.span(row)
	return fyne.NewPos(left+width/2, d.head.height+y+height/2)
}

// headSpot is the middle of a column's head.
func (d *desk) headSpot(column int) fyne.Position {
	return fyne.NewPos(d.spot(0, column).X, d.head.height/2)
}

func (d *desk) click(at fyne.Position, mod fyne.KeyModifier) {
	e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at, AbsolutePosition: at}, Button: desktop.MouseButtonPrimary, Modifier: mod}
	d.MouseDown(e)
	d.MouseUp(e)
}

func (d *desk) drag(from fyne.Position, to ...fyne.Position) {
	d.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: from}, Button: desktop.MouseButtonPrimary})
	for _, at := range to {
		d.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: at}})
	}
	d.DragEnd()
}

func (d *desk) doubleClick(at fyne.Position) {
	d.click(at, 0)
	d.click(at, 0)
	d.DoubleTapped(&fyne.PointEvent{Position: at})
}

func (d *desk) point(at fyne.Position) {
	d.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}})
}

// goTo puts the cursor on a cell of the shop.
func (d *desk) goTo(row, column int) { d.moveTo(place{row, d.positionOf(column)}, false) }

// at is the cursor's row and column of the shop.
func (d *desk) at() [2]int { return [2]int{d.cursor.at.row, d.columnAt(d.cursor.at.column)} }

func (d *desk) clipboard() fyne.Clipboard { return fyne.CurrentApp().Clipboard() }

// viewAt is what draws a cell in sight, by row and column of the shop.
func (d *desk) viewAt(row, column int) *cellView {
	pane := scrolledPane
	if d.positionOf(column) < len(d.frozen.columns) {
		pane = frozenPane
	}
	v := d.body.shown[row]
	if v == nil || v.strips[pane].cells[column] == nil {
		d.t.Fatalf("row %d, column %d is not drawn", row, column)
	}
	return v.strips[pane].cells[column]
}

func (d *desk) wordsAt(row, column int) string { return d.viewAt(row, column).words.Text }
