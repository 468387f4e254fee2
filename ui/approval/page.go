package approval

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/contactsheet"
	"storehand/ui/latest"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the dialog in pixels.
const (
	pageWidth   float32 = 640
	pageHeight  float32 = 560
	rowGap      float32 = 14
	columnGap   float32 = 16
	halfGap     float32 = 6 // beside each of two fields
	numberWidth float32 = 84
)

// mostCells is how many pictures can stand side by side, and below each other.
const mostCells = 12

// papers are the papers in the order of their switch.
var papers = []contactsheet.Paper{contactsheet.A4, contactsheet.Letter}

// page asks what the sheet is to show and what it looks like.
type page struct {
	approval  *Approval
	subject   Subject
	extents   []extent
	form      form
	typefaces contactsheet.Typefaces
	found     *found // pictures of the chosen extent; nil while they are read

	which         *parts.Radio
	title, client *parts.Entry
	forward       *parts.Button
}

func newPage(a *Approval, s Subject, kept form, typefaces contactsheet.Typefaces) *page {
	return &page{approval: a, subject: s, extents: a.extents(s), form: kept, typefaces: typefaces}
}

func (p *page) show() {
	a := p.approval
	options := make([]string, len(p.extents))
	for i, extent := range p.extents {
		options[i] = extent.words
	}
	p.which = parts.NewRadio(options, 0, func(int) { p.read() })
	p.title = parts.NewEntry("Title").WithPlaceholder("Spring shoot").OnEnter(p.ask)
	p.title.SetText("Pictures of " + p.subject.Scope.Store.Name)
	p.client = parts.NewEntry("For").OnEnter(p.ask)
	p.client.SetText(p.subject.Scope.Client.Name)
	p.forward = parts.NewButton(parts.Primary, "Save contact sheet …", p.ask).WithKey("Ctrl Enter")
	a.dialog.Show(a.desk.Window.Canvas(), parts.WidePage{
		Title: "Contact sheet", Subtitle: p.subject.Scope.Store.Name, Width: pageWidth, Height: pageHeight, Content: p.content(),
		Actions: []*parts.Button{parts.NewButton(parts.Quiet, "Cancel", a.close).WithKey("Esc"), p.forward},
	})
	p.read()
}

func (p *page) content() fyne.CanvasObject {
	file := parts.NewSegmented(parts.Segments("PDF", "PNG"), at(p.form.PNG), func(chosen int) { p.form.PNG = chosen == 1; p.refresh() })
	paper := parts.NewSegmented(parts.Segments("A4", "Letter"), max(slices.Index(papers, p.form.Paper), 0), func(chosen int) { p.form.Paper = papers[chosen]; p.refresh() })
	side := parts.NewSegmented(parts.Segments("Upright", "Landscape"), at(p.form.Landscape), func(chosen int) { p.form.Landscape = chosen == 1; p.refresh() })
	rows := container.New(layout.NewCustomPaddedVBoxLayout(rowGap),
		titled("Which", p.which),
		container.New(layout.NewGridLayoutWithColumns(2),
			container.New(layout.NewCustomPaddedLayout(0, 0, 0, halfGap), p.title), container.New(layout.NewCustomPaddedLayout(0, 0, halfGap, 0), p.client)),
		paint.Line(columnGap, titled("File", file), titled("Paper", paper), titled("Page", side)),
		paint.Line(columnGap, titled("Pictures side by side", p.cells(&p.form.Columns)), titled("Rows on a page", p.cells(&p.form.Rows))),
		titled("With each picture", p.texts()))
	padded := container.New(layout.NewCustomPaddedLayout(look.CardPadding, look.CardPadding, look.PageMargin, look.PageMargin), rows)
	return container.NewVScroll(padded)
}

// at is the place of a choice between two.
func at(second bool) int {
	if second {
		return 1
	}
	return 0
}

// titled puts small words above a control.
func titled(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(4), parts.NewLabel(words, look.SizeSmall, look.Ink2), control)
}

// cells chooses how many pictures a page has in a direction.
func (p *page) cells(count *int) fyne.CanvasObject {
	options := make([]string, mostCells)
	for i := range options {
		options[i] = strconv.Itoa(i + 1)
	}
	choice := parts.NewSelect(options, min(max(*count, 1), mostCells)-1, func(chosen int) {
		*count = chosen + 1
		p.refresh()
	})
	return container.New(layout.NewGridWrapLayout(fyne.NewSize(numberWidth, look.ControlHeight)), choice)
}

// texts are what can stand with each picture.
func (p *page) texts() fyne.CanvasObject {
	show := &p.form.Show
	all := container.New(layout.NewGridLayoutWithColumns(3))
	for _, one := range []struct {
		words string
		on    *bool
	}{
		{"File name", &show.Name}, {"SKU and title", &show.SKU}, {"Price", &show.Price},
		{"ALT text", &show.Alt}, {"The photo beside it", &show.Before}, {"Boxes to tick", &show.Tick},
	} {
		check := parts.NewCheck(one.words, func(on bool) {
			*one.on = on
			p.refresh()
		})
		if *one.on {
			check.SetState(parts.On)
		}
		all.Add(check)
	}
	return all
}

// read reads the pictures of the chosen extent.
func (p *page) read() {
	p.found = nil
	p.refresh()
	extent := p.extents[p.which.Chosen()]
	p.approval.reading.Begin(latest.Task{
		Failed: func(err error) { p.approval.desk.Fail("list the pictures", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			found, err := extent.read(ctx)
			return func() {
				p.found = &found
				p.refresh()
			}, err
		},
	})
}

// refresh says what the sheet will be.
func (p *page) refresh() {
	promise, ready := p.promise()
	if ready {
		p.forward.Enable()
	} else {
		p.forward.Disable()
	}
	p.approval.dialog.SetPromise(promise)
}

// promise says how large the sheet will be, or why there will be none.
func (p *page) promise() (words string, ready bool) {
	switch {
	case p.found == nil:
		return "Looking for the pictures", false
	case len(p.found.entries) == 0:
		return "There are no pictures on this computer." + p.elsewhere(), false
	}
	sheet := p.sheet()
	if err := sheet.Validate(); err != nil {
		return sentence(err), false
	}
	return p.size(sheet.Pages(len(p.found.entries))) + p.elsewhere(), true
}

// sheet is what is asked for now.
func (p *page) sheet() contactsheet.Sheet {
	f := p.form
	return contactsheet.Sheet{
		Title: cmp.Or(strings.TrimSpace(p.title.Text()), "Contact sheet"), Client: strings.TrimSpace(p.client.Text()), Day: p.approval.params.Now(),
		Paper: f.Paper, Landscape: f.Landscape, Columns: f.Columns, Rows: f.Rows, Show: f.Show, Typefaces: p.typefaces,
	}
}

func (p *page) size(pages int) string {
	return fmt.Sprintf("%s on %s.", words.Count(len(p.found.entries), "picture"), words.Count(pages, "page"))
}

func sentence(err error) string { return words.Sentence(err.Error()) }

// elsewhere says how many pictures cannot be shown.
func (p *page) elsewhere() string {
	if n := p.found.elsewhere; n > 0 {
		return fmt.Sprintf(" %s more in the shop only.", words.Number(n))
	}
	return ""
}
