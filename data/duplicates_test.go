package data_test

import (
	"bytes"
	"context"
	"fmt"
	"image"
	mathrand "math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/duplicates"
	"storehand/app/exchange/table"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/app/photo/fingerprint"
	"storehand/app/photo/phototest"
	"storehand/app/shotlist"
	"storehand/data"
)

// samplePhoto is a photo of the sample shops, with each side divided by a
// number: another file of the same picture.
func samplePhoto(t testing.TB, name string, smaller int) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("..", "assets", "samples", "photos", name))
	if err != nil || smaller == 1 {
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	read, err := photo.Decode(context.Background(), photo.FromBytes(name, content))
	if err != nil {
		t.Fatal(err)
	}
	return phototest.JPEG(t, imaging.Resize(read.Image, read.Image.Rect.Dx()/smaller, 0, imaging.Lanczos), 70)
}

// keep records a file as an original and gives a picture of it.
func keep(t testing.TB, w *data.Workspace, name string, content []byte) catalog.Image {
	t.Helper()
	hash, size, err := w.Put(context.Background(), media.Original, ".jpg", bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	edit(t, w, "add "+name, func(ctx context.Context, tx change.Tx) error {
		return tx.SaveFile(ctx, media.File{Hash: hash, Kind: media.Original, Name: name, Ext: ".jpg", Size: size, AddedAt: moment})
	})
	return catalog.Image{Original: string(hash), FileName: name}
}

// goods saves a product with pictures.
func goods(t testing.TB, w *data.Workspace, store client.ID, sku string, images ...catalog.Image) catalog.ID {
	t.Helper()
	return save(t, w, "import", change.Imported, catalog.Product{StoreID: store, Kind: catalog.Simple, SKU: sku, Title: "Mug", Images: images})[0]
}

// learn takes all fingerprints and gives the results.
func learn(t testing.TB, w *data.Workspace) []job.Result {
	t.Helper()
	ctx := context.Background()
	board := job.NewBoard(job.SystemClock{})
	j := board.Start(ctx, job.Spec{Doing: "Looking at pictures"}, func(ctx context.Context, j *job.Job) error {
		return duplicates.Learn(ctx, j, duplicates.Learning{Memory: w, Keeper: w, Workers: 2})
	})
	if s, err := j.Wait(ctx); err != nil || s.State != job.Finished {
		t.Fatal(s, err)
	}
	if err := board.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return j.ResultsSince(0)
}

func findDuplicates(t testing.TB, w *data.Workspace, scope duplicates.Scope) duplicates.Findings {
	t.Helper()
	found, err := duplicates.Find(context.Background(), w, scope)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// told writes each group in a line: "alike in store: A, picture 1 = 1; …".
func told(groups []duplicates.Group) []string {
	var lines []string
	for _, g := range groups {
		var rows []string
		for _, row := range g.Rows {
			rows = append(rows, fmt.Sprintf("%s = %d", row.Where(), row.File))
		}
		lines = append(lines, fmt.Sprintf("%s in %s: %s", g.Kind, g.Within, strings.Join(rows, "; ")))
	}
	return lines
}

func TestDuplicatesAreFoundInAStoreAndBeyondOnlyWhenAsked(t *testing.T) {
	w := open(t)
	store, other := newStore(t, w), newStore(t, w)
	oat := keep(t, w, "oat.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 1))
	smaller := keep(t, w, "oat-small.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 3))
	ink := keep(t, w, "ink.jpg", samplePhoto(t, "AF-MUG-INK.jpg", 1))
	bowl := keep(t, w, "bowl-top.jpg", samplePhoto(t, "AF-BWL-900.jpg", 1))
	address := catalog.Image{Src: "https://shop.example/gift.jpg"}

	a := goods(t, w, store, "A", oat, address)
	goods(t, w, store, "B", ink, smaller)
	goods(t, w, store, "C", oat, address, catalog.Image{Src: "https://shop.example/alone.jpg"})
	twice := goods(t, w, store, "D", bowl, bowl)
	goods(t, w, other, "E", smaller)

	before := findDuplicates(t, w, duplicates.Scope{Store: store})
	want := []string{
		"exact in store: A, picture 1 = 1; C, picture 1 = 1",
		"exact in store: A, picture 2 = 1; C, picture 2 = 1",
		"exact in product: D, top = 1; D, top = 1",
	}
	if diff := cmp.Diff(want, told(before.Groups)); diff != "" {
		t.Errorf("before fingerprints are taken (-want +got):\n%s", diff)
	}
	if before.Pictures != 9 || before.Unread != 6 || before.Unkept != 3 {
		t.Errorf("before: %d pictures, %d unread, %d unkept", before.Pictures, before.Unread, before.Unkept)
	}
	for _, result := range learn(t, w) {
		if result.Outcome != job.OK {
			t.Errorf("%s: %s", result.Item.Name, result.Reason)
		}
	}
	if again := learn(t, w); len(again) != 0 {
		t.Errorf("what was learned is learned again: %v", again)
	}

	want[0] = "alike in store: A, picture 1 = 1; B, picture 2 = 2; C, picture 1 = 1"
	after := findDuplicates(t, w, duplicates.Scope{Store: store})
	if diff := cmp.Diff(want, told(after.Groups)); diff != "" {
		t.Errorf("in the store (-want +got):\n%s", diff)
	}
	if after.Unread != 0 {
		t.Errorf("%d are still unread", after.Unread)
	}
	if got := after.Groups[0].Rows[1].Likeness.Verdict; got != fingerprint.Same {
		t.Errorf("the smaller one has the verdict %d", got)
	}
	if got := told(findDuplicates(t, w, duplicates.Scope{Product: twice}).Groups); !slices.Equal(got, want[2:]) {
		t.Errorf("in the product: %q", got)
	}
	if got := told(findDuplicates(t, w, duplicates.Scope{Product: a}).Groups); len(got) != 0 {
		t.Errorf("in a product without any: %q", got)
	}
	if got := told(findDuplicates(t, w, duplicates.Scope{Client: clientOf(t, w, other)}).Groups); len(got) != 0 {
		t.Errorf("for the other client: %q", got)
	}
	everyone := told(findDuplicates(t, w, duplicates.Scope{Everyone: true}).Groups)
	if want := "alike in everywhere: A, picture 1 = 1; B, picture 2 = 2; C, picture 1 = 1; E, picture 1 = 2"; everyone[0] != want {
		t.Errorf("for everyone: %q\nwant first %q", everyone, want)
	}
	clean(t, w)
}

func clientOf(t testing.TB, w *data.Workspace, store client.ID) client.ID {
	t.Helper()
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	at := slices.IndexFunc(stores, func(s client.Store) bool { return s.ID == store })
	return stores[at].ClientID
}

func TestPicturesThatVariationsShareAreNoDuplicates(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	parent, rust, navy := jacket(t, w, store)
	shared := catalog.Image{Src: "https://shop.example/jacket.jpg"}
	for _, id := range []catalog.ID{parent, rust, navy} {
		p := product(t, w, id)
		p.Images = []catalog.Image{shared}
		save(t, w, "import", change.Imported, p)
	}
	found := findDuplicates(t, w, duplicates.Scope{Store: store})
	if len(found.Groups) != 0 || found.Pictures != 3 {
		t.Errorf("%d pictures, %q", found.Pictures, told(found.Groups))
	}
}

func TestScopeMustBeSaid(t *testing.T) {
	w := open(t)
	for _, scope := range []duplicates.Scope{{}, {Store: 1, Client: 1}, {Product: 1, Everyone: true}} {
		if _, err := duplicates.Find(context.Background(), w, scope); err == nil {
			t.Errorf("%+v is taken", scope)
		}
	}
}

func TestPicturesThatCannotBeReadAreToldAndOnlyThenTriedAgain(t *testing.T) {
	w := open(t)
	keep(t, w, "words.jpg", []byte("words, not a picture"))
	gone := keep(t, w, "gone.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 4))
	path, err := w.Path(media.Original, media.Hash(gone.Original))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	outcomes := func() map[string]job.Outcome {
		all := map[string]job.Outcome{}
		for _, result := range learn(t, w) {
			if result.Reason == "" {
				t.Errorf("%s: no reason", result.Item.Name)
			}
			all[result.Item.Name] = result.Outcome
		}
		return all
	}
	if diff := cmp.Diff(map[string]job.Outcome{"words.jpg": job.Failed, "gone.jpg": job.Failed}, outcomes()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]job.Outcome{"gone.jpg": job.Failed}, outcomes()); diff != "" {
		t.Errorf("the second time (-want +got):\n%s", diff)
	}
	keep(t, w, "gone.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 4))
	if results := learn(t, w); len(results) != 1 || results[0].Outcome != job.OK {
		t.Errorf("put back: %v", results)
	}
}

// cancelling is a workspace in which the second picture asked for ends the work.
type cancelling struct {
	*data.Workspace
	cancel context.CancelFunc
	asked  int
}

func (c *cancelling) Path(kind media.Kind, hash media.Hash) (string, error) {
	if c.asked++; c.asked == 2 {
		c.cancel()
	}
	return c.Workspace.Path(kind, hash)
}

func TestWhatWasLearnedBeforeACancelIsKept(t *testing.T) {
	w := open(t)
	for i, name := range []string{"AF-MUG-OAT.jpg", "AF-MUG-INK.jpg", "AF-MUG-SAG.jpg"} {
		keep(t, w, name, samplePhoto(t, name, i+2))
	}
	board := job.NewBoard(job.SystemClock{})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	j := board.Start(ctx, job.Spec{Doing: "Looking at pictures"}, func(ctx context.Context, j *job.Job) error {
		return duplicates.Learn(ctx, j, duplicates.Learning{Memory: w, Keeper: &cancelling{Workspace: w, cancel: cancel}})
	})
	if s, err := j.Wait(context.Background()); err != nil || s.State != job.Stopped {
		t.Fatal(s, err)
	}
	if err := board.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	lacking, err := w.Lacking(context.Background())
	if err != nil || len(lacking) != 2 || lacking[0].Name != "AF-MUG-INK.jpg" {
		t.Errorf("lacking %v, %v", lacking, err)
	}
}

// What another version took, or a damaged row, is taken anew or counts as none.
func TestFingerprintsOfAnotherVersionAreTakenAnew(t *testing.T) {
	dir := t.TempDir()
	w := openIn(t, dir)
	store := newStore(t, w)
	goods(t, w, store, "A", keep(t, w, "a.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 1)))
	goods(t, w, store, "B", keep(t, w, "b.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 2)))
	learn(t, w)
	db := raw(t, databaseOf(dir))
	execute(t, db, `UPDATE fingerprint SET form = 999`)
	if found := findDuplicates(t, w, duplicates.Scope{Store: store}); len(found.Groups) != 0 || found.Unread != 2 {
		t.Errorf("%d unread, %q", found.Unread, told(found.Groups))
	}
	learn(t, w)
	if found := findDuplicates(t, w, duplicates.Scope{Store: store}); len(found.Groups) != 1 {
		t.Errorf("%d unread, %q", found.Unread, told(found.Groups))
	}
	execute(t, db, `UPDATE fingerprint SET body = x'0102'`)
	if found := findDuplicates(t, w, duplicates.Scope{Store: store}); len(found.Groups) != 0 || found.Unread != 2 {
		t.Errorf("damaged: %d unread, %q", found.Unread, told(found.Groups))
	}
}

func TestPhotosAreKnownByThePicturesThatProductsHave(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	front := keep(t, w, "np-jkt-front.jpg", samplePhoto(t, "NP-JKT-SQL.jpg", 1))
	goods(t, w, store, "NP-JKT", front)
	goods(t, w, store, "NP-JKT-PINE", keep(t, w, "pine.jpg", samplePhoto(t, "NP-JKT-SQL_pine.jpg", 1)))
	learn(t, w)
	known, err := duplicates.ReadKnown(context.Background(), w, store)
	if err != nil {
		t.Fatal(err)
	}
	read, err := photo.Decode(context.Background(), photo.FromBytes("x.jpg", samplePhoto(t, "NP-JKT-SQL.jpg", 4)))
	if err != nil {
		t.Fatal(err)
	}
	likes := known.Like(fingerprint.Of(read.Image))
	if len(likes) != 2 || likes[0].Where() != "NP-JKT, front" || likes[0].Likeness.Verdict != fingerprint.Same ||
		likes[1].Where() != "NP-JKT-PINE, picture 1" || likes[1].Likeness.Verdict != fingerprint.OtherColour {
		t.Errorf("%+v", likes)
	}
	if likes := known.Like(fingerprint.Of(image.NewGray(image.Rect(0, 0, 9, 9)))); len(likes) != 0 {
		t.Errorf("a grey picture is like %+v", likes)
	}
	if has := known.Has(media.Hash(front.Original)); len(has) != 1 || has[0].SKU != "NP-JKT" {
		t.Errorf("the file itself is at %+v", has)
	}
	if has := known.Has("0"); has != nil {
		t.Errorf("an unknown file is at %+v", has)
	}
}

func TestFingerprintsOfPicturesThatAreGoneAreForgotten(t *testing.T) {
	dir := t.TempDir()
	w := openIn(t, dir)
	keep(t, w, "a.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 4))
	keep(t, w, "b.jpg", samplePhoto(t, "AF-MUG-INK.jpg", 4))
	learn(t, w)
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	clean(t, w)
	if n := number(t, raw(t, databaseOf(dir)), `SELECT count(*) FROM fingerprint`); n != 1 {
		t.Errorf("%d fingerprints, of one picture", n)
	}
	if _, err := w.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	if again := learn(t, w); len(again) != 1 || again[0].Item.Name != "b.jpg" {
		t.Errorf("learned again: %v", again)
	}
}

// A photo whose name says nothing is bound to the product that has the picture;
// what a list tells of another stays over a restart, with its ALT text.
func TestLookAndListTellTheProductsOfPhotos(t *testing.T) {
	ctx := context.Background()
	w := open(t)
	store := newStore(t, w)
	oat := goods(t, w, store, "AF-MUG-OAT", keep(t, w, "front.jpg", samplePhoto(t, "AF-MUG-OAT.jpg", 1)))
	ink := goods(t, w, store, "AF-MUG-INK")
	learn(t, w)
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, "IMG_1.jpg"), samplePhoto(t, "AF-MUG-OAT.jpg", 2))
	writeFile(t, filepath.Join(dir, "IMG_2.jpg"), samplePhoto(t, "AF-MUG-INK.jpg", 2))
	writeFile(t, filepath.Join(dir, "list.csv"), []byte("Datei;SKU;Alt-Text\nIMG_2;af mug ink;Ink mug\nIMG_3;AF-MUG-INK;\n"))
	gathered, err := bench.Gather(ctx, []string{dir})
	if err != nil || len(gathered.Photos) != 2 {
		t.Fatal(gathered, err)
	}
	photos := gathered.Photos
	shelf, err := bench.ReadShelf(ctx, w, store)
	if err != nil {
		t.Fatal(err)
	}
	known, err := duplicates.ReadKnown(ctx, w, store)
	if err != nil {
		t.Fatal(err)
	}
	tray := bench.NewTray()
	tray.Add(photos)
	for _, p := range photos {
		sight, err := bench.See(ctx, p, known)
		if err != nil {
			t.Fatal(err)
		}
		tray.Match(map[string]bench.Binding{p.Path: bench.Bind(shelf.Match(p))})
		tray.See(map[string]bench.Sight{p.Path: sight})
	}
	list, err := shotlist.Read(ctx, table.Path(filepath.Join(dir, "list.csv")))
	if err != nil {
		t.Fatal(err)
	}
	assignment := shelf.Assign(list, photos)
	if len(assignment.Problems) != 1 || assignment.Problems[0].Line != 3 || !slices.Equal(assignment.Unlisted, []int{0}) {
		t.Errorf("%+v", assignment)
	}
	tray.Tell(bench.ToldByList(assignment, photos))
	check := func(tray *bench.Tray) {
		t.Helper()
		if b := tray.At(0).Binding; b.Product != oat || b.Reason() != "Same picture as AF-MUG-OAT, front" {
			t.Errorf("by its look: %+v", b)
		}
		if b := tray.At(1).Binding; b.Product != ink || b.Alt != "Ink mug" || b.Reason() != "The SKU af mug ink, line 2 of the list" {
			t.Errorf("by the list: %+v", b)
		}
	}
	check(tray)

	if err := w.SaveTray(ctx, store, tray.Changes()); err != nil {
		t.Fatal(err)
	}
	reopened, err := bench.Reopen(ctx, w, w, store)
	if err != nil {
		t.Fatal(err)
	}
	again := bench.NewTray()
	again.Restore(reopened)
	for i, p := range photos {
		again.Match(map[string]bench.Binding{p.Path: bench.Bind(shelf.Match(p))})
		again.See(map[string]bench.Sight{p.Path: *tray.At(i).Sight})
	}
	check(again)
}

// BenchmarkDuplicates looks for duplicates in a store whose products have two
// pictures each, one in fifty nearly the same as another.
func BenchmarkDuplicates(b *testing.B) {
	for _, products := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(products), func(b *testing.B) {
			w := openIn(b, b.TempDir())
			store := newStore(b, w)
			random := mathrand.New(mathrand.NewPCG(1, 2))
			var taken []duplicates.Taken
			var all []catalog.Product
			for i := range products {
				p := catalog.Product{StoreID: store, Kind: catalog.Simple, SKU: fmt.Sprint("P-", i)}
				for range 2 {
					t := duplicates.Taken{Hash: media.Hash(fmt.Sprintf("%064x", len(taken))), Print: madeUpPrint(b, random)}
					if len(taken) > 0 && random.IntN(50) == 0 {
						t.Print = taken[random.IntN(len(taken))].Print
					}
					taken = append(taken, t)
					p.Images = append(p.Images, catalog.Image{Original: string(t.Hash)})
				}
				all = append(all, p)
			}
			save(b, w, "import", change.Imported, all...)
			if err := w.SavePrints(context.Background(), taken); err != nil {
				b.Fatal(err)
			}
			b.Run("find", func(b *testing.B) {
				for b.Loop() {
					if found := findDuplicates(b, w, duplicates.Scope{Store: store}); len(found.Groups) == 0 {
						b.Fatal("none found")
					}
				}
			})
			b.Run("read known", func(b *testing.B) {
				for b.Loop() {
					if _, err := duplicates.ReadKnown(context.Background(), w, store); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

// madeUpPrint is the fingerprint of a picture that never was.
func madeUpPrint(t testing.TB, random *mathrand.Rand) fingerprint.Print {
	t.Helper()
	img := image.NewNRGBA(image.Rect(0, 0, 16, 16))
	for i := range img.Pix {
		img.Pix[i] = uint8(random.Uint32())
	}
	p := fingerprint.Of(img)
	if p.Empty() {
		t.Fatal("noise has no fingerprint")
	}
	return p
}
