package grid

import "fyne.io/fyne/v2"

// Scrolled implements fyne.Scrollable. With Shift the wheel moves sideways.
func (g *Grid) Scrolled(e *fyne.ScrollEvent) {
	dx, dy := e.Scrolled.DX, e.Scrolled.DY
	if g.shiftHeld() && dx == 0 {
		dx, dy = dy, 0
	}
	g.scrollTo(g.sideways-dx, g.view.offset-float64(dy))
	g.pointAt(e.Position)
}

// scrollTo moves the content as near to the offsets as it goes, and draws.
func (g *Grid) scrollTo(sideways float32, offset float64) {
	g.view.scroll(offset)
	limit := max(0, g.scrolled.width()-(g.Size().Width-g.frozenWidth()))
	g.sideways = g.pen.even(min(max(sideways, 0), limit))
	for _, panes := range [][2]*pane{g.body.panes, g.head.panes} {
		panes[scrolledPane].x = -g.sideways
	}
	g.draw()
	if g.pointed { // what lies under the resting pointer is another thing now
		g.setHover(g.find(g.pointer))
	}
}

// reveal scrolls as little as needed to have a cell in full sight, and draws.
func (g *Grid) reveal(p place) {
	g.view.reveal(p.row)
	sideways := g.sideways
	if i := p.column - len(g.frozen.columns); i >= 0 {
		left, width := g.scrolled.span(i)
		room := g.Size().Width - g.frozenWidth()
		sideways = min(max(sideways, left+width-room), left)
	}
	g.scrollTo(sideways, g.view.offset)
}
