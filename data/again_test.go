package data_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/data"
)

// larger is a preset for another channel.
func larger() photo.Preset {
	preset := square
	preset.Name, preset.Slug, preset.Width, preset.Height, preset.Format = "Larger", "larger", 90, 90, photo.PNG
	return preset
}

// withPictures is a workspace with a mug that has pictures of photos, made with
// presets.
func withPictures(t testing.TB, names []string, presets ...photo.Preset) (w *data.Workspace, id catalog.ID, photos []bench.Bound) {
	t.Helper()
	w = open(t)
	store := newStore(t, w)
	id = save(t, w, "import", change.Imported, bare(store))[0]
	photos, _ = prepare(t, w, store, shoot(t, names...), presets...)
	stage(t, w, store, photos, bench.Append)
	return w, id, photos
}

func picturesOf(t testing.TB, w *data.Workspace, id catalog.ID) (all []bench.Picture) {
	t.Helper()
	for _, image := range product(t, w, id).Images {
		all = append(all, bench.Picture{Owner: id, Image: image})
	}
	return all
}

func makeAgain(t testing.TB, w *data.Workspace, again bench.Again) ([]bench.Remade, []bench.Report) {
	t.Helper()
	again.Keeper, again.Register, again.Workers, again.Now = w, w, 2, func() time.Time { return day }
	var remade []bench.Remade
	var reports []bench.Report
	run(t, func(ctx context.Context, j *job.Job) (err error) {
		remade, reports, err = again.Make(ctx, j)
		return err
	})
	return remade, reports
}

// finch is the store of these tests as operations name it.
var finch = client.Store{ID: 1, Name: "Alder & Finch"}

func TestAPictureIsMadeAgainFromItsOriginal(t *testing.T) {
	w, id, photos := withPictures(t, []string{"AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"}, square)
	if err := os.RemoveAll(filepath.Dir(photos[0].Photo.Path)); err != nil {
		t.Fatal(err) // the photos' own files are not asked for
	}
	before := product(t, w, id).Images
	want := read(t, w, media.Prepared, before[0].Prepared)
	path, err := w.Path(media.Prepared, media.Hash(before[0].Prepared))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	remade, reports := makeAgain(t, w, bench.Again{Pictures: picturesOf(t, w, id)})
	if len(remade) != 2 || reports[0].Outcome != job.OK || reports[0].Path != before[0].FileName {
		t.Fatalf("made again %d, %+v", len(remade), reports)
	}
	if !bytes.Equal(read(t, w, media.Prepared, before[0].Prepared), want) {
		t.Error("the picture made again has other bytes")
	}
	staged, err := bench.StageAgain(context.Background(), w, finch, remade)
	if err != nil || staged.Set.Operation != 0 {
		t.Errorf("the same pictures are staged as operation %d, %v", staged.Set.Operation, err)
	}
	clean(t, w)
}

func TestAPictureIsMadeOtherwise(t *testing.T) {
	w, id, _ := withPictures(t, []string{"AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"}, square)
	p := product(t, w, id)
	p.Images[0].Alt, p.Images[0].Caption = "My own words", "Bestseller"
	save(t, w, "edit", change.Edited, p)
	before := product(t, w, id).Images
	other := larger()
	remade, reports := makeAgain(t, w, bench.Again{Pictures: picturesOf(t, w, id)[:1], Preset: &other, Framing: &photo.Framing{Turn: 1}})
	if len(remade) != 1 || reports[0].Width != 90 {
		t.Fatalf("reports %+v", reports)
	}
	if diff := cmp.Diff(before, product(t, w, id).Images); diff != "" {
		t.Errorf("the product changed before anything was staged:\n%s", diff)
	}
	staged, err := bench.StageAgain(context.Background(), w, finch, remade)
	if err != nil || staged.Products != 1 || staged.Set.Name != "make again “af-mug-oat-1.jpg”" {
		t.Errorf("staged %+v, %v", staged, err)
	}
	after := product(t, w, id).Images
	want := append([]catalog.Image(nil), before...)
	want[0].Prepared, want[0].FileName = after[0].Prepared, "af-mug-oat-1.png"
	if diff := cmp.Diff(want, after); diff != "" || after[0].Prepared == before[0].Prepared {
		t.Errorf("(-want +got):\n%s", diff)
	}
	file, err := w.File(context.Background(), media.Prepared, media.Hash(after[0].Prepared))
	if err != nil {
		t.Fatal(err)
	}
	recipe, err := photo.ParseRecipe(file.Recipe)
	if err != nil || recipe.Framing.Turn != 1 || recipe.Preset.Slug != "larger" || string(file.Original) != after[0].Original {
		t.Errorf("its recipe is %+v of %s, %v", recipe, file.Original, err)
	}
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, product(t, w, id).Images); diff != "" {
		t.Errorf("after undo (-before +after):\n%s", diff)
	}
	clean(t, w)
}

func TestPicturesForChannelsAreMadeAgainWithTheOneShown(t *testing.T) {
	w, id, photos := withPictures(t, []string{"AF-MUG-OAT.jpg"}, square, larger())
	ctx := context.Background()
	channels := func() map[string]media.Hash {
		t.Helper()
		image := product(t, w, id).Images[0]
		outputs, err := w.Outputs(ctx, media.Hash(image.Original), media.Hash(image.Prepared))
		if err != nil {
			t.Fatal(err)
		}
		byChannel := map[string]media.Hash{}
		for _, out := range outputs {
			byChannel[out.Channel] = out.Prepared
		}
		return byChannel
	}
	before := channels()
	want := map[string]media.Hash{"square-64": photos[0].Made.Prepared.Hash, "larger": photos[0].Made.Others[0].Prepared.Hash}
	if diff := cmp.Diff(want, before); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	remade, _ := makeAgain(t, w, bench.Again{Pictures: picturesOf(t, w, id), Framing: &photo.Framing{Turn: 1}})
	if _, err := bench.StageAgain(ctx, w, finch, remade); err != nil {
		t.Fatal(err)
	}
	after := channels()
	if len(after) != 2 || after["larger"] == before["larger"] || after["square-64"] == before["square-64"] {
		t.Errorf("turned they are %v, before %v", after, before)
	}
	clean(t, w)
}

func TestWhatCannotBeMadeAgainSaysWhy(t *testing.T) {
	w, id, _ := withPictures(t, []string{"AF-MUG-OAT.jpg"}, square)
	good := picturesOf(t, w, id)[0]
	older := kept(t, w, media.Prepared, "older")
	saveFiles(t, w, older)
	shop, raw, unknown := good, good, good
	shop.Image = catalog.Image{Src: "https://shop.example/mug.jpg"}
	raw.Image.Prepared, raw.Image.FileName = "", "raw.jpg"
	unknown.Image.Prepared, unknown.Image.FileName = string(older.Hash), "older.jpg"
	_, reports := makeAgain(t, w, bench.Again{Pictures: []bench.Picture{shop, raw, unknown, good}})
	var reasons []string
	for _, report := range reports {
		reasons = append(reasons, report.Reason)
	}
	want := []string{
		"mug.jpg has no original on this computer. Prepare a photo of the product instead",
		"raw.jpg is the original itself. Choose a preset",
		"older.jpg: how it was made is not known, since it is older than recipes. Choose a preset",
		"",
	}
	if diff := cmp.Diff(want, reasons); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	preset := larger()
	if remade, _ := makeAgain(t, w, bench.Again{Pictures: []bench.Picture{raw, unknown}, Preset: &preset}); len(remade) != 2 {
		t.Errorf("with a preset %d are made", len(remade))
	}
}

func TestOriginalsAreRestored(t *testing.T) {
	w, id, photos := withPictures(t, []string{"AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"}, larger())
	ctx := context.Background()
	before := product(t, w, id).Images
	spots := append(picturesOf(t, w, id), bench.Picture{Owner: id, Image: catalog.Image{Src: "https://shop.example/x.jpg"}})
	done, err := bench.RestoreOriginals(ctx, w, w, finch, spots)
	if err != nil || len(done.Pictures) != 2 || len(done.Left) != 1 || done.Left[0].Reason != "x.jpg has no original on this computer." {
		t.Fatalf("restored %+v, %v", done, err)
	}
	after := product(t, w, id).Images
	want := append([]catalog.Image(nil), before...)
	want[0].Prepared, want[0].FileName, want[1].Prepared, want[1].FileName = "", "af-mug-oat-1.jpg", "", "af-mug-oat-2.jpg"
	if diff := cmp.Diff(want, after); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if content := read(t, w, media.Original, after[0].Original); !bytes.Equal(content, readFile(t, photoNamed(photos, "front"))) {
		t.Error("the picture is not the photo")
	}
	again, err := bench.RestoreOriginals(ctx, w, w, finch, picturesOf(t, w, id))
	if err != nil || again.Set.Operation != 0 || len(again.Left) != 2 || again.Left[0].Outcome != job.Skipped {
		t.Errorf("restored again %+v, %v", again, err)
	}
	if _, err := w.Undo(ctx); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(before, product(t, w, id).Images); diff != "" {
		t.Errorf("after undo (-before +after):\n%s", diff)
	}
	clean(t, w)
}

func photoNamed(photos []bench.Bound, part string) string {
	for _, p := range photos {
		if strings.Contains(p.Photo.Path, part) {
			return p.Photo.Path
		}
	}
	return ""
}

func TestOnePhotoOfARunIsTakenBack(t *testing.T) {
	there := []catalog.Image{{Src: "https://shop.example/up/mug-front.jpg", Alt: "Oat mug from the front"}, {Src: "https://shop.example/up/box.jpg"}}
	w := open(t)
	store := newStore(t, w)
	p := bare(store)
	p.Images = there
	id := save(t, w, "import", change.Imported, p)[0]
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg", "AF-MUG-OAT_top.jpg"), square)
	staged := stage(t, w, store, photos, bench.ReplaceView)
	all := product(t, w, id).Images
	byView := map[string]bench.Placed{}
	for _, placed := range staged.Pictures {
		for _, view := range []string{"front", "back", "top"} {
			if strings.Contains(placed.Path, view) {
				byView[view] = placed
			}
		}
	}
	ctx := context.Background()
	takeBack := func(views ...string) bench.Staged {
		t.Helper()
		var pictures []bench.Placed
		for _, view := range views {
			pictures = append(pictures, byView[view])
		}
		done, err := bench.TakeBack(ctx, w, finch, pictures)
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	if done := takeBack("front"); done.Set.Name != "take back “"+byView["front"].Image.FileName+"”" || len(done.Pictures) != 1 {
		t.Errorf("took back %+v", done)
	}
	want := append([]catalog.Image{there[0]}, all[1:]...)
	if diff := cmp.Diff(want, product(t, w, id).Images); diff != "" {
		t.Errorf("the replaced picture is not back (-want +got):\n%s", diff)
	}
	if done := takeBack("front", "back", "top"); len(done.Left) != 1 || len(done.Pictures) != 2 ||
		done.Left[0].Reason != byView["front"].Image.FileName+" is no picture of its product any more." {
		t.Errorf("took back %+v", done)
	}
	if diff := cmp.Diff(there, product(t, w, id).Images); diff != "" {
		t.Errorf("(-before the run +after):\n%s", diff)
	}
	for range 2 {
		if _, err := w.Undo(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(all, product(t, w, id).Images); diff != "" {
		t.Errorf("after undoing (-staged +got):\n%s", diff)
	}
	edit(t, w, "delete", func(ctx context.Context, tx change.Tx) error { return tx.DeleteProducts(ctx, []catalog.ID{id}) })
	if done := takeBack("back"); len(done.Left) != 1 || done.Set.Operation != 0 {
		t.Errorf("of a product that is gone %+v", done)
	}
}

func TestMissingPicturesAreMadeAgain(t *testing.T) {
	jpegs := larger()
	jpegs.Format = photo.JPEG // made of the same decoding
	w, _, photos := withPictures(t, []string{"AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"}, square, jpegs)
	want := map[string][]byte{}
	for _, p := range photos {
		for _, out := range p.Made.Outputs() {
			hash := string(out.Prepared.Hash)
			want[hash] = read(t, w, media.Prepared, hash)
			path, err := w.Path(media.Prepared, out.Prepared.Hash)
			if err != nil {
				t.Fatal(err)
			}
			writeFile(t, path, []byte("damaged"))
		}
	}
	found, err := w.Check(context.Background())
	if err != nil || len(found) != 4 {
		t.Fatalf("found %+v, %v", found, err)
	}
	missing := bench.Missing{Keeper: w, Register: w, Workers: 2}
	for _, f := range found {
		if !strings.HasSuffix(f.Text, "changed on disk. It can be made again from its original") {
			t.Errorf("%+v", f)
		}
		missing.Prepared = append(missing.Prepared, f.Remake)
	}
	var reports []bench.Report
	run(t, func(ctx context.Context, j *job.Job) (err error) {
		reports, err = missing.Mend(ctx, j)
		return err
	})
	if len(reports) != 4 || reports[0].Outcome != job.OK || reports[0].Path != filepath.Base(photos[0].Photo.Path) && reports[0].Path != filepath.Base(photos[1].Photo.Path) {
		t.Errorf("reports %+v", reports)
	}
	if len(want) != 4 {
		t.Errorf("%d pictures were made", len(want))
	}
	for hash, content := range want {
		if !bytes.Equal(read(t, w, media.Prepared, hash), content) {
			t.Error("the picture has other bytes")
		}
	}
	clean(t, w)
	// Without its original there is no way.
	path, err := w.Path(media.Original, photos[0].Made.Original.Hash)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	missing.Prepared = []media.Hash{photos[0].Made.Prepared.Hash, sum("never recorded")}
	run(t, func(ctx context.Context, j *job.Job) (err error) {
		reports, err = missing.Mend(ctx, j)
		return err
	})
	if reports[0].Outcome != job.Failed || !strings.Contains(reports[0].Reason, "is missing from the workspace") || reports[1].Outcome != job.Failed {
		t.Errorf("without the original %+v", reports)
	}
}
