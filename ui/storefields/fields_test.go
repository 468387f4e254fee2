package storefields_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"storehand/app/client"
	"storehand/ui/look"
	"storehand/ui/storefields"
)

func shown(t *testing.T, f *storefields.Fields) fyne.Window {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light))
	w := test.NewTempWindow(t, f.All())
	w.Resize(fyne.NewSize(500, 700))
	return w
}

func TestKnownStoreIsLeftAsItIs(t *testing.T) {
	owner := client.Client{ID: 7, Name: "Alder & Finch", Colour: "#A24E33"}
	store := client.Store{
		ID: 3, ClientID: 7, Name: "Shop", Platform: client.Shopify, Currency: "GBP", TimeZone: "Europe/London",
		Address: "https://shop.example", Notes: "Pays late", Sample: true,
	}
	f := storefields.New([]client.Client{{ID: 1, Name: "Kilnlight"}, owner}, store, func() {})
	shown(t, f)
	gotOwner, gotStore := f.Filled()
	if diff := cmp.Diff(owner, gotOwner); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(store, gotStore); diff != "" {
		t.Error(diff)
	}
	if err := f.Check(); err != nil {
		t.Error(err)
	}
}

func TestNewStoreNeedsItsNames(t *testing.T) {
	changes := 0
	f := storefields.New(nil, client.Store{}, func() { changes++ })
	w := shown(t, f)
	if f.Check() == nil {
		t.Error("a store without names passes")
	}
	f.Focus()
	test.Type(w.Canvas().Focused(), "Kilnlight")
	if changes != len("Kilnlight") {
		t.Errorf("%d changes told", changes)
	}
	f.Focus()
	test.Type(w.Canvas().Focused(), "Lamps")
	owner, store := f.Filled()
	if owner.Name != "Kilnlight" || owner.ID != 0 || owner.Colour != client.Colours[0] || store.ClientID != 0 {
		t.Errorf("client %+v of store %+v", owner, store)
	}
	if store.Name != "Lamps" || store.Platform != client.WooCommerce || store.Currency != "EUR" || store.TimeZone == "" {
		t.Errorf("store %+v", store)
	}
	if err := f.Check(); err != nil {
		t.Error(err)
	}
}
