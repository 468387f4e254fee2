package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/presets"
)

// railFrom is the width in pixels from which the right column stands beside
// the others; on a narrower page it is laid over them.
const railFrom float32 = 1100

// page is what the section shows.
type page struct {
	root   fyne.CanvasObject
	head   *parts.PageHead
	list   *photoList
	pane   *comparePane
	rail   *presets.Rail
	checks *checkList
	run    *runBar
	panel  *parts.SidePanel

	undo     *parts.Button
	add      *parts.Button
	preset   *parts.Button // shows the right column where it is laid over
	body     *fyne.Container
	dragging *dragging
	layout   *benchLayout
	empty    fyne.CanvasObject
	bench    fyne.CanvasObject
}

func newPage(s *Section) *page {
	p := &page{panel: parts.NewSidePanel(s.desk.Tips), dragging: newDragging()}
	p.undo = parts.NewButton(parts.Quiet, "Undo last run", s.undoRun).WithIcon(look.IconRevert)
	p.undo.Disable()
	p.preset = parts.NewButton(parts.Secondary, "Preset", func() { p.showRail(!p.layout.open) }).WithIcon(look.IconSettings)
	p.add = parts.NewButton(parts.Secondary, "Add photos", func() { s.offerAdding(p.add) }).WithIcon(look.IconPlus)
	missing := parts.NewButton(parts.Secondary, "Find missing ALT", s.findMissing).WithIcon(look.IconFileText)
	var more *parts.Button
	more = parts.NewIconButton(parts.Secondary, look.IconEllipsis, "More", s.desk.Tips, func() { s.offerMore(more) })
	p.head = parts.NewPageHead("Images", "", p.undo, p.preset, missing, p.add, more).WithRule()

	p.list = newPhotoList(newPhotoRows(s), listActions{add: s.addFiles, includeAll: s.includeAll, showPile: s.showPile})
	p.pane = newComparePane(compareActions{choose: s.offerProducts, unbind: s.unbind, confirm: s.confirm, refit: s.loadPair, frame: s.frameByHand, rules: s.showVerdict},
		s.hand.editor.Content(), s.desk.Tips)
	p.checks = newCheckList(s.nextWith)
	p.rail = presets.NewRail(s.railActions(), s.desk.Tips, presets.Group("Checks", p.checks.root))
	p.run = newRunBar(runActions{prepare: s.prepare, stage: s.stage, pause: s.pauseRun, resume: s.resumeRun, cancel: s.cancelRun})

	p.layout = &benchLayout{list: p.list.root, pane: p.pane, rail: p.rail.Content(), rules: [2]fyne.CanvasObject{parts.NewUprightDivider(0), parts.NewUprightDivider(0)}}
	p.layout.onFit = func(beside bool) { paint.SetVisible(p.preset, !beside && p.bench.Visible()) }
	p.body = container.New(p.layout, p.list.root, p.layout.rules[0], p.pane, p.rail.Content(), p.layout.rules[1])
	p.bench = container.New(paint.Column{Fill: p.body}, p.body, p.run)
	p.empty = parts.NewEmptyState("Finish photos for the shop",
		"Drop photos or a folder here. They are matched to products by the names of files and folders, "+
			"brought to the size a shop asks for, named and described.",
		parts.EmptyAction{Icon: look.IconImage, Title: "Add photos", Words: "JPEG, PNG, WebP, GIF, TIFF or BMP", Key: "Ctrl Shift O", OnTap: s.addFiles},
		parts.EmptyAction{Icon: look.IconFolderOpen, Title: "Add a folder", Words: "With all folders in it", OnTap: s.addFolder},
		parts.EmptyAction{Icon: look.IconFileText, Title: "Find missing ALT texts", Words: "In the pictures that products have already", OnTap: s.findMissing})
	below := container.NewStack(p.bench, p.empty)
	p.root = container.NewStack(container.New(paint.Column{Fill: below}, p.head, below), p.panel, p.dragging.layer)
	return p
}

// newPhotoRows is the list of the photos on the bench.
func newPhotoRows(s *Section) *rowList[*photoRow] {
	return newRowList(&rowList[*photoRow]{
		height: look.TallRowHeight, newRow: newPhotoRow,
		show: func(row *photoRow, place int) {
			e := s.page.list.piles.shown[place]
			face := faceOfEntry(e, s.labelOf(e), s.making)
			face.chosen = place == s.page.list.list.chosen
			face.picture = s.thumbs.Picture(asPicture(e.Photo))
			row.set(face)
		},
		onChoose: func(place int) { s.choose(s.page.list.piles.shown[place].Path) },
		onMenu:   s.offerDeeds, onKey: s.listKey, onSight: s.wantThumbs, onDrag: s.dragPhoto, onDrop: s.dropPhoto,
	})
}

// setEmpty shows what to do while there are no photos.
func (p *page) setEmpty(empty bool) {
	paint.SetVisible(p.empty, empty)
	paint.SetVisible(p.bench, !empty)
	paint.SetVisible(p.preset, !empty && !p.layout.beside)
	p.head.Refresh()
}

// showRail lays the right column over the page or takes it away, where it does
// not stand beside.
func (p *page) showRail(open bool) {
	p.layout.open = open
	p.body.Refresh()
}

// benchLayout puts the columns side by side.
type benchLayout struct {
	list, pane, rail fyne.CanvasObject
	rules            [2]fyne.CanvasObject
	beside           bool // the right column has room beside the others
	open             bool // it is laid over them
	onFit            func(beside bool)
}

// Layout is called by Fyne.
func (l *benchLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	beside := size.Width >= railFrom
	if beside != l.beside {
		l.beside = beside
		l.onFit(beside)
	}
	right := size.Width
	if beside {
		right -= presets.Width
	}
	paint.Put(l.list, 0, 0, listWidth, size.Height)
	paint.Put(l.rules[0], listWidth, 0, look.Hairline, size.Height)
	paint.Put(l.pane, listWidth+look.Hairline, 0, right-listWidth-look.Hairline, size.Height)
	shown := beside || l.open
	paint.SetVisible(l.rail, shown)
	paint.SetVisible(l.rules[1], shown)
	paint.Put(l.rail, size.Width-presets.Width, 0, presets.Width, size.Height)
	paint.Put(l.rules[1], size.Width-presets.Width, 0, look.Hairline, size.Height)
}

// MinSize is called by Fyne.
func (l *benchLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(listWidth+l.pane.MinSize().Width, l.pane.MinSize().Height)
}

// includeAll takes all photos into the run, or none.
func (s *Section) includeAll(on bool) {
	for place := range s.tray.Len() {
		if e := s.tray.At(place); e.Problem == nil {
			e.Included = on
		}
	}
	s.refresh()
}

// setPolicy says what becomes of the pictures that products have.
func (s *Section) setPolicy(policy bench.Policy) {
	s.policy = policy
	s.loadExamples()
}
