package bench

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/photo"
)

// ChannelSet says which pictures a run makes of each photo: one for the product
// and others for further channels. It is plain data, as presets are.
type ChannelSet struct {
	// Name is for people and unique among sets without regard to case; Slug is
	// the short form, see photo.Preset.
	Name string `json:"name"`
	Slug string `json:"slug"`
	// Presets are the slugs of the presets, each once. The first makes the
	// picture that the product gets.
	Presets []string `json:"presets"`
}

// ChannelSets returns the sets that come with the program, in the order a list
// shows them.
func ChannelSets() []ChannelSet {
	return []ChannelSet{
		{Name: "Shop and marketplaces", Slug: "marketplaces", Presets: []string{"web", "amazon", "ebay", "walmart", "google", "etsy"}},
		{Name: "WooCommerce and Google", Slug: "woocommerce-google", Presets: []string{"square", "google"}},
		{Name: "Shopify and Google", Slug: "shopify-google", Presets: []string{"shopify", "google"}},
	}
}

// Validate returns what is wrong with the set in itself, one error for each
// fault, joined; nil when nothing is. Whether its presets are there is another
// question, see Presets.Resolve.
func (s ChannelSet) Validate() error {
	var faults []error
	fault := func(wrong bool, format string, args ...any) {
		if wrong {
			faults = append(faults, fmt.Errorf(format, args...))
		}
	}
	fault(strings.TrimSpace(s.Name) == "", "the set has no name; give it one")
	fault(s.Slug == "" || s.Slug != photo.Slug(s.Slug), "the short name %q is none of a–z, 0–9 and hyphens", s.Slug)
	fault(len(s.Presets) == 0, "the set has no presets; choose at least one")
	for i, slug := range s.Presets {
		fault(slices.Contains(s.Presets[:i], slug), "the preset %q is in the set twice", slug)
	}
	return errors.Join(faults...)
}

// equal reports whether two sets are the same.
func (s ChannelSet) equal(other ChannelSet) bool {
	return s.Name == other.Name && s.Slug == other.Slug && slices.Equal(s.Presets, other.Presets)
}

func hasSetSlug(slug string) func(ChannelSet) bool {
	return func(s ChannelSet) bool { return s.Slug == slug }
}

// AllSets lists the channel sets: first the program's, each as the user changed
// it, then the user's own.
func (p Presets) AllSets() []ChannelSet {
	all := ChannelSets()
	for _, own := range p.Sets {
		if at := slices.IndexFunc(all, hasSetSlug(own.Slug)); at >= 0 {
			all[at] = own
			continue
		}
		all = append(all, own)
	}
	return all
}

// FindSet returns the channel set that the name stands for, as photo.Find does
// for presets.
func (p Presets) FindSet(name string) (ChannelSet, bool) {
	all := p.AllSets()
	at := slices.IndexFunc(all, func(s ChannelSet) bool { return strings.EqualFold(s.Name, strings.TrimSpace(name)) })
	if at < 0 {
		at = slices.IndexFunc(all, hasSetSlug(photo.Slug(name)))
	}
	if at < 0 {
		return ChannelSet{}, false
	}
	return all[at], true
}

// CurrentSet is the channel set that was used last; false where a single preset
// was.
func (p Presets) CurrentSet() (ChannelSet, bool) {
	all := p.AllSets()
	at := slices.IndexFunc(all, hasSetSlug(p.LastSet))
	if p.LastSet == "" || at < 0 {
		return ChannelSet{}, false
	}
	return all[at], true
}

// Resolve gives the presets of a set, in its order. The error names those that
// are gone.
func (p Presets) Resolve(set ChannelSet) ([]photo.Preset, error) {
	all := p.All()
	var presets []photo.Preset
	var faults []error
	for _, slug := range set.Presets {
		at := slices.IndexFunc(all, hasSlug(slug))
		if at < 0 {
			faults = append(faults, fmt.Errorf("the set %q asks for the preset %q, which is not there. Take it out of the set or make it anew", set.Name, slug))
			continue
		}
		presets = append(presets, all[at])
	}
	if len(set.Presets) == 0 {
		faults = append(faults, fmt.Errorf("the set %q has no presets; choose at least one", set.Name))
	}
	return presets, errors.Join(faults...)
}

// WithSet takes in a channel set, in place of the one with its slug. The error
// says what is wrong with it.
func (p Presets) WithSet(set ChannelSet) (Presets, error) {
	if err := set.Validate(); err != nil {
		return p, err
	}
	if _, err := p.Resolve(set); err != nil {
		return p, err
	}
	for _, other := range p.AllSets() {
		if other.Slug != set.Slug && strings.EqualFold(other.Name, set.Name) {
			return p, fmt.Errorf("there is a set %q already; choose another name", other.Name)
		}
	}
	p.Sets = slices.Clone(p.Sets)
	if at := slices.IndexFunc(p.Sets, hasSetSlug(set.Slug)); at >= 0 {
		p.Sets[at] = set
		return p, nil
	}
	p.Sets = append(p.Sets, set)
	return p, nil
}

// WithoutSet takes a set of the user's own away, and gives one of the program's
// back its first presets.
func (p Presets) WithoutSet(set ChannelSet) Presets {
	p.Sets = slices.DeleteFunc(slices.Clone(p.Sets), hasSetSlug(set.Slug))
	return p
}
