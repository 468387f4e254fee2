package products_test

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/editing"
	"storehand/app/gallery"
	"storehand/app/job"
	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/products"
)

// stage is the section in a window of the test driver, over a real workspace.
type stage struct {
	section   *products.Section
	window    fyne.Window
	t         testing.TB
	workspace *data.Workspace
	store     client.Store
	editing   *editing.Editor
	clock     clock

	running sync.WaitGroup
	mu      sync.Mutex
	queue   []func()

	toasts   []string
	failures []string
	count    int
	imports  int
	exports  [][]catalog.ID
	changed  []bool
	gone     []desk.Place
	sheets   [][]catalog.ID  // products of which a contact sheet was asked for
	restored []bench.Picture // pictures that were to become their originals
}

var moment = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// openStage shows the first sample shop.
func openStage(t testing.TB, mode look.Mode, size fyne.Size) *stage {
	s := newStage(t, mode, size)
	_, err := sample.Install(context.Background(), sample.Workspace{
		Door: s.workspace, Keeper: s.workspace, Clients: s.workspace, Now: func() time.Time { return moment },
	})
	if err != nil {
		t.Fatal(err)
	}
	s.open("Alder & Finch")
	return s
}

// newStage makes a window over an empty workspace.
func newStage(t testing.TB, mode look.Mode, size fyne.Size) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(mode))
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace"), Now: func() time.Time { return moment }})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, workspace: workspace, editing: editing.New(workspace, workspace), window: app.NewWindow("")}
	t.Cleanup(func() {
		s.running.Wait()
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	tips := parts.NewTips(s.clock.after)
	s.section = products.New(products.Params{
		Desk: &desk.Desk{
			Window: s.window, Dispatch: s.dispatch, Background: s.background, Door: workspace, Jobs: job.NewBoard(still{}),
			Memory: workspace, Tips: tips, After: s.clock.after,
			Toast: func(toast parts.Toast) { s.toasts = append(s.toasts, toast.Words) },
			Undo: func() {
				if _, err := workspace.Undo(context.Background()); err != nil {
					t.Error(err)
				}
			},
			Fail: func(doing string, err error) {
				s.dispatch(func() { s.failures = append(s.failures, doing+": "+err.Error()) })
			},
			Go: func(place desk.Place, _ catalog.ID) { s.gone = append(s.gone, place) },
		},
		Products: workspace, Editing: s.editing, Pictures: gallery.New(workspace),
		OnImport: func() { s.imports++ },
		OnExport: func(ids []catalog.ID, changed bool) {
			s.exports, s.changed = append(s.exports, ids), append(s.changed, changed)
		},
		OnContactSheet: func(ids []catalog.ID) { s.sheets = append(s.sheets, ids) },
		PictureDeeds: func(_ client.Store, owner catalog.ID, image catalog.Image) []parts.MenuItem {
			return []parts.MenuItem{{Words: "Restore the original", OnTap: func() { s.restored = append(s.restored, bench.Picture{Owner: owner, Image: image}) }}}
		},
	})
	s.section.OnCount(func(n int) { s.count = n })
	workspace.Subscribe(func(set change.Set) { s.dispatch(func() { s.section.Changed(set) }) })
	s.window.SetPadded(false)
	ground := parts.NewBox(look.Surface, "", 0)
	s.window.SetContent(container.NewStack(ground, s.section.Content(), tips.Layer()))
	s.window.Resize(size)
	return s
}

// open shows a store by its name.
func (s *stage) open(name string) {
	s.t.Helper()
	stores, err := s.workspace.Stores(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	clients, err := s.workspace.Clients(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, store := range stores {
		if store.Name != name {
			continue
		}
		s.store = store
		for _, owner := range clients {
			if owner.ID == store.ClientID {
				s.section.Open(desk.Scope{Client: owner, Store: store})
			}
		}
		s.settle()
		return
	}
	s.t.Fatalf("there is no store %q", name)
}

// background and dispatch are those of the desk: work runs beside the test,
// what comes back waits for settle.
func (s *stage) background(work func(context.Context)) {
	s.running.Go(func() { work(context.Background()) })
}

func (s *stage) dispatch(f func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.queue = append(s.queue, f)
}

// settle waits until nothing is going on any more.
func (s *stage) settle() {
	for {
		s.running.Wait()
		s.mu.Lock()
		queue := s.queue
		s.queue = nil
		s.mu.Unlock()
		if len(queue) == 0 {
			return
		}
		for _, f := range queue {
			f()
		}
	}
}

// picture writes what the window shows to a file, if a folder for pictures is
// named in the environment: they are compared with the design by eye.
func (s *stage) picture(name string) {
	folder := os.Getenv("STOREHAND_PICTURES")
	if folder == "" {
		return
	}
	s.window.Content().Refresh() // the driver of the window lays out what changed its size, the test's does not
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, s.window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

// clock is a Timer whose time passes when a test says so.
type clock struct{ waiting []*func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	alarm := &f
	c.waiting = append(c.waiting, alarm)
	return func() { *alarm = func() {} }
}

// pass lets every alarm ring.
func (c *clock) pass() {
	due := c.waiting
	c.waiting = nil
	for _, alarm := range due {
		(*alarm)()
	}
}

// still is the clock of a board of jobs whose rates nobody looks at.
type still struct{}

func (still) Now() time.Time { return moment }

func (still) Tick(time.Duration) (<-chan time.Time, func()) { return nil, func() {} }
