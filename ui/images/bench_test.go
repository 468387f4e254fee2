package images

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/job"
	"storehand/ui/look"
)

// rows are the lines of the list: name and what is said below.
func (s *stage) rows() map[string]string {
	all := map[string]string{}
	for place := range s.tray.Len() {
		e := s.tray.At(place)
		face := faceOfEntry(e, s.labelOf(e), s.making)
		all[face.name] = face.more
	}
	return all
}

// bench drops a folder of photos on the bench.
func (s *stage) shoot(photos map[string]string) { s.drop(shoot(s.t, photos)) }

func TestDroppedPhotosAreMatched(t *testing.T) {
	s := open(t, look.Light, wide)
	if !s.page.empty.Visible() || s.page.bench.Visible() {
		t.Error("an empty bench does not say what to do")
	}
	s.shoot(map[string]string{
		"NP-PCK-R38_front.jpg": "NP-PCK-R38_backdrop.jpg", "NP-PCK-H22/a.jpg": "NP-PCK-H22.jpg", "IMG_4471.jpg": "NP-MAT-DRF.jpg",
		"IMG_4472.jpg": "NP-MAT-DRF.jpg", "tarn tent.jpg": "NP-TNT-T1.jpg", "broken.jpg": "", "notes.txt": "",
	})
	want := map[string]string{
		"NP-PCK-R38_front.jpg": "Ridgeline 38 pack, 640 × 640", "a.jpg": "Hollow 22 daypack, 640 × 640", "IMG_4471.jpg": "No match, 640 × 640",
		"IMG_4472.jpg": "Duplicate, left out, 640 × 640", "tarn tent.jpg": "Tarn 1 tent?, 640 × 640", "broken.jpg": "Cannot be used",
	}
	if diff := cmp.Diff(want, s.rows()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if !s.page.bench.Visible() || s.page.empty.Visible() || s.count != 6 {
		t.Errorf("the bench is not shown, or its count is %d", s.count)
	}
	s.wantToast("6 photos added, 1 file left out: no pictures")
	if got := s.page.run.primary.Text(); got != "Prepare 4 photos" {
		t.Errorf("the button says %q", got)
	}
	if e := s.entry(); e == nil || s.page.pane.name.Text() != e.Name() {
		t.Error("no photo is in the middle")
	}
	s.drop(filepath.Dir(s.at("broken.jpg").Path))
	s.wantToast("6 photos on the bench already")
}

func TestWhatIsDroppedElsewhere(t *testing.T) {
	s := open(t, look.Light, wide)
	if s.Dropped([]string{"/home/me/products.csv", "/home/me/more.XLSX"}, fyne.Position{}) {
		t.Error("a product file is taken for a photo")
	}
	s.drop(filepath.Join(t.TempDir(), "gone.jpg"))
	s.wantToast("gone.jpg cannot be read: it is not there any more")
	if got := s.rows()["gone.jpg"]; got != "Cannot be used" || s.page.pane.note.Text() != s.lastToast() {
		t.Errorf("the row says %q, the middle %q", got, s.page.pane.note.Text())
	}
	s.clearBench()
	s.drop(t.TempDir())
	s.wantToast("There are no photos in it")
	s.files.paths = []string{filepath.Join(shoot(t, map[string]string{"NP-PCK-R38.jpg": "NP-PCK-R38.jpg"}), "NP-PCK-R38.jpg")}
	s.addFiles()
	s.pass()
	s.files.folder = shoot(t, map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"})
	s.addFolder()
	s.pass()
	if s.tray.Len() != 2 {
		t.Errorf("%d photos on the bench", s.tray.Len())
	}
	s.files.paths, s.files.folder = nil, "" // the user gives up
	s.addFiles()
	s.addFolder()
	s.pass()
	if s.tray.Len() != 2 {
		t.Errorf("after giving up: %d photos", s.tray.Len())
	}
}

// prepareAll presses the primary button and waits for the end of the run.
func (s *stage) prepareAll() {
	s.t.Helper()
	test.Tap(s.page.run.primary)
	if s.run == nil {
		s.t.Fatalf("no run begins; the button says %q", s.page.run.primary.Text())
	}
	s.until("the run is over", func() bool { return s.run == nil })
	s.pass()
}

func TestPreparedPhotosAreStagedAndUndone(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500_back.jpg": "NP-BTL-500_detail.jpg", "NP-STV-EMB_side.jpg": "NP-STV-EMB_detail.jpg", "IMG_1.jpg": "NP-TNT-T1.jpg"})
	before := len(s.product("NP-BTL-500").Images)
	s.prepareAll()
	if got := s.page.run.primary.Text(); got != "Stage 2 finished" {
		t.Fatalf("the button says %q", got)
	}
	if e := s.at("IMG_1.jpg"); e.Made == nil || e.Staged {
		t.Error("the photo without a product is not prepared")
	}
	s.main()
	s.pass()
	images := s.product("NP-BTL-500").Images
	if len(images) != before+1 || images[before].Alt == "" || !strings.HasPrefix(images[before].FileName, "np-btl-500-steel-bottle-500-ml-") {
		t.Fatalf("the product has %+v", images)
	}
	s.wantToast("2 pictures staged on 2 products")
	if more := s.rows()["NP-BTL-500_back.jpg"]; !strings.HasPrefix(more, "Steel bottle 500 ml, staged") {
		t.Errorf("the row says %q", more)
	}
	if s.page.undo.Disabled() || s.count != 1 {
		t.Errorf("the run cannot be undone, or the count is %d", s.count)
	}

	test.Tap(s.page.undo)
	s.pass()
	if n := len(s.product("NP-BTL-500").Images); n != before {
		t.Errorf("after undo the product has %d pictures", n)
	}
	if s.at("NP-BTL-500_back.jpg").Staged || !s.page.undo.Disabled() || s.page.run.primary.Text() != "Stage 2 finished" {
		t.Errorf("after undo the bench says %q", s.page.run.primary.Text())
	}
	if _, err := s.workspace.Redo(context.Background()); err != nil {
		t.Fatal(err)
	}
	s.pass()
	if !s.at("NP-BTL-500_back.jpg").Staged || s.page.undo.Disabled() {
		t.Error("after redo the bench does not know that it is staged")
	}
}

func TestPausedAndCancelledRun(t *testing.T) {
	s := open(t, look.Light, wide)
	s.drop(many(t, 120))
	test.Tap(s.page.run.primary)
	s.pauseRun()
	s.until("it is paused", func() bool { return s.snapshot.State == job.Paused })
	if !s.page.run.resume.Visible() || s.page.run.pause.Visible() || s.page.run.pace.Text() != "Paused" {
		t.Error("the bar does not show the pause")
	}
	test.Tap(s.page.run.resume)
	s.until("some are done", func() bool { return s.snapshot.OK > 0 })
	test.Tap(s.page.run.cancel)
	s.until("the run is over", func() bool { return s.run == nil })
	tally := s.tray.Tally(s.preset)
	if tally.Of(bench.Failed) != 0 || tally.Of(bench.Finished)+tally.Of(bench.Waiting) != 120 {
		t.Errorf("%d finished, %d waiting, %d failed", tally.Of(bench.Finished), tally.Of(bench.Waiting), tally.Of(bench.Failed))
	}
	if tally.Of(bench.Waiting) > 0 {
		s.prepareAll()
	}
	if due := s.tray.Due(s.preset); len(due) != 0 {
		t.Errorf("after going on %d are due", len(due))
	}
}

func TestAFailedPhotoIsNamed(t *testing.T) {
	s := open(t, look.Light, wide)
	dir := shoot(t, map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "NP-BTL-750.jpg": "NP-BTL-750.jpg"})
	s.drop(dir)
	gone := s.at("NP-BTL-750.jpg").Path
	remove(t, gone)
	s.prepareAll()
	s.wantToast("1 photo failed. " + gone + " cannot be read")
	if more := s.rows()["NP-BTL-750.jpg"]; !strings.HasPrefix(more, "Failed: ") {
		t.Errorf("the row says %q", more)
	}
	if s.at("NP-BTL-500.jpg").Made == nil {
		t.Error("the other one was not prepared")
	}
	s.toasts[len(s.toasts)-1].OnAction()
	if s.chosen != gone {
		t.Error("the toast does not lead to the photo")
	}
}

func TestKeysOfTheList(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"a.jpg": "NP-BTL-500.jpg", "b.jpg": "NP-BTL-750.jpg", "c.jpg": "NP-PCK-R38.jpg"})
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome}) // with nothing in focus
	for _, step := range []struct {
		key    fyne.KeyName
		chosen string
	}{{fyne.KeyDown, "b.jpg"}, {fyne.KeyEnd, "c.jpg"}, {fyne.KeyUp, "b.jpg"}, {fyne.KeyPageUp, "a.jpg"}, {fyne.KeyUp, "a.jpg"}, {fyne.KeyDown, "b.jpg"}} {
		s.key(step.key)
		if got := s.entry().Name(); got != step.chosen {
			t.Errorf("%s leads to %s, want %s", step.key, got, step.chosen)
		}
	}
	s.key(fyne.KeySpace)
	if s.at("b.jpg").Included || s.page.run.primary.Text() != "Prepare 2 photos" {
		t.Errorf("Space does not leave the photo out: %q", s.page.run.primary.Text())
	}
	s.key(fyne.KeyDelete)
	if s.tray.Len() != 2 || s.entry().Name() != "c.jpg" || s.page.pane.name.Text() != "c.jpg" {
		t.Errorf("after Delete %d photos, in the middle %q", s.tray.Len(), s.page.pane.name.Text())
	}
	test.Tap(s.page.list.all)
	if s.at("a.jpg").Included || s.at("c.jpg").Included {
		t.Error("the box does not leave all out")
	}
	test.Tap(s.page.list.all)
	if !s.at("a.jpg").Included || !s.at("c.jpg").Included {
		t.Error("the box does not take all in")
	}
	s.clearBench()
	if s.tray.Len() != 0 || !s.page.empty.Visible() || s.entry() != nil {
		t.Error("the bench is not cleared")
	}
}

func TestChecksLeadToTheirPhotos(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "IMG_1.jpg": "NP-BTL-750.jpg", "IMG_2.jpg": "NP-PCK-R38.jpg"})
	s.choose(s.at("NP-BTL-500.jpg").Path)
	var seen []string
	for range 3 {
		s.nextWith(bench.Unmatched)
		seen = append(seen, s.entry().Name())
	}
	if diff := cmp.Diff([]string{"IMG_1.jpg", "IMG_2.jpg", "IMG_1.jpg"}, seen); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	s.nextWith(bench.Unreadable) // there is none
	if s.entry().Name() != "IMG_1.jpg" {
		t.Error("a check without photos leads somewhere")
	}
}

func TestEveryStoreHasPhotosOfItsOwn(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "AF-MUG-OAT.jpg": "AF-MUG-OAT.jpg"})
	s.choose(s.at("AF-MUG-OAT.jpg").Path)
	s.bind(s.product("NP-PCK-R38").ID)
	s.Section.Open(s.scope) // the same store again
	s.pass()
	if s.at("AF-MUG-OAT.jpg").Binding.Product == 0 {
		t.Error("the user's choice is lost")
	}
	here := s.rows()
	s.show("Alder & Finch")
	s.pass()
	if len(s.rows()) != 0 {
		t.Errorf("the other store has %v", s.rows())
	}
	s.shoot(map[string]string{"AF-MUG-OAT.jpg": "AF-MUG-OAT.jpg"})
	s.show("Northpass")
	s.pass()
	if diff := cmp.Diff(here, s.rows()); diff != "" {
		t.Errorf("back again (-want +got):\n%s", diff)
	}
}

func TestTheBenchIsThereAgainAfterARestart(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg", "IMG_1.jpg": "NP-PCK-R38.jpg", "gone.jpg": "NP-TNT-T1.jpg"})
	s.choose(s.at("IMG_1.jpg").Path)
	s.bind(s.product("NP-PCK-R38").ID)
	s.setOwn(true)
	changed := s.preset
	changed.Width = 300
	s.editPreset(changed)
	s.prepareAll()
	if err := os.Remove(s.at("gone.jpg").Path); err != nil {
		t.Fatal(err)
	}
	again := New(s.params)
	s.Section = again
	s.show("Northpass")
	s.pass()
	e := s.at("IMG_1.jpg")
	if e.Binding.Product != s.product("NP-PCK-R38").ID || e.Own == nil || e.Own.Width != 300 || e.Made == nil {
		t.Errorf("remembered is %+v", e)
	}
	if n := len(s.tray.Due(s.preset)); n != 0 {
		t.Errorf("%d are to be made again", n)
	}
	if s.at("gone.jpg").Problem == nil || s.lastToast() != "1 photo cannot be found any more" {
		t.Errorf("the one that is gone: %+v, told %q", s.at("gone.jpg"), s.lastToast())
	}
}

func TestAProductThatAppearsIsMatched(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"XY-NEW-1.jpg": "NP-BTL-500.jpg"})
	p := catalog.Product{StoreID: s.scope.Store.ID, Kind: catalog.Simple, SKU: "XY-NEW-1", Title: "Brand new"}
	s.edit("add", p)
	if more := s.rows()["XY-NEW-1.jpg"]; !strings.HasPrefix(more, "Brand new") {
		t.Errorf("the row says %q", more)
	}
	s.Show(s.product("XY-NEW-1").ID)
	if s.entry().Name() != "XY-NEW-1.jpg" {
		t.Error("the product's photo is not brought to the front")
	}
}

func TestLeavingFinishedPicturesIsAskedOnce(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"NP-BTL-500.jpg": "NP-BTL-500_detail.jpg"})
	if !s.Leave() {
		t.Error("nothing is finished, and the section holds the window")
	}
	s.prepareAll()
	if s.Leave() {
		t.Error("finished pictures are left without a word")
	}
	s.wantToast("1 finished picture is not staged yet")
	if !s.Leave() {
		t.Error("the second try is held too")
	}
	s.main()
	s.pass()
	if !s.Leave() {
		t.Error("all is staged, and the section holds the window")
	}
}

func TestCommandsSayWhyTheyCannotRun(t *testing.T) {
	s := open(t, look.Light, wide)
	why := func(name string) string {
		for _, c := range s.Commands() {
			if c.Name == name {
				return c.Why()
			}
		}
		t.Fatalf("there is no command %q", name)
		return ""
	}
	const main = "Prepare or stage the photos"
	if got := why(main); got != "There are no photos on the bench" {
		t.Errorf("on an empty bench: %q", got)
	}
	s.shoot(map[string]string{"IMG_1.jpg": "NP-BTL-500.jpg"})
	if got := why(main); got != "" {
		t.Errorf("with a photo: %q", got)
	}
	s.prepareAll()
	if got := why(main); got != "All photos are prepared, and none has a product to be staged on" {
		t.Errorf("after preparing: %q", got)
	}
	if why("Pause preparing photos") == "" || why("Choose the product of this photo") != "" {
		t.Error("the other commands")
	}
}

func TestTenThousandPhotosDrawOnlyThoseInSight(t *testing.T) {
	s := open(t, look.Light, wide)
	photos := make([]bench.Photo, 10_000)
	for i := range photos {
		photos[i] = bench.Photo{Path: filepath.Join("/shoot", string(rune('a'+i%26)), strings.Repeat("x", i%7), "IMG.jpg"), Trail: "IMG.jpg"}
		photos[i].Path += strings.Repeat("y", i/180)
	}
	n := len(s.tray.Add(photos))
	s.refresh()
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	if s.tray.Place(s.chosen) != n-1 {
		t.Error("End does not lead to the last photo")
	}
	if views := len(s.page.list.list.strip.views); views > 20 {
		t.Errorf("%d rows are drawn", views)
	}
	first, end := s.page.list.list.inSight()
	if end != n || first < n-20 {
		t.Errorf("in sight are %d to %d", first, end)
	}
}

// The list hands keys it has no use for to the window, the window to the
// section: there they end.
func TestKeysNobodyHasAUseForEnd(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"a.jpg": "NP-BTL-500.jpg"})
	s.window.Canvas().SetOnTypedKey(s.TypedKey)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5}) // with nothing in focus
	s.page.list.list.focus()
	s.key(fyne.KeyF5)
	if got := s.entry().Name(); got != "a.jpg" {
		t.Errorf("the key chose %s", got)
	}
	s.findMissing()
	s.pass()
	s.key(fyne.KeyF5)
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyF5})
	s.key(fyne.KeyEscape)
	if s.review.isOpen() {
		t.Error("Escape does not reach the review")
	}
}

func TestCopiedFilesArePasted(t *testing.T) {
	s := open(t, look.Light, wide)
	s.clip = "file://" + filepath.ToSlash(filepath.Join(shoot(t, map[string]string{"NP-BTL-500.jpg": "NP-BTL-500.jpg"}), "NP-BTL-500.jpg"))
	s.paste()
	s.pass()
	if s.tray.Len() != 1 || s.at("NP-BTL-500.jpg").Binding.Product != s.product("NP-BTL-500").ID {
		t.Errorf("on the bench are %v", s.rows())
	}
	s.clip = "just words"
	s.paste()
	s.pass()
	if s.tray.Len() != 1 || !strings.HasPrefix(s.lastToast(), "There is no photo and no file in what was copied") {
		t.Errorf("told %q", s.lastToast())
	}
}

func TestPhotosAreSeen(t *testing.T) {
	s := open(t, look.Light, wide)
	dir := shoot(t, map[string]string{"first.jpg": "NP-BTL-500.jpg", "other.jpg": "NP-TNT-T1.jpg"})
	img, err := imaging.Open(filepath.Join(dir, "first.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := imaging.Save(imaging.Resize(img, 400, 0, imaging.Lanczos), filepath.Join(dir, "second.jpg"), imaging.JPEGQuality(70)); err != nil {
		t.Fatal(err)
	}
	s.drop(dir)
	for _, name := range []string{"first.jpg", "other.jpg", "second.jpg"} {
		e := s.at(name)
		if e.Sight == nil {
			t.Fatalf("%s was not looked at", name)
		}
		if want := name == "second.jpg"; e.Has(bench.NearTwin, s.preset) != want || !e.Included {
			t.Errorf("%s: nearly the same as %q, included %v", name, e.NearTwin, e.Included)
		}
	}
	if !s.shows("Nearly the same as another") {
		t.Errorf("the checks say %q", s.seen())
	}
}

func TestAWatchedFolderBringsPhotos(t *testing.T) {
	s := open(t, look.Light, wide)
	dir := t.TempDir()
	s.watch(dir)
	defer s.stopWatching()                                          // while it watches, the background is never at rest
	s.until("it watches", func() bool { return len(s.toasts) > 0 }) // what is there before is not new
	picture, err := os.ReadFile(filepath.Join(shoot(t, map[string]string{"a.jpg": "NP-BTL-500.jpg"}), "a.jpg"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "NP-BTL-500.jpg"), picture, 0o600); err != nil {
		t.Fatal(err)
	}
	s.until("the photo comes", func() bool { return s.tray.Len() > 0 })
	s.stopWatching()
	s.pass()
	if s.watching != nil || s.tray.At(0).Binding.Product != s.product("NP-BTL-500").ID {
		t.Errorf("on the bench are %v", s.rows())
	}
}
