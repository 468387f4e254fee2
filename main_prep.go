package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/photo"
	"storehand/app/safefile"
)

func prepCommand() *cobra.Command {
	var o prepOptions
	cmd := &cobra.Command{
		Use:   "prep [flags] PHOTO_OR_FOLDER…",
		Short: "Make finished pictures of photos",
		Long: `Makes finished pictures of photos: upright, in sRGB, without notes, in the size
and format of a preset. Flags such as --size take the place of what the preset
says. Folders are looked through with the folders in them. The photos themselves
are never changed.

Names are made by a template: {name} is the photo's own, {n:03} counts from 001,
{view} is front, back, detail …, {date} the day. Pictures never take each other's
names; --collision says what to do about files that are there already.

Nothing but the report is printed, and the progress where stderr is a terminal.
The exit code is 0 when every photo went well, 1 otherwise; stderr then says what
became of which photo.`,
		Example: `  storehand prep --out finished ~/Photos/mugs
  storehand prep --preset square --name 'mug-{n:02}' --out finished *.jpg
  storehand prep --size 1600x1600 --fit pad --format webp --json --out finished photos`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name at least one photo or folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, paths []string) error { return o.prep(cmd, paths) },
	}
	o.addFlags(cmd)
	return cmd
}

// prepOptions are the flags of storehand prep.
type prepOptions struct {
	reporting
	preset, out, name, size, fit, format, background, collision string
	quality, jobs                                               int
}

func (o *prepOptions) addFlags(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringVar(&o.preset, "preset", photo.Presets()[0].Slug, "what the pictures become; storehand presets lists them")
	flags.StringVar(&o.out, "out", "", "folder for the finished pictures, made when it is absent")
	flags.StringVar(&o.name, "name", "", "template of the pictures' names (default that of the preset, or {name})")
	flags.StringVar(&o.size, "size", "", "`WxH` in pixels; 0 for a side that is not bounded")
	flags.StringVar(&o.fit, "fit", "", "pad, crop, inside or exact")
	flags.StringVar(&o.format, "format", "", "jpeg, webp, png or keep")
	flags.IntVar(&o.quality, "quality", 0, "1 to 100, for JPEG and WebP")
	flags.StringVar(&o.background, "background", "", "#RRGGBB or transparent")
	flags.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "photos prepared at the same time")
	flags.StringVar(&o.collision, "collision", "number", "for a name that is taken: number, fail or overwrite")
	o.reporting.addFlags(cmd)
}

// memorySpare is how much the memory of a run may grow beyond what is in use, in
// percent, before what is not in use is collected. Photos need little memory
// for long and much for a moment: collecting more often than Go does of itself
// halves the peak and costs no time worth measuring.
const memorySpare = 40

func (o *prepOptions) prep(cmd *cobra.Command, paths []string) error {
	debug.SetGCPercent(memorySpare)
	run, err := o.folderRun(cmd)
	if err != nil {
		return err
	}
	gathered, err := bench.Gather(cmd.Context(), paths)
	if err == nil && len(gathered.Photos)+len(gathered.Refused) == 0 {
		err = fmt.Errorf("there are no photos in %s", strings.Join(paths, ", "))
	}
	if err != nil {
		return err
	}
	// What a killed run left unfinished there is not to stay.
	if err := sweep(run.Dir); err != nil {
		cmd.PrintErrln(err)
	}
	run.Photos = gathered.Photos
	var made []bench.Report
	spec := job.Spec{Doing: "Preparing photos", Total: len(run.Photos)}
	err = inForeground(cmd.Context(), newProgressLine(cmd), spec, func(ctx context.Context, j *job.Job) (err error) {
		made, err = bench.PrepToFolder(ctx, j, run)
		return err
	})
	prepared := newPrepReport(run, gathered, made)
	if cmd.Context().Err() != nil {
		err = fmt.Errorf("cancelled: %d of %s not done", prepared.Cancelled, counted(prepared.all(), "photo"))
	}
	return o.conclude(cmd, prepared, err)
}

// folderRun is what the flags ask for.
func (o *prepOptions) folderRun(cmd *cobra.Command) (bench.FolderRun, error) {
	preset, err := o.presetAsked(cmd)
	if err != nil {
		return bench.FolderRun{}, err
	}
	collision, known := collisions[o.collision]
	switch {
	case o.out == "":
		return bench.FolderRun{}, errors.New("say with --out which folder the pictures go to")
	case !known:
		return bench.FolderRun{}, fmt.Errorf("--collision %s: choose number, fail or overwrite", o.collision)
	case o.jobs < 1:
		return bench.FolderRun{}, fmt.Errorf("--jobs %d: at least 1 photo has to be prepared at a time", o.jobs)
	}
	template := preset.NameTemplate
	if o.name != "" {
		template = o.name
	}
	return bench.FolderRun{
		Preset: preset, Dir: o.out, Template: template, Collision: collision, Workers: o.jobs, Day: time.Now(),
	}, nil
}

var collisions = map[string]safefile.Collision{
	"number": safefile.Number, "fail": safefile.Refuse, "overwrite": safefile.Replace,
}

// presetAsked is the preset with what other flags say in its stead.
func (o *prepOptions) presetAsked(cmd *cobra.Command) (photo.Preset, error) {
	presets, err := knownPresets(cmd)
	if err != nil {
		return photo.Preset{}, err
	}
	preset, found := photo.Find(presets, o.preset)
	if !found {
		return preset, fmt.Errorf("there is no preset %q: choose %s", o.preset, slugs(presets))
	}
	flags := cmd.Flags()
	if flags.Changed("size") {
		if preset.Width, preset.Height, err = parseSize(o.size); err != nil {
			return preset, err
		}
	}
	if flags.Changed("fit") {
		preset.Fit = photo.Fit(o.fit)
	}
	if flags.Changed("format") {
		preset.Format = photo.Format(o.format)
	}
	if flags.Changed("quality") {
		preset.Quality = o.quality
	}
	if flags.Changed("background") {
		preset.Background = o.background
	}
	return preset, preset.Validate()
}

func slugs(presets []photo.Preset) string {
	names := make([]string, len(presets))
	for i, preset := range presets {
		names[i] = preset.Slug
	}
	return strings.Join(names, ", ")
}

// parseSize reads "1200x800".
func parseSize(text string) (width, height int, err error) {
	before, after, found := strings.Cut(strings.ToLower(text), "x")
	width, errWidth := strconv.Atoi(before)
	height, errHeight := strconv.Atoi(after)
	if !found || errWidth != nil || errHeight != nil {
		return 0, 0, fmt.Errorf("--size %s: write width and height in pixels, such as 1200x1200", text)
	}
	return width, height, nil
}

// sweep takes away what a killed run left unfinished in folders. Those that are
// no folders have none.
func sweep(paths ...string) error {
	for _, path := range paths {
		if info, err := os.Stat(path); err != nil || !info.IsDir() {
			continue
		}
		if _, err := safefile.Sweep(path); err != nil {
			return err
		}
	}
	return nil
}
