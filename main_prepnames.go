package main

import (
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"storehand/app/bench"
)

// namesReport is what storehand prep --dry-run says.
type namesReport struct {
	verdict
	Out   string        `json:"out"`
	Names []plannedName `json:"names"`
}

// plannedName is the name that a picture would get.
type plannedName struct {
	Path   string `json:"path"`
	Preset string `json:"preset"`
	Output string `json:"output"`
	// Clash is the name that is in the way of the one the template gives.
	Clash string `json:"clash,omitempty"`
}

// preview says what each picture would be called.
func (o *prepOptions) preview(cmd *cobra.Command, run bench.FolderRun) error {
	planned, err := run.Preview()
	if err != nil {
		return err
	}
	said := &namesReport{verdict: verdict{Command: "prep", OK: true}, Out: run.Dir, Names: []plannedName{}}
	for _, d := range planned {
		said.Names = append(said.Names, plannedName{Path: d.Path, Preset: d.Preset, Output: filepath.Join(d.Dir, d.Name), Clash: d.Clash})
	}
	if !o.asJSON {
		for _, name := range said.Names {
			fmt.Fprintln(cmd.OutOrStdout(), name.line(run.Dir))
		}
	}
	return o.conclude(cmd, said, nil)
}

func (n plannedName) line(dir string) string {
	line := n.Path + " → " + within(dir, n.Output)
	if n.Clash != "" {
		line += " (" + n.Clash + " is taken)"
	}
	return line
}

func (r *namesReport) sentence() string {
	return fmt.Sprintf("%s would be written to %s. Nothing was made.", counted(len(r.Names), "picture"), r.Out)
}

// remarks has none: clashes stand beside the names.
func (r *namesReport) remarks() []string { return nil }
