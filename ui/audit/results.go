package audit

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/compliance"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the page in pixels.
const (
	resultsWidth, resultsHeight              float32 = 1000, 720
	pictureColumn, productColumn, ruleColumn float32 = 52 + look.PageMargin - 2, 260, 150
	resultColumn, measuredColumn             float32 = 92, 150
	wantedColumn                             float32 = resultsWidth - 2 - pictureColumn - productColumn - ruleColumn - resultColumn - measuredColumn
	channelWidth                             float32 = 260
)

// results shows what came of checking a store: figures for each channel, and
// below them what they count.
type results struct {
	audit   *Audit
	found   *result
	channel int

	figures *parts.Figures
	caption *parts.Label
	list    *fyne.Container
	rows    []row
	at      int // the row under the cursor
	product *parts.Button
}

func newResults(a *Audit, found *result) *results {
	return &results{audit: a, found: found, caption: parts.NewLabel("", look.SizeSmall, look.Ink2), list: container.NewStack()}
}

func (r *results) show() {
	a := r.audit
	channel := r.name()
	r.figures = parts.NewFigures(r.found.figures(channel), int(r.found.first(channel)), func(int) { r.showRows() })
	r.product = parts.NewButton(parts.Primary, "Show product", r.open).WithKey("Enter")
	a.dialog.Show(a.desk.Window.Canvas(), parts.WidePage{
		Title: "Pictures of " + r.found.store.Name, Subtitle: r.found.summary.Sentence(), Width: resultsWidth, Height: resultsHeight,
		Content: r.content(), Promise: "Checked at " + r.found.when.Format("15:04") + ".",
		Actions: []*parts.Button{
			parts.NewButton(parts.Quiet, "Close", a.close).WithKey("Esc"),
			parts.NewButton(parts.Secondary, "Save report …", r.save).WithIcon(look.IconDownload),
			r.product,
		},
	})
	r.showRows()
}

// name is the name of the channel in front.
func (r *results) name() string { return r.found.channels[r.channel].Name }

func (r *results) content() fyne.CanvasObject {
	space := layout.NewSpacer()
	bar := container.New(paint.Row{Fill: space}, r.caption, space)
	if len(r.found.channels) > 1 {
		names := make([]string, len(r.found.channels))
		for i, channel := range r.found.channels {
			names[i] = channel.Name
		}
		choice := parts.NewSelect(names, r.channel, r.choose).Small()
		bar.Add(container.New(paint.Width(channelWidth), choice))
	}
	edge := look.PageMargin
	head := container.New(layout.NewCustomPaddedLayout(rowGap, 8, edge, edge),
		container.New(layout.NewCustomPaddedVBoxLayout(8), r.figures, container.New(even(look.SmallControlHeight), bar)))
	return parts.NewTight(container.New(paint.Column{}, head, parts.NewDivider()), nil, r.list)
}

// choose brings another channel to the front.
func (r *results) choose(channel int) {
	r.channel = channel
	r.figures.SetFigures(r.found.figures(r.name()))
	r.figures.SetChosen(int(r.found.first(r.name())))
	r.showRows()
}

// showRows lists what the chosen figure counts.
func (r *results) showRows() {
	r.rows, r.at = r.found.rows(r.name(), kind(r.figures.Chosen())), 0
	r.caption.SetText(r.captionOf())
	if len(r.rows) == 0 {
		r.product.Disable()
		none := parts.NewLabel("There are none.", look.SizeBody, look.Ink2)
		r.list.Objects = []fyne.CanvasObject{container.NewVBox(container.New(
			layout.NewCustomPaddedLayout(look.CardPadding, 0, look.PageMargin, look.PageMargin), none))}
		r.list.Refresh()
		return
	}
	r.product.Enable()
	shown := findings.Show(r.audit.desk, findings.List{
		Columns: []grid.Column{
			{ID: "picture", Kind: grid.Thumbnail, Width: pictureColumn}, {ID: "product", Title: "Product", Width: productColumn},
			{ID: "rule", Title: "Rule", Width: ruleColumn}, {ID: "result", Title: "Result", Kind: grid.Chip, Width: resultColumn},
			{ID: "measured", Title: "Measured", Width: measuredColumn}, {ID: "wanted", Title: "Wanted", Width: wantedColumn},
		},
		Count: len(r.rows), Row: func(i int) []string { return r.rows[i].texts() }, Detail: func(i int) string { return r.rows[i].detail() },
		Tone:   func(i int) parts.Tone { return kinds[r.rows[i].kind()].tone },
		OnOpen: r.goTo, OnRow: func(i int) { r.at = i },
		Pictures: findings.Pictures{Source: r.audit.params.Pictures, Of: func(i int) catalog.Image { return r.rows[i].entry.File.Image() }},
	})
	r.list.Objects = []fyne.CanvasObject{shown.Content}
	r.list.Refresh()
	shown.Focus()
}

// captionOf counts what is listed: "3 findings on 2 pictures".
func (r *results) captionOf() string {
	pictures := map[int]bool{}
	findings := 0
	for _, row := range r.rows {
		pictures[row.entry.Order] = true
		if row.finding != nil {
			findings++
		}
	}
	if findings == 0 {
		return words.Count(len(pictures), "picture")
	}
	return fmt.Sprintf("%s on %s", words.Count(findings, "finding"), words.Count(len(pictures), "picture"))
}

// texts are the cells of a row.
func (r row) texts() []string {
	cells := []string{"", r.label(), "", kinds[r.kind()].chip, "", ""}
	switch {
	case r.finding != nil:
		cells[2], cells[4], cells[5] = r.finding.Key.Label(), words.Sentence(r.finding.Measured), words.Sentence(r.finding.Wanted)
	case r.entry.Picture != nil:
		cells[2], cells[4] = "All rules", fmt.Sprintf("%d × %d px", r.entry.Picture.Facts.Width, r.entry.Picture.Facts.Height)
	}
	return cells
}

// label names the picture: "Squall shell jacket, Rust, picture 2".
func (r row) label() string {
	if r.entry.Position == 1 {
		return r.entry.Label()
	}
	return fmt.Sprintf("%s, picture %d", r.entry.Label(), r.entry.Position)
}

// detail is a row in full, with what to do and whose rule it is.
func (r row) detail() string {
	lines := []string{r.label() + ": " + r.entry.Name}
	if r.entry.Reason != "" {
		lines = append(lines, words.Sentence(r.entry.Reason))
	}
	if f := r.finding; f != nil {
		lines = append(lines, f.Text, f.Note, sourceOf(*f))
	}
	return strings.Join(slices.DeleteFunc(lines, func(line string) bool { return line == "" }), "\n")
}

// sourceOf says whose rule it is and when it was looked up.
func sourceOf(f compliance.Finding) string {
	switch {
	case f.Source == "":
		return ""
	case f.Date == "":
		return "Source: " + f.Source
	}
	return fmt.Sprintf("Source: %s, looked up %s", f.Source, month(f.Date))
}

// open goes to the product of the row under the cursor.
func (r *results) open() {
	if r.at < len(r.rows) {
		r.goTo(r.at)
	}
}

func (r *results) goTo(i int) {
	r.audit.close()
	r.audit.params.OnProduct(r.found.store.ID, r.rows[i].entry.Of)
}
