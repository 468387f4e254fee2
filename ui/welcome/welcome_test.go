package welcome_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/welcome"
)

// buttons lists the buttons of a screen by their words.
func buttons(screen fyne.CanvasObject) map[string]*parts.Button {
	found := make(map[string]*parts.Button)
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *parts.Button:
			found[o.Text()] = o
		case *fyne.Container:
			for _, inner := range o.Objects {
				walk(inner)
			}
		}
	}
	walk(screen)
	return found
}

func TestEachWayBegins(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Light))
	var begun []string
	begin := func(way string) func() { return func() { begun = append(begun, way) } }
	screen := welcome.New(welcome.Params{
		OnSamples: begin("samples"), OnImport: begin("import"), OnAddStore: begin("store"), OnMode: func(look.Mode) {},
	})
	window := test.NewTempWindow(t, screen)
	window.Resize(fyne.NewSize(look.MinWindowWidth, look.MinWindowHeight))
	for words, way := range map[string]string{"Open sample shops": "samples", "Choose a file": "import", "Add a store": "store"} {
		button, found := buttons(screen)[words]
		if !found {
			t.Fatalf("there is no button %q", words)
		}
		test.Tap(button)
		if begun[len(begun)-1] != way {
			t.Errorf("%q began %q", words, begun[len(begun)-1])
		}
	}
}

func TestTheScreenFitsTheSmallestWindow(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.New(look.Dark))
	screen := welcome.New(welcome.Params{OnSamples: func() {}, OnImport: func() {}, OnAddStore: func() {}, OnMode: func(look.Mode) {}})
	least := screen.MinSize()
	if least.Width > look.MinWindowWidth || least.Height > look.MinWindowHeight-look.StatusBarHeight {
		t.Errorf("it needs %v", least)
	}
}
