package presets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// choice is the group in which a preset is chosen, and for which photos.
type choice struct {
	root    fyne.CanvasObject
	scope   *parts.Segmented
	presets *parts.Select
	sets    *parts.Select
	changed *fyne.Container
	own     *fyne.Container
	source  *parts.Label
	about   *fyne.Container // one line, so that nothing below moves when it changes
}

func newChoice(do Actions, tips *parts.Tips) *choice {
	c := &choice{}
	c.scope = parts.NewSegmented(parts.Segments("All photos", "This photo"), 0, func(chosen int) { do.Own(chosen == 1) }).Small()
	c.presets = parts.NewSelect(nil, -1, do.Pick)
	c.sets = parts.NewSelect(nil, -1, do.Set).Small()
	var more *parts.Button
	more = parts.NewIconButton(parts.Secondary, look.IconEllipsis, "Presets and sets", tips, func() { do.Menu(more) })
	c.changed = container.New(layout.NewCustomPaddedLayout(0, 0, 0, controlGap), parts.NewChip(parts.Neutral, "Changed by you"))
	c.source = parts.NewLabel("", look.SizeCaption, look.Ink3).Shortened()
	c.about = container.New(paint.Row{Fill: c.source}, c.changed, c.source)
	c.own = paint.Line(rowGap,
		parts.NewChip(parts.Accent, "Own settings"), parts.NewLink("Follow the preset", look.SizeSmall, do.DropOwn))
	c.root = Group("Preset", container.New(paint.Row{Fill: c.presets}, c.presets, gapBefore(more)), c.about,
		rowOf("Settings for", c.scope), under(c.own), rowOf("Makes", c.sets))
	return c
}

func (c *choice) show(s Shown) {
	all := s.Presets.All()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	c.presets.SetOptions(names, slices.IndexFunc(all, func(p photo.Preset) bool { return p.Slug == s.Preset.Slug }))
	c.sets.SetOptions(s.Sets, s.SetChosen)
	chosen := 0
	if s.Own {
		chosen = 1
	}
	c.scope.SetChosen(chosen)
	paint.SetVisible(c.own, s.Own && s.OwnKept)
	paint.SetVisible(c.changed, !s.Own && s.Presets.Changed(s.Preset))
	c.source.SetText(s.Preset.Source)
	paint.SetVisible(c.about, s.Preset.Source != "" || c.changed.Visible())
}

// gapBefore keeps a control off the one before it.
func gapBefore(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, controlGap, 0), o)
}
