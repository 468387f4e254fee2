package data_test

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"storehand/app/catalog"
	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/compliance"
	"storehand/app/job"
	"storehand/app/media"
	"storehand/app/photo/phototest"
	"storehand/data"
)

// audited is a store with pictures of every kind: a finished one, the same one
// on a variation, a photo that was never prepared, one that is in the shop only
// and a file that is no picture.
func audited(t *testing.T, w *data.Workspace) client.Store {
	t.Helper()
	id := newStore(t, w)
	finished := put(t, w, media.Prepared, ".jpg", picture(t, 200))
	unprepared := put(t, w, media.Original, ".jpg", phototest.JPEG(t, phototest.Photo(700, 600), 90))
	broken := put(t, w, media.Original, ".jpg", []byte("no picture"))
	first, second := mug(id), mug(id)
	first.Kind = catalog.Variable
	first.Images = []catalog.Image{{Prepared: finished, FileName: "front.jpg"}, {Src: "https://shop.example/side.jpg"}}
	second.SKU, second.Slug, second.Title = "AF-BWL", "bowl", "Bowl"
	second.Images = []catalog.Image{{Original: broken, FileName: "broken.jpg"}, {Original: unprepared, FileName: "IMG_4471.jpg"}}
	parent := save(t, w, "add products", change.Edited, first, second)[0]
	save(t, w, "add a variation", change.Edited, catalog.Product{
		StoreID: id, ParentID: parent, Kind: catalog.Variation, SKU: "AF-MUG-OAT-S", Images: []catalog.Image{{Prepared: finished, FileName: "front.jpg"}},
		Attributes: []catalog.Attribute{{Name: "Size", Values: []string{"Small"}, Variation: true}},
	})
	stores, err := w.Stores(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return stores[0]
}

func channels(t *testing.T, slugs ...string) (found []compliance.Channel) {
	t.Helper()
	for _, slug := range slugs {
		c, ok := compliance.FindChannel(compliance.Channels(), slug)
		if !ok {
			t.Fatalf("no channel %s", slug)
		}
		found = append(found, c)
	}
	return found
}

// audit runs an audit as a job.
func audit(t *testing.T, ctx context.Context, w *data.Workspace, order compliance.Order) (summary compliance.Summary, j *job.Job, snapshot job.Snapshot) {
	t.Helper()
	auditor := compliance.Auditor{Products: w, Keeper: w, Register: w}
	board := job.NewBoard(job.SystemClock{})
	j = board.Start(ctx, job.Spec{Doing: "Checking pictures"}, func(ctx context.Context, j *job.Job) (err error) {
		summary, err = auditor.Audit(ctx, j, order)
		return err
	})
	snapshot, err := j.Wait(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return summary, j, snapshot
}

func TestEveryPictureOfAStoreIsChecked(t *testing.T) {
	w := open(t)
	store := audited(t, w)
	var entries []compliance.Entry
	order := compliance.Order{Store: store, Channels: channels(t, "amazon", "own"), Workers: 2, Show: func(e compliance.Entry) error {
		entries = append(entries, e)
		return nil
	}}
	summary, j, snapshot := audit(t, context.Background(), w, order)
	if snapshot.State != job.Finished || snapshot.Total != 10 || snapshot.OK != 6 || snapshot.Skipped != 2 || snapshot.Failed != 2 {
		t.Fatalf("%+v", snapshot)
	}
	slices.SortFunc(entries, func(a, b compliance.Entry) int { return a.Order - b.Order })
	var got []string
	for i, e := range entries {
		line := fmt.Sprintf("%s %d %s %s %s %s", e.Label(), e.Position, e.Name, e.File.Kind, e.Channel, e.State)
		if e.Verdict != nil {
			line += " " + e.Verdict.Level.String()
		}
		got = append(got, line)
		if e.Order != i || (e.Reason == "") != (e.State == compliance.Checked) || (e.Picture == nil) != (e.Verdict == nil) {
			t.Errorf("%+v", e)
		}
	}
	title := mug(store.ID).Title
	want := []string{
		title + " 1 front.jpg prepared Amazon checked fail", title + " 1 front.jpg prepared Own shop checked pass",
		title + " 2 https://shop.example/side.jpg  Amazon not-here", title + " 2 https://shop.example/side.jpg  Own shop not-here",
		title + ", Small 1 front.jpg prepared Amazon checked fail", title + ", Small 1 front.jpg prepared Own shop checked pass",
		"Bowl 1 broken.jpg original Amazon unreadable", "Bowl 1 broken.jpg original Own shop unreadable",
		"Bowl 2 IMG_4471.jpg original Amazon checked warn", "Bowl 2 IMG_4471.jpg original Own shop checked pass",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	checkSummary(t, summary)
	for _, result := range j.ResultsSince(0) {
		if result.Outcome == job.Failed && !strings.Contains(result.Reason, "broken.jpg") {
			t.Errorf("%+v", result)
		}
	}
}

func checkSummary(t *testing.T, s compliance.Summary) {
	t.Helper()
	if s.Pictures != 10 || s.Checked != 6 || s.NotHere != 2 || s.Unreadable != 2 || len(s.Channels) != 2 {
		t.Fatalf("%+v", s)
	}
	amazon := s.Channels[0]
	if amazon.Fail != 2 || amazon.Warn != 1 || amazon.Pass != 0 || s.Channels[1].Pass != 3 {
		t.Errorf("%+v", s.Channels)
	}
	sides := slices.IndexFunc(amazon.Rules, func(r compliance.RuleCount) bool { return r.Key == compliance.LongSide })
	if r := amazon.Rules[sides]; r.Fail != 2 || r.Warn != 1 || r.Pass != 0 {
		t.Errorf("longer side: %+v", r)
	}
	if want := "6 checks: 2 fail, 1 with warnings; 2 in the shop only; 2 cannot be read"; s.Sentence() != want {
		t.Errorf("%q", s.Sentence())
	}
}

func TestAuditsAreReported(t *testing.T) {
	w := open(t)
	store := audited(t, w)
	var asTable, asJSON bytes.Buffer
	table, object := compliance.NewTableReport(&asTable), compliance.NewJSONReport(&asJSON)
	summary, _, _ := audit(t, context.Background(), w, compliance.Order{Store: store, Channels: channels(t, "walmart"), Show: func(e compliance.Entry) error {
		return errors.Join(table.Add(e), object.Add(e))
	}})
	if err := errors.Join(table.Close(), object.Close(summary)); err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(asTable.String(), "\uFEFF"))).ReadAll()
	if err != nil || len(rows) != 6 {
		t.Fatalf("%d rows, %v\n%s", len(rows), err, &asTable)
	}
	column := func(name string) int { return slices.Index(rows[0], name) }
	if row := rows[1]; row[column("Result")] != "fail" || row[column("Width (px)")] != "200" || row[column("File")] != "finished picture" ||
		!strings.Contains(row[column("What is wrong")], "Shorter side: 150 px; Walmart asks for at least 1000 px.") {
		t.Errorf("%q", row)
	}
	if row := rows[2]; row[column("Result")] != "not-here" || row[column("Width (px)")] != "" || row[column("What is wrong")] == "" {
		t.Errorf("%q", row)
	}
	var back struct {
		Entries []compliance.Entry
		Summary compliance.Summary
	}
	if err := json.Unmarshal(asJSON.Bytes(), &back); err != nil || len(back.Entries) != 5 {
		t.Fatalf("%d entries, %v\n%s", len(back.Entries), err, &asJSON)
	}
	if diff := cmp.Diff(summary, back.Summary); diff != "" || back.Entries[0].Verdict.Level != compliance.Fail {
		t.Errorf("%+v\n%s", back.Entries[0], diff)
	}
}

// The picture that was made for a channel is the one that is checked for it.
func TestThePictureOfTheChannelIsChecked(t *testing.T) {
	w := open(t)
	id := newStore(t, w)
	original := put(t, w, media.Original, ".jpg", picture(t, 400))
	shown := put(t, w, media.Prepared, ".jpg", picture(t, 200))
	forAmazon := put(t, w, media.Prepared, ".jpg", picture(t, 300))
	p := mug(id)
	p.Images = []catalog.Image{{Original: original, Prepared: shown, FileName: "front.jpg"}}
	edit(t, w, "prepare", func(ctx context.Context, tx change.Tx) error {
		for hash, kind := range map[string]media.Kind{original: media.Original, shown: media.Prepared, forAmazon: media.Prepared} {
			if err := tx.SaveFile(ctx, media.File{Hash: media.Hash(hash), Kind: kind, Name: "front.jpg", Ext: ".jpg", Size: 1, Width: 1, Height: 1, AddedAt: day}); err != nil {
				return err
			}
		}
		return tx.SaveOutput(ctx, media.Output{Original: media.Hash(original), Shown: media.Hash(shown), Channel: "amazon", Prepared: media.Hash(forAmazon)})
	})
	save(t, w, "add", change.Edited, p)
	widths := map[string]int{}
	audit(t, context.Background(), w, compliance.Order{
		Store: client.Store{ID: id, Name: "Alder & Finch"}, Channels: channels(t, "amazon", "ebay"),
		Show: func(e compliance.Entry) error {
			widths[e.Channel] = e.Picture.Facts.Width
			return nil
		},
	})
	if diff := cmp.Diff(map[string]int{"Amazon": 300, "eBay": 200}, widths); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// shelves is a store of so many products that show the same picture.
func shelves(t *testing.T, w *data.Workspace, products int) client.Store {
	t.Helper()
	id := newStore(t, w)
	shared := put(t, w, media.Prepared, ".png", phototest.PNG(t, image.NewNRGBA(image.Rect(0, 0, 60, 60))))
	var all []catalog.Product
	for i := range products {
		p := mug(id)
		p.SKU, p.Slug, p.GTIN, p.Images = fmt.Sprint("S", i), fmt.Sprint("s-", i), "", []catalog.Image{{Prepared: shared, FileName: "a.png"}}
		all = append(all, p)
	}
	save(t, w, "import", change.Imported, all...)
	return client.Store{ID: id, Name: "Alder & Finch"}
}

func TestACancelledAuditSaysWhatItSaw(t *testing.T) {
	w := open(t)
	store := shelves(t, w, 250)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	seen := 0
	summary, _, snapshot := audit(t, ctx, w, compliance.Order{Store: store, Channels: channels(t, "own"), Workers: 2, Show: func(compliance.Entry) error {
		if seen++; seen == 20 {
			cancel()
		}
		return nil
	}})
	if snapshot.State != job.Stopped || summary.Pictures != seen || seen >= 250 {
		t.Errorf("%v %v: %d of %d", snapshot.State, snapshot.Err, summary.Pictures, seen)
	}
}

func TestAReportThatCannotBeWrittenEndsTheAudit(t *testing.T) {
	w := open(t)
	store := shelves(t, w, 250)
	var shown atomic.Int64
	full := errors.New("the disk is full")
	_, _, snapshot := audit(t, context.Background(), w, compliance.Order{Store: store, Channels: channels(t, "own"), Show: func(compliance.Entry) error {
		shown.Add(1)
		return full
	}})
	if snapshot.State != job.Broken || !errors.Is(snapshot.Err, full) || shown.Load() > 3 {
		t.Errorf("%v %v after %d entries", snapshot.State, snapshot.Err, shown.Load())
	}
}

func TestAFaultyChannelIsRefused(t *testing.T) {
	w := open(t)
	_, _, snapshot := audit(t, context.Background(), w, compliance.Order{Channels: []compliance.Channel{{Name: "Club", Slug: "club"}}})
	if snapshot.State != job.Broken || !strings.Contains(snapshot.Err.Error(), "no rules") {
		t.Errorf("%v %v", snapshot.State, snapshot.Err)
	}
}
