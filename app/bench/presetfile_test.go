package bench_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// ownPreset is a preset of the user's own, with a logo.
func ownPreset(t testing.TB) photo.Preset {
	preset := small
	preset.Name, preset.Slug, preset.NameTemplate = "Éclat, marked", "eclat", "{sku}-{n}"
	preset.Watermark = &photo.Watermark{Logo: phototest.PNG(t, phototest.Smooth(20, 10)), Place: photo.PlaceBottomRight, Share: 20, Opacity: 50}
	return preset
}

func written(t testing.TB, presets []photo.Preset, sets []bench.ChannelSet) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := bench.WritePresets(&file, presets, sets); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

func TestPresetsGoFromOneProgramToAnother(t *testing.T) {
	presets := append(photo.Presets(), ownPreset(t))
	sets := append(bench.ChannelSets(), bench.ChannelSet{Name: "Éclat", Slug: "eclat-set", Presets: []string{"eclat", "amazon"}})
	read, err := bench.ReadPresets(bytes.NewReader(written(t, presets, sets)))
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(bench.PresetFile{Presets: presets, Sets: sets}, read); diff != "" {
		t.Errorf("(-written +read):\n%s", diff)
	}
	mine, taken := bench.Presets{}.Import(read, bench.KeepBoth)
	for _, one := range taken {
		if own := one.Name == "Éclat, marked" || one.Name == "Éclat"; own != (one.As == one.Name) || one.Err != nil {
			t.Errorf("%+v", one)
		}
	}
	if len(mine.Own) != 1 || !mine.Own[0].Equal(presets[len(presets)-1]) || len(mine.Sets) != 1 {
		t.Errorf("taken in are %+v", mine)
	}
	again, taken := mine.Import(read, bench.KeepBoth)
	if diff := cmp.Diff(mine, again); diff != "" {
		t.Errorf("a second time something changed: %+v\n%s", taken, diff)
	}
}

func TestPresetsThatClash(t *testing.T) {
	mine, err := bench.Presets{}.With(ownPreset(t))
	if err != nil {
		t.Fatal(err)
	}
	if mine, err = mine.WithSet(bench.ChannelSet{Name: "Mine", Slug: "mine", Presets: []string{"eclat"}}); err != nil {
		t.Fatal(err)
	}
	theirs := ownPreset(t)
	theirs.Quality = 40
	web := photo.Presets()[0]
	web.Quality = 41
	named := small
	named.Name, named.Slug, named.Quality = "ÉCLAT, MARKED", "other", 42
	file := bench.PresetFile{
		Presets: []photo.Preset{theirs, web}, Sets: []bench.ChannelSet{{Name: "Mine", Slug: "mine", Presets: []string{"eclat", "web"}}},
	}
	told := func(all []bench.Taken) (lines []string) {
		for _, one := range all {
			lines = append(lines, fmt.Sprintf("%s as %q, %v, %v", one.Name, one.As, one.Replaced, one.Err))
		}
		return lines
	}
	quality := func(p bench.Presets, slug string) int {
		found, _ := photo.Find(p.All(), slug)
		return found.Quality
	}

	both, taken := mine.Import(file, bench.KeepBoth)
	want := []string{
		`Éclat, marked as "Éclat, marked 2", false, <nil>`, `Web 2048 as "Web 2048 2", false, <nil>`, `Mine as "Mine 2", false, <nil>`,
	}
	if diff := cmp.Diff(want, told(taken)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if quality(both, "eclat") != small.Quality || quality(both, "clat-marked-2") != 40 || quality(both, "web-2048-2") != 41 || quality(both, "web") == 41 {
		t.Errorf("both are not kept: %+v", both.Own)
	}
	if set, found := both.FindSet("mine 2"); !found || !cmp.Equal(set.Presets, []string{"clat-marked-2", "web-2048-2"}) {
		t.Errorf("the set does not follow its presets: %+v", set)
	}

	replaced, taken := mine.Import(file, bench.ReplaceMine)
	if quality(replaced, "eclat") != 40 || quality(replaced, "web") != 41 || !taken[0].Replaced || !taken[2].Replaced || len(replaced.Sets) != 1 {
		t.Errorf("not replaced: %q", told(taken))
	}
	byName, taken := mine.Import(bench.PresetFile{Presets: []photo.Preset{named}}, bench.ReplaceMine)
	if quality(byName, "eclat") != 42 || len(byName.Own) != 1 || taken[0].As != "ÉCLAT, MARKED" {
		t.Errorf("not replaced by its name: %q", told(taken))
	}

	kept, taken := mine.Import(file, bench.KeepMine)
	if diff := cmp.Diff(mine, kept); diff != "" || taken[0].As != "" {
		t.Errorf("mine changed: %q\n%s", told(taken), diff)
	}

	_, taken = mine.Import(bench.PresetFile{Sets: []bench.ChannelSet{{Name: "New", Slug: "new", Presets: []string{"nowhere"}}}}, bench.KeepBoth)
	if taken[0].Err == nil || !strings.Contains(taken[0].Err.Error(), `the preset "nowhere", which is not there`) {
		t.Errorf("a set of presets that are not there: %q", told(taken))
	}
}

func TestFilesThatAreNoPresets(t *testing.T) {
	for text, want := range map[string]string{
		"":                               "this is no file of presets: unexpected end of JSON input",
		"name,sku":                       "this is no file of presets: invalid character 'a' in literal null (expecting 'u')",
		"{}":                             "this is no file of presets. Choose one that Storehand exported",
		`{"format":"storehand presets"}`: "the file says no version of its format that there is: 0",
		`{"format":"storehand presets","version":2}`:   "the file was written by a newer Storehand (version 2 of its format, this program knows 1). Update Storehand to read it",
		`{"format":"storehand presets","version":"1"}`: "this is no file of presets: json: cannot unmarshal string",
	} {
		if _, err := bench.ReadPresets(strings.NewReader(text)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// A fault names its preset and stops no other one.
func TestFaultsOfAFileOfPresets(t *testing.T) {
	good := string(written(t, photo.Presets()[:1], nil))
	good = good[strings.Index(good, "[")+1 : strings.LastIndex(good, "]")]
	wrong := func(old, new string) string { return strings.Replace(good, old, new, 1) }
	file := `{"format":"storehand presets","version":1,"presets":[` + strings.Join([]string{
		wrong(`"quality": 82`, `"quality": 820`), wrong(`"quality"`, `"qualty"`), `"web"`, good, wrong(`"slug": "web"`, `"slug": ""`),
	}, ",") + `],"sets":[{"name":"A","slug":"a","presets":["web","web"]},{"slug":"b"},{"name":"C","slug":"c","presets":["web"]}]}`
	read, err := bench.ReadPresets(strings.NewReader("\ufeff" + file))
	if err != nil {
		t.Fatal(err)
	}
	if len(read.Presets) != 1 || len(read.Sets) != 1 || !read.Presets[0].Equal(photo.Presets()[0]) {
		t.Errorf("read %d presets, %+v", len(read.Presets), read.Sets)
	}
	want := []string{
		`preset "Web 2048": the quality is 820; choose 1 to 100`,
		`preset "Web 2048": json: unknown field "qualty"`,
		`preset number 3: json: cannot unmarshal string`,
		`preset "Web 2048": the preset has no short name; give it one`,
		`set "A": the preset "web" is in the set twice`,
		`set number 2: the set has no name; give it one`,
	}
	if len(read.Faults) != len(want) {
		t.Fatalf("faults %v", read.Faults)
	}
	for i, fault := range read.Faults {
		if !strings.HasPrefix(fault.Error(), want[i]) {
			t.Errorf("got  %v\nwant %s", fault, want[i])
		}
	}
}

func FuzzReadPresets(f *testing.F) {
	whole := written(f, append(photo.Presets(), ownPreset(f)), bench.ChannelSets())
	f.Add(whole)
	f.Add(written(f, photo.Presets()[:1], nil))
	f.Add(whole[:len(whole)/2])
	f.Add([]byte(`{"format":"storehand presets","version":1,"presets":[{"name":"A","slug":"a"},null,[]],"sets":[null,{}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		file, err := bench.ReadPresets(bytes.NewReader(text))
		if err != nil {
			return
		}
		for _, preset := range file.Presets {
			if err := preset.Validate(); err != nil {
				t.Errorf("a preset was read that cannot be used: %v", err)
			}
		}
		for _, set := range file.Sets {
			if err := set.Validate(); err != nil {
				t.Errorf("a set was read that cannot be used: %v", err)
			}
		}
		again, err := bench.ReadPresets(bytes.NewReader(written(t, file.Presets, file.Sets)))
		file.Faults = nil
		if diff := cmp.Diff(file, again); err != nil || diff != "" {
			t.Errorf("written again it is another one: %v\n%s", err, diff)
		}
		for _, clash := range []bench.Clash{bench.KeepBoth, bench.ReplaceMine, bench.KeepMine} {
			if mine, _ := (bench.Presets{}).Import(file, clash); len(mine.All()) < len(photo.Presets()) {
				t.Errorf("%s: presets were lost", clash)
			}
		}
	})
}
