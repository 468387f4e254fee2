package images

import (
	"cmp"
	"fmt"
	"path"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/altreview"
	"storehand/app/catalog"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the review in pixels.
const (
	reviewWidth   float32 = 840
	reviewPicture float32 = 168
	reviewGap     float32 = 10
	reviewThumbs          = 2 * int(reviewPicture) // sharp on dense screens
)

// reviewView is what the panel of the review shows.
type reviewView struct {
	review *review
	found  bool // the search is over
	root   fyne.CanvasObject

	which *parts.Segmented
	count *parts.Label
	style *styleBar
	hand  *handPane
	model *modelBar
	stage *parts.Button
	done  *parts.Label // in place of the picture at hand
	work  fyne.CanvasObject
	list  *rowList[*photoRow]
}

func newReviewView(r *review) *reviewView {
	v := &reviewView{
		review: r, count: parts.NewLabel("", look.SizeBody, look.Ink2), done: parts.NewLabel("", look.SizeBody, look.Ink2),
		style: newStyleBar(r), hand: newHandPane(r), model: newModelBar(r),
	}
	v.which = parts.NewSegmented(parts.Segments("Missing", "Missing and poor", "All"), 0, func(chosen int) {
		r.setWhich(altreview.Which(chosen))
	}).Small()
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
	v.root = v.arrange()
	return v
}

// box stacks things with a gap in pixels between them.
func box(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(gap), objects...)
}

// arrange puts the picture at hand above the list of all.
func (v *reviewView) arrange() fyne.CanvasObject {
	space := layout.NewSpacer()
	bar := container.New(paint.Row{Fill: space}, v.which, space, v.count)
	v.work = box(14, v.hand.root, v.model.root)
	top := container.New(layout.NewCustomPaddedLayout(0, 12, look.PageMargin, look.PageMargin), box(12, bar, v.style.root, v.done, v.work))
	return container.New(paint.Column{Fill: v.list}, top, parts.NewDivider(), v.list)
}

// edit puts the caret into the text.
func (v *reviewView) edit() { v.hand.text.Focus() }

// refresh shows how the review stands.
func (v *reviewView) refresh() {
	r := v.review
	v.done.SetText(v.emptyWords())
	paint.SetVisible(v.done, len(r.items) == 0)
	paint.SetVisible(v.work, len(r.items) > 0)
	n := r.accepted()
	v.stage.SetText("Stage " + words.Count(n, "text"))
	enable(v.stage, n > 0)
	v.count.SetText(fmt.Sprintf("%s, %s accepted, %s skipped", words.Count(len(r.items), "picture"), words.Number(n), words.Number(r.count(skipped))))
	v.list.setLength(len(r.items))
	if item := r.hand(); item != nil {
		v.list.choose(r.current)
		v.hand.show(r, *item)
	}
	v.model.show(r)
	v.root.Refresh()
}

func (v *reviewView) emptyWords() string {
	switch {
	case !v.found:
		return "Looking for pictures"
	case v.review.which == altreview.Missing:
		return "Every picture of this store has an ALT text."
	case v.review.which == altreview.Poor:
		return "Every picture of this store has an ALT text that reads well."
	}
	return "The products of this store have no pictures."
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
	if !item.Missing() {
		face.more = fmt.Sprintf("%s, score %d", face.more, item.Lint.Score)
	}
	switch {
	case item.verdict == accepted:
		face.more, face.moreColour = item.text, look.Pencil
	case item.model.problem != "":
		face.more, face.moreColour = item.model.problem, look.Bad
	case item.origin == byModel && item.ready && !item.model.asking:
		face.more = item.text
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
