package parts

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/ui/look"
)

// tabCell is the drawing of one tab.
type tabCell struct {
	dot         *canvas.Circle
	text, count *canvas.Text
	x, width    float32
	shown       bool
}

func newTabCell() tabCell {
	return tabCell{
		dot:   canvas.NewCircle(color.Transparent),
		text:  look.Text("", look.SizeBody, look.Ink2),
		count: look.Text("", look.SizeSmall, look.Ink3),
	}
}

func (c *tabCell) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{c.dot, c.text, c.count}
}

func (c *tabCell) paint(tab Tab, chosen, over bool) {
	ink := look.Ink2
	if chosen || over {
		ink = look.Ink
	}
	c.text.TextStyle.Bold = chosen
	look.SetText(c.text, tab.Words)
	c.text.Color = look.Color(ink)
	c.count.Text = tab.Count
	c.count.Color = look.Color(look.Ink3)
	c.dot.FillColor = look.Color(look.PencilDot)
	c.measure(tab)
}

func (c *tabCell) measure(tab Tab) {
	c.width = c.text.MinSize().Width
	if tab.Staged {
		c.width += dotSide + tabDotGap
	}
	if tab.Count != "" {
		c.width += tabCountGap + c.count.MinSize().Width
	}
	c.width = whole(c.width)
}

func (c *tabCell) place(tab Tab, x float32, shown bool) {
	c.x, c.shown = x, shown
	show(c.dot, shown && tab.Staged)
	show(c.text, shown)
	show(c.count, shown)
	if tab.Staged {
		place(c.dot, x, (look.TabsHeight-dotSide)/2, dotSide, dotSide)
		x += dotSide + tabDotGap
	}
	x = placeText(c.text, x, look.TabsHeight)
	placeText(c.count, x+tabCountGap, look.TabsHeight+1)
}

// CreateRenderer is called by Fyne.
func (t *Tabs) CreateRenderer() fyne.WidgetRenderer {
	t.face = &face{
		min:    func() fyne.Size { return fyne.NewSize(0, look.TabsHeight) },
		layout: t.layout, paint: t.paint,
	}
	t.paint()
	return t.face
}

func (t *Tabs) paint() {
	t.face.objects = []fyne.CanvasObject{t.rule, t.under, t.ring.line, t.more}
	for i := range t.cells {
		t.cells[i].paint(t.tabs[i], i == t.chosen, i == t.over)
		t.face.objects = append(t.face.objects, t.cells[i].objects()...)
	}
	if t.extra != nil {
		t.face.objects = append(t.face.objects, t.extra)
	}
	t.rule.FillColor = look.Color(look.Line)
	t.under.FillColor = look.Color(look.Accent)
	t.ring.paint(t.focused)
}

func (t *Tabs) layout(size fyne.Size) {
	place(t.rule, 0, look.TabsHeight-look.Hairline, size.Width, look.Hairline)
	t.under.Hide()
	shown := t.fitting(size.Width)
	x := look.PageMargin
	for i := range t.cells {
		cell := &t.cells[i]
		cell.place(t.tabs[i], x, shown[i])
		if !shown[i] {
			continue
		}
		if i == t.chosen {
			place(t.under, x, look.TabsHeight-tabUnderline, cell.width, tabUnderline)
			t.under.Show()
			t.ring.place(x, 8, cell.width, look.TabsHeight-16)
		}
		x += cell.width + tabGap
	}
	x = t.placeMore(x, shown)
	if t.extra != nil {
		min := t.extra.MinSize()
		place(t.extra, x-t.extra.padding(), (look.TabsHeight-min.Height)/2, min.Width, min.Height)
	}
}

// placeMore puts the button for the hidden tabs at x if there are any, and
// returns where the next thing goes.
func (t *Tabs) placeMore(x float32, shown []bool) float32 {
	all := true
	for _, s := range shown {
		all = all && s
	}
	show(t.more, !all)
	if all {
		return x
	}
	side := look.SmallControlHeight
	place(t.more, x-tabGap/2, (look.TabsHeight-side)/2, side, side)
	return x + side
}

// fitting says which tabs there is room for: as many as possible from the
// left, the chosen one in any case.
func (t *Tabs) fitting(width float32) []bool {
	room := width - 2*look.PageMargin
	if t.extra != nil {
		room -= t.extra.MinSize().Width
	}
	shown := make([]bool, len(t.cells))
	var all float32
	for i := range t.cells {
		all += t.cells[i].width + tabGap
	}
	if all > room {
		room -= look.SmallControlHeight
		if t.chosen >= 0 {
			room -= t.cells[t.chosen].width + tabGap
			shown[t.chosen] = true
		}
	}
	for i := range t.cells {
		if shown[i] {
			continue
		}
		room -= t.cells[i].width + tabGap
		if room < 0 {
			break
		}
		shown[i] = true
	}
	return shown
}
