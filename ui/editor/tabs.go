package editor

import (
	"fmt"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// tabbedPage is the page: head, tabs, and the view that is chosen, beside the
// facts.
type tabbedPage struct {
	editor     *Editor
	root       *fyne.Container
	tabs       *parts.Tabs
	views      []fyne.CanvasObject
	scrolls    []*container.Scroll // the views', then the rail's
	railScroll *container.Scroll
	rail, edge fyne.CanvasObject
	gallery    *gallery
	variations *variationsTab
}

// The tabs.
const (
	contentTab = iota
	variationTab
	searchEngineTab
)

const pageGap = 20

func newTabbedPage(e *Editor) *tabbedPage {
	t := &tabbedPage{editor: e}
	t.gallery = newGallery(e)
	t.variations = newVariationsTab(e)
	t.tabs = parts.NewTabs(t.tabWords(0), contentTab, e.desk.Tips, t.choose)
	t.views = []fyne.CanvasObject{t.scrolled(t.writing()), t.variations.root, t.scrolled(newSearchTab(e).content())}
	rail := container.NewVScroll(e.newRail())
	t.scrolls = append(t.scrolls, rail)
	t.edge, t.rail, t.railScroll = parts.NewUprightDivider(0), rail, rail
	t.root = container.New(pageLayout{}, e.head.bar, t.tabs, container.NewStack(t.views...), t.edge, t.rail)
	t.choose(contentTab)
	e.onShow(t.show)
	return t
}

func (t *tabbedPage) tabWords(variations int) []parts.Tab {
	count := ""
	if variations > 0 {
		count = words.Number(variations)
	}
	return []parts.Tab{{Words: "Content"}, {Words: "Variations", Count: count}, {Words: "Search"}}
}

func (t *tabbedPage) show(read *item) {
	t.tabs.SetTabs(t.tabWords(len(read.variations)))
}

func (t *tabbedPage) choose(tab int) {
	t.tabs.SetChosen(tab)
	for i, view := range t.views {
		setVisible(view, i == tab)
	}
	setVisible(t.rail, tab != variationTab)
	setVisible(t.edge, tab != variationTab)
	t.root.Layout.Layout(t.root.Objects, t.root.Size())
}

// pageScroll is what scrolls the first view, for the parts in it that scroll
// themselves.
func (e *Editor) pageScroll() fyne.Scrollable { return e.tabs.scrolls[contentTab] }

// searchScroll is what scrolls the view of searches. The variations, in
// between, scroll by themselves.
func (e *Editor) searchScroll() fyne.Scrollable { return e.tabs.scrolls[1] }

// railScroll is what scrolls the rail.
func (e *Editor) railScroll() fyne.Scrollable { return e.tabs.railScroll }

// toTop scrolls to the beginning, as for another product.
func (t *tabbedPage) toTop() {
	for _, scroll := range t.scrolls {
		scroll.ScrollToTop()
	}
}

// scrolled is a view with the page's margins that scrolls.
func (t *tabbedPage) scrolled(content fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewVScroll(container.New(layout.NewCustomPaddedLayout(16, 32, look.PageMargin, look.PageMargin), content))
	t.scrolls = append(t.scrolls, scroll)
	return scroll
}

// writing is the first tab: texts, pictures, attributes.
func (t *tabbedPage) writing() fyne.CanvasObject {
	e := t.editor
	title := e.line("title", "").Counted(countTitle)
	link := e.line("slug", "").Mono()
	short := e.newField("short_description", "", func(label string) *parts.Entry { return parts.NewMultiEntry(label, 3).WithinScroll(e.pageScroll) }).entry
	return container.New(layout.NewCustomPaddedVBoxLayout(pageGap),
		container.New(layout.NewCustomPaddedVBoxLayout(fieldGap), title, link),
		newDescription(e).root, short, t.gallery.root, newAttributes(e).content(), newCustom(e).content())
}

// goodTitle is up to how many characters of a title are shown nearly
// everywhere: search results cut at about 60 to 70.
const goodTitle = 70

func countTitle(text string) (string, parts.Tone) {
	n := utf8.RuneCountInString(text)
	tone := parts.Good
	switch {
	case n == 0:
		tone = parts.Neutral
	case n > goodTitle:
		tone = parts.Warn
	}
	return fmt.Sprintf("%d / %d", n, goodTitle), tone
}
