package exchange

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/table"
)

// Inspection is what a product file seems to be, and how its columns are going
// to be understood. The mapping can be changed before an import is planned.
type Inspection struct {
	File     table.File
	Form     table.Form
	Size     int64  // bytes
	SHA256   string // of the file's bytes, in hexadecimal
	Dialect  Dialect
	Headings []string
	// Names says for each heading what the column holds, in the words of the
	// dialect. Change it with Map.
	Names []string
	// Sure is false where nothing in the file tells which product a row is:
	// then a column has to be mapped to SKU before it can be imported.
	Sure bool
	// Head are the first rows under the headings.
	Head []table.Row

	// reasons says that the file has rows an earlier import did not take, with
	// the reasons in a first column that belongs to Storehand.
	reasons bool
}

// Inspect finds out what a file is. encoding replaces the detected one unless
// it is empty. Besides the errors of table.Inspect it returns a
// *table.ForeignError that names what the file seems to be instead of products.
func Inspect(ctx context.Context, file table.File, encoding table.Encoding) (Inspection, error) {
	found, err := table.Inspect(ctx, file, encoding)
	if err != nil {
		return Inspection{}, err
	}
	if err := foreignTable(found); err != nil {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, err)
	}
	in := Inspection{File: file, Form: found.Form, Size: found.Size, SHA256: found.SHA256, reasons: hasReasons(found.Head[0])}
	for i, row := range found.Head {
		if row = in.own(row); i == 0 {
			in.Headings = row.Cells
		} else {
			in.Head = append(in.Head, row)
		}
	}
	for _, d := range recognised {
		names, ok := dialects[d].recognise(in.Headings, in.Head)
		if ok {
			in.Dialect, in.Names, in.Sure = d, names, true
			return in, nil
		}
	}
	if len(in.Headings) == 1 {
		return Inspection{}, fmt.Errorf("read %s: %w", file.Name, &table.ForeignError{What: "a text without columns", Advice: exportEither})
	}
	in.Dialect = Plain
	in.Names, _ = dialects[Plain].recognise(in.Headings, in.Head)
	return in, nil
}

// Candidates are the dialects that the columns of the file fit, the most
// particular first; any sheet can be mapped by hand.
func (in Inspection) Candidates() []Dialect {
	var fitting []Dialect
	for _, d := range recognised {
		if _, ok := dialects[d].recognise(in.Headings, in.Head); ok || d == Plain {
			fitting = append(fitting, d)
		}
	}
	return fitting
}

// As gives the inspection with the file taken for another dialect. The error
// says that the columns do not fit it.
func (in Inspection) As(d Dialect) (Inspection, error) {
	wanted, err := dialectOf(d)
	if err != nil {
		return in, err
	}
	names, ok := wanted.recognise(in.Headings, in.Head)
	if !ok && d != Plain {
		return in, fmt.Errorf("%s does not have the columns of a %s", in.File.Name, wanted.name)
	}
	in.Dialect, in.Names, in.Sure = d, names, ok
	return in, nil
}

// fieldPrefix begins the name of a column that was mapped to a field by hand.
const fieldPrefix = "field "

// Map says by hand what a column holds: the key of a field of the catalogue, or
// nothing for a column that is to be kept as it is. A field that another column
// holds already is taken from that one. The error names a field that does not
// exist.
func (in *Inspection) Map(column int, field string) error {
	names := slices.Clone(in.Names)
	names[column] = ""
	if field != "" {
		if _, found := catalog.FieldByKey(field); !found {
			return fmt.Errorf("there is no field %q", field)
		}
		for i := range names {
			if in.Field(i) == field {
				names[i] = ""
			}
		}
		names[column] = fieldPrefix + field
	}
	in.Names = names
	in.Sure = in.Sure || field == "sku" || field == "slug"
	return nil
}

// Field is the key of the field of the catalogue that a column feeds, or empty
// for one that is kept as it is or that only tells which product a row is.
func (in *Inspection) Field(column int) string {
	name := in.Names[column]
	if key, mapped := strings.CutPrefix(name, fieldPrefix); mapped {
		return key
	}
	if field, found := meanings[name]; found {
		return field
	}
	first, _, _ := strings.Cut(name, " ")
	if field, found := meanings[first]; found {
		return field
	}
	if _, found := catalog.FieldByKey(first); found {
		return first
	}
	prefix, _, _ := strings.Cut(name, ":")
	return meanings[prefix+":"]
}

// Kept lists the headings of the columns that are kept as they are.
func (in *Inspection) Kept() []string {
	var kept []string
	for i, name := range in.Names {
		if name == "" && in.Headings[i] != "" {
			kept = append(kept, in.Headings[i])
		}
	}
	return kept
}
