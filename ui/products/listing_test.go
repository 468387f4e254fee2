package products

import (
	"context"
	"errors"
	"slices"
	"testing"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/ui/grid"
	"storehand/ui/sheet"
)

// shelf answers for rows; the other questions of a Reader are not asked.
type shelf struct {
	catalog.Reader
	titles map[catalog.ID]string
	asked  [][]catalog.ID
	fails  error
}

func (s *shelf) Rows(_ context.Context, ids []catalog.ID) ([]catalog.Row, error) {
	s.asked = append(s.asked, ids)
	var rows []catalog.Row
	for _, id := range ids {
		if title, there := s.titles[id]; there {
			rows = append(rows, catalog.Row{Product: catalog.Product{ID: id, Title: title}})
		}
	}
	return rows, s.fails
}

// rig is a listing whose background work waits for the test.
type rig struct {
	*listing
	shelf  *shelf
	work   []func()
	told   [][2]int
	failed []string
}

func newRig(n int) *rig {
	d := &rig{shelf: &shelf{titles: make(map[catalog.ID]string)}}
	var ids []catalog.ID
	for i := range n {
		id := catalog.ID(i + 1)
		ids = append(ids, id)
		d.shelf.titles[id] = "old"
	}
	s := sheet.OfProducts(client.Store{Currency: "EUR"})
	d.listing = &listing{
		reader: d.shelf, sheet: s, onSight: func() {},
		background: func(work func(context.Context)) { d.work = append(d.work, func() { work(context.Background()) }) },
		dispatch:   func(f func()) { f() },
		fail:       func(doing string, _ error) { d.failed = append(d.failed, doing) },
		onRows:     func(first, end int) { d.told = append(d.told, [2]int{first, end}) },
		rows:       newRowCache(func(row *catalog.Row) grid.Row { return s.Row(row, nil) }),
	}
	d.show(ids, placesOf(ids))
	return d
}

// run does what waits, until nothing does.
func (d *rig) run() {
	for len(d.work) > 0 {
		work := d.work[0]
		d.work = d.work[1:]
		work()
	}
}

func (d *rig) title(i int) string {
	row, read := d.Row(i)
	if !read {
		return ""
	}
	return row.Cells[2].Value
}

func TestRowsNearThoseInSightAreRead(t *testing.T) {
	d := newRig(1000)
	d.Visible(100, 120)
	d.run()
	if len(d.shelf.asked) != 1 || len(d.shelf.asked[0]) != 60 || d.shelf.asked[0][0] != 101 {
		t.Fatalf("asked for %v", d.shelf.asked)
	}
	if d.title(100) != "old" || d.title(80) != "old" || d.title(139) != "old" || d.title(140) != "" {
		t.Error("other rows are there than a screen around those in sight")
	}
	d.Visible(101, 121)
	d.run()
	if len(d.shelf.asked[1]) != 1 {
		t.Errorf("one row on, %v were read", d.shelf.asked[1])
	}
	if !slices.Contains(d.told, [2]int{80, 140}) {
		t.Errorf("told of %v", d.told)
	}
}

func TestOneReadRunsAtATime(t *testing.T) {
	d := newRig(1000)
	d.Visible(0, 20)
	for first := range 10 {
		d.Visible(first*50, first*50+20)
	}
	if len(d.work) != 1 {
		t.Errorf("%d reads wait", len(d.work))
	}
	d.run()
	if len(d.shelf.asked) != 2 || d.title(450) != "old" || d.title(200) != "" {
		t.Errorf("read %d times; what was passed over: %q", len(d.shelf.asked), d.title(200))
	}
}

func TestSpoiltRowsAreShownUntilTheyAreReadAgain(t *testing.T) {
	d := newRig(10)
	d.Visible(0, 10)
	d.run()
	d.shelf.titles[3] = "new"
	d.rows.spoil([]catalog.ID{3})
	if d.title(2) != "old" {
		t.Error("a spoilt row is not shown")
	}
	d.read()
	d.run()
	if last := d.shelf.asked[len(d.shelf.asked)-1]; d.title(2) != "new" || !slices.Equal(last, []catalog.ID{3}) {
		t.Errorf("read %v, shown %q", last, d.title(2))
	}
}

func TestARowThatChangesWhileItIsReadIsReadAgain(t *testing.T) {
	d := newRig(3)
	d.Visible(0, 3)
	d.rows.spoil([]catalog.ID{1}) // before the read that is under way comes back
	d.run()
	if len(d.shelf.asked) != 2 {
		t.Errorf("read %d times", len(d.shelf.asked))
	}
}

func TestAVariationSpoilsItsProduct(t *testing.T) {
	d := newRig(3)
	d.Visible(0, 3)
	d.run()
	d.rows.spoil([]catalog.ID{99}) // which row it counts in is not known
	d.read()
	d.run()
	if last := d.shelf.asked[len(d.shelf.asked)-1]; len(last) != 3 {
		t.Errorf("read %v", last)
	}
}

func TestAProductThatIsGoneIsNotAskedForForever(t *testing.T) {
	d := newRig(3)
	delete(d.shelf.titles, 2)
	d.Visible(0, 3)
	d.run()
	if len(d.shelf.asked) > 2 || d.title(1) != "" || d.title(2) != "old" {
		t.Errorf("asked %v", d.shelf.asked)
	}
}

func TestAFailedReadIsTold(t *testing.T) {
	d := newRig(3)
	d.shelf.fails = errors.New("disk")
	d.Visible(0, 3)
	d.run()
	if len(d.failed) != 1 || len(d.shelf.asked) != 1 {
		t.Errorf("told %v, asked %d times", d.failed, len(d.shelf.asked))
	}
}

func TestFetchGivesAllRowsOrAnError(t *testing.T) {
	d := newRig(300)
	var got []grid.Row
	d.Fetch(10, 290, func(rows []grid.Row, err error) {
		if err != nil {
			t.Error(err)
		}
		got = rows
	})
	d.run()
	if len(got) != 280 || got[279].Cells[2].Value != "old" {
		t.Errorf("%d rows", len(got))
	}
	delete(d.shelf.titles, 20)
	d.Fetch(10, 30, func(_ []grid.Row, err error) {
		if err == nil {
			t.Error("a hole was copied")
		}
	})
	d.run()
}

func TestTheRowsReadLastAreKept(t *testing.T) {
	d := newRig(rowsKept + 100)
	for first := 0; first < rowsKept+100; first += 100 {
		d.Visible(first, first+100)
		d.run()
	}
	if n := d.rows.order.Len(); n != rowsKept || len(d.rows.byID) != n {
		t.Errorf("%d rows are kept, %d found", n, len(d.rows.byID))
	}
	if d.title(0) != "" || d.title(rowsKept+99) != "old" {
		t.Error("other rows are kept than the last ones")
	}
}

func TestSettled(t *testing.T) {
	for _, test := range []struct{ shown, fresh, want []catalog.ID }{
		{[]catalog.ID{1, 2, 3}, []catalog.ID{1, 2, 3}, []catalog.ID{1, 2, 3}},
		{[]catalog.ID{1, 2, 3}, []catalog.ID{3, 1, 2}, []catalog.ID{1, 2, 3}}, // an edit does not move its row
		{[]catalog.ID{1, 2, 3}, []catalog.ID{3, 1}, []catalog.ID{1, 3}},
		{[]catalog.ID{1, 2}, []catalog.ID{3, 1, 2}, []catalog.ID{3, 1, 2}}, // a new one has its place
		{nil, []catalog.ID{2, 1}, []catalog.ID{2, 1}},
	} {
		if got := settled(test.shown, test.fresh); !slices.Equal(got, test.want) {
			t.Errorf("%v after %v: %v, want %v", test.fresh, test.shown, got, test.want)
		}
	}
}

func TestFilterWords(t *testing.T) {
	tree := []catalog.CategoryPath{{"Tableware"}, {"Home", "Desk"}, {"Gifts"}}
	for got, want := range map[string]string{
		statusWords([]catalog.Status{catalog.Published, catalog.Draft}): "Status: Published, Draft",
		categoryWords(tree[:1]): "Category: Tableware",
		categoryWords(tree):     "Category: Tableware, Desk +1",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	f := kept{View: "gone", Sort: grid.Sort{Column: "title", Descending: true}}.filter()
	if q := f.query(7); f.view != catalog.AllProducts || q.Store != 7 || q.SortBy != "title" || !q.Descending || f.narrowed() {
		t.Errorf("query %+v", q)
	}
}
