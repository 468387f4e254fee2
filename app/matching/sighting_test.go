package matching_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/photo/fingerprint"
)

// sighting of the picture of a product, or of a variation.
func sighting(id, parent catalog.ID, verdict fingerprint.Verdict) matching.Sighting {
	return matching.Sighting{ID: id, Parent: parent, Where: "X, front", Likeness: fingerprint.Likeness{Verdict: verdict}}
}

func named(id, parent catalog.ID, score int) matching.Match {
	return matching.Match{Best: matching.Guess{ID: id, Parent: parent, By: matching.BySlug, Score: score, Reason: "By name"}}
}

func TestWhatPicturesTellOfAProduct(t *testing.T) {
	const other, near, same = fingerprint.OtherColour, fingerprint.Near, fingerprint.Same
	tests := map[string]struct {
		name   matching.Match
		seen   []matching.Sighting
		id     catalog.ID
		least  int
		most   int
		reason string
		others []catalog.ID
	}{
		"nothing":                             {matching.Match{}, nil, 0, 0, 0, "", nil},
		"unlike":                              {matching.Match{}, []matching.Sighting{sighting(1, 0, fingerprint.Different)}, 0, 0, 0, "", nil},
		"the same picture":                    {matching.Match{}, []matching.Sighting{sighting(1, 0, same)}, 1, matching.Sure, 99, "Same picture as X, front", nil},
		"nearly the same":                     {matching.Match{}, []matching.Sighting{sighting(1, 0, near)}, 1, 60, matching.Sure - 1, "Nearly the same picture as X, front", nil},
		"in another colour":                   {matching.Match{}, []matching.Sighting{sighting(2, 1, other)}, 1, 30, 60, "in other colours", nil},
		"of a variation":                      {matching.Match{}, []matching.Sighting{sighting(2, 1, same), sighting(1, 0, same)}, 2, matching.Sure, 99, "", nil},
		"of two variations":                   {matching.Match{}, []matching.Sighting{sighting(2, 1, same), sighting(3, 1, same)}, 1, matching.Sure, 99, "", nil},
		"of two products":                     {matching.Match{}, []matching.Sighting{sighting(5, 0, same), sighting(6, 0, same)}, 5, 40, 60, "2 products have pictures as like", []catalog.ID{6}},
		"the same beats nearly the same":      {matching.Match{}, []matching.Sighting{sighting(5, 0, near), sighting(6, 0, same)}, 6, matching.Sure, 99, "", []catalog.ID{5}},
		"a name that is sure stays":           {named(7, 0, 86), []matching.Sighting{sighting(5, 0, same)}, 7, 86, 86, "By name", []catalog.ID{5}},
		"a name that is unsure gives way":     {named(7, 0, 58), []matching.Sighting{sighting(5, 0, same)}, 5, matching.Sure, 99, "", []catalog.ID{7}},
		"a name is confirmed":                 {named(5, 0, 66), []matching.Sighting{sighting(5, 0, near)}, 5, matching.Sure, 100, "By name. Nearly the same picture", nil},
		"a name's variation is kept":          {named(2, 1, 66), []matching.Sighting{sighting(1, 0, near)}, 2, matching.Sure, 100, "", nil},
		"a picture tells the variation":       {named(1, 0, 92), []matching.Sighting{sighting(2, 1, same)}, 2, 100, 100, "", nil},
		"a form alone does not make it sure":  {named(1, 0, 58), []matching.Sighting{sighting(2, 1, other)}, 1, 60, matching.Sure - 1, "", nil},
		"a better look does not turn it over": {named(7, 0, 100), []matching.Sighting{sighting(5, 0, same), sighting(7, 0, other)}, 7, 100, 100, "", []catalog.ID{5}},
	}
	for name, test := range tests {
		got := test.name.WithSightings(test.seen)
		if got.Best.ID != test.id || got.Best.Score < test.least || got.Best.Score > test.most || !strings.Contains(got.Best.Reason, test.reason) {
			t.Errorf("%s: %+v,\nwant %d with a score of %d to %d and %q", name, got.Best, test.id, test.least, test.most, test.reason)
		}
		var others []catalog.ID
		for _, guess := range got.Others {
			others = append(others, guess.ID)
		}
		if diff := cmp.Diff(test.others, others); diff != "" {
			t.Errorf("%s: others (-want +got):\n%s", name, diff)
		}
	}
}

// However many pictures look alike: only one that is the same and of one
// product alone is sure without a name, and each guess has its reason.
func TestLookingAlikeIsSeldomSure(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var seen []matching.Sighting
		same := map[catalog.ID]bool{}
		for range rapid.IntRange(0, 8).Draw(t, "pictures") {
			parent := catalog.ID(rapid.IntRange(1, 3).Draw(t, "product"))
			s := sighting(parent*10+catalog.ID(rapid.IntRange(0, 2).Draw(t, "variation")), parent, fingerprint.Verdict(rapid.IntRange(0, 3).Draw(t, "verdict")))
			if s.Likeness.Verdict == fingerprint.Same {
				same[parent] = true
			}
			seen = append(seen, s)
		}
		got := matching.Match{}.WithSightings(seen)
		if sure := got.Best.Score >= matching.Sure; sure != (len(same) == 1) {
			t.Fatalf("%+v gave %+v", seen, got)
		}
		for _, guess := range got.Others {
			if guess.Score > got.Best.Score || guess.Reason == "" || guess.By != matching.BySimilarity {
				t.Fatalf("%+v is offered beside %+v", guess, got.Best)
			}
		}
	})
}

func TestLookup(t *testing.T) {
	index := matching.NewIndex(shop)
	tests := []struct {
		by    matching.By
		value string
		want  []catalog.ID
	}{
		{matching.BySKU, "AF-MUG-OAT", []catalog.ID{2}},
		{matching.BySKU, " af mug oat ", []catalog.ID{2}},
		{matching.BySKU, "AFMUGOAT2", []catalog.ID{3}},
		{matching.BySKU, "NP-BTL-7502", []catalog.ID{11}},
		{matching.BySKU, "squall-shell-jacket", nil},
		{matching.BySKU, "", nil},
		{matching.BySKU, "GIFT", []catalog.ID{71}},
		{matching.BySKU, "SET", []catalog.ID{80}},
		{matching.ByBarcode, "4006381333931", []catalog.ID{10}},
		{matching.ByBarcode, "0036000291452", []catalog.ID{50}},
		{matching.BySlug, "squall-shell-jacket", []catalog.ID{20}},
		{matching.ByTitle, "Chamomile", []catalog.ID{40, 41}},
	}
	for _, test := range tests {
		var got []catalog.ID
		for _, c := range index.Lookup(test.by, test.value) {
			got = append(got, c.ID)
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q by %d (-want +got):\n%s", test.value, test.by, diff)
		}
	}
}
