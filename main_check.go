package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/data"
)

func checkCommand() *cobra.Command {
	var where reporting
	var remake bool
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check that a workspace is whole",
		Long: `Checks the workspace: the database, its references, that no operation is half
done, and that every picture is there with the bytes it was kept with. What a
killed program left half-written is taken away. With --remake finished pictures
that are missing or damaged are made again from their originals.

The exit code is 0 when nothing is wrong, 1 otherwise.`,
		Example: `  storehand check
  storehand check --workspace ~/Shops --json`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return check(cmd, &where, remake) },
	}
	where.addFlags(cmd)
	cmd.Flags().BoolVar(&remake, "remake", false, "make finished pictures again that are missing or damaged, where that can be done")
	return cmd
}

func check(cmd *cobra.Command, where *reporting, remake bool) error {
	dir := workspaceDir(cmd)
	checked := &checkReport{verdict: verdict{Command: "check", OK: true}, Workspace: dir, Findings: []finding{}}
	err := withWorkspace(cmd.Context(), dir, func(ctx context.Context, w *data.Workspace) error {
		line := newProgressLine(cmd)
		line.show("Checking " + dir)
		findings, err := w.Check(ctx)
		line.clear()
		if remake && err == nil {
			findings, err = remakePictures(ctx, line, w, findings)
		}
		checked.add(findings...)
		return err
	})
	var damage *data.DamagedError
	if errors.As(err, &damage) {
		checked.add(damage.Finding())
		err = nil
	}
	return where.conclude(cmd, checked, err)
}

// remakePictures makes pictures again that the check found missing, and looks
// again. The check names so many at a time, so both are done until no more can be
// made; those that cannot be are found once more.
func remakePictures(ctx context.Context, line *progressLine, w *data.Workspace, findings []data.Finding) ([]data.Finding, error) {
	total := 0
	for {
		missing := bench.Missing{Prepared: remakeable(findings), Keeper: w, Register: w, Workers: runtime.NumCPU()}
		if len(missing.Prepared) == 0 {
			break
		}
		spec := job.Spec{Doing: "Making pictures again", Total: len(missing.Prepared)}
		made := 0
		err := inForeground(ctx, line, spec, func(ctx context.Context, j *job.Job) error {
			_, err := missing.Mend(ctx, j)
			made = j.Snapshot().OK
			return err
		})
		if err == nil {
			findings, err = w.Check(ctx)
		}
		if err != nil {
			return findings, err
		}
		if total += made; made == 0 {
			break
		}
	}
	if total > 0 {
		told := data.Finding{Item: "pictures", Text: counted(total, "finished picture") + " made again", Mended: true}
		findings = append([]data.Finding{told}, findings...)
	}
	return findings, nil
}

func remakeable(findings []data.Finding) (prepared []media.Hash) {
	for _, found := range findings {
		if found.Remake != "" {
			prepared = append(prepared, found.Remake)
		}
	}
	return prepared
}

// checkReport is the report of storehand check.
type checkReport struct {
	verdict
	Workspace string    `json:"workspace"`
	Findings  []finding `json:"findings"`
}

func (r *checkReport) add(findings ...data.Finding) {
	for _, found := range findings {
		r.OK = r.OK && found.Mended
		r.Findings = append(r.Findings, finding{Item: found.Item, Text: found.Text, Mended: found.Mended})
	}
}

type finding struct {
	Item   string `json:"item"`
	Text   string `json:"text"`
	Mended bool   `json:"mended"`
}

func (r *checkReport) sentence() string {
	problems := 0
	for _, f := range r.Findings {
		if !f.Mended {
			problems++
		}
	}
	if problems == 0 {
		return "The workspace " + r.Workspace + " is whole."
	}
	return fmt.Sprintf("%s found in the workspace %s.", counted(problems, "problem"), r.Workspace)
}

func (r *checkReport) remarks() []string {
	lines := make([]string, len(r.Findings))
	for i, f := range r.Findings {
		lines[i] = f.Item + ": " + f.Text
	}
	return lines
}

// workspaceDir is the folder that --workspace names.
func workspaceDir(cmd *cobra.Command) string { return cmd.Flag("workspace").Value.String() }

// withWorkspace opens a workspace for as long as work goes on. It has to be
// there: a slip in the folder's name is not to make a new, empty one.
func withWorkspace(ctx context.Context, dir string, work func(context.Context, *data.Workspace) error) error {
	there, err := data.Exists(dir)
	if err != nil {
		return err
	}
	if !there {
		return fmt.Errorf("there is no workspace in %s. Name its folder with --workspace", dir)
	}
	return inWorkspace(ctx, dir, work)
}

// inWorkspace opens a workspace for as long as work goes on, and makes it where
// there is none.
func inWorkspace(ctx context.Context, dir string, work func(context.Context, *data.Workspace) error) (err error) {
	w, err := data.Open(ctx, data.Params{Dir: dir})
	if err != nil {
		return err
	}
	defer func() {
		if closed := w.Close(); err == nil {
			err = closed
		}
	}()
	return work(ctx, w)
}
