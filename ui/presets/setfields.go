package presets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// setListHeight is the room for the list of presets in pixels.
const setListHeight float32 = 220

// SetFields edits which pictures a run makes of each photo.
type SetFields struct {
	root    fyne.CanvasObject
	set     bench.ChannelSet
	presets []photo.Preset
	name    *parts.Entry
	first   *parts.Select
	others  []*parts.Check
	changed func(ok bool)
}

// NewSetFields returns fields filled with a set. changed hears whether what is
// in them can be taken.
func NewSetFields(set bench.ChannelSet, presets []photo.Preset, changed func(ok bool)) *SetFields {
	f := &SetFields{set: set, presets: presets, changed: changed}
	f.name = parts.NewEntry("Name").OnChange(func(string) { f.check() })
	f.name.SetText(set.Name)
	names := make([]string, len(presets))
	list := container.New(layout.NewCustomPaddedVBoxLayout(rowGap))
	for i, preset := range presets {
		names[i] = preset.Name
		check := parts.NewCheck(preset.Name, func(bool) { f.check() })
		check.SetState(stateOf(slices.Contains(set.Presets, preset.Slug)))
		f.others = append(f.others, check)
		list.Add(check)
	}
	f.first = parts.NewSelect(names, f.placeOf(set), func(int) { f.check() })
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(fyne.NewSize(0, setListHeight))
	f.root = container.New(layout.NewCustomPaddedVBoxLayout(groupEdge), f.name,
		rowsOf(parts.NewLabel("The product gets", look.SizeSmall, look.Ink2), f.first),
		rowsOf(parts.NewLabel("Made of each photo", look.SizeSmall, look.Ink2), scroll))
	return f
}

func (f *SetFields) placeOf(set bench.ChannelSet) int {
	if len(set.Presets) == 0 {
		return -1
	}
	return slices.IndexFunc(f.presets, func(p photo.Preset) bool { return p.Slug == set.Presets[0] })
}

// Content is what to put on the screen.
func (f *SetFields) Content() fyne.CanvasObject { return f.root }

// Focus puts the focus on the name.
func (f *SetFields) Focus() { f.name.Focus() }

// Set is what is in the fields: the product's preset first.
func (f *SetFields) Set() bench.ChannelSet {
	set := f.set
	set.Name, set.Presets = f.name.Text(), nil
	if set.Slug == "" {
		set.Slug = photo.Slug(set.Name)
	}
	if chosen := f.first.Chosen(); chosen >= 0 {
		set.Presets = append(set.Presets, f.presets[chosen].Slug)
	}
	for i, check := range f.others {
		if check.State() == parts.On && i != f.first.Chosen() {
			set.Presets = append(set.Presets, f.presets[i].Slug)
		}
	}
	return set
}

func (f *SetFields) check() { f.changed(f.first.Chosen() >= 0 && f.Set().Validate() == nil) }
