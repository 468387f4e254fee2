package products

import (
	"slices"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// viewTabs are the tabs of the views with their counts, if they are known.
func viewTabs(counts map[catalog.View]int) []parts.Tab {
	tabs := make([]parts.Tab, len(catalog.Views))
	for i, view := range catalog.Views {
		tabs[i] = parts.Tab{Words: viewNames[view], Staged: view == catalog.Changed && counts[view] > 0}
		if counts != nil {
			tabs[i].Count = words.Number(counts[view])
		}
	}
	return tabs
}

func (p *page) viewIndex() int { return max(0, slices.Index(catalog.Views, p.filter.view)) }

func (p *page) chooseView(tab int) {
	p.filter.view = catalog.Views[tab]
	p.memory.View = p.filter.view
	p.remember()
	p.refresh(anew)
}

// emptyAll is what a store without products shows: ways to get some.
func (p *page) emptyAll() []parts.EmptyAction {
	return []parts.EmptyAction{
		{Icon: look.IconUpload, Title: "Import a file", Words: "The product file of your shop, columns are matched for you", Key: "Ctrl O", OnTap: p.section.params.OnImport},
		{Icon: look.IconPlus, Title: "New product", Words: "Start with a title and a price", Key: "Ctrl N", OnTap: p.newProduct},
	}
}

// showEmpty puts what explains an empty list in its place, once the counts are
// known.
func (p *page) showEmpty() {
	reason := p.whyEmpty()
	if reason == p.empty {
		return
	}
	p.empty = reason
	p.body.Objects = p.body.Objects[:1]
	for _, object := range p.useless {
		if reason == emptyStore {
			object.Hide()
		} else {
			object.Show()
		}
	}
	view := "“" + viewNames[p.filter.view] + "”"
	switch reason {
	case "":
	case emptyStore:
		p.cover(reason, "Bring them in from a file, or write the first one by hand.", p.emptyAll()...)
	case emptyFilter:
		p.cover(reason, "Nothing in "+view+" fits this filter.",
			parts.EmptyAction{Icon: look.IconX, Title: "Clear the filter", Words: "Shows all of " + view + " again", OnTap: p.clearFilter})
	default:
		p.cover("Nothing here", reason,
			parts.EmptyAction{Icon: look.IconPackage, Title: "Show all products", Words: words.Count(p.counts[catalog.AllProducts], "product"), OnTap: func() { p.tabs.SetChosen(0); p.chooseView(0) }})
	}
	p.root.Refresh()
}

// What is said in place of an empty list.
const (
	emptyStore  = "No products in this shop yet"
	emptyFilter = "No product matches"
)

// whyEmpty says why nothing is listed; "" while something is.
func (p *page) whyEmpty() string {
	switch {
	case p.listing.Count() > 0 || len(p.counts) == 0:
		return ""
	case p.counts[catalog.AllProducts] == 0:
		return emptyStore
	case p.filter.narrowed():
		return emptyFilter
	default:
		return emptyViews[p.filter.view]
	}
}

// cover lays an empty state over the grid, below its head.
func (p *page) cover(title, explanation string, actions ...parts.EmptyAction) {
	ground := parts.NewBox(look.Surface, "", 0)
	p.body.Objects = append(p.body.Objects, container.New(
		layout.NewCustomPaddedLayout(look.HeadHeight, 0, 0, 0),
		container.NewStack(ground, parts.NewEmptyState(title, explanation, actions...))))
}
