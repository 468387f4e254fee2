package editor

import (
	"context"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/safefile"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// tilesKept is how many pictures of the editor's size are kept.
const tilesKept = 200

// gallery is the strip of pictures and the card of the chosen one.
type gallery struct {
	editor *Editor
	root   *fyne.Container
	label  *parts.Label
	count  *parts.Label
	scroll *scroller
	card   *fyne.Container
	none   *parts.Label

	entries []*imageEntry
	problem *parts.Label
	left    *parts.Button
	right   *parts.Button
}

func newGallery(e *Editor) *gallery {
	g := &gallery{editor: e, label: parts.NewLabel("Gallery", look.SizeSmall, look.Ink2), count: parts.NewLabel("", look.SizeSmall, look.Ink3), none: parts.NewLabel("No pictures yet. They come from the Images page.", look.SizeBody, look.Ink3),
		problem: parts.NewLabel("", look.SizeSmall, look.Warn)}
	e.strip = newStrip(e)
	e.strip.onChoose, e.strip.onMove, e.strip.onRemove, e.strip.onMenu = g.showCard, g.move, g.remove, g.offerDeeds
	g.scroll = newScroller(container.ScrollHorizontalOnly, e.strip, e.pageScroll)
	open := parts.NewLink("Open in Images", look.SizeSmall, func() { e.desk.Go(desk.Images, e.wanted) }, look.Semi)
	label := container.NewHBox(g.label, g.count, layout.NewSpacer(), open)
	g.card = g.newCard()
	g.root = container.New(layout.NewCustomPaddedVBoxLayout(8), label, g.none, g.scroll, g.card)
	e.onShow(g.show)
	return g
}

// newCard is the fields of the chosen picture.
func (g *gallery) newCard() *fyne.Container {
	name := g.entry("File name", func(i *catalog.Image) *string { return &i.FileName }).Checked(wrongFileName)
	title := g.entry("Name", func(i *catalog.Image) *string { return &i.Title })
	caption := g.entry("Description", func(i *catalog.Image) *string { return &i.Caption })
	alt := g.entry("ALT text", func(i *catalog.Image) *string { return &i.Alt }).Counted(countAlt)
	tips := g.editor.desk.Tips
	g.left = parts.NewIconButton(parts.Secondary, look.IconChevronLeft, "Move to the left (Ctrl+Left)", tips, func() { g.editor.strip.move(-1) }).Small()
	g.right = parts.NewIconButton(parts.Secondary, look.IconChevronRight, "Move to the right (Ctrl+Right)", tips, func() { g.editor.strip.move(1) }).Small()
	main := parts.NewButton(parts.Secondary, "Make main", func() { g.move(g.editor.strip.chosen, 0) }).Small()
	suggest := parts.NewButton(parts.Secondary, "Suggest ALT", g.suggest).WithIcon(look.IconSparkles).Small()
	var more *parts.Button
	more = parts.NewIconButton(parts.Secondary, look.IconEllipsis, "More", tips, func() { parts.ShowMenuBelow(more, g.deeds()) }).Small()
	remove := parts.NewButton(parts.Danger, "Remove", g.remove).WithIcon(look.IconTrash).Small()
	buttons := container.New(layout.NewCustomPaddedHBoxLayout(6), g.left, g.right, main, suggest, more, layout.NewSpacer(), remove)
	content := container.New(layout.NewCustomPaddedVBoxLayout(10),
		container.New(columns(12), name, title), container.New(columns(12), caption, alt), g.problem, buttons)
	return container.NewStack(parts.NewBox(look.Raised, look.Line, look.RadiusCard),
		container.New(layout.NewCustomPaddedLayout(12, 12, 14, 14), content))
}

// countAlt says how long an ALT text is.
func countAlt(text string) (string, parts.Tone) {
	n := utf8.RuneCountInString(text)
	tone := parts.Neutral
	if n > alttext.Recommended {
		tone = parts.Warn
	}
	return fmt.Sprintf("%d / %d", n, alttext.Recommended), tone
}

// wrongFileName says why a file cannot be called so, or nil.
func wrongFileName(name string) error {
	if name == "" {
		return nil
	}
	safe, err := safefile.SafeName(name)
	switch {
	case err != nil:
		return words.Refusal(errors.New("leave folders out of the name"))
	case safe != name:
		return words.Refusal(fmt.Errorf("not every system takes this name, %q would do", safe))
	}
	return nil
}

func (g *gallery) show(read *item) {
	images := read.row.Product.Images
	warned := make([]bool, len(images))
	for i, image := range images {
		report := alttext.Lint(image.Alt, alttext.AboutImage(read.row.Product, image))
		warned[i] = len(report.Findings) > 0 && report.Findings[0].Severity != alttext.Note
	}
	_, staged := read.row.Staged["images"]
	g.label.SetColour(inkOf(staged))
	text := words.Count(len(images), "image")
	if len(images) > 1 {
		text += ", drag to reorder"
	}
	g.count.SetText(text)
	g.editor.strip.show(images, warned)
	setVisible(g.none, len(images) == 0)
	setVisible(g.scroll, len(images) > 0)
	setVisible(g.card, len(images) > 0)
	g.scroll.SetMinSize(fyne.NewSize(0, tileCell))
	g.editor.wantPictures()
	g.showCard()
}

// showCard shows what is written about the chosen picture.
func (g *gallery) showCard() {
	strip := g.editor.strip
	if strip.chosen >= len(strip.images) {
		return
	}
	for _, entry := range g.entries {
		entry.show()
	}
	setEnabled(g.left, strip.chosen > 0)
	setEnabled(g.right, strip.chosen < len(strip.images)-1)
	g.showProblem()
}

// showProblem says why the chosen picture cannot be seen, if it cannot.
func (g *gallery) showProblem() {
	image := g.editor.strip.images[g.editor.strip.chosen]
	err := g.editor.thumbs.Problem(image)
	text := ""
	switch {
	case err != nil:
		text = words.Sentence(err.Error())
	case image.Original == "" && image.Prepared == "":
		text = "This picture is in the shop only: " + image.Src
	}
	g.problem.SetText(text)
	setVisible(g.problem, text != "")
}

// chosen is the picture the card is about, or false while there is none.
func (g *gallery) chosen() (catalog.Image, bool) {
	strip := g.editor.strip
	if g.editor.item == nil || strip.chosen >= len(strip.images) {
		return catalog.Image{}, false
	}
	return strip.images[strip.chosen], true
}

// move gives a picture another place.
func (g *gallery) move(from, to int) {
	image := g.editor.strip.images[from]
	g.editor.alter("order of the images", func(p *catalog.Product) error {
		at := find(p.Images, image, from)
		if at < 0 || to >= len(p.Images) {
			return errMoved
		}
		p.Images = slices.Insert(slices.Delete(slices.Clone(p.Images), at, at+1), to, image)
		return nil
	})
}

// find is where a picture stands now, whatever was written about it meanwhile;
// place is where it stood. A product may have the same picture twice.
func find(images []catalog.Image, image catalog.Image, place int) int {
	same := func(other catalog.Image) bool {
		return other.Src == image.Src && other.Original == image.Original && other.Prepared == image.Prepared
	}
	if place < len(images) && same(images[place]) {
		return place
	}
	return slices.IndexFunc(images, same)
}

var errMoved = fmt.Errorf("the pictures changed meanwhile: look again")

// remove takes the chosen picture off the product. The file stays.
func (g *gallery) remove() {
	image, is := g.chosen()
	if !is {
		return
	}
	place := g.editor.strip.chosen
	g.editor.alter("images", func(p *catalog.Product) error {
		at := find(p.Images, image, place)
		if at < 0 {
			return errMoved
		}
		p.Images = slices.Delete(slices.Clone(p.Images), at, at+1)
		return nil
	})
}

// suggest writes an ALT text for the chosen picture: what is there put right,
// or a new one.
func (g *gallery) suggest() {
	image, is := g.chosen()
	if !is {
		return
	}
	p := g.editor.item.row.Product
	text := alttext.Fixed(image.Alt, alttext.AboutImage(p, image))
	if strings.TrimSpace(image.Alt) != "" && text != image.Alt {
		g.writeAlt(image, text)
		return
	}
	g.editor.desk.Background(func(ctx context.Context) {
		text, err := g.compose(ctx, p, image)
		g.editor.desk.Dispatch(func() {
			switch {
			case err != nil:
				g.editor.desk.Fail("suggest an ALT text", err)
			case g.editor.item != nil && g.editor.item.row.Product.ID == p.ID:
				g.writeAlt(image, text)
			}
		})
	})
}

// compose writes a text in the style of the product's store.
func (g *gallery) compose(ctx context.Context, p catalog.Product, image catalog.Image) (string, error) {
	style, err := alttext.LoadStyle(ctx, g.editor.desk.Memory, p.StoreID)
	if err != nil {
		return "", err
	}
	composer, err := style.Composer()
	if err != nil {
		return "", err
	}
	return composer.Suggest(p, image, alttext.Sight{}).Text, nil
}

func (g *gallery) writeAlt(image catalog.Image, text string) {
	g.write(image, "ALT text of "+words.Name(image.Name()), func(i *catalog.Image) { i.Alt = text })
}

// write changes one picture of the product.
func (g *gallery) write(image catalog.Image, what string, change func(*catalog.Image)) {
	place := g.editor.strip.chosen
	g.editor.alter(what, func(p *catalog.Product) error {
		at := find(p.Images, image, place)
		if at < 0 {
			return errMoved
		}
		p.Images = slices.Clone(p.Images)
		change(&p.Images[at])
		return nil
	})
}

// wantPictures asks for the pictures of the page at the size of a tile.
func (e *Editor) wantPictures() {
	scale := float64(e.desk.Window.Canvas().Scale())
	pictures := slices.Clone(e.item.row.Product.Images)
	for _, variation := range e.item.variations {
		pictures = append(pictures, variation.Product.Images...)
	}
	e.thumbs.Want(int(math.Ceil(tileSide*scale)), pictures)
}

func (e *Editor) pictureCame(catalog.Image) {
	if e.item == nil {
		return
	}
	e.strip.Refresh()
	e.tabs.variations.draw()
	e.head.showPicture()
	e.tabs.gallery.showCard()
}
