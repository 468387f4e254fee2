package parts

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"storehand/ui/look"
)

// heard remembers what a part told.
type heard[T any] struct{ values []T }

func (h *heard[T]) hear(v T) { h.values = append(h.values, v) }

func (h *heard[T]) want(t *testing.T, values ...T) {
	t.Helper()
	if diff := cmp.Diff(values, h.values); diff != "" {
		t.Errorf("heard (-want +got):\n%s", diff)
	}
}

func TestCheckTogglesAndPartBecomesAll(t *testing.T) {
	var told heard[bool]
	c := NewCheck("Tableware", told.hear)
	w := newWindow(t, look.Light, c)
	c.SetState(Some)
	test.Tap(c)
	if c.State() != On {
		t.Errorf("state %d after a click on a part", c.State())
	}
	w.Canvas().Focus(c)
	press(w, fyne.KeySpace)
	c.Disable()
	test.Tap(c)
	told.want(t, true, false)
}

func TestSwitchTurns(t *testing.T) {
	var told heard[bool]
	s := NewSwitch(false, told.hear)
	w := newWindow(t, look.Light, s)
	test.Tap(s)
	w.Canvas().Focus(s)
	press(w, fyne.KeySpace)
	s.SetOn(true)
	told.want(t, true, false)
	if !s.On() {
		t.Error("SetOn did not turn it on")
	}
}

func TestRadioChoosesByTapAndArrows(t *testing.T) {
	var told heard[int]
	r := NewRadio([]string{"Fill the gaps", "Replace", "Ask"}, -1, told.hear)
	w := newWindow(t, look.Light, r)
	r.Resize(r.MinSize())
	test.TapAt(r, fyne.NewPos(4, radioStep*1.5))
	w.Canvas().Focus(r)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyUp)
	test.TapAt(r, fyne.NewPos(4, radioStep*1.5))
	told.want(t, 1, 2, 1)
}

func TestSegmentedChoosesByTapAndArrows(t *testing.T) {
	var told heard[int]
	s := NewSegmented([]Segment{{Words: "System"}, {Words: "Light"}, {Icon: look.IconTable}}, 0, told.hear)
	w := newWindow(t, look.Light, s)
	before := s.MinSize()
	test.TapAt(s, fyne.NewPos(s.MinSize().Width-8, 10))
	w.Canvas().Focus(s)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyLeft)
	told.want(t, 2, 1)
	if s.MinSize() != before {
		t.Errorf("it changed from %v to %v with the choice", before, s.MinSize())
	}
}

func TestSliderFollowsPointerAndKeys(t *testing.T) {
	var passed, kept heard[int]
	s := NewSlider(0, 100, 50, passed.hear, kept.hear).Step(5)
	w := newWindow(t, look.Light, s)
	s.Resize(fyne.NewSize(100+knobSide, look.ControlHeight))
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(knobSide/2+80, 10)}})
	s.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(900, 10)}})
	s.DragEnd()
	w.Canvas().Focus(s)
	press(w, fyne.KeyLeft)
	press(w, fyne.KeyHome)
	passed.want(t, 80, 100, 95, 0)
	kept.want(t, 100, 95, 0)
}

func TestSliderOfOneValueStaysPut(t *testing.T) {
	s := NewSlider(7, 7, 7, nil, nil)
	newWindow(t, look.Light, s)
	test.TapAt(s, fyne.NewPos(50, 5))
	if s.Value() != 7 {
		t.Errorf("value %d", s.Value())
	}
}

func TestTabsChooseByTapAndArrows(t *testing.T) {
	var told heard[int]
	tabs := NewTabs([]Tab{{Words: "All", Count: "1,248"}, {Words: "Drafts"}, {Words: "Changed", Staged: true}}, 0, nil, told.hear)
	w := newWindow(t, look.Light, tabs)
	tabs.Resize(fyne.NewSize(600, look.TabsHeight))
	test.TapAt(tabs, fyne.NewPos(tabs.cells[1].x+5, 10))
	test.TapAt(tabs, fyne.NewPos(580, 10))
	w.Canvas().Focus(tabs)
	press(w, fyne.KeyRight)
	press(w, fyne.KeyRight)
	told.want(t, 1, 2)
	if !tabs.cells[2].dot.Visible() || tabs.cells[1].dot.Visible() {
		t.Error("the dot is not where the staged edits are")
	}
}

func TestTabsWithoutRoomWaitBehindAButton(t *testing.T) {
	var told heard[int]
	tabs := NewTabs([]Tab{{Words: "All products"}, {Words: "Missing ALT"}, {Words: "On sale"}, {Words: "Changed by me"}}, 3, nil, told.hear)
	w := newWindow(t, look.Light, tabs)
	w.Resize(fyne.NewSize(300, 200))
	var shown []bool
	for _, cell := range tabs.cells {
		shown = append(shown, cell.shown)
	}
	if diff := cmp.Diff([]bool{true, false, false, true}, shown); diff != "" {
		t.Fatalf("tabs shown (-want +got):\n%s", diff)
	}
	test.Tap(tabs.more)
	press(w, fyne.KeyDown)
	press(w, fyne.KeyReturn)
	told.want(t, 1)
	if !tabs.cells[1].shown {
		t.Error("the chosen tab is not seen")
	}
}

func TestTabsTellOfTheOtherButton(t *testing.T) {
	var told heard[int]
	tabs := NewTabs([]Tab{{Words: "All"}, {Words: "Mine"}}, 0, nil, nil).
		OnSecondary(func(tab int, _ fyne.Position) { told.hear(tab) })
	newWindow(t, look.Light, tabs)
	tabs.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(tabs.cells[1].x+2, 5)})
	tabs.TappedSecondary(&fyne.PointEvent{Position: fyne.NewPos(590, 5)})
	told.want(t, 1)
}

func TestFewerTabsKeepAChoice(t *testing.T) {
	tabs := NewTabs([]Tab{{Words: "All"}, {Words: "Mine"}}, 1, nil, nil)
	newWindow(t, look.Light, tabs)
	tabs.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(30, 5)}})
	tabs.SetTabs([]Tab{{Words: "All"}})
	if tabs.Chosen() != 0 {
		t.Errorf("chosen %d", tabs.Chosen())
	}
}
