package importer_test

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"

	"storehand/app/catalog"
	"storehand/app/money"
	"storehand/ui/look"
)

var (
	wide   = fyne.NewSize(1440, 900)
	narrow = fyne.NewSize(1100, 700)
)

// TestPictures goes through the pages as a user does and takes a picture of
// each where a folder for pictures is named.
func TestPictures(t *testing.T) {
	for _, view := range []struct {
		name string
		mode look.Mode
		size fyne.Size
	}{{"light", look.Light, wide}, {"dark", look.Dark, wide}, {"narrow", look.Light, narrow}, {"narrow-dark", look.Dark, narrow}} {
		t.Run(view.name, func(t *testing.T) {
			s := openIn(t, view.mode, view.size)
			picture := func(page string) { s.Picture("import-" + page + "-" + view.name) }
			s.open(nil, s.catalogue("alder-finch_products_export.csv", 40))
			picture("store")
			s.Write(0, "Alder & Finch")
			s.Press("Show what would change")
			picture("new")
			s.figure(6)
			picture("columns")
			s.Press("Import 38 products")
			store := s.done[0]
			for _, n := range []int{4, 5} {
				s.edit(store, fmt.Sprintf("Round teapot %d", n), func(p *catalog.Product) { p.RegularPrice = money.Of(9900) })
			}
			stores, err := s.workspace.Stores(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			s.open(&stores[0], s.prices("new prices.csv", 40))
			for figure, page := range []string{"", "changed", "unchanged", "rejected", "warnings", "kept"} {
				if page != "" {
					s.figure(figure)
					picture(page)
				}
			}
			s.Key(fyne.KeyEscape)
			s.open(&stores[0], s.file("orders.csv", "Name,Email,Financial Status,Lineitem quantity,Lineitem name", "#1001,a@b.example,paid,1,Lamp"), s.file("more.csv", "a,b"))
			picture("refused")
			s.Press("Skip this file")
			if !s.isOpen() {
				t.Error("the second file was not looked at")
			}
		})
	}
}

// catalogue is a file of n products, two of them the same as others.
func (s *shop) catalogue(name string, n int) string {
	lines := []string{"ID,Type,SKU,Name,Published,Short description,Regular price,Stock,Categories,Images,Meta: _glaze,Lieferant"}
	for i := range n {
		id := i + 1
		if i%20 == 19 {
			id--
		}
		lines = append(lines, fmt.Sprintf(`%d,simple,AF-TPT-%d,"Round teapot %d, 1.1 litre",1,"Thrown by hand in Faenza, with a lid that stays on.",%d.00,%d,"Tableware > Teapots",https://shop.example/teapot-%d.jpg,oat,Faenza Srl`, id, i, i, 60+i, i*7, i))
	}
	return s.file(name, lines...)
}

// prices is a list of other prices for that catalogue, some of them wrong.
func (s *shop) prices(name string, n int) string {
	lines := []string{"SKU,Regular price,Sale price"}
	for i := range n {
		price := fmt.Sprintf("%d.50", 61+i)
		if i%3 == 0 {
			price = fmt.Sprintf("%d.00", 60+i)
		}
		if i%11 == 2 {
			price = "on request"
		}
		lines = append(lines, fmt.Sprintf("AF-TPT-%d,%s,", i, price))
	}
	return s.file(name, append(lines, "AF-TPT-7,12.00,", "AF-NEW-1,12.00,9.00")...)
}
