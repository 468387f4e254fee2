package bench_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/job"
	"storehand/app/photo"
)

func TestTheProgramsChannelSets(t *testing.T) {
	for _, set := range bench.ChannelSets() {
		if err := set.Validate(); err != nil {
			t.Errorf("%s: %v", set.Name, err)
		}
		presets, err := bench.Presets{}.Resolve(set)
		if err != nil || len(presets) != len(set.Presets) || presets[0].Slug != set.Presets[0] {
			t.Errorf("%s: %d presets, %v", set.Name, len(presets), err)
		}
	}
}

func TestChannelSetsOfOnesOwn(t *testing.T) {
	var p bench.Presets
	if _, chosen := p.CurrentSet(); chosen {
		t.Error("a set is chosen at first")
	}
	own := bench.ChannelSet{Name: "Spring", Slug: "spring", Presets: []string{"web", "thumb"}}
	p, err := p.WithSet(own)
	if err != nil {
		t.Fatal(err)
	}
	changed := bench.ChannelSets()[0]
	changed.Presets = changed.Presets[:2]
	if p, err = p.WithSet(changed); err != nil {
		t.Fatal(err)
	}
	p.LastSet = "spring"
	if set, chosen := p.CurrentSet(); !chosen || set.Name != "Spring" {
		t.Errorf("chosen is %+v", set)
	}
	if n := len(p.AllSets()); n != len(bench.ChannelSets())+1 || len(p.AllSets()[0].Presets) != 2 {
		t.Errorf("%d sets, the first %+v", n, p.AllSets()[0])
	}
	for _, name := range []string{"spring", " SPRING ", "Shop and marketplaces", "shop-and-marketplaces", "marketplaces"} {
		if _, found := p.FindSet(name); found != (name != "shop-and-marketplaces") {
			t.Errorf("%q is found: %v", name, found)
		}
	}
	for _, wrong := range []bench.ChannelSet{
		{Name: "spring", Slug: "other", Presets: []string{"web"}}, {Name: "X", Slug: "x"}, {Name: "X", Slug: "x", Presets: []string{"nowhere"}},
		{Name: "X", Slug: "X Y", Presets: []string{"web"}},
	} {
		if _, err := p.WithSet(wrong); err == nil {
			t.Errorf("%+v is taken in", wrong)
		}
	}
	p = p.WithoutSet(own).WithoutSet(changed)
	if diff := cmp.Diff(bench.ChannelSets(), p.AllSets()); diff != "" {
		t.Errorf("(-program +left):\n%s", diff)
	}
	if _, chosen := p.CurrentSet(); chosen {
		t.Error("a set that is gone is chosen")
	}
	_, err = p.Resolve(bench.ChannelSet{Name: "Old", Presets: []string{"web", "gone", "lost"}})
	if err == nil || !strings.Contains(err.Error(), `"gone"`) || !strings.Contains(err.Error(), `"lost"`) {
		t.Errorf("presets that are gone: %v", err)
	}
}

func TestPhotosHaveRecipesOfTheirOwn(t *testing.T) {
	b := tray("plain", "own", "turned")
	other := small
	other.Slug, other.Width = "other", 30
	own := small
	own.Quality = 33
	if err := b.Override("own", &own); err != nil {
		t.Fatal(err)
	}
	if err := b.Frame("turned", photo.Framing{Turn: 3}); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string][]photo.Recipe{
		"plain": {{Preset: small}, {Preset: other}}, "own": {{Preset: own}, {Preset: other}},
		"turned": {{Preset: small, Framing: photo.Framing{Turn: 3}}, {Preset: other, Framing: photo.Framing{Turn: 3}}},
	} {
		if diff := cmp.Diff(want, b.Find(path).Recipes(small, other)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", path, diff)
		}
	}
	for _, o := range b.Due(small, other) {
		b.Finish(o.Photo.Path, bench.Made{Recipe: o.Recipes[0], Others: []bench.Output{{Recipe: o.Recipes[1]}}})
	}
	if left := due(b, small, other); left != nil || b.Tally(small, other).Of(bench.Finished) != 3 {
		t.Errorf("due after all is made: %q", left)
	}
	larger := small
	larger.Width = 70
	if diff := cmp.Diff([]string{"plain", "turned"}, due(b, larger, other)); diff != "" {
		t.Errorf("under another preset a photo with its own is made (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"plain", "own", "turned"}, due(b, small, other, larger)); diff != "" {
		t.Errorf("for one more channel (-want +got):\n%s", diff)
	}
	if err := b.Override("own", nil); err != nil {
		t.Fatal(err)
	}
	if err := b.Frame("turned", photo.Framing{}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"own", "turned"}, due(b, small, other)); diff != "" {
		t.Errorf("taken back (-want +got):\n%s", diff)
	}
	b.Fail("turned", "the disk is full")
	if retry := b.Retry(small, other); len(retry) != 1 || retry[0].Photo.Path != "turned" {
		t.Errorf("tried again are %+v", retry)
	}
	wrong := small
	wrong.Quality = 0
	if b.Override("own", &wrong) == nil || b.Frame("own", photo.Framing{Turn: 9}) == nil || b.Find("own").Own != nil {
		t.Error("what cannot be done is taken")
	}
}

func TestTheSummaryOfARun(t *testing.T) {
	soft := photo.Warning{Kind: photo.WarnEnlarged, Text: "It was enlarged."}
	busy := photo.Warning{Kind: photo.WarnBusy, Text: "It is busy."}
	s := bench.Summarise([]bench.Report{
		{Path: "a", Outcome: job.OK, BytesBefore: 1000, BytesAfter: 300, Warnings: []photo.Warning{soft, busy}},
		{Path: "a", Outcome: job.OK, BytesBefore: 1000, BytesAfter: 200, Warnings: []photo.Warning{soft}},
		{Path: "b", Outcome: job.OK, BytesBefore: 500, BytesAfter: 100, Warnings: []photo.Warning{soft}},
		{Path: "b", Outcome: job.Failed, BytesBefore: 500, Reason: "too large"},
		{Path: "c", Outcome: job.Failed, BytesBefore: 700, Reason: "no picture"},
		{Path: "d", Outcome: job.Cancelled, BytesBefore: 900},
		{Path: "e", Outcome: job.Skipped, BytesBefore: 50},
	}, time.Minute)
	want := bench.Summary{
		Photos: 5, Pictures: 3, Done: 2, Failed: 2, Cancelled: 1, Before: 1500, After: 600, Took: time.Minute,
		Warnings: []bench.WarningCount{
			{Kind: photo.WarnEnlarged, Photos: 2, First: "a", Text: soft.Text}, {Kind: photo.WarnBusy, Photos: 1, First: "a", Text: busy.Text},
		},
		Failures: []bench.Report{{Path: "b", Outcome: job.Failed, BytesBefore: 500, Reason: "too large"}, {Path: "c", Outcome: job.Failed, BytesBefore: 700, Reason: "no picture"}},
	}
	if diff := cmp.Diff(want, s); diff != "" || s.Saved() != 900 {
		t.Errorf("(-want +got), saved %d:\n%s", s.Saved(), diff)
	}
}
