package products

import (
	"context"
	"image"
	"math"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/catalog"
	"storehand/ui/desk"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/sheet"
	"storehand/ui/thumbnail"
	"storehand/ui/words"
)

// page is the list of one store's products.
type page struct {
	section *Section
	desk    *desk.Desk
	scope   desk.Scope
	memory  kept
	filter  filter
	sheet   *sheet.Sheet
	listing *listing
	thumbs  *thumbnail.Loader

	root   *fyne.Container
	head   *parts.PageHead
	search *parts.Search
	tabs   *parts.Tabs
	bar    *filterBar
	grid   *grid.Grid
	bulk   *bulkBar
	body   *fyne.Container // the grid, or why it is empty
	create *parts.Button   // "New product", under which its form opens

	useless []fyne.CanvasObject // while the store has no products
	empty   string              // what is said in place of an empty list

	width      float32 // of the page, in pixels
	counts     map[catalog.View]int
	stop       context.CancelFunc // ends the query under way
	seek       catalog.ID         // product to move the cursor to when it is listed
	miscounted bool               // the counts are not those of the products now
	asked      int                // queries so far: an answer to an older one is dropped
	waiting    func()             // calls off the query that waits for a pause in typing
}

// thumbsKept is how many pictures are kept: 1 to 4 KB each.
const thumbsKept = 2000

// pictureSide is the room for a picture in its cell, in pixels.
const pictureSide = 28

func newPage(s *Section, memory kept) *page {
	p := &page{
		section: s, desk: s.desk, scope: s.scope, memory: memory, filter: memory.filter(), sheet: sheet.OfProducts(s.scope.Store),
		miscounted: true, stop: func() {}, waiting: func() {},
	}
	p.thumbs = thumbnail.New(thumbnail.Params{
		Source: s.params.Pictures, Background: p.desk.Background, Dispatch: p.desk.Dispatch,
		Capacity: thumbsKept, OnLoad: p.pictureCame,
	})
	p.listing = &listing{
		reader: s.params.Products, background: p.desk.Background, dispatch: p.desk.Dispatch, fail: p.desk.Fail,
		onRows: p.rowsCame, onSight: p.wantPictures, sheet: p.sheet,
	}
	p.listing.rows = newRowCache(func(row *catalog.Row) grid.Row { return p.sheet.Row(row, p.pictureOf(row)) })
	p.build()
	return p
}

func (p *page) build() {
	p.search = parts.NewSearch("Filter products", "/", p.typed)
	search, export := container.New(fixedWidth(searchWidth), p.search), p.exportButton()
	p.head = parts.NewPageHead("Products", "",
		search,
		parts.NewButton(parts.Secondary, "Import", p.section.params.OnImport).WithIcon(look.IconUpload),
		export,
		p.newButton(),
	)
	p.tabs = parts.NewTabs(viewTabs(nil), p.viewIndex(), p.desk.Tips, p.chooseView)
	p.bar = newFilterBar(p)
	p.grid = grid.New(p.listing, p.gridOptions())
	if p.memory.Compact {
		p.grid.SetRowHeight(look.CompactRowHeight)
	}
	p.bulk = newBulkBar(p)
	p.body = container.NewStack(p.grid)
	p.useless = []fyne.CanvasObject{search, export, p.bar.root}
	p.root = container.New(&pageLayout{page: p},
		p.head, p.tabs, p.bar.root, parts.NewDivider(), p.body, p.bulk.root)
}

func (p *page) gridOptions() grid.Options {
	return grid.Options{
		Columns: p.sheet.Columns(p.validate), Layout: p.memory.Layout, Sort: p.filter.sort, Dispatch: p.desk.Dispatch,
		OnEdit: p.edit, OnOutcome: p.pasted, OnSort: p.sort, OnSelect: p.selected, OnLayout: p.arranged,
		OnFold: p.fold, Tickable: p.isProduct,
		OnOpen: func(key int64, _ string) { p.open(catalog.ID(key)) },
		Menu:   p.menu, TakeRune: p.takeRune, OnKey: p.leftKey,
		OnError: func(err error) { p.desk.Fail("copy", err) },
	}
}

const searchWidth = 236

// close ends what the page still waits for.
func (p *page) close() {
	p.waiting()
	p.stop()
	p.grid.Commit()
}

// why says what a refresh follows.
type why int

const (
	anew    why = iota // another filter: the list begins at its top
	changed            // products were changed: the list stays where it is
)

// typingPause is how long the user has to stop typing before the list follows.
const typingPause = 150 * time.Millisecond

func (p *page) typed(text string) {
	p.filter.text = text
	p.waiting()
	p.waiting = p.desk.After(typingPause, func() { p.refresh(anew) })
}

// answer is the list a refresh found.
type answer struct {
	ids   []catalog.ID
	place map[catalog.ID]int
	parts map[catalog.ID][]catalog.ID // the variations of the products opened
}

// refresh asks the workspace for the list, and after a change of products for
// the counts of the views. An earlier question is given up.
func (p *page) refresh(reason why) {
	p.waiting()
	p.stop()
	p.asked++
	asked, query, shown := p.asked, p.filter.query(p.scope.Store.ID), answer{ids: p.listing.ids, place: p.listing.place}
	p.miscounted = p.miscounted || reason == changed
	count, opened := p.miscounted, p.listing.opened()
	question, stop := context.WithCancel(context.Background())
	p.stop = stop
	p.desk.Background(func(ctx context.Context) {
		defer context.AfterFunc(ctx, stop)()
		found, err := p.ask(question, query, reason, shown)
		if err == nil && reason == changed {
			found.parts, err = p.partsOf(question, opened)
		}
		p.answered(asked, err, func() { p.show(found) })
		if err != nil || !count {
			return
		}
		counts, err := p.section.params.Products.Counts(question, query.Store)
		p.answered(asked, err, func() { p.showCounts(counts) })
	})
}

// answered shows what was found unless something else was asked meanwhile. It
// may be called from any goroutine.
func (p *page) answered(asked int, err error, show func()) {
	p.desk.Dispatch(func() {
		switch {
		case asked != p.asked:
		case err != nil:
			p.desk.Fail("list the products", err)
		default:
			show()
		}
	})
}

// ask puts the question, off the UI goroutine. shown is the list so far.
func (p *page) ask(ctx context.Context, query catalog.Query, reason why, shown answer) (found answer, err error) {
	if found.ids, err = p.section.params.Products.IDs(ctx, query); err != nil {
		return found, err
	}
	if reason == changed {
		found.ids = settled(shown.ids, found.ids)
	}
	if found.place = shown.place; !slices.Equal(found.ids, shown.ids) {
		found.place = placesOf(found.ids)
	}
	return found, nil
}

func (p *page) show(found answer) {
	p.listing.show(found.ids, found.place)
	p.listing.openStill(found.parts)
	p.grid.Reload()
	p.grid.KeepShown() // nothing is done to products that are not in the list
	if p.seek != 0 && p.grid.MoveToKey(int64(p.seek)) {
		p.seek = 0
	}
	p.bar.shown(len(found.ids), p.filter.narrowed())
	p.showEmpty()
}

// showCounts shows how many products there are in each view.
func (p *page) showCounts(counts map[catalog.View]int) {
	p.counts, p.miscounted = counts, false
	p.showCount()
	p.tabs.SetTabs(viewTabs(counts))
	p.showEmpty()
	p.section.onCount(counts[catalog.AllProducts])
}

// showCount says how many products there are, and whose.
func (p *page) showCount() {
	name := p.section.scope.Store.Name
	all := p.counts[catalog.AllProducts]
	if all == 0 {
		p.head.SetSubtitle("none yet")
		return
	}
	p.head.SetSubtitle(words.Number(all) + " in " + name)
}

// rowsCame draws rows that were read.
func (p *page) rowsCame(first, end int) {
	p.grid.RowsChanged(first, end)
	p.wantPictures()
}

// wantPictures asks for the pictures of the rows in sight.
func (p *page) wantPictures() {
	var pictures []catalog.Image
	for i := p.listing.sight[0]; i < min(p.listing.sight[1], p.listing.Count()); i++ {
		row, read := p.listing.product(p.listing.at(i))
		if read && len(row.Product.Images) > 0 {
			pictures = append(pictures, row.Product.Images[0])
		}
	}
	p.thumbs.Want(int(math.Ceil(float64(pictureSide*p.desk.Window.Canvas().Scale()))), pictures)
}

// pictureCame redraws the rows that show a picture.
func (p *page) pictureCame(picture catalog.Image) {
	for i := p.listing.sight[0]; i < min(p.listing.sight[1], p.listing.Count()); i++ {
		id := p.listing.at(i)
		row, read := p.listing.product(id)
		if read && len(row.Product.Images) > 0 && row.Product.Images[0] == picture {
			p.listing.rows.redraw(id)
			p.grid.RowsChanged(i, i+1)
		}
	}
}

func (p *page) focusGrid() { p.desk.Window.Canvas().Focus(p.grid) }

// takeRune leads "/" to the filter field.
func (p *page) takeRune(r rune) bool {
	if r != '/' {
		return false
	}
	p.search.Focus()
	return true
}

// leftKey gets the keys the grid has no use for: Escape empties the filter.
func (p *page) leftKey(key *fyne.KeyEvent) {
	if key.Name == fyne.KeyEscape && p.search.Text() != "" {
		p.search.SetText("")
	}
}

func (p *page) pictureOf(row *catalog.Row) image.Image {
	if len(row.Product.Images) == 0 {
		return nil
	}
	if picture := p.thumbs.Picture(row.Product.Images[0]); picture != nil {
		return picture
	}
	return nil // not the typed nil, which the grid would take for a picture
}

// open shows a product in the editor, for a variation the one it belongs to.
func (p *page) open(id catalog.ID) { p.section.Show(p.listing.productOf(id)) }
