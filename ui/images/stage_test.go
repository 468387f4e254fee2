package images

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"github.com/disintegration/imaging"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/job"
	"storehand/app/photo/phototest"
	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
	"storehand/ui/parts"
)

var (
	moment = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)
	wide   = fyne.NewSize(1220, 872) // the page in a window of 1440 × 900
	narrow = fyne.NewSize(1048, 672) // in one of 1100 × 700
)

// stage is the section in a window of the test driver, over a real workspace
// with the sample shops.
type stage struct {
	*Section
	t         testing.TB
	window    fyne.Window
	workspace *data.Workspace
	board     *job.Board
	clock     clock
	files     picker
	prints    prints

	running sync.WaitGroup
	mu      sync.Mutex
	queue   []func()
	arrived chan struct{} // something was dispatched

	clip     string // text in the clipboard
	toasts   []parts.Toast
	failures []string
	count    int
	gone     []catalog.ID
	sent     int // how often the user was sent to the settings
}

func open(t testing.TB, mode look.Mode, size fyne.Size) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(mode))
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace"), Now: func() time.Time { return moment }})
	if err != nil {
		t.Fatal(err)
	}
	_, err = sample.Install(context.Background(), sample.Workspace{
		Door: workspace, Keeper: workspace, Clients: workspace, Now: func() time.Time { return moment },
	})
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, workspace: workspace, window: app.NewWindow(""), board: job.NewBoard(job.SystemClock{}), arrived: make(chan struct{}, 1)}
	s.prints.Workspace = workspace
	t.Cleanup(s.close)
	tips := parts.NewTips(s.clock.after)
	s.Section = New(Params{
		Desk: &desk.Desk{
			Window: s.window, Dispatch: s.dispatch, Background: s.background, Door: workspace, Jobs: s.board,
			Memory: workspace, Files: &s.files, Tips: tips, After: s.clock.after, KeepClear: func(float32) {},
			Toast: func(toast parts.Toast) { s.toasts = append(s.toasts, toast) },
			Undo: func() {
				if _, err := workspace.Undo(context.Background()); err != nil {
					t.Error(err)
				}
			},
			Fail: func(doing string, err error) {
				s.dispatch(func() { s.failures = append(s.failures, doing+": "+err.Error()) })
			},
			Go: func(_ desk.Place, product catalog.ID) { s.gone = append(s.gone, product) },
		},
		Catalog: workspace, Media: workspace, Rack: workspace, Pictures: workspace, Prints: &s.prints, Inbox: filepath.Join(t.TempDir(), "inbox"),
		ClipText: func() string { return s.clip }, Clip: func(text string) bench.Clip { return bench.Clip{Text: text} }, Now: func() time.Time { return moment }, Workers: 2,
		Vision: modelOf(workspace), OnSettings: func() { s.sent++ },
	})
	s.OnCount(func(n int) { s.count = n })
	workspace.Subscribe(func(set change.Set) { s.dispatch(func() { s.Changed(set) }) })
	s.window.SetPadded(false)
	s.window.SetContent(container.NewStack(parts.NewBox(look.Surface, "", 0), s.Content(), tips.Layer()))
	s.window.Resize(size)
	s.show("Northpass")
	return s
}

func (s *stage) close() {
	if err := s.board.Close(context.Background()); err != nil {
		s.t.Error(err)
	}
	s.settle()
	if err := s.workspace.Close(); err != nil {
		s.t.Error(err)
	}
	if len(s.failures) > 0 {
		s.t.Errorf("failures: %q", s.failures)
	}
}

// show opens the store of a name.
func (s *stage) show(name string) {
	s.t.Helper()
	stores, err := s.workspace.Stores(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, store := range stores {
		if store.Name == name {
			s.Open(desk.Scope{Client: client.Client{ID: store.ClientID, Name: name}, Store: store})
			s.settle()
			return
		}
	}
	s.t.Fatalf("there is no store %q", name)
}

func (s *stage) background(work func(context.Context)) {
	s.running.Go(func() { work(context.Background()) })
}

func (s *stage) dispatch(f func()) {
	s.mu.Lock()
	s.queue = append(s.queue, f)
	s.mu.Unlock()
	select {
	case s.arrived <- struct{}{}:
	default:
	}
}

// settle waits until nothing is going on in the background any more.
func (s *stage) settle() {
	for {
		s.running.Wait()
		if !s.drain() {
			return
		}
	}
}

// drain runs what came back, and reports whether anything did.
func (s *stage) drain() bool {
	s.mu.Lock()
	queue := s.queue
	s.queue = nil
	s.mu.Unlock()
	for _, f := range queue {
		f()
	}
	return len(queue) > 0
}

// pass settles with all waiting over.
func (s *stage) pass() {
	s.settle()
	s.clock.pass()
	s.settle()
}

// until runs what comes back until a condition holds.
func (s *stage) until(what string, holds func() bool) {
	s.t.Helper()
	timeout := time.After(30 * time.Second)
	for !holds() {
		select {
		case <-s.arrived:
			s.drain()
		case <-timeout:
			s.t.Fatalf("it never came to this: %s", what)
		}
	}
	s.drain() // no more: work that is paused goes on in the background
}

// picture writes what the window shows to a file, if a folder for pictures is
// named in the environment: they are compared with the design by eye.
func (s *stage) picture(name string) {
	folder := os.Getenv("STOREHAND_PICTURES")
	if folder == "" {
		return
	}
	file, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		s.t.Fatal(err)
	}
	defer file.Close()
	if err := png.Encode(file, s.window.Canvas().Capture()); err != nil {
		s.t.Fatal(err)
	}
}

// shoot writes photos into a folder. The key of each is its name there, the
// value a photo of the sample shops, with "large " before it three times as
// large, or nothing for a file that is no picture.
func shoot(t testing.TB, photos map[string]string) string {
	t.Helper()
	from, err := sample.Photos()
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "shoot")
	for name, of := range photos {
		content := []byte("words")
		of, large := strings.CutPrefix(of, "large ")
		if of != "" {
			if content, err = fs.ReadFile(from, of); err != nil {
				t.Fatal(err)
			}
			if large {
				content = enlarged(t, content)
			}
		}
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// enlarged is a photo as a camera takes it: three times the size.
func enlarged(t testing.TB, content []byte) []byte {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	size := img.Bounds().Size().Mul(3)
	return phototest.JPEG(t, imaging.Resize(img, size.X, size.Y, imaging.Linear), 90)
}

// many writes photos of no product: as many different ones as asked for.
func many(t testing.TB, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "many")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range n {
		content := phototest.JPEG(t, phototest.Smooth(40+i%7, 30+i/7), 80)
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("IMG_%04d.jpg", i)), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// drop drops a folder on the window.
func (s *stage) drop(path string) {
	s.t.Helper()
	if !s.Dropped([]string{path}, fyne.Position{}) {
		s.t.Fatalf("%s is not taken", path)
	}
	s.pass()
}

// at is the photo of a file name.
func (s *stage) at(name string) *bench.Entry {
	s.t.Helper()
	for place := range s.tray.Len() {
		if e := s.tray.At(place); e.Name() == name {
			return e
		}
	}
	s.t.Fatalf("%s is not on the bench", name)
	return nil
}

// product is the product of a SKU.
func (s *stage) product(sku string) catalog.Product {
	s.t.Helper()
	ids, err := s.workspace.SKUHolders(context.Background(), s.scope.Store.ID, sku)
	if err != nil || len(ids) != 1 {
		s.t.Fatal(sku, ids, err)
	}
	p, err := s.workspace.Product(context.Background(), ids[0])
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// lastToast is the words of the toast shown last.
func (s *stage) lastToast() string {
	if len(s.toasts) == 0 {
		return ""
	}
	return s.toasts[len(s.toasts)-1].Words
}

func (s *stage) wantToast(want string) {
	s.t.Helper()
	if got := s.lastToast(); !strings.Contains(got, want) {
		s.t.Errorf("the toast says %q, want %q", got, want)
	}
}

// seen are all texts of the page that can be seen.
func (s *stage) seen() []string { return desktest.Seen(s.window.Content()) }

// shows says whether a text can be seen on the page.
func (s *stage) shows(text string) bool { return slices.Contains(s.seen(), text) }

// key types a key into what has the focus.
func (s *stage) key(name fyne.KeyName) {
	s.t.Helper()
	focused := s.window.Canvas().Focused()
	if focused == nil {
		s.t.Fatal("nothing has the focus")
	}
	focused.TypedKey(&fyne.KeyEvent{Name: name})
}

// clock is a Timer whose time passes when a test says so.
type clock struct{ waiting []*func() }

func (c *clock) after(_ time.Duration, f func()) func() {
	alarm := &f
	c.waiting = append(c.waiting, alarm)
	return func() { *alarm = func() {} }
}

func (c *clock) pass() {
	due := c.waiting
	c.waiting = nil
	for _, alarm := range due {
		(*alarm)()
	}
}

// picker gives the files a test wants.
type picker struct {
	paths  []string
	folder string
}

func (p *picker) Open(_ string, _ []string, then func([]string)) { then(p.paths) }
func (p *picker) Folder(_ string, then func(string))             { then(p.folder) }
func (p *picker) Save(string, string, func(string))              {}

// prints lacks nothing until a test wants pictures to be looked at: photos are
// matched by their names alone until then.
type prints struct {
	*data.Workspace
	wanted bool
}

func (p *prints) Lacking(ctx context.Context) ([]duplicates.Kept, error) {
	if !p.wanted {
		return nil, nil
	}
	return p.Workspace.Lacking(ctx)
}

// isBlank reports whether a picture has one colour only.
func isBlank(img image.Image) bool {
	b := img.Bounds()
	first := img.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if img.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

// edit saves a product as the user would elsewhere in the window.
func (s *stage) edit(name string, p catalog.Product) {
	s.t.Helper()
	op := change.Operation{Name: name, Origin: change.Edited, Store: s.scope.Store.ID}
	_, err := s.workspace.Do(context.Background(), op, func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveProduct(ctx, p)
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	s.pass()
}

func remove(t testing.TB, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

// selectAll selects the text that has the focus, to be typed over.
func (s *stage) selectAll() {
	s.t.Helper()
	field, ok := s.window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		s.t.Fatalf("the focus is on %T, no text", s.window.Canvas().Focused())
	}
	field.TypedShortcut(&fyne.ShortcutSelectAll{})
}
