package images

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/vision"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// modelBar is the line about asking the model for many texts: the offer, what it
// will take, how far it is, and what came of it.
type modelBar struct {
	root   *fyne.Container
	offer  *parts.Button
	words  *parts.Paragraph
	ask    *parts.Button
	drop   *parts.Button
	part   *parts.ProgressBar
	cancel *parts.Button
}

func newModelBar(r *review) *modelBar {
	b := &modelBar{words: parts.NewParagraph("", look.SizeSmall, look.Ink2), part: parts.NewProgressBar(120)}
	b.offer = parts.NewButton(parts.Secondary, "", r.confirmAsking).WithIcon(look.IconImage).Small()
	b.ask = parts.NewButton(parts.Secondary, "", r.askAll).Small()
	b.drop = parts.NewButton(parts.Quiet, "Not now", r.dropAsking).Small()
	b.cancel = parts.NewButton(parts.Quiet, "Cancel", r.stopAsking).WithIcon(look.IconX).Small()
	deeds := container.NewHBox(container.NewCenter(b.part), b.ask, b.drop, b.cancel)
	b.root = container.NewBorder(nil, nil, b.offer, deeds, container.New(layout.NewCustomPaddedLayout(5, 0, 4, 8), b.words))
	return b
}

// show shows how asking the model stands.
func (b *modelBar) show(r *review) {
	m := r.model
	due := r.due()
	running, confirming := m.asking != nil, m.confirming && m.asking == nil
	offering := !running && !confirming && m.settings.Ready() && due > 0
	paint.SetVisible(b.offer, offering)
	b.offer.SetText("Ask the model about " + words.Count(due, "picture"))
	paint.SetVisible(b.ask, confirming)
	b.ask.SetText("Ask about " + words.Count(due, "picture"))
	enable(b.ask, due > 0)
	paint.SetVisible(b.drop, confirming)
	paint.SetVisible(b.part, running)
	paint.SetVisible(b.cancel, running)
	switch {
	case running:
		b.words.SetText(m.asking.progress())
		if share, known := m.asking.snapshot.Fraction(); known {
			b.part.SetValue(float32(share))
		}
	case confirming:
		b.words.SetText(estimateWords(m.settings, m.settings.Estimate(due, m.experience)))
	default:
		b.words.SetText(m.outcome)
	}
	paint.SetVisible(b.root, offering || running || confirming || m.outcome != "")
	b.root.Refresh()
}

// progress is how far the run is.
func (a *asking) progress() string {
	sentence := "Asking the model"
	if a.snapshot.Total > 0 {
		sentence = a.snapshot.Sentence()
	}
	if left := a.snapshot.LeftWords(); left != "" {
		sentence += ", " + left
	}
	return sentence
}

// estimateWords say what a run will take, and where the pictures go.
func estimateWords(s vision.Settings, e vision.Estimate) string {
	said := []string{words.Count(e.Pictures, "picture"), "about " + words.Number(e.TokensIn+e.TokensOut) + " tokens"}
	if e.Cost.Set {
		said = append(said, "about "+e.Cost.Format(e.Currency, '.')+" "+string(e.Currency))
	}
	if e.Took > 0 {
		said = append(said, "about "+lengthWords(e.Took))
	} else {
		said = append(said, "the time is known after the first answers")
	}
	text := strings.Join(said, ", ") + "."
	if s.Place() != vision.ThisComputer {
		text += fmt.Sprintf(" The pictures leave this computer: they are sent to %s.", s.Host())
	}
	return text
}

// lengthWords writes how long something takes, roughly.
func lengthWords(d time.Duration) string {
	switch {
	case d < 90*time.Second:
		return fmt.Sprintf("%d s", max(1, int(d.Seconds()+0.5)))
	case d < 90*time.Minute:
		return fmt.Sprintf("%d min", int(d.Minutes()+0.5))
	}
	return fmt.Sprintf("%.1f h", d.Hours())
}
