package audit_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/gallery"
	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/audit"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// shop is an Audit over a real workspace with the sample shops.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	audit     *audit.Audit
	scope     desk.Scope
	gone      []catalog.ID // products that were brought to the front
}

func open(t *testing.T) *shop { return openIn(t, look.Light, fyne.NewSize(1440, 900)) }

func openIn(t *testing.T, mode look.Mode, size fyne.Size) *shop {
	t.Helper()
	now := func() time.Time { return day }
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace"), Now: now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	if _, err := sample.Install(context.Background(), sample.Workspace{Door: workspace, Keeper: workspace, Clients: workspace, Now: now}); err != nil {
		t.Fatal(err)
	}
	s := &shop{t: t, workspace: workspace, Stage: desktest.New(t, workspace, workspace, mode, size)}
	s.audit = audit.New(audit.Params{
		Desk: s.Desk, Auditor: &compliance.Auditor{Products: workspace, Keeper: workspace, Register: workspace},
		Pictures: gallery.New(workspace), Workers: 2, Now: now,
		OnProduct: func(store client.ID, product catalog.ID) {
			if store != s.scope.Store.ID {
				t.Errorf("went to store %d", store)
			}
			s.gone = append(s.gone, product)
		},
	})
	s.scope.Store = s.store("Northpass")
	return s
}

func (s *shop) store(name string) client.Store {
	s.t.Helper()
	stores, err := s.workspace.Stores(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, store := range stores {
		if store.Name == name {
			return store
		}
	}
	s.t.Fatalf("there is no store %s", name)
	return client.Store{}
}

func (s *shop) start() {
	s.t.Helper()
	s.audit.Start(s.scope)
	s.Settle()
}

func (s *shop) want(words ...string) {
	s.t.Helper()
	for _, text := range words {
		if !s.Shows(text) {
			s.t.Errorf("%q is not shown", text)
		}
	}
	if len(s.Failures) > 0 {
		s.t.Errorf("failures: %q", s.Failures)
	}
}

func (s *shop) tick(channel string) {
	s.t.Helper()
	row := desktest.Find(s.Stage, channel, func(c *parts.Check) bool { return slices.Contains(desktest.Seen(c), channel) })
	row.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.Settle()
}

// pictures counts the pictures of the store.
func (s *shop) pictures() (count int) {
	s.t.Helper()
	err := s.workspace.Each(context.Background(), s.scope.Store.ID, func(p catalog.Product, variations []catalog.Product) error {
		count += len(p.Images)
		for _, v := range variations {
			count += len(v.Images)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return count
}

// choose takes the nth figure, from 0.
func (s *shop) choose(n int) {
	s.t.Helper()
	figures := desktest.Find(s.Stage, "figures", func(*parts.Figures) bool { return true })
	for figures.Chosen() > n {
		figures.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	}
	for figures.Chosen() < n {
		figures.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	}
	s.Settle()
}

// pictured counts the pictures in sight that are loaded.
func (s *shop) pictured() (count int) {
	desktest.Each(s.Stage, func(picture *canvas.Image) {
		if small, is := picture.Image.(*image.RGBA); is && small.Rect.Dx() <= 28 {
			count++
		}
	})
	return count
}

func TestTheShopsOwnPlatformIsProposed(t *testing.T) {
	s := open(t)
	s.start()
	s.want("Check for Shopify", "This shop")
	s.tick("Amazon")
	s.want("Check for 2 channels")
	s.tick("Amazon")
	s.tick("Shopify")
	s.want("Choose a channel")
	s.Key(fyne.KeyReturn)
	if jobs := s.Jobs.Jobs(); len(jobs) != 0 {
		t.Errorf("%d jobs without a channel", len(jobs))
	}
	s.Key(fyne.KeyEscape)
	if s.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape left the dialog open")
	}
}

func TestFindingsLeadToTheirProducts(t *testing.T) {
	s := open(t)
	s.start()
	s.tick("Amazon")
	s.Press("Check for 2 channels")
	s.want("Pictures of Northpass", "Result", "Longer side")
	if s.pictured() == 0 {
		t.Error("no row has its picture")
	}
	s.Choose("Amazon")
	s.choose(0)
	s.want("Fails")
	rows := desktest.Find(s.Stage, "list", func(*grid.Grid) bool { return true })
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.gone) != 1 {
		t.Fatalf("gone to %v", s.gone)
	}
	row, err := s.workspace.Product(context.Background(), s.gone[0])
	if err != nil || row.IsVariation() || row.StoreID != s.scope.Store.ID {
		t.Errorf("gone to %+v, %v", row, err)
	}
	s.start()
	s.Press("Last check")
	s.want("Pictures of Northpass", "Checked at 08:04.")
}

func TestFiguresCountEveryPictureOnce(t *testing.T) {
	s := open(t)
	s.start()
	s.Press("Check for Shopify")
	target := filepath.Join(t.TempDir(), "report.json")
	s.Files.Target = target
	s.Press("Save report …")
	content, err := os.ReadFile(target)
	if err != nil {
		t.Fatal(err)
	}
	var report struct {
		Entries []struct{ State string }
		Summary compliance.Summary
	}
	if err := json.Unmarshal(content, &report); err != nil {
		t.Fatal(err)
	}
	sum := report.Summary.Channels[0]
	counted := sum.Pass + sum.Warn + sum.Fail + sum.Unsure + report.Summary.NotHere + report.Summary.Unreadable
	if want := s.pictures(); want == 0 || counted != want || len(report.Entries) != want {
		t.Errorf("%d counted and %d listed of %d pictures", counted, len(report.Entries), want)
	}
	if sum.Warn == 0 {
		t.Error("the sample photos are smaller than Shopify advises; none is warned of")
	}
	s.Files.Target = filepath.Join(t.TempDir(), "report.csv")
	s.Press("Save report …")
	file, err := os.Open(s.Files.Target)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) != 1+len(report.Entries) {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if words := s.Toasts[len(s.Toasts)-1].Words; !strings.HasSuffix(words, "saved in report.csv") {
		t.Errorf("told %q", words)
	}
}

func TestThoseWhoDoNotStayAreTold(t *testing.T) {
	s := open(t)
	s.start()
	button := desktest.Find(s.Stage, "check", func(b *parts.Button) bool { return b.Text() == "Check for Shopify" })
	button.Tapped(nil)
	desktest.Find(s.Stage, "close", func(b *parts.Button) bool { return b.Text() == "Close" }).Tapped(nil)
	s.Settle()
	if len(s.Toasts) != 1 || s.Toasts[0].Action != "Show" {
		t.Fatalf("told %+v, failures %q", s.Toasts, s.Failures)
	}
	if s.Window.Canvas().Overlays().Top() != nil {
		t.Error("a dialog came up by itself")
	}
	s.Toasts[0].OnAction()
	s.want("Pictures of Northpass")
}

// Asked for again while it goes on, a check shows how far it is.
func TestOneCheckAtATime(t *testing.T) {
	s := open(t)
	s.start()
	desktest.Find(s.Stage, "check", func(b *parts.Button) bool { return b.Text() == "Check for Shopify" }).Tapped(nil)
	desktest.Find(s.Stage, "close", func(b *parts.Button) bool { return b.Text() == "Close" }).Tapped(nil)
	s.audit.Start(s.scope)
	s.want("It goes on in the background when this is closed.")
	s.Settle()
	s.want("Pictures of Northpass")
	if jobs := s.Jobs.Jobs(); len(jobs) != 1 || len(s.Toasts) != 0 {
		t.Errorf("%d jobs, told %+v", len(jobs), s.Toasts)
	}
}

func TestCancelledCheckIsTold(t *testing.T) {
	s := open(t)
	s.start()
	desktest.Find(s.Stage, "check", func(b *parts.Button) bool { return b.Text() == "Check for Shopify" }).Tapped(nil)
	desktest.Find(s.Stage, "cancel", func(b *parts.Button) bool { return b.Text() == "Cancel" }).Tapped(nil)
	s.Settle()
	if len(s.Toasts) != 1 || s.Toasts[0].Words != "Check of Northpass cancelled" {
		t.Errorf("told %+v, failures %q", s.Toasts, s.Failures)
	}
}

func TestChannelsOfOnesOwnAreKept(t *testing.T) {
	s := open(t)
	file := filepath.Join(t.TempDir(), "channels.json")
	if err := os.WriteFile(file, []byte(`[{"name":"Spring catalogue","slug":"catalogue","rules":[{"key":"long_side","must":{"min":9000}}]}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start()
	s.Files.Paths = []string{file}
	s.Press("Add channels of your own …")
	s.want("Your own", "Check for 2 channels")
	s.tick("Shopify")
	s.Press("Check for Spring catalogue")
	s.want("At least 9000 px", "Fails")
	s.Key(fyne.KeyEscape)
	s.start()
	s.want("Spring catalogue", "Check for Shopify")
	remove := desktest.Find(s.Stage, "remove", func(b *parts.Button) bool { return b.Text() == "Remove Spring catalogue" })
	remove.Tapped(nil)
	s.Settle()
	s.Key(fyne.KeyEscape)
	s.start()
	if s.Shows("Spring catalogue") {
		t.Error("the channel is still there")
	}
}

// A file with a misspelt limit would allow everything, so nothing of it is taken.
func TestFaultyChannelsAreRefused(t *testing.T) {
	s := open(t)
	file := filepath.Join(t.TempDir(), "channels.json")
	if err := os.WriteFile(file, []byte(`[{"name":"A","slug":"a","rules":[{"key":"long_side","must":{"minimum":9000}}]}]`), 0o600); err != nil {
		t.Fatal(err)
	}
	s.start()
	s.Files.Paths = []string{file}
	s.Press("Add channels of your own …")
	if len(s.Failures) != 1 || !strings.Contains(s.Failures[0], "minimum") {
		t.Errorf("failures %q", s.Failures)
	}
}

// The rules that were saved can be changed and taken in as one's own.
func TestSavedRulesCanBeAdded(t *testing.T) {
	s := open(t)
	s.start()
	s.Files.Target = filepath.Join(t.TempDir(), "rules.json")
	s.Press("Save the chosen rules …")
	s.Files.Paths = []string{s.Files.Target}
	s.Press("Add channels of your own …")
	s.want("Your own", "Check for Shopify")
}

func TestPictures(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"light", look.Light, fyne.NewSize(1440, 900)}, {"dark", look.Dark, fyne.NewSize(1440, 900)}, {"narrow", look.Light, fyne.NewSize(1100, 700)}} {
		t.Run(view.name, func(t *testing.T) {
			s := openIn(t, view.mode, view.size)
			s.start()
			s.tick("Amazon")
			s.Picture("audit-choice-" + view.name)
			s.Press("Check for 2 channels")
			s.Picture("audit-shopify-" + view.name)
			s.Choose("Amazon")
			s.Picture("audit-amazon-" + view.name)
			s.want("Source: Amazon's requirements as given by mercatuslab.com and changethisfile.com, looked up Sep 2026")
		})
	}
}
