package matching_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/matching"
	"storehand/app/shot"
)

// shop is a small store with the traps of real ones in it.
var shop = []matching.Candidate{
	{ID: 1, SKU: "AF-MUG", Slug: "speckled-stoneware-mug", Title: "Speckled stoneware mug"},
	{ID: 2, Parent: 1, SKU: "AF-MUG-OAT", Options: []string{"Oat"}},
	{ID: 3, Parent: 1, SKU: "AF-MUG-OAT2", Options: []string{"Oat, second"}},
	{ID: 4, Parent: 1, SKU: "AF-MUG-INK", Options: []string{"Ink"}},
	{ID: 10, SKU: "NP-BTL-750", Slug: "steel-bottle-750-ml", Title: "Steel bottle, 750 ml", GTIN: "4006381333931"},
	{ID: 11, SKU: "NP-BTL-7502", Slug: "steel-bottle-box", Title: "Steel bottle, box of 2"},
	{ID: 20, SKU: "NP-JKT-SQL", Slug: "squall-shell-jacket", Title: "Squall shell jacket"},
	{ID: 21, Parent: 20, SKU: "NP-JKT-SQL-RS", Options: []string{"Rust", "S"}},
	{ID: 22, Parent: 20, SKU: "NP-JKT-SQL-RM", Options: []string{"Rust", "M"}},
	{ID: 23, Parent: 20, SKU: "NP-JKT-SQL-PM", Options: []string{"Pine green", "M"}},
	{ID: 30, SKU: "4471", Slug: "milk-jug", Title: "Milk jug"},
	{ID: 40, SKU: "KL-CHA-250", Slug: "chamomile", Title: "Chamomile"},
	{ID: 41, SKU: "KL-CHA-500", Slug: "chamomile-2", Title: "Chamomile"},
	{ID: 50, SKU: "KTL", Slug: "wasserkessel", Title: "Wasserkessel für Grüntee", GTIN: "036000291452"},
	{ID: 60, Title: "Café crème bowl", Slug: "bowl-cafe"},
	{ID: 70, SKU: "GIFT", Title: "Gift card"},
	{ID: 71, Parent: 70, SKU: "GIFT", Options: []string{"25"}},
	{ID: 80, SKU: "SET", Title: "Cup set"},
	{ID: 81, Parent: 80, SKU: "SET", Options: []string{"Small"}},
	{ID: 82, Parent: 80, SKU: "SET", Options: []string{"Large"}},
}

func TestMatch(t *testing.T) {
	index := matching.NewIndex(shop)
	tests := []struct {
		path   string
		id     catalog.ID
		by     matching.By
		least  int // score
		most   int
		reason string
	}{
		{"AF-MUG-OAT.jpg", 2, matching.BySKU, 100, 100, "SKU AF-MUG-OAT in the file name"},
		{"AF-MUG-OAT2.jpg", 3, matching.BySKU, 100, 100, ""},
		{"af_mug_oat front.jpg", 2, matching.BySKU, 100, 100, ""},
		{"afmugoat-3.JPG", 2, matching.BySKU, 90, 99, ""},
		{"shoot 12 AF MUG OAT.jpg", 2, matching.BySKU, 95, 99, ""},
		{"AF-MUG_front.jpg", 1, matching.BySKU, 100, 100, ""},
		{"AF-MUG_ink_front.jpg", 4, matching.BySKU, 100, 100, ""},
		{"AF-MUG-OATMEAL.jpg", 1, matching.BySKU, 100, 100, ""},
		{"AF-MUGS.jpg", 0, 0, 0, 0, ""},
		{"NP-BTL-750_steel.png", 10, matching.BySKU, 100, 100, ""},
		{"NP-BTL-750-2.jpg", 10, matching.BySKU, 100, 100, ""},
		{"NP-BTL-7502.jpg", 11, matching.BySKU, 100, 100, ""},
		{"npbtl7502.jpg", 11, matching.BySKU, 90, 99, ""},
		{"NP-BTL-750/IMG_0001.jpg", 10, matching.BySKU, 90, 99, "SKU NP-BTL-750 in the folder name"},
		{`bottles\NP-BTL-750\raw\01.jpg`, 10, matching.BySKU, 90, 95, "in the folder name"},
		{"AF-MUG/AF-MUG-INK 2.jpg", 4, matching.BySKU, 100, 100, ""},
		{"AF-MUG-INK/AF-MUG-OAT 2.jpg", 2, matching.BySKU, 100, 100, ""},
		{"4006381333931_1.jpg", 10, matching.ByBarcode, 98, 98, "Barcode 4006381333931 in the file name"},
		{"0036000291452.jpg", 50, matching.ByBarcode, 98, 98, ""},
		{"squall-shell-jacket-front.jpg", 20, matching.BySlug, 92, 92, "Link address squall-shell-jacket in the file name"},
		{"Squall shell jacket - pine green M.jpg", 23, matching.BySlug, 92, 92, "“pine green m”"},
		{"squall shell jacket rust.jpg", 20, matching.BySlug, 92, 92, "“rust” fits 2 variations"},
		{"NP-JKT-SQL_rust_m_back.jpg", 22, matching.BySKU, 100, 100, "“rust m”"},
		{"Cafe\u0301 cre\u0300me bowl.jpg", 60, matching.ByTitle, 86, 86, "Title “Café crème bowl” in the file name"},
		{"wasserkessel-fuer-gruentee.jpg", 50, matching.ByTitle, 86, 86, ""},
		{"wasserkessel fur gruntee detail.jpg", 50, matching.ByTitle, 86, 86, ""},
		{"GIFT.png", 71, matching.BySKU, 100, 100, ""},
		{"SET.png", 80, matching.BySKU, 100, 100, ""},
		{"SET large.png", 82, matching.BySKU, 100, 100, ""},
		// Doubtful ones.
		{"IMG_4471.jpg", 30, matching.BySKU, 30, 45, ""},
		{"4471.jpg", 30, matching.BySKU, 100, 100, ""},
		{"chamomile.jpg", 40, matching.BySlug, 92, 92, ""},
		{"Chamomile tea.jpg", 40, matching.BySlug, 50, 79, ""},
		{"AF-MUG-OAT with NP-BTL-750.jpg", 2, matching.BySKU, 60, 60, "another product is named too"},
		{"AF-MUG-OAT/squall-shell-jacket.jpg", 2, matching.BySKU, 60, 60, "another product is named too"},
		{"mug stoneware speckled.jpg", 1, matching.BySomeWords, 58, 58, "3 of the 3 words"},
		{"stoneware mug grey.jpg", 1, matching.BySomeWords, 25, 60, "2 of the 3 words"},
		{"IMG_0042.jpg", 0, 0, 0, 0, ""},
		{"DSC04471.jpg", 0, 0, 0, 0, ""},
		{"", 0, 0, 0, 0, ""},
		{"...", 0, 0, 0, 0, ""},
	}
	for _, test := range tests {
		got := index.Match(test.path).Best
		if got.ID != test.id || got.By != test.by || got.Score < test.least || got.Score > test.most || !strings.Contains(got.Reason, test.reason) {
			t.Errorf("%q gave %+v,\nwant %d by %d with a score of %d to %d and %q", test.path, got, test.id, test.by, test.least, test.most, test.reason)
		}
	}
}

func TestProductsThatFitAlikeAreAllOffered(t *testing.T) {
	index := matching.NewIndex([]matching.Candidate{{ID: 1, Title: "Fig candle"}, {ID: 2, Title: "Fig candle"}, {ID: 3, Title: "Rosemary candle"}})
	match := index.Match("fig-candle-front.jpg")
	if match.Best.ID != 1 || match.Best.Score >= matching.Sure || !strings.Contains(match.Best.Reason, "2 products have it") {
		t.Errorf("best %+v", match.Best)
	}
	if len(match.Others) != 1 || match.Others[0].ID != 2 {
		t.Errorf("others %+v", match.Others)
	}
	if match.Shot.View != shot.Front {
		t.Errorf("view %q", match.Shot.View)
	}
}

func TestTheNameOfTheProductIsNotReadAsView(t *testing.T) {
	index := matching.NewIndex([]matching.Candidate{{ID: 1, SKU: "TOP-2", Title: "Side table"}})
	for path, want := range map[string]shot.Shot{
		"TOP-2.jpg":             {},
		"TOP-2_back_3.jpg":      {View: shot.Back, Number: 3},
		"side table.jpg":        {},
		"side-table-detail.jpg": {View: shot.Detail},
		"TOP-2/side 1.jpg":      {View: shot.Side, Number: 1},
	} {
		got := index.Match(path).Shot
		got.Rest = nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", path, diff)
		}
	}
}

func TestPlaces(t *testing.T) {
	index := matching.NewIndex(shop)
	paths := []string{"AF-MUG-OAT_detail.jpg", "NP-BTL-750_2.jpg", "AF-MUG-OAT.jpg", "NP-BTL-750_1.jpg", "AF-MUG-OAT_front.jpg", "IMG_1.jpg", "NP-BTL-750_2 copy.jpg"}
	matches := make([]matching.Match, len(paths))
	for i, path := range paths {
		matches[i] = index.Match(path)
	}
	if diff := cmp.Diff([]int{3, 3, 1, 1, 2, 1, 2}, matching.Places(paths, matches)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestCandidatesOfAProduct(t *testing.T) {
	product := catalog.Product{ID: 1, SKU: "P", Title: "Pot", Slug: "pot"}
	variation := catalog.Product{ID: 2, SKU: "P-OAT", GTIN: "1", Attributes: []catalog.Attribute{
		{Name: "Glaze", Values: []string{"Oat"}, Variation: true}, {Name: "Care", Values: []string{"By hand"}}, {Name: "Size", Variation: true}}}
	want := []matching.Candidate{{ID: 1, SKU: "P", Title: "Pot", Slug: "pot"}, {ID: 2, Parent: 1, SKU: "P-OAT", GTIN: "1", Options: []string{"Oat"}}}
	if diff := cmp.Diff(want, matching.Candidates(product, []catalog.Product{variation})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Whatever separators and case a photographer writes a SKU with, and whatever
// view and number follow, the photo goes to the product of that SKU.
func TestASKUIsFoundHoweverItIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfNDistinct(rapid.StringMatching(`[A-Z]{2,4}[0-9]{0,2}`), 2, 4, rapid.ID).Draw(t, "words")
		others := rapid.SliceOfN(rapid.StringMatching(`[A-Z]{2,4}-[A-Z0-9]{1,4}`), 0, 20).Draw(t, "others")
		sku := strings.Join(words, "-")
		candidates := []matching.Candidate{{ID: 1, SKU: sku}}
		for i, other := range others {
			if !strings.HasPrefix(other, words[0]) && !strings.Contains(strings.Join(words, ""), strings.ReplaceAll(other, "-", "")) {
				candidates = append(candidates, matching.Candidate{ID: catalog.ID(i + 2), SKU: other})
			}
		}
		separator := rapid.SampledFrom([]string{"-", "_", " ", ".", "+"}).Draw(t, "separator")
		name := strings.Join(words, separator)
		if rapid.Bool().Draw(t, "small") {
			name = strings.ToLower(name)
		}
		name += rapid.SampledFrom([]string{"", "_front", " (2)", "-back-3", ".001"}).Draw(t, "tail") + ".jpg"
		if got := matching.NewIndex(candidates).Match(name).Best; got.ID != 1 || got.Score < matching.Sure {
			t.Fatalf("%q of %q gave %+v", name, sku, got)
		}
	})
}

func FuzzMatch(f *testing.F) {
	index := matching.NewIndex(shop)
	for _, seed := range []string{"AF-MUG-OAT.jpg", "a/b/c/d.png", `\\\\`, "\xff\x00.jpg", strings.Repeat("NP-BTL-750 ", 50), "IMG_4471"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, path string) {
		match := index.Match(path)
		for i, guess := range append(match.Others, match.Best) {
			none := guess == matching.Guess{}
			if none && i == len(match.Others) {
				continue
			}
			if guess.ID == 0 || guess.Score < 1 || guess.Score > 100 || guess.Reason == "" {
				t.Fatalf("%q gave the guess %+v", path, guess)
			}
		}
	})
}

// largeStore makes products with a few hundred words between them, as shops
// have, and a SKU with the length of real ones.
func largeStore(products int) []matching.Candidate {
	kinds := strings.Fields("mug bowl plate vase teapot jug planter candle tray jacket pack tent bottle stove lantern mat kettle whisk tin glass")
	colours := strings.Fields("oat sage ink rust slate chalk pine navy sand plum moss amber clay fog sky coal")
	materials := strings.Fields("stoneware oak walnut steel cotton wool linen glass bamboo canvas nylon copper")
	candidates := make([]matching.Candidate, products)
	for i := range candidates {
		kind, colour, material := kinds[i%len(kinds)], colours[i/7%len(colours)], materials[i/3%len(materials)]
		candidates[i] = matching.Candidate{
			ID: catalog.ID(i + 1), SKU: fmt.Sprintf("%s-%s-%06d", strings.ToUpper(kind[:2]), strings.ToUpper(colour[:3]), i),
			GTIN: fmt.Sprintf("40%011d", i), Slug: fmt.Sprintf("%s-%s-%s-%d", colour, material, kind, i), Title: fmt.Sprintf("%s %s %s no. %d", colour, material, kind, i),
		}
	}
	return candidates
}

// photosOf names photos in the ways that match best, worse and not at all.
func photosOf(candidates []matching.Candidate, photos int) []string {
	paths := make([]string, photos)
	for i := range paths {
		c := candidates[i*7919%len(candidates)]
		paths[i] = []string{"shoot/" + c.SKU + "_front.jpg", "shoot/" + c.Slug + "-2.jpg", c.GTIN + "/01.jpg", "oat stoneware mug lifestyle.jpg", "shoot/IMG_4471.jpg"}[i%5]
	}
	return paths
}

func BenchmarkNewIndex(b *testing.B) {
	for _, products := range []int{1_000, 10_000, 100_000} {
		candidates := largeStore(products)
		b.Run(fmt.Sprint(products), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				matching.NewIndex(candidates)
			}
		})
	}
}

func BenchmarkMatch500Photos(b *testing.B) {
	for _, products := range []int{1_000, 10_000, 100_000} {
		candidates := largeStore(products)
		index, paths := matching.NewIndex(candidates), photosOf(candidates, 500)
		b.Run(fmt.Sprint(products), func(b *testing.B) {
			for b.Loop() {
				for _, path := range paths {
					index.Match(path)
				}
			}
		})
	}
}
