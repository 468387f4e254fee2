package images

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/presets"
	"storehand/ui/words"
)

// Measures of the sheet in pixels.
const (
	namesWidth, namesHeight        float32 = 900, 600
	namesPhoto, namesName, namesOf float32 = 220, 380, 240
	namesEntry                     float32 = 420
)

// namesSheet shows the name that every photo's picture will have, while the
// template is being typed.
type namesSheet struct {
	section  *Section
	template *parts.Entry
	said     *parts.Label
	list     *fyne.Container
	wanted   int // generation of the names
	stop     func()
}

// showNames opens the sheet.
func (s *Section) showNames() {
	n := &namesSheet{section: s, said: parts.NewLabel("", look.SizeSmall, look.Ink2), list: container.NewStack(), stop: func() {}}
	n.template = parts.NewEntry("Template").Mono().WithWidth(namesEntry).Checked(presets.CheckTemplate).
		OnChange(n.typed).
		OnCommit(func(text string) {
			changed := s.making.main
			changed.NameTemplate = text
			s.editPreset(changed)
		})
	n.template.SetText(presets.TemplateOf(s.making.main))
	head := container.New(layout.NewCustomPaddedLayout(rowMargin, rowMargin, look.PageMargin, look.PageMargin),
		container.New(paint.Column{}, n.template, n.said))
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Names of the pictures", Subtitle: s.scope.Store.Name, Width: namesWidth, Height: namesHeight,
		Content: parts.NewTight(container.New(paint.Column{}, head, parts.NewDivider()), nil, n.list),
		Promise: "Names that are taken get a number. Photos keep theirs.",
		Actions: []*parts.Button{parts.NewButton(parts.Primary, "Close", s.dialog.Close)},
	})
	n.template.Focus()
	n.work(presets.TemplateOf(s.making.main))
}

// typed shows what a template being typed would make.
func (n *namesSheet) typed(template string) {
	n.stop()
	if err := presets.CheckTemplate(template); err != nil {
		n.template.SetState(parts.Failed, err.Error())
		return
	}
	n.template.SetState(parts.Resting, "")
	n.stop = n.section.desk.After(pause, func() { n.work(template) })
}

// work works all names out.
func (n *namesSheet) work(template string) {
	s := n.section
	wording, err := s.wording(template)
	if err != nil {
		return
	}
	n.wanted++
	generation, photos, preset := n.wanted, s.toBeNamed(), s.making.main
	staging := bench.Staging{Store: s.scope.Store, Photos: photos, Policy: s.policy, Wording: wording}
	s.desk.Background(func(ctx context.Context) {
		placed, err := staging.Preview(ctx, s.params.Catalog)
		if err != nil {
			s.desk.Fail("work out the names", err)
			return
		}
		rows := namedRows(photos, placed, wording, preset)
		s.desk.Dispatch(func() {
			if generation == n.wanted {
				n.show(rows)
			}
		})
	})
}

// toBeNamed are the photos that take part, as if all of them were prepared.
func (s *Section) toBeNamed() []bench.Bound {
	var all []bench.Bound
	for place := range s.tray.Len() {
		if e := s.tray.At(place); e.Included && e.Problem == nil {
			all = append(all, bench.Bound{Photo: e.Photo, Binding: e.Binding, Made: s.asMade(e)})
		}
	}
	return all
}

// namedRow is a photo with the name of its picture.
type namedRow struct {
	photo, name, note string
}

func namedRows(photos []bench.Bound, placed []bench.Placed, w bench.Wording, preset photo.Preset) []namedRow {
	known := map[string]bench.Placed{}
	for _, p := range placed {
		known[p.Path] = p
	}
	rows := make([]namedRow, len(photos))
	for i, bound := range photos {
		row := namedRow{photo: bound.Photo.Name()}
		if p, has := known[bound.Photo.Path]; has {
			row.name = p.Image.FileName
			if p.Clash != "" {
				row.note = fmt.Sprintf("%s is taken", p.Clash)
			}
		} else {
			row.name, row.note = w.NameOf(bound.Photo, bound.Binding, preset.Slug, bound.Made.Prepared.Ext), "No product yet"
		}
		rows[i] = row
	}
	return rows
}

func (n *namesSheet) show(rows []namedRow) {
	noted := 0
	for _, row := range rows {
		if row.note != "" {
			noted++
		}
	}
	n.said.SetText(words.Count(len(rows), "picture"))
	if noted > 0 {
		n.said.SetText(fmt.Sprintf("%s, %s worth a look", words.Count(len(rows), "picture"), words.Number(noted)))
	}
	n.list.Objects = []fyne.CanvasObject{findings.New(n.section.desk, findings.List{
		Columns: []grid.Column{
			{ID: "photo", Title: "Photo", Width: namesPhoto}, {ID: "name", Title: "Name of the picture", Width: namesName},
			{ID: "note", Title: "Worth knowing", Width: namesOf},
		},
		Count:  len(rows),
		Row:    func(i int) []string { return []string{rows[i].photo, rows[i].name, rows[i].note} },
		Detail: func(i int) string { return rows[i].photo + " becomes " + rows[i].name },
	})}
	n.list.Refresh()
}
