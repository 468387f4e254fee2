package images

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// pile is a part of the photos on the bench.
type pile int

// The piles, in the order of their choice.
const (
	allPhotos pile = iota
	withoutProduct
	toConfirm
)

// pileMarks are the marks of the photos of a pile.
var pileMarks = map[pile]bench.Mark{withoutProduct: bench.Unmatched, toConfirm: bench.Unsure}

// piles chooses which photos the list shows, in their order on the bench.
type piles struct {
	root   *fyne.Container
	choice *parts.Segmented
	shown  []*bench.Entry
}

// newPiles returns the choice, of which onChange hears.
func newPiles(onChange func()) *piles {
	p := &piles{choice: parts.NewSegmented(parts.Segments("All", "", ""), 0, func(int) { onChange() }).Small()}
	line := container.New(layout.NewCustomPaddedLayout(4, 4, rowMargin, rowMargin), paint.Line(0, p.choice))
	p.root = container.NewStack(parts.NewBox(look.Raised, "", 0), container.New(paint.Column{Fill: line}, line, parts.NewDivider()))
	p.root.Hide()
	return p
}

// set sorts the photos out. A pile that became empty gives way to all photos.
func (p *piles) set(tray *bench.Tray, m making, tally bench.Tally) {
	unmatched, unsure := tally.Of(bench.Unmatched), tally.Of(bench.Unsure)
	p.choice.SetWords(int(withoutProduct), "No product "+words.Number(unmatched))
	p.choice.SetWords(int(toConfirm), "To confirm "+words.Number(unsure))
	paint.SetVisible(p.root, unmatched+unsure > 0)
	mark, part := pileMarks[pile(p.choice.Chosen())]
	if part && tally.Of(mark) == 0 {
		p.choice.SetChosen(int(allPhotos))
		part = false
	}
	p.shown = nil
	for place := range tray.Len() {
		if e := tray.At(place); !part || e.Has(mark, m.main, m.others...) {
			p.shown = append(p.shown, e)
		}
	}
}

// row is the place of a photo in the list, or −1.
func (p *piles) row(path string) int {
	return slices.IndexFunc(p.shown, func(e *bench.Entry) bool { return e.Path == path })
}

// showPile shows the photos of the chosen pile.
func (s *Section) showPile() {
	s.refresh()
	s.page.list.list.focus()
}

// sortOut shows in the list what belongs there now.
func (s *Section) sortOut(tally bench.Tally) {
	l := s.page.list
	before := l.piles.root.Visible()
	l.piles.set(s.tray, s.making, tally)
	l.list.setLength(len(l.piles.shown))
	if l.piles.root.Visible() != before {
		l.column.Refresh() // the list has more room, or less
	}
}

// rowFor is the row of a photo; where the pile that is shown has none, all
// photos are shown.
func (s *Section) rowFor(path string) int {
	piles := s.page.list.piles
	if row := piles.row(path); row >= 0 || s.tray.Find(path) == nil {
		return row
	}
	piles.choice.SetChosen(int(allPhotos))
	s.sortOut(s.tray.Tally(s.making.main, s.making.others...))
	return piles.row(path)
}
