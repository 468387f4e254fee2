package parts

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// menuOf is the list of the menu that is open.
func menuOf(t *testing.T, w fyne.Window) *menuList {
	t.Helper()
	list, ok := w.Canvas().Focused().(*menuList)
	if !ok {
		t.Fatalf("%T has the focus, not a menu", w.Canvas().Focused())
	}
	return list
}

func TestMenuIsWalkedByKeys(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var told heard[string]
	item := func(words string) MenuItem {
		return MenuItem{Words: words, OnTap: func() { told.hear(words) }}
	}
	closed := item("Push")
	closed.Disabled = true
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), []MenuItem{item("Edit"), closed, MenuRule, item("Delete")})

	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown) // over the disabled line and the rule
	press(w, fyne.KeyReturn)
	told.want(t, "Delete")
	if w.Canvas().Overlays().Top() != nil {
		t.Error("the menu stays open")
	}
}

func TestMenuGoesToALetter(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), []MenuItem{{Words: "Draft"}, {Words: "Private"}, {Words: "Published"}})
	list := menuOf(t, w)
	list.TypedRune('p')
	list.TypedRune('P')
	if list.active != 2 {
		t.Errorf("line %d is active", list.active)
	}
}

func TestEscapeAndATapBesideCloseAMenu(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var screen heard[fyne.KeyName]
	w.Canvas().SetOnTypedKey(func(key *fyne.KeyEvent) { screen.hear(key.Name) })
	for name, shut := range map[string]func(){
		"Escape": func() { press(w, fyne.KeyEscape) },
		"tap":    func() { test.TapCanvas(w.Canvas(), fyne.NewPos(500, 390)) },
	} {
		ShowMenu(w.Canvas(), fyne.NewPos(10, 10), []MenuItem{{Words: "Edit"}})
		shut()
		if w.Canvas().Overlays().Top() != nil {
			t.Errorf("%s leaves it open", name)
		}
	}
	screen.want(t)
	press(w, fyne.KeyEscape)
	screen.want(t, fyne.KeyEscape) // the screen has its keys back
}

func TestLongMenuScrollsInsideTheWindow(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	items := make([]MenuItem, 60)
	for i := range items {
		items[i].Words = fmt.Sprint("Category ", i)
	}
	ShowMenu(w.Canvas(), fyne.NewPos(590, 390), items)
	list := menuOf(t, w)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list.scroll)
	if at.Y < 0 || at.Y+list.scroll.Size().Height > 400 || at.X+list.scroll.Size().Width > 600 {
		t.Errorf("it reaches from %v over %v", at, list.scroll.Size())
	}
	press(w, fyne.KeyEnd)
	last := list.rows[59]
	if list.scroll.Offset.Y+list.scroll.Size().Height < last.top+last.height {
		t.Errorf("the last line is not seen at offset %v", list.scroll.Offset)
	}
}

func TestMenuOpensAboveWhereThereIsNoRoomBelow(t *testing.T) {
	anchor := NewButton(Secondary, "More", nil)
	w := newWindow(t, look.Light, container.NewWithoutLayout(anchor))
	anchor.Resize(anchor.MinSize())
	anchor.Move(fyne.NewPos(10, 360))
	ShowMenuBelow(anchor, []MenuItem{{Words: "Edit"}, {Words: "Delete"}})
	list := menuOf(t, w)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(list)
	if end := at.Y + list.Size().Height; end > 360 {
		t.Errorf("it ends at %v, over its button", end)
	}
}

func TestSelectDropsAndChooses(t *testing.T) {
	var told heard[int]
	s := NewSelect([]string{"Published", "Draft", "Private"}, 0, told.hear).WithPlaceholder("Status")
	w := newWindow(t, look.Light, container.NewCenter(s))
	w.Canvas().Focus(s)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	told.want(t, 1)
	if s.Chosen() != 1 || s.text.Text != "Draft" {
		t.Errorf("chosen %d, shown %q", s.Chosen(), s.text.Text)
	}
	if w.Canvas().Focused() != fyne.Focusable(s) {
		t.Errorf("the focus went to %T", w.Canvas().Focused())
	}
	s.SetChosen(-1)
	if s.text.Text != "Status" {
		t.Errorf("with nothing chosen it shows %q", s.text.Text)
	}
}

func TestPopoverTellsOnceThatItClosed(t *testing.T) {
	anchor := NewButton(Secondary, "Columns", nil)
	w := newWindow(t, look.Light, container.NewCenter(anchor))
	var closed count
	check := NewCheck("Margin", nil)
	p := ShowPopover(anchor, check, closed.up)
	test.Tap(check)
	closed.want(t, 0, "closed")
	press(w, fyne.KeyEscape)
	p.Close()
	closed.want(t, 1, "closed")
	if check.State() != On {
		t.Error("its content was out of reach")
	}
}
