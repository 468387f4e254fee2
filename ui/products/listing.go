package products

import (
	"context"
	"fmt"
	"slices"

	"storehand/app/catalog"
	"storehand/ui/grid"
	"storehand/ui/sheet"
)

// readAtOnce is how many rows are read in one go.
const readAtOnce = 200

// listing is the list of products the grid shows, with the variations of those
// that are opened: its order whole, its rows as far as they were read. It lives on the UI goroutine; what it reads it reads
// elsewhere.
type listing struct {
	reader     catalog.Reader
	background func(work func(ctx context.Context))
	dispatch   func(f func())
	fail       func(doing string, err error)
	// onRows is told of rows that came in, by their places in the list.
	onRows func(first, end int)
	// onSight is told that other rows came in sight.
	onSight func()

	sheet *sheet.Sheet
	outline
	rows    *rowCache
	sight   [2]int // rows the grid shows
	reading bool
}

var _ grid.Source = (*listing)(nil)

// placesOf is where each product stands in a list.
func placesOf(ids []catalog.ID) map[catalog.ID]int {
	place := make(map[catalog.ID]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	return place
}

// settled is the list to show after a change of products: in the order shown
// before while no product is new in it, so that a row does not run away from
// under the cursor because of what was typed into it.
func settled(shown, fresh []catalog.ID) []catalog.ID {
	if slices.Equal(shown, fresh) {
		return shown
	}
	before := placesOf(shown)
	for _, id := range fresh {
		if _, known := before[id]; !known {
			return fresh
		}
	}
	remain := placesOf(fresh)
	return slices.DeleteFunc(slices.Clone(shown), func(id catalog.ID) bool {
		_, stays := remain[id]
		return !stays
	})
}

// Count implements grid.Source.
func (l *listing) Count() int { return l.count() }

// Key implements grid.Source.
func (l *listing) Key(i int) int64 { return int64(l.at(i)) }

// Row implements grid.Source.
func (l *listing) Row(i int) (grid.Row, bool) {
	id := l.at(i)
	row, read := l.rows.cells(id)
	_, row.Part = l.owner[id]
	if _, opened := l.parts[id]; opened && row.Fold == grid.Folded {
		row.Fold = grid.Opened
	}
	return row, read
}

// Visible implements grid.Source.
func (l *listing) Visible(first, end int) {
	l.sight = [2]int{first, end}
	l.onSight()
	l.read()
}

// near is the IDs in sight, and a screen of them above and below.
func (l *listing) near() []catalog.ID {
	first, end := l.sight[0], l.sight[1]
	screen := end - first
	return slices.Concat(l.slice(first, end), l.slice(end, end+screen), l.slice(first-screen, first))
}

// read brings in the rows that are missing near those in sight. One read runs
// at a time; after it the sight may be elsewhere.
func (l *listing) read() {
	missing := l.rows.wanting(l.near())
	if l.reading || len(missing) == 0 {
		return
	}
	l.reading = true
	missing = missing[:min(len(missing), readAtOnce)]
	epoch, cache := l.rows.epoch, l.rows
	l.background(func(ctx context.Context) {
		rows, err := l.reader.Rows(ctx, missing)
		l.dispatch(func() {
			l.reading = false
			if err != nil {
				l.fail("read the products", err)
				return
			}
			cache.put(rows, epoch)
			l.tell(missing)
			l.readOn(missing, rows)
		})
	})
}

// readOn goes on unless what was asked for is gone from the workspace, where
// asking again would not end.
func (l *listing) readOn(asked []catalog.ID, got []catalog.Row) {
	if len(got) > 0 || len(asked) == 0 {
		l.read()
	}
}

// tell reports the rows of these products in runs of neighbours.
func (l *listing) tell(ids []catalog.ID) {
	var places []int
	for _, id := range ids {
		if at, listed := l.rowOf(id); listed {
			places = append(places, at)
		}
	}
	slices.Sort(places)
	for len(places) > 0 {
		n := 1
		for n < len(places) && places[n] == places[n-1]+1 {
			n++
		}
		l.onRows(places[0], places[0]+n)
		places = places[n:]
	}
}

// Fetch implements grid.Source.
func (l *listing) Fetch(first, end int, done func([]grid.Row, error)) {
	ids := l.slice(first, end)
	compose := l.sheet
	l.background(func(ctx context.Context) {
		rows, err := l.reader.Rows(ctx, ids)
		if err == nil && len(rows) < len(ids) {
			err = fmt.Errorf("%d of %d products are not in the workspace any more", len(ids)-len(rows), len(ids))
		}
		cells := make([]grid.Row, len(rows))
		for i := range rows {
			cells[i] = compose.Row(&rows[i], nil)
		}
		l.dispatch(func() { done(cells, err) })
	})
}

// product is a product of the list if it was read.
func (l *listing) product(id catalog.ID) (*catalog.Row, bool) {
	if held := l.rows.find(id); held != nil {
		return &held.row, true
	}
	return nil, false
}

// placeOf is where a product stands in the list, from 1, and how long that is;
// zero where it is not in it.
func (p *page) placeOf(id catalog.ID) (at, of int) {
	if place, listed := p.listing.place[id]; listed {
		return place + 1, len(p.listing.ids)
	}
	return 0, 0
}

// neighbour is the product so many places further down the list.
func (p *page) neighbour(id catalog.ID, step int) (catalog.ID, bool) {
	place, listed := p.listing.place[id]
	if next := place + step; listed && next >= 0 && next < len(p.listing.ids) {
		return p.listing.ids[next], true
	}
	return 0, false
}
