package approval

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"storehand/app/contactsheet"
	"storehand/app/job"
	"storehand/ui/files"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// lane has reading the pictures of stores wait for one another.
const lane = "pictures"

// ask asks where the sheet goes, and makes it.
func (p *page) ask() {
	if p.forward.Disabled() {
		return
	}
	sheet := p.sheet()
	p.approval.desk.Files.Save("Save the contact sheet", sheet.Stem()+p.form.ending(), func(path string) {
		if path != "" {
			p.approval.keep(p.form)
			p.approval.close()
			p.approval.make(making{form: p.form, sheet: sheet, entries: p.found.entries, path: path})
		}
	})
}

// making is a sheet in the making.
type making struct {
	form    form
	sheet   contactsheet.Sheet
	entries []contactsheet.Entry
	path    string // as the user gave it

	files  []string     // what was written
	failed []job.Result // pictures that could not be shown
}

// make makes a sheet as a job.
func (a *Approval) make(m making) {
	d := a.desk
	d.Jobs.Start(context.Background(), job.Spec{Doing: "Making the contact sheet", Total: len(m.entries), Lane: lane}, func(ctx context.Context, j *job.Job) error {
		err := m.write(ctx, j)
		if err == nil {
			j.Conclude(m.words())
		}
		d.Dispatch(func() { a.made(m, err) })
		return err
	})
}

// write writes the files. The ending is that of the form: a picture is not
// called a PDF.
func (m *making) write(ctx context.Context, j *job.Job) (err error) {
	stem := m.path
	if strings.EqualFold(filepath.Ext(stem), m.form.ending()) {
		stem = strings.TrimSuffix(stem, filepath.Ext(stem))
	}
	if m.form.PNG {
		m.files, err = m.sheet.SavePNG(ctx, j, filepath.Dir(stem), filepath.Base(stem), m.entries)
	} else {
		m.files = []string{stem + m.form.ending()}
		err = m.sheet.SavePDF(ctx, j, m.files[0], m.entries)
	}
	for _, result := range j.ResultsSince(0) {
		if result.Outcome == job.Failed {
			m.failed = append(m.failed, result)
		}
	}
	return err
}

// words says what was made: "Contact sheet of 12 pictures, 1 page".
func (m *making) words() string {
	return fmt.Sprintf("Contact sheet of %s, %s", words.Count(len(m.entries), "picture"), words.Count(m.sheet.Pages(len(m.entries)), "page"))
}

// made says what came of a sheet.
func (a *Approval) made(m making, err error) {
	switch {
	case errors.Is(err, context.Canceled):
		a.desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "The contact sheet was cancelled"})
	case err != nil:
		a.desk.Fail("make the contact sheet", err)
	case len(m.failed) > 0:
		a.desk.Toast(parts.Toast{
			Tone: parts.Warn, Words: fmt.Sprintf("%s. %s cannot be shown on it", m.words(), words.Count(len(m.failed), "picture")),
			Action: "Show", OnAction: func() { a.showFailed(m) },
		})
	default:
		a.desk.Toast(parts.Toast{Tone: parts.Good, Words: m.words(), Action: "Open", OnAction: func() { a.open(m) }})
	}
}

// open opens the first file of a sheet.
func (a *Approval) open(m making) {
	if err := files.Launch(m.files[0]); err != nil {
		a.desk.Fail("open the contact sheet", err)
	}
}

// Columns of the list of failures in pixels.
const nameColumn float32 = 220

// showFailed lists the pictures that could not be shown, and why.
func (a *Approval) showFailed(m making) {
	list := findings.New(a.desk, findings.List{
		Columns: []grid.Column{{ID: "name", Title: "Picture", Width: nameColumn}, {ID: "why", Title: "Why", Width: pageWidth - 2 - nameColumn}},
		Count:   len(m.failed),
		Row:     func(i int) []string { return []string{m.failed[i].Name, words.Sentence(m.failed[i].Reason)} },
		Detail:  func(i int) string { return m.failed[i].Name + "\n" + words.Sentence(m.failed[i].Reason) },
	})
	a.dialog.Show(a.desk.Window.Canvas(), parts.WidePage{
		Title: "Not on the contact sheet", Subtitle: filepath.Base(m.files[0]), Width: pageWidth, Height: pageHeight, Content: list,
		Actions: []*parts.Button{
			parts.NewButton(parts.Quiet, "Close", a.close).WithKey("Esc"),
			parts.NewButton(parts.Secondary, "Open the sheet", func() { a.open(m) }),
		},
	})
}
