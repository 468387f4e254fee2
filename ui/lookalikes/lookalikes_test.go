package lookalikes_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"image"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"github.com/disintegration/imaging"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/gallery"
	"storehand/app/media"
	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/lookalikes"
	"storehand/ui/parts"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// shop is a Search over a real workspace with the sample shops.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	search    *lookalikes.Search
	scope     desk.Scope
	products  []catalog.Row // of the store in front
	gone      []catalog.ID
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
	s.search = lookalikes.New(lookalikes.Params{
		Desk: s.Desk, Source: workspace, Memory: workspace, Keeper: workspace, Clients: workspace, Pictures: gallery.New(workspace),
		Workers: 2, Now: now, OnProduct: func(_ client.ID, product catalog.ID) { s.gone = append(s.gone, product) },
	})
	s.readScope("Northpass")
	return s
}

func (s *shop) readScope(name string) {
	s.t.Helper()
	ctx := context.Background()
	stores, err := s.workspace.Stores(ctx)
	if err != nil {
		s.t.Fatal(err)
	}
	at := slices.IndexFunc(stores, func(store client.Store) bool { return store.Name == name })
	s.scope = desk.Scope{Client: client.Client{ID: stores[at].ClientID, Name: name}, Store: stores[at]}
	ids, err := s.workspace.IDs(ctx, catalog.Query{Store: s.scope.Store.ID})
	if err != nil {
		s.t.Fatal(err)
	}
	if s.products, err = s.workspace.Rows(ctx, ids); err != nil {
		s.t.Fatal(err)
	}
}

// show has a product show more pictures.
func (s *shop) show(p catalog.Product, images ...catalog.Image) {
	s.t.Helper()
	p.Images = append(slices.Clone(p.Images), images...)
	s.do(func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveProduct(ctx, p)
		return err
	})
}

func (s *shop) do(work func(context.Context, change.Tx) error) {
	s.t.Helper()
	if _, err := s.workspace.Do(context.Background(), change.Operation{Name: "add pictures", Origin: change.Edited}, work); err != nil {
		s.t.Fatal(err)
	}
}

// smaller keeps the picture of a product anew, in half its size.
func (s *shop) smaller(image catalog.Image) catalog.Image {
	s.t.Helper()
	path, err := s.workspace.Path(media.Original, media.Hash(image.Original))
	if err != nil {
		s.t.Fatal(err)
	}
	photo, err := imaging.Open(path)
	if err != nil {
		s.t.Fatal(err)
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, imaging.Resize(photo, photo.Bounds().Dx()/2, 0, imaging.Lanczos), &jpeg.Options{Quality: 70}); err != nil {
		s.t.Fatal(err)
	}
	hash, size, err := s.workspace.Put(context.Background(), media.Original, ".jpg", &file)
	if err != nil {
		s.t.Fatal(err)
	}
	s.do(func(ctx context.Context, tx change.Tx) error {
		return tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Original, Name: "smaller.jpg", Ext: ".jpg", Size: size, Width: photo.Bounds().Dx() / 2, Height: photo.Bounds().Dy() / 2})
	})
	return catalog.Image{Original: string(hash), FileName: "smaller.jpg"}
}

// fill puts the picture of the first product on the second one, and a smaller
// one of the third on the fourth.
func (s *shop) fill() (first, second, third, fourth catalog.Product) {
	s.t.Helper()
	var with []catalog.Product
	for _, row := range s.products {
		if len(row.Product.Images) > 0 && row.Product.Images[0].Original != "" {
			with = append(with, row.Product)
		}
	}
	s.show(with[1], with[0].Images[0])
	s.show(with[3], s.smaller(with[2].Images[0]))
	return with[0], with[1], with[2], with[3]
}

func (s *shop) start() {
	s.t.Helper()
	s.search.Start(s.scope)
	s.Settle()
	if len(s.Failures) > 0 {
		s.t.Errorf("failures: %q", s.Failures)
	}
}

func (s *shop) want(words ...string) {
	s.t.Helper()
	for _, text := range words {
		if !s.Shows(text) {
			s.t.Errorf("%q is not shown", text)
		}
	}
}

func (s *shop) list() *grid.Grid {
	s.t.Helper()
	return desktest.Find(s.Stage, "list", func(*grid.Grid) bool { return true })
}

// sideBySide counts the large pictures in sight.
func (s *shop) sideBySide() (count int) {
	desktest.Each(s.Stage, func(picture *canvas.Image) {
		if small, is := picture.Image.(*image.RGBA); is && small.Rect.Dx() > 100 {
			count++
		}
	})
	return count
}

func TestDuplicatesAreShownWithTheirProducts(t *testing.T) {
	s := open(t)
	first, second, third, fourth := s.fill()
	s.start()
	s.want("The same file", "The same picture", "1 of the same file, 1 of the same picture", "In one store", first.Title, second.Title)
	if n := s.sideBySide(); n != 2 {
		t.Errorf("%d pictures are side by side", n)
	}
	s.list().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	s.Settle()
	s.want(third.Title, fourth.Title, "The same picture, another file")
	link := desktest.Find(s.Stage, "way to the product", func(l *parts.Link) bool { return strings.HasPrefix(l.Text(), fourth.SKU) })
	test.Tap(link)
	if !slices.Equal(s.gone, []catalog.ID{fourth.ID}) {
		t.Errorf("gone to %v, want %d", s.gone, fourth.ID)
	}
	if s.Window.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
}

func TestEnterAsksWhichOfSeveralProducts(t *testing.T) {
	s := open(t)
	_, second, _, _ := s.fill()
	s.start()
	s.list().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	menu := s.Window.Canvas().Focused()
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	menu.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(s.gone, []catalog.ID{second.ID}) {
		t.Errorf("gone to %v, want %d", s.gone, second.ID)
	}
}

func TestReport(t *testing.T) {
	s := open(t)
	s.fill()
	s.start()
	s.Files.Target = filepath.Join(t.TempDir(), "report.csv")
	s.Press("Save report …")
	content, err := os.ReadFile(s.Files.Target)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil || len(rows) != 1+4 {
		t.Fatalf("%d rows, %v", len(rows), err)
	}
	if got := rows[4]; got[0] != "2" || got[1] != "in one store" || got[2] != "Northpass" || got[6] != "smaller.jpg" || got[7] != "the same picture, another file" {
		t.Errorf("row %q", got)
	}
	if !slices.Contains(s.Files.Asked, "Northpass duplicates 2026-03-16.csv") {
		t.Errorf("asked %q", s.Files.Asked)
	}
}

// Another client's pictures never turn up, and the other stores of this one do.
func TestAllStoresOfTheClient(t *testing.T) {
	s := open(t)
	first := s.products[0].Product
	second := client.Store{Name: "Northpass outlet", ClientID: s.scope.Client.ID, Platform: client.WooCommerce, Currency: "EUR", TimeZone: "Europe/Rome"}
	s.do(func(ctx context.Context, tx change.Tx) (err error) {
		if second.ID, err = tx.SaveStore(ctx, second); err != nil {
			return err
		}
		_, err = tx.SaveProduct(ctx, catalog.Product{StoreID: second.ID, Kind: catalog.Simple, SKU: "OUT-1", Title: "Second choice", Images: first.Images[:1]})
		return err
	})
	s.start()
	s.want("Every picture is there once.")
	which := desktest.Find(s.Stage, "switch", func(*parts.Segmented) bool { return true })
	which.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	s.Settle()
	s.want("In several stores", "Northpass outlet, Second choice")
}

func TestAFileThatIsGoneIsSaid(t *testing.T) {
	s := open(t)
	s.fill()
	path, err := s.workspace.Path(media.Original, media.Hash(s.products[0].Product.Images[0].Original))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	s.start()
	found := false
	for _, text := range desktest.Seen(s.Window.Canvas().Overlays().Top()) {
		found = found || strings.Contains(text, "could not be read.")
	}
	if !found {
		t.Error("nothing is said of the picture")
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
			s.start()
			s.want("Every picture is there once.")
			s.Picture("lookalikes-none-" + view.name)
			s.Key(fyne.KeyEscape)
			s.fill()
			s.start()
			s.Picture("lookalikes-" + view.name)
			s.want("Duplicate pictures")
		})
	}
}
