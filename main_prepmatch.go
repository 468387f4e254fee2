package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/app/job"
	"storehand/app/matching"
	"storehand/app/naming"
	"storehand/app/shotlist"
	"storehand/data"
)

// productFlags say of which products the photos are.
type productFlags struct {
	storeAsked
	files []string
}

func (p *productFlags) group() flagGroup {
	group := newFlagGroup("Products")
	group.flags.StringSliceVar(&p.files, "match", nil, "product `FILE` of a shop whose products the photos show, or a CSV with the columns file and sku (or barcode, handle or title); may be given several times")
	p.addFlagsTo(group.flags, "name of the store in --workspace whose products the photos show")
	return group
}

func (p *productFlags) asked() bool { return len(p.files) > 0 || p.name != "" }

// recognise finds out which products the photos of a run show.
func (p *productFlags) recognise(cmd *cobra.Command, run *bench.FolderRun, prepared *prepReport) error {
	ctx := cmd.Context()
	files, err := p.sort(ctx)
	if err != nil {
		return err
	}
	look := func(ctx context.Context, w *data.Workspace, store client.ID) error {
		if files.listsAlone {
			if err := files.noteSKUs(ctx, w, store); err != nil {
				return err
			}
		}
		shelf, err := bench.ReadShelf(ctx, w, store)
		if err != nil {
			return err
		}
		chosen := files.choose(shelf, run.Photos, prepared)
		recognised, err := bench.Recognise(ctx, w, shelf, run.Photos, chosen)
		if err != nil {
			return err
		}
		run.Known = make([]naming.Photo, len(recognised))
		for i, r := range recognised {
			run.Known[i] = r.Known()
			prepared.recognise(run.Photos[i].Path, r, shelf)
		}
		return nil
	}
	switch {
	case p.name == "":
		files.listsAlone = len(files.products) == 0
		return files.inPassing(cmd, prepared, look)
	case len(files.products) > 0:
		return errors.New("name the products either with --store or by a product file with --match, not both")
	}
	return withWorkspace(ctx, workspaceDir(cmd), func(ctx context.Context, w *data.Workspace) error {
		store, found, err := p.find(ctx, w)
		if err == nil && !found {
			err = p.unknown(ctx, w)
		}
		if err != nil {
			return err
		}
		return look(ctx, w, store.ID)
	})
}

// matchFiles are the files of --match by what they are.
type matchFiles struct {
	products []exchange.Inspection
	lists    []shotlist.List
	// listsAlone says that nothing but lists tells of products.
	listsAlone bool
}

// sort finds out which files are product files and which are lists of photos: a
// file of a shop is the former, whatever pictures it names.
func (p *productFlags) sort(ctx context.Context) (files matchFiles, err error) {
	for _, path := range p.files {
		inspection, err := exchange.Inspect(ctx, table.Path(path), "")
		if err != nil {
			return files, fmt.Errorf("--match %s: %w", path, err)
		}
		if inspection.Dialect == exchange.Plain {
			list, err := shotlist.Read(ctx, table.Path(path))
			switch {
			case err == nil:
				files.lists = append(files.lists, list)
				continue
			case !errors.Is(err, shotlist.ErrNoColumns):
				return files, fmt.Errorf("--match %s: %w", path, err)
			}
		}
		files.products = append(files.products, inspection)
	}
	return files, nil
}

// inPassing reads product files into a workspace that is there for this run
// alone.
func (m matchFiles) inPassing(cmd *cobra.Command, prepared *prepReport, look func(context.Context, *data.Workspace, client.ID) error) (err error) {
	dir, err := os.MkdirTemp("", "storehand-products-")
	if err != nil {
		return fmt.Errorf("read the products: %w", err)
	}
	defer func() {
		if removed := os.RemoveAll(dir); err == nil {
			err = removed
		}
	}()
	return inWorkspace(cmd.Context(), dir, func(ctx context.Context, w *data.Workspace) error {
		store, err := passingStore(ctx, w)
		if err != nil {
			return err
		}
		for _, file := range m.products {
			if err := takeProducts(ctx, newProgressLine(cmd), w, store, file, prepared); err != nil {
				return err
			}
		}
		return look(ctx, w, store.ID)
	})
}

// passingStore makes the store of a workspace that is there for one run alone.
func passingStore(ctx context.Context, w *data.Workspace) (store client.Store, err error) {
	store = client.Store{Name: "Photos", Platform: client.Other, Currency: usualCurrency, TimeZone: computerZone()}
	_, err = w.Do(ctx, change.Operation{Name: "read products", Origin: change.Imported}, func(ctx context.Context, tx change.Tx) (err error) {
		if store.ClientID, err = tx.SaveClient(ctx, client.Client{Name: store.Name, Colour: client.Colours[0]}); err != nil {
			return err
		}
		store.ID, err = tx.SaveStore(ctx, store)
		return err
	})
	return store, err
}

func takeProducts(ctx context.Context, line *progressLine, w *data.Workspace, store client.Store, file exchange.Inspection, prepared *prepReport) error {
	importer := &exchange.Importer{Finder: w, Keeper: w, Door: w}
	var taken exchange.Report
	spec := job.Spec{Doing: "Reading " + file.File.Name}
	err := inForeground(ctx, line, spec, func(ctx context.Context, j *job.Job) error {
		plan, err := importer.Plan(ctx, store, file, j.Progress)
		if err != nil {
			return err
		}
		taken, err = importer.Apply(ctx, plan, j.Progress)
		return err
	})
	for _, row := range taken.Rejected {
		prepared.note(fmt.Sprintf("%s: line %d: %s", file.File.Name, row.Line, row.Reason))
	}
	return err
}

// choose finds the products that lists name for photos, surely. What a list
// says in vain is noted.
func (m matchFiles) choose(shelf *bench.Shelf, photos []bench.Photo, prepared *prepReport) map[string]catalog.ID {
	chosen := map[string]catalog.ID{}
	for _, list := range m.lists {
		assignment := shelf.Assign(list, photos)
		for _, problem := range assignment.Problems {
			prepared.note(fmt.Sprintf("%s: line %d: %s", list.Name, problem.Line, problem.Text))
		}
		for place, assigned := range assignment.Photos {
			if best := assigned.Match.Best; best.Score >= matching.Sure {
				chosen[photos[place].Path] = best.ID
			}
		}
	}
	return chosen
}

// noteSKUs makes products of the SKUs of the lists. Where no product file tells
// of any, they are all there is to know.
func (m matchFiles) noteSKUs(ctx context.Context, w *data.Workspace, store client.ID) error {
	noted := map[string]bool{}
	_, err := w.Do(ctx, change.Operation{Name: "note SKUs", Origin: change.Imported, Store: store}, func(ctx context.Context, tx change.Tx) error {
		for _, list := range m.lists {
			for _, line := range list.Lines {
				sku := line.Keys[0].Value
				if noted[sku] || line.Keys[0].By != matching.BySKU {
					continue
				}
				noted[sku] = true
				if _, err := tx.SaveProduct(ctx, catalog.Product{StoreID: store, Kind: catalog.Simple, SKU: sku}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

// within is a path as seen from a folder, with slashes.
func within(dir, path string) string {
	if relative, err := filepath.Rel(dir, path); err == nil {
		return filepath.ToSlash(relative)
	}
	return path
}
