package importer

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/findings"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// remarks are the notes above the figures.
func (p *preview) remarks() []fyne.CanvasObject {
	var notes []fyne.CanvasObject
	for _, remark := range remarksOn(p.mapped, p.plan) {
		notes = append(notes, parts.NewNote(remark.tone, remark.words))
	}
	return notes
}

// showView shows the list that belongs to the chosen figure.
func (p *preview) showView() {
	chosen := p.figures.Chosen()
	var shown fyne.CanvasObject
	if chosen == columnsView {
		shown = newMapping(p).content
	} else {
		shown = p.findings(p.views[chosen])
	}
	p.list.Objects = []fyne.CanvasObject{shown}
	p.list.Refresh()
}

// relist shows the columns anew where they are in sight, because they were
// recognised anew.
func (p *preview) relist() {
	if p.figures.Chosen() == columnsView {
		p.showView()
	}
}

// findings is the list of a view, or a sentence where there is none.
func (p *preview) findings(v view) fyne.CanvasObject {
	switch {
	case v.count == 0:
		return sentence("There are none.")
	case v.idle != "":
		return sentence(v.idle)
	}
	list := parts.NewTight(parts.NewDivider(), nil, findings.New(p.session.desk, v.list))
	bar := container.NewHBox()
	if caption := v.caption(); caption != "" {
		bar.Add(parts.NewLabel(caption, look.SizeSmall, look.Ink2))
	}
	if v.words == p.views[rejectedView].words {
		bar.Add(parts.NewLabel("These rows are left out. Correct them in a file of their own and import that.", look.SizeSmall, look.Ink2))
		bar.Add(layout.NewSpacer())
		bar.Add(parts.NewButton(parts.Secondary, "Save the rejected rows …", p.saveRejected).WithIcon(look.IconDownload).Small())
	}
	if len(bar.Objects) == 0 {
		return list
	}
	strip := container.New(layout.NewCustomPaddedLayout(0, 8, look.PageMargin, look.PageMargin), bar)
	return parts.NewTight(strip, nil, list)
}

// sentence stands in the place of a list.
func sentence(words string) fyne.CanvasObject {
	return parts.NewTight(parts.NewDivider(), nil, container.NewVBox(padded(parts.NewLabel(words, look.SizeBody, look.Ink2))))
}
