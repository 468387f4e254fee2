package parts

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

const (
	toastTime         = 8 * time.Second
	maxToasts         = 3 // a fourth pushes the oldest out
	toastGap  float32 = 8
)

// Toasts shows toasts at the bottom right of the content, the newest lowest,
// each for eight seconds. What they say is also in History, so none is missed.
type Toasts struct {
	after Timer
	tips  *Tips
	layer *fyne.Container
	shown []shownToast
	below float32
}

// shownToast is a toast on the screen.
type shownToast struct {
	card *toastCard
	stop func() // calls its end off
}

// NewToasts returns the toasts of a window.
func NewToasts(after Timer, tips *Tips) *Toasts {
	t := &Toasts{after: after, tips: tips}
	t.layer = container.New(t)
	return t
}

// Layer goes on top of the window's content in a stack, above the status bar.
func (t *Toasts) Layer() fyne.CanvasObject { return t.layer }

// KeepBelow keeps a strip of height pixels free at the bottom, for a bar or a
// footer that must stay in reach.
func (t *Toasts) KeepBelow(height float32) {
	t.below = height
	t.layer.Refresh()
}

// Show shows a toast. Its action closes it.
func (t *Toasts) Show(toast Toast) {
	if len(t.shown) == maxToasts {
		t.remove(t.shown[0].card)
	}
	var card *toastCard
	drop := func() { t.remove(card) }
	act := func() {
		drop()
		if toast.OnAction != nil {
			toast.OnAction()
		}
	}
	card = newToastCard(toast, t.tips, act, drop)
	t.shown = append(t.shown, shownToast{card, t.after(toastTime, drop)})
	t.layer.Add(card)
}

// remove takes a toast away; one already gone is left alone.
func (t *Toasts) remove(card *toastCard) {
	for i, shown := range t.shown {
		if shown.card != card {
			continue
		}
		shown.stop()
		t.shown = append(t.shown[:i:i], t.shown[i+1:]...)
		t.layer.Remove(card)
		return
	}
}

// Layout is called by Fyne: Toasts lays out its own layer.
func (t *Toasts) Layout(cards []fyne.CanvasObject, size fyne.Size) {
	y := size.Height - look.PageMargin - t.below
	for i := len(cards) - 1; i >= 0; i-- {
		min := cards[i].MinSize()
		y -= min.Height
		place(cards[i], size.Width-look.PageMargin-min.Width, y, min.Width, min.Height)
		y -= toastGap
	}
}

// MinSize is called by Fyne. Toasts never make a window larger.
func (t *Toasts) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }
