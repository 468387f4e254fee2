package products

import (
	"context"

	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// remember keeps how the page is set up for the next start.
func (p *page) remember() {
	memory, key := p.memory, memoryKey(p.scope.Store.ID)
	p.desk.Background(func(ctx context.Context) {
		if err := p.desk.Memory.SaveSetting(ctx, key, memory); err != nil {
			p.desk.Fail("remember how the products are shown", err)
		}
	})
}

// arranged keeps the user's columns.
func (p *page) arranged(layout grid.Layout) {
	p.memory.Layout = layout
	p.remember()
}

// sort lists the products in another order.
func (p *page) sort(order grid.Sort) {
	p.filter.sort, p.memory.Sort = order, order
	p.remember()
	p.refresh(anew)
}

// setDensity changes the height of the rows; 1 is the compact one.
func (p *page) setDensity(density int) {
	p.memory.Compact = density == 1
	height := look.RowHeight
	if p.memory.Compact {
		height = look.CompactRowHeight
	}
	p.grid.SetRowHeight(height)
	p.remember()
}

// chooseColumns opens the list of columns to show and hide.
func (b *filterBar) chooseColumns() {
	p := b.page
	var choices []choice
	for at, state := range p.grid.Layout().Columns {
		title := p.sheet.Title(state.ID)
		if title == "" {
			continue
		}
		choices = append(choices, choice{words: title, on: !state.Hidden, onChange: func(on bool) {
			layout := p.grid.Layout()
			layout.Columns[at].Hidden = !on
			p.grid.SetLayout(layout)
			p.arranged(p.grid.Layout())
		}})
	}
	var popover *parts.Popover
	reset := parts.NewButton(parts.Secondary, "Reset columns", func() {
		popover.Close()
		p.grid.SetLayout(p.sheet.Layout(p.width))
		p.arranged(grid.Layout{})
	}).Small()
	popover = showChoices(b.columns, "Columns", choices, reset)
}
