package data_test

import (
	"context"
	"fmt"
	"testing"

	"storehand/app/bulk"
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/data"
)

// twoFields raises prices, gives them an ending and notes who did.
func twoFields(store client.ID, percent int) bulk.Run {
	return bulk.Run{
		Store: client.Store{ID: store, Currency: "EUR"},
		Rules: []bulk.Rule{
			{Field: "regular_price", Op: bulk.IncreasePercent, Value: fmt.Sprint(percent), Round: bulk.Rounding{Ending: ".99"}},
			{Field: "title", Op: bulk.Suffix, Value: fmt.Sprintf(", %d %%", percent)},
		},
	}
}

// BenchmarkBulk is a bulk edit of two fields of all products of a store: its
// preview up to the first screen and to its end, the edit, and its undo.
func BenchmarkBulk(b *testing.B) {
	for _, size := range sizes {
		w, store := filled(b, size)
		ids := list(b, w, catalog.Query{Store: store})
		percent := 10
		look := func() *bulk.Preview {
			percent++
			preview, err := bulk.Look(context.Background(), w, twoFields(store, percent), ids, func(*bulk.Preview) {})
			if err != nil {
				b.Fatal(err)
			}
			return preview
		}
		b.Run(fmt.Sprintf("first-screen/%d", size), func(b *testing.B) {
			for b.Loop() {
				firstScreen(b, w, store, ids)
			}
		})
		b.Run(fmt.Sprintf("preview/%d", size), func(b *testing.B) {
			for b.Loop() {
				look()
			}
		})
		b.Run(fmt.Sprintf("apply/%d", size), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer()
				preview := look()
				b.StartTimer()
				outcome, err := bulk.Apply(context.Background(), w, preview, func(int) {})
				if err != nil || outcome.Changed != size {
					b.Fatalf("%d changed, %v", outcome.Changed, err)
				}
			}
		})
		b.Run(fmt.Sprintf("undo/%d", size), func(b *testing.B) {
			for b.Loop() {
				undo(b, w)
				b.StopTimer()
				redo(b, w, 1)
				b.StartTimer()
			}
		})
	}
}

// firstScreen looks until the first rows are there.
func firstScreen(b *testing.B, w *data.Workspace, store client.ID, ids []catalog.ID) {
	b.Helper()
	ctx, enough := context.WithCancel(context.Background())
	defer enough()
	seen := 0
	_, err := bulk.Look(ctx, w, twoFields(store, 10), ids, func(p *bulk.Preview) {
		seen = len(p.Verdicts)
		enough()
	})
	if seen == 0 {
		b.Fatal(err)
	}
}
