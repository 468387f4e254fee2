package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// ghosts is how many rows fade out.
const ghosts = 7

// ghostTitles are the lengths of the first bar, as parts of its column, so
// that the rows look like rows of something.
var ghostTitles = [ghosts]float32{0.70, 0.53, 0.80, 0.60, 0.67, 0.50, 0.63}

// ghostColumns are where the bars of a row begin and how wide they are, as
// parts of the width right of the picture.
var ghostColumns = [...]struct{ at, width float32 }{
	{0, 0.268}, {0.363, 0.064}, {0.468, 0.050}, {0.596, 0.037}, {0.732, 0.054}, {0.850, 0.027}, {0.895, 0.063},
}

// ghostRows are the shapes of rows that are not there.
type ghostRows struct {
	widget.BaseWidget
	rows [ghosts]ghostRow
}

type ghostRow struct {
	check, thumb, rule *canvas.Rectangle
	bars               []*canvas.Rectangle
}

func newGhostRows() *ghostRows {
	g := &ghostRows{}
	shape := func(radius float32) *canvas.Rectangle {
		r := canvas.NewRectangle(color.Transparent)
		r.CornerRadius = radius
		return r
	}
	for i := range g.rows {
		row := ghostRow{check: shape(look.RadiusChip), thumb: shape(look.RadiusChip), rule: shape(0)}
		for range ghostColumns {
			row.bars = append(row.bars, shape(ghostBar/2))
		}
		g.rows[i] = row
	}
	g.ExtendBaseWidget(g)
	return g
}

const (
	ghostBar   float32 = 8
	ghostThumb float32 = 30
	ghostLeft  float32 = 100 // where the first bar begins
)

// CreateRenderer is called by Fyne.
func (g *ghostRows) CreateRenderer() fyne.WidgetRenderer {
	var objects []fyne.CanvasObject
	for _, row := range g.rows {
		objects = append(objects, row.check, row.thumb, row.rule)
		for _, bar := range row.bars {
			objects = append(objects, bar)
		}
	}
	return newFace(face{
		objects: objects,
		min:     func() fyne.Size { return fyne.Size{} },
		layout:  g.layout, paint: g.paint,
	})
}

func (g *ghostRows) layout(size fyne.Size) {
	for i, row := range g.rows {
		top := float32(i) * look.RowHeight
		place(row.check, 12, top+(look.RowHeight-tickSide)/2, tickSide, tickSide)
		place(row.thumb, 40, top+(look.RowHeight-ghostThumb)/2, ghostThumb, ghostThumb)
		place(row.rule, 0, top+look.RowHeight-look.Hairline, size.Width, look.Hairline)
		for j, bar := range row.bars {
			room := max(size.Width-ghostLeft, 0)
			width := ghostColumns[j].width * room
			if j == 0 {
				width *= ghostTitles[i]
			}
			place(bar, ghostLeft+ghostColumns[j].at*room, top+(look.RowHeight-ghostBar)/2, width, ghostBar)
		}
	}
}

func (g *ghostRows) paint() {
	for i, row := range g.rows {
		strength := 1 - float32(i)/ghosts
		shape, rule := faint(look.Sunken, strength), faint(look.Line, strength)
		row.check.FillColor, row.thumb.FillColor, row.rule.FillColor = shape, shape, rule
		for _, bar := range row.bars {
			bar.FillColor = shape
		}
	}
}

// faint is a token at part of its strength.
func faint(token fyne.ThemeColorName, strength float32) color.Color {
	c := color.NRGBAModel.Convert(look.Color(token)).(color.NRGBA)
	c.A = uint8(float32(c.A) * strength)
	return c
}
