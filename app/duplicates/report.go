package duplicates

import (
	"io"
	"strconv"

	"storehand/app/client"
	"storehand/app/exchange/table"
	"storehand/app/photo/fingerprint"
)

// Words says how picture i of the group stands to its first one: "the same
// file", "nearly the same".
func (g Group) Words(i int) string {
	row := g.Rows[i]
	switch {
	case g.Kind == Exact:
		return "the same file"
	case i == 0:
		return "the first"
	case row.File == g.Rows[0].File:
		return "the same file"
	case row.Likeness.Verdict == fingerprint.Same:
		return "the same picture, another file"
	case row.Likeness.Verdict == fingerprint.Near:
		return "nearly the same"
	}
	return "nearly the same as another of them"
}

// Words says in words where the pictures are: "in one product".
func (w Within) Words() string {
	return map[Within]string{
		WithinProduct: "in one product", WithinStore: "in one store", WithinClient: "in several stores", Everywhere: "with several clients",
	}[w]
}

// WriteTable writes groups as a table for people and spreadsheet programs, a
// row for each picture. stores has the names of the stores.
func WriteTable(w io.Writer, groups []Group, stores map[client.ID]string) error {
	writer := table.NewWriter(w, table.Form{BOM: true, Separator: table.Comma, LineEnd: "\r\n"})
	if err := writer.Write([]string{"Group", "Where", "Store", "SKU", "Product", "Position", "Picture", "Likeness"}); err != nil {
		return err
	}
	for number, group := range groups {
		for i, row := range group.Rows {
			err := writer.Write([]string{
				strconv.Itoa(number + 1), group.Within.Words(), stores[row.Store], row.SKU, row.Title,
				strconv.Itoa(row.Place + 1), row.Image.Name(), group.Words(i),
			})
			if err != nil {
				return err
			}
		}
	}
	return writer.Flush()
}
