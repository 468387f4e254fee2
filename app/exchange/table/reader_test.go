package table_test

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/exchange/table"
)

func readAll(text string, form table.Form) (lines []int, cells [][]string, err error) {
	reader := table.NewReader(strings.NewReader(text), form)
	for {
		row, err := reader.Read()
		if errors.Is(err, io.EOF) {
			return lines, cells, nil
		}
		if err != nil {
			return lines, cells, err
		}
		lines = append(lines, row.Line)
		cells = append(cells, row.Cells)
	}
}

func TestReaderTakesWhatRealFilesHold(t *testing.T) {
	cases := map[string]struct {
		text  string
		form  table.Form
		lines []int
		cells [][]string
	}{
		"line break in quotes": {
			text:  "a,b\r\n\"one\r\ntwo\",2\r\n\r\n3,4",
			lines: []int{1, 2, 5}, cells: [][]string{{"a", "b"}, {"one\r\ntwo", "2"}, {"3", "4"}},
		},
		"inch mark without quotes":      {text: `pipe 5",1`, lines: []int{1}, cells: [][]string{{`pipe 5"`, "1"}}},
		"inch mark inside quotes":       {text: `"pipe 5" long",1`, lines: []int{1}, cells: [][]string{{`pipe 5" long`, "1"}}},
		"doubled quotes":                {text: `"say ""hi""",""`, lines: []int{1}, cells: [][]string{{`say "hi"`, ""}}},
		"blanks after a closing quote":  {text: `"a" ,"b"`, lines: []int{1}, cells: [][]string{{"a", "b"}}},
		"semicolons":                    {text: "a;b,c\n", form: table.Form{Separator: ";"}, lines: []int{1}, cells: [][]string{{"a", "b,c"}}},
		"tabs":                          {text: "a\tb\n", form: table.Form{Separator: "\t"}, lines: []int{1}, cells: [][]string{{"a", "b"}}},
		"carriage returns of old Macs":  {text: "a,b\r1,2\r", form: table.Form{LineEnd: "\r"}, lines: []int{1, 2}, cells: [][]string{{"a", "b"}, {"1", "2"}}},
		"stray carriage return in cell": {text: "a\rb,c\n", lines: []int{1}, cells: [][]string{{"a\rb", "c"}}},
		"empty last cell":               {text: "a,\n,\n", lines: []int{1, 2}, cells: [][]string{{"a", ""}, {"", ""}}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			lines, cells, err := readAll(c.text, c.form)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(c.cells, cells); diff != "" {
				t.Error(diff)
			}
			if diff := cmp.Diff(c.lines, lines); diff != "" {
				t.Errorf("lines: %s", diff)
			}
		})
	}
}

func TestUnclosedQuoteIsATruncatedFile(t *testing.T) {
	_, _, err := readAll("a,b\n1,\"two\nthree", table.Form{})
	var truncated *table.TruncatedError
	if !errors.As(err, &truncated) || truncated.Line != 2 {
		t.Fatalf("got %v, want the row on line 2 named as truncated", err)
	}
}

func TestLimitsAreRefusedNotSwallowed(t *testing.T) {
	huge := io.LimitReader(repeat('x'), 100<<20)
	wide := io.LimitReader(repeat(','), 100<<20)
	quoted := io.MultiReader(strings.NewReader(`"`), io.LimitReader(repeat('x'), 20<<20), strings.NewReader("\"\n"))
	for name, source := range map[string]io.Reader{"one line": huge, "one line of commas": wide, "one cell": quoted} {
		t.Run(name, func(t *testing.T) {
			_, err := table.NewReader(source, table.Form{}).Read()
			var tooLarge *table.TooLargeError
			if !errors.As(err, &tooLarge) || tooLarge.Line != 1 {
				t.Fatalf("got %v, want line 1 refused as too large", err)
			}
		})
	}
}

type repeat byte

func (r repeat) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(r)
	}
	return len(p), nil
}

func TestWrittenRowsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(2, 5).Draw(t, "columns")
		cell := rapid.StringOf(rapid.SampledFrom([]rune("ab\",;\t\r\n 'é€=")))
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, columns, columns), 1, 5).Draw(t, "rows")
		form := table.Form{
			Separator: rapid.SampledFrom(table.Separators).Draw(t, "separator"),
			LineEnd:   rapid.SampledFrom([]string{"\n", "\r\n", "\r"}).Draw(t, "line end"),
		}
		var file strings.Builder
		writer := table.NewWriter(&file, form)
		for _, row := range rows {
			if err := writer.Write(row); err != nil {
				t.Fatal(err)
			}
		}
		if err := writer.Flush(); err != nil {
			t.Fatal(err)
		}
		_, got, err := readAll(file.String(), form)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(rows, got); diff != "" {
			t.Fatalf("%q: %s", file.String(), diff)
		}
	})
}

// FuzzReader compares the reader with encoding/csv wherever that one finds the
// text well formed.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{"a,b\n1,2\n", "\"a\nb\",c\n", "\"a\"\"b\",\n,,\n", "a\r\nb\r\n", `"x`, "x\"y,z", "a,\"b\" \n"} {
		f.Add(seed, byte(0))
	}
	f.Fuzz(func(t *testing.T, text string, choice byte) {
		form := table.Form{Separator: table.Separators[int(choice)%len(table.Separators)]}
		lines, got, err := readAll(text, form)
		for i, line := range lines {
			if i > 0 && line <= lines[i-1] {
				t.Fatalf("line %d follows line %d", line, lines[i-1])
			}
		}
		strict := csv.NewReader(strings.NewReader(text))
		strict.Comma, strict.FieldsPerRecord = rune(form.Separator[0]), -1
		want, strictErr := strict.ReadAll()
		if strictErr != nil || strings.Contains(text, "\r") {
			return // encoding/csv alters carriage returns inside quotes
		}
		if err != nil {
			t.Fatalf("encoding/csv reads it, this does not: %v", err)
		}
		if diff := cmp.Diff(withoutEmpty(want), got); diff != "" {
			t.Fatal(diff)
		}
	})
}

// withoutEmpty leaves out records of one empty cell, which count as blank lines.
func withoutEmpty(records [][]string) (kept [][]string) {
	for _, record := range records {
		if len(record) > 1 || record[0] != "" {
			kept = append(kept, record)
		}
	}
	return kept
}
