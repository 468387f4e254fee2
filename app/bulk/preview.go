package bulk

import (
	"context"
	"maps"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
)

// Source is where a run reads products, as committed.
type Source interface {
	catalog.PartialReader
	// Members lists products each followed by its variations.
	Members(ctx context.Context, ids []catalog.ID) ([]catalog.Member, error)
	// SKUHolders and SlugHolders find the products that have a text already.
	SKUHolders(ctx context.Context, store client.ID, sku string) ([]catalog.ID, error)
	SlugHolders(ctx context.Context, store client.ID, slug string) ([]catalog.ID, error)
}

// The first rows come soon, to fill a screen; the rest in larger portions.
const (
	firstPortion = 200
	portion      = 1000
)

// Preview is what a run would do to each row of a selection. It holds verdicts;
// Rows works out what is behind them.
type Preview struct {
	Verdicts []Verdict
	Totals   Totals

	program *program
	source  Source
	named   map[catalog.ID]bool // the rows that were selected by themselves
	lost    map[catalog.ID]string
	place   map[catalog.ID]int
}

// Look judges every row of the selection. After each portion it calls came with
// the preview so far, on the same goroutine; came must not keep it. Cancelling
// ends it with the context's error.
func Look(ctx context.Context, source Source, run Run, selection []catalog.ID, came func(*Preview)) (*Preview, error) {
	program, err := prepare(run)
	if err != nil {
		return nil, err
	}
	p := &Preview{
		program: program, source: source, Totals: newTotals(),
		named: make(map[catalog.ID]bool, len(selection)), lost: make(map[catalog.ID]string), place: make(map[catalog.ID]int),
	}
	for _, id := range selection {
		p.named[id] = true
	}
	claims := newClaims(program)
	reasons := make(map[string]string)
	for rest, size := selection, firstPortion; len(rest) > 0; size = portion {
		size = min(size, len(rest))
		if err := p.portion(ctx, rest[:size], claims, reasons); err != nil {
			return nil, err
		}
		rest = rest[size:]
		came(p)
	}
	if err := p.settle(ctx, claims); err != nil {
		return nil, err
	}
	p.limitRows()
	came(p)
	return p, nil
}

// portion judges some products with their variations.
func (p *Preview) portion(ctx context.Context, ids []catalog.ID, claims *claims, reasons map[string]string) error {
	members, err := p.source.Members(ctx, ids)
	if err != nil {
		return err
	}
	return judgeAll(ctx, p.program, p.source, members, p.named, func(row *Row) {
		if _, seen := p.place[row.ID]; seen {
			return // selected by itself and with its product
		}
		verdict := verdictOf(row)
		if known, seen := reasons[verdict.Reason]; seen {
			verdict.Reason = known // one text for all rows it is said of
		} else {
			reasons[verdict.Reason] = verdict.Reason
		}
		p.place[row.ID] = len(p.Verdicts)
		p.Verdicts = append(p.Verdicts, verdict)
		p.Totals.count(verdict, 1)
		p.Totals.weigh(row)
		claims.add(row)
	})
}

// judgeAll runs the rules on members, for which it reads their products too.
func judgeAll(ctx context.Context, program *program, from catalog.PartialReader, members []catalog.Member, named map[catalog.ID]bool, judged func(*Row)) error {
	var ids []catalog.ID
	asked := make(map[catalog.ID]bool, len(members))
	for _, member := range members {
		for _, id := range []catalog.ID{member.ID, member.Parent} {
			if id != 0 && !asked[id] {
				asked[id] = true
				ids = append(ids, id)
			}
		}
	}
	partials, err := from.Partials(ctx, ids, program.reads)
	if err != nil {
		return err
	}
	byID := make(map[catalog.ID]*catalog.Partial, len(partials))
	for i := range partials {
		byID[partials[i].Product.ID] = &partials[i]
	}
	for _, member := range members {
		partial, there := byID[member.ID]
		if !there {
			continue // deleted meanwhile
		}
		var parent *catalog.Product
		if above, found := byID[member.Parent]; found {
			parent = &above.Product
		}
		alone := named[member.ID] && member.Parent != 0 && !named[member.Parent]
		if row, meant := program.judge(*partial, parent, alone); meant {
			judged(&row)
		}
	}
	return nil
}

// settle takes back rows whose SKU or link address another product would have
// too.
func (p *Preview) settle(ctx context.Context, claims *claims) error {
	lost, err := claims.lost(ctx, p.source)
	if err != nil {
		return err
	}
	for id, reason := range lost {
		p.lost[id] = reason
		p.replace(p.place[id], func(v *Verdict) { v.State, v.Reason, v.mark, v.Warned = Skipped, reason, 0, false })
	}
	return nil
}

func (p *Preview) replace(at int, change func(*Verdict)) {
	p.Totals.count(p.Verdicts[at], -1)
	change(&p.Verdicts[at])
	p.Totals.count(p.Verdicts[at], 1)
}

// limitRows counts the guard that looks at the run as a whole.
func (p *Preview) limitRows() {
	limit := p.program.run.Guards.MaxRows
	if limit > 0 && p.Totals.Changed > limit && !p.program.run.Lifted[TooManyRows] {
		p.Totals.ByGuard[TooManyRows] = p.Totals.Changed
	}
}

// Stopped lists the guards that stop the run, in a fixed order.
func (p *Preview) Stopped() []Guard {
	var stopped []Guard
	for _, guard := range []Guard{TooManyRows, PriceRise, PriceFall, ZeroPrice, SaleNotBelow, LowMargin} {
		if p.Totals.ByGuard[guard] > 0 {
			stopped = append(stopped, guard)
		}
	}
	return stopped
}

// Rows works out rows again, with what is needed to show them: titles, options
// and pictures. They come in the order asked; what is gone is left out.
func (p *Preview) Rows(ctx context.Context, verdicts []Verdict) ([]Row, error) {
	shown := *p.program
	shown.reads = compact(slices.Concat(shown.reads, []string{"title", "sku", "attributes", "images"}))
	members := make([]catalog.Member, len(verdicts))
	for i, v := range verdicts {
		members[i] = catalog.Member{ID: v.ID, Parent: v.Parent}
	}
	var rows []Row
	err := judgeAll(ctx, &shown, p.source, members, p.named, func(row *Row) {
		if reason, lost := p.lost[row.ID]; lost {
			row.State, row.Reason, row.Changes, row.After = Skipped, reason, nil, row.Before
		}
		rows = append(rows, *row)
	})
	return rows, err
}

// Snapshot is the preview as it is now, for another goroutine to look at while
// this one goes on.
func (p *Preview) Snapshot() *Preview {
	copied := *p
	copied.Verdicts = slices.Clone(p.Verdicts)
	copied.Totals.ByGuard = maps.Clone(p.Totals.ByGuard)
	copied.lost = maps.Clone(p.lost)
	return &copied
}

// Run is the run that this is the preview of.
func (p *Preview) Run() Run { return p.program.run }
