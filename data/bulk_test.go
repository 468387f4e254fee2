package data_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"storehand/app/bulk"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/data"
)

// someRules are one rule or more of every operation.
var someRules = []bulk.Rule{
	{Field: "title", Op: bulk.Set, Value: "Mug"},
	{Field: "title", Op: bulk.FindAndReplace, Find: "mug", Value: "cup", AnyCase: true},
	{Field: "title", Op: bulk.FindAndReplace, Find: `(\w+) (\w+)`, Value: "$2 $1", Pattern: true},
	{Field: "title", Op: bulk.Prefix, Value: "New: "},
	{Field: "title", Op: bulk.Suffix, Value: " & more <b>"},
	{Field: "title", Op: bulk.Upper},
	{Field: "title", Op: bulk.Lower},
	{Field: "title", Op: bulk.TitleCase},
	{Field: "title", Op: bulk.SentenceCase},
	{Field: "title", Op: bulk.Trim},
	{Field: "sku", Op: bulk.Template, Value: "{sku}-{option:Colour|or:x}"},
	{Field: "sku", Op: bulk.Set, Value: "SAME"},
	{Field: "slug", Op: bulk.Slug},
	{Field: "alt", Op: bulk.AltText, Value: "{title}", OnlyEmpty: true},
	{Field: "alt", Op: bulk.Suffix, Value: "."},
	{Field: "tags", Op: bulk.Add, Value: "sale, summer"},
	{Field: "tags", Op: bulk.Remove, Value: "OAT"},
	{Field: "tags", Op: bulk.RemoveDuplicates},
	{Field: "categories", Op: bulk.Add, Value: "Gifts > Under 50"},
	{Field: "categories", Op: bulk.Remove, Value: "Tableware"},
	{Field: "regular_price", Op: bulk.IncreasePercent, Value: "12.5", Round: bulk.Rounding{Ending: ".99"}},
	{Field: "regular_price", Op: bulk.DecreasePercent, Value: "33.3"},
	{Field: "regular_price", Op: bulk.Decrease, Value: "3"},
	{Field: "regular_price", Op: bulk.Multiply, Value: "1.1", Round: bulk.Rounding{Ending: "0.05", Direction: bulk.Up}},
	{Field: "regular_price", Op: bulk.ByMargin, Value: "60"},
	{Field: "regular_price", Op: bulk.ByMarkup, Value: "80"},
	{Field: "regular_price", Op: bulk.RoundOnly, Round: bulk.Rounding{Ending: "5", Direction: bulk.Down}},
	{Field: "sale_price", Op: bulk.PercentBelow, Value: "20"},
	{Field: "sale_price", Op: bulk.AmountBelow, Value: "2.00"},
	{Field: "regular_price", Op: bulk.PercentAbove, Value: "25"},
	{Field: "sale_price", Op: bulk.Clear},
	{Field: "sale_from", Op: bulk.Set, Value: "2026-03-20 09:00"},
	{Field: "sale_from", Op: bulk.ShiftDays, Value: "-7"},
	{Field: "stock", Op: bulk.Increase, Value: "12"},
	{Field: "stock", Op: bulk.Set, Value: "3"},
	{Field: "weight", Op: bulk.Multiply, Value: "2"},
	{Field: "attributes", Op: bulk.SetAttribute, Name: "Care", Value: "Dishwasher | Hand"},
	{Field: "attributes", Op: bulk.AddValue, Name: "Material", Value: "Clay"},
	{Field: "attributes", Op: bulk.RenameAttribute, Name: "Colour", Value: "Color"},
	{Field: "attributes", Op: bulk.RenameValue, Name: "Colour", Find: "red", Value: "Rust"},
	{Field: "attributes", Op: bulk.RemoveValue, Name: "Material", Value: "Stoneware"},
	{Field: "attributes", Op: bulk.RemoveAttribute, Name: "Material"},
	{Field: "status", Op: bulk.Set, Value: "draft"},
	{Field: "featured", Op: bulk.Set, Value: "yes"},
}

func TestEveryOperationIsTried(t *testing.T) {
	for _, operation := range bulk.Operations {
		if !slices.ContainsFunc(someRules, func(r bulk.Rule) bool { return r.Op == operation.Op }) {
			t.Errorf("no rule here has the operation %q", operation.Op)
		}
	}
	for _, rule := range someRules {
		if err := bulk.Check(bulk.Run{Store: client.Store{Currency: "EUR"}, Rules: []bulk.Rule{rule}}); err != nil {
			t.Errorf("%s: %v", rule.Words(), err)
		}
	}
}

// stall is a store of a few products of all sorts.
func stall(t *rapid.T, w *data.Workspace, tb testing.TB) (client.Store, []catalog.ID) {
	store := client.Store{ID: newStore(tb, w), Currency: "EUR"}
	amounts := rapid.SampledFrom([]money.Amount{{}, money.Of(0), money.Of(499), money.Of(2400), money.Of(100_00)})
	titles := rapid.SampledFrom([]string{"Oat mug", "oat  MUG, 2 pieces", "Éclair", "Tee", "<b>Mug</b> & \"cup\""})
	var ids []catalog.ID
	for i := range rapid.IntRange(1, 5).Draw(t, "products") {
		p := mug(store.ID)
		p.SKU, p.Slug, p.RemoteID = fmt.Sprintf("SKU-%d", i), fmt.Sprintf("mug-%d", i), fmt.Sprint(i)
		p.Title = titles.Draw(t, "title")
		p.RegularPrice, p.SalePrice, p.Cost = amounts.Draw(t, "price"), amounts.Draw(t, "sale"), amounts.Draw(t, "cost")
		p.Attributes = []catalog.Attribute{{Name: "Material", Values: []string{"Stoneware", "Wood"}}}
		if rapid.Bool().Draw(t, "variable") {
			p.Kind = catalog.Variable
			p.Attributes = append(p.Attributes, catalog.Attribute{Name: "Colour", Values: []string{"Red", "Blue"}, Variation: true})
		}
		made := save(tb, w, "import", change.Imported, p)
		ids = append(ids, made...)
		if p.Kind == catalog.Variable {
			save(tb, w, "import", change.Imported, catalog.Product{
				StoreID: store.ID, ParentID: made[0], Kind: catalog.Variation, SKU: p.SKU + "-R", RegularPrice: amounts.Draw(t, "price"),
				Attributes: []catalog.Attribute{{Name: "Colour", Values: []string{"Red"}, Variation: true}},
			})
		}
	}
	if rapid.Bool().Draw(t, "staged") {
		p := product(tb, w, ids[0])
		p.Title, p.Tags = "Edited before", []string{"oat"}
		save(tb, w, "edit", change.Edited, p)
	}
	return store, ids
}

// TestABulkEditIsItsPreview: whatever the rules, the workspace holds afterwards
// what the preview showed and nothing else; the edit is staged as if each
// product had been saved by itself; and undo leaves no trace of it.
func TestABulkEditIsItsPreview(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(r *rapid.T) {
		w, slow := open(t), open(t)
		defer w.Close()
		defer slow.Close()
		seed := rapid.Int().Draw(r, "seed")
		var store client.Store
		var ids []catalog.ID
		for _, workspace := range []*data.Workspace{slow, w} { // the same stall twice
			made := rapid.Custom(func(r *rapid.T) []catalog.ID {
				store, ids = stall(r, workspace, t)
				return ids
			})
			made.Example(seed)
		}
		run := bulk.Run{
			Store: store, Rules: rapid.SliceOfN(rapid.SampledFrom(someRules), 1, 4).Draw(r, "rules"),
			Only:   bulk.Only{NotOnSale: rapid.Bool().Draw(r, "not on sale"), Variations: rapid.Bool().Draw(r, "variations")},
			Lifted: map[bulk.Guard]bool{bulk.SaleNotBelow: true, bulk.ZeroPrice: true},
		}
		before := tellAll(t, w)
		preview, err := bulk.Look(ctx, w, run, ids, func(*bulk.Preview) {})
		if err != nil {
			r.Fatal(err)
		}
		rows, err := preview.Rows(ctx, preview.Verdicts)
		if err != nil {
			r.Fatal(err)
		}
		outcome, err := bulk.Apply(ctx, w, preview, func(int) {})
		if err != nil || len(outcome.Left) > 0 || outcome.Changed != preview.Totals.Changed {
			r.Fatalf("%d of %d changed, left %v: %v", outcome.Changed, preview.Totals.Changed, outcome.Left, err)
		}
		format := catalog.Format{Currency: "EUR"}
		for _, row := range rows {
			after := product(t, w, row.ID)
			for _, c := range row.Changes {
				if c.Field.Key != bulk.AltField && c.Field.Text(&after, format) != c.After {
					r.Fatalf("%s of %q is %q, the preview said %q", c.Field.Key, after.Title, c.Field.Text(&after, format), c.After)
				}
			}
			if row.State == bulk.Changed { // the slow way, for comparison
				save(t, slow, "edit", change.Edited, after)
			}
		}
		fast, one := tellAll(t, w), tellAll(t, slow)
		if diff := cmp.Diff(one.Rows, fast.Rows); diff != "" {
			r.Fatalf("saved one by one (-) and at once (+):\n%s", diff)
		}
		if outcome.Changed > 0 {
			undo(t, w)
		}
		after := tellAll(t, w)
		before.Stack, after.Stack = change.Stack{}, change.Stack{}
		if diff := cmp.Diff(before, after); diff != "" {
			r.Fatalf("undone:\n%s", diff)
		}
	})
}

func TestGuardsStopARun(t *testing.T) {
	w := open(t)
	store := client.Store{ID: newStore(t, w), Currency: "EUR"}
	ids := save(t, w, "import", change.Imported, mug(store.ID))
	run := bulk.Run{Store: store, Guards: bulk.DefaultGuards(), Rules: []bulk.Rule{{Field: "regular_price", Op: bulk.Multiply, Value: "10"}}}
	look := func() *bulk.Preview {
		preview, err := bulk.Look(context.Background(), w, run, ids, func(*bulk.Preview) {})
		if err != nil {
			t.Fatal(err)
		}
		return preview
	}
	var stopped bulk.StoppedError
	if _, err := bulk.Apply(context.Background(), w, look(), func(int) {}); !errors.As(err, &stopped) || !slices.Equal(stopped.Guards, []bulk.Guard{bulk.PriceRise}) {
		t.Fatalf("not stopped: %v", err)
	}
	run.Lifted = map[bulk.Guard]bool{bulk.PriceRise: true}
	if outcome, err := bulk.Apply(context.Background(), w, look(), func(int) {}); err != nil || outcome.Changed != 1 {
		t.Fatalf("%+v, %v", outcome, err)
	}
}

// TestARowThatChangedSinceThePreviewIsLeft edits between preview and run.
func TestARowThatChangedSinceThePreviewIsLeft(t *testing.T) {
	w := open(t)
	store := client.Store{ID: newStore(t, w), Currency: "EUR"}
	second := mug(store.ID)
	second.SKU, second.Slug = "OTHER", "other"
	ids := save(t, w, "import", change.Imported, mug(store.ID), second)
	run := bulk.Run{Store: store, Rules: []bulk.Rule{{Field: "regular_price", Op: bulk.Increase, Value: "1"}}}
	preview, err := bulk.Look(context.Background(), w, run, ids, func(*bulk.Preview) {})
	if err != nil {
		t.Fatal(err)
	}
	p := product(t, w, ids[0])
	p.RegularPrice = money.Of(9900)
	save(t, w, "edit", change.Edited, p)
	outcome, err := bulk.Apply(context.Background(), w, preview, func(int) {})
	if err != nil || outcome.Changed != 1 || len(outcome.Left) != 1 || outcome.Left[0].ID != ids[0] {
		t.Errorf("%+v, %v", outcome, err)
	}
	if got := product(t, w, ids[0]).RegularPrice; got != money.Of(9900) {
		t.Errorf("the later edit was overwritten with %v", got)
	}
}

// TestTwoProductsNeverGetOneSKU gives all products the same SKU.
func TestTwoProductsNeverGetOneSKU(t *testing.T) {
	w := open(t)
	store := client.Store{ID: newStore(t, w), Currency: "EUR"}
	second := mug(store.ID)
	second.SKU, second.Slug = "OTHER", "other"
	ids := save(t, w, "import", change.Imported, mug(store.ID), second)
	run := bulk.Run{Store: store, Rules: []bulk.Rule{{Field: "sku", Op: bulk.Set, Value: "SAME"}}}
	preview, err := bulk.Look(context.Background(), w, run, ids, func(*bulk.Preview) {})
	if err != nil || preview.Totals.Changed != 1 || preview.Totals.Skipped != 1 {
		t.Fatalf("%+v, %v", preview.Totals, err)
	}
}

// TestACancelledBulkEditChangesNothing cancels after the first portion.
func TestACancelledBulkEditChangesNothing(t *testing.T) {
	w := open(t)
	store := client.Store{ID: newStore(t, w), Currency: "EUR"}
	var products []catalog.Product
	for i := range 2500 {
		p := mug(store.ID)
		p.SKU, p.Slug = fmt.Sprint(i), fmt.Sprint("p-", i)
		products = append(products, p)
	}
	ids := save(t, w, "import", change.Imported, products...)
	run := bulk.Run{Store: store, Rules: []bulk.Rule{{Field: "title", Op: bulk.Suffix, Value: "!"}}}
	preview, err := bulk.Look(context.Background(), w, run, ids, func(*bulk.Preview) {})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if _, err := bulk.Apply(ctx, w, preview, func(int) { cancel() }); !errors.Is(err, context.Canceled) {
		t.Fatalf("not cancelled: %v", err)
	}
	if got := product(t, w, ids[0]).Title; got != mug(store.ID).Title {
		t.Errorf("%q was left behind", got)
	}
}
