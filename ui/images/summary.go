package images

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// finishedRun is what came of the last run of a bay.
type finishedRun struct {
	summary bench.Summary
	notes   []runNote
}

// runNote is what is to be said of one photo.
type runNote struct {
	path, what, text string
}

func finishedRunOf(reports []bench.Report, took time.Duration) *finishedRun {
	f := &finishedRun{summary: bench.Summarise(reports, took)}
	for _, report := range reports {
		if report.Outcome == job.Failed {
			f.notes = append(f.notes, runNote{report.Path, "Failed", words.Sentence(report.Reason)})
		}
	}
	for _, report := range reports {
		for _, warning := range report.Warnings {
			f.notes = append(f.notes, runNote{report.Path, "Note", warning.Text})
		}
	}
	return f
}

// line says the run in one line: "64 pictures in 2 min 4 s, 231 MB saved".
func (f *finishedRun) line() string {
	text := fmt.Sprintf("%s in %s", words.Count(f.summary.Pictures, "picture"), words.Seconds(f.summary.Took))
	if saved := f.summary.Saved(); saved > 0 {
		text += ", " + bench.Size(saved) + " saved"
	}
	if f.summary.Failed > 0 {
		text += fmt.Sprintf(", %s failed", words.Number(f.summary.Failed))
	}
	return text
}

// Columns of the list in pixels.
const (
	noteName, noteWhat, noteText float32 = 220, 80, 420
	summaryWidth, summaryHeight  float32 = 800, 520
)

// showSummary shows what came of the last run.
func (s *Section) showSummary() {
	last := s.last
	if last == nil {
		return
	}
	actions := []*parts.Button{parts.NewButton(parts.Secondary, "Close", s.dialog.Close)}
	if last.summary.Failed > 0 && s.run == nil {
		actions = append(actions, parts.NewButton(parts.Primary, fmt.Sprintf("Retry %s", words.Count(last.summary.Failed, "photo")), func() {
			s.dialog.Close()
			s.retry()
		}))
	}
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Last run", Subtitle: s.scope.Store.Name, Width: summaryWidth, Height: summaryHeight,
		Content: s.summaryContent(last), Promise: "Originals stay as they are. What is finished can be staged.",
		Actions: actions,
	})
}

func (s *Section) summaryContent(last *finishedRun) fyne.CanvasObject {
	sum := last.summary
	saved, savedWhat := bench.Size(sum.Saved()), "saved"
	if sum.Saved() < 0 {
		saved, savedWhat = bench.Size(-sum.Saved()), "more than the photos"
	}
	figures := container.New(layout.NewCustomPaddedLayout(rowMargin, rowMargin, look.PageMargin, look.PageMargin),
		paint.Line(2*look.PageMargin,
			figure(words.Number(sum.Done), "photos done"), figure(words.Number(sum.Pictures), "pictures"), figure(saved, savedWhat),
			figure(words.Seconds(sum.Took), "of work"), figure(words.Number(sum.Failed), "failed"), figure(words.Number(sum.Cancelled), "left when cancelled")))
	if len(last.notes) == 0 {
		nothing := container.NewCenter(parts.NewLabel("Nothing to look at: every photo went well", look.SizeBody, look.Ink3))
		return parts.NewTight(figures, nil, nothing)
	}
	list := findings.New(s.desk, findings.List{
		Columns: []grid.Column{{ID: "photo", Title: "Photo", Width: noteName}, {ID: "kind", Title: "Kind", Width: noteWhat}, {ID: "text", Title: "What happened", Width: noteText}},
		Count:   len(last.notes),
		Row: func(i int) []string {
			note := last.notes[i]
			return []string{filepath.Base(note.path), note.what, note.text}
		},
		Detail: func(i int) string { return last.notes[i].path + "\n" + last.notes[i].text },
	})
	return parts.NewTight(container.New(paint.Column{}, figures, parts.NewDivider()), nil, list)
}

// figure is a number over what it counts.
func figure(value, what string) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedVBoxLayout(0),
		parts.NewLabel(value, look.SizeTitle, look.Ink, look.Semi), parts.NewLabel(what, look.SizeSmall, look.Ink2))
}

// retry makes what failed in the last run once more.
func (s *Section) retry() {
	s.begin(s.tray.Retry(s.making.main, s.making.others...))
}
