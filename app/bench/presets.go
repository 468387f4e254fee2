package bench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"storehand/app/photo"
)

// Memory keeps the presets between two starts. Its methods touch the disk.
type Memory interface {
	// Setting reads what was saved under key into value, a pointer, which stays
	// as it is where nothing was saved.
	Setting(ctx context.Context, key string, value any) error
	SaveSetting(ctx context.Context, key string, value any) error
}

const presetsKey = "images.presets"

// Presets are the presets to choose from: those that come with the program, as
// they are or as the user changed them, and the user's own. The zero Presets
// has the first kind alone. Its methods change nothing; they return what is to
// be saved.
type Presets struct {
	// Own are the user's own presets and changed ones of the program's. A
	// preset is told by its slug.
	Own []photo.Preset `json:"own,omitempty"`
	// Last is the slug of the preset that was used last, and LastSet that of the
	// channel set; empty where none was.
	Last    string `json:"last,omitempty"`
	LastSet string `json:"last_set,omitempty"`
	// Sets are the user's own channel sets and changed ones of the program's.
	Sets []ChannelSet `json:"sets,omitempty"`
}

// LoadPresets reads the presets.
func LoadPresets(ctx context.Context, memory Memory) (Presets, error) {
	var p Presets
	if err := memory.Setting(ctx, presetsKey, &p); err != nil {
		return Presets{}, fmt.Errorf("read the image presets: %w", err)
	}
	return p, nil
}

// Save keeps the presets.
func (p Presets) Save(ctx context.Context, memory Memory) error {
	if err := memory.SaveSetting(ctx, presetsKey, p); err != nil {
		return fmt.Errorf("save the image presets: %w", err)
	}
	return nil
}

// All lists the presets: first the program's, each as the user changed it, then
// the user's own.
func (p Presets) All() []photo.Preset {
	all := photo.Presets()
	for _, own := range p.Own {
		if at := slices.IndexFunc(all, hasSlug(own.Slug)); at >= 0 {
			all[at] = own
			continue
		}
		all = append(all, own)
	}
	return all
}

// Current is the preset that was used last, or the first one.
func (p Presets) Current() photo.Preset {
	all := p.All()
	if at := slices.IndexFunc(all, hasSlug(p.Last)); at >= 0 {
		return all[at]
	}
	return all[0]
}

func hasSlug(slug string) func(photo.Preset) bool {
	return func(p photo.Preset) bool { return p.Slug == slug }
}

// ComesWithProgram reports whether a preset is one of the program's, changed or
// not.
func ComesWithProgram(preset photo.Preset) bool {
	return slices.ContainsFunc(photo.Presets(), hasSlug(preset.Slug))
}

// Changed reports whether a preset of the program's was changed by the user.
func (p Presets) Changed(preset photo.Preset) bool {
	return ComesWithProgram(preset) && slices.ContainsFunc(p.Own, hasSlug(preset.Slug))
}

// With takes in a preset, in place of the one with its slug. The error says
// what is wrong with it.
func (p Presets) With(preset photo.Preset) (Presets, error) {
	if err := preset.Validate(); err != nil {
		return p, err
	}
	for _, other := range p.All() {
		if other.Slug != preset.Slug && strings.EqualFold(other.Name, preset.Name) {
			return p, fmt.Errorf("there is a preset %q already; choose another name", other.Name)
		}
	}
	p.Own = slices.Clone(p.Own)
	if at := slices.IndexFunc(p.Own, hasSlug(preset.Slug)); at >= 0 {
		p.Own[at] = preset
		return p, nil
	}
	p.Own = append(p.Own, preset)
	return p, nil
}

// Without takes a preset of the user's own away, and gives one of the program's
// back its first values.
func (p Presets) Without(preset photo.Preset) Presets {
	p.Own = slices.DeleteFunc(slices.Clone(p.Own), hasSlug(preset.Slug))
	return p
}

// Copy makes a preset of the user's own out of another one, under a name that
// is free: "Web 2048 copy", "Web 2048 copy 2". It is not taken in yet.
func (p Presets) Copy(preset photo.Preset) photo.Preset {
	all := p.All()
	base := preset.Name + " copy"
	preset.Source, preset.Date = "", ""
	for n := 1; ; n++ {
		preset.Name = base
		if n > 1 {
			preset.Name = fmt.Sprintf("%s %d", base, n)
		}
		preset.Slug = photo.Slug(preset.Name)
		if _, taken := photo.Find(all, preset.Name); !taken {
			return preset
		}
	}
}
