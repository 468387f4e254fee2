package exchange

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"

	"storehand/app/exchange/table"
)

// manifestHeadings are the columns of the manifest as a table.
var manifestHeadings = []string{"ID", "SKU", "Product", "Variation", "Position", "File", "Title", "Caption", "ALT text", "Address in shop", "Photo (SHA-256)", "Finished picture (SHA-256)"}

// WriteManifestCSV writes a list of pictures as a table for people and
// spreadsheet programs.
func WriteManifestCSV(w io.Writer, pictures iter.Seq2[Picture, error]) error {
	writer := table.NewWriter(w, table.Form{BOM: true, Separator: table.Comma, LineEnd: "\r\n"})
	if err := writer.Write(manifestHeadings); err != nil {
		return err
	}
	for p, err := range pictures {
		if err == nil {
			err = writer.Write([]string{
				p.RemoteID, p.SKU, p.Product, p.Variation, strconv.Itoa(p.Position), p.File, p.Title, p.Caption, p.Alt, p.Address,
				p.Original, p.Prepared,
			})
		}
		if err != nil {
			return fmt.Errorf("write the manifest: %w", err)
		}
	}
	return writer.Flush()
}

// WriteManifestJSON writes a list of pictures for programs: an array with an
// object for each.
func WriteManifestJSON(w io.Writer, pictures iter.Seq2[Picture, error]) error {
	separator := "[\n"
	for p, err := range pictures {
		var object []byte
		if err == nil {
			object, err = json.Marshal(p)
		}
		if err == nil {
			_, err = fmt.Fprintf(w, "%s  %s", separator, object)
		}
		if err != nil {
			return fmt.Errorf("write the manifest: %w", err)
		}
		separator = ",\n"
	}
	if separator == "[\n" {
		_, err := io.WriteString(w, "[]\n")
		return err
	}
	_, err := io.WriteString(w, "\n]\n")
	return err
}
