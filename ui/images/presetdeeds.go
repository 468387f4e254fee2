package images

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/presets"
)

// readPresets reads the presets of the user's own.
func (s *Section) readPresets() {
	s.desk.Background(func(ctx context.Context) {
		presets, err := bench.LoadPresets(ctx, s.desk.Memory)
		s.desk.Dispatch(func() {
			if err != nil {
				s.desk.Fail("read the image presets", err)
				return
			}
			s.presets = presets
			s.usePreset(presets.Current())
		})
	})
}

// keepPresets takes in changed presets and saves them.
func (s *Section) keepPresets(presets bench.Presets, chosen photo.Preset) {
	presets.Last = chosen.Slug
	s.presets = presets
	s.usePreset(chosen)
	s.saves.Do(func(ctx context.Context) {
		if err := presets.Save(ctx, s.desk.Memory); err != nil {
			s.desk.Fail("save the image presets", err)
		}
	})
}

// usePreset shows everything under another preset.
func (s *Section) usePreset(preset photo.Preset) {
	s.preset = preset
	s.making = s.makingNow()
	s.showRail()
	s.refresh()
	if e := s.entry(); e != nil {
		s.showForecast(e)
	}
	s.loadPair()
	s.loadExamples()
}

// railActions are what the right column does.
func (s *Section) railActions() presets.Actions {
	return presets.Actions{
		Pick: s.pickPreset, Edit: s.editPreset, Menu: s.offerPresetDeeds, Fields: s.offerFields, Logo: s.chooseLogo,
		Policy: s.setPolicy, Typed: s.templateTyped, Own: s.setOwn, DropOwn: s.dropOwn, Set: s.pickSet, Names: s.showNames,
	}
}

// showRail fills the right column.
func (s *Section) showRail() {
	shown := presets.Shown{Presets: s.presets, Preset: s.preset}
	shown.Sets, shown.SetChosen = s.setNames()
	if e := s.entry(); e != nil && s.own {
		shown.Own, shown.OwnKept, shown.Preset = true, e.Own != nil, e.Recipe(s.preset).Preset
	}
	s.page.rail.Show(shown)
}

// logoFiles are the extensions of files that a logo is read from.
var logoFiles = []string{".png", ".jpg", ".jpeg", ".webp"}

// chooseLogo lets the user choose the file of the preset's watermark.
func (s *Section) chooseLogo() {
	s.desk.Files.Open("Choose a logo", logoFiles, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		s.desk.Background(func(context.Context) {
			mark, err := bench.ReadLogo(paths[0])
			s.desk.Dispatch(func() {
				if err != nil {
					s.desk.Fail("read the logo", err)
					return
				}
				changed := s.preset
				if e := s.entry(); e != nil && s.own {
					changed = e.Recipe(s.preset).Preset
				}
				changed.Watermark = mark
				s.editPreset(changed)
			})
		})
	})
}

// pickPreset uses a preset of the list, for all photos or for the one in the
// middle.
func (s *Section) pickPreset(place int) {
	picked := s.presets.All()[place]
	if s.own {
		s.override(&picked)
		return
	}
	changed := s.presets
	if set, used := changed.CurrentSet(); used && !slices.Contains(set.Presets, picked.Slug) {
		changed.LastSet = "" // the set does not make it
	}
	s.keepPresets(changed, picked)
}

// editPreset changes the preset in use. A change that makes no sense is not
// taken, and the column shows what holds.
func (s *Section) editPreset(preset photo.Preset) {
	if s.own {
		s.override(&preset)
		return
	}
	presets, err := s.presets.With(preset)
	if err != nil {
		s.toast(parts.Toast{Tone: parts.Bad, Words: fmt.Sprintf("Not changed: %v", err)})
		s.showRail()
		return
	}
	s.keepPresets(presets, preset)
}

// offerPresetDeeds offers what can be done with the preset in use.
func (s *Section) offerPresetDeeds(under fyne.CanvasObject) {
	items := []parts.MenuItem{{Words: "Copy this preset", OnTap: s.copyPreset}}
	if bench.ComesWithProgram(s.preset) {
		items = append(items, parts.MenuItem{Words: "Reset to its first values", Disabled: !s.presets.Changed(s.preset), OnTap: s.dropPreset})
	} else {
		items = append(items, parts.MenuItem{Words: "Rename", OnTap: s.renamePreset}, parts.MenuRule,
			parts.MenuItem{Words: "Delete this preset", Danger: true, OnTap: s.askToDelete})
	}
	items = append(items, s.setDeeds()...)
	items = append(items, parts.MenuRule,
		parts.MenuItem{Words: "Import presets", Icon: look.IconDownload, OnTap: s.importPresets},
		parts.MenuItem{Words: "Export presets", Icon: look.IconUpload, OnTap: s.exportPresets})
	parts.ShowMenuBelow(under, items)
}

func (s *Section) copyPreset() {
	made := s.presets.Copy(s.preset)
	s.editPreset(made)
	s.renamePreset()
}

// dropPreset takes the user's preset away, or his changes of one of the
// program's.
func (s *Section) dropPreset() {
	presets := s.presets.Without(s.preset)
	presets.Last = s.preset.Slug
	s.keepPresets(presets, presets.Current())
}

func (s *Section) askToDelete() {
	(&parts.Dialog{
		Title: fmt.Sprintf("Delete the preset “%s”?", s.preset.Name), Body: "Pictures that were made with it stay as they are.",
		Confirm: "Delete preset", Destructive: true, OnConfirm: s.dropPreset,
	}).Show(s.desk.Window.Canvas())
}

func (s *Section) renamePreset() {
	if bench.ComesWithProgram(s.preset) {
		return
	}
	name := parts.NewEntry("Name")
	name.SetText(s.preset.Name)
	dialog := &parts.Dialog{Title: "What is the preset called?", Confirm: "Rename preset", Content: name}
	dialog.OnConfirm = func() {
		renamed := s.preset
		renamed.Name = strings.TrimSpace(name.Text())
		s.editPreset(renamed)
	}
	name.OnEnter(func() {
		dialog.Close()
		dialog.OnConfirm()
	})
	name.OnChange(func(text string) { dialog.SetConfirmEnabled(strings.TrimSpace(text) != "") })
	dialog.Show(s.desk.Window.Canvas())
	name.Focus()
}

// offerFields offers the fields of a name template, to be put at its end.
func (s *Section) offerFields(under fyne.CanvasObject) {
	items := make([]parts.MenuItem, len(naming.Fields))
	for i, field := range naming.Fields {
		items[i] = parts.MenuItem{Words: "{" + field.Name + "}  " + field.Meaning, OnTap: func() { s.addField(field.Name) }}
	}
	parts.ShowMenuBelow(under, items)
}

// addField puts a field at the end of the template. Those that need an argument
// get one to be typed over.
func (s *Section) addField(name string) {
	added := "{" + name + "}"
	switch name {
	case "option":
		added = "{option:Colour}"
	case "attr":
		added = "{attr:Material}"
	}
	changed := s.preset
	changed.NameTemplate = presets.TemplateOf(s.preset) + "-" + added
	s.editPreset(changed)
}
