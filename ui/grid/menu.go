package grid

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// cellMenu is the context menu of the cursor's cell.
func (g *Grid) cellMenu() []parts.MenuItem {
	items := []parts.MenuItem{
		{Words: "Copy", Icon: look.IconCopy, Key: "Ctrl C", OnTap: g.Copy},
		{Words: "Paste", Key: "Ctrl V", OnTap: g.Paste},
		{Words: "Clear cells", Key: "Delete", OnTap: g.clear},
	}
	if g.options.Menu == nil {
		return items
	}
	own := g.options.Menu(g.source.Key(g.cursor.at.row), g.column(g.cursor.at.column).ID)
	if len(own) == 0 {
		return items
	}
	return append(append(items, parts.MenuRule), own...)
}

// showCellMenu opens the context menu below the cursor.
func (g *Grid) showCellMenu() {
	g.reveal(g.cursor.at)
	left, _ := g.columnSpan(g.cursor.at.column)
	y, height := g.body.span(g.cursor.at.row)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(g)
	g.showMenu(g.cellMenu(), at.AddXY(left, g.head.height+y+height))
}

// headMenu is the context menu of a column's head; column is -1 beside them.
func (g *Grid) headMenu(column int) []parts.MenuItem {
	var items []parts.MenuItem
	if column >= 0 {
		items = g.columnMenu(column)
	}
	if len(items) > 0 {
		items = append(items, parts.MenuRule)
	}
	return append(items, g.ColumnItems()...)
}

func (g *Grid) columnMenu(column int) []parts.MenuItem {
	var items []parts.MenuItem
	col := g.options.Columns[column]
	if col.Sortable {
		items = append(items,
			parts.MenuItem{Words: "Sort ascending", Icon: look.IconArrowUp, OnTap: func() { g.sortBy(Sort{Column: col.ID}) }},
			parts.MenuItem{Words: "Sort descending", Icon: look.IconArrowDown, OnTap: func() { g.sortBy(Sort{Column: col.ID, Descending: true}) }})
	}
	if col.Kind.resizable() {
		items = append(items, parts.MenuItem{Words: "Fit width", OnTap: func() { g.fitColumn(column) }})
	}
	if col.Title != "" {
		items = append(items, parts.MenuItem{Words: "Hide column", OnTap: func() { g.hide(column, true) }})
	}
	return items
}

// ColumnItems are menu items that show and hide the columns and put them back
// as they were at first, for the owner's menu of columns.
func (g *Grid) ColumnItems() []parts.MenuItem {
	var items []parts.MenuItem
	for _, p := range g.columns.placed {
		if title := g.options.Columns[p.column].Title; title != "" {
			items = append(items, parts.MenuItem{
				Words: title, Checked: !p.hidden,
				OnTap: func() { g.hide(p.column, !p.hidden) },
			})
		}
	}
	return append(items, parts.MenuRule, parts.MenuItem{Words: "Reset columns", OnTap: g.resetColumns})
}

func (g *Grid) resetColumns() {
	g.Commit()
	g.columns.apply(Layout{})
	g.columnsMoved()
}

func (g *Grid) hide(column int, hidden bool) {
	g.Commit()
	if g.columns.hide(column, hidden) {
		g.columnsMoved()
	}
}

func (g *Grid) showMenu(items []parts.MenuItem, at fyne.Position) {
	if c := fyne.CurrentApp().Driver().CanvasForObject(g); c != nil && len(items) > 0 {
		parts.ShowMenu(c, at, items)
	}
}
