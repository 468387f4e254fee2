package products

import (
	"slices"
	"sort"

	"storehand/app/catalog"
)

// outline is a list of products with the variations of those that are opened
// in between. It holds the products as they are and counts past what is opened,
// so that opening one of 100,000 costs no more than opening one of ten.
type outline struct {
	ids    []catalog.ID
	place  map[catalog.ID]int // of each product in ids
	parts  map[catalog.ID][]catalog.ID
	owner  map[catalog.ID]catalog.ID // of each variation in parts
	groups []group                   // of the products opened and listed, in the list's order
}

// group is the variations of one product in the list.
type group struct {
	place  int // of the product in ids
	before int // variations of the groups above
	parts  []catalog.ID
}

// first is the row of the group's first variation.
func (g group) first() int { return g.place + g.before + 1 }

// show takes over another list of products. Those opened stay opened.
func (o *outline) show(ids []catalog.ID, place map[catalog.ID]int) {
	o.ids, o.place = ids, place
	o.regroup()
}

// open puts the variations of products into the list, in the place of those
// that were there; without any the product counts as folded.
func (o *outline) open(parts map[catalog.ID][]catalog.ID) {
	if o.parts == nil {
		o.parts = make(map[catalog.ID][]catalog.ID)
	}
	for product, variations := range parts {
		if len(variations) == 0 {
			delete(o.parts, product)
		} else {
			o.parts[product] = variations
		}
	}
	o.regroup()
}

// openStill takes over the variations of products as they are now. What was
// folded while they were read stays folded.
func (o *outline) openStill(parts map[catalog.ID][]catalog.ID) {
	for product := range parts {
		if _, still := o.parts[product]; !still {
			delete(parts, product)
		}
	}
	if len(parts) > 0 {
		o.open(parts)
	}
}

// fold leaves the variations of a product out of the list.
func (o *outline) fold(product catalog.ID) {
	delete(o.parts, product)
	o.regroup()
}

// foldAll leaves only products in the list.
func (o *outline) foldAll() {
	o.parts = nil
	o.regroup()
}

// opened lists the products that are opened, in no order.
func (o *outline) opened() []catalog.ID {
	opened := make([]catalog.ID, 0, len(o.parts))
	for product := range o.parts {
		opened = append(opened, product)
	}
	return opened
}

func (o *outline) regroup() {
	o.groups, o.owner = nil, nil
	if len(o.parts) == 0 {
		return
	}
	o.owner = make(map[catalog.ID]catalog.ID)
	for product, variations := range o.parts {
		at, listed := o.place[product]
		if !listed {
			continue
		}
		o.groups = append(o.groups, group{place: at, parts: variations})
		for _, variation := range variations {
			o.owner[variation] = product
		}
	}
	slices.SortFunc(o.groups, func(a, b group) int { return a.place - b.place })
	before := 0
	for i := range o.groups {
		o.groups[i].before = before
		before += len(o.groups[i].parts)
	}
}

// count is the number of rows.
func (o *outline) count() int {
	if n := len(o.groups); n > 0 {
		return len(o.ids) + o.groups[n-1].before + len(o.groups[n-1].parts)
	}
	return len(o.ids)
}

// at is the product or variation in a row.
func (o *outline) at(row int) catalog.ID {
	above := sort.Search(len(o.groups), func(i int) bool { return o.groups[i].first() > row }) - 1
	if above < 0 {
		return o.ids[row]
	}
	g := o.groups[above]
	if i := row - g.first(); i < len(g.parts) {
		return g.parts[i]
	}
	return o.ids[row-g.before-len(g.parts)]
}

// slice is the products and variations of rows first to end-1, as far as there
// are any.
func (o *outline) slice(first, end int) []catalog.ID {
	first, end = max(first, 0), min(end, o.count())
	ids := make([]catalog.ID, 0, max(0, end-first))
	for row := first; row < end; row++ {
		ids = append(ids, o.at(row))
	}
	return ids
}

// rowOf is the row a product or variation stands in, if it is listed.
func (o *outline) rowOf(id catalog.ID) (row int, listed bool) {
	product, within := id, 0
	if owner, is := o.owner[id]; is {
		product, within = owner, slices.Index(o.parts[owner], id)+1
	}
	at, listed := o.place[product]
	if !listed {
		return 0, false
	}
	next := sort.Search(len(o.groups), func(i int) bool { return o.groups[i].place >= at })
	switch {
	case next < len(o.groups):
		return at + o.groups[next].before + within, true
	default:
		return at + o.count() - len(o.ids) + within, true
	}
}

// productOf is the product a variation in the list belongs to, or the ID itself.
func (o *outline) productOf(id catalog.ID) catalog.ID {
	if owner, is := o.owner[id]; is {
		return owner
	}
	return id
}
