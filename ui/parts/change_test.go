package parts

import (
	"image/color"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/look"
)

// What a screen changes on a part must be seen: words, tones and icons.
func TestChangesAreSeen(t *testing.T) {
	chip, dot, score := NewChip(Good, "Published"), NewDot(Good), NewScore(92)
	note, link, label := NewNote(Good, "Pushed."), NewLink("All 23", look.SizeSmall, nil), NewLabel("1", look.SizeBody, look.Ink)
	monogram := NewMonogram("AF", color.Black, 28)
	icon := NewIcon(look.IconWifi, 16, look.Ink3)
	paragraph := NewParagraph("One", look.SizeBody, look.Ink)
	button := NewButton(Secondary, "Pause", nil).WithIcon(look.IconPause)
	radio := NewRadio([]string{"Fill", "Replace"}, 0, nil)
	segmented := NewSegmented([]Segment{{Words: "14 skipped"}, {Words: "3 warnings"}}, 0, nil)
	newWindow(t, look.Light, container.NewVBox(chip, dot, score, note, link, label, monogram, icon, paragraph, button, radio, segmented))

	brown := color.NRGBA{R: 0xA2, G: 0x4E, B: 0x33, A: 0xFF}
	chip.Set(Bad, "2 conflicts")
	dot.SetTone(Pencil)
	score.Set(39)
	note.Set(Bad, "The shop refused 2 fields.")
	link.SetText("All 24")
	label.SetColour(look.Bad)
	monogram.Set("NP", brown)
	icon.Set(look.IconWifiOff, look.Bad)
	paragraph.SetText("Two\nlines")
	paragraph.SetColour(look.Ink3)
	button.SetIcon(look.IconPlay)
	radio.SetChosen(1)
	segmented.SetWords(1, "4 warnings")

	for what, seen := range map[string]bool{
		"chip":      chip.Text() == "2 conflicts" && chip.text.Text == "2 conflicts" && chip.text.Color == look.Color(look.Bad),
		"dot":       dot.circle.FillColor == look.Color(look.PencilDot),
		"score":     score.text.Text == "39" && score.text.Color == look.Color(look.Bad),
		"note":      note.Text() == "The shop refused 2 fields." && note.box.fill.FillColor == look.Color(look.BadSoft),
		"link":      link.Text() == "All 24" && link.text.Text == "All 24",
		"label":     label.text.Color == look.Color(look.Bad),
		"monogram":  monogram.text.Text == "NP" && monogram.box.fill.FillColor == color.Color(brown),
		"icon":      icon.image.Resource == look.IconWifiOff.Resource(look.Bad),
		"paragraph": paragraph.Text() == "Two\nlines" && len(paragraph.face.objects) == 2,
		"button":    button.image.Resource == look.IconPlay.Resource(look.Ink2),
		"radio":     radio.Chosen() == 1 && radio.rows[1].dot.Visible() && !radio.rows[0].dot.Visible(),
		"segmented": segmented.cells[1].text.Text == "4 warnings" && segmented.Chosen() == 0,
	} {
		if !seen {
			t.Errorf("the %s does not show its change", what)
		}
	}
}

func TestSelectTakesNewOptionsAndAState(t *testing.T) {
	s := NewSelect([]string{"Draft"}, 0, nil).Small()
	w := newWindow(t, look.Light, container.NewCenter(s))
	s.SetOptions([]string{"Published", "Private"}, 1)
	s.SetState(Staged)
	s.Resize(s.MinSize())
	if s.text.Text != "Private" || len(s.Options()) != 2 || s.text.Color != look.Color(look.Pencil) {
		t.Errorf("it shows %q in %v of %v", s.text.Text, s.text.Color, s.Options())
	}
	s.Disable()
	test.Tap(s)
	if w.Canvas().Overlays().Top() != nil {
		t.Error("disabled, it drops its list")
	}
}

func TestMenuFollowsThePointer(t *testing.T) {
	w := newWindow(t, look.Light, widget.NewLabel("page"))
	var told heard[string]
	ShowMenu(w.Canvas(), fyne.NewPos(10, 10), []MenuItem{
		{Words: "Edit"}, {Words: "Push", Disabled: true}, {Words: "Delete", OnTap: func() { told.hear("Delete") }},
	})
	list := menuOf(t, w)
	over := func(row int) fyne.Position { return fyne.NewPos(20, list.rows[row].top+4) }
	list.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over(2)}})
	list.MouseMoved(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: over(1)}})
	if list.active != 2 {
		t.Errorf("line %d is active, although the pointer went on to a closed one", list.active)
	}
	test.TapAt(list, over(1))
	test.TapAt(list, over(2))
	told.want(t, "Delete")
}

func TestHoverShows(t *testing.T) {
	button, token := NewButton(Secondary, "Import", nil), NewFilterToken("Status: Draft", nil, nil)
	entry, link := NewEntry(""), NewLink("All", look.SizeSmall, nil)
	newWindow(t, look.Light, container.NewVBox(button, token, entry, link))
	button.MouseIn(nil)
	token.MouseIn(nil)
	link.MouseIn(nil)
	entry.drawing.input.MouseIn(nil)
	if button.box.fill.FillColor != look.Color(look.Hover) || token.box.edge.FillColor != look.Color(look.Accent) ||
		entry.drawing.box.edge.FillColor != look.Color(look.LineCtl) || !link.line.Visible() {
		t.Error("a part does not show the pointer over it")
	}
	entry.drawing.input.MouseOut()
	if entry.drawing.box.edge.FillColor != look.Color(look.Line2) {
		t.Error("the field still shows the pointer")
	}
	button.Disable()
	if button.Cursor() != desktop.DefaultCursor || link.Cursor() != desktop.PointerCursor {
		t.Error("the pointer promises the wrong thing")
	}
}

func TestPageHeadOrdersWhatIsInIt(t *testing.T) {
	back, chip := NewIconButton(Quiet, look.IconChevronLeft, "Back", nil, nil), NewChip(Good, "Published")
	head := NewPageHead("Round teapot", "", NewButton(Primary, "Push", nil)).WithLeading(back).WithBeside(chip).WithRule()
	newWindow(t, look.Light, container.NewWithoutLayout(head))
	head.Resize(fyne.NewSize(600, look.PageHeadHeight))
	head.SetSubtitle("10 of 412")
	order := []fyne.CanvasObject{back, head.title, chip, head.subtitle, head.actions[0]}
	for i := 1; i < len(order); i++ {
		before, after := order[i-1], order[i]
		if end := before.Position().X + before.Size().Width; end > after.Position().X {
			t.Errorf("object %d ends at %v, the next begins at %v", i-1, end, after.Position().X)
		}
	}
	if !head.rule.Visible() {
		t.Error("no hairline below")
	}
}

func TestSearchTextIsSearchedFor(t *testing.T) {
	var told heard[string]
	s := NewSearch("Filter", "/", told.hear)
	newWindow(t, look.Light, s)
	s.SetText("tea")
	told.want(t, "tea")
	if s.Text() != "tea" {
		t.Errorf("it holds %q", s.Text())
	}
}

func TestDashedBoxIsDashedAndRecoloured(t *testing.T) {
	b := NewDashedBox(look.Surface, look.LineCtl, 0)
	newWindow(t, look.Light, container.NewWithoutLayout(b))
	b.Resize(fyne.NewSize(70, 20))
	b.SetColours(look.AccentSoft, look.Accent)
	picture := b.draw(140, 40) // a screen of scale 2
	on, off := 0, 0
	for x := 20; x < 120; x++ {
		if _, _, _, alpha := picture.At(x, 0).RGBA(); alpha > 0x8000 {
			on++
		} else {
			off++
		}
	}
	if on < 40 || off < 25 {
		t.Errorf("of 100 pixels of its edge %d are drawn and %d are not", on, off)
	}
	if b.ground.fill.FillColor != look.Color(look.AccentSoft) {
		t.Error("it kept its ground")
	}
}

func TestAddTokenKeepsItsHeightInATallerRow(t *testing.T) {
	var added count
	token := NewAddToken("Filter", added.up)
	newWindow(t, look.Light, container.NewWithoutLayout(token))
	token.Resize(fyne.NewSize(token.MinSize().Width, look.FilterBarHeight))
	for _, o := range token.Objects {
		if o.Size().Height != look.SmallControlHeight || o.Position().Y != 10 {
			t.Errorf("%T is %v at %v", o, o.Size(), o.Position())
		}
	}
	test.Tap(token.Objects[1].(*Button))
	added.want(t, 1, "added")
}
