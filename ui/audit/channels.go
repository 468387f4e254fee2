package audit

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/safefile"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// offered are the channels to choose from: that of the shop's own platform
// first, then the user's own, then the others. One of the user's own stands in
// the place of a channel with the same short name.
func offered(platform client.Platform, own []compliance.Channel) []compliance.Channel {
	first := compliance.ChannelOf(platform)
	if replaced, has := bySlug(own, first.Slug); has {
		first = replaced
	}
	all := []compliance.Channel{first}
	for _, channel := range slices.Concat(own, compliance.Channels()) {
		if _, has := bySlug(all, channel.Slug); !has {
			all = append(all, channel)
		}
	}
	return all
}

func bySlug(channels []compliance.Channel, slug string) (compliance.Channel, bool) {
	at := slices.IndexFunc(channels, func(c compliance.Channel) bool { return c.Slug == slug })
	if at < 0 {
		return compliance.Channel{}, false
	}
	return channels[at], true
}

// merged adds channels to those of one's own. One with a short name that is
// there already takes its place.
func merged(own, more []compliance.Channel) []compliance.Channel {
	kept := slices.DeleteFunc(slices.Clone(own), func(c compliance.Channel) bool {
		_, has := bySlug(more, c.Slug)
		return has
	})
	return append(kept, more...)
}

// takeIn adds the channels of a file to the user's own.
func (c *choice) takeIn() {
	d := c.audit.desk
	d.Files.Open("Add channels of your own", []string{".json"}, func(paths []string) {
		if len(paths) == 0 {
			return
		}
		own := c.own
		d.Background(func(ctx context.Context) {
			more, err := readFile(paths[0])
			if err == nil {
				err = d.Memory.SaveSetting(ctx, ownKey, merged(own, more))
			}
			if err != nil {
				d.Fail("add the channels of "+filepath.Base(paths[0]), err)
				return
			}
			d.Dispatch(func() { c.taken(merged(own, more), more) })
		})
	})
}

// taken shows channels that were added, chosen.
func (c *choice) taken(own, more []compliance.Channel) {
	c.own = own
	for _, channel := range more {
		c.chosen[channel.Slug] = true
	}
	c.audit.desk.Toast(parts.Toast{Tone: parts.Good, Words: words.Count(len(more), "channel") + " added"})
	if c.audit.dialog.IsOpen() {
		c.show()
	}
}

func readFile(path string) ([]compliance.Channel, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return compliance.ReadChannels(file)
}

// forget takes a channel off the user's own.
func (c *choice) forget(slug string) {
	d := c.audit.desk
	c.own = slices.DeleteFunc(slices.Clone(c.own), func(channel compliance.Channel) bool { return channel.Slug == slug })
	if slug != c.ofShop() {
		delete(c.chosen, slug)
	}
	own := c.own
	d.Background(func(ctx context.Context) {
		if err := d.Memory.SaveSetting(ctx, ownKey, own); err != nil {
			d.Fail("remove the channel", err)
		}
	})
	c.show()
}

// saveRules writes the chosen channels to a file, to be changed and added as
// one's own.
func (c *choice) saveRules() {
	d, channels := c.audit.desk, c.channels()
	d.Files.Save("Save the rules", "storehand-channels.json", func(path string) {
		if path == "" {
			return
		}
		d.Background(func(context.Context) {
			_, err := safefile.Write(path, safefile.Replace, func(w io.Writer) error {
				encoder := json.NewEncoder(w)
				encoder.SetIndent("", "  ")
				encoder.SetEscapeHTML(false)
				return encoder.Encode(channels)
			})
			if err != nil {
				d.Fail("save the rules", err)
				return
			}
			d.Dispatch(func() {
				d.Toast(parts.Toast{
					Tone:  parts.Good,
					Words: fmt.Sprintf("The rules of %s saved in %s", words.Count(len(channels), "channel"), filepath.Base(path)),
				})
			})
		})
	})
}
