package shotlist

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"storehand/app/exchange/table"
	"storehand/app/matching"
	"storehand/app/shot"
)

// List is a shot list that was read.
type List struct {
	Name     string // of its file
	Lines    []Line
	Problems []Problem // rows that say nothing that can be used
}

// Line says of one photo which product it shows.
type Line struct {
	Line int    // in the file, from 1
	File string // the photo's name, perhaps with folders, perhaps without extension
	// Keys are what the line tells of the product, the most telling first.
	Keys []Key
	// Position is the photo's place in the product's gallery from 1; 0 where
	// the line does not say. View and Alt are empty where it does not.
	Position int
	View     shot.View
	Alt      string
}

// Key is a cell that tells a product.
type Key struct {
	By    matching.By // BySKU, ByBarcode, BySlug or ByTitle
	Value string
}

// Problem is a row of a list, or a part of it, that could not be used.
type Problem struct {
	Line int    // in the file, from 1
	Text string // what is wrong and what to do, a sentence
}

// mostLines is how many rows of a list are read. A shoot has thousands.
const mostLines = 200_000

// ErrNoColumns is the cause of an error about a file that is no shot list.
var ErrNoColumns = errors.New("it has no column with the names of photos, or none with the SKU, barcode, link address or title of a product. " +
	"Name the columns in the first row: File, SKU")

// Read reads a shot list. The error is about the file as a whole: one that
// cannot be read, is no table, or has no columns that tell photo and product
// (ErrNoColumns).
func Read(ctx context.Context, file table.File) (List, error) {
	looked, err := table.Inspect(ctx, file, "")
	if err != nil {
		return List{}, fmt.Errorf("shot list: %w", err)
	}
	l, headed := layoutOf(looked.Head)
	if l[columnFile] < 0 || !l.hasKey() {
		return List{}, fmt.Errorf("shot list %s: %w", file.Name, ErrNoColumns)
	}
	rows, err := table.Open(file, looked.Form)
	if err != nil {
		return List{}, fmt.Errorf("shot list: %w", err)
	}
	defer rows.Close()
	list := List{Name: file.Name}
	for first := true; ; first = false {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return list, nil
		}
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return List{}, fmt.Errorf("shot list %s: %w", file.Name, err)
		}
		if first && headed || row.Blank() {
			continue
		}
		if len(list.Lines)+len(list.Problems) >= mostLines {
			return List{}, fmt.Errorf("shot list %s: it has more than %d rows. Divide it", file.Name, mostLines)
		}
		list.add(row, l)
	}
}

// add takes a row. A cell may name several photos, as product files do.
func (list *List) add(row table.Row, l layout) {
	line := Line{Line: row.Line, Keys: keysOf(row, l), Alt: l.cell(row, columnAlt)}
	files := filesIn(l.cell(row, columnFile))
	switch {
	case len(files) == 0:
		list.problem(row.Line, "It names no photo.")
		return
	case len(line.Keys) == 0:
		list.problem(row.Line, fmt.Sprintf("It does not say which product %s shows.", files[0]))
		return
	}
	if text := l.cell(row, columnView); text != "" {
		line.View = shot.Read(shot.Words(text)).View
		if line.View == "" {
			list.problem(row.Line, fmt.Sprintf("The view “%s” is not known. It is left to the photo's name.", text))
		}
	}
	if text := l.cell(row, columnPosition); text != "" {
		line.Position = position(text)
		if line.Position == 0 {
			list.problem(row.Line, fmt.Sprintf("The position “%s” is no number from 1 to %d. It is left to the photo's name.", text, lastPosition))
		}
	}
	for i, file := range files {
		one := line
		one.File = file
		if line.Position > 0 {
			one.Position += i
		}
		list.Lines = append(list.Lines, one)
	}
}

func (list *List) problem(line int, text string) {
	list.Problems = append(list.Problems, Problem{Line: line, Text: text})
}

// lastPosition is more pictures than any shop takes for one product.
const lastPosition = 999

// position reads a place in a gallery, also as a spreadsheet writes it: "2.0".
func position(text string) int {
	text = strings.TrimSuffix(strings.TrimSuffix(text, ".0"), ",0")
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= lastPosition {
		return n
	}
	return 0
}

// filesIn parts the names of several photos. A name that has a separator in
// itself stands alone, or has its extension at each end.
func filesIn(cell string) []string {
	for _, separator := range []string{"|", ";", ","} {
		parts := strings.Split(cell, separator)
		var files []string
		for _, part := range parts {
			if part = fileIn(part); isPhoto(part) {
				files = append(files, part)
			}
		}
		if len(parts) > 1 && len(files) == len(parts) {
			return files
		}
	}
	if file := fileIn(cell); file != "" {
		return []string{file}
	}
	return nil
}

// fileIn is the path of a photo as a list writes it: of any system, or an
// address in a shop.
func fileIn(cell string) string {
	cell = strings.TrimSpace(strings.ReplaceAll(cell, `\`, "/"))
	if scheme, rest, found := strings.Cut(cell, "://"); found && len(scheme) < 8 {
		cell, _, _ = strings.Cut(rest, "?")
		return path.Base(cell)
	}
	return strings.Trim(strings.TrimPrefix(cell, "./"), "/")
}

// keysOf are the cells of a row that tell its product.
func keysOf(row table.Row, l layout) []Key {
	var keys []Key
	for _, told := range []struct {
		column column
		by     matching.By
	}{
		{columnSKU, matching.BySKU}, {columnBarcode, matching.ByBarcode}, {columnSlug, matching.BySlug}, {columnTitle, matching.ByTitle},
		{columnKey, matching.BySKU}, {columnKey, matching.ByBarcode}, {columnKey, matching.BySlug}, {columnKey, matching.ByTitle},
	} {
		if value := l.cell(row, told.column); value != "" {
			keys = append(keys, Key{By: told.by, Value: value})
		}
	}
	return keys
}
