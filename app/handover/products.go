package handover

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"storehand/app/exchange"
	"storehand/app/job"
	"storehand/app/safefile"
)

// errNeedsFolder is returned for an order that makes more than one file.
var errNeedsFolder = errors.New("this export has several files: choose a folder")

// ToFile writes the one product file of an order, in the place of one that was
// there. It runs in job j, whose progress it tells and whose results it records:
// a product that such a file cannot hold is a failed one.
func (m *Maker) ToFile(ctx context.Context, j *job.Job, order Order, path string) (Made, error) {
	if len(order.Dialects) != 1 || order.Pictures {
		return Made{}, errNeedsFolder
	}
	run := &run{maker: m, job: j, order: order}
	err := run.file(ctx, order.Dialects[0], path)
	return run.finished(), err
}

// run is one handover in the making.
type run struct {
	maker *Maker
	job   *job.Job
	order Order
	made  Made
}

// finished is what was made, with what did not go well.
func (r *run) finished() Made {
	for _, result := range r.job.ResultsSince(0) {
		if result.Outcome != job.OK {
			r.made.Failures = append(r.made.Failures, result)
		}
	}
	return r.made
}

// fileNames are what the product files of a folder are called.
var fileNames = map[exchange.Dialect]string{exchange.SuiteVariations: "variations.csv"}

// productFiles writes all product files of the order into a folder.
func (r *run) productFiles(ctx context.Context, dir string) error {
	for _, dialect := range r.order.Dialects {
		name, special := fileNames[dialect]
		if !special {
			name = "products.csv"
		}
		if err := r.file(ctx, dialect, filepath.Join(dir, name)); err != nil {
			return err
		}
	}
	return nil
}

// file writes one product file.
func (r *run) file(ctx context.Context, dialect exchange.Dialect, path string) error {
	file := File{Dialect: dialect}
	share := int64(len(r.made.Files)) // of the files, all taken for equally long
	var err error
	file.Path, err = safefile.Write(path, safefile.Replace, func(w io.Writer) (err error) {
		file.Exported, err = r.maker.Exporter.Export(ctx, r.order.request(dialect), w, func(done, total int) {
			r.job.Progress(share*int64(total)+int64(done), int64(len(r.order.Dialects)*total))
		})
		return err
	})
	if err != nil {
		return fmt.Errorf("export %s: %w", r.order.Store.Name, err)
	}
	for _, left := range file.LeftOut {
		r.job.Record(job.Result{
			Item: job.Item{ID: left.Item, Name: left.Item}, Outcome: job.Failed,
			Reason: left.Reason, Err: errors.New(left.Reason),
		})
	}
	r.made.Files = append(r.made.Files, file)
	return nil
}
