package safefile_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"storehand/app/safefile"
)

func TestSafeName(t *testing.T) {
	long := strings.Repeat("ä", 200)
	for wanted, want := range map[string]string{
		"np-pck-r38-front.webp":       "np-pck-r38-front.webp",
		"Ridgeline 38 pack.jpg":       "Ridgeline 38 pack.jpg",
		"תיק גב.jpg":                  "תיק גב.jpg",
		`what? "A:B" <c>|*.jpg`:       "what- -A-B- -c---.jpg",
		"cafe\u0301.jpg":              "café.jpg",
		"e\u200b\u0301.png":           "é.png",
		"trailing. . ":                "trailing",
		"  leading.png":               "leading.png",
		"line\nbreak\ttab\x00nul.png": "line-break-tab-nul.png",
		"exe\u202egpj.exe":            "exegpj.exe",
		"not \xff utf8.jpg":           "not - utf8.jpg",
		"CON":                         "CON_",
		"con.tar.gz":                  "con_.tar.gz",
		"Nul .txt":                    "Nul_.txt",
		"lpt³.jpg":                    "lpt³_.jpg",
		"console.jpg":                 "console.jpg",
		".htaccess":                   ".htaccess",
		long + ".jpeg":                strings.Repeat("ä", 125) + ".jpeg",
		strings.Repeat("x", 300):      strings.Repeat("x", 255),
	} {
		got, err := safefile.SafeName(wanted)
		if err != nil || got != want {
			t.Errorf("%q: got %q, %v, want %q", wanted, got, err, want)
		}
	}
}

func TestSafeNameRefuses(t *testing.T) {
	for _, wanted := range []string{
		"", " ", ".", "..", "...", "../up.jpg", `..\up.jpg`, "/etc/passwd", `C:\boot.ini`, "a/b.jpg", "\u200b",
		".storehand-part-X", strings.Repeat(".", 300) + strings.Repeat("x", 20),
	} {
		got, err := safefile.SafeName(wanted)
		if !errors.Is(err, safefile.ErrUnsafeName) {
			t.Errorf("%q: got %q, %v", wanted, got, err)
		}
	}
}

func FuzzSafeName(f *testing.F) {
	for _, seed := range []string{"", "../x", "con.", "a\u0301", "NUL.JPG", "\xff", strings.Repeat("é", 140) + ".webp", " . "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, wanted string) {
		name, err := safefile.SafeName(wanted)
		if err != nil {
			return
		}
		if again, err := safefile.SafeName(name); err != nil || again != name {
			t.Errorf("%q became %q and then %q, %v", wanted, name, again, err)
		}
		switch {
		case name == "", len(name) > 255, !utf8.ValidString(name), !norm.NFC.IsNormalString(name),
			strings.ContainsAny(name, `<>:"/\|?*`), strings.HasSuffix(name, "."), strings.HasSuffix(name, " "),
			strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == 0x7f }):
			t.Errorf("%q became %q, which some system refuses", wanted, name)
		}
	})
}
