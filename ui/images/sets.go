package images

import (
	"fmt"
	"slices"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/parts"
	"storehand/ui/presets"
)

// making is what a run makes of each photo: the picture that the product gets,
// and others for further channels.
type making struct {
	main   photo.Preset
	others []photo.Preset
}

// makingNow works out what is made under the chosen set, or the preset in use alone.
func (s *Section) makingNow() making {
	set, used := s.presets.CurrentSet()
	if !used {
		return making{main: s.preset}
	}
	all, err := s.presets.Resolve(set)
	if err != nil {
		s.toast(parts.Toast{Tone: parts.Bad, Words: err.Error()})
		return making{main: s.preset}
	}
	return making{all[0], all[1:]}
}

// setNames lists what can be made of a photo, and which of it is in use.
func (s *Section) setNames() (names []string, chosen int) {
	names = []string{"One picture"}
	for i, set := range s.presets.AllSets() {
		names = append(names, fmt.Sprintf("%s (%d)", set.Name, len(set.Presets)))
		if set.Slug == s.presets.LastSet {
			chosen = i + 1
		}
	}
	return names, chosen
}

// pickSet has a set made of each photo, or one picture for place 0.
func (s *Section) pickSet(place int) {
	changed := s.presets
	changed.LastSet = ""
	if place > 0 {
		changed.LastSet = changed.AllSets()[place-1].Slug
	}
	s.keepPresets(changed, s.firstOf(changed))
}

// firstOf is the preset to show: the one in use if the set has it, otherwise
// that of the product.
func (s *Section) firstOf(now bench.Presets) photo.Preset {
	set, used := now.CurrentSet()
	if !used || slices.Contains(set.Presets, s.preset.Slug) {
		return s.preset
	}
	all, err := now.Resolve(set)
	if err != nil {
		return s.preset
	}
	return all[0]
}

// setDeeds are what can be done with sets.
func (s *Section) setDeeds() []parts.MenuItem {
	set, used := s.presets.CurrentSet()
	items := []parts.MenuItem{parts.MenuRule, {Words: "New set of pictures", OnTap: func() {
		s.editSet("What is made of each photo?", bench.ChannelSet{Presets: []string{s.preset.Slug}})
	}}}
	if !used {
		return items
	}
	items = append(items, parts.MenuItem{Words: fmt.Sprintf("Change the set “%s”", set.Name), OnTap: func() {
		s.editSet("What is made of each photo?", set)
	}})
	own := slices.ContainsFunc(s.presets.Sets, func(other bench.ChannelSet) bool { return other.Slug == set.Slug })
	words := fmt.Sprintf("Delete the set “%s”", set.Name)
	if slices.ContainsFunc(bench.ChannelSets(), func(other bench.ChannelSet) bool { return other.Slug == set.Slug }) {
		words = fmt.Sprintf("Reset the set “%s”", set.Name)
	}
	return append(items, parts.MenuItem{Words: words, Disabled: !own, OnTap: func() {
		changed := s.presets.WithoutSet(set)
		s.keepPresets(changed, s.firstOf(changed))
	}})
}

func (s *Section) editSet(title string, set bench.ChannelSet) {
	dialog := &parts.Dialog{Title: title, Confirm: "Save set"}
	fields := presets.NewSetFields(set, s.presets.All(), dialog.SetConfirmEnabled)
	dialog.Content = fields.Content()
	dialog.OnConfirm = func() { s.saveSet(fields.Set()) }
	dialog.Show(s.desk.Window.Canvas())
	dialog.SetConfirmEnabled(set.Name != "")
	fields.Focus()
}

// saveSet takes a set in and uses it. One that makes no sense is not taken.
func (s *Section) saveSet(set bench.ChannelSet) {
	changed, err := s.presets.WithSet(set)
	if err != nil {
		s.toast(parts.Toast{Tone: parts.Bad, Words: fmt.Sprintf("Not changed: %v", err)})
		return
	}
	changed.LastSet = set.Slug
	s.keepPresets(changed, s.firstOf(changed))
}
