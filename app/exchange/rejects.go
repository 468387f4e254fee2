package exchange

import (
	"context"
	"fmt"
	"io"

	"storehand/app/exchange/table"
)

// reasonHeading is over the first column of a file of rejected rows. An import
// leaves that column out, so that the file can be corrected and tried again.
const reasonHeading = "Storehand: not imported because"

func hasReasons(headings table.Row) bool {
	return len(headings.Cells) > 1 && headings.Cells[0] == reasonHeading
}

// own gives a row without the reason that Storehand put before it.
func (in *Inspection) own(row table.Row) table.Row {
	if in.reasons && len(row.Cells) > 0 {
		row.Cells = row.Cells[1:]
	}
	return row
}

// WriteRejected writes those rows of a file that an import did not take, each
// after the reason, with the headings and cells they have in the file. Where
// several rows make up a product it writes all of them, since they are only
// understood together. It returns the number of rows under the headings.
func WriteRejected(ctx context.Context, file Inspection, rejected []Rejected, w io.Writer) (int, error) {
	d, err := dialectOf(file.Dialect)
	if err != nil {
		return 0, err
	}
	wanted, err := findRejected(ctx, d, file, rejected)
	if err != nil {
		return 0, err
	}
	writer := table.NewWriter(w, d.written(file.Form))
	if err := writer.Write(append([]string{reasonHeading}, file.Headings...)); err != nil {
		return 0, err
	}
	count := 0
	reading := &reading{in: &file, passes: 1}
	for row, err := range reading.rows(ctx)() {
		if err != nil {
			return 0, err
		}
		if !wanted.has(row) {
			continue
		}
		if err := writer.Write(append([]string{wanted.reasons[row.Line]}, row.Cells...)); err != nil {
			return 0, fmt.Errorf("write the rejected rows of %s: %w", file.File.Name, err)
		}
		count++
	}
	return count, writer.Flush()
}

// rejectedRows tells the rows of rejected items.
type rejectedRows struct {
	reasons map[int]string // by the line of an item's first row
	product func(table.Row) string
	groups  map[string]bool // products of which a row was rejected
}

// findRejected goes through the file once to learn which products the rejected
// rows belong to; the other rows of those may stand before them.
func findRejected(ctx context.Context, d dialect, file Inspection, rejected []Rejected) (*rejectedRows, error) {
	found := &rejectedRows{reasons: make(map[int]string, len(rejected)), groups: make(map[string]bool)}
	for _, item := range rejected {
		found.reasons[item.Line] = item.Reason
	}
	if d.grouped == nil {
		return found, nil
	}
	found.product = d.grouped(file.Headings, file.Names)
	reading := &reading{in: &file, passes: 1}
	for row, err := range reading.rows(ctx)() {
		if err != nil {
			return nil, err
		}
		if _, is := found.reasons[row.Line]; is {
			found.groups[found.product(row)] = true
		}
	}
	delete(found.groups, "")
	return found, nil
}

func (r *rejectedRows) has(row table.Row) bool {
	if _, is := r.reasons[row.Line]; is {
		return true
	}
	return r.product != nil && r.groups[r.product(row)]
}
