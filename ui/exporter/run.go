package exporter

import (
	"context"
	"errors"
	"path/filepath"
	"time"

	"storehand/app/handover"
	"storehand/app/job"
	"storehand/ui/files"
	"storehand/ui/findings"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// ask asks where to, and exports. One file goes where the user says; several go
// into a folder of their own.
func (p *page) ask() {
	order, day := p.order(), p.exporter.params.Now()
	maker, picker := p.exporter.params.Handover, p.exporter.params.Desk.Files
	if len(order.Dialects) == 1 && !order.Pictures {
		picker.Save("Save the product file", p.store.Name+" products "+day.Format(time.DateOnly)+".csv", func(path string) {
			if path != "" {
				p.run(func(ctx context.Context, j *job.Job) (handover.Made, error) { return maker.ToFile(ctx, j, order, path) })
			}
		})
		return
	}
	picker.Folder("Where to put the export", func(parent string) {
		if parent != "" {
			p.run(func(ctx context.Context, j *job.Job) (handover.Made, error) {
				return maker.ToNewFolder(ctx, j, order, parent, day)
			})
		}
	})
}

// run exports as a job.
func (p *page) run(export func(context.Context, *job.Job) (handover.Made, error)) {
	p.exporter.close()
	d := p.exporter.params.Desk
	d.Jobs.Start(context.Background(), job.Spec{Doing: "Exporting " + p.store.Name, Lane: "export"}, func(ctx context.Context, j *job.Job) error {
		made, err := export(ctx, j)
		if err == nil {
			j.Conclude(exported(made))
		}
		d.Dispatch(func() { p.finished(made, err) })
		return err
	})
}

// exported says what was written: "25 products and 28 pictures exported".
func exported(made handover.Made) string {
	text := words.Count(made.Files[0].Products, "product")
	if made.Pictures > 0 {
		text += " and " + words.Count(made.Pictures, "picture")
	}
	return text + " exported"
}

func (p *page) finished(made handover.Made, err error) {
	d := p.exporter.params.Desk
	switch {
	case errors.Is(err, context.Canceled):
		d.Toast(parts.Toast{Tone: parts.Neutral, Words: "Export of " + p.store.Name + " cancelled. " + remains(made)})
	case err != nil:
		d.Fail("export "+p.store.Name, err)
	case len(made.Failures) > 0:
		d.Toast(parts.Toast{
			Tone: parts.Warn, Words: exported(made) + ", " + words.Number(len(made.Failures)) + " failed",
			Action: "Show", OnAction: func() { p.showFailures(made) },
		})
	default:
		d.Toast(parts.Toast{Tone: parts.Good, Words: exported(made), Action: "Open folder", OnAction: func() { p.openFolder(made) }})
	}
}

// remains says what a cancelled export left.
func remains(made handover.Made) string {
	if len(made.Files) == 0 {
		return "Nothing was written"
	}
	return "What was written before is whole"
}

// showFailures lists what is not in the export, and why.
func (p *page) showFailures(made handover.Made) {
	rows := make([]finding, len(made.Failures))
	for i, failure := range made.Failures {
		rows[i] = finding{failure.Name, words.Sentence(failure.Reason)}
	}
	d := p.exporter.params.Desk
	p.exporter.dialog.Show(d.Window.Canvas(), parts.WidePage{
		Title: exported(made), Subtitle: words.Number(len(rows)) + " failed", Width: pageWidth, Height: pageHeight,
		Content: findings.New(d, listOf("Not exported", "Why", rows)),
		Actions: []*parts.Button{
			parts.NewButton(parts.Quiet, "Close", p.exporter.close).WithKey("Esc"),
			parts.NewButton(parts.Secondary, "Open folder", func() { p.openFolder(made) }),
		},
	})
}

// openFolder shows the export in the system's file manager.
func (p *page) openFolder(made handover.Made) {
	if err := files.Launch(filepath.Dir(made.Files[0].Path)); err != nil {
		p.exporter.params.Desk.Fail("open the folder", err)
	}
}
