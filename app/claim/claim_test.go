package claim

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/catalog"
)

func TestTwoProductsSwapTheirSKUs(t *testing.T) {
	all := Claims{{0, 1, "B", []catalog.ID{2}}, {1, 2, "A", []catalog.ID{1}}}
	if lost := all.Unfulfilled(); len(lost) != 0 {
		t.Errorf("lost %+v", lost)
	}
}

func TestALostClaimKeepsWhatOthersCountedOn(t *testing.T) {
	// 3 cannot have what 9 keeps, so 2 cannot have what 3 has, nor 1 what 2 has.
	all := Claims{{0, 1, "B", []catalog.ID{2}}, {1, 2, "C", []catalog.ID{3}}, {2, 3, "D", []catalog.ID{9}}}
	var products []catalog.ID
	for _, l := range all.Unfulfilled() {
		products = append(products, l.Product)
	}
	if want := []catalog.ID{3, 2, 1}; !slices.Equal(products, want) {
		t.Errorf("lost %v, want %v", products, want)
	}
}

// Whatever is asked for in a store without duplicates, there are none once the
// claims that are not lost are fulfilled; and a claim is lost only to a product
// that then has the text.
func TestClaimsNeverMakeDuplicates(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		texts := rapid.SampledFrom([]string{"", "A", "B", "C", "D", "E"})
		store := make(map[catalog.ID]string)
		for id := catalog.ID(1); id <= 6; id++ {
			text := texts.Draw(t, "has")
			if text == "" || len(holders(store, text)) == 0 {
				store[id] = text
			}
		}
		var all Claims
		for id := range catalog.ID(7) {
			if id > 0 && rapid.Bool().Draw(t, "asks") {
				text := texts.Draw(t, "wants")
				all = append(all, Claim{len(all), id, text, holders(store, text)})
			}
		}
		lost := all.Unfulfilled()
		for _, c := range all {
			if !slices.ContainsFunc(lost, func(l Lost) bool { return l.Product == c.Product }) {
				store[c.Product] = c.Text
			}
		}
		for _, text := range store {
			if text != "" && len(holders(store, text)) != 1 {
				t.Fatalf("%v have %q after %+v, lost %+v", holders(store, text), text, all, lost)
			}
		}
		for _, l := range lost {
			if store[l.By] != l.Text || l.By == l.Product {
				t.Fatalf("%+v was lost to a product that has %q", l, store[l.By])
			}
		}
	})
}

func holders(store map[catalog.ID]string, text string) []catalog.ID {
	var ids []catalog.ID
	for id, has := range store {
		if has == text && text != "" {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}
