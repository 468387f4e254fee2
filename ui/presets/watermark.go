package presets

import (
	"slices"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/app/photo/watermark"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// The places of a watermark, in the order of the list.
var places = []placeWords{
	{watermark.BottomRight, "Bottom right"}, {watermark.Bottom, "Bottom"}, {watermark.BottomLeft, "Bottom left"},
	{watermark.Right, "Right"}, {watermark.Centre, "Centre"}, {watermark.Left, "Left"},
	{watermark.TopRight, "Top right"}, {watermark.Top, "Top"}, {watermark.TopLeft, "Top left"}, {watermark.Tile, "All over"},
}

// placeWords names a place.
type placeWords struct {
	place watermark.Place
	words string
}

// mark is the group of the watermark.
type mark struct {
	root                   *parts.Disclosure
	choose                 *parts.Button
	remove                 *parts.Button
	place                  *parts.Select
	share, opacity, margin *amount
	rows                   *fyne.Container // of a watermark that is there
}

func newMark(edit editing, logo func()) *mark {
	m := &mark{}
	change := func(set func(*watermark.Mark)) {
		edit(func(p *photo.Preset) {
			if p.Watermark != nil {
				changed := *p.Watermark // the preset of before keeps its own
				set(&changed)
				p.Watermark = &changed
			}
		})
	}
	m.choose = parts.NewButton(parts.Secondary, "Choose a logo", logo).Small()
	m.remove = parts.NewButton(parts.Quiet, "Remove", func() { edit(func(p *photo.Preset) { p.Watermark = nil }) }).Small()
	names := make([]string, len(places))
	for i, p := range places {
		names[i] = p.words
	}
	m.place = parts.NewSelect(names, 0, func(chosen int) {
		change(func(w *watermark.Mark) { w.Place = places[chosen].place })
	}).Small()
	m.share = newAmount(1, 100, func(value int) { change(func(w *watermark.Mark) { w.Share = value }) }).said(percent)
	m.opacity = newAmount(1, 100, func(value int) { change(func(w *watermark.Mark) { w.Opacity = value }) }).said(percent)
	m.margin = newAmount(0, 40, func(value int) { change(func(w *watermark.Mark) { w.Margin = value }) }).said(percent)
	m.rows = rowsOf(rowOf("Place", m.place), rowOf("Width", m.share.root), rowOf("Opacity", m.opacity.root), rowOf("Margin", m.margin.root))
	m.root = parts.NewDisclosure("Watermark", margin, folded(rowOf("Logo", paint.Line(rowGap, m.choose, m.remove)), m.rows))
	return m
}

func (m *mark) show(p photo.Preset) {
	w := p.Watermark
	paint.SetVisible(m.rows, w != nil)
	paint.SetVisible(m.remove, w != nil)
	if w == nil {
		m.choose.SetText("Choose a logo")
		m.root.SetSummary("None")
		return
	}
	m.choose.SetText("Choose another")
	at := max(slices.IndexFunc(places, func(p placeWords) bool { return p.place == w.Place }), 0)
	m.place.SetChosen(at)
	m.share.set(w.Share)
	m.opacity.set(w.Opacity)
	m.margin.set(w.Margin)
	m.root.SetSummary(places[at].words + ", " + percent(w.Opacity))
}
