package images

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"storehand/app/bench"
	"storehand/app/exchange/table"
	"storehand/app/matching"
	"storehand/app/shotlist"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// listFile writes a list of photos and has the file dialog choose it.
func (s *stage) listFile(rows ...string) {
	s.t.Helper()
	path := filepath.Join(s.t.TempDir(), "shots.csv")
	if err := os.WriteFile(path, []byte(strings.Join(rows, "\n")), 0o600); err != nil {
		s.t.Fatal(err)
	}
	s.files.paths = []string{path}
}

// press presses a button.
func (s *stage) press(button *parts.Button) {
	s.t.Helper()
	test.Tap(button)
	s.pass()
}

// primary is the last button of the dialog that is open.
func (s *stage) primary(words string) *parts.Button {
	s.t.Helper()
	for _, o := range test.LaidOutObjects(s.window.Canvas().Overlays().Top()) {
		if button, ok := o.(*parts.Button); ok && button.Text() == words {
			return button
		}
	}
	s.t.Fatalf("there is no button %q", words)
	return nil
}

func TestPhotosAreMatchedByAList(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-MAT-DRF.jpg", "IMG_2.jpg": "NP-TNT-T1.jpg", "IMG_3.jpg": "NP-BTL-500.jpg"})
	s.listFile("file,sku,alt", "IMG_1,NP-MAT-DRF,A mat for the night", "IMG_2.jpg,NP-NONE-AT-ALL,", "IMG_9.jpg,NP-MAT-DRF,")
	s.matchByList()
	s.pass()
	if !s.dialog.IsOpen() {
		t.Fatal("what came of the list is not shown")
	}
	s.picture("matchlist")
	s.press(s.primary("Match 1 photo"))
	e := s.at("IMG_1.jpg")
	if e.Binding.Product != s.product("NP-MAT-DRF").ID || e.Binding.Alt != "A mat for the night" || e.Binding.Match.Best.By != matching.ByList {
		t.Errorf("the photo is bound as %+v", e.Binding)
	}
	if s.at("IMG_2.jpg").Told != nil || s.dialog.IsOpen() {
		t.Error("a row without a product is taken, or the dialog stays")
	}
	s.choose(e.Path)
	if why := s.page.pane.why.Text(); !strings.HasPrefix(why, "100 of 100: The SKU NP-MAT-DRF, line 2 of the list") {
		t.Errorf("the middle says %q", why)
	}
}

func TestWhatAListSaysIsToldRowByRow(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-MAT-DRF.jpg", "IMG_2.jpg": "NP-TNT-T1.jpg"})
	s.listFile("file,sku", "IMG_1,NP-MAT-DRF", "IMG_9.jpg,NP-MAT-DRF")
	list, err := shotlist.Read(t.Context(), table.Path(s.files.paths[0]))
	if err != nil {
		t.Fatal(err)
	}
	photos := s.tray.Photos()
	rows := s.listedRows(listed{"shots.csv", s.shelf.Assign(list, photos), photos})
	var got []string
	for _, row := range rows {
		got = append(got, row.what+" "+row.line+" "+row.photo+": "+row.text)
	}
	want := []string{
		"Look here 3 : No photo is called IMG_9.jpg. Add it, or correct the name.",
		"Matched 2 IMG_1.jpg: Drift sleeping mat", "Not matched  IMG_2.jpg: Stays as it is",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestAFileThatIsNoListIsRefused(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-MAT-DRF.jpg"})
	s.listFile("colour,price", "red,12")
	s.matchByList()
	s.settle()
	if len(s.failures) != 1 || !strings.Contains(s.failures[0], "Name the columns in the first row: File, SKU") || s.dialog.IsOpen() {
		t.Errorf("failures: %q", s.failures)
	}
	s.failures = nil
}

func TestPhotosAreMatchedInTheOrderOfTheShoot(t *testing.T) {
	s := open(t, look.Light, wide)
	s.drop(many(t, 5))
	o := s.openOrder()
	o.search.SetText("steel bottle")
	o.number.SetText("2")
	s.pass()
	o.work()
	s.pass()
	s.picture("matchorder")
	if said := o.said.Text(); !strings.HasPrefix(said, "5 photos on 2 products, 1 photo without one") {
		t.Errorf("the sheet says %q", said)
	}
	s.press(o.apply)
	s.wantToast("4 matches wait for your word")
	goods := shootGoods(s.shelf, "steel bottle", false)
	var got []string
	for place := range s.tray.Len() {
		got = append(got, s.labelOf(s.tray.At(place)))
	}
	want := []string{goods[0].Label, goods[0].Label, goods[1].Label, goods[1].Label, ""}
	if !slices.Equal(got, want) || s.awaiting() != 4 {
		t.Errorf("the photos have %q, want %q; %d wait", got, want, s.awaiting())
	}
	s.confirmAll()
	if s.awaiting() != 0 || s.tray.At(2).Binding.Product != goods[1].ID || s.page.pane.why.Text() != "Chosen by hand" {
		t.Errorf("%d wait after all were confirmed; the middle says %q", s.awaiting(), s.page.pane.why.Text())
	}
}

func TestAShootThatCannotBeCutSoIsNotMatched(t *testing.T) {
	s := open(t, look.Light, wide)
	s.drop(many(t, 3))
	o := s.openOrder()
	o.chooseWay(1) // numbered photos tell no times
	o.way.SetChosen(1)
	o.work()
	s.pass()
	if !o.apply.Disabled() || !strings.HasPrefix(o.said.Text(), "Not every photo tells when it was taken") {
		t.Errorf("the sheet says %q", o.said.Text())
	}
}

func TestProductsOfAShoot(t *testing.T) {
	s := open(t, look.Light, wide)
	s.shoot(map[string]string{"IMG_1.jpg": "NP-MAT-DRF.jpg"})
	products, each := shootGoods(s.shelf, "", false), shootGoods(s.shelf, "", true)
	if slices.ContainsFunc(products, func(g bench.Good) bool { return g.Parent != 0 }) || len(each) <= len(products) {
		t.Errorf("%d products, %d with variations by themselves", len(products), len(each))
	}
}
