package products

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// filterBar is the row of tokens between tabs and grid, with what changes the
// look of the grid at its end.
type filterBar struct {
	page    *page
	root    *fyne.Container
	tokens  *fyne.Container
	add     *fyne.Container
	count   *parts.Label
	columns *parts.Button
}

const tokenGap = 8

func newFilterBar(p *page) *filterBar {
	b := &filterBar{page: p, tokens: container.New(layout.NewCustomPaddedHBoxLayout(tokenGap)), count: parts.NewLabel("", look.SizeSmall, look.Ink3)}
	b.add = parts.NewAddToken("Filter", b.choose)
	b.columns = parts.NewButton(parts.Quiet, "Columns", b.chooseColumns).WithIcon(look.IconColumns).Small()
	density := 0
	if p.memory.Compact {
		density = 1
	}
	rows := parts.NewSegmented([]parts.Segment{{Icon: look.IconList}, {Icon: look.IconTable}}, density, p.setDensity).Small()
	right := container.New(layout.NewCustomPaddedHBoxLayout(tokenGap), b.count, parts.NewUprightDivider(16), b.columns, rows)
	bar := container.NewBorder(nil, nil, b.tokens, right)
	b.root = container.New(layout.NewCustomPaddedLayout(0, 0, look.PageMargin, look.PageMargin), bar)
	b.refresh()
	return b
}

// shown says how many products are listed, where a filter leaves some out.
func (b *filterBar) shown(n int, narrowed bool) {
	text := ""
	if narrowed {
		text = words.Number(n) + " shown"
	}
	b.count.SetText(text)
	b.root.Refresh()
}

// refresh draws the tokens of the filter.
func (b *filterBar) refresh() {
	f := &b.page.filter
	b.tokens.RemoveAll()
	if len(f.categories) > 0 {
		b.tokens.Add(parts.NewFilterToken(categoryWords(f.categories), b.chooseCategories, func() { f.categories = nil; b.changed() }))
	}
	if len(f.statuses) > 0 {
		b.tokens.Add(parts.NewFilterToken(statusWords(f.statuses), b.chooseStatuses, func() { f.statuses = nil; b.changed() }))
	}
	b.tokens.Add(b.add)
}

// changed follows a change of the tokens.
func (b *filterBar) changed() {
	p := b.page
	p.memory.Statuses, p.memory.Categories = p.filter.statuses, p.filter.categories
	p.remember()
	b.refresh()
	p.refresh(anew)
}

// choose asks by what to filter.
func (b *filterBar) choose() {
	parts.ShowMenuBelow(b.add, []parts.MenuItem{
		{Words: "Status", Icon: look.IconCircleCheck, OnTap: b.chooseStatuses},
		{Words: "Category", Icon: look.IconLayers, OnTap: b.chooseCategories},
	})
}

func (b *filterBar) chooseStatuses() {
	f := &b.page.filter
	field, _ := catalog.FieldByKey("status") // a field of every product
	var choices []choice
	for _, name := range editing.Choices(field, b.page.scope.Store.Platform) {
		status := catalog.Status(editing.Value(field, name))
		choices = append(choices, choice{words: name, on: slices.Contains(f.statuses, status), onChange: func(on bool) {
			f.statuses = with(f.statuses, status, on, func(a, b catalog.Status) bool { return a == b })
			b.changed()
		}})
	}
	showChoices(b.add, "Status", choices)
}

func (b *filterBar) chooseCategories() {
	b.page.categoryTree(func(tree []catalog.CategoryPath) {
		f := &b.page.filter
		var choices []choice
		for _, path := range tree {
			choices = append(choices, choice{words: path[len(path)-1], level: len(path) - 1, on: slices.ContainsFunc(f.categories, func(c catalog.CategoryPath) bool { return slices.Equal(c, path) }), onChange: func(on bool) {
				f.categories = with(f.categories, path, on, slices.Equal[catalog.CategoryPath])
				b.changed()
			}})
		}
		if len(choices) == 0 {
			b.page.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "No product of this shop has a category"})
			return
		}
		showChoices(b.add, "Category", choices)
	})
}

// with is a list with a value put in or taken out.
func with[T any](values []T, value T, in bool, same func(a, b T) bool) []T {
	rest := slices.DeleteFunc(slices.Clone(values), func(other T) bool { return same(other, value) })
	if in {
		rest = append(rest, value)
	}
	return rest
}

// categoryTree reads the store's categories and hands them over.
func (p *page) categoryTree(then func([]catalog.CategoryPath)) {
	p.desk.Background(func(ctx context.Context) {
		tree, err := p.section.params.Products.CategoryTree(ctx, p.scope.Store.ID)
		if err != nil {
			p.desk.Fail("read the categories", err)
			return
		}
		p.desk.Dispatch(func() { then(tree) })
	})
}

func (p *page) clearFilter() {
	p.filter.statuses, p.filter.categories, p.filter.text = nil, nil, ""
	p.search.SetText("")
	p.bar.changed()
}
