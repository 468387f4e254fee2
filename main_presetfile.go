package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/data"
)

func exportPresetsCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "export FILE [NAME…]",
		Short: "Write presets and channel sets to a file for another Storehand",
		Long: `Writes presets and channel sets to a JSON file that another Storehand imports:
those that are named, or all that were made or changed in the workspace. The
presets of a set come with it, and logos are in the file.`,
		Example: "  storehand presets export house-style.json --workspace ~/Shops\n  storehand presets export amazon.json amazon",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			known, err := knownPresets(cmd)
			if err != nil {
				return err
			}
			presets, sets, err := presetsNamed(known, args[1:])
			if err != nil {
				return err
			}
			if err := bench.SavePresetFile(args[0], presets, sets); err != nil {
				return err
			}
			_, err = fmt.Fprintf(cmd.OutOrStdout(), "%s and %s written to %s.\n", counted(len(presets), "preset"), counted(len(sets), "channel set"), args[0])
			return err
		},
	}
}

// presetsNamed are presets and sets by their names, or the user's own.
func presetsNamed(known bench.Presets, names []string) (presets []photo.Preset, sets []bench.ChannelSet, err error) {
	if len(names) == 0 {
		if len(known.Own)+len(known.Sets) == 0 {
			return nil, nil, errors.New("no presets were made or changed: name some to export, or the workspace with --workspace")
		}
		presets = slices.Clone(known.Own)
		sets = known.Sets
	}
	for _, name := range names {
		preset, isPreset := photo.Find(known.All(), name)
		set, isSet := known.FindSet(name)
		switch {
		case isPreset:
			presets = append(presets, preset)
		case isSet:
			sets = append(sets, set)
		default:
			return nil, nil, fmt.Errorf("there is no preset or set %q: choose %s, %s", name, slugs(known.All()), setSlugs(known.AllSets()))
		}
	}
	for _, set := range sets {
		of, err := known.Resolve(set)
		if err != nil {
			return nil, nil, err
		}
		for _, preset := range of {
			if !slices.ContainsFunc(presets, preset.Equal) {
				presets = append(presets, preset)
			}
		}
	}
	return presets, sets, nil
}

func importPresetsCommand() *cobra.Command {
	var clash string
	cmd := &cobra.Command{
		Use:   "import FILE",
		Short: "Take the presets and channel sets of a file into the workspace",
		Long: `Takes the presets and channel sets of a file that storehand presets export or
the window wrote into the workspace. One that is there already as it is is left
alone. What cannot be taken is said, and does not stop the others.`,
		Example: "  storehand presets import house-style.json --workspace ~/Shops --collision replace",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if !slices.Contains([]bench.Clash{bench.KeepBoth, bench.ReplaceMine, bench.KeepMine}, bench.Clash(clash)) {
				return fmt.Errorf("--collision %s: choose keep-both, replace or keep-mine", clash)
			}
			file, err := bench.OpenPresetFile(args[0])
			if err != nil {
				return err
			}
			return withWorkspace(cmd.Context(), workspaceDir(cmd), func(ctx context.Context, w *data.Workspace) error {
				return importPresets(ctx, cmd, w, file, bench.Clash(clash))
			})
		},
	}
	cmd.Flags().StringVar(&clash, "collision", string(bench.KeepBoth), "for a name that is taken: keep-both, replace or keep-mine")
	return cmd
}

func importPresets(ctx context.Context, cmd *cobra.Command, w *data.Workspace, file bench.PresetFile, clash bench.Clash) error {
	known, err := bench.LoadPresets(ctx, w)
	if err != nil {
		return err
	}
	known, all := known.Import(file, clash)
	failed := len(file.Faults)
	for _, fault := range file.Faults {
		cmd.PrintErrln(fault)
	}
	for _, taken := range all {
		if taken.Err != nil {
			failed++
			cmd.PrintErrln(fmt.Errorf("%s: %w", taken.Name, taken.Err))
			continue
		}
		fmt.Fprintln(cmd.OutOrStdout(), takenWords(taken))
	}
	if err := known.Save(ctx, w); err != nil {
		return err
	}
	if failed > 0 {
		return errSomeFailed
	}
	return nil
}

func takenWords(taken bench.Taken) string {
	switch {
	case taken.As == "":
		return taken.Name + ": left as it is here"
	case taken.Replaced:
		return taken.As + ": replaced"
	case taken.As != taken.Name:
		return taken.Name + ": taken as " + taken.As
	}
	return taken.Name + ": taken"
}
