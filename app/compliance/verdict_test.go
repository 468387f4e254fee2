package compliance_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/photo"
	"storehand/app/photo/measure"
	"storehand/app/photo/phototest"
)

// product is a sharp thing that takes a share of a square white picture.
func product(side int, share float64) *image.NRGBA {
	img := imaging.New(side, side, color.White)
	extent := int(share * float64(side))
	thing := imaging.New(extent, extent*3/4, color.NRGBA{60, 80, 120, 255})
	for y := 10; y < extent*3/4-20; y += 24 {
		for x := 10 + y%48; x < extent-20; x += 48 {
			shade := color.NRGBA{uint8(90 + x%120), uint8(60 + y%150), 50, 255}
			draw.Draw(thing, image.Rect(x, y, x+20, y+12), image.NewUniform(shade), image.Point{}, draw.Src)
		}
	}
	return imaging.PasteCenter(img, imaging.Blur(thing, 0.6))
}

// scaled is a picture taken with less light: white becomes the level.
func scaled(img *image.NRGBA, white int) *image.NRGBA {
	return imaging.AdjustFunc(img, func(c color.NRGBA) color.NRGBA {
		c.R, c.G, c.B = uint8(int(c.R)*white/255), uint8(int(c.G)*white/255), uint8(int(c.B)*white/255)
		return c
	})
}

func channel(t *testing.T, slug string) compliance.Channel {
	t.Helper()
	found, ok := compliance.FindChannel(compliance.Channels(), slug)
	if !ok {
		t.Fatalf("no channel %s", slug)
	}
	return found
}

func check(t *testing.T, name string, file []byte, c compliance.Channel) compliance.Verdict {
	t.Helper()
	verdict, err := compliance.Check(context.Background(), photo.FromBytes(name, file), c)
	if err != nil {
		t.Fatal(err)
	}
	return verdict
}

func levels(v compliance.Verdict) map[compliance.Key]compliance.Level {
	found := map[compliance.Key]compliance.Level{}
	for _, f := range v.Findings {
		if f.Level != compliance.Pass {
			found[f.Key] = f.Level
		}
	}
	return found
}

// What a preset makes of a good photo is what its channel asks for.
func TestPresetsMakeWhatTheirChannelsAskFor(t *testing.T) {
	original := phototest.JPEG(t, product(2600, 0.88), 92)
	for preset, slug := range map[string]string{
		"web": "woocommerce", "square": "woocommerce", "shopify": "shopify", "amazon": "amazon", "ebay": "ebay", "walmart": "walmart", "google": "google", "etsy": "etsy",
	} {
		found, ok := photo.Find(photo.Presets(), preset)
		if !ok {
			t.Fatalf("no preset %s", preset)
		}
		made, err := photo.Render(context.Background(), photo.FromBytes("mug.jpg", original), photo.Recipe{Preset: found})
		if err != nil {
			t.Fatal(err)
		}
		verdict := check(t, "mug.jpg", made.Data, channel(t, slug))
		if verdict.Level != compliance.Pass {
			t.Errorf("%s for %s: %+v", preset, slug, verdict.Problems(compliance.Unsure))
		}
	}
}

func TestVerdicts(t *testing.T) {
	good := product(1600, 0.9)
	grey := scaled(good, 235)
	clear := imaging.Clone(good)
	for i := 0; i < len(clear.Pix); i += 4 {
		if clear.Pix[i] == 255 && clear.Pix[i+1] == 255 {
			clear.Pix[i+3] = 0
		}
	}
	const fail, warn = compliance.Fail, compliance.Warn
	type problems map[compliance.Key]compliance.Level
	tests := map[string]struct {
		channel string
		file    []byte
		level   compliance.Level
		want    problems
	}{
		"as it should be":      {"amazon", phototest.JPEG(t, good, 90), compliance.Pass, problems{}},
		"too small to zoom":    {"amazon", phototest.JPEG(t, imaging.Resize(good, 800, 0, imaging.Lanczos), 90), warn, problems{compliance.LongSide: warn}},
		"far too small":        {"amazon", phototest.JPEG(t, imaging.Resize(good, 400, 0, imaging.Lanczos), 90), fail, problems{compliance.LongSide: fail}},
		"a small product":      {"amazon", phototest.JPEG(t, product(1600, 0.5), 90), fail, problems{compliance.Fill: fail}},
		"a grey background":    {"amazon", phototest.JPEG(t, grey, 90), fail, problems{compliance.PureEdge: fail}},
		"no square":            {"walmart", phototest.JPEG(t, imaging.Crop(good, image.Rect(0, 100, 1600, 1500)), 90), fail, problems{compliance.Ratio: fail, compliance.ShortSide: warn}},
		"transparent":          {"amazon", phototest.PNG(t, clear), fail, problems{compliance.Format: warn, compliance.Alpha: warn, compliance.PureEdge: fail}},
		"transparent, allowed": {"google", phototest.PNG(t, clear), compliance.Pass, problems{}},
		"blurred":              {"own", phototest.JPEG(t, imaging.Blur(imaging.Resize(good, 1000, 0, imaging.Lanczos), 3), 90), warn, problems{compliance.Blur: warn, compliance.Softness: warn}},
		"enlarged":             {"own", phototest.JPEG(t, imaging.Resize(imaging.Resize(good, 400, 0, imaging.Lanczos), 1600, 0, imaging.CatmullRom), 90), warn, problems{compliance.Softness: warn}},
		"dark":                 {"own", phototest.JPEG(t, scaled(imaging.Crop(good, image.Rect(300, 500, 1300, 1100)), 100), 90), warn, problems{compliance.Peak: warn}},
	}
	for name, test := range tests {
		verdict := check(t, "mug", test.file, channel(t, test.channel))
		if diff := cmp.Diff(test.want, problems(levels(verdict))); diff != "" || verdict.Level != test.level {
			t.Errorf("%s is %v (-want +got):\n%s%+v", name, verdict.Level, diff, verdict.Problems(compliance.Unsure))
		}
	}
}

func TestAFindingSaysWhatIsWrongAndWhatToDo(t *testing.T) {
	verdict := check(t, "mug", phototest.JPEG(t, imaging.Resize(product(1600, 0.9), 400, 0, imaging.Lanczos), 90), channel(t, "amazon"))
	found := verdict.Problems(compliance.Fail)
	if len(found) != 1 {
		t.Fatalf("%+v", found)
	}
	want := compliance.Finding{
		Key: compliance.LongSide, Level: compliance.Fail, Measured: "400 px", Wanted: "500 px to 10000 px",
		Text: "Longer side: 400 px; Amazon asks for 500 px to 10000 px. Use a larger photo: enlarging this one adds no detail.",
		Note: found[0].Note, Source: found[0].Source, Date: found[0].Date,
	}
	if diff := cmp.Diff(want, found[0]); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if found[0].Note == "" || found[0].Source == "" || found[0].Date == "" {
		t.Errorf("where the rule comes from is not said: %+v", found[0])
	}
}

// Every rule that comes with the program is sound, has a source and a date, and
// survives being written and read.
func TestChannelsAreData(t *testing.T) {
	slugs := map[string]bool{}
	for _, c := range compliance.Channels() {
		if err := c.Validate(); err != nil {
			t.Errorf("%s: %v", c.Name, err)
		}
		if slugs[c.Slug] {
			t.Errorf("two channels are called %s", c.Slug)
		}
		slugs[c.Slug] = true
		keys := map[compliance.Key]bool{}
		for _, r := range c.Rules {
			if r.Source == "" || r.Date == "" || keys[r.Key] {
				t.Errorf("%s, %s: source %q, date %q, twice %v", c.Name, r.Key, r.Source, r.Date, keys[r.Key])
			}
			keys[r.Key] = true
		}
		text, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		var back compliance.Channel
		if err := json.Unmarshal(text, &back); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(c, back); diff != "" {
			t.Errorf("%s (-written +read):\n%s", c.Name, diff)
		}
	}
	for _, key := range compliance.Keys() {
		if key.Label() == "" {
			t.Errorf("%s has no label", key)
		}
	}
}

func TestOwnRules(t *testing.T) {
	const own = `{"name": "Club shop", "slug": "club", "rules": [
		{"key": "width", "must": {"min": 900, "max": 900}, "do": "Use the preset of the club."},
		{"key": "quality", "should": {"min": 80}},
		{"key": "format", "should": {"one_of": ["webp"]}}]}`
	var c compliance.Channel
	if err := json.Unmarshal([]byte(own), &c); err != nil {
		t.Fatal(err)
	}
	if err := c.Validate(); err != nil {
		t.Fatal(err)
	}
	verdict := check(t, "mug", phototest.JPEG(t, product(800, 0.9), 70), c)
	want := []string{
		"Width: 800 px; Club shop asks for exactly 900 px. Use the preset of the club.",
		"JPEG quality: 70; Club shop advises at least 80. Prepare it from the original with a higher quality.",
		"Format: JPEG; Club shop advises WebP. Prepare it as JPEG.",
	}
	var got []string
	for _, f := range verdict.Findings {
		got = append(got, f.Text)
	}
	if diff := cmp.Diff(want, got); diff != "" || verdict.Level != compliance.Fail {
		t.Errorf("%v (-want +got):\n%s", verdict.Level, diff)
	}
}

func TestFaultyRulesAreRefused(t *testing.T) {
	for fault, rule := range map[string]string{
		"nothing called": `{"key": "smell", "must": {"min": 1}}`, "set what it must": `{"key": "width"}`,
		"is a word": `{"key": "format", "must": {"min": 1}}`, "is a number": `{"key": "width", "must": {"one_of": ["1"]}}`,
		"above its largest": `{"key": "width", "must": {"min": 2, "max": 1}}`,
	} {
		var r compliance.Rule
		if err := json.Unmarshal([]byte(rule), &r); err != nil {
			t.Fatal(err)
		}
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%s: %v, want %q", rule, err, fault)
		}
	}
	if err := (compliance.Channel{Name: " ", Slug: "Own Shop"}).Validate(); err == nil || strings.Count(err.Error(), "\n") != 2 {
		t.Errorf("a channel without anything: %v", err)
	}
}

func TestFurtherPicturesMayBeScenes(t *testing.T) {
	scene := phototest.JPEG(t, imaging.Crop(product(2600, 0.9), image.Rect(400, 600, 2200, 2000)), 90)
	main := channel(t, "amazon")
	if v := check(t, "mug", scene, main); v.Level != compliance.Fail {
		t.Errorf("as the main picture: %v", v.Level)
	}
	if v := check(t, "mug", scene, main.Further()); v.Level != compliance.Pass {
		t.Errorf("as another one: %+v", v.Problems(compliance.Warn))
	}
}

func TestChannelOfAPlatform(t *testing.T) {
	for platform, want := range map[client.Platform]string{client.WooCommerce: "woocommerce", client.Shopify: "shopify", client.Other: "own"} {
		if got := compliance.ChannelOf(platform).Slug; got != want {
			t.Errorf("%s has the channel %q", platform, got)
		}
	}
	if _, found := compliance.FindChannel(compliance.Channels(), "google merchant center"); !found {
		t.Error("a channel is not found by its name")
	}
}

// A preview says the same of what it can tell.
func TestPreviewAgrees(t *testing.T) {
	file := phototest.JPEG(t, product(2600, 0.88), 92)
	ctx := context.Background()
	quick, err := compliance.Preview(ctx, photo.FromBytes("mug", file))
	if err != nil {
		t.Fatal(err)
	}
	whole, err := compliance.Measure(ctx, photo.FromBytes("mug", file))
	if err != nil {
		t.Fatal(err)
	}
	if quick.Measures.Softness.Told || quick.Measures.Noise.Told {
		t.Errorf("the preview tells %+v", quick.Measures)
	}
	for _, c := range compliance.Channels() {
		a, b := levels(c.Judge(quick)), levels(c.Judge(whole))
		delete(a, compliance.Softness)
		delete(a, compliance.Noise)
		delete(b, compliance.Softness)
		delete(b, compliance.Noise)
		if diff := cmp.Diff(b, a); diff != "" {
			t.Errorf("%s (-whole +preview):\n%s", c.Name, diff)
		}
	}
}

func TestWhatIsNoPictureIsRefused(t *testing.T) {
	_, err := compliance.Check(context.Background(), photo.FromBytes("words.jpg", []byte("words")), channel(t, "own"))
	var refusal *photo.Refusal
	if !errors.As(err, &refusal) {
		t.Errorf("%v", err)
	}
	half := phototest.JPEG(t, product(800, 0.9), 90)
	if v := check(t, "half.jpg", half[:len(half)/2], channel(t, "own")); levels(v)[compliance.Missing] != compliance.Fail {
		t.Errorf("a damaged file: %+v", v.Problems(compliance.Unsure))
	}
}

func TestReportsOfNothing(t *testing.T) {
	var table, object bytes.Buffer
	if err := compliance.NewTableReport(&table).Close(); err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(table.String(), "\r\n"); lines != 1 {
		t.Errorf("%d lines", lines)
	}
	if err := compliance.NewJSONReport(&object).Close(compliance.Summary{}); err != nil {
		t.Fatal(err)
	}
	if !json.Valid(object.Bytes()) {
		t.Errorf("%s", &object)
	}
}

func TestReadingsAreWrittenAndRead(t *testing.T) {
	for _, want := range []measure.Reading{{}, measure.Known(0), measure.Known(1.25)} {
		text, err := json.Marshal(want)
		if err != nil {
			t.Fatal(err)
		}
		var got measure.Reading
		if err := json.Unmarshal(text, &got); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}
