package tsv

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestParse(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want [][]string
	}{
		"nothing":                          {"", nil},
		"one cell":                         {"24.00", [][]string{{"24.00"}}},
		"Excel ends the last row":          {"a\tb\r\nc\td\r\n", [][]string{{"a", "b"}, {"c", "d"}}},
		"LibreOffice does not":             {"a\tb\nc\td", [][]string{{"a", "b"}, {"c", "d"}}},
		"old Mac line ends":                {"a\rb\r", [][]string{{"a"}, {"b"}}},
		"one empty cell":                   {"\n", [][]string{{""}}},
		"empty cells":                      {"\t\t\n\t\t\n", [][]string{{"", "", ""}, {"", "", ""}}},
		"empty row between":                {"a\n\nb\n", [][]string{{"a"}, {""}, {"b"}}},
		"ragged":                           {"a\nb\tc\n", [][]string{{"a"}, {"b", "c"}}},
		"line break in a cell":             {"\"two\r\nlines\"\tb\r\n", [][]string{{"two\nlines", "b"}}},
		"tab in a cell":                    {"\"a\tb\"\tc", [][]string{{"a\tb", "c"}}},
		"doubled quotes":                   {"\"say \"\"hi\"\"\"\tb", [][]string{{`say "hi"`, "b"}}},
		"quote in the middle":              {"19\" rack\tb", [][]string{{`19" rack`, "b"}}},
		"quoted word at the start":         {"\"Oak\" tray\tb", [][]string{{`"Oak" tray`, "b"}}},
		"quote never closed":               {"\"Oak tray\tb\nc", [][]string{{`"Oak tray`, "b"}, {"c"}}},
		"quoted nothing":                   {"\"\"\tb", [][]string{{"", "b"}}},
		"byte order mark":                  {"\uFEFFa\tb", [][]string{{"a", "b"}}},
		"not UTF-8":                        {"caf\xe9", [][]string{{"caf\uFFFD"}}},
		"right to left":                    {"שלום\tעולם 5", [][]string{{"שלום", "עולם 5"}}},
		"spaces are kept":                  {" a \t b", [][]string{{" a ", " b"}}},
		"a lone quote":                     {"\"", [][]string{{`"`}}},
		"a quoted cell at the end of text": {"a\t\"b\"", [][]string{{"a", "b"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, Parse(tc.text)); diff != "" {
				t.Errorf("Parse(%q) (-want +got):\n%s", tc.text, diff)
			}
		})
	}
}

func TestFormat(t *testing.T) {
	for name, tc := range map[string]struct {
		rows [][]string
		want string
	}{
		"no rows":            {nil, ""},
		"one cell":           {[][]string{{"24.00"}}, "24.00"},
		"one empty cell":     {[][]string{{""}}, "\n"},
		"block":              {[][]string{{"a", "b"}, {"c", "d"}}, "a\tb\nc\td"},
		"last row empty":     {[][]string{{"a"}, {""}}, "a\n\n"},
		"needs quotes":       {[][]string{{"two\nlines", "a\tb", `"Oak" tray`}}, "\"two\nlines\"\t\"a\tb\"\t\"\"\"Oak\"\" tray\""},
		"quote in the midst": {[][]string{{`19" rack`}}, `19" rack`},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Format(tc.rows); got != tc.want {
				t.Errorf("Format = %q, want %q", got, tc.want)
			}
		})
	}
}

func TestCellsSurviveTheClipboard(t *testing.T) {
	cell := rapid.StringOf(rapid.RuneFrom([]rune("ab \t\n\"',ש€")))
	rapid.Check(t, func(t *rapid.T) {
		rows := rapid.SliceOfN(rapid.SliceOfN(cell, 1, 4), 1, 5).Draw(t, "rows")
		if diff := cmp.Diff(rows, Parse(Format(rows))); diff != "" {
			t.Fatalf("through %q (-want +got):\n%s", Format(rows), diff)
		}
	})
}

// TestUnmatchedQuotesStayLinear holds against text made to send the search for
// a closing quote through the whole clipboard from every cell.
func TestUnmatchedQuotesStayLinear(t *testing.T) {
	for _, piece := range []string{"\"\t", "\"a\t", "\"a\"\"\t", "\"\"\"a\t", "\"\"\"\"\t"} {
		text := strings.Repeat(piece, 400_000)
		start := time.Now()
		Parse(text)
		if took := time.Since(start); took > 2*time.Second {
			t.Errorf("%d bytes of %q took %v", len(text), piece, took)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"", "a\tb\r\nc\td\r\n", "\"two\nlines\"\tb", "\"Oak\" tray\t19\" rack", "\"\"\"\"\t\"", "\r\r\n\n\t", "\uFEFFa", "caf\xe9",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		rows := Parse(text)
		for _, row := range rows {
			if len(row) == 0 {
				t.Fatalf("a row without cells from %q", text)
			}
			for _, cell := range row {
				if !utf8.ValidString(cell) {
					t.Fatalf("cell %q is not UTF-8", cell)
				}
			}
		}
		if diff := cmp.Diff(rows, Parse(Format(rows))); diff != "" {
			t.Fatalf("%q does not survive a copy (-want +got):\n%s", text, diff)
		}
	})
}
