package compliance

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/client"
	"storehand/app/photo"
)

// Channel is where pictures are uploaded to, with its rules. It is plain data:
// people may write their own as JSON.
type Channel struct {
	// Name is for people, Slug for the command line (lower-case letters, digits
	// and hyphens).
	Name  string `json:"name"`
	Slug  string `json:"slug"`
	Rules []Rule `json:"rules"`
}

// Further is the channel as it judges pictures of a product other than its main
// one.
func (c Channel) Further() Channel {
	c.Rules = slices.DeleteFunc(slices.Clone(c.Rules), func(r Rule) bool { return r.MainOnly })
	return c
}

// Validate returns what is wrong with the channel, one error for each fault,
// joined; nil when nothing is.
func (c Channel) Validate() error {
	var faults []error
	if strings.TrimSpace(c.Name) == "" {
		faults = append(faults, errors.New("the channel has no name"))
	}
	if c.Slug == "" || c.Slug != photo.Slug(c.Slug) {
		faults = append(faults, fmt.Errorf("%q is no short name for a channel: use lower-case letters, digits and hyphens", c.Slug))
	}
	if len(c.Rules) == 0 {
		faults = append(faults, errors.New("the channel has no rules"))
	}
	for _, rule := range c.Rules {
		faults = append(faults, rule.Validate())
	}
	return errors.Join(faults...)
}

// FindChannel returns the channel of that name or slug, without regard to case.
func FindChannel(channels []Channel, name string) (Channel, bool) {
	for _, c := range channels {
		if strings.EqualFold(c.Name, name) || c.Slug == photo.Slug(name) {
			return c, true
		}
	}
	return Channel{}, false
}

// ChannelOf is the channel of a shop's own platform.
func ChannelOf(platform client.Platform) Channel {
	slug := string(platform)
	if platform == client.Other {
		slug = "own"
	}
	channel, known := FindChannel(Channels(), slug)
	if !known {
		channel, _ = FindChannel(Channels(), "own")
	}
	return channel
}
