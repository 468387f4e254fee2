package bench_test

import (
	"errors"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/photo"
)

// tray has photos of these paths, looked at and found to be 4000 × 3000.
func tray(paths ...string) *bench.Tray {
	t := bench.NewTray()
	for _, path := range paths {
		t.Add([]bench.Photo{{Path: path, Trail: path}})
		t.Learn(path, photo.Facts{Format: photo.JPEG, Width: 4000, Height: 3000}, nil)
	}
	return t
}

func matched(id catalog.ID, score int) bench.Binding {
	return bench.Bind(matching.Match{Best: matching.Guess{ID: id, Score: score, Reason: "SKU in the file name"}})
}

// due lists the paths of the photos that are to be made.
func due(b *bench.Tray, preset photo.Preset, others ...photo.Preset) []string {
	var all []string
	for _, o := range b.Due(preset, others...) {
		all = append(all, o.Photo.Path)
	}
	return all
}

func TestAPhotoLiesOnTheBenchOnce(t *testing.T) {
	b := tray("a", "b")
	if added := b.Add([]bench.Photo{{Path: "b"}, {Path: "c"}, {Path: "c"}}); len(added) != 1 || added[0].Path != "c" || b.Len() != 3 {
		t.Errorf("added %v of %d", added, b.Len())
	}
	b.Remove(func(e *bench.Entry) bool { return e.Path == "a" })
	if b.Find("a") != nil || b.Place("b") != 0 || b.Place("a") != -1 {
		t.Errorf("after removing: %v", b.Photos())
	}
	b.Learn("a", photo.Facts{}, nil) // a result that comes late
	if added := b.Add([]bench.Photo{{Path: "a"}}); len(added) != 1 {
		t.Error("a photo that was removed cannot be added again")
	}
}

func TestWhatIsPrepared(t *testing.T) {
	b := tray("a", "unreadable", "twin", "left out", "made")
	b.Learn("unreadable", photo.Facts{}, errors.New("empty"))
	b.SetTwins(map[string]string{"twin": "a"})
	b.Find("left out").Included = false
	b.Finish("made", bench.Made{Recipe: photo.Recipe{Preset: small}})
	if diff := cmp.Diff([]string{"a"}, due(b, small)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	b.Find("twin").Included = true
	b.SetTwins(map[string]string{"twin": "a"})
	if diff := cmp.Diff([]string{"a", "twin"}, due(b, small)); diff != "" {
		t.Errorf("a twin the user wants (-want +got):\n%s", diff)
	}
	renamed := small
	renamed.Name, renamed.NameTemplate = "Other", "{sku}"
	if due := b.Due(renamed); len(due) != 2 {
		t.Errorf("another name makes no other picture: %v", due)
	}
	larger := small
	larger.Width = 65
	if due := b.Due(larger); len(due) != 3 {
		t.Errorf("under another preset: %v", due)
	}
}

func TestOnlySureMatchesAreBound(t *testing.T) {
	b := tray("sure", "unsure", "none", "by hand")
	b.Choose("by hand", 9)
	b.Match(map[string]bench.Binding{
		"sure": matched(1, matching.Sure), "unsure": matched(2, matching.Sure-1), "by hand": matched(3, 100), "gone": matched(4, 100),
	})
	want := map[string]catalog.ID{"sure": 1, "unsure": 0, "none": 0, "by hand": 9}
	for path, id := range want {
		if got := b.Find(path).Binding.Product; got != id {
			t.Errorf("%s is bound to %d, want %d", path, got, id)
		}
	}
	if e := b.Find("unsure"); !e.Binding.Unsure() || e.Mark(small) != bench.Unsure {
		t.Errorf("the doubtful match is %+v", e.Binding)
	}
	b.Choose("unsure", 2)
	b.Choose("sure", 0)
	if b.Find("unsure").Binding.Reason() != "Chosen by hand" || b.Find("sure").Mark(small) != bench.Unmatched {
		t.Error("the user's word does not count")
	}
	b.Match(map[string]bench.Binding{"sure": matched(1, 100)})
	if b.Find("sure").Binding.Product != 0 {
		t.Error("a match comes back that the user took away")
	}
}

func TestWhatIsStaged(t *testing.T) {
	b := tray("bound", "unbound", "not made")
	b.Choose("bound", 1)
	b.Choose("not made", 1)
	b.Finish("bound", bench.Made{Recipe: photo.Recipe{Preset: small}})
	b.Finish("unbound", bench.Made{Recipe: photo.Recipe{Preset: small}})
	ready := b.Ready()
	if len(ready) != 1 || ready[0].Photo.Path != "bound" || ready[0].Binding.Product != 1 {
		t.Fatalf("ready %+v", ready)
	}
	b.MarkStaged([]string{"bound"}, true)
	if len(b.Ready()) != 0 || b.Find("bound").Mark(small) != bench.OnProduct {
		t.Error("what is staged is staged again")
	}
	b.MarkStaged([]string{"bound"}, false) // undone
	if len(b.Ready()) != 1 {
		t.Error("after undo it cannot be staged again")
	}
	b.MarkStaged([]string{"bound"}, true)
	b.Choose("bound", 2)
	if len(b.Ready()) != 1 {
		t.Error("with another product it is not staged anew")
	}
}

func TestTallyCountsEveryMark(t *testing.T) {
	b := tray("fine", "small", "broken", "failed")
	b.Learn("small", photo.Facts{Width: 60, Height: 60}, nil)
	b.Learn("broken", photo.Facts{}, errors.New("empty"))
	b.Choose("fine", 1)
	b.Choose("failed", 1)
	b.Fail("failed", "the disk is full")
	b.Finish("fine", bench.Made{Recipe: photo.Recipe{Preset: small}, Report: bench.Report{Damaged: true}})
	tally := b.Tally(small)
	want := map[bench.Mark]int{
		bench.Unreadable: 1, bench.Failed: 1, bench.Unmatched: 1, bench.TooSmall: 1, bench.Damaged: 1, bench.Finished: 1, bench.Waiting: 2, bench.Twin: 0,
	}
	for mark, count := range want {
		if tally.Of(mark) != count {
			t.Errorf("mark %d: %d, want %d", mark, tally.Of(mark), count)
		}
	}
	if tally.Photos != 4 || tally.Included != 3 || tally.Due != len(b.Due(small)) || tally.Ready != len(b.Ready()) || tally.Ready != 1 {
		t.Errorf("%+v, %d due, %d ready", tally, len(b.Due(small)), len(b.Ready()))
	}
	b.Finish("failed", bench.Made{Recipe: photo.Recipe{Preset: small}})
	if b.Find("failed").Mark(small) != bench.Finished {
		t.Error("a failure outlives the success after it")
	}
}

// BenchmarkTally counts ten thousand photos, as the screen does ten times a
// second during a run.
func BenchmarkTally(b *testing.B) {
	t := bench.NewTray()
	for i := range 10_000 {
		path := strconv.Itoa(i)
		t.Add([]bench.Photo{{Path: path}})
		t.Learn(path, photo.Facts{Format: photo.JPEG, Width: 4000, Height: 3000}, nil)
		t.Choose(path, 1)
		if i%2 == 0 {
			t.Finish(path, bench.Made{Recipe: photo.Recipe{Preset: small}})
		}
	}
	for b.Loop() {
		if tally := t.Tally(small); tally.Ready != 5_000 {
			b.Fatal(tally)
		}
	}
}
