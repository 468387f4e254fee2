package images

import (
	"context"
	"fmt"

	"storehand/app/bench"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// exportPresets writes the user's own presets and sets, or the preset in use
// where there are none, to a file for another computer.
func (s *Section) exportPresets() {
	own, sets := s.presets.Own, s.presets.Sets
	if len(own)+len(sets) == 0 {
		own = append(own, s.preset)
	}
	s.desk.Files.Save("Export presets", "storehand-presets.json", func(path string) {
		if path == "" {
			return
		}
		s.desk.Background(func(context.Context) {
			err := bench.SavePresetFile(path, own, sets)
			if err != nil {
				s.desk.Fail("export the presets", err)
				return
			}
			s.desk.Dispatch(func() {
				s.toast(parts.Toast{Tone: parts.Good, Words: words.Count(len(own)+len(sets), "preset") + " exported"})
			})
		})
	})
}

// importPresets takes in the presets of a file. Names that are taken get a
// number: nothing of the user's own is lost.
func (s *Section) importPresets() {
	s.desk.Files.Open("Import presets", []string{".json"}, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		s.desk.Background(func(context.Context) {
			file, err := bench.OpenPresetFile(paths[0])
			if err != nil {
				s.desk.Fail("import the presets", err)
				return
			}
			s.desk.Dispatch(func() { s.takePresets(file) })
		})
	})
}

func (s *Section) takePresets(file bench.PresetFile) {
	changed, all := s.presets.Import(file, bench.KeepBoth)
	faults := file.Faults
	taken := 0
	for _, t := range all {
		switch {
		case t.Err != nil:
			faults = append(faults, t.Err)
		case t.As != "":
			taken++
		}
	}
	if taken > 0 {
		s.keepPresets(changed, s.preset)
	}
	toast := parts.Toast{Tone: parts.Good, Words: words.Count(taken, "preset") + " imported"}
	if known := len(all) - taken; known > 0 && len(faults) == 0 {
		toast.Words = fmt.Sprintf("%s, %s there already", toast.Words, words.Number(known))
	}
	if len(faults) > 0 {
		toast.Tone = parts.Bad
		toast.Words = fmt.Sprintf("%s, %s not: %v", toast.Words, words.Number(len(faults)), faults[0])
	}
	s.toast(toast)
}
