package grid

import (
	"time"

	"fyne.io/fyne/v2"
)

// scrollStep is the time for each row scrolled by a pointer held outside.
const scrollStep = 40 * time.Millisecond

// gesture is what began with the press of the pointer and ends with its
// release.
type gesture interface {
	drag(to fyne.Position)
	end()
}

// press begins with a cell: it moves the cursor, or with a modifier selects.
func (g *Grid) press(at place, mod fyne.KeyModifier) gesture {
	shift := mod&fyne.KeyModifierShift != 0
	if g.column(at.column).Kind == Check {
		if shift {
			g.extendRows(at.row)
		} else {
			g.toggleRow(at.row)
		}
		g.moveTo(at, false)
		return tickDrag{g}
	}
	if mod&fyne.KeyModifierShortcutDefault != 0 {
		g.toggleRow(at.row)
		g.moveTo(at, false)
		return tickDrag{g}
	}
	g.moveTo(at, shift)
	return &rangeDrag{grid: g}
}

// tickDrag carries a tick on to the rows passed over.
type tickDrag struct{ grid *Grid }

func (d tickDrag) drag(to fyne.Position) {
	if p := d.grid.nearest(to); p.row != d.grid.cursor.at.row {
		d.grid.extendRows(p.row)
		d.grid.moveTo(place{p.row, d.grid.cursor.at.column}, false)
	}
}

func (d tickDrag) end() {}

// rangeDrag spans a range of cells. Out of the body it scrolls on as long as
// the pointer stays there.
type rangeDrag struct {
	grid   *Grid
	at     fyne.Position
	scroll *fyne.Animation
}

func (d *rangeDrag) drag(to fyne.Position) {
	d.at = to
	d.reach()
	outside := to.Y < d.grid.head.height || to.Y > d.grid.Size().Height
	switch {
	case outside && d.scroll == nil:
		d.scroll = fyne.NewAnimation(scrollStep, func(done float32) {
			if done == 1 {
				d.reach()
			}
		})
		d.scroll.RepeatCount = fyne.AnimationRepeatForever
		d.scroll.Start()
	case !outside:
		d.end()
	}
}

func (d *rangeDrag) reach() {
	if p := d.grid.nearest(d.at); p != d.grid.cursor.at {
		d.grid.moveTo(p, true)
	}
}

func (d *rangeDrag) end() {
	if d.scroll != nil {
		d.scroll.Stop()
		d.scroll = nil
	}
}

// nearest is the cell at a position, or the one nearest to it: above the body
// the row before the first in sight, below the one behind the last.
func (g *Grid) nearest(pos fyne.Position) place {
	first, end := g.view.seen()
	row := g.view.at(float64(pos.Y - g.head.height))
	switch {
	case pos.Y < g.head.height:
		row = first - 1
	case float64(pos.Y-g.head.height) > g.view.height:
		row = end
	case row < 0:
		row = end - 1
	}
	column := g.columnPositionAt(pos.X)
	if column < 0 && pos.X > 0 {
		column = g.field().columns - 1
	}
	return g.field().clamp(place{row, column})
}
