package parts

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

func TestDialogIsAnsweredByKeys(t *testing.T) {
	cases := []struct {
		name                 string
		destructive          bool
		key                  fyne.KeyName
		confirmed, cancelled int
	}{
		{"Enter confirms", false, fyne.KeyReturn, 1, 0},
		{"Escape cancels", false, fyne.KeyEscape, 0, 1},
		{"Enter alone destroys nothing", true, fyne.KeyReturn, 0, 0},
		{"Escape cancels the destructive one too", true, fyne.KeyEscape, 0, 1},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			w := newWindow(t, look.Light, widget.NewLabel("page"))
			var confirmed, cancelled count
			d := &Dialog{
				Title: "Delete 4 products?", Body: "They go for good.", Confirm: "Delete 4 products",
				Destructive: c.destructive, OnConfirm: confirmed.up, OnCancel: cancelled.up,
			}
			d.Show(w.Canvas())
			press(w, c.key)
			confirmed.want(t, c.confirmed, "confirmed")
			cancelled.want(t, c.cancelled, "cancelled")
			if answered := c.confirmed+c.cancelled > 0; answered == (w.Canvas().Overlays().Top() != nil) {
				t.Errorf("answered %v, open %v", answered, !answered)
			}
		})
	}
}

func TestDestructiveDialogIsConfirmedByItsButton(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var confirmed count
	d := &Dialog{Title: "Delete?", Confirm: "Delete", Destructive: true, OnConfirm: confirmed.up}
	d.Show(w.Canvas())
	test.TapCanvas(w.Canvas(), fyne.NewPos(5, 5)) // beside it: a question is not waved away
	w.Canvas().Focus(d.card.confirm)
	press(w, fyne.KeyReturn)
	confirmed.want(t, 1, "confirmed")
}

func TestDialogWithFieldsWaitsForThem(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var confirmed count
	d := &Dialog{Title: "Save view?", Confirm: "Save view", Content: NewEntry("Name"), OnConfirm: confirmed.up}
	d.Show(w.Canvas())
	d.SetConfirmEnabled(false)
	press(w, fyne.KeyReturn)
	confirmed.want(t, 0, "confirmed")
	d.SetConfirmEnabled(true)
	press(w, fyne.KeyReturn)
	confirmed.want(t, 1, "confirmed")
}

func TestSidePanelShieldsThePageAndOpensAgain(t *testing.T) {
	var page, closed, focused count
	behind := NewButton(Secondary, "Behind", page.up)
	panel := NewSidePanel(nil)
	w := newWindow(t, look.Light, container.NewStack(behind, panel))
	panel.Open(Panel{
		Title: "Columns", Width: 300, Content: widget.NewLabel("content"), OnClose: closed.up, Focus: focused.up,
	})
	focused.want(t, 1, "focused")

	test.TapCanvas(w.Canvas(), fyne.NewPos(450, 300)) // inside
	if !panel.IsOpen() {
		t.Fatal("a tap inside closed it")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 300)) // beside
	page.want(t, 0, "the page was pressed")
	closed.want(t, 1, "closed")
	if panel.IsOpen() || panel.Visible() {
		t.Error("it stays")
	}
	test.TapCanvas(w.Canvas(), fyne.NewPos(50, 300))
	page.want(t, 1, "the page was pressed")

	panel.Open(Panel{Title: "First", Width: 300, Content: widget.NewLabel("1"), OnClose: closed.up})
	panel.Open(Panel{Title: "Second", Width: 300, Content: widget.NewLabel("2")})
	closed.want(t, 2, "closed")
	if !panel.IsOpen() {
		t.Error("the second panel is not open")
	}
}

func TestToastGoesAfterEightSecondsOrWhenUndone(t *testing.T) {
	var time8 clock
	toasts := NewToasts(time8.after, nil)
	newWindow(t, look.Light, toasts.Layer())
	var undone count
	toasts.Show(Toast{Tone: Good, Words: "128 changes staged", Action: "Undo", OnAction: undone.up})
	toasts.Show(Toast{Tone: Good, Words: "Exported"})
	time8.pass(7 * time.Second)
	if len(toasts.layer.Objects) != 2 {
		t.Fatalf("%d toasts after seven seconds", len(toasts.layer.Objects))
	}
	test.Tap(toasts.shown[0].card.action)
	undone.want(t, 1, "undone")
	if len(toasts.layer.Objects) != 1 {
		t.Error("the undone toast stays")
	}
	time8.pass(8 * time.Second)
	if len(toasts.layer.Objects) != 0 {
		t.Error("a toast stays after eight seconds")
	}
	undone.want(t, 1, "undone")
}

func TestToastsStackUpwardsAndTheOldestGivesWay(t *testing.T) {
	var still clock
	toasts := NewToasts(still.after, nil)
	newWindow(t, look.Light, toasts.Layer())
	for _, words := range []string{"1", "2", "3", "4"} {
		toasts.Show(Toast{Words: words})
	}
	toasts.KeepBelow(60)
	if len(toasts.shown) != maxToasts || toasts.shown[0].card.words.Text() != "2" {
		t.Fatalf("%d toasts, oldest %q", len(toasts.shown), toasts.shown[0].card.words.Text())
	}
	newest, older := toasts.shown[2].card, toasts.shown[1].card
	if bottom := newest.Position().Y + newest.Size().Height; bottom != 400-look.PageMargin-60 {
		t.Errorf("the newest ends at %v", bottom)
	}
	if older.Position().Y >= newest.Position().Y {
		t.Error("the older is not above the newer")
	}
}

func TestTipShowsOnceThePointerRests(t *testing.T) {
	var resting clock
	tips := NewTips(resting.after)
	b := NewIconButton(Quiet, look.IconTrash, "Delete rule", tips, nil)
	newWindow(t, look.Light, container.NewStack(container.NewCenter(b), tips.Layer()))

	b.MouseIn(nil)
	b.MouseOut() // only passing over
	resting.pass(time.Second)
	if tips.shown != nil {
		t.Fatal("a pointer passing over shows the tip")
	}
	b.MouseIn(nil)
	resting.pass(tipDelay)
	if tips.shown == nil || tips.shown.text.Text != "Delete rule" {
		t.Fatal("no tip")
	}
	if below := b.Position().Y + b.Size().Height; tips.shown.Position().Y < below {
		t.Errorf("the tip covers its button: %v, button ends at %v", tips.shown.Position(), below)
	}
	test.Tap(b)
	if len(tips.layer.Objects) != 0 {
		t.Error("the tip stays after a tap")
	}
}

func TestTipStaysInTheWindow(t *testing.T) {
	var resting clock
	tips := NewTips(resting.after)
	b := NewIconButton(Quiet, look.IconX, "Close and forget what was typed", tips, nil)
	newWindow(t, look.Light, container.NewStack(container.NewWithoutLayout(b), tips.Layer()))
	b.Resize(b.MinSize())
	b.Move(fyne.NewPos(600-b.Size().Width, 400-b.Size().Height))
	b.MouseIn(nil)
	resting.pass(tipDelay)
	at, size := tips.shown.Position(), tips.shown.Size()
	if at.X+size.Width > 600 || at.Y+size.Height > b.Position().Y {
		t.Errorf("tip at %v of %v", at, size)
	}
}

// A tip in a dialog belongs over the dialog, not on the page below the scrim.
func TestTipOfADialogShowsOverIt(t *testing.T) {
	var resting clock
	tips := NewTips(resting.after)
	w := newWindow(t, look.Light, tips.Layer())
	b := NewIconButton(Quiet, look.IconX, "Remove", tips, nil)
	d := &Dialog{Title: "Save?", Confirm: "Save", Content: container.New(layout.NewHBoxLayout(), b)}
	d.Show(w.Canvas())
	b.MouseIn(nil)
	resting.pass(tipDelay)
	if len(d.over.tips.Objects) != 1 || len(tips.layer.Objects) != 0 {
		t.Errorf("%d tips over the dialog, %d below it", len(d.over.tips.Objects), len(tips.layer.Objects))
	}
}
