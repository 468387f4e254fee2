package products_test

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// key presses keys where the driver would send them.
func (s *stage) key(names ...fyne.KeyName) {
	for _, name := range names {
		e := &fyne.KeyEvent{Name: name}
		if focused := s.window.Canvas().Focused(); focused != nil {
			focused.TypedKey(e)
		} else {
			s.section.TypedKey(e)
		}
	}
	s.settle()
}

func (s *stage) typed(text string) {
	for _, r := range text {
		if focused := s.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else {
			s.section.TypedRune(r)
		}
	}
	s.settle()
}

// find gives the first object on the window, overlays first, that is wanted.
func find[T fyne.CanvasObject](s *stage, wanted func(T) bool) T {
	s.t.Helper()
	var found T
	roots := append([]fyne.CanvasObject{}, s.window.Canvas().Overlays().List()...)
	slices.Reverse(roots)
	for _, root := range append(roots, s.window.Canvas().Content()) {
		if search(root, func(o fyne.CanvasObject) bool {
			match, is := o.(T)
			if is && o.Visible() && wanted(match) {
				found = match
				return true
			}
			return false
		}) {
			return found
		}
	}
	s.t.Fatalf("there is no such %T", found)
	return found
}

func search(o fyne.CanvasObject, match func(fyne.CanvasObject) bool) bool {
	if !o.Visible() {
		return false
	}
	if match(o) {
		return true
	}
	var children []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		children = o.Objects
	case fyne.Widget:
		children = test.WidgetRenderer(o).Objects()
	}
	return slices.ContainsFunc(children, func(child fyne.CanvasObject) bool { return search(child, match) })
}

// press presses a button by its words.
func (s *stage) press(words string) {
	s.t.Helper()
	test.Tap(find(s, func(b *parts.Button) bool { return b.Text() == words }))
	s.settle()
}

// write puts text into a field and leaves it as Enter does.
func (s *stage) write(at int, text string) {
	s.t.Helper()
	n := 0
	find(s, func(e *parts.Entry) bool { n++; return n == at+1 }).Focus()
	s.typed(text)
}

func (s *stage) product(title string) catalog.Product {
	s.t.Helper()
	ids, err := s.workspace.IDs(context.Background(), catalog.Query{Store: s.store.ID, Text: title})
	if err != nil || len(ids) == 0 {
		s.t.Fatalf("there is no %q: %v", title, err)
	}
	p, err := s.workspace.Product(context.Background(), ids[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s *stage) shown(words string) bool {
	roots := append(slices.Clone(s.window.Canvas().Overlays().List()), s.window.Canvas().Content())
	return slices.ContainsFunc(roots, func(root fyne.CanvasObject) bool {
		return search(root, func(o fyne.CanvasObject) bool {
			label, is := o.(*parts.Label)
			return is && label.Text() == words
		})
	})
}

func TestTheStoreIsCounted(t *testing.T) {
	s := openStage(t, look.Light, wide)
	if s.count != 19 || !s.shown("19 in Alder & Finch") {
		t.Errorf("counted %d", s.count)
	}
	s.section.Open(desk.Scope{Store: s.renamed("Alder and Finch")})
	s.settle()
	if !s.shown("19 in Alder and Finch") {
		t.Error("the new name is not shown")
	}
}

func (s *stage) renamed(name string) client.Store {
	store := s.store
	store.Name = name
	return store
}

func TestACellIsEditedStagedAndUndone(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.key(fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // price of the second mug
	s.typed("25,5")
	s.key(fyne.KeyReturn)
	if p := s.product("mug, sage"); p.RegularPrice != money.Of(2550) {
		t.Errorf("price %v", p.RegularPrice)
	}
	if !s.tab("Changed", "1") {
		t.Error("the change is not counted")
	}
	s.picture("products-edited")
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.settle()
	if p := s.product("mug, sage"); p.RegularPrice != money.Of(2400) || !s.tab("Changed", "0") {
		t.Errorf("price %v after undo", p.RegularPrice)
	}
	if len(s.failures) != 0 {
		t.Errorf("failed %q", s.failures)
	}
}

// tab reports whether a tab has a count, by rendering it as markup.
func (s *stage) tab(words, count string) bool {
	tabs := find(s, func(*parts.Tabs) bool { return true })
	var texts []string
	for _, o := range test.WidgetRenderer(tabs).Objects() {
		if text, is := textOf(o); is {
			texts = append(texts, text)
		}
	}
	at := slices.Index(texts, words)
	return at >= 0 && at+1 < len(texts) && texts[at+1] == count
}

func TestATypedTextThatCannotStandIsRefused(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.key(fyne.KeyDown, fyne.KeyRight) // SKU of the second mug
	s.key(fyne.KeyF2)
	s.key(fyne.KeyEnd)
	for range len("SAG") {
		s.key(fyne.KeyBackspace)
	}
	s.typed("OAT")
	s.key(fyne.KeyReturn)
	if p := s.product("mug, sage"); p.SKU != "AF-MUG-SAG" {
		t.Errorf("SKU %q is given twice", p.SKU)
	}
	s.picture("products-refused")
}

func TestTypingFiltersAfterAPause(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.key(fyne.KeyDown)
	s.typed("/teapot")
	if s.shown("1 shown") {
		t.Error("the list follows every key")
	}
	s.clock.pass()
	s.settle()
	if !s.shown("1 shown") {
		t.Error("the list does not follow")
	}
	s.key(fyne.KeyEscape)
	s.clock.pass()
	s.settle()
	if s.shown("1 shown") {
		t.Error("Escape does not empty the filter")
	}
	s.typed("no such thing")
	s.clock.pass()
	s.settle()
	if !s.shown("No product matches") {
		t.Error("nothing says that the list is empty")
	}
	s.picture("products-nothing-found")
}

func TestSelectedProductsAreActedOnTogether(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.key(fyne.KeySpace, fyne.KeyDown, fyne.KeyDown, fyne.KeySpace)
	if !s.shown("2 selected") {
		t.Fatal("the selection is not counted")
	}
	s.picture("products-selected")
	s.press("Export")
	if len(s.exports) != 0 {
		t.Error("the button in the head exported at once")
	}
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if len(s.exports) != 1 || len(s.exports[0]) != 2 || s.changed[0] {
		t.Errorf("exported %v", s.exports)
	}
	s.press("Status")
	s.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	if p := s.product("mug, ink"); p.Status != catalog.Draft {
		t.Errorf("status %s", p.Status)
	}
	if want := []string{"Edit status of 2 products"}; !slices.Equal(s.toasts, want) {
		t.Errorf("said %q", s.toasts)
	}
	s.press("Delete")
	s.press("Delete 2 products")
	if s.count != 17 || s.shown("2 selected") {
		t.Errorf("%d products remain", s.count)
	}
}

func TestANewProductIsListedAndOpened(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.press("New product")
	s.picture("products-new")
	s.key(fyne.KeyReturn, fyne.KeyReturn)
	s.press("Add product")
	if s.count != 19 {
		t.Fatal("a product without a title was added")
	}
	s.write(0, "Linen apron")
	s.write(1, "38")
	s.press("Add product")
	if p := s.product("Linen apron"); s.count != 20 || p.RegularPrice != money.Of(3800) || p.Slug != "linen-apron" {
		t.Errorf("added %+v", p)
	}
}

func TestAnEmptyStoreSaysWhatToDo(t *testing.T) {
	s := newStage(t, look.Light, wide)
	_, err := s.workspace.Do(context.Background(), change.Operation{Name: "add a store", Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: "Alder & Finch"})
		if err != nil {
			return err
		}
		_, err = tx.SaveStore(ctx, client.Store{ClientID: owner, Name: "Alder & Finch", Platform: client.WooCommerce, Currency: "EUR"})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	s.open("Alder & Finch")
	s.picture("products-empty")
	if !s.shown("No products in this shop yet") || !s.shown("none yet") {
		t.Error("nothing says that the store is empty")
	}
}

func TestTheListIsFoundAsItWasLeft(t *testing.T) {
	s := openStage(t, look.Light, wide)
	tabs := find(s, func(*parts.Tabs) bool { return true })
	tabs.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.settle()
	s.open("Northpass")
	s.open("Alder & Finch")
	if again := find(s, func(*parts.Tabs) bool { return true }); again.Chosen() != 1 || again == tabs {
		t.Errorf("view %d", again.Chosen())
	}
}

// TestAListThatWentHasNoKeyboard switches stores while the grid has the keyboard,
// in which all keys of the window would end.
func TestAListThatWentHasNoKeyboard(t *testing.T) {
	s := openStage(t, look.Light, wide)
	s.section.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	before := s.window.Canvas().Focused()
	if before == nil {
		t.Fatal("the grid did not take the keyboard")
	}
	s.open("Northpass")
	if s.window.Canvas().Focused() == before {
		t.Error("the list of the other store still has the keyboard")
	}
}

func TestCommandsAreThereFromTheStart(t *testing.T) {
	s := newStage(t, look.Light, wide)
	runnable := 0
	for _, command := range s.section.Commands() {
		keys := command.Keys != "" && command.Keys != "/" && command.Keys != "Esc"
		if command.Name == "" || (command.Shortcut != nil) != keys {
			t.Errorf("command %+v", command)
		}
		if command.Why() == "" {
			runnable++
		}
	}
	if runnable != 0 {
		t.Errorf("%d commands can run without a store", runnable)
	}
}

func textOf(o fyne.CanvasObject) (string, bool) {
	switch o := o.(type) {
	case *canvas.Text:
		return o.Text, true
	case *parts.Label:
		return o.Text(), true
	}
	return "", false
}
