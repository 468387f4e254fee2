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
	tray   *jobTray // the tray last opened; may be nil

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
	if l.tray != nil && l.tray.isOpen() {
		l.tray.show(snapshots)
	}
	running := slices.IndexFunc(snapshots, func(s job.Snapshot) bool { return !s.State.Over() })
	if running < 0 {
		l.showLast()
		return
	}
	l.shown = snapshots[running]
	l.icon.Set(look.IconRefresh, look.Accent)
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
	visible(l.pause, !l.shown.Whole)
	visible(l.cancel, true)
	l.row.Show()
	l.Refresh()
}

// showLast says how the latest job ended; the tray has the details.
func (l *jobLine) showLast() {
	visible(l.row, len(l.latest) > 0)
	if len(l.latest) == 0 {
		return
	}
	last := l.latest[len(l.latest)-1]
	icon, ink := look.IconCircleCheck, look.Good
	if last.Failed > 0 || last.State != job.Finished {
		icon, ink = look.IconCircleAlert, look.Warn
	}
	l.icon.Set(icon, ink)
	l.sentence.SetText(last.Sentence())
	l.left.SetText("")
	for _, gone := range []fyne.CanvasObject{l.bar, l.pause, l.cancel} {
		visible(gone, false)
	}
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

// Tapped opens the tray of all jobs.
func (l *jobLine) Tapped(*fyne.PointEvent) {
	if len(l.latest) > 0 {
		l.tray = l.shell.openTray(l, l.latest)
	}
}

// CreateRenderer is called by Fyne.
func (l *jobLine) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(l.row)
}
