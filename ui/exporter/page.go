package exporter

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/ui/findings"
	"storehand/ui/latest"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Size of the dialog in pixels.
const (
	pageWidth  float32 = 720
	pageHeight float32 = 620
)

// page asks what to export, in which form and with what, and says beforehand
// what will be in the files and what cannot be.
type page struct {
	exporter *Exporter
	store    client.Store
	selected []catalog.ID
	extent   int // proposed, or chosen
	offer    offer
	survey   exchange.Exported

	extents  *parts.Radio
	formats  *parts.Select
	pictures *parts.Check
	channels *parts.Check
	holds    *parts.Label
	gaps     *fyne.Container
	forward  *parts.Button
}

func newPage(e *Exporter, store client.Store, ids []catalog.ID, changedOnly bool) *page {
	p := &page{exporter: e, store: store, selected: ids}
	switch {
	case len(ids) > 0:
		p.extent = selectedExtent
	case changedOnly:
		p.extent = changedExtent
	}
	return p
}

// begin reads what there is to choose from and then shows it.
func (p *page) begin() {
	d := p.exporter.params.Desk
	p.exporter.reading.Begin(latest.Task{
		Failed: func(err error) { d.Fail("export the products", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			found, err := p.exporter.readOffer(ctx, p.store, p.selected)
			return func() { p.show(found) }, err
		},
	})
}

func (p *page) show(found offer) {
	p.offer = found
	extents := make([]string, len(found.extents))
	for i, extent := range found.extents {
		extents[i] = extent.words
	}
	formats := make([]string, len(found.formats))
	for i, format := range found.formats {
		formats[i] = format.words
	}
	p.extents = parts.NewRadio(extents, p.extent, func(int) { p.look() })
	p.formats = parts.NewSelect(formats, 0, func(int) { p.look() })
	p.pictures = parts.NewCheck("With the finished pictures and the manifest", func(bool) { p.refresh() })
	p.pictures.SetState(parts.On)
	p.channels = parts.NewCheck("Also the pictures made for further channels, in a folder for each", func(bool) {})
	p.holds = parts.NewLabel("", look.SizeBody, look.Ink, look.Semi)
	p.gaps = container.NewStack()
	p.forward = parts.NewButton(parts.Primary, "Export", p.ask).WithKey("Ctrl Enter")
	p.exporter.dialog.Show(p.exporter.params.Desk.Window.Canvas(), parts.WidePage{
		Title: "Export products", Subtitle: p.store.Name, Width: pageWidth, Height: pageHeight, Content: p.content(),
		Promise: "Staged edits are in the file, and stay staged here.",
		Actions: []*parts.Button{parts.NewButton(parts.Quiet, "Cancel", p.exporter.close).WithKey("Esc"), p.forward},
	})
	p.look()
}

func (p *page) content() fyne.CanvasObject {
	choices := container.New(layout.NewCustomPaddedVBoxLayout(rowGap),
		titled("Which", p.extents), titled("Format", p.formats), p.pictures, p.channels, parts.NewDivider(), p.holds)
	return parts.NewTight(container.New(layout.NewCustomPaddedLayout(look.CardPadding, rowGap, look.PageMargin, look.PageMargin), choices), nil, p.gaps)
}

// rowGap is between the rows of the page, in pixels.
const rowGap float32 = 12

// titled puts small words above a control.
func titled(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(4), parts.NewLabel(words, look.SizeSmall, look.Ink2), control)
}

// order is what is asked for now.
func (p *page) order() handover.Order {
	pictures := p.pictures.State() == parts.On
	return handover.Order{
		Store: p.store, Dialects: p.offer.formats[p.formats.Chosen()].dialects, IDs: p.offer.extents[p.extents.Chosen()].ids,
		Pictures: pictures, Channels: pictures && p.channels.State() == parts.On,
	}
}

// look finds out what the files would hold.
func (p *page) look() {
	p.forward.Disable()
	p.holds.SetText("Looking through " + words.Count(p.offer.extents[p.extents.Chosen()].count, "product"))
	order := p.order()
	request := exchange.Request{Store: order.Store, Dialect: order.Dialects[0], IDs: order.IDs}
	p.exporter.reading.Begin(latest.Task{
		Failed: func(err error) { p.exporter.params.Desk.Fail("look through the products", err) },
		Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
			survey, err := p.exporter.params.Handover.Exporter.Survey(ctx, request)
			return func() {
				p.survey = survey
				p.refresh()
			}, err
		},
	})
}

// refresh says what the files would hold and what not.
func (p *page) refresh() {
	pictures := p.pictures.State() == parts.On
	if pictures {
		p.channels.Enable()
	} else {
		p.channels.Disable()
	}
	p.holds.SetText(summary(p.survey, pictures))
	p.gaps.Objects = []fyne.CanvasObject{p.gapList(gapsOf(p.survey, pictures))}
	p.gaps.Refresh()
	p.forward.SetText("Export " + words.Count(p.survey.Products, "product"))
	if p.survey.Products > 0 {
		p.forward.Enable()
	} else {
		p.forward.Disable()
	}
	p.exporter.dialog.SetPromise("Staged edits are in the file, and stay staged here.")
}

// gapList is the list of what the files cannot hold.
func (p *page) gapList(gaps []finding) fyne.CanvasObject {
	if len(gaps) == 0 {
		note := parts.NewNote(parts.Good, "The file holds everything that is known of these products.")
		return container.NewVBox(container.New(layout.NewCustomPaddedLayout(0, 0, look.PageMargin, look.PageMargin), note))
	}
	list := findings.New(p.exporter.params.Desk, listOf("Not in the file", "Why", gaps))
	return parts.NewTight(parts.NewDivider(), nil, list)
}
