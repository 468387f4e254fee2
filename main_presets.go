package main

import (
	"context"
	"fmt"
	"strconv"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/data"
)

func presetsCommand() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "presets",
		Short: "List what photos can become",
		Long: `Lists the presets that storehand prep takes, by the short name for --preset.
With --workspace also those that were made or changed in that workspace.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			presets, err := knownPresets(cmd)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), presets)
			}
			return listPresets(cmd, presets)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the presets as JSON")
	return cmd
}

// knownPresets are those of the program, and of the workspace where one is
// named: preparing photos needs none.
func knownPresets(cmd *cobra.Command) ([]photo.Preset, error) {
	if !cmd.Flag("workspace").Changed {
		return photo.Presets(), nil
	}
	var known []photo.Preset
	err := withWorkspace(cmd.Context(), workspaceDir(cmd), func(ctx context.Context, w *data.Workspace) error {
		presets, err := bench.LoadPresets(ctx, w)
		known = presets.All()
		return err
	})
	return known, err
}

func listPresets(cmd *cobra.Command, presets []photo.Preset) error {
	table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, p := range presets {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", p.Slug, p.Name, sizeWords(p), formatWords(p), p.Background)
	}
	return table.Flush()
}

func sizeWords(p photo.Preset) string {
	if p.Width == 0 && p.Height == 0 {
		return "size kept"
	}
	return fmt.Sprintf("%s %dx%d", p.Fit, p.Width, p.Height)
}

func formatWords(p photo.Preset) string {
	switch {
	case p.Format == photo.PNG:
		return string(p.Format)
	case p.Lossless:
		return string(p.Format) + ", lossless"
	}
	return string(p.Format) + " " + strconv.Itoa(p.Quality)
}
