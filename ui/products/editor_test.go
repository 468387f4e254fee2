package products_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/app/alttext"
	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/app/money"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// edit opens a product of the sample shop in the editor.
func (s *stage) edit(title string) {
	s.t.Helper()
	s.section.Show(s.product(title).ID)
	s.settle()
}

func TestPicturesOfTheEditor(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"editor-light", look.Light, wide}, {"editor-dark", look.Dark, wide}, {"editor-narrow", look.Light, narrow}} {
		s := openStage(t, view.mode, view.size)
		s.edit("Round teapot")
		s.picture(view.name)
		tabs := find(s, func(*parts.Tabs) bool { return true })
		for _, tab := range []string{"variations", "search"} {
			tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
			s.settle()
			s.picture(view.name + "-" + tab)
		}
		s.edit("Desk planter")
		tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
		s.settle()
		s.picture(view.name + "-simple")
		for _, scroll := range s.scrolls() {
			scroll.ScrollToBottom()
		}
		s.picture(view.name + "-below")
	}
}

// scrolls is everything on the page that scrolls.
func (s *stage) scrolls() []*container.Scroll {
	var all []*container.Scroll
	search(s.window.Canvas().Content(), func(o fyne.CanvasObject) bool {
		if scroll, is := o.(*container.Scroll); is {
			all = append(all, scroll)
		}
		return false
	})
	return all
}

// field is the entry that holds a text.
func (s *stage) field(text string) *parts.Entry {
	s.t.Helper()
	return find(s, func(e *parts.Entry) bool { return e.Text() == text })
}

// rewrite replaces the text of a field, without leaving it.
func (s *stage) rewrite(was, text string) {
	s.t.Helper()
	s.field(was).Focus()
	focused := s.window.Canvas().Focused().(fyne.Shortcutable)
	focused.TypedShortcut(&fyne.ShortcutSelectAll{})
	s.key(fyne.KeyDelete)
	s.typed(text)
}

// leaveField goes on to another field, as a click beside it does.
func (s *stage) leaveField() {
	s.window.Canvas().Unfocus()
	s.settle()
}

func TestAFieldIsStoredWhenItIsLeft(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("Desk planter with saucer", "Desk pot")
	if s.product("AF-PLN-DSK").Title == "Desk pot" {
		t.Error("the title was stored while it was written")
	}
	s.leaveField()
	if p := s.product("AF-PLN-DSK"); p.Title != "Desk pot" {
		t.Errorf("title %q", p.Title)
	}
	if !s.shown("1 staged edit") {
		t.Error("the edit is not counted")
	}
	s.picture("editor-staged")
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.field("Desk planter with saucer")
	if s.shown("1 staged edit") {
		t.Error("the edit is still counted after undo")
	}
}

func TestATextThatCannotStandKeepsTheEditorOpen(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("29.00", "40")
	s.picture("editor-refused")
	s.leaveField()
	if p := s.product("AF-PLN-DSK"); p.SalePrice != money.Of(2900) {
		t.Errorf("sale price %v", p.SalePrice)
	}
	if s.section.Leave() || len(s.toasts) != 1 || !strings.HasPrefix(s.toasts[0], "Sale is not stored") {
		t.Errorf("the text was left without a word: %q", s.toasts)
	}
	s.key(fyne.KeyEscape)
	s.field("29.00")
	if !s.section.Leave() {
		t.Error("the editor is held though the text was taken back")
	}
}

func TestATakenSKUIsToldWhileTyping(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("AF-PLN-DSK", "AF-PLN-RAW")
	s.clock.pass()
	s.settle()
	message := "“Wall planter, raw clay” has this SKU already"
	find(s, func(p *parts.Paragraph) bool { return p.Text() == message })
	s.leaveField()
	if p := s.product("Desk planter"); p.SKU != "AF-PLN-DSK" {
		t.Errorf("SKU %q is given twice", p.SKU)
	}
	find(s, func(p *parts.Paragraph) bool { return p.Text() == message })
}

func TestWhatWasWrittenGoesToItsProduct(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("Desk planter with saucer", "Mine")
	s.command("Next product")
	if p := s.product("AF-PLN-DSK"); p.Title != "Mine" {
		t.Errorf("title %q", p.Title)
	}
	if p := s.product("AF-CDL-FIG"); p.Title != "Fig & cedar candle, 220 g" {
		t.Errorf("the next product is now %q", p.Title)
	}
	s.field("Fig & cedar candle, 220 g")
	s.command("Previous product")
	s.field("Mine")
}

// command runs a command of the section by its name.
func (s *stage) command(name string) {
	s.t.Helper()
	for _, command := range s.section.Commands() {
		if command.Name == name {
			if command.Why != nil && command.Why() != "" {
				s.t.Fatalf("%s: %s", name, command.Why())
			}
			command.Run()
			s.settle()
			return
		}
	}
	s.t.Fatalf("there is no command %q", name)
}

func TestWhatIsBeingWrittenSurvivesAChangeFromElsewhere(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("Desk planter with saucer", "Half a ti")
	if _, err := s.editing.Apply(context.Background(), s.store, []editing.Edit{{Product: s.product("AF-PLN-DSK").ID, Field: "regular_price", Text: "35"}}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	s.field("35.00")
	s.field("Half a ti")
}

func TestEditsAreDiscarded(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("34.00", "36")
	s.leaveField()
	s.press("Discard")
	s.press("Discard 1 edit")
	if p := s.product("AF-PLN-DSK"); p.RegularPrice != money.Of(3400) {
		t.Errorf("price %v", p.RegularPrice)
	}
	s.field("34.00")
}

func TestTagsAndCategoriesAreChanged(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	before := s.product("AF-PLN-DSK")
	s.press("Tag")
	s.typed("window sill, " + before.Tags[0])
	s.key(fyne.KeyReturn)
	s.press("Remove " + before.Tags[0])
	if p := s.product("AF-PLN-DSK"); !slices.Contains(p.Tags, "window sill") || slices.Contains(p.Tags, before.Tags[0]) || len(p.Tags) != len(before.Tags) {
		t.Errorf("tags %q were %q", p.Tags, before.Tags)
	}
	s.press("Category")
	s.typed("Home > Desk")
	s.key(fyne.KeyReturn)
	if p := s.product("AF-PLN-DSK"); !slices.ContainsFunc(p.Categories, func(c catalog.CategoryPath) bool { return c.String() == "Home > Desk" }) {
		t.Errorf("categories %v", p.Categories)
	}
}

func TestPicturesAreReorderedDescribedAndRemoved(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	before := s.product("AF-PLN-DSK").Images
	strip := find(s, func(o draggable) bool {
		_, is := o.(fyne.Focusable)
		return is && strings.Contains(fmt.Sprintf("%T", o), "strip")
	})
	s.window.Canvas().Focus(strip.(fyne.Focusable))
	s.key(fyne.KeyRight)
	strip.(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyLeft, Modifier: fyne.KeyModifierShortcutDefault})
	s.settle()
	if p := s.product("AF-PLN-DSK"); p.Images[0] != before[1] || p.Images[1] != before[0] {
		t.Errorf("order %v", p.Images)
	}
	s.rewrite(before[1].Alt, "image of a pot")
	find(s, func(p *parts.Paragraph) bool { return strings.Contains(p.Text(), "image of") })
	s.leaveField()
	if p := s.product("AF-PLN-DSK"); p.Images[0].Alt != "image of a pot" {
		t.Errorf("ALT text %q", p.Images[0].Alt)
	}
	s.press("Suggest ALT")
	if p := s.product("AF-PLN-DSK"); strings.Contains(p.Images[0].Alt, "image of") || p.Images[0].Alt == "" {
		t.Errorf("suggested %q", p.Images[0].Alt)
	}
	style := alttext.Style{}.WithTemplate("On show: {title}")
	if err := style.Save(t.Context(), s.workspace, s.product("AF-PLN-DSK").StoreID); err != nil {
		t.Fatal(err)
	}
	s.press("Suggest ALT")
	if p := s.product("AF-PLN-DSK"); p.Images[0].Alt != "On show: Desk planter with saucer" {
		t.Errorf("in the store's style: %q", p.Images[0].Alt)
	}
	drag := &fyne.DragEvent{PointEvent: fyne.PointEvent{Position: fyne.NewPos(50, 40)}}
	strip.Dragged(drag)
	drag.Position = fyne.NewPos(400, 40)
	strip.Dragged(drag)
	strip.DragEnd()
	s.settle()
	if p := s.product("AF-PLN-DSK"); p.Images[2].Src != before[1].Src || p.Images[0].Src != before[0].Src {
		t.Errorf("order after dragging %v", p.Images)
	}
	s.press("Remove")
	if p := s.product("AF-PLN-DSK"); len(p.Images) != len(before)-1 {
		t.Errorf("%d pictures", len(p.Images))
	}
}

func TestAttributesAreWrittenLineByLine(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.rewrite("Stoneware", "Stoneware, Felt")
	s.leaveField()
	s.press("Attribute")
	s.field("").Focus()
	p := s.product("AF-PLN-DSK")
	if got := p.Attributes[1]; got.Name != "Material" || !slices.Equal(got.Values, []string{"Stoneware", "Felt"}) || !got.Visible {
		t.Errorf("attribute %+v", got)
	}
	s.press("Remove Colour")
	if p := s.product("AF-PLN-DSK"); p.Attributes[0].Name != "Material" {
		t.Errorf("attributes %+v", p.Attributes)
	}
}

func TestTheDescriptionIsFormattedAndStored(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	before := s.product("AF-PLN-DSK").Description
	box := find(s, func(o focusable) bool { return strings.Contains(fmt.Sprintf("%T", o), "source") })
	s.window.Canvas().Focus(box)
	box.(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
	s.press("Bold")
	s.leaveField()
	if p := s.product("AF-PLN-DSK"); p.Description != "<strong>"+before+"</strong>" {
		t.Errorf("description %q", p.Description)
	}
	s.window.Canvas().Focus(box)
	s.press("Undo typing")
	s.leaveField()
	if p := s.product("AF-PLN-DSK"); !strings.Contains(p.Description, "saucer") && p.Description != "" {
		t.Errorf("description %q", p.Description)
	}
	if !s.shown("44 words") {
		t.Log("the words are counted after a pause")
	}
}

func TestVariationsAreAddedEditedAndRemoved(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Round teapot")
	parent := s.product("Round teapot").ID
	s.command("Show the variations")
	s.press("Add variation")
	if len(s.toasts) != 1 || !strings.Contains(s.toasts[0], "every combination") {
		t.Errorf("said %q", s.toasts)
	}
	table := find(s, func(*grid.Grid) bool { return true })
	s.window.Canvas().Focus(table)
	s.key(fyne.KeyRight, fyne.KeyRight, fyne.KeyRight)
	s.typed("80")
	s.key(fyne.KeyReturn)
	rows, err := s.workspace.Variations(context.Background(), parent)
	if err != nil || rows[0].Product.RegularPrice != money.Of(8000) {
		t.Errorf("price %v, %v", rows[0].Product.RegularPrice, err)
	}
	s.key(fyne.KeySpace)
	s.press("Remove 1 variation")
	s.press("Remove 1 variation")
	if rows, _ := s.workspace.Variations(context.Background(), parent); len(rows) != 3 {
		t.Errorf("%d variations", len(rows))
	}
	s.press("Add variation")
	if rows, _ := s.workspace.Variations(context.Background(), parent); len(rows) != 4 {
		t.Errorf("%d variations", len(rows))
	}
}

func TestADeletedProductLeadsBackToTheList(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	if _, err := s.editing.Delete(context.Background(), s.store, []catalog.ID{s.product("Desk planter").ID}); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if !s.shown("18 in Alder & Finch") {
		t.Error("the list is not shown")
	}
}

func TestEscapeLeadsBackToTheList(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.edit("Desk planter")
	s.leaveField()
	s.section.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	s.settle()
	if !s.shown("19 in Alder & Finch") {
		t.Error("the list is not shown")
	}
	if len(s.failures) != 0 {
		t.Errorf("failed %q", s.failures)
	}
}

type draggable interface {
	fyne.CanvasObject
	fyne.Draggable
}

type focusable interface {
	fyne.CanvasObject
	fyne.Focusable
}
