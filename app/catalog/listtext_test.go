package catalog

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestJoinedListsSplitIntoTheSameValues(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := drawList(t, "values", trimmedText(1))
		if diff := cmp.Diff(values, SplitList(JoinList(values))); diff != "" {
			t.Fatalf("%q (-before +after):\n%s", JoinList(values), diff)
		}
	})
}

func TestListsAreWrittenAsWooCommerceWritesThem(t *testing.T) {
	// class-wc-product-csv-exporter.php: implode_values.
	if got, want := JoinList([]string{"Cups, small", "Tea"}), `Cups\, small, Tea`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got := SplitList(" , ,"); got != nil {
		t.Errorf("a line of commas gave %q", got)
	}
}

func TestCategoryPathsRoundTrip(t *testing.T) {
	path := ParseCategoryPath(" Clothing >  T-shirts > ")
	if diff := cmp.Diff(CategoryPath{"Clothing", "T-shirts"}, path); diff != "" {
		t.Error(diff)
	}
	if got := path.String(); got != "Clothing > T-shirts" {
		t.Errorf("written as %q", got)
	}
}
