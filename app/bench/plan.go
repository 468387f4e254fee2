package bench

import (
	"cmp"
	"context"
	"errors"
	"slices"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/job"
	"storehand/app/naming"
)

// plan is what a staging will do.
type plan struct {
	owners []*owner
	coming []*arrival
	left   []Report
}

// owner is a product or variation whose pictures change.
type owner struct {
	product catalog.Product
	coming  []*arrival
	slots   []slot
	dropped []catalog.Image // pictures that lose their place
}

// arrival is a prepared photo on its way into a gallery.
type arrival struct {
	Bound
	owner  *owner
	facts  catalog.Product // what the name and the ALT text tell of
	image  catalog.Image   // that the product will have
	before catalog.Image   // in whose place it comes; empty where it is new
	clash  string          // name that was in the way of its own
}

// productSource gives products whole: the workspace, or an operation.
type productSource interface {
	Product(ctx context.Context, id catalog.ID) (catalog.Product, error)
}

// plan works out every gallery, name and ALT text. taken are the names of
// pictures elsewhere in the store.
func (s Staging) plan(ctx context.Context, products productSource, taken []string) (*plan, error) {
	p := &planner{products: products, known: map[catalog.ID]*owner{}}
	for _, group := range p.groups(s.Photos) {
		if err := p.assign(ctx, group); err != nil {
			return nil, err
		}
	}
	for _, own := range p.owners {
		own.arrange(s.Policy)
	}
	p.word(s.Wording, taken)
	return &p.plan, nil
}

// planner makes a plan.
type planner struct {
	plan
	products productSource
	known    map[catalog.ID]*owner
}

// groups puts the photos of each product or variation together, in the order of
// a gallery.
func (p *planner) groups(photos []Bound) [][]Bound {
	var order []catalog.ID
	groups := map[catalog.ID][]Bound{}
	for _, bound := range photos {
		id := bound.Binding.Product
		if id == 0 {
			p.leave(bound, job.Skipped, "No product is chosen for it.")
			continue
		}
		if groups[id] == nil {
			order = append(order, id)
		}
		groups[id] = append(groups[id], bound)
	}
	sorted := make([][]Bound, len(order))
	for i, id := range order {
		sorted[i] = groups[id]
		slices.SortStableFunc(sorted[i], compareBound)
	}
	return sorted
}

func (p *planner) leave(bound Bound, outcome job.Outcome, reason string) {
	p.left = append(p.left, Report{Path: bound.Photo.Path, Outcome: outcome, Reason: reason, BytesBefore: bound.Photo.Size})
}

// assign gives the photos of a product, or of a variation, to those whose
// galleries they go to.
func (p *planner) assign(ctx context.Context, group []Bound) error {
	own, gallery, err := p.ownerWithGallery(ctx, group[0].Binding.Product)
	if errors.Is(err, catalog.ErrNotFound) {
		for _, bound := range group {
			p.leave(bound, job.Failed, "The product it was matched to is gone. Choose another one.")
		}
		return nil
	}
	if err != nil {
		return err
	}
	facts := catalog.Completed(own.product, gallery.product)
	for i, bound := range group {
		to := gallery
		if i == 0 {
			to = own
		}
		p.give(to, bound, facts)
	}
	return nil
}

// ownerWithGallery gives a product or variation, and the product whose gallery
// takes what a variation cannot hold.
func (p *planner) ownerWithGallery(ctx context.Context, id catalog.ID) (own, gallery *owner, err error) {
	own, err = p.owner(ctx, id)
	if err != nil || !own.product.IsVariation() {
		return own, own, err
	}
	gallery, err = p.owner(ctx, own.product.ParentID)
	return own, gallery, err
}

func (p *planner) owner(ctx context.Context, id catalog.ID) (*owner, error) {
	if known, found := p.known[id]; found {
		return known, nil
	}
	product, err := p.products.Product(ctx, id)
	if err != nil {
		return nil, err
	}
	own := &owner{product: product}
	p.known[id] = own
	return own, nil
}

func (p *planner) give(to *owner, bound Bound, facts catalog.Product) {
	for _, other := range to.coming {
		if other.Made.Original.Hash == bound.Made.Original.Hash {
			p.leave(bound, job.Skipped, "It is the same photo as "+other.Photo.Name()+".")
			return
		}
	}
	if len(to.coming) == 0 {
		p.owners = append(p.owners, to)
	}
	c := &arrival{Bound: bound, owner: to, facts: facts}
	to.coming = append(to.coming, c)
	p.coming = append(p.coming, c)
}

// word gives the pictures their names and ALT texts.
func (p *planner) word(wording Wording, taken []string) {
	var inOrder []*arrival
	var wanted []string
	for _, own := range p.owners {
		taken = append(taken, own.namesKept()...)
		for i, s := range own.slots {
			if s.entry == stays {
				continue
			}
			c := own.coming[s.entry]
			c.image, c.before = s.image, s.image
			inOrder = append(inOrder, c)
			wanted = append(wanted, wording.FileName(c.naming(i+1, len(inOrder)), c.Made.Prepared.Ext))
		}
	}
	for i, planned := range naming.Plan(wanted, taken) {
		inOrder[i].clash = planned.Clash
		inOrder[i].describe(planned.Name, wording)
	}
}

// naming is what the picture's name may tell: its place in the gallery and in
// the run, both from 1.
func (c *arrival) naming(position, count int) naming.Photo {
	return naming.Photo{
		Product: c.facts, Position: position, Count: count, View: c.Binding.Match.Shot.View, Original: c.Photo.trail(), Preset: c.Made.Recipe.Preset.Slug,
	}
}

// describe makes the picture as the product will have it. It is not in the shop
// yet, so it has no address there.
func (c *arrival) describe(name string, wording Wording) {
	c.image.Src, c.image.FileName = "", name
	c.image.Original, c.image.Prepared = string(c.Made.Original.Hash), string(c.Made.Prepared.Hash)
	sight := alttext.Sight{View: c.Binding.Match.Shot.View, Colours: c.Made.Colours}
	c.image.Alt = cmp.Or(c.image.Alt, c.Binding.Alt)
	c.image.Alt = wording.AltText(c.facts, c.image, sight)
}
