package exchange

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"storehand/app/exchange/sheet"
	"storehand/app/exchange/table"
)

// Progress is told how many bytes of a file are read, of how many to be read in
// all. It may be nil.
type Progress func(done, total int64)

// reading goes through the rows of an inspected file, again and again, and
// makes sure that the file is still the one that was inspected.
type reading struct {
	in       *Inspection
	progress Progress
	passes   int64 // how often the file is read in all
	done     int64 // bytes of the passes that are over
}

// ErrChanged is returned when a file is no longer the one that was inspected.
var ErrChanged = errors.New("the file has changed since it was looked at: choose it again")

// rows gives a way through the rows under the headings, once for each call. It
// stops at the context's end, and ends with ErrChanged where the bytes read are
// not those inspected.
func (r *reading) rows(ctx context.Context) sheet.Rows {
	return func() iter.Seq2[table.Row, error] {
		return func(yield func(table.Row, error) bool) {
			rows, err := table.Open(r.in.File, r.in.Form)
			if err != nil {
				yield(table.Row{}, err)
				return
			}
			defer rows.Close()
			if err := r.each(ctx, rows, yield); err != nil {
				yield(table.Row{}, fmt.Errorf("read %s: %w", r.in.File.Name, err))
			}
		}
	}
}

func (r *reading) each(ctx context.Context, rows *table.Rows, yield func(table.Row, error) bool) error {
	headings, err := rows.Read()
	if err != nil || !slices.Equal(r.in.own(headings).Cells, r.in.Headings) {
		return ErrChanged
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		r.tell(r.done + rows.BytesRead())
		if !yield(r.in.own(row), nil) {
			return nil
		}
	}
	r.done += r.in.Size
	sum, err := rows.SHA256()
	if err == nil && sum != r.in.SHA256 {
		err = ErrChanged
	}
	return err
}

func (r *reading) tell(done int64) {
	if r.progress != nil {
		r.progress(done, r.passes*r.in.Size)
	}
}
