package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the choice of a product in pixels.
const (
	chooserWidth  float32 = 380
	chooserHeight float32 = 360
	chooserRow    float32 = 44
	// chooserLimit is how many products are listed: who does not find it among
	// them types more.
	chooserLimit = 200
)

// showBinding says which product the photo in the middle shows.
func (s *Section) showBinding() {
	if e := s.entry(); e != nil {
		s.page.pane.setBinding(binding{label: s.labelOf(e), unsure: e.Binding.Unsure(), why: whyBound(e.Binding)})
	}
}

func (s *Section) unbind() { s.bind(0) }

// confirm takes the doubtful match.
func (s *Section) confirm() {
	if e := s.entry(); e != nil && e.Binding.Unsure() {
		s.bind(e.Binding.Match.Best.ID)
	}
}

func (s *Section) bind(product catalog.ID) {
	s.tray.Choose(s.chosen, product)
	s.refresh()
	s.loadExamples()
}

// option is a product to choose from.
type option struct {
	bench.Good
	more string // SKU, or why the photo's name tells it
}

// offerProducts lets the user choose the product of the photo in the middle.
func (s *Section) offerProducts(under fyne.CanvasObject) {
	e := s.entry()
	if e == nil || s.shelf == nil {
		return
	}
	var popover *parts.Popover
	c := newChooser(func(text string) []option { return s.options(e, text) }, func(id catalog.ID) {
		popover.Close()
		s.bind(id)
	})
	popover = parts.ShowPopover(under, c.root, nil)
	c.search.Focus()
}

// options are the products that the photo's name tells and then all others, or
// those that have the words of a text.
func (s *Section) options(e *bench.Entry, text string) []option {
	var found []option
	listed := map[catalog.ID]bool{}
	if text == "" {
		for _, guess := range append([]matching.Guess{e.Binding.Match.Best}, e.Binding.Match.Others...) {
			if good, known := s.shelf.Good(guess.ID); known {
				found = append(found, option{good, sureness(guess)})
				listed[good.ID] = true
			}
		}
	}
	for _, good := range s.shelf.Find(text, chooserLimit) {
		if !listed[good.ID] {
			found = append(found, option{good, good.SKU})
		}
	}
	return found
}

// chooser is a searched list of products.
type chooser struct {
	root    fyne.CanvasObject
	search  *parts.Search
	list    *rowList[*optionRow]
	options []option
	find    func(text string) []option
}

func newChooser(find func(string) []option, choose func(catalog.ID)) *chooser {
	c := &chooser{find: find}
	c.list = newRowList(&rowList[*optionRow]{
		height: chooserRow, newRow: newOptionRow,
		show:     func(row *optionRow, place int) { row.set(c.options[place]) },
		onChoose: func(int) {},
		onTap:    func(place int) { choose(c.options[place].ID) },
	})
	c.search = parts.NewSearch("Title, SKU or barcode", "", c.show).OnKey(func(key fyne.KeyName) {
		switch {
		case len(c.options) == 0:
		case key == fyne.KeyUp:
			c.list.pick(c.list.chosen - 1)
		case key == fyne.KeyDown:
			c.list.pick(c.list.chosen + 1)
		default:
			choose(c.options[c.list.chosen].ID)
		}
	})
	c.show("")
	c.root = container.New(layout.NewGridWrapLayout(fyne.NewSize(chooserWidth, chooserHeight)),
		container.New(paint.Column{Fill: c.list}, container.New(layout.NewCustomPaddedLayout(0, paneGap, 0, 0), c.search), c.list))
	return c
}

func (c *chooser) show(text string) {
	c.options = c.find(text)
	c.list.setLength(len(c.options))
	if len(c.options) > 0 {
		c.list.choose(0)
	}
}

// optionRow is one product of the chooser.
type optionRow struct {
	widget.BaseWidget
	label, more *parts.Label
}

func newOptionRow() *optionRow {
	r := &optionRow{
		label: parts.NewLabel("", look.SizeBody, look.Ink).Shortened(),
		more:  parts.NewLabel("", look.SizeCaption, look.Ink2).Shortened(),
	}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer is called by Fyne.
func (r *optionRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.New(layout.NewCustomPaddedLayout(5, 5, paneGap, paneGap),
		container.New(layout.NewCustomPaddedVBoxLayout(0), r.label, r.more)))
}

func (r *optionRow) set(o option) {
	r.label.SetText(o.Label)
	r.more.SetText(o.more)
}
