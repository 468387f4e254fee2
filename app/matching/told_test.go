package matching_test

import (
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shot"
)

func TestWhatIsToldBesideTheName(t *testing.T) {
	told := func(by matching.By, id, parent catalog.ID, score int) matching.Match {
		return matching.Match{Best: matching.Guess{ID: id, Parent: parent, By: by, Score: score, Reason: "Told"}, Shot: shot.Shot{Number: 2}}
	}
	for name, c := range map[string]struct {
		name, told matching.Match
		id         catalog.ID
		sure       bool
		other      catalog.ID
	}{
		"nothing":                        {named(5, 0, 100), matching.Match{}, 5, true, 0},
		"the name says nothing":          {matching.Match{}, told(matching.ByOrder, 6, 0, 65), 6, false, 0},
		"a list counts":                  {named(5, 0, 100), told(matching.ByList, 6, 0, 100), 6, true, 5},
		"an unsure list counts":          {named(5, 0, 100), told(matching.ByList, 6, 0, 70), 6, false, 5},
		"a sure name outdoes the order":  {named(5, 0, 92), told(matching.ByOrder, 6, 0, 65), 5, true, 6},
		"an unsure name does not":        {named(5, 0, 58), told(matching.ByOrder, 6, 0, 65), 6, false, 5},
		"name and order agree":           {named(5, 0, 66), told(matching.ByOrder, 5, 0, 65), 5, true, 0},
		"the order tells the variation":  {named(1, 0, 66), told(matching.ByOrder, 2, 1, 65), 2, true, 0},
		"a faint name and a wrong order": {named(5, 0, 30), told(matching.ByOrder, 5, 0, 35), 5, false, 0},
	} {
		got := c.name.WithTold(c.told)
		if got.Best.ID != c.id || (got.Best.Score >= matching.Sure) != c.sure {
			t.Errorf("%s: %+v", name, got.Best)
		}
		if c.other == 0 && len(got.Others) != 0 || c.other != 0 && (len(got.Others) != 1 || got.Others[0].ID != c.other) {
			t.Errorf("%s: others %+v", name, got.Others)
		}
	}
	both := named(5, 0, 66).WithTold(told(matching.ByOrder, 5, 0, 65))
	if both.Shot.Number != 2 || !strings.Contains(both.Best.Reason, "By name. Told") {
		t.Errorf("%+v", both)
	}
	withView := named(5, 0, 66)
	withView.Shot.View = shot.Back
	if got := withView.WithTold(told(matching.ByOrder, 5, 0, 65)).Shot; got.View != shot.Back || got.Number != 0 {
		t.Errorf("the name's own view became %+v", got)
	}
}
