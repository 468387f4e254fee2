package htmltext_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/htmltext"
)

func plainRun(text string) []htmltext.Run { return []htmltext.Run{{Text: text}} }

func TestBlocks(t *testing.T) {
	for _, test := range []struct {
		name, source string
		breaks       htmltext.Breaks
		want         []htmltext.Block
	}{
		{"a text without tags", "A pot\nfor  two.\n\nNice.", htmltext.AsSpaces, []htmltext.Block{{Runs: plainRun("A pot for two. Nice.")}}},
		{"a text as WordPress reads it", "A pot\nfor two.\n\nNice.", htmltext.AsLines, []htmltext.Block{{Runs: plainRun("A pot\nfor two.")}, {Runs: plainRun("Nice.")}}},
		{"line ends of Windows", "One\r\n\r\nTwo", htmltext.AsLines, []htmltext.Block{{Runs: plainRun("One")}, {Runs: plainRun("Two")}}},
		{"styles", "<p>A <b>bold <em>and</em></b> plain &amp; word</p>", htmltext.AsSpaces, []htmltext.Block{{Runs: []htmltext.Run{
			{Text: "A"}, {Text: " bold", Bold: true}, {Text: " and", Bold: true, Italic: true}, {Text: " plain & word"},
		}}}},
		{"headings and lists", "<h2>Good to know</h2><ul>\n<li>Holds 1.1 l</li><li><p>Safe</p><ol><li>One</li></ol></ul>End", htmltext.AsLines, []htmltext.Block{
			{Kind: htmltext.Heading, Level: 2, Runs: plainRun("Good to know")},
			{Kind: htmltext.Item, Level: 1, Runs: plainRun("Holds 1.1 l")},
			{Kind: htmltext.Item, Level: 1, Runs: plainRun("Safe")},
			{Kind: htmltext.Item, Level: 2, Number: 1, Runs: plainRun("One")},
			{Runs: plainRun("End")},
		}},
		{"a link and a break", `Go<br/><a href="https://x.example/?a=1&amp;b">there</a>`, htmltext.AsSpaces, []htmltext.Block{{Runs: []htmltext.Run{
			{Text: "Go\n"}, {Text: "there", Link: "https://x.example/?a=1&b"},
		}}}},
		{"what is not for readers", "<style>p{}</style>Hi<script>alert(1)</script><!-- no -->", htmltext.AsSpaces, []htmltext.Block{{Runs: plainRun("Hi")}}},
		{"a table", "<table><tr><th>Size</th><td>4 cm</td></tr></table>", htmltext.AsSpaces, []htmltext.Block{{Runs: plainRun("Size   4 cm")}}},
		{"a picture and a rule", `<img src=a alt="Blue pot"><hr>`, htmltext.AsSpaces, []htmltext.Block{{Runs: plainRun("[Blue pot]")}, {Kind: htmltext.Rule}}},
		{"preformatted", "<pre>a\n  b</pre>", htmltext.AsSpaces, []htmltext.Block{{Kind: htmltext.Preformatted, Runs: plainRun("a\n  b")}}},
		{"tags that never opened", "</b></ul></p>Text</a></script> on", htmltext.AsSpaces, []htmltext.Block{{Runs: plainRun("Text on")}}},
		{"nothing", " \n ", htmltext.AsLines, nil},
	} {
		if diff := cmp.Diff(test.want, htmltext.Blocks(test.source, test.breaks)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestPlainAndWords(t *testing.T) {
	const source = "<h2>Pot</h2><p>For <b>two</b>&nbsp;long<br>talks.</p>"
	if got := htmltext.Plain(source); got != "Pot For two long talks." {
		t.Errorf("plain %q", got)
	}
	if got := htmltext.Words(source); got != 5 {
		t.Errorf("%d words", got)
	}
}

func TestFormattingIsPutInAndTakenAway(t *testing.T) {
	for name, format := range map[string]func(string) htmltext.Insertion{
		"bold": htmltext.Strong, "italic": htmltext.Emphasis, "heading": htmltext.Title, "list": htmltext.List,
	} {
		for _, text := range []string{"word", " two words \n", "größe"} {
			once := format(text)
			if once.Text == text || !strings.Contains(once.Text, strings.TrimSpace(text)) {
				t.Errorf("%s of %q is %q", name, text, once.Text)
			}
			if twice := format(once.Text); twice.Text != text {
				t.Errorf("%s twice of %q is %q", name, text, twice.Text)
			}
			if end := len([]rune(strings.TrimRight(once.Text, " \n"))); once.Caret != end {
				t.Errorf("%s of %q: caret at %d, want %d", name, text, once.Caret, end)
			}
		}
		empty := format("")
		if before := string([]rune(empty.Text)[:empty.Caret]); strings.Contains(before, "</") || !strings.HasSuffix(before, ">") {
			t.Errorf("%s of nothing is %q with the caret behind %q", name, empty.Text, before)
		}
	}
}

func TestALineIsAnItem(t *testing.T) {
	want := "<ul>\n<li>Holds 1.1 l</li>\n<li>Safe</li>\n</ul>"
	if got := htmltext.List("- Holds 1.1 l\n\n- Safe").Text; got != want {
		t.Errorf("list %q", got)
	}
}

func TestLink(t *testing.T) {
	if got := htmltext.Link("here ", `https://x.example/?q="1"&r`).Text; got != `<a href="https://x.example/?q=&#34;1&#34;&amp;r">here</a> ` {
		t.Errorf("link %q", got)
	}
	if got := htmltext.Link("", "https://x.example").Text; got != `<a href="https://x.example">https://x.example</a>` {
		t.Errorf("link %q", got)
	}
}

func FuzzBlocks(f *testing.F) {
	for _, seed := range []string{"", "<p>a<b>b</p>c", "<ul><li>a<li>b", "<a href=", "a\n\n\nb", "</ol></li><pre>\n", "<h1><h2><td>", "\xff<\x00>"} {
		f.Add(seed, true)
		f.Add(seed, false)
	}
	f.Fuzz(func(t *testing.T, source string, lines bool) {
		breaks := htmltext.AsSpaces
		if lines {
			breaks = htmltext.AsLines
		}
		for _, block := range htmltext.Blocks(source, breaks) {
			if len(block.Runs) == 0 && block.Kind != htmltext.Rule {
				t.Fatalf("an empty block %+v", block)
			}
			for _, run := range block.Runs[:max(0, len(block.Runs)-1)] {
				if run.Text == "" {
					t.Fatalf("an empty run in %+v", block)
				}
			}
		}
		for _, format := range []func(string) htmltext.Insertion{htmltext.Strong, htmltext.List, htmltext.Title} {
			if in := format(source); in.Caret < 0 || in.Caret > len([]rune(in.Text)) {
				t.Fatalf("caret %d in %q", in.Caret, in.Text)
			}
		}
	})
}

// A description of 32,000 characters is read again after every pause in typing.
func BenchmarkBlocks(b *testing.B) {
	source := strings.Repeat("<p>A pot for <b>two</b> long conversations, hand thrown in Faenza.</p>\n", 460)
	b.SetBytes(int64(len(source)))
	for b.Loop() {
		htmltext.Blocks(source, htmltext.AsLines)
	}
}
