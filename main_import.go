package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/app/job"
	"storehand/app/money"
	"storehand/app/safefile"
	"storehand/data"
)

// usualCurrency is that of a new store where none is named.
const usualCurrency money.Currency = "EUR"

func importCommand() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import --store NAME [flags] FILE…",
		Short: "Take the product files of a shop into the workspace",
		Long: `Takes the product files that a shop exported (WooCommerce, Shopify, Product CSV
Import Suite) into the workspace. What a file is, is recognised. Each file is one
operation that can be undone in the window. Edits that were made here stay, and
columns that Storehand does not know are kept and come back on export.

The store, its client and the workspace are made where they do not exist.

The exit code is 0 when every row of every file was taken, 1 otherwise; stderr
then says which row was not, and why.`,
		Example: `  storehand import --store 'Alder & Finch' --currency GBP products.csv
  storehand import --workspace ~/Shops --store Northpass --json products_export_*.csv`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) == 0 {
				return errors.New("name at least one product file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error { return o.importFiles(cmd, files) },
	}
	o.addFlags(cmd)
	cmd.Flags().StringVar(&o.platform, "platform", "", "woocommerce or shopify (default: what the file is)")
	cmd.Flags().StringVar(&o.currency, "currency", "", fmt.Sprintf("currency of a new store (default %q)", usualCurrency))
	cmd.Flags().StringVar(&o.rejected, "rejected", "", "folder for the rows that are not taken, to be corrected and imported again")
	return cmd
}

// importOptions are the flags of storehand import.
type importOptions struct {
	reporting
	storeAsked
	platform, currency, rejected string
}

func (o *importOptions) addFlags(cmd *cobra.Command) {
	o.storeAsked.addFlags(cmd)
	o.reporting.addFlags(cmd)
}

func (o *importOptions) importFiles(cmd *cobra.Command, files []string) error {
	dir := workspaceDir(cmd)
	imported := &importReport{verdict: verdict{Command: "import", OK: true}, Workspace: dir, Files: []importedFile{}}
	err := inWorkspace(cmd.Context(), dir, func(ctx context.Context, w *data.Workspace) error {
		work := &importWork{importOptions: o, workspace: w, line: newProgressLine(cmd)}
		if err := work.begin(ctx); err != nil {
			return err
		}
		for _, file := range files {
			imported.add(work.file(ctx, file))
		}
		imported.Store, imported.Currency = work.store.Name, work.store.Currency
		return nil
	})
	if cancelled := cmd.Context().Err(); cancelled != nil {
		err = fmt.Errorf("cancelled: %d of %s not imported", imported.Cancelled, counted(len(files), "file"))
	}
	return o.conclude(cmd, imported, err)
}

// importWork imports files into one store.
type importWork struct {
	*importOptions
	workspace *data.Workspace
	line      *progressLine
	platform  client.Platform // asked for; empty for what the file is
	store     client.Store    // with an ID of zero until it is made
	owner     client.Client   // of a store that is to be made
}

// begin finds the store, if it is there, and settles what the flags say of it.
func (w *importWork) begin(ctx context.Context) (err error) {
	if w.importOptions.platform != "" {
		if w.platform, err = client.ParsePlatform(w.importOptions.platform); err != nil {
			return err
		}
	}
	asked := usualCurrency
	if w.currency != "" {
		if asked, err = money.ParseCurrency(w.currency); err != nil {
			return err
		}
	}
	store, found, err := w.find(ctx, w.workspace)
	if err != nil {
		return err
	}
	if found && w.currency != "" && store.Currency != asked {
		return fmt.Errorf("the prices of %s are in %s, not in %s. Leave --currency out, or import into another store", store.Name, store.Currency, asked)
	}
	if w.store = store; !found {
		w.owner, w.store, err = w.fresh(ctx, w.workspace, asked)
	}
	return err
}

// file imports one file and says what became of it.
func (w *importWork) file(ctx context.Context, path string) importedFile {
	done := importedFile{File: path, Rejected: []rejectedRow{}}
	err := ctx.Err()
	if err == nil {
		err = w.take(ctx, path, &done)
	}
	switch {
	case err != nil && ctx.Err() != nil:
		done.Outcome, done.Reason = job.Cancelled, "cancelled, nothing of it was taken"
	case err != nil:
		done.Outcome, done.Reason = job.Failed, err.Error()
	}
	return done
}

// take imports a file. done is filled in as far as it comes.
func (w *importWork) take(ctx context.Context, path string, done *importedFile) error {
	if info, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return errors.New("there is no such file")
	} else if err == nil && info.IsDir() {
		return errors.New("this is a folder: name the product files in it")
	}
	inspection, err := w.inspect(ctx, path)
	if err != nil {
		return err
	}
	done.Format = inspection.Dialect
	if w.store.ID == 0 {
		w.store.Platform = inspection.Dialect.Platform()
	}
	importer := &exchange.Importer{Finder: w.workspace, Keeper: w.workspace, Door: w.workspace}
	var plan *exchange.Plan
	err = inForeground(ctx, w.line, job.Spec{Doing: "Reading " + inspection.File.Name}, func(ctx context.Context, j *job.Job) (err error) {
		plan, err = importer.Plan(ctx, w.store, inspection, j.Progress)
		return err
	})
	if err != nil {
		return err
	}
	isNew := w.store.ID == 0
	if isNew && plan.Preview.New == 0 {
		done.take(plan.Notes, plan.Preview)
		return errors.Join(errNothingNew, w.keepRejected(ctx, inspection, plan.Preview.Rejected, done))
	}
	plan.Owner = w.owner
	var report exchange.Report
	err = inForeground(ctx, w.line, job.Spec{Doing: "Importing " + inspection.File.Name}, func(ctx context.Context, j *job.Job) (err error) {
		report, err = importer.Apply(ctx, plan, j.Progress)
		return err
	})
	if err != nil {
		return err
	}
	if w.store.ID = report.Store; isNew {
		done.Notes = append(done.Notes, fmt.Sprintf("the store %s was made, on %s, with prices in %s", w.store.Name, w.store.Platform.Name(), w.store.Currency))
	}
	done.take(plan.Notes, report.Tally)
	return w.keepRejected(ctx, inspection, report.Rejected, done)
}

// keepRejected writes the rows that were not taken where the flags ask for it.
func (w *importWork) keepRejected(ctx context.Context, file exchange.Inspection, rejected []exchange.Rejected, done *importedFile) (err error) {
	if w.rejected == "" || len(rejected) == 0 {
		return nil
	}
	name := strings.TrimSuffix(file.File.Name, filepath.Ext(file.File.Name)) + "-rejected.csv"
	done.RejectedFile, err = safefile.Write(filepath.Join(w.rejected, name), safefile.Replace, func(out io.Writer) error {
		_, err := exchange.WriteRejected(ctx, file, rejected, out)
		return err
	})
	return err
}

// errNothingNew keeps a store from being made for a file that has nothing for
// it.
var errNothingNew = errors.New("there is nothing in it to make a new store of")

// inspect finds out what a file is. One that is of another platform than the
// one asked for is refused.
func (w *importWork) inspect(ctx context.Context, path string) (exchange.Inspection, error) {
	inspection, err := exchange.Inspect(ctx, table.Path(path), "")
	if err != nil || w.platform == "" || inspection.Dialect.Platform() == w.platform {
		return inspection, err
	}
	return inspection.As(exchange.Dialect(w.platform))
}
