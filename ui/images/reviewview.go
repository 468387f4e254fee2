package images

import (
	"cmp"
	"fmt"
	"path"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the review in pixels.
const (
	reviewWidth   float32 = 840
	reviewPicture float32 = 168
	reviewThumbs          = 2 * int(reviewPicture) // sharp on dense screens
)

// reviewView is what the panel of the review shows.
type reviewView struct {
	review *review
	found  bool // the search is over
	root   fyne.CanvasObject

	scope   *parts.Segmented
	count   *parts.Label
	picture *reviewPictureView
	label   *parts.Label
	file    *parts.Label
	now     *parts.Label
	text    *parts.Entry
	lint    *parts.Paragraph
	accept  *parts.Button
	skip    *parts.Button
	stage   *parts.Button
	done    *parts.Label // in place of everything
	work    fyne.CanvasObject
	list    *rowList[*photoRow]
}

func newReviewView(r *review) *reviewView {
	v := &reviewView{
		review: r, picture: newReviewPictureView(),
		count: parts.NewLabel("", look.SizeBody, look.Ink2),
		label: parts.NewLabel("", look.SizeLead, look.Ink, look.Semi).Shortened(),
		file:  parts.NewLabel("", look.SizeCaption, look.Ink3).Shortened(),
		now:   parts.NewLabel("", look.SizeBody, look.Ink2).Shortened(),
		lint:  parts.NewParagraph("", look.SizeSmall, look.Ink2).Width(reviewWidth - 3*look.PageMargin - reviewPicture),
		done:  parts.NewLabel("", look.SizeBody, look.Ink2),
	}
	v.scope = parts.NewSegmented(segments("Missing", "Missing and poor"), 0, func(chosen int) {
		r.poor = chosen == 1
		r.find()
	}).Small()
	v.text = parts.NewEntry("ALT text").OnChange(r.edited).OnEnter(func() {
		r.accept()
		v.list.focus()
	})
	v.accept = parts.NewButton(parts.Secondary, "Accept", r.accept).WithIcon(look.IconCheck).WithKey("Enter")
	v.skip = parts.NewButton(parts.Secondary, "Skip", r.skip).WithKey("S")
	edit := parts.NewButton(parts.Quiet, "Edit", v.edit).WithIcon(look.IconPencil).WithKey("E")
	v.stage = parts.NewButton(parts.Primary, "", r.stage).WithKey("Ctrl Enter")
	v.list = newRowList(&rowList[*photoRow]{
		height: look.TallRowHeight, newRow: newPhotoRow, show: v.showRow,
		onChoose: r.goTo, onSight: v.wantThumbs, onRune: r.typedRune,
		onKey: func(key fyne.KeyName) bool {
			if key != fyne.KeyReturn && key != fyne.KeyEnter {
				return false
			}
			r.accept()
			return true
		},
	})
	v.root = v.arrange(line(paneGap, v.accept, edit, v.skip))
	return v
}

// arrange puts the picture at hand above the list of all.
func (v *reviewView) arrange(buttons fyne.CanvasObject) fyne.CanvasObject {
	box := func(gap float32, objects ...fyne.CanvasObject) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
	}
	facts := box(2, v.label, v.file, v.now)
	texts := box(10, facts, v.text, v.lint, buttons)
	hand := container.New(row{texts}, container.New(layout.NewCustomPaddedLayout(0, 0, 0, look.PageMargin), v.picture), texts)
	space := layout.NewSpacer()
	bar := container.New(row{space}, v.scope, space, v.count)
	top := container.New(layout.NewCustomPaddedLayout(0, 12, look.PageMargin, look.PageMargin), box(14, bar, hand))
	v.work = container.New(column{v.list}, top, parts.NewDivider(), v.list)
	empty := container.New(layout.NewCustomPaddedLayout(look.PageMargin, 0, look.PageMargin, look.PageMargin), box(0, v.done))
	return container.NewStack(empty, v.work)
}

// edit puts the caret into the text.
func (v *reviewView) edit() { v.text.Focus() }

// refresh shows how the review stands.
func (v *reviewView) refresh() {
	r := v.review
	v.done.SetText("Looking for pictures without an ALT text")
	if v.found {
		v.done.SetText("Every picture of this store has an ALT text.")
	}
	setVisible(v.done, len(r.items) == 0)
	setVisible(v.work, len(r.items) > 0 || r.poor)
	n := r.accepted()
	v.stage.SetText("Stage " + words.Count(n, "text"))
	enable(v.stage, n > 0)
	v.count.SetText(fmt.Sprintf("%s, %s accepted, %s skipped", words.Count(len(r.items), "picture"), words.Number(n), words.Number(r.count(skipped))))
	v.list.setLength(len(r.items))
	if len(r.items) > 0 {
		v.showHand(r.items[r.current])
	}
	v.root.Refresh()
}

// showHand shows the picture at hand.
func (v *reviewView) showHand(item reviewed) {
	v.list.choose(v.review.current)
	v.picture.set(v.review.thumbs.Picture(item.Image))
	v.label.SetText(item.Label)
	v.file.SetText(shortName(item.Image))
	v.now.SetText("Now: " + cmp.Or(item.Image.Alt, "none"))
	if v.text.Text() != item.text {
		v.text.SetText(item.text)
	}
	enable(v.accept, item.ready)
	v.showLint(item)
}

// showLint says what is wrong with the text in the field.
func (v *reviewView) showLint(item reviewed) {
	switch {
	case !item.ready:
		v.lint.SetColour(look.Ink3)
		v.lint.SetText("Writing a suggestion")
	case len(item.lint.Findings) == 0:
		v.lint.SetColour(look.Good)
		v.lint.SetText("Reads well")
	default:
		finding := item.lint.Findings[0]
		colour := look.Warn
		if finding.Severity == alttext.Failure {
			colour = look.Bad
		}
		v.lint.SetColour(colour)
		v.lint.SetText(finding.Message)
	}
}

// verdictIcons are how verdicts look in the list.
var verdictIcons = map[verdict]markIcon{
	undecided: {look.IconCircleDashed, look.Ink3},
	accepted:  {look.IconCheck, look.Pencil},
	skipped:   {look.IconArrowRight, look.Ink3},
}

func (v *reviewView) showRow(row *photoRow, place int) {
	item := v.review.items[place]
	icon := verdictIcons[item.verdict]
	face := rowFace{
		picture: v.review.thumbs.Picture(item.Image), name: item.Label, more: shortName(item.Image), moreColour: look.Ink2,
		icon: icon.icon, iconColour: icon.colour, chosen: place == v.review.current, faded: item.verdict == skipped,
	}
	if item.verdict == accepted {
		face.more, face.moreColour = item.text, look.Pencil
	}
	row.set(face)
}

// shortName is the file name of a picture, or the end of its address.
func shortName(picture catalog.Image) string {
	return cmp.Or(picture.FileName, path.Base(picture.Src))
}

// wantThumbs asks for the pictures of the rows in sight, the one at hand first.
func (v *reviewView) wantThumbs(first, end int) {
	r := v.review
	if len(r.items) == 0 {
		return
	}
	pictures := []catalog.Image{r.items[r.current].Image}
	for place := first; place < end; place++ {
		pictures = append(pictures, r.items[place].Image)
	}
	r.thumbs.Want(reviewThumbs, pictures)
}
