package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/app/job"
	"storehand/app/safefile"
	"storehand/data"
)

func exportCommand() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{
		Use:   "export --store NAME --out FILE_OR_DIR [flags]",
		Short: "Write a store's product file for the shop's own importer",
		Long: `Writes the products of a store as the file that the shop's own importer takes,
in the columns and spelling of the file they came from. What nobody edited goes
back exactly as it came.

A folder gets the finished pictures too, and a manifest that says which picture
belongs to which product and with which ALT text. --out is a folder where there
is one, or where the name has no ending such as .csv. Files of the same names are
replaced.

The exit code is 0 when everything was written, 1 otherwise; stderr then says
what was not, and why.`,
		Example: `  storehand export --store 'Alder & Finch' --format woocommerce --out products.csv
  storehand export --store Northpass --format shopify --changed --out upload/`,
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return o.export(cmd) },
	}
	o.storeAsked.addFlags(cmd)
	o.reporting.addFlags(cmd)
	cmd.Flags().StringVar(&o.format, "format", "", "woocommerce or shopify (default: what the store is on)")
	cmd.Flags().StringVar(&o.out, "out", "", "file, or folder for the pictures as well")
	cmd.Flags().BoolVar(&o.channels, "channels", false, "into a folder: also the pictures made for other channels, in a folder for each")
	cmd.Flags().BoolVar(&o.changed, "changed", false, "only products that were edited and are not in the shop yet")
	return cmd
}

// exportOptions are the flags of storehand export.
type exportOptions struct {
	reporting
	storeAsked
	format, out string
	changed     bool
	channels    bool
}

func (o *exportOptions) export(cmd *cobra.Command) error {
	if o.out == "" {
		return errors.New("say with --out which file or folder to write")
	}
	dir := workspaceDir(cmd)
	exported := &exportReport{verdict: verdict{Command: "export", OK: true}, Workspace: dir, Out: o.out}
	err := withWorkspace(cmd.Context(), dir, func(ctx context.Context, w *data.Workspace) error {
		maker := &handover.Maker{Exporter: &exchange.Exporter{Catalogue: w, Keeper: w}, Media: w, Register: w}
		order, err := o.order(ctx, w, maker.Exporter)
		if err != nil {
			return err
		}
		exported.Store = order.Store.Name
		if o.changed && len(order.IDs) == 0 {
			return nil
		}
		made, err := o.make(ctx, newProgressLine(cmd), maker, order)
		exported.take(made)
		return err
	})
	if cmd.Context().Err() != nil {
		err = errors.New("cancelled: every file that is there is whole, and others are missing")
	}
	return o.conclude(cmd, exported, err)
}

// order is what the flags ask for.
func (o *exportOptions) order(ctx context.Context, w *data.Workspace, exporter *exchange.Exporter) (order handover.Order, err error) {
	store, found, err := o.find(ctx, w)
	if err == nil && !found {
		err = o.unknown(ctx, w)
	}
	if err != nil {
		return order, err
	}
	order = handover.Order{Store: store, Pictures: o.toFolder(), Channels: o.channels}
	if order.Channels && !order.Pictures {
		return order, errors.New("--channels writes several folders: name a folder with --out")
	}
	platform := store.Platform
	if o.format != "" {
		if platform, err = client.ParsePlatform(o.format); err != nil || platform == client.Other {
			return order, fmt.Errorf("--format %s: choose woocommerce or shopify", o.format)
		}
	}
	if order.Dialects, err = exporter.Dialects(ctx, store.ID, platform); err != nil {
		return order, err
	}
	if o.changed {
		order.IDs, err = w.IDs(ctx, catalog.Query{Store: store.ID, View: catalog.Changed})
	}
	return order, err
}

// toFolder reports whether --out is a folder.
func (o *exportOptions) toFolder() bool {
	if info, err := os.Stat(o.out); err == nil {
		return info.IsDir()
	}
	return filepath.Ext(o.out) == "" || strings.HasSuffix(o.out, string(filepath.Separator)) || strings.HasSuffix(o.out, "/")
}

func (o *exportOptions) make(ctx context.Context, line *progressLine, maker *handover.Maker, order handover.Order) (made handover.Made, err error) {
	if err := sweep(filepath.Dir(o.out), o.out, filepath.Join(o.out, "pictures")); err != nil {
		return made, err
	}
	spec := job.Spec{Doing: "Exporting " + order.Store.Name}
	err = inForeground(ctx, line, spec, func(ctx context.Context, j *job.Job) (err error) {
		if order.Pictures {
			made, err = maker.ToFolder(ctx, j, order, o.out)
		} else {
			made, err = maker.ToFile(ctx, j, order, o.out)
		}
		return err
	})
	return made, err
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
