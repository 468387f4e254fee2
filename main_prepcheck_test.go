package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/photo/phototest"
)

// rulesSeen is what the tests look at in the report of a run with checks.
type rulesSeen struct {
	OK      bool
	Checked struct{ Pass, Warn, Fail int }
	Photos  []struct {
		Output, Preset string
		Checks         []struct {
			Channel, Level string
			Findings       []struct{ Key, Level, Measured, Wanted, Text, Source string }
		}
	}
}

// TestPrepChecksPicturesByTheRulesOfChannels makes a picture that Amazon takes,
// and one that it does not.
func TestPrepChecksPicturesByTheRulesOfChannels(t *testing.T) {
	dir := t.TempDir()
	mug := write(t, dir, "mug.png", phototest.PNG(t, mugOnGrey()))

	good := filepath.Join(dir, "good")
	var seen rulesSeen
	run := storehand(t, "prep", "--preset", "amazon", "--white", "--fill", "85", "--enlarge", "--check", "amazon", "--json", "--out", good, mug)
	run.report(t, &seen)
	levels := map[string]string{}
	for _, found := range seen.Photos[0].Checks[0].Findings {
		levels[found.Key] = found.Level
		if found.Wanted == "" || found.Level != "unsure" && found.Measured == "" {
			t.Errorf("%+v has no numbers", found)
		}
	}
	if levels["white_edge"] == "fail" || levels["fill"] == "fail" || levels["format"] == "fail" || levels["long_side"] == "fail" {
		t.Errorf("%v", levels)
	}

	bad := filepath.Join(dir, "bad")
	run = storehand(t, "prep", "--preset", "thumb", "--format", "webp", "--check", "amazon", "--out", bad, mug)
	run.fails(t, filepath.Join(bad, "mug.webp")+": Amazon fail: ")
	if !strings.Contains(run.stdout, "; check: 0 pass, 0 warn, 1 fail.") {
		t.Errorf("stdout: %s", run.stdout)
	}
	storehand(t, "prep", "--check", "amazone", "--out", bad, mug).fails(t, "--check amazone: choose woocommerce, shopify, amazon")
}

// TestPrepMakesAChannelSet has a folder for each preset, judged by the channel
// that the preset is for.
func TestPrepMakesAChannelSet(t *testing.T) {
	dir := t.TempDir()
	mug := write(t, dir, "mug.jpg", snap(t))
	out := filepath.Join(dir, "out")
	var seen rulesSeen
	storehand(t, "prep", "--set", "marketplaces", "--check", "ebay,own", "--json", "--out", out, mug).report(t, &seen)
	if diff := cmp.Diff([]string{"amazon", "ebay", "etsy", "google", "walmart", "web"}, names(t, out)); diff != "" {
		t.Errorf("folders (-want +got):\n%s", diff)
	}
	for _, p := range seen.Photos {
		var channels []string
		for _, verdict := range p.Checks {
			channels = append(channels, verdict.Channel)
		}
		want := []string{"Own shop"}
		if p.Preset == "ebay" {
			want = []string{"eBay", "Own shop"}
		}
		if diff := cmp.Diff(want, channels); diff != "" {
			t.Errorf("%s is judged by (-want +got):\n%s", p.Preset, diff)
		}
	}
	storehand(t, "prep", "--set", "market", "--out", out, mug).fails(t, `there is no channel set "market": choose marketplaces`)
	storehand(t, "prep", "--set", "marketplaces", "--preset", "web", "--out", out, mug).fails(t, "either presets or a --set")
}

// TestPrepChecksByRulesOfOnesOwn reads channels from a file.
func TestPrepChecksByRulesOfOnesOwn(t *testing.T) {
	dir := t.TempDir()
	mug := write(t, dir, "mug.jpg", snap(t))
	rules := write(t, dir, "rules.json", []byte(`[{"name": "Print", "slug": "print", "rules": [{"key": "long_side", "must": {"min": 3000}, "source": "the printer"}]}]`))
	storehand(t, "prep", "--check", "print", "--check-rules", rules, "--out", filepath.Join(dir, "out"), mug).fails(t, "Print fail", "300")
	wrong := write(t, dir, "wrong.json", []byte(`[{"name": "Print", "rules": []}]`))
	storehand(t, "prep", "--check", "print", "--check-rules", wrong, "--out", filepath.Join(dir, "out"), mug).fails(t, wrong)
}

// TestPresetsGoFromOneWorkspaceToAnother exports, imports and imports again.
func TestPresetsGoFromOneWorkspaceToAnother(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "presets.json")
	workspace := filepath.Join(dir, "workspace")
	storehand(t, "import", "--workspace", workspace, "--store", "Mugs", write(t, dir, "mugs.csv", shopFile(1, "10.00"))).succeeds(t)

	storehand(t, "presets", "export", file).fails(t, "no presets were made or changed")
	run := storehand(t, "presets", "export", file, "amazon", "woocommerce-google").succeeds(t)
	if !strings.Contains(run.stdout, "3 presets and 1 channel set written to "+file) {
		t.Errorf("stdout: %s", run.stdout)
	}
	changed := strings.NewReplacer(`"Amazon main 2000"`, `"Amazon, ours"`, `"slug": "amazon"`, `"slug": "ours"`).Replace(string(phototest.Read(t, file)))
	other := write(t, dir, "other.json", []byte(changed))
	for said, flags := range map[string][]string{
		"Amazon, ours: taken":                        {other},
		"Amazon main 2000: left as it is here":       {file},
		"WooCommerce and Google: left as it is here": {file},
	} {
		run := storehand(t, append([]string{"presets", "import", "--workspace", workspace}, flags...)...).succeeds(t)
		if !strings.Contains(run.stdout, said) {
			t.Errorf("stdout lacks %q: %s", said, run.stdout)
		}
	}
	if run := storehand(t, "presets", "--workspace", workspace).succeeds(t); !strings.Contains(run.stdout, "ours ") || !strings.Contains(run.stdout, "Channel sets:") {
		t.Errorf("stdout: %s", run.stdout)
	}
	storehand(t, "prep", "--workspace", workspace, "--preset", "ours", "--out", filepath.Join(dir, "out"), write(t, dir, "mug.jpg", snap(t))).succeeds(t)
	storehand(t, "presets", "import", "--workspace", workspace, write(t, dir, "no.json", []byte("{}"))).fails(t, "this is no file of presets")
	storehand(t, "presets", "import", "--workspace", workspace, "--collision", "ask", file).fails(t, "choose keep-both, replace or keep-mine")
	storehand(t, "presets", "export", file, "amazone").fails(t, `there is no preset or set "amazone"`)
}

// TestPrepMakesAContactSheet writes a PDF, and a picture of each page.
func TestPrepMakesAContactSheet(t *testing.T) {
	dir := t.TempDir()
	in, out := filepath.Join(dir, "in"), filepath.Join(dir, "Spring shoot")
	for i := range 13 {
		write(t, in, fmt.Sprintf("whisk-1_%02d.jpg", i), phototest.JPEG(t, phototest.Smooth(60+i, 40), 80))
	}
	products := write(t, dir, "products.csv", []byte(teaFile))
	pdf := filepath.Join(dir, "sheet.pdf")
	storehand(t, "prep", "--preset", "square,thumb", "--match", products, "--alt", filepath.Join(dir, "alt.csv"), "--contact-sheet", pdf, "--sheet-before", "--out", out, in).succeeds(t)
	if content := string(phototest.Read(t, pdf)); !strings.HasPrefix(content, "%PDF-") || !strings.Contains(content, "/Count 2") || strings.Count(content, "/Subtype /Image")+strings.Count(content, "/Subtype/Image") < 26 {
		t.Errorf("the PDF has %d bytes: %.60s", len(content), content)
	}
	var seen struct {
		Sheets []string `json:"contact_sheets"`
	}
	storehand(t, "prep", "--resume", "--json", "--contact-sheet", filepath.Join(dir, "pages", "sheet.png"), "--sheet-title", "For approval", "--out", filepath.Join(out, "thumb"), "--preset", "thumb", in).succeeds(t).report(t, &seen)
	if len(seen.Sheets) != 2 {
		t.Errorf("%v", seen.Sheets)
	}
	for _, page := range seen.Sheets {
		if got, format := size(t, page); got.Y < got.X || format != "png" {
			t.Errorf("%s is %v, %s", page, got, format)
		}
	}
	storehand(t, "prep", "--contact-sheet", "sheet.docx", "--out", out, in).fails(t, "give the file the ending .pdf or .png")
	storehand(t, "prep", "--contact-sheet", pdf, "--sheet-paper", "a5", "--out", out, in).fails(t, `the paper "a5" is not known`)
}
