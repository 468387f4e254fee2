package images

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// Measures of the card of facts in pixels.
const (
	factsHeight float32 = 54
	factPadding float32 = 16
	factTop     float32 = 9
	factValue   float32 = 27
	factLine    float32 = 18
	factArrow   float32 = 12
	factGap     float32 = 8
)

// fact is one thing about a photo that the preset may change.
type fact struct {
	before, after string // after is empty where it is not known
}

// factsCard says what a photo was and what it becomes, and in its last column
// what the channel thinks of that. A tap shows the channel's rules.
type factsCard struct {
	widget.BaseWidget
	onTap    func()
	verdict  *factColumn
	ground   *parts.Box
	columns  []*factColumn
	dividers []*parts.Divider
}

type factColumn struct {
	title, before, after *parts.Label
	arrow                *parts.Icon
}

// newFactsCard returns a card with a column for each title and one for the
// verdict.
func newFactsCard(onTap func(), titles ...string) *factsCard {
	c := &factsCard{ground: parts.NewBox(look.Surface, look.Line, look.RadiusCard), onTap: onTap}
	for i, title := range append(titles, "") {
		if i > 0 {
			c.dividers = append(c.dividers, parts.NewUprightDivider(factsHeight-2*factTop))
		}
		c.columns = append(c.columns, &factColumn{
			title:  parts.NewLabel(title, look.SizeCaption, look.Ink3),
			before: parts.NewLabel("", look.SizeBody, look.Ink2), after: parts.NewLabel("", look.SizeBody, look.Ink, look.Semi),
			arrow: parts.NewIcon(look.IconArrowRight, factArrow, look.Ink3),
		})
	}
	c.verdict = c.columns[len(titles)]
	c.ExtendBaseWidget(c)
	return c
}

// Tapped is called by Fyne.
func (c *factsCard) Tapped(*fyne.PointEvent) { c.onTap() }

// Cursor is called by Fyne.
func (c *factsCard) Cursor() desktop.Cursor { return desktop.PointerCursor }

// setVerdict shows what a channel thinks of the finished picture.
func (c *factsCard) setVerdict(channel, words string, tone parts.Tone) {
	c.verdict.title.SetText(channel)
	c.verdict.after.SetText(words)
	c.verdict.after.SetColour(verdictInks[tone])
	c.Refresh()
}

var verdictInks = map[parts.Tone]fyne.ThemeColorName{parts.Good: look.Good, parts.Warn: look.Warn, parts.Bad: look.Bad}

// set shows the facts, in the order of the titles.
func (c *factsCard) set(facts ...fact) {
	for i, f := range facts {
		column := c.columns[i]
		column.before.SetText(f.before)
		column.after.SetText(f.after)
		paint.SetVisible(column.arrow, f.after != "")
	}
	c.verdict.title.SetText("")
	c.verdict.after.SetText("")
	c.verdict.arrow.Hide()
	c.Refresh()
}

// CreateRenderer is called by Fyne.
func (c *factsCard) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{c.ground}
	for _, column := range c.columns {
		objects = append(objects, column.title, column.before, column.arrow, column.after)
	}
	for _, divider := range c.dividers {
		objects = append(objects, divider)
	}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(0, factsHeight) },
		Place: c.layout, Paint: func() {},
	}
}

// layout gives each column the width of its words and spreads what is left.
func (c *factsCard) layout(size fyne.Size) {
	paint.Put(c.ground, 0, 0, size.Width, size.Height)
	room := size.Width
	for _, column := range c.columns {
		room -= column.width()
	}
	gap := max(room/float32(2*len(c.columns)), factGap)
	x := float32(0)
	for i, column := range c.columns {
		if i > 0 {
			paint.Put(c.dividers[i-1], x, factTop, look.Hairline, size.Height-2*factTop)
		}
		column.layout(x + min(gap, factPadding))
		x += column.width() + 2*gap
	}
}

func (c *factColumn) width() float32 {
	values := c.before.MinSize().Width
	switch {
	case c.after.Text() == "":
	case c.before.Text() == "":
		values = c.after.MinSize().Width
	default:
		values += factGap + factArrow + factGap + c.after.MinSize().Width
	}
	return max(values, c.title.MinSize().Width)
}

func (c *factColumn) layout(x float32) {
	paint.Put(c.title, x, factTop, c.title.MinSize().Width, factLine)
	before, after := c.before.MinSize().Width, c.after.MinSize().Width
	if c.before.Text() == "" {
		paint.Put(c.after, x, factValue, after, factLine)
		return
	}
	paint.Put(c.before, x, factValue, before, factLine)
	paint.Put(c.arrow, x+before+factGap, factValue+(factLine-factArrow)/2, factArrow, factArrow)
	paint.Put(c.after, x+before+factGap+factArrow+factGap, factValue, after, factLine)
}
