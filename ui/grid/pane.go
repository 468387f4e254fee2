package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
)

// pane draws the columns of one lane: the frozen ones or those that scroll
// sideways. It cuts off what reaches out of it.
type pane struct {
	clip *container.Clip
	box  *fyne.Container
	pen  *pen

	columns []Column
	lane    lane
	x       float32 // of the lane's beginning within the pane, 0 or less

	rows  *fyne.Container // the strips, lowest layer of box
	width float32         // of the pane
}

// newPane makes a pane with more layers above the rows.
func newPane(p *pen, columns []Column, above ...fyne.CanvasObject) *pane {
	rows := newBox()
	box := newBox(append([]fyne.CanvasObject{rows}, above...)...)
	return &pane{clip: newClip(box), box: box, pen: p, columns: columns, rows: rows}
}

// place sets where the pane lies in the grid.
func (p *pane) place(x, y, width, height float32) {
	p.width = width
	put(p.clip, x, y, width, height)
	p.box.Resize(fyne.NewSize(width, height))
	for _, layer := range p.box.Objects {
		layer.Resize(fyne.NewSize(width, height))
	}
}

// strip is the part of one row that lies in one pane.
type strip struct {
	box   *fyne.Container
	cells map[int]*cellView // by column
}

func newStrip() *strip { return &strip{box: newBox(), cells: map[int]*cellView{}} }

// show draws the row's cells in the columns in sight and hides the others.
func (s *strip) show(p *pane, y, height float32, faceIn func(column int) face) {
	put(s.box, 0, y, p.width, height)
	first, end := p.lane.seen(-p.x, p.width)
	for column, v := range s.cells {
		if !p.lane.has(column, first, end) {
			v.box.Hide()
		}
	}
	for i := first; i < end; i++ {
		column := p.lane.columns[i]
		v := s.cells[column]
		if v == nil {
			v = newCellView(p.pen)
			s.cells[column] = v
			s.box.Objects = append(s.box.Objects, v.box)
		}
		left, width := p.lane.span(i)
		v.show(faceIn(column), fyne.NewSize(width, height))
		put(v.box, p.pen.even(p.x+left), 0, width, height)
	}
}

func (s *strip) stale() {
	for _, v := range s.cells {
		v.stale()
	}
}

// rowView draws one row: its tint and rule across the grid, its cells in both
// panes.
type rowView struct {
	tint, rule *canvas.Rectangle
	strips     [2]*strip
}

func newRowView() *rowView {
	return &rowView{canvas.NewRectangle(nil), canvas.NewRectangle(nil), [2]*strip{newStrip(), newStrip()}}
}

func (v *rowView) hide() {
	v.tint.Hide()
	v.rule.Hide()
	for _, s := range v.strips {
		s.box.Hide()
	}
}

func (v *rowView) stale() {
	for _, s := range v.strips {
		s.stale()
	}
}
