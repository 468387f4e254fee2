package photo_test

import (
	"encoding/json"
	"image/color"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo"
)

func TestPresetsThatComeAlongAreSound(t *testing.T) {
	names := map[string]bool{}
	for _, p := range photo.Presets() {
		if err := p.Validate(); err != nil {
			t.Errorf("%s: %v", p.Name, err)
		}
		for _, name := range []string{strings.ToLower(p.Name), p.Slug} {
			if name == "" || names[name] {
				t.Errorf("%s: the name %q is missing or there twice", p.Name, name)
			}
			names[name] = true
		}
		if (p.Source == "") != (p.Date == "") {
			t.Errorf("%s: source %q of %q", p.Name, p.Source, p.Date)
		}
	}
}

func TestPresetsSurviveJSON(t *testing.T) {
	want := photo.Presets()
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	var got []photo.Preset
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFind(t *testing.T) {
	presets := photo.Presets()
	for name, want := range map[string]string{
		"web": "Web 2048", "WEB": "Web 2048", " web 2048 ": "Web 2048", "web-2048": "Web 2048", "square": "WooCommerce square 1200, white",
		"shopify square 2048, WHITE": "Shopify square 2048, white", "thumb": "Thumbnail 256", "webp": "Web 2048, WebP",
		"": "", "-": "", "weeb": "",
	} {
		p, ok := photo.Find(presets, name)
		if p.Name != want || ok != (want != "") {
			t.Errorf("%q finds %q", name, p.Name)
		}
	}
}

func TestFaultsOfPresetsAreSaid(t *testing.T) {
	sound := photo.Preset{Name: "Mine", Slug: "mine", Fit: photo.FitPad, Width: 100, Height: 100, Background: "#FFFFFF", Format: photo.JPEG, Quality: 80}
	if err := sound.Validate(); err != nil {
		t.Fatal(err)
	}
	for want, change := range map[string]func(*photo.Preset){
		"no name":                  func(p *photo.Preset) { p.Name = " " },
		`use "a-b"`:                func(p *photo.Preset) { p.Slug = "A b" },
		`the fit "smart"`:          func(p *photo.Preset) { p.Fit = "smart" },
		"the width is 0 px":        func(p *photo.Preset) { p.Width = 0 },
		"at least 0":               func(p *photo.Preset) { p.Fit, p.Height = photo.FitInside, -1 },
		"at most 16383":            func(p *photo.Preset) { p.Format, p.Width = photo.WebP, 16384 },
		"at most 65535":            func(p *photo.Preset) { p.Width = 65536 },
		"200 megapixels":           func(p *photo.Preset) { p.Width, p.Height = 20000, 20000 },
		`"white" is no colour`:     func(p *photo.Preset) { p.Background = "white" },
		`the format "heic"`:        func(p *photo.Preset) { p.Format = "heic" },
		"the quality is 101":       func(p *photo.Preset) { p.Quality = 101 },
		"the quality is 0":         func(p *photo.Preset) { p.Quality = 0 },
		`the ALT text "magic"`:     func(p *photo.Preset) { p.Alt = "magic" },
		"choose inside, pad, crop": func(p *photo.Preset) { p.Fit = "" },
	} {
		p := sound
		change(&p)
		if err := p.Validate(); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v does not say %q", err, want)
		}
	}
	several := photo.Preset{Background: "x", Quality: -1}
	if err := several.Validate(); strings.Count(err.Error(), "\n") != 4 {
		t.Errorf("not every fault is said:\n%v", err)
	}
}

func TestParseBackground(t *testing.T) {
	for text, want := range map[string]color.NRGBA{
		"#FFFFFF": {255, 255, 255, 255}, "#0a141E": {10, 20, 30, 255}, "transparent": {255, 255, 255, 0},
	} {
		if got, err := photo.ParseBackground(text); err != nil || got != want {
			t.Errorf("%s: %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "FFFFFF", "#FFF", "#GGGGGG", "#FFFFFFF", "#-12345", "#+12345"} {
		if _, err := photo.ParseBackground(text); err == nil {
			t.Errorf("%q was taken for a colour", text)
		}
	}
}
