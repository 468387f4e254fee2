package data_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/app/job"
	"storehand/app/media"
)

func TestPicturesForChannelsAreHandedOverInFolders(t *testing.T) {
	w := open(t)
	store := newStore(t, w)
	other := bare(store)
	other.SKU, other.Slug, other.GTIN, other.Title = "AF-BWL", "bowl", "", "Bowl"
	ids := save(t, w, "import", change.Imported, bare(store), other)
	amazon, odd := larger(), square
	amazon.Slug, amazon.Name = "amazon", "Amazon"
	odd.Slug, odd.Name, odd.Width = "pictures", "Pictures", 50
	photos, _ := prepare(t, w, store, shoot(t, "AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg", "AF-BWL.jpg"), square, amazon, odd)
	stage(t, w, store, photos, bench.Append)
	// A picture that is in the shop already is still wanted elsewhere.
	p := product(t, w, ids[1])
	p.Images[0].Src = "https://shop.example/up/bowl.jpg?v=3"
	save(t, w, "push", change.Edited, p)

	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	order := handover.Order{Store: stores[0], Dialects: []exchange.Dialect{exchange.WooCommerce}, Pictures: true}
	for channels, want := range map[bool][]string{
		false: {"manifest.csv", "manifest.json", "pictures/af-mug-oat-1.jpg", "pictures/af-mug-oat-2.jpg", "products.csv"},
		true: {
			"amazon/af-mug-oat-1.png", "amazon/af-mug-oat-2.png", "amazon/bowl.png",
			"channel-pictures/af-mug-oat-1.jpg", "channel-pictures/af-mug-oat-2.jpg", "channel-pictures/bowl.jpg",
			"manifest.csv", "manifest.json", "pictures/af-mug-oat-1.jpg", "pictures/af-mug-oat-2.jpg", "products.csv",
			"square-64/af-mug-oat-1.jpg", "square-64/af-mug-oat-2.jpg", "square-64/bowl.jpg",
		},
	} {
		dir := t.TempDir()
		order.Channels = channels
		made, snapshot := handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
			return maker(w).ToFolder(ctx, j, order, dir)
		})
		if snapshot.State != job.Finished || len(made.Failures) > 0 {
			t.Fatalf("%+v, %+v", snapshot, made.Failures)
		}
		if diff := cmp.Diff(want, files(t, dir)); diff != "" {
			t.Errorf("channels %v (-want +got):\n%s", channels, diff)
		}
		if channels {
			front := product(t, w, ids[0]).Images[0]
			outputs, err := w.Outputs(context.Background(), media.Hash(front.Original), media.Hash(front.Prepared))
			if err != nil || len(outputs) != 3 {
				t.Fatal(outputs, err)
			}
			if content := readFile(t, filepath.Join(dir, "amazon", "af-mug-oat-1.png")); !bytes.Equal(content, read(t, w, media.Prepared, string(outputs[0].Prepared))) {
				t.Error("the picture for Amazon is another one")
			}
		}
	}
}

// Pictures of one name in the store's own folder may differ in their endings,
// which a channel's pictures all have alike.
func TestNamesOfAChannelsPicturesDoNotCollide(t *testing.T) {
	w, id, photos := withPictures(t, []string{"AF-MUG-OAT_front.jpg", "AF-MUG-OAT_back.jpg"}, square, larger())
	p := product(t, w, id)
	p.Images[0].FileName, p.Images[1].FileName = "mug.jpg", "mug.jpeg"
	other := bare(p.StoreID)
	other.SKU, other.Slug, other.GTIN, other.Title = "AF-2", "second", "", "Second"
	other.Images = []catalog.Image{p.Images[0]} // the same picture again
	save(t, w, "edit", change.Edited, p, other)
	stores, err := w.Stores(context.Background())
	if err != nil || len(photos) != 2 {
		t.Fatal(err)
	}
	dir := t.TempDir()
	order := handover.Order{Store: stores[0], Dialects: []exchange.Dialect{exchange.WooCommerce}, Pictures: true, Channels: true}
	handOver(t, context.Background(), func(ctx context.Context, j *job.Job) (handover.Made, error) {
		return maker(w).ToFolder(ctx, j, order, dir)
	})
	want := []string{"larger/mug-2.png", "larger/mug.png", "square-64/mug-2.jpg", "square-64/mug.jpg"}
	var got []string
	for _, name := range files(t, dir) {
		if folder := filepath.Dir(name); folder == "larger" || folder == "square-64" {
			got = append(got, name)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
