package approval_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/contactsheet"
	"storehand/app/gallery"
	"storehand/app/sample"
	"storehand/assets"
	"storehand/data"
	"storehand/ui/approval"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/look"
	"storehand/ui/parts"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// shop is an Approval over a real workspace with the sample shops.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	approval  *approval.Approval
	scope     desk.Scope
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
	s.approval = approval.New(approval.Params{
		Desk: s.Desk, Products: workspace, Thumb: gallery.New(workspace).Thumb, Typefaces: typefaces, Now: now,
	})
	stores, err := workspace.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, store := range stores {
		if store.Name == "Northpass" {
			s.scope = desk.Scope{Client: client.Client{ID: store.ClientID, Name: "Northpass Outdoor"}, Store: store}
		}
	}
	return s
}

func typefaces() (contactsheet.Typefaces, error) {
	text, err := assets.Font("IBMPlexSans-Text.ttf")
	if err != nil {
		return nil, err
	}
	bold, err := assets.Font("IBMPlexSans-SemiBold.ttf")
	return contactsheet.Typefaces{{Text: text, Bold: bold}}, err
}

func (s *shop) start(subject approval.Subject) {
	s.t.Helper()
	subject.Scope = s.scope
	s.approval.Start(subject)
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

func (s *shop) product(sku string) catalog.Product {
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

// toast is what was told last.
func (s *shop) toast() parts.Toast {
	s.t.Helper()
	if len(s.Toasts) == 0 {
		s.t.Fatalf("nothing was told; failures %q", s.Failures)
	}
	return s.Toasts[len(s.Toasts)-1]
}

func TestPicturesOfChosenProductsAsPDF(t *testing.T) {
	s := open(t)
	bottle, pack := s.product("NP-BTL-500"), s.product("NP-PCK-R38")
	s.start(approval.Subject{Products: []catalog.ID{bottle.ID, pack.ID}})
	s.want("Contact sheet", "Pictures of 2 chosen products", "Pictures of all products of Northpass")
	s.Files.Target = filepath.Join(t.TempDir(), "sheet") // without an ending
	s.Press("Save contact sheet …")
	content, err := os.ReadFile(s.Files.Target + ".pdf")
	if err != nil {
		t.Fatalf("%v; failures %q", err, s.Failures)
	}
	if !bytes.HasPrefix(content, []byte("%PDF-")) || bytes.Count(content, []byte("/Subtype /Image")) != len(bottle.Images)+len(pack.Images) {
		t.Errorf("%d pictures in a file that begins %q", bytes.Count(content, []byte("/Subtype /Image")), content[:5])
	}
	if toast := s.toast(); toast.Action != "Open" || !strings.HasPrefix(toast.Words, "Contact sheet of ") {
		t.Errorf("told %+v", toast)
	}
	if want := "Northpass Outdoor, Pictures of Northpass.pdf"; s.Files.Asked[1] != want {
		t.Errorf("proposed %q, want %q", s.Files.Asked[1], want)
	}
}

func TestFinishedPicturesOnTheBenchAsPNG(t *testing.T) {
	s := open(t)
	bottle := s.product("NP-BTL-500")
	shown := bottle.Images[0]
	s.start(approval.Subject{Bench: []bench.Picture{{Owner: bottle.ID, Image: shown}, {Image: shown}}})
	s.want("2 finished pictures on the bench", "2 pictures on 1 page.")
	file := desktest.Find(s.Stage, "file", func(*parts.Segmented) bool { return true })
	file.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.ChooseIn(desktest.Find(s.Stage, "columns", func(*parts.Select) bool { return true }), "1")
	s.ChooseIn(desktest.All[*parts.Select](s.Window.Canvas().Overlays().Top())[1], "1")
	s.want("2 pictures on 2 pages.")
	dir := t.TempDir()
	s.Files.Target = filepath.Join(dir, "sheet.png")
	s.Press("Save contact sheet …")
	for _, name := range []string{"sheet 1.png", "sheet 2.png"} {
		if size := sizeOf(t, filepath.Join(dir, name)); size != image.Pt(1240, 1754) {
			t.Errorf("%s has %v pixels; A4 at 150 an inch has 1240 × 1754", name, size)
		}
	}
	s.start(approval.Subject{}) // the next sheet looks the same
	if _, err := os.Stat(filepath.Join(dir, "sheet 3.png")); err == nil {
		t.Error("a third page")
	}
	if file := desktest.Find(s.Stage, "file", func(*parts.Segmented) bool { return true }); file.Chosen() != 1 {
		t.Error("the next sheet is not proposed as PNG")
	}
}

func sizeOf(t *testing.T, path string) image.Point {
	t.Helper()
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	config, err := png.DecodeConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	return image.Pt(config.Width, config.Height)
}

// A picture whose file is gone stands on the sheet as such, and is told.
func TestPictureThatCannotBeRead(t *testing.T) {
	s := open(t)
	s.start(approval.Subject{Bench: []bench.Picture{{Image: catalog.Image{Prepared: strings.Repeat("0", 64), FileName: "gone.jpg"}}}})
	s.Files.Target = filepath.Join(t.TempDir(), "sheet.pdf")
	s.Press("Save contact sheet …")
	toast := s.toast()
	if toast.Tone != parts.Warn || !strings.HasSuffix(toast.Words, "1 picture cannot be shown on it") {
		t.Fatalf("told %+v, failures %q", toast, s.Failures)
	}
	toast.OnAction()
	s.want("Not on the contact sheet", "gone.jpg")
}

func TestTooManyPicturesOnAPage(t *testing.T) {
	s := open(t)
	s.start(approval.Subject{})
	for _, choice := range desktest.All[*parts.Select](s.Window.Canvas().Overlays().Top()) {
		s.ChooseIn(choice, "12")
	}
	save := desktest.Find(s.Stage, "save", func(b *parts.Button) bool { return strings.HasPrefix(b.Text(), "Save") })
	if !save.Disabled() {
		t.Error("144 pictures with their texts fit on a page of A4")
	}
	s.Key(fyne.KeyReturn)
	if len(s.Files.Asked) > 0 {
		t.Errorf("asked %q", s.Files.Asked)
	}
}

func TestTargetThatCannotBeWritten(t *testing.T) {
	s := open(t)
	s.start(approval.Subject{})
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	s.Files.Target = filepath.Join(file, "sheet.pdf") // in what is no folder
	s.Press("Save contact sheet …")
	if len(s.Failures) != 1 || !strings.HasPrefix(s.Failures[0], "make the contact sheet: ") {
		t.Errorf("failures %q, told %+v", s.Failures, s.Toasts)
	}
}

func TestPictures(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"light", look.Light, fyne.NewSize(1440, 900)}, {"dark", look.Dark, fyne.NewSize(1100, 700)}} {
		t.Run(view.name, func(t *testing.T) {
			s := openIn(t, view.mode, view.size)
			s.start(approval.Subject{Products: []catalog.ID{s.product("NP-BTL-500").ID}})
			s.Picture("approval-" + view.name)
			s.want("Save contact sheet …")
		})
	}
}
