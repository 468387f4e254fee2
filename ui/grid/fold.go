package grid

import "storehand/ui/look"

// foldOf is whether a row has parts that can be shown or left out.
func (g *Grid) foldOf(row int) Fold {
	if g.options.OnFold == nil {
		return Whole
	}
	content, _ := g.source.Row(row)
	return content.Fold
}

// fold asks for the parts of a row, or for them to go.
func (g *Grid) fold(row int) {
	if fold := g.foldOf(row); fold != Whole {
		g.options.OnFold(g.source.Key(row), fold == Folded)
	}
}

// foldByKey does what the arrows do in the outline column before they move the
// cursor: right opens a row, left folds it, and from a part left leads to the
// row it belongs to. It reports whether there was anything of that to do.
func (g *Grid) foldByKey(m motion) bool {
	at := g.cursor.at
	if !g.column(at.column).Outline || !g.cursor.block().single() {
		return false
	}
	fold := g.foldOf(at.row)
	switch {
	case m == toRight && fold == Folded, m == toLeft && fold == Opened:
		g.fold(at.row)
	case m == toLeft && g.isPart(at.row):
		g.moveTo(place{g.wholeAbove(at.row), at.column}, false)
	default:
		return false
	}
	return true
}

func (g *Grid) isPart(row int) bool {
	content, _ := g.source.Row(row)
	return content.Part
}

// wholeAbove is the row a part belongs to: the first above it that is no part,
// or that is not loaded, which is as far as can be said.
func (g *Grid) wholeAbove(row int) int {
	for row > 0 && g.isPart(row) {
		row--
	}
	return row
}

// onFoldMark reports whether x lies on the mark of a row's parts.
func (g *Grid) onFoldMark(at place, x float32) bool {
	if at == noCell || !g.column(at.column).Outline || g.foldOf(at.row) == Whole {
		return false
	}
	left, _ := g.columnSpan(at.column)
	return x-left < look.CellPadding+outlineStep
}
