package template_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/template"
)

func TestSplit(t *testing.T) {
	tests := []struct {
		text     string
		segments []template.Segment
		marked   []string
	}{
		{"", nil, nil},
		{"a{b}ä{}", []template.Segment{{Text: "a"}, {Text: "b", Start: 2, Between: true}, {Text: "ä", Start: 4}, {Start: 7, Between: true}}, nil},
		{"{a", nil, []string{"{a"}},
		{"{a{b}", []template.Segment{{Text: "b", Start: 3, Between: true}}, []string{"{a"}},
		{"a}}", []template.Segment{{Text: "a}}"}}, []string{"}", "}"}},
	}
	for _, test := range tests {
		segments, mistakes := template.Split(test.text)
		if diff := cmp.Diff(test.segments, segments); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.text, diff)
		}
		var marked []string
		for _, mistake := range mistakes {
			marked = append(marked, test.text[mistake.Start:mistake.End])
		}
		if diff := cmp.Diff(test.marked, marked); diff != "" {
			t.Errorf("%q marks (-want +got):\n%s", test.text, diff)
		}
		if (mistakes.Err() == nil) != (len(test.marked) == 0) {
			t.Errorf("%q: error %v", test.text, mistakes.Err())
		}
	}
}

func TestSegmentsStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOf(rapid.RuneFrom([]rune("{}ab|é:"))).Draw(t, "text")
		segments, _ := template.Split(text)
		end := 0
		for _, s := range segments {
			if s.Start < end || text[s.Start:s.Start+len(s.Text)] != s.Text {
				t.Fatalf("%q: segment %+v is elsewhere", text, s)
			}
			end = s.Start + len(s.Text)
		}
	})
}

func TestClosest(t *testing.T) {
	known := []string{"sku", "title", "n", "option", "options", "attr"}
	for typed, want := range map[string]string{
		"titel": "title", "tittle": "title", "skus": "sku", "optoins": "options", "opton": "option", "at": "", "colour": "", "": "n", "ski": "sku",
	} {
		if got := template.Closest(typed, known); got != want {
			t.Errorf("%q stands for %q, want %q", typed, got, want)
		}
	}
}
