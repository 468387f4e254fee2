package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/compliance"
	"storehand/app/job"
	"storehand/app/photo"
)

// checkFlags say by whose rules the finished pictures are checked.
type checkFlags struct {
	names    []string
	file     string // of channels of one's own
	channels []compliance.Channel
}

func (c *checkFlags) group() flagGroup {
	group := newFlagGroup("Checking")
	group.flags.StringSliceVar(&c.names, "check", nil, "check the pictures by the rules of one or several channels: "+channelSlugs(compliance.Channels()))
	group.flags.StringVar(&c.file, "check-rules", "", "JSON `FILE` with channels of your own for --check")
	return group
}

func channelSlugs(channels []compliance.Channel) string {
	names := make([]string, len(channels))
	for i, channel := range channels {
		names[i] = channel.Slug
	}
	return strings.Join(names, ", ")
}

func (c *checkFlags) asked() bool { return len(c.names) > 0 }

// find looks for the channels that are named, first among the user's own.
func (c *checkFlags) find() error {
	var known []compliance.Channel
	if c.file != "" {
		file, err := os.Open(c.file)
		if err != nil {
			return fmt.Errorf("--check-rules: %w", err)
		}
		defer file.Close()
		if known, err = compliance.ReadChannels(file); err != nil {
			return fmt.Errorf("--check-rules %s: %w", c.file, err)
		}
	}
	known = append(known, compliance.Channels()...)
	for _, name := range c.names {
		channel, found := compliance.FindChannel(known, name)
		if !found {
			return fmt.Errorf("--check %s: choose %s", name, channelSlugs(known))
		}
		c.channels = append(c.channels, channel)
	}
	return nil
}

// of are the channels that judge the pictures of a preset: a channel that one of
// the presets is made for judges the pictures of that preset alone.
func (c *checkFlags) of(preset string, presets []photo.Preset) []compliance.Channel {
	return slices.DeleteFunc(slices.Clone(c.channels), func(channel compliance.Channel) bool {
		has := slices.ContainsFunc(presets, func(p photo.Preset) bool { return p.Slug == channel.Slug })
		return has && preset != channel.Slug
	})
}

// check judges the pictures that are there.
func (c *checkFlags) check(cmd *cobra.Command, run bench.FolderRun, prepared *prepReport) error {
	var there []*prepPhoto
	for i := range prepared.Photos {
		if p := &prepared.Photos[i]; p.Output != "" {
			there = append(there, p)
		}
	}
	work := job.Work[*prepPhoto]{
		Workers: run.Workers,
		Item:    func(p *prepPhoto) job.Item { return job.Item{ID: p.Output, Name: filepath.Base(p.Output)} },
		Do: func(ctx context.Context, p *prepPhoto) job.Result {
			if err := p.check(ctx, c.of(p.Preset, run.Presets)); err != nil {
				return job.Fail(err)
			}
			return job.Done()
		},
	}
	spec := job.Spec{Doing: "Checking pictures", Total: len(there)}
	err := inForeground(cmd.Context(), newProgressLine(cmd), spec, func(ctx context.Context, j *job.Job) error {
		err := job.Each(ctx, j, slices.Values(there), work)
		for _, result := range j.ResultsSince(0) {
			if result.Outcome == job.Failed {
				prepared.note(fmt.Sprintf("%s could not be checked: %s", result.ID, result.Reason))
			}
		}
		return err
	})
	prepared.checked()
	return err
}

// check judges one picture: as the first of its product, unless it is known to
// be another one.
func (p *prepPhoto) check(ctx context.Context, channels []compliance.Channel) error {
	if len(channels) == 0 {
		return nil
	}
	file, err := os.Open(p.Output)
	if err != nil {
		return err
	}
	defer file.Close()
	source, err := photo.FromFile(file)
	if err != nil {
		return err
	}
	picture, err := compliance.Measure(ctx, source)
	if err != nil {
		return err
	}
	for _, channel := range channels {
		if p.Product != nil && p.Product.Place > 1 {
			channel = channel.Further()
		}
		p.Checks = append(p.Checks, channel.Judge(picture))
	}
	return nil
}

// checked counts what the checks found. One picture that fails is not well.
func (r *prepReport) checked() {
	r.Checked = &checkTally{}
	for _, p := range r.Photos {
		for _, verdict := range p.Checks {
			switch verdict.Level {
			case compliance.Fail:
				r.Checked.Fail++
			case compliance.Warn:
				r.Checked.Warn++
			default:
				r.Checked.Pass++
			}
		}
	}
	r.OK = r.OK && r.Checked.Fail == 0
}

// checkTally counts pictures, each once for every channel, by the worst that was
// found. What cannot be told does not count against a picture.
type checkTally struct {
	Pass int `json:"pass"`
	Warn int `json:"warn"`
	Fail int `json:"fail"`
}

func (c *checkTally) words() string {
	return fmt.Sprintf("check: %d pass, %d warn, %d fail", c.Pass, c.Warn, c.Fail)
}

// checkRemarks are the failures and warnings of a picture, a line for each.
func (p *prepPhoto) checkRemarks() []string {
	var lines []string
	for _, verdict := range p.Checks {
		for _, found := range verdict.Problems(compliance.Warn) {
			lines = append(lines, fmt.Sprintf("%s: %s %s: %s", p.Output, verdict.Channel, found.Level, found.Text))
		}
	}
	return lines
}
