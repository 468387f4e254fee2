package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// Options are what the owner of a Grid chooses. The functions run on the UI
// goroutine; those left nil are not called.
type Options struct {
	// Columns are all columns there are, at least one. The slice must not
	// change afterwards.
	Columns []Column
	// Layout is an arrangement kept from an earlier run.
	Layout Layout
	// Sort is the order the source is in at first.
	Sort Sort

	// OnEdit takes what the user wrote: one cell, or all cells of a paste or a
	// clearing as one batch, to be one step of undo. The cells show the new
	// text at once; the owner answers with RowsChanged or Reload when it is
	// stored, or with Refuse.
	OnEdit func([]Edit)
	// OnOutcome is told what became of a paste, a cut or a clearing, after
	// OnEdit.
	OnOutcome func(Outcome)
	// OnSort asks for another order. The owner orders the rows and calls
	// Reload; the head shows the order at once.
	OnSort func(Sort)
	// OnSelect follows a change of the selected rows.
	OnSelect func()
	// OnCursor follows the cursor into another row.
	OnCursor func(key int64)
	// OnLayout follows a change of the columns by the user.
	OnLayout func(Layout)
	// OnFold asks for the parts of a row to be put into the list or left out of
	// it. The owner does so and calls Reload.
	OnFold func(key int64, open bool)
	// Tickable says which rows can be selected; nil means all of them.
	Tickable func(key int64) bool
	// OnOpen follows a double click or Enter on a cell that cannot be edited.
	OnOpen func(key int64, column string)
	// Menu returns the items for the context menu of a cell, to stand below
	// the grid's own.
	Menu func(key int64, column string) []parts.MenuItem
	// TakeRune is offered a typed character before it begins an edit; true
	// keeps the grid from using it. So "/" can lead to a filter field.
	TakeRune func(rune) bool
	// OnKey gets the keys the grid has no use for, Esc among them when there
	// is nothing left to let go of.
	OnKey func(*fyne.KeyEvent)
	// OnShortcut gets the shortcuts the grid has no use for, undo among them.
	// Without it they go to the canvas.
	OnShortcut func(fyne.Shortcut)
	// OnError is told of a copy that failed because rows could not be loaded.
	OnError func(error)
	// Dispatch queues a function on the UI goroutine. With it an edit stays
	// open while the whole window loses the keyboard; without it the edit is
	// saved then, as when the user goes to another field.
	Dispatch func(func())
}

// Grid is a table of many rows to look through, select, copy, paste and edit.
// It draws what is in sight and asks its Source for no more. All methods
// belong on the UI goroutine.
type Grid struct {
	widget.BaseWidget
	options Options
	source  Source

	columns          *arrangement
	frozen, scrolled lane

	view     viewport
	sideways float32 // how far the scrolled lane is moved to the left
	told     [2]int  // rows the source was last told are in sight

	cursor    cursor
	cursorKey int64 // of the cursor's row
	keyed     bool  // cursorKey has been set
	selection rowSelection
	selected  *extent // of the selection; nil when it must be looked up
	sort      Sort
	refusals  map[cellName]refusal
	pending   map[cellName]string // handed to OnEdit, not yet read back

	pen     pen
	body    *body
	head    *head
	bars    *bars
	edit    *editor
	tip     *tip
	focused bool
	shift   bool
	hover   hover
	pointer fyne.Position // of the mouse
	pointed bool          // the pointer is over the grid
	gesture gesture
	clicks  [2]place // the cells of the last two presses
}

// cellName is a cell by what stays with it when rows and columns move.
type cellName struct {
	key    int64
	column int
}

// New returns a grid of the source's rows. It panics without columns, which
// can only be a slip in the program.
func New(source Source, options Options) *Grid {
	if len(options.Columns) == 0 {
		panic("grid: no columns")
	}
	g := &Grid{
		options: options, source: source, columns: newArrangement(options.Columns), sort: options.Sort,
		view: viewport{row: float64(look.RowHeight)}, selection: rowSelection{anchor: -1},
		refusals: map[cellName]refusal{}, pending: map[cellName]string{}, hover: nowhere,
	}
	g.columns.apply(options.Layout)
	g.pen.dip(g)
	g.body, g.head, g.bars, g.edit, g.tip = newBody(g), newHead(g), newBars(g), newEditor(g), newTip(g)
	g.ExtendBaseWidget(g)
	g.relane()
	g.cursor.move(place{0, g.firstTextColumn()}, false)
	g.recount()
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	g.ExtendBaseWidget(g)
	objects := append(g.body.objects(), g.bars.objects()...)
	objects = append(objects, g.edit.frame)
	objects = append(objects, g.head.objects()...)
	return renderer{g, append(objects, g.edit.choices, g.tip.box)}
}

// MinSize is the head and three rows.
func (g *Grid) MinSize() fyne.Size {
	return fyne.NewSize(4*minColumnWidth, look.HeadHeight+3*float32(g.view.row))
}

// renderer hands Fyne the grid's parts, which outlive it: Fyne drops the
// renderer of a widget that was out of sight for a while.
type renderer struct {
	grid    *Grid
	objects []fyne.CanvasObject // lowest first
}

func (r renderer) Layout(fyne.Size)             { r.grid.arrange() }
func (r renderer) MinSize() fyne.Size           { return r.grid.MinSize() }
func (r renderer) Objects() []fyne.CanvasObject { return r.objects }
func (r renderer) Destroy()                     {}

// Refresh follows a change of the theme, so nothing drawn is worth keeping.
func (r renderer) Refresh() {
	r.grid.body.stale()
	r.grid.head.stale()
	r.grid.edit.restyle()
	r.grid.arrange()
}

// arrange lays everything out for the grid's size and draws it.
func (g *Grid) arrange() {
	scale := g.pen.scale
	g.pen.dip(g)
	if g.pen.scale != scale {
		g.body.stale()
		g.head.stale()
	}
	g.head.place()
	g.view.height = max(0, float64(g.Size().Height-g.head.height))
	g.body.place(g.head.height, float32(g.view.height))
	g.scrollTo(g.sideways, g.view.offset)
}

// draw brings everything up to date with the state.
func (g *Grid) draw() {
	g.tellVisible()
	g.body.draw()
	g.head.draw()
	g.bars.draw()
	g.edit.follow()
	g.tip.follow()
	g.repaint()
}

// repaint has the canvas drawn anew. It goes by an object that is always in
// sight: Fyne does not know yet where those belong that never were.
func (g *Grid) repaint() { canvas.Refresh(g.body.ground) }

func (g *Grid) tellVisible() {
	first, end := g.view.seen()
	if first != end && g.told != [2]int{first, end} {
		g.told = [2]int{first, end}
		g.source.Visible(first, end)
	}
}
