package shell_test

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/shell"
)

// queue is the UI goroutine of a test: what is dispatched waits until the test
// has time for it.
type queue struct {
	mu    sync.Mutex
	work  []func()
	ready chan struct{}
}

func newQueue() *queue { return &queue{ready: make(chan struct{}, 1)} }

func (q *queue) dispatch(f func()) {
	q.mu.Lock()
	q.work = append(q.work, f)
	q.mu.Unlock()
	select {
	case q.ready <- struct{}{}:
	default:
	}
}

// until runs what was dispatched until the condition holds.
func (q *queue) until(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(20 * time.Second)
	for {
		q.mu.Lock()
		work := q.work
		q.work = nil
		q.mu.Unlock()
		for _, f := range work {
			f()
		}
		if holds() {
			return
		}
		select {
		case <-q.ready:
		case <-deadline:
			t.Fatalf("waited in vain for: %s", what)
		}
	}
}

// bench is a section that remembers what the window told it.
type bench struct {
	content fyne.CanvasObject
	opened  []desk.Scope
	changed []change.Set
	dropped []string
	ran     int
	typed   []fyne.KeyName
	stay    bool
	onCount func(int)
}

func (b *bench) Place() desk.Place           { return desk.Products }
func (b *bench) Name() string                { return "Products" }
func (b *bench) Icon() look.Icon             { return look.IconPackage }
func (b *bench) Content() fyne.CanvasObject  { return b.content }
func (b *bench) Open(scope desk.Scope)       { b.opened = append(b.opened, scope) }
func (b *bench) Changed(set change.Set)      { b.changed = append(b.changed, set) }
func (b *bench) Show(catalog.ID)             {}
func (b *bench) Leave() bool                 { return !b.stay }
func (b *bench) OnCount(f func(int))         { b.onCount = f }
func (b *bench) TypedKey(key *fyne.KeyEvent) { b.typed = append(b.typed, key.Name) }
func (b *bench) TypedRune(rune)              {}
func (b *bench) Dropped(paths []string, _ fyne.Position) bool {
	b.dropped = append(b.dropped, paths...)
	return true
}
func (b *bench) Commands() []desk.Command {
	return []desk.Command{{Name: "Count the shelves", Shortcut: shell.Ctrl(fyne.KeyB), Keys: "Ctrl B", Run: func() { b.ran++ }}}
}

// desktop of a test: a real workspace, a window and the shell in it.
type office struct {
	closed    int // how often the program was ended
	workspace *data.Workspace
	queue     *queue
	window    fyne.Window
	section   *bench
	welcome   fyne.CanvasObject
	entered   int
	imported  []string
	shell     *shell.Shell
}

func open(t *testing.T) *office {
	t.Helper()
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace")})
	if err != nil {
		t.Fatal(err)
	}
	app := test.NewTempApp(t)
	theme := look.New(look.Light)
	app.Settings().SetTheme(theme)
	o := &office{workspace: workspace, queue: newQueue(), window: test.NewWindow(nil),
		section: &bench{content: container.NewStack(widget.NewEntry())}, welcome: widget.NewLabel("welcome")}
	o.window.Resize(fyne.NewSize(1440, 900))
	o.shell = shell.New(shell.Params{
		Window: o.window, OnClosed: func() { o.closed++ }, Theme: theme, Dispatch: o.queue.dispatch, Door: workspace, Clients: workspace, Products: workspace,
		Memory: workspace, Jobs: job.NewBoard(job.SystemClock{}), After: func(time.Duration, func()) func() { return func() {} },
		Workspace: workspace.Dir(), Log: func(doing string, err error) { t.Errorf("could not %s: %v", doing, err) },
		Pages: func(*desk.Desk, *shell.Shell) shell.Pages {
			return shell.Pages{Sections: []desk.Section{o.section}, Welcome: o.welcome, OnWelcomeEnter: func() { o.entered++ }, Settings: widget.NewLabel("settings"),
				Takes: func(path string) bool { return strings.HasSuffix(path, ".csv") }, OnDropped: func(paths []string) { o.imported = append(o.imported, paths...) }}
		},
	})
	t.Cleanup(func() {
		o.shell.Close()
		o.shell.Wait()
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	o.shell.Start()
	return o
}

// addStore makes a client with a store of that name.
func (o *office) addStore(t *testing.T, name string) {
	t.Helper()
	_, err := o.workspace.Do(context.Background(), change.Operation{Name: "add the store " + name, Origin: change.Edited}, func(ctx context.Context, tx change.Tx) error {
		owner, err := tx.SaveClient(ctx, client.Client{Name: name})
		if err == nil {
			_, err = tx.SaveStore(ctx, client.Store{ClientID: owner, Name: name, Platform: client.Shopify, Currency: "EUR"})
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// shows reports whether an object is on the window and visible.
func (o *office) shows(wanted fyne.CanvasObject) bool {
	found := false
	var walk func(fyne.CanvasObject)
	walk = func(object fyne.CanvasObject) {
		if object == nil || !object.Visible() {
			return
		}
		found = found || object == wanted
		if c, is := object.(*fyne.Container); is {
			for _, inner := range c.Objects {
				walk(inner)
			}
		}
	}
	walk(o.window.Content())
	return found
}

func TestEmptyWorkspaceWelcomesAndEnterBegins(t *testing.T) {
	o := open(t)
	o.queue.until(t, "the welcome screen", func() bool { return o.shows(o.welcome) })
	o.window.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if o.entered != 1 {
		t.Errorf("Enter began %d times", o.entered)
	}
}

func TestFirstStoreOpensTheFirstSection(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	if last := o.section.opened[len(o.section.opened)-1]; last.Store.Name != "Northpass" || last.Client.Name != "Northpass" {
		t.Errorf("opened with %+v", last)
	}
	if o.shows(o.welcome) {
		t.Error("the welcome screen is still there")
	}
}

func TestUndoOfTheOnlyStoreWelcomesAgain(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	o.shell.Press(&fyne.ShortcutUndo{})
	o.queue.until(t, "the welcome screen", func() bool { return o.shows(o.welcome) })
	o.shell.Press(shell.CtrlShift(fyne.KeyZ))
	o.queue.until(t, "the section again", func() bool { return o.shows(o.section.content) })
}

func TestSwitchingStoresByKeyAsksTheSectionFirst(t *testing.T) {
	o := open(t)
	o.addStore(t, "Alder")
	o.addStore(t, "Northpass")
	second := func() bool {
		return len(o.section.opened) > 0 && o.section.opened[len(o.section.opened)-1].Store.Name == "Northpass"
	}
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	o.queue.until(t, "both stores", func() bool { o.shell.Press(shell.CtrlShift(fyne.Key2)); return second() })
	o.section.stay = true
	o.shell.Press(shell.CtrlShift(fyne.Key1))
	if !second() {
		t.Error("the store changed under a section that had to stay")
	}
}

func TestSectionsHearOfChangesAndTheirKeysWork(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the change", func() bool { return len(o.section.changed) > 0 && o.shows(o.section.content) })
	o.shell.Press(shell.Ctrl(fyne.KeyB))
	if o.section.ran != 1 {
		t.Errorf("the section's command ran %d times", o.section.ran)
	}
	// The key works too while a text field has the focus.
	entry := o.section.content.(*fyne.Container).Objects[0].(*widget.Entry)
	o.window.Canvas().Focus(entry)
	o.shell.Press(&desktop.CustomShortcut{KeyName: fyne.KeyB, Modifier: fyne.KeyModifierShortcutDefault})
	if o.section.ran != 2 {
		t.Errorf("the section's command ran %d times", o.section.ran)
	}
}

func TestPaletteFindsCommandsByPartOfTheirName(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	o.shell.Press(shell.Ctrl(fyne.KeyK))
	test.Type(o.window.Canvas().Focused(), "shelv")
	o.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if o.section.ran != 1 {
		t.Errorf("the command ran %d times", o.section.ran)
	}
	if o.window.Canvas().Overlays().Top() != nil {
		t.Error("the palette is still open")
	}
}

func TestSettingsAreReachedAndLeft(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	o.shell.Press(shell.Ctrl(fyne.KeyComma))
	if o.shows(o.section.content) {
		t.Error("the section is still in front")
	}
	o.shell.Press(shell.Ctrl(fyne.Key3))
	if !o.shows(o.section.content) {
		t.Error("the section did not come back")
	}
}

func TestDroppedFilesGoToWhoCanUseThem(t *testing.T) {
	o := open(t)
	o.addStore(t, "Northpass")
	o.queue.until(t, "the section", func() bool { return o.shows(o.section.content) })
	o.shell.Dropped(fyne.NewPos(400, 400), []fyne.URI{storage.NewFileURI("/photos/mug.jpg")})
	o.shell.Dropped(fyne.NewPos(400, 400), []fyne.URI{storage.NewFileURI("/shop/products.csv")})
	if !slices.Equal(o.section.dropped, []string{"/photos/mug.jpg"}) || !slices.Equal(o.imported, []string{"/shop/products.csv"}) {
		t.Errorf("the section took %q, the import %q", o.section.dropped, o.imported)
	}
}
