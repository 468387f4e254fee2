package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the left column in pixels.
const (
	listWidth      float32 = 296
	dropZoneHeight float32 = 76
	dropZoneMargin float32 = 12
	listHeadHeight float32 = 34
)

// photoList is the left column: where photos are dropped, how many there are,
// and the photos themselves.
type photoList struct {
	root   fyne.CanvasObject
	zone   *dropZone
	all    *parts.Check
	count  *parts.Label
	counts []*markCount
	head   *fyne.Container
	column *fyne.Container
	tally  bench.Tally
	piles  *piles
	list   *rowList[*photoRow]
}

// listActions are what the left column asks for.
type listActions struct {
	add        func()
	includeAll func(on bool)
	showPile   func() // another pile was chosen
}

func newPhotoList(list *rowList[*photoRow], do listActions) *photoList {
	l := &photoList{
		zone: newDropZone(do.add), all: parts.NewCheck("", do.includeAll),
		count: parts.NewLabel("", look.SizeBody, look.Ink, look.Semi), list: list, piles: newPiles(do.showPile),
		counts: []*markCount{
			newMarkCount(look.IconTriangleAlert, look.Warn, bench.TooSmall, bench.Damaged, bench.Twin),
			newMarkCount(look.IconCircleAlert, look.Bad, bench.Unreadable, bench.Failed),
			newMarkCount(look.IconLink, look.Ink2, bench.Unmatched, bench.Unsure),
		},
	}
	counted := paint.Line(10, l.all, l.count, layout.NewSpacer())
	for _, count := range l.counts {
		counted.Add(count.root)
	}
	padded := container.New(layout.NewCustomPaddedLayout(0, 0, rowMargin, rowMargin), counted)
	l.head = container.NewStack(parts.NewBox(look.Raised, "", 0), container.New(paint.Column{Fill: padded}, parts.NewDivider(), padded, parts.NewDivider()))
	fixed := container.New(fixedHeight(listHeadHeight), l.head)
	top := container.New(layout.NewCustomPaddedLayout(dropZoneMargin, dropZoneMargin, rowMargin, rowMargin), l.zone)
	l.column = container.New(paint.Column{Fill: list}, top, fixed, l.piles.root, list)
	l.root = container.NewStack(parts.NewBox(look.Surface, "", 0), l.column)
	return l
}

// set shows the counts.
func (l *photoList) set(tally bench.Tally) {
	if tally == l.tally {
		return
	}
	l.tally = tally
	l.count.SetText(words.Count(tally.Photos, "photo"))
	if state := includedState(tally); state != l.all.State() {
		l.all.SetState(state)
	}
	for _, count := range l.counts {
		count.set(tally)
	}
	l.head.Refresh()
}

func includedState(tally bench.Tally) parts.CheckState {
	switch tally.Included {
	case 0:
		return parts.Off
	case tally.Photos:
		return parts.On
	}
	return parts.Some
}

// markCount is an icon with the number of photos that have one of some marks.
type markCount struct {
	root  *fyne.Container
	count *parts.Label
	marks []bench.Mark
}

func newMarkCount(icon look.Icon, colour fyne.ThemeColorName, marks ...bench.Mark) *markCount {
	m := &markCount{count: parts.NewLabel("", look.SizeSmall, colour), marks: marks}
	m.root = paint.Line(4, parts.NewIcon(icon, look.SmallIconSize, colour), m.count)
	return m
}

func (m *markCount) set(tally bench.Tally) {
	sum := 0
	for _, mark := range m.marks {
		sum += tally.Of(mark)
	}
	m.count.SetText(words.Number(sum))
	paint.SetVisible(m.root, sum > 0)
}

// fixedHeight lays an object out at a height.
type fixedHeight float32

// Layout is called by Fyne.
func (h fixedHeight) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		paint.Put(o, 0, 0, size.Width, float32(h))
	}
}

// MinSize is called by Fyne.
func (h fixedHeight) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var width float32
	for _, o := range objects {
		width = max(width, o.MinSize().Width)
	}
	return fyne.NewSize(width, float32(h))
}

// dropZone says that files can be dropped, and adds some on a click.
type dropZone struct {
	widget.BaseWidget
	box   *parts.DashedBox
	icon  *parts.Icon
	title *parts.Label
	more  *parts.Label
	onTap func()
}

func newDropZone(onTap func()) *dropZone {
	z := &dropZone{
		box:   parts.NewDashedBox(look.Raised, look.LineCtl, look.RadiusCard),
		icon:  parts.NewIcon(look.IconUpload, look.IconSize, look.Ink2),
		title: parts.NewLabel("Drop photos or a folder here", look.SizeBody, look.Ink),
		more:  parts.NewLabel(dropWords, look.SizeCaption, look.Ink2), onTap: onTap,
	}
	z.ExtendBaseWidget(z)
	return z
}

// dropWords says what becomes of photos that are dropped.
const dropWords = "Matched to products by SKU in the file name"

// say changes the smaller words.
func (z *dropZone) say(words string) {
	z.more.SetText(words)
	z.Refresh()
}

// Tapped is called by Fyne.
func (z *dropZone) Tapped(*fyne.PointEvent) { z.onTap() }

// CreateRenderer is called by Fyne.
func (z *dropZone) CreateRenderer() fyne.WidgetRenderer {
	const titleTop, moreTop, lineHeight, gap float32 = 18, 42, 20, 8
	objects := []fyne.CanvasObject{z.box, z.icon, z.title, z.more}
	return &paint.Drawing{
		Of:  func() []fyne.CanvasObject { return objects },
		Min: func() fyne.Size { return fyne.NewSize(0, dropZoneHeight) },
		Place: func(size fyne.Size) {
			paint.Put(z.box, 0, 0, size.Width, size.Height)
			title, more := z.title.MinSize().Width, z.more.MinSize().Width
			x := float32(int((size.Width - look.IconSize - gap - title) / 2))
			paint.Put(z.icon, x, titleTop+2, look.IconSize, look.IconSize)
			paint.Put(z.title, x+look.IconSize+gap, titleTop, title, lineHeight)
			paint.Put(z.more, float32(int((size.Width-more)/2)), moreTop, more, lineHeight)
		},
		Paint: func() {},
	}
}
