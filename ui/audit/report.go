package audit

import (
	"context"
	"io"
	"path/filepath"
	"strings"
	"time"

	"storehand/app/compliance"
	"storehand/app/safefile"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// save writes the report of a check to a file: as JSON where its name ends so,
// else as a table.
func (r *results) save() {
	d, found := r.audit.desk, r.found
	d.Files.Save("Save the report (.csv or .json)", found.store.Name+" pictures "+found.when.Format(time.DateOnly)+".csv", func(path string) {
		if path == "" {
			return
		}
		d.Background(func(context.Context) {
			write := found.writeTable
			if strings.EqualFold(filepath.Ext(path), ".json") {
				write = found.writeJSON
			}
			if _, err := safefile.Write(path, safefile.Replace, write); err != nil {
				d.Fail("save the report", err)
				return
			}
			d.Dispatch(func() {
				d.Toast(parts.Toast{Tone: parts.Good, Words: words.Count(len(found.entries), "check") + " saved in " + filepath.Base(path)})
			})
		})
	})
}

func (r *result) writeTable(w io.Writer) error {
	report := compliance.NewTableReport(w)
	for _, entry := range r.entries {
		if err := report.Add(entry); err != nil {
			return err
		}
	}
	return report.Close()
}

func (r *result) writeJSON(w io.Writer) error {
	report := compliance.NewJSONReport(w)
	for _, entry := range r.entries {
		if err := report.Add(entry); err != nil {
			return err
		}
	}
	return report.Close(r.summary)
}
