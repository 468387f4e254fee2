package data_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
	"storehand/data"
)

// marked is a preset with a logo.
func marked(t testing.TB) photo.Preset {
	preset := square
	preset.Watermark = &photo.Watermark{Logo: phototest.PNG(t, phototest.Smooth(40, 20)), Place: photo.PlaceCentre, Share: 10, Opacity: 50}
	return preset
}

// trayOf has the photos of a folder, each prepared by hand: only what is kept
// counts here.
func trayOf(t testing.TB, dir string) *bench.Tray {
	t.Helper()
	gathered, err := bench.Gather(context.Background(), []string{dir})
	if err != nil {
		t.Fatal(err)
	}
	tray := bench.NewTray()
	tray.Add(gathered.Photos)
	return tray
}

// reopen reads the tray of a store as the next start does.
func reopen(t testing.TB, w *data.Workspace, store client.ID) (*bench.Tray, bench.Reopened) {
	t.Helper()
	r, err := bench.Reopen(context.Background(), w, w, store)
	if err != nil {
		t.Fatal(err)
	}
	tray := bench.NewTray()
	tray.Restore(r)
	return tray, r
}

func keepTray(t testing.TB, w *data.Workspace, store client.ID, tray *bench.Tray) {
	t.Helper()
	if err := w.SaveTray(context.Background(), store, tray.Changes()); err != nil {
		t.Fatal(err)
	}
}

// entries are the photos of a tray, to compare.
func entries(tray *bench.Tray) (all []bench.Saved) {
	for i := range tray.Len() {
		e := tray.At(i)
		s := bench.Saved{
			Photo: e.Photo, Place: i, LeftOut: !e.Included, Twin: e.Twin, Product: e.Binding.Product, ByHand: e.Binding.ByHand,
			Framing: e.Framing, Own: e.Own, Made: e.Made, Failure: e.Failure,
		}
		s.Photo.ModTime = s.Photo.ModTime.UTC()
		all = append(all, s)
	}
	return all
}

func TestTheBenchIsThereAgain(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	dir := shoot(t, "a.jpg", "b.jpg", "c.jpg", "d.jpg", "e.jpg")
	at := func(name string) string { return filepath.Join(dir, name) }
	tray := trayOf(t, dir)
	photos, _ := prepare(t, w, store, dir, square)
	own := marked(t)
	tray.Find(at("a.jpg")).Included = false
	tray.Choose(at("b.jpg"), 7)
	tray.SetTwins(map[string]string{at("c.jpg"): at("a.jpg")})
	for _, err := range []error{tray.Frame(at("d.jpg"), photo.Framing{Turn: 1, Straighten: 1.5}), tray.Override(at("d.jpg"), &own)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	made := photos[3].Made
	made.Recipe = photo.Recipe{Preset: own, Framing: photo.Framing{Turn: 1, Straighten: 1.5}}
	made.Others = []bench.Output{{Recipe: photo.Recipe{Preset: marked(t)}, Prepared: made.Prepared}, {Recipe: photo.Recipe{Preset: square}, Prepared: made.Prepared}}
	tray.Finish(at("d.jpg"), made)
	tray.Fail(at("e.jpg"), "the disk was full")
	keepTray(t, w, store, tray)

	again, r := reopen(t, w, store)
	if len(r.Gone)+len(r.Changed) > 0 {
		t.Errorf("reopened %+v", r)
	}
	if diff := cmp.Diff(entries(tray), entries(again)); diff != "" {
		t.Errorf("(-kept +reopened):\n%s", diff)
	}
	if c := again.Changes(); !c.Empty() {
		t.Errorf("as soon as it is open %d photos are kept anew", len(c.Saved))
	}
	if n := number(t, raw(t, databaseOf(w.Dir())), `SELECT count(*) FROM preset`); n != 2 {
		t.Errorf("two presets are kept %d times", n)
	}
	// Due are those that were not made: nothing is made twice.
	for _, o := range again.Due(square) {
		if name := o.Photo.Name(); name != "b.jpg" && name != "e.jpg" {
			t.Errorf("%s is to be made again", name)
		}
	}
	if other, _ := reopen(t, w, store+1); other.Len() != 0 {
		t.Error("another store has the photos too")
	}

	again.Remove(func(e *bench.Entry) bool { return e.Path == at("a.jpg") })
	again.Find(at("e.jpg")).Included = false
	c := again.Changes()
	if len(c.Saved) != 1 || len(c.Gone) != 1 {
		t.Errorf("two photos changed, kept are %d and %d", len(c.Saved), len(c.Gone))
	}
	if err := w.SaveTray(context.Background(), store, c); err != nil {
		t.Fatal(err)
	}
	last, _ := reopen(t, w, store)
	want := entries(again)
	for i := range want {
		want[i].Place = i
	}
	if diff := cmp.Diff(want, entries(last)); diff != "" {
		t.Errorf("(-kept +reopened):\n%s", diff)
	}
}

func TestPhotosThatVanishedOrChangedAreSaid(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	dir := shoot(t, "gone.jpg", "changed.jpg", "same.jpg")
	photos, _ := prepare(t, w, store, dir, square)
	tray := trayOf(t, dir)
	for _, p := range photos {
		tray.Finish(p.Photo.Path, p.Made)
		tray.Choose(p.Photo.Path, 5)
	}
	keepTray(t, w, store, tray)
	if err := os.Remove(filepath.Join(dir, "gone.jpg")); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "changed.jpg"), picture(t, 333))

	again, r := reopen(t, w, store)
	gone := again.Find(filepath.Join(dir, "gone.jpg"))
	var why *bench.ReadError
	if !errors.As(gone.Problem, &why) || !errors.Is(why, fs.ErrNotExist) || len(r.Gone) != 1 {
		t.Errorf("the photo that is gone: %v", gone.Problem)
	}
	if gone.Made == nil || gone.Mark(square) != bench.Unreadable {
		t.Error("what was made of it is gone too")
	}
	changed := again.Find(filepath.Join(dir, "changed.jpg"))
	if changed.Made != nil || len(r.Changed) != 1 || changed.Size == tray.Find(changed.Path).Size {
		t.Errorf("the photo that changed: %+v", changed)
	}
	var ready, due []string
	for _, b := range again.Ready() {
		ready = append(ready, b.Photo.Name())
	}
	for _, o := range again.Due(square) {
		due = append(due, o.Photo.Name())
	}
	if diff := cmp.Diff([][]string{{"gone.jpg", "same.jpg"}, {"changed.jpg"}}, [][]string{ready, due}); diff != "" {
		t.Errorf("ready and due (-want +got):\n%s", diff)
	}
	keepTray(t, w, store, again)
	if _, r := reopen(t, w, store); len(r.Changed) != 0 || len(r.Gone) != 1 {
		t.Errorf("at the next start %+v", r)
	}
}

// What lies on the bench belongs to no product yet, and is not swept away.
func TestTheCheckLeavesWhatLiesOnTheBench(t *testing.T) {
	dir := t.TempDir()
	w := openIn(t, dir)
	store := newStore(t, w)
	photos, _ := prepare(t, w, store, shoot(t, "a.jpg", "b.jpg"), square)
	tray := bench.NewTray()
	tray.Add([]bench.Photo{photos[0].Photo})
	tray.Finish(photos[0].Photo.Path, photos[0].Made)
	keepTray(t, w, store, tray)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	w = openIn(t, dir) // what was put before is not under way any more
	if diff := cmp.Diff([]string{"pictures: 2 files that were never used were removed (mended)"}, findings(t, w)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for kind, hash := range map[media.Kind]media.Hash{media.Original: photos[0].Made.Original.Hash, media.Prepared: photos[0].Made.Prepared.Hash} {
		if _, err := w.Path(kind, hash); err != nil {
			t.Error(err)
		}
	}
}

func TestStagedPhotosAreStagedAfterARestartUnlessUndone(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	save(t, w, "import", change.Imported, bare(store))
	dir := shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg")
	photos, _ := prepare(t, w, store, dir, square)
	tray := trayOf(t, dir)
	for _, p := range photos {
		tray.Finish(p.Photo.Path, p.Made)
		tray.Choose(p.Photo.Path, p.Binding.Product)
	}
	tray.NoteStaged(stage(t, w, store, photos, bench.Append).Pictures)
	keepTray(t, w, store, tray)
	again, _ := reopen(t, w, store)
	if n := len(again.Ready()); n != 0 || again.Tally(square).Of(bench.OnProduct) != 2 {
		t.Errorf("%d are to be staged again", n)
	}
	if _, err := w.Undo(context.Background()); err != nil {
		t.Fatal(err)
	}
	again, _ = reopen(t, w, store)
	if n := len(again.Ready()); n != 2 {
		t.Errorf("after undo %d can be staged", n)
	}
}

func TestJoinedChangesKeepTheLastOfEachPhoto(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	tray := bench.NewTray()
	var gathered bench.Changes
	for i := range 200 {
		path := fmt.Sprintf("/photos/%d.jpg", i%50)
		tray.Add([]bench.Photo{{Path: path}})
		tray.Fail(path, fmt.Sprint("try ", i))
		gathered = gathered.Then(tray.Changes())
	}
	tray.Remove(func(e *bench.Entry) bool { return e.Path == "/photos/7.jpg" })
	gathered = gathered.Then(tray.Changes())
	if len(gathered.Saved) != 49 || len(gathered.Gone) != 1 {
		t.Errorf("%d are to be kept and %d are gone", len(gathered.Saved), len(gathered.Gone))
	}
	if err := w.SaveTray(context.Background(), store, gathered); err != nil {
		t.Fatal(err)
	}
	again, _ := reopen(t, w, store)
	if again.Len() != 49 || again.Find("/photos/7.jpg") != nil || again.Find("/photos/8.jpg").Failure != "try 158" {
		t.Errorf("%d photos, %+v", again.Len(), again.Find("/photos/8.jpg"))
	}
}

// BenchmarkReopen reads a tray of ten thousand finished photos.
func BenchmarkReopen(b *testing.B) {
	w := open(b)
	store := newStore(b, w)
	tray := bench.NewTray()
	file := media.File{Hash: sum("picture"), Kind: media.Prepared, Ext: ".jpg", AddedAt: day}
	preset := marked(b)
	began := time.Now()
	for i := range 10_000 {
		path := fmt.Sprintf("/photos/%d.jpg", i)
		tray.Add([]bench.Photo{{Path: path, Trail: "photos/" + path}})
		tray.Finish(path, bench.Made{Recipe: photo.Recipe{Preset: preset}, Original: file, Prepared: file, Report: bench.Report{Path: path}})
	}
	if err := w.SaveTray(context.Background(), store, tray.Changes()); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(time.Since(began).Seconds(), "s-to-keep")
	for b.Loop() {
		saved, err := w.Tray(context.Background(), store)
		if err != nil || len(saved) != 10_000 {
			b.Fatal(len(saved), err)
		}
	}
}

// What was finished before a run was interrupted is not made again.
func TestARunGoesOnWhereItStopped(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	dir := shoot(t, "a.jpg", "b.jpg")
	larger := square
	larger.Slug, larger.Width, larger.Height = "larger", 90, 90
	photos, _ := prepare(t, w, store, dir, square)
	tray := trayOf(t, dir)
	tray.Finish(photos[0].Photo.Path, photos[0].Made)
	keepTray(t, w, store, tray)

	again, _ := reopen(t, w, store)
	orders := again.Due(square, larger)
	if len(orders) != 2 || orders[0].Had == nil || orders[1].Had != nil {
		t.Fatalf("due are %+v", orders)
	}
	first, err := w.Path(media.Prepared, photos[0].Made.Prepared.Hash)
	if err != nil {
		t.Fatal(err)
	}
	long := time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
	if err := os.Chtimes(first, long, long); err != nil {
		t.Fatal(err)
	}
	made := make([]bench.Made, len(orders))
	run(t, func(ctx context.Context, j *job.Job) error {
		_, err := bench.Prep(ctx, j, bench.PrepRun{
			Orders: orders, Keeper: w, Now: func() time.Time { return day.Add(time.Hour) }, Finish: func(place int, m bench.Made) { made[place] = m },
		})
		return err
	})
	if !made[0].Prepared.AddedAt.Equal(day) || !made[1].Prepared.AddedAt.Equal(day.Add(time.Hour)) {
		t.Errorf("made at %v and %v", made[0].Prepared.AddedAt, made[1].Prepared.AddedAt)
	}
	for i := range made {
		if len(made[i].Others) != 1 || made[i].Others[0].Report.Width != 90 {
			t.Errorf("for the other channel %+v", made[i].Others)
		}
		again.Finish(orders[i].Photo.Path, made[i])
	}
	if n := len(again.Due(square, larger)); n != 0 {
		t.Errorf("%d are due still", n)
	}
}

// run does work in a job to its end.
func run(t testing.TB, work func(context.Context, *job.Job) error) []job.Result {
	t.Helper()
	ctx := context.Background()
	board := job.NewBoard(job.SystemClock{})
	j := board.Start(ctx, job.Spec{Doing: "Testing"}, work)
	if s, err := j.Wait(ctx); err != nil || s.State != job.Finished {
		t.Fatal(s, err)
	}
	if err := board.Close(ctx); err != nil {
		t.Fatal(err)
	}
	return j.ResultsSince(0)
}

// A photo whose row is damaged is prepared again, and stops no other one.
func TestADamagedRowOfTheBenchIsOnePhotosTrouble(t *testing.T) {
	dir := t.TempDir()
	w := openIn(t, dir)
	store := newStore(t, w)
	photos, _ := prepare(t, w, store, shoot(t, "a.jpg", "b.jpg", "c.jpg"), square)
	tray := bench.NewTray()
	for _, p := range photos {
		tray.Add([]bench.Photo{p.Photo})
		tray.Finish(p.Photo.Path, p.Made)
	}
	keepTray(t, w, store, tray)
	db := raw(t, databaseOf(dir))
	execute(t, db, `UPDATE bench_photo SET body = '{"photo"' WHERE place = 0`, `UPDATE bench_photo SET body = json_set(body, '$.presets', json('[]')) WHERE place = 1`)
	db.Close()
	again, r := reopen(t, w, store)
	if again.Len() != 3 || len(r.Changed) != 2 || again.At(0).Made != nil || again.At(1).Made != nil || again.At(2).Made == nil {
		t.Errorf("%d photos, %v changed", again.Len(), r.Changed)
	}
	if why := again.At(0).Failure; !strings.HasPrefix(why, "what was kept of this photo is damaged") {
		t.Errorf("it says %q", why)
	}
	if due := again.Due(square); len(due) != 2 || due[0].Photo.Path != photos[0].Photo.Path || due[0].Photo.Size != photos[0].Photo.Size {
		t.Errorf("due are %+v", due)
	}
	if _, err := w.Check(context.Background()); err != nil {
		t.Error(err)
	}
}
