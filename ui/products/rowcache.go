package products

import (
	"container/list"

	"storehand/app/catalog"
	"storehand/ui/grid"
)

// rowsKept is how many rows are kept in memory: many screens of them, with
// their descriptions a few dozen megabytes at most.
const rowsKept = 4000

// rowCache keeps the rows read last, whatever list they stood in.
type rowCache struct {
	compose func(*catalog.Row) grid.Row
	order   *list.List // of *cachedRow, the one used last in front
	byID    map[catalog.ID]*list.Element
	epoch   int // counts what made rows stale
}

type cachedRow struct {
	row   catalog.Row
	cells grid.Row
	ready bool // cells are made of row
	stale bool // the workspace may hold another one by now
}

func newRowCache(compose func(*catalog.Row) grid.Row) *rowCache {
	return &rowCache{compose: compose, order: list.New(), byID: make(map[catalog.ID]*list.Element)}
}

// find gives a row, stale or not, or nil.
func (c *rowCache) find(id catalog.ID) *cachedRow {
	at, held := c.byID[id]
	if !held {
		return nil
	}
	c.order.MoveToFront(at)
	return at.Value.(*cachedRow)
}

// cells is a row as the grid shows it, or false while it was never read.
func (c *rowCache) cells(id catalog.ID) (grid.Row, bool) {
	held := c.find(id)
	if held == nil {
		return grid.Row{}, false
	}
	if !held.ready {
		held.cells, held.ready = c.compose(&held.row), true
	}
	return held.cells, true
}

// put keeps rows that were read when the epoch was read. If something became
// stale since, they may be too.
func (c *rowCache) put(rows []catalog.Row, read int) {
	for _, row := range rows {
		held := &cachedRow{row: row, stale: read != c.epoch}
		if at, known := c.byID[row.Product.ID]; known {
			at.Value = held
			c.order.MoveToFront(at)
		} else {
			c.byID[row.Product.ID] = c.order.PushFront(held)
		}
	}
	for c.order.Len() > rowsKept {
		last := c.order.Remove(c.order.Back()).(*cachedRow)
		delete(c.byID, last.row.Product.ID)
	}
}

// wanting lists the IDs whose rows have to be read.
func (c *rowCache) wanting(ids []catalog.ID) []catalog.ID {
	var missing []catalog.ID
	for _, id := range ids {
		if held := c.find(id); held == nil || held.stale {
			missing = append(missing, id)
		}
	}
	return missing
}

// spoil marks rows as stale; they are shown until they are read again.
func (c *rowCache) spoil(ids []catalog.ID) {
	c.epoch++
	for _, id := range ids {
		if at, held := c.byID[id]; held {
			row := at.Value.(*cachedRow)
			row.stale = true
			if product, held := c.byID[row.row.Product.ParentID]; held {
				product.Value.(*cachedRow).stale = true // its prices span those of its variations
			}
			continue
		}
		// A variation counts in the row of its product, which is not known here.
		c.spoilAll()
		return
	}
}

func (c *rowCache) spoilAll() {
	c.epoch++
	for at := c.order.Front(); at != nil; at = at.Next() {
		at.Value.(*cachedRow).stale = true
	}
}

// redraw has a row's cells made anew, as when its picture came in.
func (c *rowCache) redraw(id catalog.ID) {
	if at, held := c.byID[id]; held {
		at.Value.(*cachedRow).ready = false
	}
}
