package contactsheet_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"storehand/app/contactsheet"
	"storehand/app/job"
)

// typefaces are the program's own, read from their files: app knows no assets.
func typefaces(t testing.TB) contactsheet.Typefaces {
	t.Helper()
	read := func(name string) []byte {
		content, err := os.ReadFile(filepath.Join("..", "..", "assets", "fonts", name))
		if err != nil {
			t.Fatal(err)
		}
		return content
	}
	return contactsheet.Typefaces{
		{Text: read("IBMPlexSans-Text.ttf"), Bold: read("IBMPlexSans-SemiBold.ttf")},
		{Text: read("IBMPlexSansHebrew-Text.ttf"), Bold: read("IBMPlexSansHebrew-SemiBold.ttf")},
	}
}

func sheet(t testing.TB) contactsheet.Sheet {
	return contactsheet.Sheet{
		Title: "Spring shoot", Client: "Alder & Finch", Day: time.Date(2026, 3, 16, 8, 4, 0, 0, time.UTC), Paper: contactsheet.A4,
		Columns: 3, Rows: 4, Typefaces: typefaces(t),
		Show: contactsheet.Show{Name: true, SKU: true, Price: true, Alt: true, Before: true, Tick: true},
	}
}

// plain gives a picture of one colour and a ratio of 4 to 3.
func plain(c color.Color) func(context.Context, int) (image.Image, error) {
	return func(_ context.Context, px int) (image.Image, error) {
		img := image.NewRGBA(image.Rect(0, 0, px, px*3/4))
		for i := range img.Rect.Dx() * img.Rect.Dy() {
			img.Set(i%img.Rect.Dx(), i/img.Rect.Dx(), c)
		}
		return img, nil
	}
}

var rust = color.RGBA{0xB0, 0x4A, 0x2F, 255}

func entries(n int) []contactsheet.Entry {
	all := make([]contactsheet.Entry, n)
	for i := range all {
		all[i] = contactsheet.Entry{
			Name: fmt.Sprintf("mug-%d.jpg", i+1), Product: "Speckled mug, oat", SKU: fmt.Sprintf("AF-MUG-%03d", i+1), Price: "26.00 EUR",
			Alt:     "Speckled stoneware mug in oat, seen from the front on white, with a handle that is large enough for a whole hand",
			Picture: plain(color.RGBA{uint8(9 * i), rust.G, rust.B, 255}),
		}
	}
	return all
}

// run does work as a job and returns its results.
func run(t testing.TB, work func(context.Context, *job.Job) error) ([]job.Result, error) {
	t.Helper()
	ctx := context.Background()
	board := job.NewBoard(job.SystemClock{})
	j := board.Start(ctx, job.Spec{Doing: "Testing"}, work)
	s, err := j.Wait(ctx)
	if err = errors.Join(err, board.Close(ctx)); err != nil {
		t.Fatal(err)
	}
	return j.ResultsSince(0), s.Err
}

func savePDF(t testing.TB, s contactsheet.Sheet, all []contactsheet.Entry) (file []byte, results []job.Result) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	results, err := run(t, func(ctx context.Context, j *job.Job) error { return s.SavePDF(ctx, j, path, all) })
	if err != nil {
		t.Fatal(err)
	}
	if file, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	return file, results
}

// texts are the strings that a PDF of ours shows, in the order they are drawn.
func texts(t testing.TB, file []byte) (all []string) {
	t.Helper()
	for _, stream := range regexp.MustCompile(`(?s)stream\n(.*?)\nendstream`).FindAllSubmatch(file, -1) {
		reader, err := zlib.NewReader(bytes.NewReader(stream[1]))
		if err != nil {
			continue // a picture
		}
		content, err := io.ReadAll(reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, shown := range regexp.MustCompile(`(?s)\(((?:\\.|[^\\)])*)\) ?Tj`).FindAllSubmatch(content, -1) {
			raw := regexp.MustCompile(`(?s)\\(.)`).ReplaceAllFunc(shown[1], func(escaped []byte) []byte {
				if escaped[1] == 'r' {
					return []byte{'\r'}
				}
				return escaped[1:]
			})
			var units []uint16
			for i := 0; i+1 < len(raw); i += 2 {
				units = append(units, uint16(raw[i])<<8|uint16(raw[i+1]))
			}
			all = append(all, string(utf16.Decode(units)))
		}
	}
	return all
}

func TestASheetHasItsPicturesAndTexts(t *testing.T) {
	file, results := savePDF(t, sheet(t), entries(25))
	if pages := len(regexp.MustCompile(`/Type /Page\b[^s]`).FindAll(file, -1)); pages != 3 {
		t.Errorf("%d pages", pages)
	}
	if pictures := bytes.Count(file, []byte("/Subtype /Image")); pictures != 25 {
		t.Errorf("%d pictures", pictures)
	}
	if len(results) != 25 || results[0].Outcome != job.OK {
		t.Errorf("results %+v", results)
	}
	said := "\n" + strings.Join(texts(t, file), "\n") + "\n"
	for _, want := range []string{
		"Spring shoot", "Alder & Finch, 16 March 2026", "Page 1 of 3", "Page 3 of 3", "mug-1.jpg", "mug-25.jpg",
		"AF-MUG-007  ·  Speckled mug, oat  ·  26.00 EUR", "Approved", "Change", "Approved by", "Date",
	} {
		if !strings.Contains(said, "\n"+want+"\n") {
			t.Errorf("the sheet does not say %q", want)
		}
	}
	if !strings.Contains(said, "\nSpeckled stoneware mug in oat, ") || !strings.Contains(said, "…\n") {
		t.Error("the ALT text is not there, or not cut")
	}
}

func TestWhatIsNotAskedForIsNotShown(t *testing.T) {
	s := sheet(t)
	s.Show = contactsheet.Show{}
	all := entries(2)
	all[0].Before = plain(color.Black)
	file, _ := savePDF(t, s, all)
	said := texts(t, file)
	if len(said) != 3 || bytes.Count(file, []byte("/Subtype /Image")) != 2 {
		t.Errorf("the sheet says %q and has %d pictures", said, bytes.Count(file, []byte("/Subtype /Image")))
	}
	s.Show.Before = true
	file, _ = savePDF(t, s, all)
	if said := texts(t, file); bytes.Count(file, []byte("/Subtype /Image")) != 3 || !strings.Contains(strings.Join(said, "|"), "Before|After") {
		t.Errorf("with photos it says %q", said)
	}
}

func TestAPictureThatCannotBeReadIsSaidOnTheSheet(t *testing.T) {
	all := entries(3)
	all[1].Picture = func(context.Context, int) (image.Image, error) { return nil, errors.New("the file is damaged") }
	file, results := savePDF(t, sheet(t), all)
	failed := 0
	for _, result := range results {
		if result.Outcome == job.Failed {
			failed++
			if result.Name != "mug-2.jpg" || result.Order != 1 || result.Reason != "the file is damaged" {
				t.Errorf("%+v", result)
			}
		}
	}
	if said := strings.Join(texts(t, file), " "); failed != 1 || !strings.Contains(said, "This picture cannot be shown: the file is damaged") || !strings.Contains(said, "mug-3.jpg") {
		t.Errorf("%d failed; the sheet says %q", failed, said)
	}
}

// Hebrew is drawn from right to left: letters in the order they are seen.
func TestTextsOfOtherScripts(t *testing.T) {
	s := sheet(t)
	s.Title = "צילומי אביב"
	all := entries(1)
	all[0].Product, all[0].Name, all[0].Alt = "ספל 250 מל", "Łódź-żółć.jpg", "杯"
	said := texts(t, first(savePDF(t, s, all)))
	joined := strings.Join(said, "|")
	for _, want := range []string{"ביבא ימוליצ", "Łódź-żółć.jpg", "למ 250 לפס"} {
		if !strings.Contains(joined, want) {
			t.Errorf("%q is not among %q", want, said)
		}
	}
	if !strings.Contains(joined, "?") {
		t.Errorf("a character that no typeface has is lost: %q", said)
	}
}

func first(file []byte, _ []job.Result) []byte { return file }

func TestPagesAsPictures(t *testing.T) {
	s := sheet(t)
	s.Paper, s.Landscape, s.Columns, s.Rows = contactsheet.Letter, true, 4, 2
	dir := t.TempDir()
	var paths []string
	_, err := run(t, func(ctx context.Context, j *job.Job) (err error) {
		paths, err = s.SavePNG(ctx, j, dir, s.Stem(), entries(85))
		return err
	})
	if err != nil || len(paths) != 11 || filepath.Base(paths[0]) != "Alder & Finch, Spring shoot 01.png" {
		t.Fatalf("%q, %v", paths, err)
	}
	file, err := os.Open(paths[10])
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	page, err := png.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	if size := page.Bounds().Size(); size != image.Pt(1650, 1275) { // 11 × 8.5 inches at 150
		t.Errorf("the page has %v", size)
	}
	counted := map[color.Color]int{}
	pictures := 0
	for y := range 1275 {
		for x := range 1650 {
			shade := color.RGBAModel.Convert(page.At(x, y)).(color.RGBA)
			counted[shade]++
			if shade.G == rust.G && shade.B == rust.B {
				pictures++
			}
		}
	}
	// The last page has 5 pictures of 4:3.
	if pictures < 5*250*180 || pictures > 5*400*300 {
		t.Errorf("%d pixels are of the pictures", pictures)
	}
	if counted[color.RGBA{0x1A, 0x1A, 0x1A, 255}] < 500 {
		t.Error("there is no text")
	}
}

func TestSheetsThatCannotBeMade(t *testing.T) {
	for want, change := range map[string]func(*contactsheet.Sheet){
		`the paper "a3" is not known`:                func(s *contactsheet.Sheet) { s.Paper = "a3" },
		"a page cannot have 0 columns":               func(s *contactsheet.Sheet) { s.Columns = 0 },
		"a page cannot have 13 rows":                 func(s *contactsheet.Sheet) { s.Rows = 13 },
		"there is no typeface to write with":         func(s *contactsheet.Sheet) { s.Typefaces = nil },
		"the pictures would be smaller than 12 mm":   func(s *contactsheet.Sheet) { s.Rows = 10 },
		"read typeface 1: sfnt: invalid font":        func(s *contactsheet.Sheet) { s.Typefaces[0].Text = []byte("words, no typeface") },
		"read typeface 2 in bold: sfnt: invalid fon": func(s *contactsheet.Sheet) { s.Typefaces[1].Bold = []byte("words, no typeface") },
	} {
		s := sheet(t)
		change(&s)
		path := filepath.Join(t.TempDir(), "sheet.pdf")
		_, err := run(t, func(ctx context.Context, j *job.Job) error { return s.SavePDF(ctx, j, path, entries(1)) })
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
		if _, err := os.Stat(path); err == nil {
			t.Error("a file was written all the same")
		}
	}
}

func TestNoPicturesAreOneEmptyPage(t *testing.T) {
	if said := texts(t, first(savePDF(t, sheet(t), nil))); !strings.Contains(strings.Join(said, "|"), "Page 1 of 1") {
		t.Errorf("%q", said)
	}
}

func TestACancelledSheetLeavesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "sheet.pdf")
	all := entries(100)
	ctx, cancel := context.WithCancel(context.Background())
	inner := all[30].Picture
	all[30].Picture = func(ctx context.Context, px int) (image.Image, error) {
		cancel()
		return inner(ctx, px)
	}
	board := job.NewBoard(job.SystemClock{})
	j := board.Start(ctx, job.Spec{Doing: "Testing"}, func(ctx context.Context, j *job.Job) error { return sheet(t).SavePDF(ctx, j, path, all) })
	if s, err := j.Wait(context.Background()); err != nil || s.State != job.Stopped {
		t.Errorf("%+v, %v", s, err)
	}
	if err := board.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("half a sheet was written")
	}
}

// BenchmarkThousands makes a sheet of two thousand pictures and tells what memory
// it needs above what it was given.
func BenchmarkThousands(b *testing.B) {
	s, all := sheet(b), entries(2000)
	s.Columns, s.Rows = 4, 5
	for b.Loop() {
		runtime.GC()
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		path := filepath.Join(b.TempDir(), "sheet.pdf")
		if _, err := run(b, func(ctx context.Context, j *job.Job) error { return s.SavePDF(ctx, j, path, all) }); err != nil {
			b.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		b.ReportMetric(float64(after.Sys-before.Sys)/1e6, "MB-from-system")
	}
}
