package audit

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the page in pixels.
const (
	choiceWidth  float32 = 620
	choiceHeight float32 = 560
	rowGap       float32 = 12
)

// choice asks which channels the pictures are for.
type choice struct {
	audit  *Audit
	store  client.Store
	own    []compliance.Channel
	chosen map[string]bool // by short name

	forward *parts.Button
	save    *parts.Button
}

// newChoice proposes the channel of the shop's own platform.
func newChoice(a *Audit, store client.Store, own []compliance.Channel) *choice {
	c := &choice{audit: a, store: store, own: own}
	c.chosen = map[string]bool{c.ofShop(): true}
	return c
}

// ofShop is the short name of the channel of the shop's own platform.
func (c *choice) ofShop() string { return compliance.ChannelOf(c.store.Platform).Slug }

// channels are the chosen ones.
func (c *choice) channels() []compliance.Channel {
	var chosen []compliance.Channel
	for _, channel := range offered(c.store.Platform, c.own) {
		if c.chosen[channel.Slug] {
			chosen = append(chosen, channel)
		}
	}
	return chosen
}

func (c *choice) show() {
	a := c.audit
	c.forward = parts.NewButton(parts.Primary, "Check", func() { a.check(c.store, c.channels()) }).WithKey("Ctrl Enter")
	c.save = parts.NewButton(parts.Quiet, "Save the chosen rules …", c.saveRules).WithIcon(look.IconDownload).Small()
	actions := []*parts.Button{parts.NewButton(parts.Quiet, "Cancel", a.close).WithKey("Esc")}
	if last := a.last[c.store.ID]; last != nil {
		actions = append(actions, parts.NewButton(parts.Secondary, "Last check", func() { newResults(a, last).show() }))
	}
	a.dialog.Show(a.desk.Window.Canvas(), parts.WidePage{
		Title: "Check all pictures", Subtitle: c.store.Name, Width: choiceWidth, Height: choiceHeight, Content: c.content(),
		Promise: "Checking changes nothing.", Actions: append(actions, c.forward),
	})
	c.refresh()
}

func (c *choice) content() fyne.CanvasObject {
	intro := parts.NewParagraph("Every picture of every product and variation is measured and judged by the rules of where it goes.", look.SizeBody, look.Ink2).
		Width(choiceWidth - 2*look.PageMargin - 2*look.Hairline)
	rows := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for _, channel := range offered(c.store.Platform, c.own) {
		rows.Add(c.row(channel))
	}
	space := layout.NewSpacer()
	add := parts.NewButton(parts.Quiet, "Add channels of your own …", c.takeIn).WithIcon(look.IconUpload).Small()
	bar := container.New(paint.Row{Fill: space}, add, c.save, space)
	edge := look.PageMargin
	return parts.NewTight(
		container.New(layout.NewCustomPaddedLayout(look.CardPadding, rowGap, edge, edge), intro),
		parts.NewTight(parts.NewDivider(), nil, container.New(layout.NewCustomPaddedLayout(8, 8, edge-8, edge), bar)),
		container.NewVScroll(container.New(layout.NewCustomPaddedLayout(0, rowGap, edge, edge), rows)))
}

// rowHeight is that of a channel, in pixels.
const rowHeight float32 = 36

// row is a channel to choose, with what there is to know of it.
func (c *choice) row(channel compliance.Channel) fyne.CanvasObject {
	check := parts.NewCheck(channel.Name, func(on bool) {
		c.chosen[channel.Slug] = on
		c.refresh()
	})
	if c.chosen[channel.Slug] {
		check.SetState(parts.On)
	}
	row := container.New(layout.NewCustomPaddedHBoxLayout(rowGap), check, layout.NewSpacer())
	if channel.Slug == c.ofShop() {
		row.Add(centred(parts.NewChip(parts.Accent, "This shop")))
	}
	row.Add(parts.NewLabel(about(channel), look.SizeSmall, look.Ink3))
	if _, own := bySlug(c.own, channel.Slug); own {
		row.Add(centred(parts.NewChip(parts.Neutral, "Your own")))
		row.Add(centred(parts.NewIconButton(parts.Quiet, look.IconX, "Remove "+channel.Name, c.audit.desk.Tips, func() { c.forget(channel.Slug) }).Small()))
	}
	return container.New(even(rowHeight), row)
}

func centred(o fyne.CanvasObject) fyne.CanvasObject { return container.NewCenter(o) }

// even gives its object one height.
type even float32

// Layout is called by Fyne.
func (e even) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	paint.Put(objects[0], 0, 0, size.Width, size.Height)
}

// MinSize is called by Fyne.
func (e even) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width, float32(e))
}

// about says how many rules a channel has and when they were looked up.
func about(channel compliance.Channel) string {
	text, latest := words.Count(len(channel.Rules), "rule"), ""
	for _, rule := range channel.Rules {
		latest = max(latest, rule.Date)
	}
	if latest != "" {
		text += ", looked up " + month(latest)
	}
	return text
}

// month writes the month of a rule: "Sep 2026" for 2026-09. What is none stays
// as it is.
func month(date string) string {
	day, err := time.Parse("2006-01", date)
	if err != nil {
		return date
	}
	return day.Format("Jan 2006")
}

// refresh says what the button does.
func (c *choice) refresh() {
	chosen := c.channels()
	c.forward.SetText("Check for " + words.Count(len(chosen), "channel"))
	if len(chosen) == 1 {
		c.forward.SetText(fmt.Sprintf("Check for %s", chosen[0].Name))
	}
	if len(chosen) == 0 {
		c.forward.SetText("Choose a channel")
		c.forward.Disable()
		c.save.Disable()
	} else {
		c.forward.Enable()
		c.save.Enable()
	}
	c.audit.dialog.SetPromise("Checking changes nothing.")
}
