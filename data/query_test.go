package data_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"testing"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

// findable imports products that differ in what they can be found by.
func findable(t testing.TB, w *data.Workspace) {
	t.Helper()
	store := newStore(t, w)
	p := func(title, sku, gtin, slug string, tags ...string) catalog.Product {
		return catalog.Product{StoreID: store, Kind: catalog.Simple, Title: title, SKU: sku, GTIN: gtin, Slug: slug, Tags: tags}
	}
	save(t, w, "import", change.Imported,
		p("Café crème, 250 g", "CC-250", "4006381333931", "cafe-creme", "coffee", "Été"),
		p("ספל קפה", "HE-1", "", "", "מתנה"),
		p("50% wool", "W_50", "", "wool", "a_b"),
		p("500 wool", "WX50", "", "wool-500", "axb"),
		p("Straße 9", "ST\\9", "", "strasse", "o'clock"),
		p("ΣΟΦΟΣ", "GR", "", "", ""),
		catalog.Product{StoreID: store, Kind: catalog.Variable, Title: "Tee", SKU: "TEE"},
	)
	save(t, w, "import", change.Imported, catalog.Product{StoreID: store, ParentID: 7, Kind: catalog.Variation, SKU: "TEE-Größe-M", GTIN: "96385074"})
}

func TestTextIsFoundAsAPersonWritesIt(t *testing.T) {
	w := open(t)
	findable(t, w)
	for text, want := range map[string][]string{
		"cafe":         {"CC-250"}, // no accent
		"CAFÉ":         {"CC-250"}, // capitals
		"cafe\u0301":   {"CC-250"}, // accent as a character of its own
		"  crème, ":    {"CC-250"}, // spaces around
		"250 g":        {"CC-250"},
		"été":          {"CC-250"}, // a tag
		"333931":       {"CC-250"}, // part of a barcode
		"creme, 250 g": {"CC-250"},
		"קפה":          {"HE-1"},
		"מתנה":         {"HE-1"},
		"%":            {"W_50"},
		"50%":          {"W_50"},
		"0% w":         {"W_50"},
		"_":            {"W_50"},
		"a_b":          {"W_50"},
		"w_50":         {"W_50"},
		"wool":         {"W_50", "WX50"},
		"\\":           {"ST\\9"},
		"o'clock":      {"ST\\9"},
		"strasse":      {"ST\\9"}, // its link address; ß is no s with an accent
		"straße":       {"ST\\9"},
		"σοφοσ":        {"GR"},
		"tee":          {"TEE"},
		"grosse":       nil,
		"größe":        {"TEE"}, // of a variation, whose product is listed
		"96385074":     {"TEE"},
		"crème cc":     nil, // title and SKU are two texts
		"*":            nil,
		"\" OR 1":      nil,
	} {
		var got []string
		for _, id := range list(t, w, catalog.Query{Text: text}) {
			got = append(got, product(t, w, id).SKU)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}

func TestListsAreSortedAsAPersonSorts(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	var products []catalog.Product
	for _, name := range []string{"Zebra", "éclair", "Eclipse", "apple", "Äpfel", "ECLAIR", "", "Öl", "banana", "Apple"} {
		products = append(products, catalog.Product{
			StoreID: store, Kind: catalog.Simple, Title: name, Vendor: name, SEOTitle: name, Supplier: name, ProductType: name, SKU: name,
			SEODescription: name, ButtonText: name, PurchaseNote: name, Categories: []catalog.CategoryPath{{"Shelf", cmp.Or(name, "0")}},
		})
	}
	save(t, w, "import", change.Imported, products...)
	want := []string{"", "Äpfel", "apple", "Apple", "banana", "éclair", "ECLAIR", "Eclipse", "Öl", "Zebra"}
	for _, field := range []string{"title", "vendor", "seo_title", "supplier", "product_type", "seo_description", "button_text", "purchase_note", "categories"} {
		for _, descending := range []bool{false, true} {
			got := titles(t, w, catalog.Query{Store: store, SortBy: field, Descending: descending})
			if descending {
				slices.Reverse(got)
			}
			if !slices.Equal(got, want) {
				t.Errorf("by %s, descending %t: %q, want %q", field, descending, got, want)
			}
		}
	}
	// A SKU is a code: case does not matter, accents are letters of their own.
	want = []string{"", "apple", "Apple", "banana", "ECLAIR", "Eclipse", "Zebra", "Äpfel", "Öl", "éclair"}
	if got := titles(t, w, catalog.Query{Store: store, SortBy: "sku"}); !slices.Equal(got, want) {
		t.Errorf("by sku: %q, want %q", got, want)
	}
}

func titles(t testing.TB, w *data.Workspace, q catalog.Query) []string {
	t.Helper()
	var titles []string
	rows, err := w.Rows(context.Background(), list(t, w, q))
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		titles = append(titles, row.Product.Title)
	}
	return titles
}

// Equal values keep the order of the shop's file, and turn with the direction.
func TestSortingIsStable(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	var products []catalog.Product
	for i := range 30 {
		products = append(products, catalog.Product{StoreID: store, Kind: catalog.Simple, RegularPrice: money.Of(int64(i % 3))})
	}
	ids := save(t, w, "import", change.Imported, products...)
	var want []catalog.ID
	for rest := range 3 {
		for i := rest; i < 30; i += 3 {
			want = append(want, ids[i])
		}
	}
	if got := list(t, w, catalog.Query{Store: store, SortBy: "regular_price"}); !slices.Equal(got, want) {
		t.Errorf("up %v, want %v", got, want)
	}
	slices.Reverse(want)
	if got := list(t, w, catalog.Query{Store: store, SortBy: "regular_price", Descending: true}); !slices.Equal(got, want) {
		t.Errorf("down %v, want %v", got, want)
	}
}

// A list of any size is read from one end of its index to the other: neither
// products nor variations are looked up one by one.
func TestListsAreReadFromTheirIndexAlone(t *testing.T) {
	w := open(t)
	findable(t, w)
	ctx := context.Background()
	check := func(q catalog.Query) {
		t.Helper()
		plan, err := data.ListPlan(ctx, w, q)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.ContainsFunc(plan, func(step string) bool {
			// SQLite does not say so of a generated column, but reads it from the index too.
			generated := q.SortBy == "categories" && strings.Contains(step, " p USING INDEX product_list")
			return generated || strings.Contains(step, " p USING COVERING INDEX product_list") || strings.Contains(step, " p USING COVERING INDEX product_title")
		}) {
			t.Errorf("%+v reads\n\t%s", q, strings.Join(plan, "\n\t"))
		}
		for _, step := range plan {
			whole := strings.HasPrefix(step, "SCAN product") || strings.HasPrefix(step, "SCAN v") || strings.HasPrefix(step, "SEARCH v")
			if whole && !strings.Contains(step, "COVERING") {
				t.Errorf("%+v: %s", q, step)
			}
		}
	}
	byTitle, err := data.ListPlan(ctx, w, catalog.Query{Store: 1, SortBy: "title", Descending: true})
	if err != nil || slices.ContainsFunc(byTitle, func(step string) bool { return strings.Contains(step, "ORDER BY") }) {
		t.Errorf("a whole store is sorted by title although its index is: %q, %v", byTitle, err)
	}
	for _, store := range []client.ID{0, 1} {
		for _, view := range catalog.Views {
			check(catalog.Query{Store: store, View: view, SortBy: "title"})
			check(catalog.Query{Store: store, View: view})
		}
		check(catalog.Query{Store: store, Text: "tee", Statuses: []catalog.Status{catalog.Draft}, Categories: []catalog.CategoryPath{{"Gifts"}}})
		for _, key := range []string{
			"", "title", "sku", "gtin", "kind", "status", "vendor", "product_type", "supplier", "regular_price", "sale_price", "cost",
			"manage_stock", "stock", "low_stock", "stock_status", "weight", "position", "images", "categories",
		} {
			check(catalog.Query{Store: store, SortBy: key, Descending: true})
		}
	}
}

func TestUnknownWishesFindNothingOrKeepTheOrder(t *testing.T) {
	w := open(t)
	findable(t, w)
	all := list(t, w, catalog.Query{})
	if got := list(t, w, catalog.Query{SortBy: "margin"}); !slices.Equal(got, all) {
		t.Errorf("by an unknown field: %v", got)
	}
	for name, q := range map[string]catalog.Query{
		"category": {Store: 1, Categories: []catalog.CategoryPath{{"Nowhere"}}},
		"store":    {Store: 99},
		"status":   {Statuses: []catalog.Status{"lost"}},
	} {
		if got := list(t, w, q); len(got) != 0 {
			t.Errorf("an unknown %s finds %v", name, got)
		}
	}
	counts, err := w.Counts(context.Background(), 99)
	if err != nil || counts[catalog.AllProducts] != 0 || len(counts) != len(catalog.Views) {
		t.Errorf("counts of an unknown store: %v, %v", counts, err)
	}
}

func TestHoldersAreFoundByTheExactText(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	a, b := mug(store), mug(store)
	b.SKU, b.Slug = "af-mug-oat", "other"
	ids := save(t, w, "import", change.Imported, a, b)
	ctx := context.Background()
	if got, err := w.SKUHolders(ctx, store, "AF-MUG-OAT"); err != nil || !slices.Equal(got, ids[:1]) {
		t.Errorf("holders of the SKU %v, %v", got, err)
	}
	if got, err := w.SlugHolders(ctx, store, "other"); err != nil || !slices.Equal(got, ids[1:]) {
		t.Errorf("holders of the link address %v, %v", got, err)
	}
	if got, err := w.SKUHolders(ctx, store, ""); err != nil || got != nil {
		t.Errorf("holders of no SKU %v, %v", got, err)
	}
	if got, err := w.TagNames(ctx, store); err != nil || !slices.Equal(got, []string{"hand thrown", "oat"}) {
		t.Errorf("tags %q, %v", got, err)
	}
}

func TestRowsComeInTheOrderAsked(t *testing.T) {
	w := open(t)
	findable(t, w)
	rows, err := w.Rows(context.Background(), []catalog.ID{5, 999, 2, 7})
	if err != nil {
		t.Fatal(err)
	}
	var ids []catalog.ID
	for _, row := range rows {
		ids = append(ids, row.Product.ID)
	}
	if !slices.Equal(ids, []catalog.ID{5, 2, 7}) || rows[2].Variations != 1 {
		t.Errorf("rows %v, variations %d", ids, rows[2].Variations)
	}
	if rows, err := w.Rows(context.Background(), nil); err != nil || len(rows) != 0 {
		t.Errorf("no rows: %v, %v", rows, err)
	}
}

func TestClientsAndStoresAreSortedByName(t *testing.T) {
	w := open(t)
	edit(t, w, "add", func(ctx context.Context, tx change.Tx) error {
		for _, name := range []string{"zoo", "Éclat", "alder", "Echo"} {
			owner, err := tx.SaveClient(ctx, client.Client{Name: name})
			if err != nil {
				return err
			}
			for _, store := range []string{"ß", "B", "à"} {
				if _, err := tx.SaveStore(ctx, client.Store{ClientID: owner, Name: store, Platform: client.Other, Currency: "EUR"}); err != nil {
					return err
				}
			}
		}
		return nil
	})
	clients, err := w.Clients(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	names := make(map[client.ID]string)
	var order []string
	for _, c := range clients {
		names[c.ID] = c.Name
		order = append(order, c.Name)
	}
	if want := []string{"alder", "Echo", "Éclat", "zoo"}; !slices.Equal(order, want) {
		t.Errorf("clients %q, want %q", order, want)
	}
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	order = nil
	for _, s := range stores {
		order = append(order, names[s.ClientID]+" "+s.Name)
	}
	if want := []string{"alder à", "alder B", "alder ß", "Echo à", "Echo B", "Echo ß"}; !slices.Equal(order[:6], want) {
		t.Errorf("stores %q, want %q", order, want)
	}
}
