package pictures_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/gallery"
	"storehand/app/job"
	"storehand/app/photo"
	"storehand/app/sample"
	"storehand/data"
	"storehand/ui/desk"
	"storehand/ui/desk/desktest"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/pictures"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// shop is the sheet over a real workspace with the sample shops.
type shop struct {
	*desktest.Stage
	t         *testing.T
	workspace *data.Workspace
	pictures  *pictures.Pictures
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
	s.pictures = pictures.New(pictures.Params{
		Desk: s.Desk, Source: workspace, Register: workspace, Keeper: workspace, Thumbs: gallery.New(workspace), Workers: 2, Now: now,
		OnProduct: func(_ client.ID, product catalog.ID) { s.gone = append(s.gone, product) },
	})
	stores, err := workspace.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	for _, store := range stores {
		if store.Name == "Northpass" {
			s.scope.Store = store
		}
	}
	return s
}

func (s *shop) start() {
	s.t.Helper()
	s.pictures.Start(s.scope, 0)
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

// all gives every picture of the store.
func (s *shop) all() (all []catalog.Image) {
	s.t.Helper()
	err := s.workspace.Each(context.Background(), s.scope.Store.ID, func(p catalog.Product, variations []catalog.Product) error {
		all = append(all, p.Images...)
		for _, v := range variations {
			all = append(all, v.Images...)
		}
		return nil
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

// prepared counts the pictures that are finished ones.
func (s *shop) prepared() (count int) {
	for _, image := range s.all() {
		if image.Prepared != "" {
			count++
		}
	}
	return count
}

func (s *shop) selectAll() {
	s.t.Helper()
	desktest.Find(s.Stage, "list", func(*grid.Grid) bool { return true }).SelectAll()
	s.Settle()
}

// makeWithPreset presses the primary button.
func (s *shop) makeWithPreset() {
	s.t.Helper()
	button := desktest.Find(s.Stage, "again", func(b *parts.Button) bool { return strings.Contains(b.Text(), " again with “") })
	if button.Disabled() {
		s.t.Fatalf("%q cannot be pressed", button.Text())
	}
	s.Press(button.Text())
}

func (s *shop) undo() {
	s.t.Helper()
	if _, err := s.workspace.Undo(context.Background()); err != nil {
		s.t.Fatal(err)
	}
}

// makeAll makes all pictures of the store with the preset in use.
func (s *shop) makeAll() {
	s.t.Helper()
	s.start()
	s.selectAll()
	s.makeWithPreset()
}

func TestOriginalsAreMadeAndRestoredAndBothUndone(t *testing.T) {
	s := open(t)
	before := s.all()
	s.start()
	s.want("Pictures of products", "Northpass", "Original")
	s.Key(fyne.KeyEscape)
	s.makeAll()
	if toast := s.toast(); !strings.HasSuffix(toast.Words, " pictures made again and staged") || toast.Action != "Undo" {
		t.Fatalf("told %+v, failures %q", toast, s.Failures)
	}
	if got := s.prepared(); got != len(before) {
		t.Errorf("%d of %d pictures are made", got, len(before))
	}
	s.start()
	s.want(photo.Presets()[0].Name, "Kept", "16 Mar 2026")
	s.selectAll()
	s.Press("Restore originals")
	if toast := s.toast(); !strings.HasSuffix(toast.Words, " pictures restored to their originals") || s.prepared() != 0 {
		t.Errorf("told %+v, %d pictures are finished ones, failures %q", toast, s.prepared(), s.Failures)
	}
	s.undo()
	if got := s.prepared(); got != len(before) {
		t.Errorf("after undo %d of %d pictures are finished ones", got, len(before))
	}
	s.undo()
	if s.prepared() != 0 {
		t.Error("after undo of both some pictures are finished ones")
	}
}

// Pictures that are made again by their own recipe come out the same: nothing
// changes, and that is said.
func TestPicturesAreMadeAgainAsTheyWereMade(t *testing.T) {
	s := open(t)
	s.makeAll()
	before := s.all()
	s.start()
	s.selectAll()
	s.Press("Make again as made")
	if toast := s.toast(); !strings.HasSuffix(toast.Words, "All came out as they were") || toast.Action != "" {
		t.Errorf("told %+v, failures %q", toast, s.Failures)
	}
	for i, image := range s.all() {
		if image != before[i] {
			t.Errorf("%+v became %+v", before[i], image)
		}
	}
}

// Only what the rows allow is offered: an original has no recipe and nothing to
// go back to.
func TestOriginalsCannotBeRestored(t *testing.T) {
	s := open(t)
	s.start()
	for _, words := range []string{"Restore originals", "Make again as made"} {
		if button := desktest.Find(s.Stage, words, func(b *parts.Button) bool { return b.Text() == words }); !button.Disabled() {
			t.Errorf("%q is offered for an original", words)
		}
	}
	rows := desktest.Find(s.Stage, "list", func(*grid.Grid) bool { return true })
	rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(s.gone) != 1 {
		t.Errorf("Enter leads to %v", s.gone)
	}
}

// What cannot be made is told, and the others are made.
func TestPictureWithoutItsFileIsLeft(t *testing.T) {
	s := open(t)
	bottle := s.product("NP-BTL-500")
	bottle.Images = append(bottle.Images, catalog.Image{Src: "https://shop.example/up/bottle.jpg"})
	op := change.Operation{Name: "add a picture", Origin: change.Edited, Store: s.scope.Store.ID}
	if _, err := s.workspace.Do(context.Background(), op, func(ctx context.Context, tx change.Tx) error {
		_, err := tx.SaveProduct(ctx, bottle)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	s.makeAll()
	toast := s.toast()
	if toast.Tone != parts.Warn || !strings.Contains(toast.Words, ", 1 left. ") || !strings.Contains(toast.Words, "has no original on this computer") {
		t.Errorf("told %+v", toast)
	}
	if got, all := s.prepared(), len(s.all()); got != all-1 {
		t.Errorf("%d of %d pictures are made", got, all)
	}
}

func TestPicturesOfOneProduct(t *testing.T) {
	s := open(t)
	bottle := s.product("NP-BTL-500")
	s.pictures.Start(s.scope, bottle.ID)
	s.Settle()
	s.want("2 pictures", bottle.Title)
	if s.Shows("Ridgeline 38 pack") || len(bottle.Images) != 2 {
		t.Errorf("other products are listed, or the bottle has %d pictures", len(bottle.Images))
	}
	s.selectAll()
	s.want("2 of 2 pictures chosen")
	s.makeWithPreset()
	if got := s.prepared(); got != 2 {
		t.Errorf("%d pictures are made", got)
	}
}

func TestOnePictureFromElsewhere(t *testing.T) {
	s := open(t)
	bottle := s.product("NP-BTL-500")
	deed := func(words string, image catalog.Image) parts.MenuItem {
		for _, item := range s.pictures.Deeds(s.scope.Store, bottle.ID, image) {
			if item.Words == words {
				return item
			}
		}
		t.Fatalf("%q is not offered", words)
		return parts.MenuItem{}
	}
	original := bottle.Images[0]
	if !deed("Restore the original", original).Disabled || deed("Make again with the preset in use", original).Disabled {
		t.Error("an original can be restored, or not be made")
	}
	deed("Make again with the preset in use", original).OnTap()
	s.Settle()
	made := s.product("NP-BTL-500").Images[0]
	if made.Prepared == "" || made.Original != original.Original || made.Alt != original.Alt {
		t.Fatalf("%+v became %+v", original, made)
	}
	deed("Show how it was made", made).OnTap()
	s.Settle()
	preset := photo.Presets()[0]
	found := false
	desktest.Each(s.Stage, func(p *parts.Paragraph) {
		found = found || strings.HasPrefix(p.Text(), "Preset “"+preset.Name+"”: ")
	})
	if !found {
		t.Error("the recipe is not told")
	}
	s.Press("Close")
	deed("Restore the original", made).OnTap()
	s.Settle()
	if back := s.product("NP-BTL-500").Images[0]; back.Prepared != "" || back.Original != original.Original {
		t.Errorf("restored to %+v", back)
	}
}

// A recipe is told in words, whatever it holds.
func TestRecipeInWords(t *testing.T) {
	s := open(t)
	preset := photo.Preset{
		Name: "Studio", Slug: "studio", Fit: photo.FitPad, Width: 1600, Height: 1200, Background: "#FFFFFF", Format: photo.JPEG, Quality: 82,
		MaxBytes: 200_000, Trim: true, Fill: 85, Whiten: true, Sharpen: 20, Tone: photo.Tone{AutoLevels: true, Brightness: 5},
	}
	framing := photo.Framing{Turn: 1, Straighten: 1.5}
	bottle := s.product("NP-BTL-500")
	again := bench.Again{
		Pictures: []bench.Picture{{Owner: bottle.ID, Image: bottle.Images[0]}}, Preset: &preset, Framing: &framing,
		Keeper: s.workspace, Register: s.workspace, Now: func() time.Time { return day },
	}
	j := s.Jobs.Start(context.Background(), job.Spec{Doing: "Making a picture"}, func(ctx context.Context, j *job.Job) error {
		remade, _, err := again.Make(ctx, j)
		if err == nil {
			_, err = bench.StageAgain(ctx, s.workspace, s.scope.Store, remade)
		}
		return err
	})
	if last, err := j.Wait(context.Background()); err != nil || last.Err != nil {
		t.Fatal(err, last.Err)
	}
	for _, item := range s.pictures.Deeds(s.scope.Store, bottle.ID, s.product("NP-BTL-500").Images[0]) {
		if item.Words == "Show how it was made" {
			item.OnTap()
		}
	}
	s.Settle()
	s.want(`Preset “Studio”: padded to 1600 × 1200 px on #FFFFFF, JPEG of quality 82 and at most 200 KB.
Turned by 90°, straightened by 1.5°.
Cut to the product, the product fills 85 %, the backdrop made white.
Automatic levels, light changed by hand, sharpened by 20.`)
}

func TestPicturesOfTheSheet(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"light", look.Light, fyne.NewSize(1440, 900)}, {"dark", look.Dark, fyne.NewSize(1100, 700)}} {
		t.Run(view.name, func(t *testing.T) {
			s := openIn(t, view.mode, view.size)
			s.makeAll()
			s.start()
			s.want("Pictures of products")
			s.Picture("pictures-" + view.name)
		})
	}
}
