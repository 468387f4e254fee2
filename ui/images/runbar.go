package images

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the run bar in pixels.
const (
	runMargin   float32 = 20
	runGap      float32 = 12
	runProgress float32 = 320 // at most
	runTitleTop float32 = 12
	runLine     float32 = 18
	runBarTop   float32 = 36
)

// runActions are what the run bar asks for.
type runActions struct {
	prepare, stage, pause, resume, cancel func()
}

// runFace is what the run bar shows.
type runFace struct {
	running bool
	job     job.Snapshot // while running
	tally   bench.Tally
	before  int64 // bytes of the photos prepared in the last run
	after   int64 // bytes of their finished pictures
}

// runBar stands below the bench: what can be done with all photos, and how far
// it is.
type runBar struct {
	widget.BaseWidget
	face runFace

	ground   *parts.Box
	rule     *parts.Divider
	resting  *parts.Icon // while nothing runs
	turning  *parts.Icon
	title    *parts.Label
	pace     *parts.Label
	progress *parts.ProgressBar
	saved    *parts.Label
	pause    *parts.Button
	resume   *parts.Button
	cancel   *parts.Button
	stage    *parts.Button // beside the primary one
	primary  *parts.Button
	onMain   func()
	do       runActions
}

func newRunBar(do runActions) *runBar {
	b := &runBar{
		do: do, ground: parts.NewBox(look.Surface, "", 0), rule: parts.NewDivider(),
		resting:  parts.NewIcon(look.IconImages, look.IconSize, look.Ink3),
		turning:  parts.NewIcon(look.IconRefresh, look.IconSize, look.Accent),
		title:    parts.NewLabel("", look.SizeBody, look.Ink, look.Semi),
		pace:     parts.NewLabel("", look.SizeBody, look.Ink2),
		progress: parts.NewProgressBar(80),
		saved:    parts.NewLabel("", look.SizeBody, look.Ink2).Shortened(),
		pause:    parts.NewButton(parts.Secondary, "Pause", do.pause).WithIcon(look.IconPause),
		resume:   parts.NewButton(parts.Secondary, "Resume", do.resume).WithIcon(look.IconPlay),
		cancel:   parts.NewButton(parts.Secondary, "Cancel", do.cancel).WithIcon(look.IconX),
		stage:    parts.NewButton(parts.Secondary, "", do.stage),
	}
	b.primary = parts.NewButton(parts.Primary, "", func() { b.onMain() }).WithKey("Ctrl Enter")
	b.ExtendBaseWidget(b)
	b.set(runFace{tally: bench.Tally{Due: 1}})
	return b
}

// set shows how things stand.
func (b *runBar) set(face runFace) {
	if face == b.face {
		return
	}
	b.face = face
	paint.SetVisible(b.resting, !face.running)
	paint.SetVisible(b.turning, face.running)
	paused := face.running && face.job.State == job.Paused
	paint.SetVisible(b.pause, face.running && !paused)
	paint.SetVisible(b.resume, paused)
	paint.SetVisible(b.cancel, face.running)
	paint.SetVisible(b.progress, face.running)
	b.setPrimary()
	b.setWords()
	b.Refresh()
}

// setPrimary makes the next step the one main thing: staging while a run is on
// or when all is prepared, otherwise preparing.
func (b *runBar) setPrimary() {
	f := b.face
	stage := fmt.Sprintf("Stage %s finished", words.Number(f.tally.Ready))
	staging := f.running || f.tally.Due == 0 && f.tally.Ready > 0
	b.stage.SetText(stage)
	paint.SetVisible(b.stage, !staging && f.tally.Ready > 0)
	if staging {
		b.primary.SetText(stage)
		b.onMain = b.do.stage
		enable(b.primary, f.tally.Ready > 0)
		return
	}
	prepare := "Prepare photos"
	if f.tally.Due > 0 {
		prepare = "Prepare " + words.Count(f.tally.Due, "photo")
	}
	b.primary.SetText(prepare)
	b.onMain = b.do.prepare
	enable(b.primary, f.tally.Due > 0)
}

func enable(button *parts.Button, on bool) {
	if on {
		button.Enable()
	} else {
		button.Disable()
	}
}

func (b *runBar) setWords() {
	f := b.face
	b.title.SetText(words.Count(f.tally.Photos, "photo"))
	b.pace.SetText("")
	if f.running {
		b.title.SetText(f.job.Count() + " photos")
		b.pace.SetText(paceWords(f.job))
		if share, known := f.job.Fraction(); known {
			b.progress.SetValue(float32(share))
		}
	}
	b.saved.SetText(standWords(f))
}

// standWords says what was reached, and what still is in the way.
func standWords(f runFace) string {
	var said []string
	if !f.running {
		for _, part := range []struct {
			mark  bench.Mark
			words string
		}{{bench.OnProduct, "staged"}, {bench.Unmatched, "without a product"}, {bench.Unsure, "with a match to confirm"}} {
			if n := f.tally.Of(part.mark); n > 0 {
				said = append(said, words.Number(n)+" "+part.words)
			}
		}
	}
	if saved := savedWords(f); saved != "" {
		said = append(said, saved)
	}
	return strings.Join(said, ", ")
}

// paceWords says how long it will take: "2 min left, 2.1 s each".
func paceWords(s job.Snapshot) string {
	if s.State == job.Paused {
		return "Paused"
	}
	if s.State == job.Waiting {
		return "Waiting for its turn"
	}
	left, rate := s.LeftWords(), s.RateWords()
	if left != "" && rate != "" {
		return left + ", " + rate
	}
	return left + rate
}

// savedWords says what the run gained so far.
func savedWords(f runFace) string {
	saved := f.before - f.after
	if f.before == 0 || saved <= 0 {
		return ""
	}
	lead := "saved"
	if f.running {
		lead = "Saved so far"
	}
	return fmt.Sprintf("%s %s, %s smaller", lead, bench.Size(saved), words.Percent(saved*100/f.before))
}

// CreateRenderer is called by Fyne.
func (b *runBar) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{
		b.ground, b.rule, b.resting, b.turning, b.title, b.pace, b.progress, b.saved, b.pause, b.resume, b.cancel, b.stage, b.primary,
	}
	return &paint.Drawing{
		Of:    func() []fyne.CanvasObject { return objects },
		Min:   func() fyne.Size { return fyne.NewSize(0, look.FooterBarHeight) },
		Place: b.layout, Paint: func() {},
	}
}

func (b *runBar) layout(size fyne.Size) {
	paint.Put(b.ground, 0, 0, size.Width, size.Height)
	paint.Put(b.rule, 0, 0, size.Width, look.Hairline)
	end := size.Width - runMargin
	for _, button := range []*parts.Button{b.primary, b.stage, b.cancel, b.resume, b.pause} {
		if button.Visible() {
			side := button.MinSize().Width
			paint.PutCentredIn(button, end-side, side, size.Height)
			end -= side + runGap
		}
	}
	paint.PutCentred(b.resting, runMargin, 0, size.Height)
	x := paint.PutCentred(b.turning, runMargin, 0, size.Height) + runGap
	if !b.face.running {
		x = paint.PutCentred(b.title, x, 0, size.Height) + 2*runGap
		paint.PutCentredIn(b.saved, x, max(end-x, 0), size.Height)
		return
	}
	width := min(runProgress, (end-x)*2/3)
	paint.Put(b.title, x, runTitleTop, b.title.MinSize().Width, runLine)
	pace := b.pace.MinSize().Width
	paint.Put(b.pace, x+width-pace, runTitleTop, pace, runLine)
	paint.Put(b.progress, x, runBarTop, width, b.progress.MinSize().Height)
	x += width + 2*runGap
	paint.PutCentredIn(b.saved, x, max(end-x, 0), size.Height)
}
