// Package waiting shows in a dialog how far a job is, to those who stay to see
// what comes of it. The job goes on when they do not.
package waiting

import (
	"context"
	"sync/atomic"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/job"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Size of the dialog in pixels.
const (
	width  float32 = 560
	height float32 = 240
)

// Page follows a job in a dialog. Its methods belong on the UI goroutine.
type Page struct {
	desk   *desk.Desk
	dialog *parts.WideDialog
	job    *job.Job
	title  string
	about  string

	bar   *parts.ProgressBar
	words *parts.Label
	left  *parts.Label
	stop  func()      // ends the subscription to the board
	told  atomic.Bool // a call waits to show what is new
}

// Ended is told how a job ended, and whether the dialog is still open: whoever
// stayed wants to see what came of it there.
type Ended func(last job.Snapshot, stayed bool)

// Follow shows a job in a dialog, whose Escape is to close it. title and about
// stand in its head. Whatever the end of the job, also one that was cancelled
// before its turn came, ended is called then, on the UI goroutine.
func Follow(d *desk.Desk, dialog *parts.WideDialog, j *job.Job, title, about string, ended Ended) *Page {
	p := &Page{
		desk: d, dialog: dialog, job: j, title: title, about: about, bar: parts.NewProgressBar(0),
		words: parts.NewLabel("", look.SizeBody, look.Ink2), left: parts.NewLabel("", look.SizeSmall, look.Ink3),
	}
	d.Background(func(ctx context.Context) {
		last, err := j.Wait(ctx)
		if err != nil {
			return // the window closes
		}
		d.Dispatch(func() {
			p.stop()
			ended(last, dialog.IsOpen())
		})
	})
	p.stop = d.Jobs.Subscribe(func([]job.Snapshot) {
		if p.told.CompareAndSwap(false, true) { // one call waiting is enough
			d.Dispatch(func() {
				p.told.Store(false)
				p.refresh()
			})
		}
	})
	p.Show()
	return p
}

// Show brings the page back after its dialog was closed.
func (p *Page) Show() {
	p.refresh()
	content := container.New(layout.NewCustomPaddedVBoxLayout(8), p.words, p.bar, p.left)
	p.dialog.Show(p.desk.Window.Canvas(), parts.WidePage{
		Title: p.title, Subtitle: p.about, Width: width, Height: height,
		Content: container.New(layout.NewCustomPaddedLayout(look.CardPadding, look.CardPadding, look.PageMargin, look.PageMargin), content),
		Promise: "It goes on in the background when this is closed.",
		Actions: []*parts.Button{
			parts.NewButton(parts.Quiet, "Cancel", p.job.Cancel),
			parts.NewButton(parts.Secondary, "Close", p.dialog.Close).WithKey("Esc"),
		},
	})
}

func (p *Page) refresh() {
	snapshot := p.job.Snapshot()
	fraction, _ := snapshot.Fraction()
	p.bar.SetValue(float32(fraction))
	p.words.SetText(snapshot.Sentence())
	p.left.SetText(snapshot.LeftWords())
}
