package shell

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"storehand/app/job"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// jobLine is the tray of running work in the status bar: what is done, how far
// it is, how long it takes still, and the way to stop it. A tap lists all jobs.
type jobLine struct {
	widget.BaseWidget
	shell  *Shell
	latest []job.Snapshot
	shown  job.Snapshot

	row      *fyne.Container
	icon     *parts.Icon
	sentence *parts.Label
	bar      *parts.ProgressBar
	left     *parts.Label
	pause    *parts.Button
	cancel   *parts.Button
}

func newJobLine(s *Shell) *jobLine {
	l := &jobLine{shell: s}
	l.icon = parts.NewIcon(look.IconRefresh, look.SmallIconSize, look.Accent)
	l.sentence = parts.NewLabel("", look.SizeSmall, look.Ink2)
	l.bar = parts.NewProgressBar(look.JobBarWidth)
	l.left = parts.NewLabel("", look.SizeSmall, look.Ink3)
	l.pause = parts.NewIconButton(parts.Quiet, look.IconPause, "Pause", s.desk.Tips, l.togglePause).Small()
	l.cancel = parts.NewIconButton(parts.Quiet, look.IconX, "Cancel", s.desk.Tips, l.stop).Small()
	l.row = container.NewHBox(l.icon, l.sentence, container.NewCenter(l.bar), l.left, l.pause, l.cancel)
	l.row.Hide()
	l.ExtendBaseWidget(l)
	return l
}

// follow shows the jobs of a board until the window closes.
func (l *jobLine) follow(board *job.Board) {
	unsubscribe := board.Subscribe(func(snapshots []job.Snapshot) {
		l.shell.params.Dispatch(func() { l.show(snapshots) })
	})
	context.AfterFunc(l.shell.ctx, unsubscribe)
}

// show brings the first job that is not over to the line.
func (l *jobLine) show(snapshots []job.Snapshot) {
	l.latest = snapshots
	running := slices.IndexFunc(snapshots, func(s job.Snapshot) bool { return !s.State.Over() })
	if running < 0 {
		l.row.Hide()
		return
	}
	l.shown = snapshots[running]
	l.sentence.SetText(l.shown.Sentence())
	fraction, known := l.shown.Fraction()
	visible(l.bar, known)
	l.bar.SetValue(float32(fraction))
	l.left.SetText(l.shown.LeftWords())
	icon := look.IconPause
	if l.shown.State == job.Paused {
		icon = look.IconPlay
	}
	l.pause.SetIcon(icon)
	l.row.Show()
	l.Refresh()
}

func (l *jobLine) togglePause() {
	j := l.shell.params.Jobs.Job(l.shown.ID)
	switch {
	case j == nil:
	case l.shown.State == job.Paused:
		j.Resume()
	default:
		j.Pause()
	}
}

func (l *jobLine) stop() {
	if j := l.shell.params.Jobs.Job(l.shown.ID); j != nil {
		j.Cancel()
	}
}

// Tapped lists the jobs.
func (l *jobLine) Tapped(*fyne.PointEvent) {
	if len(l.latest) == 0 {
		return
	}
	var items []parts.MenuItem
	for _, snapshot := range l.latest {
		items = append(items, parts.MenuItem{Words: snapshot.Sentence(), OnTap: func() {}})
	}
	parts.ShowMenuBelow(l, items)
}

// CreateRenderer is called by Fyne.
func (l *jobLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(l.row)
}
