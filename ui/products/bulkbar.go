package products

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// bulkBar does things to all selected products.
type bulkBar struct {
	page   *page
	root   *fyne.Container
	count  *parts.Label
	status *parts.Button
	assign *parts.Button
	more   *parts.Button
}

const bulkPadding = 7

func newBulkBar(p *page) *bulkBar {
	b := &bulkBar{page: p, count: parts.NewLabel("", look.SizeBody, look.OnInverse, look.Semi)}
	b.status = parts.NewButton(parts.OnInverse, "Status", b.chooseStatus).WithIcon(look.IconCircleCheck)
	b.assign = parts.NewButton(parts.OnInverse, "Category", b.chooseCategory).WithIcon(look.IconLayers)
	b.more = parts.NewIconButton(parts.OnInverse, look.IconEllipsis, "More", p.desk.Tips, b.showMore)
	row := container.New(layout.NewCustomPaddedHBoxLayout(4),
		container.New(layout.NewCustomPaddedLayout(0, 0, 8, 8), b.count),
		b.status, b.assign,
		parts.NewButton(parts.OnInverse, "Export", func() { p.export(p.selection(), false) }).WithIcon(look.IconDownload),
		parts.NewButton(parts.OnInverse, "Delete", func() { p.askToDelete(p.selection()) }).WithIcon(look.IconTrash),
		b.more,
		parts.NewIconButton(parts.OnInverse, look.IconX, "Clear the selection", p.desk.Tips, p.clearSelection),
	)
	b.root = container.NewStack(parts.NewBox(look.Inverse, look.InverseLine, look.RadiusCard),
		container.New(layout.NewCustomPaddedLayout(bulkPadding, bulkPadding, bulkPadding, bulkPadding), row))
	b.root.Hide()
	return b
}

// show says how many products are selected; the bar is there while any is.
func (b *bulkBar) show(selected int) {
	room := float32(bulkRoom)
	if selected == 0 {
		room = 0
	}
	b.page.grid.SetFoot(room)
	b.count.SetText(words.Number(selected) + " selected")
	if selected == 0 {
		b.root.Hide()
		return
	}
	b.root.Show()
	b.page.root.Refresh() // the bar is as wide as its words
}

func (b *bulkBar) chooseStatus() {
	p := b.page
	field, _ := catalog.FieldByKey("status") // a field of every product
	var items []parts.MenuItem
	for _, status := range editing.Choices(field, p.scope.Store.Platform) {
		items = append(items, parts.MenuItem{Words: status, OnTap: func() { p.setAll(p.selection(), field.Key, status) }})
	}
	parts.ShowMenuBelow(b.status, items)
}

func (b *bulkBar) chooseCategory() {
	p := b.page
	p.categoryTree(func(tree []catalog.CategoryPath) {
		var items []parts.MenuItem
		for _, path := range tree {
			text := catalog.JoinList([]string{path.String()})
			items = append(items, parts.MenuItem{Words: path.String(), OnTap: func() { p.setAll(p.selection(), "categories", text) }})
		}
		if len(items) == 0 {
			items = []parts.MenuItem{{Words: "No category yet: write one into a cell", Disabled: true}}
		}
		parts.ShowMenuBelow(b.assign, items)
	})
}

func (b *bulkBar) showMore() {
	p := b.page
	parts.ShowMenuBelow(b.more, []parts.MenuItem{
		{Words: "Duplicate " + words.Count(len(p.selection()), "product"), Icon: look.IconCopy, OnTap: func() { p.duplicate(p.selection()) }},
		{Words: "Select all " + words.Number(p.listing.Count()), Key: "Ctrl A", OnTap: p.grid.SelectAll},
	})
}
