package shoot_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shoot"
	"storehand/app/shot"
)

var morning = time.Date(2026, 3, 16, 9, 0, 0, 0, time.UTC)

// taken makes a photo that was taken so many milliseconds into the morning.
func taken(path string, milliseconds int) shoot.Frame {
	return shoot.Frame{Path: path, Taken: morning.Add(time.Duration(milliseconds) * time.Millisecond), ModTime: morning}
}

func paths(frames []shoot.Frame) []string {
	all := make([]string, len(frames))
	for i, f := range frames {
		all[i] = f.Path
	}
	return all
}

func TestSort(t *testing.T) {
	at := func(path string, minutes int) shoot.Frame {
		return shoot.Frame{Path: path, ModTime: morning.Add(time.Duration(minutes) * time.Minute)}
	}
	for name, c := range map[string]struct {
		frames []shoot.Frame
		basis  shoot.Basis
		want   []string
	}{
		"nothing":              {nil, shoot.ByClock, []string{}},
		"the clock":            {[]shoot.Frame{taken("b.jpg", 2000), taken("c.jpg", 1000), taken("a.jpg", 3000)}, shoot.ByClock, []string{"c.jpg", "b.jpg", "a.jpg"}},
		"parts of a second":    {[]shoot.Frame{taken("1.jpg", 1900), taken("2.jpg", 1050)}, shoot.ByClock, []string{"2.jpg", "1.jpg"}},
		"a series in a second": {[]shoot.Frame{taken("IMG_10.jpg", 0), taken("IMG_9.jpg", 0)}, shoot.ByClock, []string{"IMG_9.jpg", "IMG_10.jpg"}},
		"the count":            {[]shoot.Frame{at("x/DSC_0010.jpg", 1), at("x/DSC_0009.jpg", 2), taken("y/DSC_0011.jpg", 0)}, shoot.ByName, []string{"x/DSC_0009.jpg", "x/DSC_0010.jpg", "y/DSC_0011.jpg"}},
		"a count begun anew":   {[]shoot.Frame{at("DSC_0001.jpg", 0), at("DSC_9998.jpg", 0), at("DSC_0002.jpg", 0), at("DSC_9999.jpg", 0)}, shoot.ByName, []string{"DSC_9998.jpg", "DSC_9999.jpg", "DSC_0001.jpg", "DSC_0002.jpg"}},
		"a count with a leap":  {[]shoot.Frame{at("DSC_0001.jpg", 0), at("DSC_4000.jpg", 0), at("DSC_8000.jpg", 0)}, shoot.ByName, []string{"DSC_0001.jpg", "DSC_4000.jpg", "DSC_8000.jpg"}},
		"long counts":          {[]shoot.Frame{at("PXL_20260316_2.jpg", 0), at("PXL_20260316_10.jpg", 0)}, shoot.ByName, []string{"PXL_20260316_2.jpg", "PXL_20260316_10.jpg"}},
		"the files' times":     {[]shoot.Frame{at("mug.jpg", 9), at("bowl 2.jpg", 1), at(`c:\x\vase.jpg`, 5)}, shoot.ByFileTime, []string{"bowl 2.jpg", `c:\x\vase.jpg`, "mug.jpg"}},
	} {
		o := shoot.Sort(c.frames)
		if o.Basis != c.basis {
			t.Errorf("%s: by %s, want %s", name, o.Basis, c.basis)
		}
		if diff := cmp.Diff(c.want, paths(o.Frames)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

// session has pauses of a second between photos and of a minute between
// products, with a blank frame in one of them.
func session() shoot.Ordered {
	frames := []shoot.Frame{
		taken("1.jpg", 0), taken("2.jpg", 1000), taken("3.jpg", 61_000), taken("blank.jpg", 62_000), taken("4.jpg", 122_000), taken("5.jpg", 123_500),
	}
	frames[3].Blank = true
	return shoot.Sort(frames)
}

func TestPart(t *testing.T) {
	for name, c := range map[string]struct {
		cut  shoot.Cut
		want [][]int
	}{
		"two of each":          {shoot.Cut{Every: 2}, [][]int{{0, 1}, {2, 4}, {5}}},
		"at pauses":            {shoot.Cut{Pause: 30 * time.Second}, [][]int{{0, 1}, {2}, {4, 5}}},
		"at shorter pauses":    {shoot.Cut{Pause: 1200 * time.Millisecond}, [][]int{{0, 1}, {2}, {4}, {5}}},
		"at blank frames":      {shoot.Cut{AtBlank: true}, [][]int{{0, 1, 2}, {4, 5}}},
		"into two":             {shoot.Cut{Into: 2}, [][]int{{0, 1, 2}, {4, 5}}},
		"into three":           {shoot.Cut{Into: 3}, [][]int{{0, 1}, {2}, {4, 5}}},
		"into more than there": {shoot.Cut{Into: 99}, [][]int{{0}, {1}, {2}, {4}, {5}}},
	} {
		parts, err := session().Part(c.cut)
		if err != nil {
			t.Fatal(name, err)
		}
		if diff := cmp.Diff(c.want, parts); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCutMustBeSaidAndPossible(t *testing.T) {
	for _, cut := range []shoot.Cut{{}, {Every: 2, AtBlank: true}, {Every: -1}, {Pause: -time.Second}} {
		if parts, err := session().Part(cut); err == nil {
			t.Errorf("%+v gave %v", cut, parts)
		}
	}
	byName := shoot.Sort([]shoot.Frame{{Path: "IMG_1.jpg"}, {Path: "IMG_2.jpg"}})
	for _, cut := range []shoot.Cut{{Pause: time.Second}, {Into: 2}} {
		if _, err := byName.Part(cut); !errors.Is(err, shoot.ErrNoTimes) {
			t.Errorf("%+v: %v", cut, err)
		}
	}
}

func product(id catalog.ID) shoot.Product {
	return shoot.Product{ID: id, Label: fmt.Sprintf("P%d", id)}
}

func TestLay(t *testing.T) {
	o := session()
	parts := [][]int{{0, 1}, {2}, {4, 5}}
	laid := shoot.Lay(o, parts, []shoot.Product{product(7), {ID: 9, Parent: 8, Label: "Mug, oat"}, product(3)})
	want := matching.Match{
		Best: matching.Guess{ID: 7, By: matching.ByOrder, Score: laid.Matches["2.jpg"].Best.Score, Reason: "Photo 2 of 2 in group 1 of the shoot, and P7 is product 1 of the list"},
		Shot: shot.Shot{Number: 2},
	}
	if diff := cmp.Diff(want, laid.Matches["2.jpg"]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if best := laid.Matches["3.jpg"].Best; best.ID != 9 || best.Parent != 8 || best.Score >= matching.Sure {
		t.Errorf("a variation: %+v", best)
	}
	if len(laid.Matches) != 5 || laid.PhotosLeft != nil || laid.ProductsLeft != nil {
		t.Errorf("%d photos laid, left %v and %v", len(laid.Matches), laid.PhotosLeft, laid.ProductsLeft)
	}

	few := shoot.Lay(o, parts, []shoot.Product{product(7)})
	if diff := cmp.Diff([]string{"3.jpg", "4.jpg", "5.jpg"}, few.PhotosLeft); diff != "" || len(few.Matches) != 2 {
		t.Errorf("fewer products (-want +got):\n%s", diff)
	}
	if a, b := few.Matches["1.jpg"].Best.Score, laid.Matches["1.jpg"].Best.Score; a >= b {
		t.Errorf("where the numbers differ the score is %d, otherwise %d", a, b)
	}
	many := shoot.Lay(o, parts[:1], []shoot.Product{product(7), product(8), product(9)})
	if len(many.ProductsLeft) != 2 || many.ProductsLeft[0].ID != 8 {
		t.Errorf("more products: left %v", many.ProductsLeft)
	}
}

// Whatever order photos come in and however they are cut, each that is not
// blank is in one part, parts and photos keep the order of the shoot, and none
// is surely laid.
func TestEveryPhotoIsInOnePart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 30).Draw(t, "photos")
		frames := make([]shoot.Frame, n)
		blank := 0
		for i := range frames {
			frames[i] = taken(fmt.Sprintf("%d.jpg", i), rapid.IntRange(0, 100_000).Draw(t, "time"))
			if frames[i].Blank = rapid.IntRange(0, 5).Draw(t, "blank") == 0; frames[i].Blank {
				blank++
			}
		}
		cut := rapid.SampledFrom([]shoot.Cut{{Every: 1}, {Every: 3}, {Pause: 5 * time.Second}, {AtBlank: true}, {Into: 4}}).Draw(t, "cut")
		o := shoot.Sort(frames)
		parts, err := o.Part(cut)
		if err != nil {
			t.Fatal(err)
		}
		all := slices.Concat(parts...)
		if len(all) != n-blank || !slices.IsSorted(all) || len(slices.Compact(slices.Clone(all))) != len(all) {
			t.Fatalf("%d photos, %d blank, in parts %v", n, blank, parts)
		}
		if cut.Into > 0 && len(parts) != min(cut.Into, n-blank) {
			t.Fatalf("%d parts, want %d", len(parts), min(cut.Into, n-blank))
		}
		random := rand.New(rand.NewPCG(1, uint64(n)))
		random.Shuffle(n, func(i, k int) { frames[i], frames[k] = frames[k], frames[i] })
		if again := shoot.Sort(frames); !slices.Equal(paths(again.Frames), paths(o.Frames)) {
			t.Fatalf("shuffled %v, before %v", paths(again.Frames), paths(o.Frames))
		}
		for path, match := range shoot.Lay(o, parts, []shoot.Product{product(1), product(2)}).Matches {
			if match.Best.Score >= matching.Sure || match.Best.Reason == "" {
				t.Fatalf("%s: %+v", path, match.Best)
			}
		}
	})
}
