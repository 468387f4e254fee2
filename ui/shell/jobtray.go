package shell

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"storehand/app/job"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// jobTray lists all jobs over the status bar: how far each is, the ways to
// pause and stop it, and what went wrong.
type jobTray struct {
	shell   *Shell
	popover *parts.Popover
	cards   map[int64]*jobCard
	list    *fyne.Container
}

// openTray shows the tray above what was tapped.
func (s *Shell) openTray(over fyne.CanvasObject, snapshots []job.Snapshot) *jobTray {
	t := &jobTray{shell: s, cards: make(map[int64]*jobCard), list: container.New(layout.NewCustomPaddedVBoxLayout(16))}
	t.show(snapshots)
	t.popover = parts.ShowPopover(over, container.NewPadded(t.list), func() { t.popover = nil })
	return t
}

func (t *jobTray) isOpen() bool { return t.popover != nil }

// show brings the list up to date, card by card, so that buttons keep still
// under the pointer.
func (t *jobTray) show(snapshots []job.Snapshot) {
	for _, snapshot := range snapshots {
		card, known := t.cards[snapshot.ID]
		if !known {
			card = newJobCard(t, snapshot.ID)
			t.cards[snapshot.ID] = card
			t.list.Add(card.root)
		}
		card.show(snapshot)
	}
}

// jobCard is one job of the tray.
type jobCard struct {
	tray     *jobTray
	id       int64
	root     *fyne.Container
	sentence *parts.Label
	bar      *parts.ProgressBar
	pace     *parts.Label
	pause    *parts.Button
	cancel   *parts.Button
	report   *parts.Button
	paused   bool
}

func newJobCard(t *jobTray, id int64) *jobCard {
	c := &jobCard{tray: t, id: id, sentence: parts.NewLabel("", look.SizeBody, look.Ink, look.Semi),
		bar: parts.NewProgressBar(look.ToastWidth - 2*look.CardPadding), pace: parts.NewLabel("", look.SizeSmall, look.Ink2)}
	c.pause = parts.NewButton(parts.Secondary, "Pause", c.togglePause).Small()
	c.cancel = parts.NewButton(parts.Secondary, "Cancel", func() { c.with((*job.Job).Cancel) }).Small()
	c.report = parts.NewButton(parts.Secondary, "What happened", c.openReport).Small()
	c.root = container.NewVBox(c.sentence, c.bar, container.NewHBox(c.pace, layout.NewSpacer(), c.report, c.pause, c.cancel))
	return c
}

func (c *jobCard) show(s job.Snapshot) {
	c.sentence.SetText(s.Sentence())
	fraction, known := s.Fraction()
	c.bar.SetValue(float32(fraction))
	over := s.State.Over()
	visible(c.bar, known && !over)
	c.pace.SetText(strings.TrimPrefix(strings.TrimSuffix(s.LeftWords()+", "+s.RateWords(), ", "), ", "))
	c.paused = s.State == job.Paused
	words := "Pause"
	if c.paused {
		words = "Resume"
	}
	c.pause.SetText(words)
	visible(c.pause, !over && !s.Whole)
	visible(c.cancel, !over)
	visible(c.report, s.Failed+s.Skipped > 0)
	c.root.Refresh()
}

// with does something to the job, if it is still known.
func (c *jobCard) with(do func(*job.Job)) {
	if j := c.tray.shell.params.Jobs.Job(c.id); j != nil {
		do(j)
	}
}

func (c *jobCard) togglePause() {
	if c.paused {
		c.with((*job.Job).Resume)
	} else {
		c.with((*job.Job).Pause)
	}
}

// openReport lists the items that were not simply done, with the reasons.
func (c *jobCard) openReport() {
	c.tray.popover.Close()
	c.with(func(j *job.Job) { c.tray.shell.showResults(j.Snapshot().Sentence(), j.ResultsSince(0)) })
}

// showResults lists what became of the items that were not simply done.
func (s *Shell) showResults(title string, results []job.Result) {
	var lines []string
	for _, result := range results {
		if result.Outcome == job.Failed || result.Outcome == job.Skipped {
			lines = append(lines, fmt.Sprintf("%s: %s, %s", result.Name, result.Outcome, result.Reason))
		}
	}
	list := widget.NewList(func() int { return len(lines) },
		func() fyne.CanvasObject { return parts.NewLabel("", look.SizeSmall, look.Ink).Shortened() },
		func(i widget.ListItemID, line fyne.CanvasObject) { line.(*parts.Label).SetText(lines[i]) })
	list.HideSeparators = true
	(&parts.Dialog{
		Title: title, Content: container.New(reportSize{}, list), Confirm: "Copy the list", Cancel: "Close",
		OnConfirm: func() { fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n")) },
	}).Show(s.params.Window.Canvas())
}

// reportSize gives the list of a report its room.
type reportSize struct{}

func (reportSize) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(look.DialogWidth-48, 320)
}

func (reportSize) Layout(objects []fyne.CanvasObject, size fyne.Size) { objects[0].Resize(size) }
