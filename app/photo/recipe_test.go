package photo_test

import (
	"encoding/json"
	"image/color"
	"strings"
	"testing"

	"github.com/disintegration/imaging"
	"github.com/google/go-cmp/cmp"

	"storehand/app/photo"
	"storehand/app/photo/phototest"
)

// full is a recipe with everything.
func full(t *testing.T) photo.Recipe {
	t.Helper()
	return photo.Recipe{
		Preset: photo.Preset{
			Name: "Full", Slug: "full", Fit: photo.FitCrop, Width: 200, Height: 100, Enlarge: true, Focus: photo.FocusDetail, Trim: true, Fill: 85,
			Whiten: true, Tone: photo.Tone{
				AutoBalance: true, AutoLevels: true, Warmth: 1, Tint: -2, Black: 3, White: 250, Gamma: 1.1, Brightness: 4, Contrast: -5,
			},
			Sharpen: 50, LinearLight: true, Background: "#102030", Format: photo.PNG, Quality: 80, Lossless: true, MaxBytes: 200_000, MayShrink: true,
			Colours: 64, KeepRights: true, NameTemplate: "{title}", Alt: photo.AltTitle,
			Watermark: &photo.Watermark{
				Logo: phototest.PNG(t, imaging.New(4, 2, color.NRGBA{255, 0, 0, 255})), Place: photo.PlaceTop, Share: 20, Opacity: 30, Margin: 4,
			},
		},
		Framing: photo.Framing{Turn: 3, Flip: true, Straighten: -1.5, Crop: photo.Crop{X: 0.1, Y: 0.2, Width: 0.3, Height: 0.4}},
	}
}

func TestRecipesSurviveJSON(t *testing.T) {
	want := full(t)
	kept, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	got, err := photo.ParseRecipe(kept)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := json.Marshal(got); string(again) != string(kept) || !got.Equal(want) {
		t.Errorf("%s became %s", kept, again)
	}
	for want, kept := range map[string]string{
		"reading a photo's recipe: ": "{", `preset "": `: "{}",
		"4 quarters": strings.Replace(string(kept), `"turn":3`, `"turn":4`, 1),
	} {
		if _, err := photo.ParseRecipe([]byte(kept)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
}

// What was kept before there were operations means the same, and what has none
// is kept as it was.
func TestOlderPresetsStayWhatTheyAre(t *testing.T) {
	const older = `{"name":"Mine","slug":"mine","fit":"pad","width":800,"height":600,"background":"#FFFFFF","format":"jpeg","quality":82,"alt":"title"}`
	var p photo.Preset
	if err := json.Unmarshal([]byte(older), &p); err != nil {
		t.Fatal(err)
	}
	if err := p.Validate(); err != nil {
		t.Error(err)
	}
	again, err := json.Marshal(p)
	if diff := cmp.Diff(older, string(again)); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
	recipe, err := json.Marshal(photo.Recipe{Preset: p})
	if want := `{"preset":` + older + `}`; string(recipe) != want || err != nil {
		t.Errorf("%s, %v", recipe, err)
	}
}

func TestOperationsThatCannotBe(t *testing.T) {
	for want, change := range map[string]func(*photo.Preset){
		`the focus "left"`:               func(p *photo.Preset) { p.Focus = "left" },
		"fill 101 %":                     func(p *photo.Preset) { p.Fill = 101 },
		"sharpening is -1":               func(p *photo.Preset) { p.Sharpen = -1 },
		"at most 999 bytes":              func(p *photo.Preset) { p.MaxBytes = 999 },
		"-5 bytes":                       func(p *photo.Preset) { p.MaxBytes = -5 },
		"1 colours":                      func(p *photo.Preset) { p.Colours = 1 },
		"257 colours":                    func(p *photo.Preset) { p.Colours = 257 },
		"the brightness is 300":          func(p *photo.Preset) { p.Tone.Brightness = 300 },
		"opacity is 0 %":                 func(p *photo.Preset) { p.Watermark.Opacity = 0 },
		"the watermark's logo is a text": func(p *photo.Preset) { p.Watermark.Logo = []byte("my logo, as words") },
	} {
		r := full(t)
		change(&r.Preset)
		if err := r.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v, want %q", err, want)
		}
	}
	if err := full(t).Validate(); err != nil {
		t.Error(err)
	}
}

func TestEqualRecipes(t *testing.T) {
	a, b := full(t), full(t)
	if !a.Equal(b) {
		t.Error("the same recipe is another one when its watermark lies elsewhere in memory")
	}
	b.Preset.Watermark.Logo[20]++
	if a.Equal(b) {
		t.Error("another logo makes no difference")
	}
	if b = full(t); !a.Preset.Equal(b.Preset) {
		t.Error("equal presets differ")
	}
	if b.Framing.Turn = 0; a.Equal(b) {
		t.Error("another turn makes no difference")
	}
	if b.Preset.Watermark = nil; a.Preset.Equal(b.Preset) || b.Preset.Equal(a.Preset) {
		t.Error("no watermark makes no difference")
	}
}
