package images

import (
	"fmt"
	"net/url"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/alttext"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// handPane is the picture at hand with its text and what is to be said of it.
type handPane struct {
	root    fyne.CanvasObject
	picture *reviewPictureView
	label   *parts.Label
	file    *parts.Label
	now     *parts.Label
	reuse   *parts.Link      // starts from the text that is there
	source  *parts.Segmented // who writes the text; hidden without a model
	setUp   *parts.Link      // in its place
	text    *parts.Entry
	score   *parts.Score
	lint    *parts.Paragraph
	read    *parts.Link // where the rule can be read up
	fix     *parts.Button
	problem *parts.Note // why the model wrote nothing
	shared  *parts.Note // the file stands in other places, too
	same    *parts.Check
	accept  *parts.Button

	mend, places, rule fyne.CanvasObject // the rows of fix, of shared and same, and of read

	address string // of read
}

// handWidth is the room beside the picture, in pixels.
const handWidth = reviewWidth - 3*look.PageMargin - reviewPicture

func newHandPane(r *review) *handPane {
	p := &handPane{
		picture: newReviewPictureView(),
		label:   parts.NewLabel("", look.SizeLead, look.Ink, look.Semi).Shortened(),
		file:    parts.NewLabel("", look.SizeCaption, look.Ink3).Shortened(),
		now:     parts.NewLabel("", look.SizeBody, look.Ink2).Shortened(),
		score:   parts.NewScore(0),
		lint:    parts.NewParagraph("", look.SizeSmall, look.Ink2).Width(handWidth - 48),
		problem: parts.NewNote(parts.Bad, ""),
		shared:  parts.NewNote(parts.Neutral, ""),
	}
	p.source = parts.NewSegmented(parts.Segments("Compose", "Ask the model"), 0, func(chosen int) {
		if chosen == 0 {
			r.useComposed()
		} else {
			r.useModel()
		}
		r.view.list.focus()
	}).Small()
	p.setUp = parts.NewLink("Set up a model that sees the pictures", look.SizeSmall, r.section.params.OnSettings)
	p.reuse = parts.NewLink("Start from it", look.SizeSmall, r.startFromPresent)
	p.read = parts.NewLink("", look.SizeCaption, p.readUp)
	p.text = parts.NewEntry("ALT text").Counted(countAlt).OnChange(r.edited).OnEnter(func() {
		r.accept()
		r.view.list.focus()
	})
	p.same = parts.NewCheck("", func(on bool) {
		if item := r.hand(); item != nil {
			item.everywhere = on
		}
	})
	p.fix = parts.NewButton(parts.Secondary, "", r.fix).WithKey("F").Small()
	p.accept = parts.NewButton(parts.Secondary, "Accept", r.accept).WithIcon(look.IconCheck).WithKey("Enter")
	edit := parts.NewButton(parts.Quiet, "Edit", func() { r.view.edit() }).WithIcon(look.IconPencil).WithKey("E")
	skip := parts.NewButton(parts.Quiet, "Skip", r.skip).WithKey("S")
	next := parts.NewButton(parts.Quiet, "Next", r.next).WithKey("N")
	p.root = p.arrange(paint.Line(paneGap, p.accept, edit, skip, next))
	return p
}

func (p *handPane) arrange(deeds fyne.CanvasObject) fyne.CanvasObject {
	title := container.NewBorder(nil, nil, nil, container.NewVBox(container.NewHBox(p.source, p.setUp)), box(2, p.label, p.file))
	facts := box(2, title, container.NewBorder(nil, nil, nil, p.reuse, p.now))
	p.rule = container.NewHBox(p.read)
	said := container.NewBorder(nil, nil, container.NewVBox(p.score), nil, container.New(layout.NewCustomPaddedLayout(2, 0, 8, 0), box(2, p.lint, p.rule)))
	p.mend = container.NewHBox(p.fix)
	p.places = box(4, p.shared, p.same)
	texts := box(reviewGap, facts, p.text, said, p.mend, p.problem, p.places, deeds)
	return container.New(paint.Row{Fill: texts}, container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.PageMargin), container.NewVBox(p.picture)), texts)
}

// countAlt counts a text for the corner of its field.
func countAlt(text string) (string, parts.Tone) {
	n := utf8.RuneCountInString(text)
	tone := parts.Neutral
	if n > alttext.Recommended {
		tone = parts.Warn
	}
	return fmt.Sprintf("%d / %d", n, alttext.Recommended), tone
}

// show shows a picture and all that is known of it.
func (p *handPane) show(r *review, item reviewed) {
	p.picture.set(r.thumbs.Picture(item.Image))
	p.label.SetText(item.Label)
	p.file.SetText(shortName(item.Image))
	p.now.SetText("Now: none")
	if !item.Missing() {
		p.now.SetText(fmt.Sprintf("Now, score %d: %s", item.Lint.Score, item.Image.Alt))
	}
	paint.SetVisible(p.reuse, !item.Missing() && item.text != item.Image.Alt)
	if p.text.Text() != item.text {
		p.text.SetText(item.text)
	}
	p.showShared(item)
	p.showState(r, item)
}

// showShared says where else the file stands.
func (p *handPane) showShared(item reviewed) {
	places := len(item.Others) + 1
	paint.SetVisible(p.places, places > 1)
	if places == 1 {
		return
	}
	where := fmt.Sprintf("This file stands in %d places of one product.", places)
	if n := item.Products(); n > 1 {
		where = fmt.Sprintf("Used by %d products.", n)
	}
	p.shared.Set(parts.Neutral, where+" A shop keeps one ALT text for a file.")
	p.same.SetWords(everywhereWords(places))
	state := parts.Off
	if item.everywhere {
		state = parts.On
	}
	p.same.SetState(state)
}

func everywhereWords(places int) string {
	if places == 2 {
		return "Stage the text in both places"
	}
	return fmt.Sprintf("Stage the text in all %d places", places)
}

// showState shows what changes while the text is written.
func (p *handPane) showState(r *review, item reviewed) {
	ready := r.model.settings.Ready()
	paint.SetVisible(p.source, ready)
	paint.SetVisible(p.setUp, !ready)
	p.source.SetChosen(0)
	if item.origin == byModel {
		p.source.SetChosen(1)
	}
	enable(p.accept, item.ready && item.text != "")
	paint.SetVisible(p.problem, item.model.problem != "")
	p.problem.Set(parts.Bad, item.model.problem)
	p.showLint(r, item)
}

// showLint says how good the text is, why, and what can be done.
func (p *handPane) showLint(r *review, item reviewed) {
	written := item.ready && !item.model.asking
	paint.SetVisible(p.score, written)
	p.score.Set(item.lint.Score)
	_, action := item.fix()
	paint.SetVisible(p.mend, written && action != "")
	p.fix.SetText(action)
	p.address = ""
	switch {
	case item.model.asking:
		p.say(look.Ink3, "Asking "+r.model.settings.Model)
	case !item.ready:
		p.say(look.Ink3, "Writing a suggestion")
	case len(item.lint.Findings) == 0:
		p.say(look.Good, "Reads well")
	default:
		p.sayFindings(item.lint.Findings)
	}
	paint.SetVisible(p.rule, p.address != "")
}

func (p *handPane) say(colour fyne.ThemeColorName, text string) {
	p.lint.SetColour(colour)
	p.lint.SetText(text)
}

// severityColours are the ink of findings.
var severityColours = map[alttext.Severity]fyne.ThemeColorName{alttext.Note: look.Ink2, alttext.Warning: look.Warn, alttext.Failure: look.Bad}

func (p *handPane) sayFindings(findings []alttext.Finding) {
	worst, text := alttext.Note, ""
	for i, finding := range findings {
		if i > 0 {
			text += "\n"
		}
		text += fmt.Sprintf("%s (−%d)", finding.Message, finding.Points)
		worst = max(worst, finding.Severity)
	}
	p.say(severityColours[worst], text)
	guidance := findings[0].Rule.Guidance()
	p.address = guidance.Address
	p.read.SetText(guidance.Name)
}

// readUp opens the page of the rule.
func (p *handPane) readUp() {
	address, err := url.Parse(p.address)
	if err != nil || p.address == "" {
		return
	}
	// Without a browser there is nothing to open it with, and nothing is lost.
	_ = fyne.CurrentApp().OpenURL(address)
}
