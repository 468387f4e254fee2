package data_test

import (
	"bytes"
	"context"
	"errors"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/alttext"
	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/data"
)

var day = time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC)

// square is a preset that makes JPEGs of 64 × 64 pixels.
var square = photo.Preset{
	Name: "Square", Slug: "square-64", Fit: photo.FitPad, Width: 64, Height: 64, Background: "#FFFFFF", Format: photo.JPEG, Quality: 80,
	Alt: photo.AltComposed,
}

// shoot writes photos into a folder, each of another colour. A name that ends
// in "!" is written without it and is no picture.
func shoot(t testing.TB, names ...string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "shoot")
	for i, name := range names {
		name, broken := strings.CutSuffix(name, "!")
		content := picture(t, 200+i)
		if broken {
			content = []byte("words")
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

// picture is a JPEG of a red thing on white, width pixels wide.
func picture(t testing.TB, width int) []byte {
	t.Helper()
	img := phototest.Smooth(width, 150)
	for y := range 150 {
		for x := range width {
			shade := color.NRGBA{255, 255, 255, 255}
			if x > 50 && x < 150 && y > 30 && y < 120 {
				shade = color.NRGBA{0xCC, 0x22, 0x29, 255}
			}
			img.SetNRGBA(x, y, shade)
		}
	}
	return phototest.JPEG(t, img, 95)
}

// prepare gathers the photos of a folder, matches them to a store and prepares
// them. It returns those that went well, in the order of the folder, and the
// reports of all.
func prepare(t testing.TB, w *data.Workspace, store client.ID, dir string, presets ...photo.Preset) ([]bench.Bound, []bench.Report) {
	t.Helper()
	ctx := context.Background()
	var recipes []photo.Recipe
	for _, preset := range presets {
		recipes = append(recipes, photo.Recipe{Preset: preset})
	}
	gathered, err := bench.Gather(ctx, []string{dir})
	if err != nil || len(gathered.Refused) > 0 {
		t.Fatal(err, gathered.Refused)
	}
	shelf, err := bench.ReadShelf(ctx, w, store)
	if err != nil {
		t.Fatal(err)
	}
	orders := make([]bench.Order, len(gathered.Photos))
	for i, p := range gathered.Photos {
		orders[i] = bench.Order{Photo: p, Recipes: recipes}
	}
	made := make([]*bench.Made, len(gathered.Photos))
	board := job.NewBoard(job.SystemClock{})
	var reports []bench.Report
	j := board.Start(ctx, job.Spec{Doing: "Preparing photos"}, func(ctx context.Context, j *job.Job) (err error) {
		reports, err = bench.Prep(ctx, j, bench.PrepRun{
			Orders: orders, Keeper: w, Workers: 2, Now: func() time.Time { return day },
			Finish: func(place int, m bench.Made) { made[place] = &m },
		})
		return err
	})
	if s, err := j.Wait(ctx); err != nil || s.State != job.Finished {
		t.Fatal(s, err)
	}
	if err := board.Close(ctx); err != nil {
		t.Fatal(err)
	}
	var bound []bench.Bound
	for i, m := range made {
		if m != nil {
			p := gathered.Photos[i]
			bound = append(bound, bench.Bound{Photo: p, Made: *m, Binding: bench.Bind(shelf.Match(p))})
		}
	}
	return bound, reports
}

func wording(t testing.TB, template string) bench.Wording {
	t.Helper()
	names, err := naming.Parse(template)
	if err != nil {
		t.Fatal(err)
	}
	texts, err := alttext.ParseTemplate(alttext.English.Template)
	if err != nil {
		t.Fatal(err)
	}
	return bench.Wording{Names: names, Alt: photo.AltComposed, Composer: alttext.NewComposer(texts, alttext.English), Day: day}
}

func stage(t testing.TB, w *data.Workspace, store client.ID, photos []bench.Bound, policy bench.Policy) bench.Staged {
	t.Helper()
	staged, err := bench.Stage(context.Background(), w, w, bench.Staging{
		Store: client.Store{ID: store, Name: "Alder & Finch"}, Photos: photos, Policy: policy, Wording: wording(t, "{sku}-{n}"),
	})
	if err != nil {
		t.Fatal(err)
	}
	return staged
}

func clean(t testing.TB, w *data.Workspace) {
	t.Helper()
	findings, err := w.Check(context.Background())
	if err != nil || len(findings) > 0 {
		t.Errorf("integrity check: %v, %v", findings, err)
	}
}

func fileNames(images []catalog.Image) []string {
	var names []string
	for _, image := range images {
		names = append(names, image.FileName)
	}
	return names
}

// bare is the mug without pictures.
func bare(store client.ID) catalog.Product {
	p := mug(store)
	p.Images = nil
	return p
}

func TestPhotosBecomePicturesOfTheirProduct(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	id := save(t, w, "import", change.Imported, bare(store))[0]
	dir := shoot(t, "AF-MUG-OAT/detail.jpg", "AF-MUG-OAT/front.jpg", "elsewhere/IMG_4471.jpg", "notes.png!")
	photos, reports := prepare(t, w, store, dir, square)

	outcomes := map[string]job.Outcome{}
	for _, report := range reports {
		outcomes[filepath.Base(report.Path)] = report.Outcome
	}
	want := map[string]job.Outcome{"detail.jpg": job.OK, "front.jpg": job.OK, "IMG_4471.jpg": job.OK, "notes.png": job.Failed}
	if diff := cmp.Diff(want, outcomes); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if images := product(t, w, id).Images; len(images) != 0 {
		t.Errorf("the product changed before anything was staged: %v", images)
	}

	staged := stage(t, w, store, photos, bench.Append)
	if len(staged.Pictures) != 2 || staged.Products != 1 || len(staged.Left) != 1 || staged.Left[0].Reason != "No product is chosen for it." {
		t.Errorf("staged %+v", staged)
	}
	images := product(t, w, id).Images
	if diff := cmp.Diff([]string{"af-mug-oat-1.jpg", "af-mug-oat-2.jpg"}, fileNames(images)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if images[0].Alt != "Speckled mug, oat, front view" && !strings.Contains(images[0].Alt, "front") {
		t.Errorf("ALT text of the front: %q", images[0].Alt)
	}
	original, err := os.ReadFile(filepath.Join(dir, "AF-MUG-OAT", "front.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if kept := read(t, w, media.Original, images[0].Original); !bytes.Equal(kept, original) {
		t.Error("the original kept is not the photo")
	}
	config, err := jpeg.DecodeConfig(bytes.NewReader(read(t, w, media.Prepared, images[0].Prepared)))
	if err != nil || config.Width != 64 || config.Height != 64 {
		t.Errorf("the finished picture is %+v, %v", config, err)
	}
	clean(t, w)

	set, err := w.Undo(context.Background())
	if err != nil || set.Name != "stage 2 pictures in Alder & Finch" {
		t.Errorf("undid %q, %v", set.Name, err)
	}
	if images := product(t, w, id).Images; len(images) != 0 {
		t.Errorf("after undo the product has %v", images)
	}
	if _, err := w.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(images, product(t, w, id).Images); diff != "" {
		t.Errorf("after redo (-want +got):\n%s", diff)
	}
}

func read(t testing.TB, w *data.Workspace, kind media.Kind, hash string) []byte {
	t.Helper()
	path, err := w.Path(kind, media.Hash(hash))
	if err != nil {
		t.Fatal(err)
	}
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestWhatBecomesOfThePicturesThatAreThere(t *testing.T) {
	there := []catalog.Image{
		{Src: "https://shop.example/up/mug-front.jpg", Alt: "Oat mug from the front", Caption: "Bestseller"},
		{Src: "https://shop.example/up/af-mug-oat-3.jpg"},
	}
	tests := map[bench.Policy][]catalog.Image{
		bench.Append: {there[0], there[1], {FileName: "af-mug-oat-3-2.jpg"}, {FileName: "af-mug-oat-4.jpg"}},
		bench.ReplaceView: {
			{FileName: "af-mug-oat-1.jpg", Alt: "Oat mug from the front", Caption: "Bestseller"}, there[1], {FileName: "af-mug-oat-3-2.jpg"},
		},
		bench.ReplaceAll: {{FileName: "af-mug-oat-1.jpg"}, {FileName: "af-mug-oat-2.jpg"}},
	}
	dir := shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg")
	for policy, want := range tests {
		w := open(t)
		store := newStore(t, w)
		p := mug(store)
		p.Images = there
		id := save(t, w, "import", change.Imported, p)[0]
		photos, _ := prepare(t, w, store, dir, square)
		stage(t, w, store, photos, policy)
		got := product(t, w, id).Images
		for i := range got {
			got[i].Original, got[i].Prepared = "", ""
			if got[i].Src == "" && got[i].Caption == "" {
				got[i].Alt = "" // composed, which is not what this test is about
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", policy, diff)
		}
	}
}

func TestThePhotoThatWasStagedIsReplacedWhenItIsPreparedAnew(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	id := save(t, w, "import", change.Imported, bare(store))[0]
	dir := shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg")
	photos, _ := prepare(t, w, store, dir, square)
	stage(t, w, store, photos, bench.Append)
	first := product(t, w, id).Images
	larger := square
	larger.Width, larger.Height = 90, 90
	photos, _ = prepare(t, w, store, dir, larger)
	stage(t, w, store, photos, bench.Append)
	second := product(t, w, id).Images
	if diff := cmp.Diff(fileNames(first), fileNames(second)); diff != "" {
		t.Errorf("(-first +second):\n%s", diff)
	}
	if first[0].Prepared == second[0].Prepared || first[0].Original != second[0].Original {
		t.Errorf("first %+v\nsecond %+v", first[0], second[0])
	}
	clean(t, w)
}

// jacket is a product with two variations.
func jacket(t testing.TB, w *data.Workspace, store client.ID) (parent, rust, navy catalog.ID) {
	t.Helper()
	colours := catalog.Attribute{Name: "Colour", Values: []string{"Rust", "Navy"}, Variation: true}
	parent = save(t, w, "import", change.Imported, catalog.Product{
		StoreID: store, Kind: catalog.Variable, SKU: "NP-JKT", Title: "Squall shell jacket", Slug: "squall", Attributes: []catalog.Attribute{colours},
	})[0]
	var ids []catalog.ID
	for _, value := range colours.Values {
		ids = append(ids, save(t, w, "import", change.Imported, catalog.Product{
			StoreID: store, ParentID: parent, Kind: catalog.Variation, SKU: "NP-JKT-" + strings.ToUpper(value),
			Attributes: []catalog.Attribute{{Name: "Colour", Values: []string{value}, Variation: true}},
		})...)
	}
	return parent, ids[0], ids[1]
}

func TestPhotosOfAVariation(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	parent, rust, navy := jacket(t, w, store)
	dir := shoot(t, "NP-JKT-RUST_front.jpg", "NP-JKT-RUST_back.jpg", "NP-JKT-NAVY.jpg", "NP-JKT.jpg")
	photos, _ := prepare(t, w, store, dir, square)
	stage(t, w, store, photos, bench.Append)
	for id, want := range map[catalog.ID][]string{
		parent: {"np-jkt-1.jpg", "np-jkt-rust-2.jpg"}, rust: {"np-jkt-rust-1.jpg"}, navy: {"np-jkt-navy-1.jpg"},
	} {
		if diff := cmp.Diff(want, fileNames(product(t, w, id).Images)); diff != "" {
			t.Errorf("product %d (-want +got):\n%s", id, diff)
		}
	}
	if alt := product(t, w, rust).Images[0].Alt; !strings.Contains(alt, "Squall shell jacket") || !strings.Contains(alt, "rust") {
		t.Errorf("ALT text of the variation: %q", alt)
	}
}

func TestNamesDoNotCollideWithOtherProducts(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	other := bare(store)
	other.SKU, other.Slug = "OTHER", "other"
	other.Images = []catalog.Image{{Src: "https://shop.example/AF-mug-oat-1.jpg"}, {FileName: "af-mug-oat-1-2.jpg"}}
	ids := save(t, w, "import", change.Imported, other, bare(store))
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT.jpg"), square)
	stage(t, w, store, photos, bench.Append)
	if diff := cmp.Diff([]string{"af-mug-oat-1-3.jpg"}, fileNames(product(t, w, ids[1]).Images)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAPhotoIsNotPutOnAProductTwice(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	id := save(t, w, "import", change.Imported, bare(store))[0]
	dir := shoot(t, "AF-MUG-OAT_1.jpg")
	content, err := os.ReadFile(filepath.Join(dir, "AF-MUG-OAT_1.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "AF-MUG-OAT_2.jpg"), content, 0o600); err != nil {
		t.Fatal(err)
	}
	photos, _ := prepare(t, w, store, dir, square)
	staged := stage(t, w, store, photos, bench.Append)
	if n := len(product(t, w, id).Images); n != 1 {
		t.Errorf("the product has %d pictures", n)
	}
	if len(staged.Left) != 1 || staged.Left[0].Outcome != job.Skipped || staged.Left[0].Reason != "It is the same photo as AF-MUG-OAT_1.jpg." {
		t.Errorf("left %+v", staged.Left)
	}
}

func TestAProductThatIsGoneStopsOnlyItsOwnPhotos(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	other := bare(store)
	other.SKU, other.Slug, other.GTIN, other.Title = "AF-BWL", "bowl", "", "Bowl"
	ids := save(t, w, "import", change.Imported, bare(store), other)
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT.jpg", "AF-BWL.jpg"), square)
	edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error { return tx.DeleteProducts(ctx, ids[:1]) })
	staged := stage(t, w, store, photos, bench.Append)
	if len(staged.Left) != 1 || staged.Left[0].Outcome != job.Failed || filepath.Base(staged.Left[0].Path) != "AF-MUG-OAT.jpg" {
		t.Errorf("left %+v", staged.Left)
	}
	if len(product(t, w, ids[1]).Images) != 1 {
		t.Error("the other product has no picture")
	}
	clean(t, w)
}

func TestPreviewIsWhatStagingDoes(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	id := save(t, w, "import", change.Imported, bare(store))[0]
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"), square)
	staging := bench.Staging{Store: client.Store{ID: store}, Photos: photos, Policy: bench.Append, Wording: wording(t, "{title|max:12}-{view}-{n:02}")}
	preview, err := staging.Preview(context.Background(), w)
	if err != nil {
		t.Fatal(err)
	}
	if product(t, w, id).Images != nil {
		t.Error("the preview changed the product")
	}
	staged, err := bench.Stage(context.Background(), w, w, staging)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(preview, staged.Pictures); diff != "" {
		t.Errorf("(-preview +staged):\n%s", diff)
	}
	if names := fileNames(product(t, w, id).Images); !slices.Equal(names, []string{"speckled-mug-front-01.jpg", "speckled-mug-back-02.jpg"}) {
		t.Errorf("names %q", names)
	}
}

func TestPresetsAreRemembered(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	presets, err := bench.LoadPresets(ctx, w)
	if err != nil || presets.Current().Slug != photo.Presets()[0].Slug {
		t.Fatalf("at first %+v, %v", presets.Current(), err)
	}
	web := presets.All()[0]
	web.Quality = 70
	own := presets.Copy(web)
	if own.Name != web.Name+" copy" || own.Slug == web.Slug {
		t.Errorf("the copy is %q, %q", own.Name, own.Slug)
	}
	for _, preset := range []photo.Preset{web, own} {
		if presets, err = presets.With(preset); err != nil {
			t.Fatal(err)
		}
	}
	presets.Last = own.Slug
	if err := presets.Save(ctx, w); err != nil {
		t.Fatal(err)
	}
	again, err := bench.LoadPresets(ctx, w)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(presets, again); diff != "" {
		t.Errorf("(-saved +loaded):\n%s", diff)
	}
	if again.All()[0].Quality != 70 || !again.Changed(web) || again.Changed(own) || again.Current() != own {
		t.Errorf("loaded %+v", again)
	}
	if next := again.Copy(web); next.Name != web.Name+" copy 2" {
		t.Errorf("the next copy is %q", next.Name)
	}
	twin := web
	twin.Name = own.Name
	if _, err := again.With(twin); err == nil {
		t.Error("two presets of one name")
	}
	web.Width = -1
	if _, err := again.With(web); err == nil {
		t.Error("a faulty preset is taken in")
	}
	reset := again.Without(web).Without(own)
	if diff := cmp.Diff(photo.Presets(), reset.All()); diff != "" {
		t.Errorf("(-first +reset):\n%s", diff)
	}
}

func TestNothingIsStagedAfterAnError(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	id := save(t, w, "import", change.Imported, bare(store))[0]
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT.jpg"), square)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := bench.Stage(ctx, w, w, bench.Staging{Store: client.Store{ID: store}, Photos: photos, Policy: bench.Append, Wording: wording(t, "{sku}")})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	if product(t, w, id).Images != nil {
		t.Error("the product changed")
	}
}

func TestAProductNamedAfterAViewIsNoView(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	p := bare(store)
	p.SKU, p.Slug, p.Title, p.GTIN = "SIDE-TABLE", "side-table", "Side table", ""
	p.Images = []catalog.Image{{FileName: "side-table.jpg"}, {FileName: "side-table-back.jpg"}}
	id := save(t, w, "import", change.Imported, p)[0]
	photos, _ := prepare(t, w, store, shoot(t, "SIDE-TABLE_side.jpg", "SIDE-TABLE_back.jpg"), square)
	stage(t, w, store, photos, bench.ReplaceView)
	want := []string{"side-table.jpg", "side-table-2.jpg", "side-table-3.jpg"}
	if diff := cmp.Diff(want, fileNames(product(t, w, id).Images)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTheShelfFindsProductsByTheirWords(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	mug := save(t, w, "import", change.Imported, bare(store))[0]
	_, rust, _ := jacket(t, w, store)
	shelf, err := bench.ReadShelf(context.Background(), w, store)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]catalog.ID{"SPÉCKLED mug": mug, "4006381333931": mug, "oat af": mug, "squall rust": rust, "jkt-rust": rust} {
		if found := shelf.Find(text, 5); len(found) != 1 || found[0].ID != want {
			t.Errorf("%q finds %+v", text, found)
		}
	}
	if found := shelf.Find("", 3); len(found) != 3 {
		t.Errorf("without words %d are listed, not up to the limit", len(found))
	}
	good, known := shelf.Good(rust)
	if !known || good.Label != "Squall shell jacket, Rust" || good.SKU != "NP-JKT-RUST" || good.Parent == 0 {
		t.Errorf("the variation is %+v", good)
	}
	if _, known := shelf.Good(9999); known {
		t.Error("a product that is not there is known")
	}
}
