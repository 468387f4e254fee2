package main

import (
	"context"
	"fmt"
	"strconv"
	"strings"
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
		Short: "List what photos can become; export and import presets",
		Long: `Lists the presets and channel sets that storehand prep takes, by the short names
for --preset and --set. With --workspace also those that were made or changed in
that workspace.`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			presets, err := knownPresets(cmd)
			if err != nil {
				return err
			}
			if asJSON {
				return writeJSON(cmd.OutOrStdout(), presets.All())
			}
			return listPresets(cmd, presets)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the presets as JSON")
	cmd.AddCommand(exportPresetsCommand(), importPresetsCommand())
	return cmd
}

// knownPresets are those of the program, and of the workspace where one is
// named: preparing photos needs none.
func knownPresets(cmd *cobra.Command) (known bench.Presets, err error) {
	if !cmd.Flag("workspace").Changed {
		return known, nil
	}
	err = withWorkspace(cmd.Context(), workspaceDir(cmd), func(ctx context.Context, w *data.Workspace) error {
		known, err = bench.LoadPresets(ctx, w)
		return err
	})
	return known, err
}

func listPresets(cmd *cobra.Command, presets bench.Presets) error {
	table := tabwriter.NewWriter(cmd.OutOrStdout(), 0, 0, 2, ' ', 0)
	for _, p := range presets.All() {
		fmt.Fprintf(table, "%s\t%s\t%s\t%s\t%s\n", p.Slug, p.Name, sizeWords(p), formatWords(p), p.Background)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(table, "\nChannel sets:")
	for _, set := range presets.AllSets() {
		fmt.Fprintf(table, "%s\t%s\t%s\n", set.Slug, set.Name, strings.Join(set.Presets, ", "))
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
