package photo

import (
	"context"
	"math"

	"storehand/app/photo/jpegfile"
	"storehand/app/photo/plane"
)

// RenderAll makes several pictures of one, as Render makes each, and decodes it
// once for all that allow it. For every recipe it returns a result or an error,
// in the same places; one that cannot be made does not stop the others.
//
// Those that are smaller than the largest are made of it and differ a little
// from what Render makes, by less than can be seen.
func RenderAll(ctx context.Context, src Source, recipes []Recipe) ([]*Result, []error) {
	results, errs := make([]*Result, len(recipes)), make([]error, len(recipes))
	o, err := open(src)
	plans := make([]plan, len(recipes))
	if o != nil {
		o.keeping = len(recipes) > 1
	}
	for i, r := range recipes {
		if errs[i] = r.Validate(); errs[i] != nil {
			continue
		}
		if errs[i] = err; err == nil {
			plans[i], errs[i] = o.plan(ctx, r)
		}
	}
	var together []plan
	for i, pl := range plans {
		if errs[i] == nil && o.staysInPlanes(pl) {
			together = append(together, pl)
		}
	}
	if len(together) > 1 {
		if o.shared, err = o.share(ctx, together); err != nil {
			fail(errs, err)
		}
	}
	for i, pl := range plans {
		if errs[i] == nil {
			results[i], errs[i] = o.render(ctx, pl)
		}
	}
	return results, errs
}

// fail puts an error where there is none.
func fail(errs []error, err error) {
	for i := range errs {
		if errs[i] == nil {
			errs[i] = err
		}
	}
}

// shared is a whole picture in components, as stored, as large as the largest
// that is made of it.
type shared struct {
	decoded      components
	size, colour plane.Size
}

// share decodes a picture for several plans that stay in planes. It returns nil
// where they do not allow it: transparent pictures are laid on each preset's own
// background as they are decoded.
func (o *opened) share(ctx context.Context, plans []plan) (*shared, error) {
	factor := 0.0
	for _, pl := range plans {
		if o.facts.Alpha && pl.background != plans[0].background {
			return nil, nil
		}
		from, to := pl.view.Size(), pl.layout.scaled
		factor = max(factor, float64(to.X)/float64(from.X), float64(to.Y)/float64(from.Y))
	}
	factor = min(factor, 1)
	width, height := reach(factor, o.stored.X), reach(factor, o.stored.Y)
	s := &shared{size: plane.Whole(width, height), colour: plane.Half(width, height, false, false)}
	background := plans[0].background
	var err error
	s.decoded, err = o.readComponents(ctx, jpegfile.Request{Size: s.size, Colour: s.colour, Filter: sharp.planes},
		[3]uint8{background.R, background.G, background.B})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// reach scales a side to whole pixels, not fewer than asked for but for what the
// factor was rounded by.
func reach(factor float64, side int) int {
	const rounding = 1e-6
	return max(int(math.Ceil(factor*float64(side)-rounding)), 1)
}

// components makes what is wanted of what is shared.
func (s *shared) components(want jpegfile.Request) components {
	made := s.decoded
	made.planes = make([]plane.Plane, len(s.decoded.planes))
	for i, p := range s.decoded.planes {
		from, to := s.size, want.Size
		if i > 0 {
			from, to = s.colour, want.Colour
		}
		r := plane.NewResizer(from, to, want.Filter)
		r.Rows(p.Pix, p.Stride, p.Height)
		made.planes[i] = r.Plane()
	}
	return made
}
