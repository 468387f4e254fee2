package editor

import (
	"cmp"
	"fmt"
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/htmltext"
	"storehand/app/snippet"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// searchTab is what search engines are told, with how a result looks.
type searchTab struct {
	editor      *Editor
	title       *parts.Entry
	description *parts.Entry
	address     *parts.Label
	name        *parts.Label
	heading     *parts.Paragraph
	text        *parts.Paragraph
	lengths     *parts.Label
	plain       string // the description's text, for want of one for searches
}

// resultWidth is how wide a result's texts are shown, in pixels. What is cut
// is measured in the search engine's own letters, not in these.
const resultWidth = 620

func newSearchTab(e *Editor) *searchTab {
	s := &searchTab{
		editor: e, address: parts.NewLabel("", look.SizeSmall, look.Ink2).Shortened(), name: parts.NewLabel(e.store.Name, look.SizeSmall, look.Ink),
		heading: parts.NewParagraph("", look.SizeTitle-2, look.AccentInk).Width(resultWidth),
		text:    parts.NewParagraph("", look.SizeBody, look.Ink2).Width(resultWidth),
		lengths: parts.NewLabel("", look.SizeSmall, look.Ink3),
	}
	follow := func(string) { s.follow() }
	s.title = e.newField("seo_title", "", parts.NewEntry).alsoOnChange(follow).entry.Counted(room(snippet.TitleSize, snippet.TitleRoom))
	s.description = e.newField("seo_description", "", func(label string) *parts.Entry { return parts.NewMultiEntry(label, 3).WithinScroll(e.searchScroll) }).
		alsoOnChange(follow).entry.Counted(room(snippet.DescriptionSize, snippet.DescriptionRoom))
	e.onShow(s.show)
	return s
}

// room says how much of the room in a result a text takes.
func room(size, limit int) parts.Counter {
	return func(text string) (string, parts.Tone) {
		width := snippet.Width(text, size)
		tone := parts.Good
		switch {
		case width > limit:
			tone = parts.Warn
		case width == 0:
			tone = parts.Neutral
		}
		return fmt.Sprintf("%d / %d px", width, limit), tone
	}
}

func (s *searchTab) content() fyne.CanvasObject {
	mark := parts.NewMonogram(client.Monogram(s.editor.store.Name), color.NRGBA{R: 0x46, G: 0x53, B: 0x5F, A: 0xFF}, 22)
	site := container.New(layout.NewCustomPaddedHBoxLayout(10), container.NewCenter(mark),
		container.New(layout.NewCustomPaddedVBoxLayout(0), s.name, container.New(fixedSize{resultWidth - 40, 16}, s.address)))
	result := container.New(layout.NewCustomPaddedVBoxLayout(6), site, s.heading, s.text)
	card := container.NewStack(parts.NewBox(look.Surface, look.Line, look.RadiusCard), container.New(layout.NewCustomPaddedLayout(16, 16, 18, 18), result))
	label := container.NewBorder(nil, nil, parts.NewLabel("Search preview, on a desktop screen", look.SizeBody, look.Ink, look.Semi), s.lengths)
	note := parts.NewParagraph("An empty search title or description is filled from the product's title and texts, as the preview shows.", look.SizeSmall, look.Ink3).Width(resultWidth)
	return container.New(layout.NewCustomPaddedVBoxLayout(16), s.title, s.description, note, container.New(layout.NewCustomPaddedVBoxLayout(8), label, card))
}

func (s *searchTab) show(read *item) {
	p := &read.row.Product
	s.plain = cmp.Or(glimpse(p.ShortDescription), glimpse(p.Description))
	s.follow()
}

// mostOfText is how much of a description can matter to a result.
const mostOfText = 2000

// glimpse is the beginning of a description as plain text.
func glimpse(html string) string {
	if len(html) > mostOfText {
		html = strings.ToValidUTF8(html[:mostOfText], "")
	}
	return htmltext.Plain(html)
}

// follow draws the result from what is in the boxes.
func (s *searchTab) follow() {
	if s.editor.item == nil {
		return
	}
	p := &s.editor.item.row.Product
	title := cmp.Or(strings.TrimSpace(s.title.Text()), p.Title)
	text := cmp.Or(strings.TrimSpace(s.description.Text()), s.plain)
	shownTitle, titleCut := snippet.Cut(title, snippet.TitleSize, snippet.TitleRoom)
	shownText, textCut := snippet.Cut(text, snippet.DescriptionSize, snippet.DescriptionRoom)
	s.heading.SetText(shownTitle)
	s.text.SetText(shownText)
	s.address.SetText(addressOf(s.editor.store, p))
	s.lengths.SetText(cutWords(titleCut, textCut))
}

func cutWords(title, text bool) string {
	switch {
	case title && text:
		return "Title and text are cut"
	case title:
		return "The title is cut"
	case text:
		return "The text is cut"
	default:
		return "Nothing is cut"
	}
}

// addressOf is the way to the product as a result shows it.
func addressOf(store client.Store, p *catalog.Product) string {
	site := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(store.Address, "https://"), "http://"), "/")
	steps := []string{cmp.Or(site, "your shop")}
	switch store.Platform {
	case client.Shopify:
		steps = append(steps, "products")
	case client.WooCommerce:
		steps = append(steps, "product")
	}
	return strings.Join(append(steps, cmp.Or(p.Slug, catalog.Slug(p.Title))), " › ")
}
