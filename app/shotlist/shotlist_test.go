package shotlist_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"storehand/app/catalog"
	"storehand/app/exchange/table"
	"storehand/app/matching"
	"storehand/app/shot"
	"storehand/app/shotlist"
)

var shop = matching.NewIndex([]matching.Candidate{
	{ID: 1, SKU: "AF-MUG", Title: "Stoneware mug", Slug: "stoneware-mug"},
	{ID: 2, Parent: 1, SKU: "AF-MUG-OAT"}, {ID: 3, Parent: 1, SKU: "AF-MUG-INK"},
	{ID: 4, SKU: "NP-BTL", GTIN: "036000291452", Title: "Flasche, 750 ml", Slug: "bottle"},
	{ID: 5, SKU: "KL-1", Title: "Chamomile"}, {ID: 6, SKU: "KL-2", Title: "Chamomile"},
})

var dropped = []string{
	"shoot/DSC_0001.jpg", "shoot/DSC_0002.JPG", "shoot/DSC_0003.jpg", "shoot/day 2/DSC_0001.jpg", "shoot/Größe, klein.png", "shoot/af-mug_back.jpg",
}

func file(name string, content []byte) table.File {
	return table.File{Name: name, Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(content)), nil }}
}

func assign(t testing.TB, content string) shotlist.Assignment {
	t.Helper()
	list, err := shotlist.Read(context.Background(), file("list.csv", []byte(content)))
	if err != nil {
		t.Fatalf("%q: %v", content, err)
	}
	return list.Assign(dropped, shop)
}

// products gives which photos a list assigns to which products.
func products(a shotlist.Assignment) map[string]catalog.ID {
	all := map[string]catalog.ID{}
	for place, photo := range a.Photos {
		all[dropped[place]] = photo.Match.Best.ID
	}
	return all
}

func problems(a shotlist.Assignment) []string {
	var all []string
	for _, p := range a.Problems {
		all = append(all, fmt.Sprintf("%d: %s", p.Line, p.Text))
	}
	return all
}

func TestListsAreUnderstoodHoweverTheyAreWritten(t *testing.T) {
	utf16, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String("Dateiname;Artikel-Nr.\r\nGröße, klein;KL-1\r\n")
	if err != nil {
		t.Fatal(err)
	}
	western, err := charmap.Windows1252.NewEncoder().String("Datei;Titel\nGröße, klein.png;Flasche, 750 ml\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		list string
		want map[string]catalog.ID
	}{
		"plain":                  {"File,SKU\nDSC_0002.jpg,AF-MUG-OAT\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 2}},
		"German, semicolons":     {"Bilddatei;EAN\nDSC_0003.JPG;0036000291452\n", map[string]catalog.ID{"shoot/DSC_0003.jpg": 4}},
		"tabs, UTF-16":           {utf16, map[string]catalog.ID{"shoot/Größe, klein.png": 5}},
		"Windows-1252":           {western, map[string]catalog.ID{"shoot/Größe, klein.png": 4}},
		"French, other order":    {"Référence;Nom du fichier\nAF-MUG-INK;DSC_0002\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 3}},
		"names without folder":   {"handle,filename\nbottle,DSC_0003\n", map[string]catalog.ID{"shoot/DSC_0003.jpg": 4}},
		"names of raw files":     {"SKU,File\nAF-MUG,DSC_0002.NEF\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 1}},
		"a folder tells":         {"SKU,File\nAF-MUG,day 2\\DSC_0001.jpg\n", map[string]catalog.ID{"shoot/day 2/DSC_0001.jpg": 1}},
		"another computer":       {"SKU,File\nAF-MUG,C:\\Users\\Ann\\day 2\\DSC_0001.jpg\n", map[string]catalog.ID{"shoot/day 2/DSC_0001.jpg": 1}},
		"this folder":            {"SKU,File\nAF-MUG,./dsc_0003\n", map[string]catalog.ID{"shoot/DSC_0003.jpg": 1}},
		"several in a cell":      {"SKU,Images\nAF-MUG,DSC_0002.jpg | DSC_0003.jpg\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 1, "shoot/DSC_0003.jpg": 1}},
		"addresses of a shop":    {"Handle,Image Src\nstoneware-mug,https://cdn.example/files/DSC_0003.jpg?v=17\n", map[string]catalog.ID{"shoot/DSC_0003.jpg": 1}},
		"a barcode without zero": {"file,upc\nDSC_0002.jpg,36000291452\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 4}},
		"without headings":       {"AF-MUG-OAT;DSC_0002.jpg\nbottle;DSC_0003.jpg\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 2, "shoot/DSC_0003.jpg": 4}},
		"the first key counts":   {"file,sku,title\nDSC_0002.jpg,AF-MUG-INK,Chamomile\n", map[string]catalog.ID{"shoot/DSC_0002.JPG": 3}},
	} {
		a := assign(t, c.list)
		if diff := cmp.Diff(c.want, products(a)); diff != "" {
			t.Errorf("%s (-want +got):\n%s%q", name, diff, problems(a))
		}
		if len(a.Problems) != 0 {
			t.Errorf("%s: %q", name, problems(a))
		}
		if len(a.Unlisted) != len(dropped)-len(c.want) {
			t.Errorf("%s: %d photos unlisted", name, len(a.Unlisted))
		}
		for _, photo := range a.Photos {
			if best := photo.Match.Best; best.By != matching.ByList || best.Score < matching.Sure || !strings.Contains(best.Reason, " of the list") {
				t.Errorf("%s: %+v", name, best)
			}
		}
	}
}

func TestEveryRowThatCannotBeUsedIsTold(t *testing.T) {
	a := assign(t, strings.Join([]string{
		"File,SKU,Barcode,Title,Position,View",
		"DSC_0001.jpg,AF-MUG,,,,",            // in two folders
		"DSC_0099.jpg,AF-MUG,,,,",            // not there
		"DSC_0002.jpg,NOPE,,,,",              // no such product
		",AF-MUG,,,,",                        // no photo
		"DSC_0003.jpg,,,,,",                  // no product
		"DSC_0003.jpg,,,Chamomile,,",         // two products
		"DSC_0003.jpg,,3.6E+10,,,",           // rounded
		"DSC_0003.jpg,AF-MUG,,,first,upside", // position and view unknown
		"DSC_0003.jpg,NP-BTL,,,,",            // again
		",,,,,",
		"DSC_0002.jpg,GONE,036000291452,,2,", // second key
	}, "\n")+"\n")
	want := []string{
		"2: 2 photos are called DSC_0001.jpg. Write the name with its folder and extension.",
		"3: No photo is called DSC_0099.jpg. Add it, or correct the name.",
		"4: DSC_0002.jpg: No product of the store has the SKU NOPE. Correct it, or add the product.",
		"5: It names no photo.",
		"6: It does not say which product DSC_0003.jpg shows.",
		"7: DSC_0003.jpg: 2 products have the title Chamomile. Write the SKU of one.",
		"8: DSC_0003.jpg: The barcode 3.6E+10 was rounded by a spreadsheet. Make the column one of text and save the list again.",
		"9: The view “upside” is not known. It is left to the photo's name.",
		"9: The position “first” is no number from 1 to 999. It is left to the photo's name.",
		"10: DSC_0003.jpg is in line 9 already, which counts.",
		"12: DSC_0002.jpg: No product has the SKU GONE; the product is taken from the barcode 036000291452 and waits for your word.",
	}
	if diff := cmp.Diff(want, problems(a)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]catalog.ID{"shoot/DSC_0002.JPG": 4, "shoot/DSC_0003.jpg": 1}, products(a)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if score := a.Photos[1].Match.Best.Score; score >= matching.Sure {
		t.Errorf("a product found by the second key has the score %d", score)
	}
}

func TestViewPositionAndAltComeFromTheList(t *testing.T) {
	a := assign(t, "File,SKU,Pos.,Ansicht,Alt text\naf-mug_back.jpg,AF-MUG,3,Detail, A mug \nDSC_0002.jpg|DSC_0003.jpg,AF-MUG,1,,\n")
	for place, want := range map[int]shot.Shot{5: {View: shot.Detail, Number: 3}, 1: {Number: 1}, 2: {Number: 2}} {
		got := a.Photos[place].Match.Shot
		got.Rest = nil
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", dropped[place], diff)
		}
	}
	if a.Photos[5].Alt != "A mug" || a.Photos[5].Line != 2 {
		t.Errorf("%+v", a.Photos[5])
	}
	without := assign(t, "File,SKU\naf-mug_back.jpg,AF-MUG\n")
	if view := without.Photos[5].Match.Shot.View; view != shot.Back {
		t.Errorf("without a view in the list it is %q", view)
	}
}

func TestFilesThatAreNoListsAreRefused(t *testing.T) {
	for name, content := range map[string]string{
		"columns of something else": "Price,Stock\n1,2\n", "photos without products": "File\na.jpg\n", "products without photos": "SKU,Title\nA,B\n",
	} {
		if _, err := shotlist.Read(context.Background(), file("list.csv", []byte(content))); !errors.Is(err, shotlist.ErrNoColumns) || !strings.Contains(err.Error(), "list.csv") {
			t.Errorf("%s: %v", name, err)
		}
	}
	var foreign *table.ForeignError
	if _, err := shotlist.Read(context.Background(), file("list.xlsx", []byte("PK\x03\x04xl/workbook"))); !errors.As(err, &foreign) {
		t.Errorf("a workbook: %v", err)
	}
	if _, err := shotlist.Read(context.Background(), file("list.csv", nil)); !errors.Is(err, table.ErrEmpty) {
		t.Errorf("an empty file: %v", err)
	}
}

// Of every row it is known what became of it: a photo that is assigned, or a
// problem with its line.
func TestNoRowIsDroppedSilently(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files := append([]string{"", "nowhere.jpg", "DSC_0001"}, dropped...)
		keys := []string{"", "AF-MUG", "af mug oat", "NOPE", "KL-2"}
		rows := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) [2]string {
			return [2]string{rapid.SampledFrom(files).Draw(t, "file"), rapid.SampledFrom(keys).Draw(t, "key")}
		}), 1, 12).Draw(t, "rows")
		text := "File;SKU\n"
		for _, row := range rows {
			text += `"` + row[0] + `";"` + row[1] + "\"\n"
		}
		list, err := shotlist.Read(context.Background(), file("list.csv", []byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		a := list.Assign(dropped, shop)
		used := map[int]bool{}
		for _, photo := range a.Photos {
			used[photo.Line] = true
		}
		for i, row := range rows {
			told := slices.ContainsFunc(a.Problems, func(p shotlist.Problem) bool { return p.Line == i+2 })
			if blank := row == [2]string{}; !blank && used[i+2] == told {
				t.Fatalf("line %d %q: used %v, told %v", i+2, row, used[i+2], told)
			}
		}
		if len(a.Photos)+len(a.Unlisted) != len(dropped) {
			t.Fatalf("%d photos assigned, %d unlisted", len(a.Photos), len(a.Unlisted))
		}
	})
}

func FuzzRead(f *testing.F) {
	for _, seed := range []string{
		"File,SKU\nDSC_0001.jpg,AF-MUG\n", "sep=;\nDatei;EAN;Pos\n\"a|b.jpg\";1;2.0\n", "a.jpg\tX\n", "\xff\xfeF\x00", "File,SKU\n\"open", "Image Src,Handle\nhttps://x/?,\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		list, err := shotlist.Read(context.Background(), file("list.csv", content))
		if err != nil {
			return
		}
		for _, line := range list.Lines {
			if line.File == "" || len(line.Keys) == 0 || line.Line < 1 || line.Position < 0 {
				t.Fatalf("%q gave the line %+v", content, line)
			}
		}
		a := list.Assign(dropped, shop)
		for place, photo := range a.Photos {
			if photo.Match.Best.ID == 0 || photo.Match.Best.Reason == "" || place < 0 || place >= len(dropped) {
				t.Fatalf("%q gave %+v", content, photo)
			}
		}
		for _, p := range a.Problems {
			if p.Line < 1 || p.Text == "" {
				t.Fatalf("%q gave the problem %+v", content, p)
			}
		}
	})
}
