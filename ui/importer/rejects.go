package importer

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"storehand/app/exchange"
	"storehand/app/safefile"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// saveRejected writes the rows that an import leaves out to a file.
func (p *preview) saveRejected() {
	d, plan := p.session.desk, p.plan
	name := strings.TrimSuffix(p.session.name(), filepath.Ext(p.session.name())) + " rejected.csv"
	d.Files.Save("Save the rejected rows", name, func(path string) {
		if path == "" {
			return
		}
		d.Background(func(ctx context.Context) {
			count := 0
			_, err := safefile.Write(path, safefile.Replace, func(w io.Writer) (err error) {
				count, err = exchange.WriteRejected(ctx, plan.File, plan.Preview.Rejected, w)
				return err
			})
			if err != nil {
				d.Fail("save the rejected rows", err)
				return
			}
			d.Dispatch(func() {
				d.Toast(parts.Toast{Tone: parts.Good, Words: words.Count(count, "row") + " saved in " + filepath.Base(path)})
			})
		})
	})
}
