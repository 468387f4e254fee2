package handover

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"storehand/app/job"
	"storehand/app/safefile"
)

// ToFolder writes an order into a folder, which is made where it is absent:
// products.csv, and with pictures manifest.csv, manifest.json and the folder
// pictures, and those of the channels that were asked for. Files of the same names are replaced, others stay. It runs in job j
// as ToFile does; a picture that cannot be read or written is a failed item and
// does not stop the others.
func (m *Maker) ToFolder(ctx context.Context, j *job.Job, order Order, dir string) (Made, error) {
	run := &run{maker: m, job: j, order: order, made: Made{Dir: dir}}
	err := run.productFiles(ctx, dir)
	if err == nil && order.Pictures {
		err = run.pictures(ctx, dir)
	}
	return run.finished(), err
}

// ToNewFolder writes an order into a folder of its own within parent, named
// after the store and the day, so that no earlier handover is touched.
func (m *Maker) ToNewFolder(ctx context.Context, j *job.Job, order Order, parent string, day time.Time) (Made, error) {
	dir, err := newFolder(parent, order.Store.Name+" "+day.Format(time.DateOnly))
	if err != nil {
		return Made{}, fmt.Errorf("export %s: %w", order.Store.Name, err)
	}
	made, err := m.ToFolder(ctx, j, order, dir)
	if err != nil && len(made.Files) == 0 {
		err = errors.Join(err, os.Remove(dir))
	}
	return made, err
}

// newFolder makes a folder of that name, or with a number where it is taken.
func newFolder(parent, name string) (string, error) {
	safe, err := safefile.SafeName(name)
	if err != nil {
		safe = "Products" // of a store whose name leads elsewhere, such as "A/B"
	}
	for number := 1; ; number++ {
		dir := filepath.Join(parent, safe)
		if number > 1 {
			dir = fmt.Sprintf("%s %d", dir, number)
		}
		err := os.Mkdir(dir, 0o777)
		if !errors.Is(err, fs.ErrExist) {
			return dir, err
		}
	}
}
