package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"
	"slices"
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
		Use:   "prep --out DIR [flags] PHOTO_OR_FOLDER…",
		Short: "Make finished pictures of photos",
		Long: `Makes finished pictures of photos: upright, in sRGB, without notes, in the size
and format of a preset. Flags such as --size take the place of what the preset
says. Several presets, or a channel set, make several pictures of each photo, in
a folder for each preset. Folders are looked through with the folders in them.
The photos themselves are never changed.

Names are made by a template: {name} is the photo's own, {n:03} counts from 001,
{view} is front, back, detail …, {date} the day. With --match or --store photos
are matched to products by their names, and {sku}, {title}, {option:Colour} and
other fields tell of the product; {n} is then the place in its gallery. Pictures
never take each other's names; --collision says what to do about files that are
there already, --dry-run shows every name and makes nothing.

Nothing but the report is printed, and the progress where stderr is a terminal.
The exit code is 0 when every photo went well, was matched where that was asked
for, and passed its checks; 1 otherwise. stderr then says what became of which
photo.`,
		Example: `  storehand prep --out finished ~/Photos/mugs
  storehand prep --preset square --name 'mug-{n:02}' --out finished *.jpg
  storehand prep --size 1600x1600 --fit pad --format webp --json --out finished photos
  storehand prep --preset web,thumb --target-kb 200 --keep-tree --resume --out upload photos
  storehand prep --preset amazon --white --fill 85 --match products.csv --name '{sku}-{n}' --alt alt.csv --check amazon --out amazon photos
  storehand prep --set marketplaces --match products.csv --check amazon,walmart,ebay --out upload photos`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name at least one photo or folder")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, paths []string) error { return o.prep(cmd, paths) },
	}
	addFlagGroups(cmd, o.groups())
	return cmd
}

// prepOptions are the flags of storehand prep.
type prepOptions struct {
	reporting
	pictures             pictureFlags
	products             productFlags
	texts                altFlags
	checks               checkFlags
	sheet                sheetFlags
	presets              []string
	set                  string
	out, name, collision string
	keepTree             bool
	resume, dryRun       bool
	jobs                 int
}

func (o *prepOptions) groups() []flagGroup {
	what := newFlagGroup("What to make")
	what.flags.StringSliceVar(&o.presets, "preset", []string{photo.Presets()[0].Slug}, "what the pictures become, one or several with commas; storehand presets lists them")

	what.flags.StringVar(&o.set, "set", "", "channel `SET` of several presets, in place of --preset")

	where := newFlagGroup("Where and under which names")
	where.flags.StringVar(&o.out, "out", "", "folder for the finished pictures, made when it is absent")
	where.flags.StringVar(&o.name, "name", "", "template of the pictures' names (default that of the preset, or {name})")
	where.flags.BoolVar(&o.keepTree, "keep-tree", false, "keep the folders that photos have in the folders that are named")
	where.flags.StringVar(&o.collision, "collision", "number", "for a name that is taken: number, fail or overwrite")
	where.flags.BoolVar(&o.resume, "resume", false, "go on with an interrupted run: pictures that are there and not older than their photos stay")
	where.flags.BoolVar(&o.dryRun, "dry-run", false, "show the name of every picture and make none")

	running := newFlagGroup("Running and reporting")
	running.flags.IntVar(&o.jobs, "jobs", runtime.NumCPU(), "photos prepared at the same time")
	o.reporting.addFlagsTo(running.flags)

	groups := append([]flagGroup{what}, o.pictures.groups()...)
	return append(groups, where, o.products.group(), o.texts.group(), o.checks.group(), o.sheet.group(), running)
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
	run.Photos = gathered.Photos
	prepared := newPrepReport(run, gathered)
	if o.products.asked() {
		if err := o.products.recognise(cmd, &run, prepared); err != nil {
			return err
		}
	}
	if o.dryRun {
		return o.preview(cmd, run)
	}
	err = o.make(cmd, run, prepared)
	if err == nil && o.checks.asked() {
		err = o.checks.check(cmd, run, prepared)
	}
	if err == nil && o.texts.asked() {
		err = o.texts.write(run, prepared)
	}
	if err == nil && o.sheet.asked() {
		err = o.sheet.make(cmd, prepared)
	}
	if cmd.Context().Err() != nil {
		err = fmt.Errorf("cancelled: %d of %s not done", prepared.Cancelled, counted(prepared.all(), prepared.thing()))
	}
	return o.conclude(cmd, prepared, err)
}

func (o *prepOptions) make(cmd *cobra.Command, run bench.FolderRun, prepared *prepReport) error {
	spec := job.Spec{Doing: "Preparing photos", Total: len(run.Photos)}
	return inForeground(cmd.Context(), newProgressLine(cmd), spec, func(ctx context.Context, j *job.Job) error {
		made, err := bench.PrepToFolder(ctx, j, run)
		prepared.take(made)
		return err
	})
}

// folderRun is what the flags ask for.
func (o *prepOptions) folderRun(cmd *cobra.Command) (bench.FolderRun, error) {
	presets, err := o.presetsAsked(cmd)
	if err != nil {
		return bench.FolderRun{}, err
	}
	if err := errors.Join(o.texts.check(&o.products), o.checks.find()); err != nil {
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
	run := bench.FolderRun{
		Presets: presets, Framing: o.pictures.framing, Dir: o.out, KeepTree: o.keepTree, Template: o.name, Collision: collision,
		Resume: o.resume, Colours: o.texts.asked(), Workers: o.jobs, Day: time.Now(),
	}
	return run, o.sheet.check(run)
}

var collisions = map[string]safefile.Collision{
	"number": safefile.Number, "fail": safefile.Refuse, "overwrite": safefile.Replace,
}

// presetsAsked are the presets with what other flags say in their stead.
func (o *prepOptions) presetsAsked(cmd *cobra.Command) ([]photo.Preset, error) {
	known, err := knownPresets(cmd)
	if err != nil {
		return nil, err
	}
	asked, err := o.named(cmd, known)
	if err != nil {
		return nil, err
	}
	return o.pictures.apply(cmd.Flags(), asked)
}

// named are the presets of --set or --preset.
func (o *prepOptions) named(cmd *cobra.Command, known bench.Presets) (asked []photo.Preset, err error) {
	if o.set != "" {
		set, found := known.FindSet(o.set)
		switch {
		case cmd.Flags().Changed("preset"):
			return nil, errors.New("name either presets or a --set of them")
		case !found:
			return nil, fmt.Errorf("there is no channel set %q: choose %s", o.set, setSlugs(known.AllSets()))
		}
		return known.Resolve(set)
	}
	for _, name := range o.presets {
		preset, found := photo.Find(known.All(), name)
		switch {
		case !found:
			return nil, fmt.Errorf("there is no preset %q: choose %s", name, slugs(known.All()))
		case slices.ContainsFunc(asked, preset.Equal):
			return nil, fmt.Errorf("the preset %q is named twice", name)
		}
		asked = append(asked, preset)
	}
	return asked, nil
}

func setSlugs(sets []bench.ChannelSet) string {
	names := make([]string, len(sets))
	for i, set := range sets {
		names[i] = set.Slug
	}
	return strings.Join(names, ", ")
}

func slugs(presets []photo.Preset) string { return strings.Join(slugsOf(presets), ", ") }
