package importer

import (
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/catalog"
	"storehand/app/exchange"
	"storehand/ui/findings"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Words for what a column holds where that is no field.
const (
	keptAsItIs  = "Keep as it is"
	asTheFormat = "As the format has it"
)

// mappingDelay is how long the user has to leave the columns alone before the
// import is planned anew.
const mappingDelay = 400 * time.Millisecond

// mapping is the list of the file's columns, and which field each one feeds.
type mapping struct {
	preview *preview
	content fyne.CanvasObject
	list    *widget.List
}

func newMapping(p *preview) *mapping {
	m := &mapping{preview: p}
	m.list = widget.NewList(func() int { return len(p.mapped.Headings) },
		func() fyne.CanvasObject { return newMappingRow(m) },
		func(i widget.ListItemID, row fyne.CanvasObject) { row.(*mappingRow).show(i) })
	m.list.HideSeparators = true
	head := container.New(mappingLayout{},
		parts.NewLabel("Column in the file", look.SizeSmall, look.Ink2), parts.NewLabel("First value", look.SizeSmall, look.Ink2),
		parts.NewLabel("Goes into", look.SizeSmall, look.Ink2))
	top := container.NewStack(parts.NewBox(look.Raised, "", 0), parts.NewTight(parts.NewDivider(), parts.NewDivider(),
		container.New(layout.NewCustomPaddedLayout(7, 7, 0, 0), head)))
	m.content = parts.NewTight(top, nil, m.list)
	return m
}

// options are the words to choose from for a column, and the chosen one. The
// first is what the column was recognised as, where that is no field.
func options(found, mapped exchange.Inspection, at int) (words []string, chosen int) {
	words = append(words, keptAsItIs)
	if found.Names[at] != "" && found.Field(at) == "" {
		words[0] = asTheFormat
	}
	for _, field := range catalog.Fields {
		words = append(words, field.Label)
	}
	key := mapped.Field(at)
	return words, 1 + slices.IndexFunc(catalog.Fields, func(f *catalog.Field) bool { return f.Key == key })
}

// choose says what a column holds. A choice that is what was recognised brings
// that back whole: a format may know more of a column than its field.
func choose(found exchange.Inspection, mapped *exchange.Inspection, at, chosen int) error {
	key := ""
	if chosen > 0 {
		key = catalog.Fields[chosen-1].Key
	}
	if key == found.Field(at) && (key != "" || found.Names[at] != "") {
		names := slices.Clone(mapped.Names)
		for i := range names {
			if key != "" && names[i] != found.Names[i] && mapped.Field(i) == key {
				names[i] = "" // another column that was given the field by hand
			}
		}
		names[at] = found.Names[at]
		mapped.Names = names
		return nil
	}
	return mapped.Map(at, key)
}

// choose changes the mapping and plans anew a little later.
func (m *mapping) choose(at, chosen int) {
	p := m.preview
	if err := choose(p.found, &p.mapped, at, chosen); err != nil {
		p.session.desk.Fail("map the column "+p.mapped.Headings[at], err)
		return
	}
	m.list.Refresh()
	p.forward.Disable()
	p.later()
	p.session.reading.Stop()
	still := p.session.reading.Still()
	p.later = p.session.desk.After(mappingDelay, func() {
		if still() {
			p.again()
		}
	})
}

// sample is the first value of a column.
func sample(in exchange.Inspection, at int) string {
	for _, row := range in.Head {
		if at < len(row.Cells) && strings.TrimSpace(row.Cells[at]) != "" {
			return findings.OneLine(row.Cells[at])
		}
	}
	return ""
}

// mappingRow is one column of the file.
type mappingRow struct {
	widget.BaseWidget
	at      int
	heading *parts.Label
	sample  *parts.Label
	field   *parts.Select
	mapping *mapping
}

func newMappingRow(m *mapping) *mappingRow {
	r := &mappingRow{
		mapping: m, heading: parts.NewLabel("", look.SizeBody, look.Ink).Shortened(),
		sample: parts.NewLabel("", look.SizeSmall, look.Ink2).Shortened(),
	}
	r.field = parts.NewSelect(nil, 0, func(chosen int) { m.choose(r.at, chosen) }).Small()
	r.ExtendBaseWidget(r)
	return r
}

func (r *mappingRow) show(at int) {
	p := r.mapping.preview
	r.at = at
	r.heading.SetText(p.mapped.Headings[at])
	r.sample.SetText(sample(p.mapped, at))
	r.field.SetOptions(options(p.found, p.mapped, at))
}

// CreateRenderer is called by Fyne.
func (r *mappingRow) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(parts.NewTight(nil, parts.NewDivider(),
		container.New(mappingLayout{}, r.heading, r.sample, r.field)))
}

// mappingLayout lines up heading, sample and field in all rows.
type mappingLayout struct{}

const mappingRowHeight float32 = 36

// Layout is called by Fyne.
func (mappingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	const fieldWidth, gap = 240, 16
	rest := size.Width - 2*look.PageMargin - fieldWidth - 2*gap
	widths := []float32{rest / 2, rest / 2, fieldWidth}
	x := look.PageMargin
	for i, o := range objects {
		height := o.MinSize().Height
		o.Move(fyne.NewPos(x, (size.Height-height)/2))
		o.Resize(fyne.NewSize(widths[i], height))
		x += widths[i] + gap
	}
}

// MinSize is called by Fyne.
func (mappingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	if _, row := objects[2].(*parts.Select); row {
		return fyne.NewSize(0, mappingRowHeight)
	}
	return fyne.NewSize(0, objects[0].MinSize().Height)
}
