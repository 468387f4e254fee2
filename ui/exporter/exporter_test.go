package exporter_test

import (
	"bytes"
	"context"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/app/media"
	"storehand/app/money"
	"storehand/app/photo/phototest"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/exporter"
	"storehand/ui/look"
	"storehand/ui/parts"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// shop is an exporter over a real workspace with four products, one of which
// was edited.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	exporter  *exporter.Exporter
	scope     desk.Scope
	ids       []catalog.ID
}

func open(t *testing.T) *shop { return openIn(t, look.Light, fyne.NewSize(1440, 900)) }

func openIn(t *testing.T, mode look.Mode, size fyne.Size) *shop {
	t.Helper()
	workspace, err := data.Open(context.Background(), data.Params{Dir: filepath.Join(t.TempDir(), "workspace")})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := workspace.Close(); err != nil {
			t.Error(err)
		}
	})
	s := &shop{t: t, workspace: workspace, Stage: desktest.New(t, workspace, workspace, mode, size)}
	s.exporter = exporter.New(exporter.Params{
		Desk:     s.Desk,
		Handover: &handover.Maker{Exporter: &exchange.Exporter{Catalogue: workspace, Keeper: workspace}, Media: workspace, Register: workspace},
		Products: workspace, Now: func() time.Time { return day },
	})
	s.fill()
	return s
}

// picture keeps a finished picture and returns its hash.
func (s *shop) picture(side int) string {
	s.t.Helper()
	var file bytes.Buffer
	if err := png.Encode(&file, phototest.Smooth(side, side)); err != nil {
		s.t.Fatal(err)
	}
	hash, _, err := s.workspace.Put(context.Background(), media.Prepared, ".png", &file)
	if err != nil {
		s.t.Fatal(err)
	}
	return string(hash)
}

func (s *shop) do(name string, origin change.Origin, work func(context.Context, change.Tx) error) {
	s.t.Helper()
	if _, err := s.workspace.Do(context.Background(), change.Operation{Name: name, Origin: origin}, work); err != nil {
		s.t.Fatal(err)
	}
}

func (s *shop) fill() {
	s.t.Helper()
	store := client.Store{Name: "Alder & Finch", Platform: client.WooCommerce, Currency: "EUR", TimeZone: "Europe/Rome"}
	front := s.picture(20)
	s.do("import", change.Imported, func(ctx context.Context, tx change.Tx) (err error) {
		if store.ClientID, err = tx.SaveClient(ctx, client.Client{Name: "Alder & Finch", Colour: "#A24E33"}); err != nil {
			return err
		}
		if store.ID, err = tx.SaveStore(ctx, store); err != nil {
			return err
		}
		for _, title := range []string{"Mug", "Bowl", "Jug", "Tea set"} {
			p := catalog.Product{
				StoreID: store.ID, Kind: catalog.Simple, SKU: "AF-" + strings.ToUpper(title), Title: title, Status: catalog.Published,
				Visibility: catalog.Visible, RegularPrice: money.Of(2400), TaxStatus: "taxable", StockStatus: catalog.InStock,
			}
			if title == "Tea set" {
				p.Kind = catalog.Grouped
			}
			id, err := tx.SaveProduct(ctx, p)
			if err != nil {
				return err
			}
			s.ids = append(s.ids, id)
		}
		return nil
	})
	s.scope = desk.Scope{Client: client.Client{ID: store.ClientID, Name: "Alder & Finch"}, Store: store}
	s.do("edit the mug", change.Edited, func(ctx context.Context, tx change.Tx) error {
		p, err := tx.Product(ctx, s.ids[0])
		if err != nil {
			return err
		}
		p.Supplier = "Faenza"
		p.Images = []catalog.Image{{Prepared: front, FileName: "mug-front.png", Alt: "Mug from the front"}}
		_, err = tx.SaveProduct(ctx, p)
		return err
	})
}

func (s *shop) start(ids []catalog.ID, changedOnly bool) {
	s.t.Helper()
	s.exporter.Start(s.scope, ids, changedOnly)
	s.Settle()
}

func (s *shop) want(words ...string) {
	s.t.Helper()
	for _, text := range words {
		if !s.Shows(text) {
			s.t.Errorf("%q is not shown", text)
		}
	}
}

func (s *shop) toast() parts.Toast {
	s.t.Helper()
	if len(s.Toasts) == 0 {
		s.t.Fatalf("nothing was told; failures: %v", s.Failures)
	}
	return s.Toasts[len(s.Toasts)-1]
}

// without takes the mark off the pictures and the manifest.
func (s *shop) without() {
	s.t.Helper()
	check := desktest.Find(s.Stage, "pictures", func(*parts.Check) bool { return true })
	check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.Settle()
}

// names lists the files below a folder.
func names(t *testing.T, dir string) (found []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err == nil && !entry.IsDir() {
			found = append(found, strings.TrimPrefix(filepath.ToSlash(path), filepath.ToSlash(dir)+"/"))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestWholeStoreGoesIntoAFolderWithItsPictures(t *testing.T) {
	s := open(t)
	s.start(nil, false)
	s.want("4 products, 1 finished picture", "Export 4 products")
	s.Files.Dir = t.TempDir()
	s.Press("Export 4 products")
	dir := filepath.Join(s.Files.Dir, "Alder & Finch 2026-03-16")
	if diff := cmp.Diff([]string{"manifest.csv", "manifest.json", "pictures/mug-front.png", "products.csv"}, names(t, dir)); diff != "" {
		t.Error(diff)
	}
	if toast := s.toast(); toast.Words != "4 products and 1 picture exported" || toast.Action != "Open folder" {
		t.Errorf("told %+v", toast)
	}
	if s.Window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
}

func TestChangedProductsInOneFile(t *testing.T) {
	s := open(t)
	s.start(nil, true)
	s.without()
	s.want("1 product", "Supplier\nThe file has no place for it. It is set on 1 product.")
	s.Files.Target = filepath.Join(t.TempDir(), "out.csv")
	s.Press("Export 1 product")
	content, err := os.ReadFile(s.Files.Target)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(content); !strings.Contains(text, "AF-MUG") || strings.Contains(text, "AF-BOWL") {
		t.Errorf("wrote\n%s", text)
	}
	if !slices.Contains(s.Files.Asked, "Alder & Finch products 2026-03-16.csv") {
		t.Errorf("asked %q", s.Files.Asked)
	}
}

func TestSelectedProductsForAnotherShop(t *testing.T) {
	s := open(t)
	s.start(s.ids[2:], false)
	s.want("Export 2 products")
	s.Choose("Shopify product CSV")
	s.want("Export 1 product")
	s.without()
	s.Files.Target = filepath.Join(t.TempDir(), "shopify.csv")
	s.Press("Export 1 product")
	toast := s.toast()
	if toast.Tone != parts.Warn || toast.Words != "1 product exported, 1 failed" {
		t.Fatalf("told %+v", toast)
	}
	toast.OnAction()
	s.want("1 product exported")
	s.Press("Close")
	if content, err := os.ReadFile(s.Files.Target); err != nil || !strings.HasPrefix(string(content), "Title,") && !strings.HasPrefix(string(content), "Handle,") {
		t.Errorf("%v\n%s", err, content)
	}
}

// A store without staged edits has nothing to export of them; the whole store is
// not what was meant.
func TestNothingChangedIsNotEverything(t *testing.T) {
	s := open(t)
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.start(nil, true)
	s.want("0 products", "Export 0 products")
	s.Key(fyne.KeyReturn)
	if len(s.Files.Asked) != 0 {
		t.Errorf("asked %q", s.Files.Asked)
	}
	s.Key(fyne.KeyEscape)
	if s.Window.Canvas().Overlays().Top() != nil {
		t.Error("Escape left the dialog open")
	}
}

func TestTargetThatCannotBeWritten(t *testing.T) {
	s := open(t)
	s.start(nil, false)
	s.Files.Dir = filepath.Join(t.TempDir(), "gone")
	s.Press("Export 4 products")
	if len(s.Failures) != 1 || !strings.HasPrefix(s.Failures[0], "export Alder & Finch: ") {
		t.Errorf("failures %q", s.Failures)
	}
}

func TestPictures(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"light", look.Light, fyne.NewSize(1440, 900)}, {"dark", look.Dark, fyne.NewSize(1440, 900)}, {"narrow", look.Light, fyne.NewSize(1100, 700)}} {
		t.Run(view.name, func(t *testing.T) {
			s := openIn(t, view.mode, view.size)
			s.start(s.ids[:2], false)
			s.Picture("export-" + view.name)
			s.Choose("Shopify product CSV")
			s.extent(0)
			s.want("Export 3 products")
			s.Picture("export-shopify-" + view.name)
			s.Files.Dir = t.TempDir()
			s.Press("Export 3 products")
			s.toast().OnAction()
			s.Picture("export-failures-" + view.name)
		})
	}
}

// extent chooses how much to export.
func (s *shop) extent(n int) {
	s.t.Helper()
	radio := desktest.Find(s.Stage, "extent", func(*parts.Radio) bool { return true })
	for radio.Chosen() > n {
		radio.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	}
	s.Settle()
}

// made gives the bowl a picture that was made for Amazon as well.
func (s *shop) made() {
	s.t.Helper()
	original, shown, amazon := s.picture(40), s.picture(30), s.picture(25)
	s.do("stage a picture", change.Edited, func(ctx context.Context, tx change.Tx) error {
		files := []media.File{
			{Hash: media.Hash(shown), Kind: media.Prepared, Name: "bowl.png", Ext: ".png"},
			{Hash: media.Hash(amazon), Kind: media.Prepared, Name: "bowl.png", Ext: ".png"},
		}
		for _, file := range files {
			if err := tx.SaveFile(ctx, file); err != nil {
				return err
			}
		}
		for channel, prepared := range map[string]string{"web": shown, "amazon": amazon} {
			out := media.Output{Original: media.Hash(original), Shown: media.Hash(shown), Channel: channel, Prepared: media.Hash(prepared)}
			if err := tx.SaveOutput(ctx, out); err != nil {
				return err
			}
		}
		p, err := tx.Product(ctx, s.ids[1])
		if err != nil {
			return err
		}
		p.Images = []catalog.Image{{Original: original, Prepared: shown, FileName: "bowl.png"}}
		_, err = tx.SaveProduct(ctx, p)
		return err
	})
}

func TestPicturesForChannelsHaveAFolderEach(t *testing.T) {
	s := open(t)
	s.made()
	s.start(nil, false)
	seen := 0
	channels := desktest.Find(s.Stage, "channels", func(*parts.Check) bool { seen++; return seen == 2 })
	if channels.State() == parts.On {
		t.Error("pictures that the shop does not need are proposed")
	}
	s.without()
	if !channels.Disabled() {
		t.Error("channels can be chosen where there are no pictures at all")
	}
	s.without()
	channels.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	s.Files.Dir = t.TempDir()
	s.Press("Export 4 products")
	want := []string{
		"amazon/bowl.png", "manifest.csv", "manifest.json", "pictures/bowl.png", "pictures/mug-front.png", "products.csv", "web/bowl.png",
	}
	if diff := cmp.Diff(want, names(t, filepath.Join(s.Files.Dir, "Alder & Finch 2026-03-16"))); diff != "" {
		t.Error(diff)
	}
}
