package bench

import (
	"fmt"
	"slices"
	"strings"

	"storehand/app/photo"
)

// Clash says what to do about a preset or set of a file whose name or short name
// is taken by another one.
type Clash string

// The ways to treat a clash.
const (
	KeepBoth    Clash = "keep-both" // the file's gets a name that is free
	ReplaceMine Clash = "replace"   // the file's takes the place of the one that is there
	KeepMine    Clash = "keep-mine" // the file's is left out
)

// Taken says what became of one preset or set of a file.
type Taken struct {
	Set  bool   // it is a channel set
	Name string // in the file
	// As is the name it has now; empty where it was left out because the one
	// that is there is the same or was to be kept.
	As       string
	Replaced bool  // it took the place of another one
	Err      error // why it could not be taken in; nil where it could
}

// Import takes in the presets and sets of a file. One that is there already as
// it is is left alone; what cannot be taken in does not stop the others. Sets
// follow presets that got another name.
func (p Presets) Import(file PresetFile, clash Clash) (Presets, []Taken) {
	var all []Taken
	now := map[string]string{} // slugs of the file's presets as they are now
	for _, preset := range file.Presets {
		var taken Taken
		slug := preset.Slug
		p, preset, taken = p.importPreset(preset, clash)
		now[slug] = preset.Slug
		all = append(all, taken)
	}
	for _, set := range file.Sets {
		var taken Taken
		set.Presets = slices.Clone(set.Presets)
		for i, slug := range set.Presets {
			if renamed, known := now[slug]; known {
				set.Presets[i] = renamed
			}
		}
		p, taken = p.importSet(set, clash)
		all = append(all, taken)
	}
	return p, all
}

// importPreset gives the preset as it is now: renamed, or the one that was kept.
func (p Presets) importPreset(preset photo.Preset, clash Clash) (Presets, photo.Preset, Taken) {
	taken := Taken{Name: preset.Name}
	all := p.All()
	at := slices.IndexFunc(all, hasSlug(preset.Slug))
	if at < 0 {
		at = slices.IndexFunc(all, func(other photo.Preset) bool { return strings.EqualFold(other.Name, preset.Name) })
	}
	if at >= 0 {
		switch {
		case all[at].Equal(preset) || clash == KeepMine:
			return p, all[at], taken
		case clash == ReplaceMine:
			preset.Slug, taken.Replaced = all[at].Slug, true
		default:
			preset.Name, preset.Slug = freeName(preset.Name, func(name, slug string) bool {
				return slices.ContainsFunc(all, func(other photo.Preset) bool { return other.Slug == slug || strings.EqualFold(other.Name, name) })
			})
		}
	}
	with, err := p.With(preset)
	if err != nil {
		taken.Replaced, taken.Err = false, err
		return p, preset, taken
	}
	taken.As = preset.Name
	return with, preset, taken
}

func (p Presets) importSet(set ChannelSet, clash Clash) (Presets, Taken) {
	taken := Taken{Set: true, Name: set.Name}
	all := p.AllSets()
	at := slices.IndexFunc(all, hasSetSlug(set.Slug))
	if at < 0 {
		at = slices.IndexFunc(all, func(other ChannelSet) bool { return strings.EqualFold(other.Name, set.Name) })
	}
	if at >= 0 {
		switch {
		case all[at].equal(set) || clash == KeepMine:
			return p, taken
		case clash == ReplaceMine:
			set.Slug, taken.Replaced = all[at].Slug, true
		default:
			set.Name, set.Slug = freeName(set.Name, func(name, slug string) bool {
				return slices.ContainsFunc(all, func(other ChannelSet) bool { return other.Slug == slug || strings.EqualFold(other.Name, name) })
			})
		}
	}
	with, err := p.WithSet(set)
	if err != nil {
		taken.Replaced, taken.Err = false, err
		return p, taken
	}
	taken.As = set.Name
	return with, taken
}

// freeName gives the first of "Name 2", "Name 3" … that is free, with its slug.
func freeName(name string, taken func(name, slug string) bool) (free, slug string) {
	for n := 2; ; n++ {
		free = fmt.Sprintf("%s %d", name, n)
		if slug = photo.Slug(free); !taken(free, slug) {
			return free, slug
		}
	}
}
