package naming_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"storehand/app/naming"
)

func TestPlan(t *testing.T) {
	tests := []struct {
		name          string
		wanted, taken []string
		want          []naming.Planned
	}{
		{"free", []string{"a.jpg", "b.jpg"}, nil, []naming.Planned{{Name: "a.jpg"}, {Name: "b.jpg"}}},
		{"same", []string{"a.jpg", "a.jpg", "a.jpg"}, nil, []naming.Planned{{Name: "a.jpg"}, {Name: "a-2.jpg", Clash: "a.jpg"}, {Name: "a-3.jpg", Clash: "a.jpg"}}},
		{"case", []string{"Mug.jpg", "mug.JPG"}, nil, []naming.Planned{{Name: "Mug.jpg"}, {Name: "mug-2.JPG", Clash: "Mug.jpg"}}},
		{"sharp s", []string{"strasse.jpg", "straße.jpg"}, nil, []naming.Planned{{Name: "strasse.jpg"}, {Name: "straße-2.jpg", Clash: "strasse.jpg"}}},
		{"accents composed and not", []string{"caf\u00e9.jpg", "cafe\u0301.jpg"}, nil, []naming.Planned{{Name: "caf\u00e9.jpg"}, {Name: "cafe\u0301-2.jpg", Clash: "caf\u00e9.jpg"}}},
		{"in the folder already", []string{"a.jpg"}, []string{"A.jpg", "a-2.jpg"}, []naming.Planned{{Name: "a-3.jpg", Clash: "A.jpg"}}},
		{"a number that another one wants", []string{"a.jpg", "a.jpg", "a-2.jpg"}, nil, []naming.Planned{{Name: "a.jpg"}, {Name: "a-3.jpg", Clash: "a.jpg"}, {Name: "a-2.jpg"}}},
		{"without extension", []string{"a", "a"}, nil, []naming.Planned{{Name: "a"}, {Name: "a-2", Clash: "a"}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, naming.Plan(test.wanted, test.taken)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

func TestNoTwoPlannedNamesAreTheSameFile(t *testing.T) {
	names := rapid.SliceOfN(rapid.StringMatching(`[aAéß]{1,2}(-[23])?\.(jpg|JPG)`), 0, 30)
	rapid.Check(t, func(t *rapid.T) {
		wanted, taken := names.Draw(t, "wanted"), names.Draw(t, "taken")
		seen := map[string]bool{}
		for _, name := range taken {
			seen[norm.NFC.String(cases.Fold().String(name))] = true
		}
		for i, planned := range naming.Plan(wanted, taken) {
			key := norm.NFC.String(cases.Fold().String(planned.Name))
			if seen[key] {
				t.Fatalf("%q is planned twice", planned.Name)
			}
			seen[key] = true
			if (planned.Name == wanted[i]) != (planned.Clash == "") {
				t.Fatalf("%q became %q with the clash %q", wanted[i], planned.Name, planned.Clash)
			}
		}
	})
}

func BenchmarkPlanTenThousandPhotosOfOneName(b *testing.B) {
	wanted := make([]string, 10_000)
	for i := range wanted {
		wanted[i] = fmt.Sprintf("mug-%d.jpg", i%3)
	}
	for b.Loop() {
		naming.Plan(wanted, nil)
	}
}
