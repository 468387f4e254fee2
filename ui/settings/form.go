// Package settings is the page of settings: clients and stores, appearance,
// where the data lies, and what the program is made of.
package settings

import (
	"context"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// newClient is the choice of a client that does not exist yet.
const newClient = "New client"

// StoreForm asks for a store and, where it is needed, its client.
type StoreForm struct {
	Desk    *desk.Desk
	Clients []client.Client
	// Store is what the form starts with; an ID of zero adds a store.
	Store client.Store
	// OnSaved is called on the UI goroutine with the saved store's ID.
	OnSaved func(id client.ID)

	owner      int // index into Clients; len(Clients) is a new one
	ownerName  *parts.Entry
	colour     string
	name       *parts.Entry
	address    *parts.Entry
	zone       *parts.Entry
	notes      *parts.Entry
	currencies []money.Currency
	dialog     *parts.Dialog
}

// Show opens the form over the window.
func (f *StoreForm) Show() {
	f.currencies = money.Codes()
	f.owner = slices.IndexFunc(f.Clients, func(c client.Client) bool { return c.ID == f.Store.ClientID })
	if f.owner < 0 {
		f.owner = len(f.Clients)
	}
	f.colour = client.Colours[len(f.Clients)%len(client.Colours)]
	f.ownerName = parts.NewEntry("Client’s name").WithPlaceholder("Alder & Finch").OnChange(func(string) { f.check() })
	f.name = parts.NewEntry("Store’s name").WithPlaceholder("Alder & Finch shop").OnChange(func(string) { f.check() })
	f.name.SetText(f.Store.Name)
	f.address = parts.NewEntry("Web address").WithPlaceholder("https://")
	f.address.SetText(f.Store.Address)
	f.zone = parts.NewEntry("Time zone").WithPlaceholder("Europe/Rome").Checked(checkZone).OnChange(func(string) { f.check() })
	f.zone.SetText(f.startZone())
	f.notes = parts.NewMultiEntry("Notes", 2)
	f.notes.SetText(f.Store.Notes)
	f.show()
}

func checkZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil {
		return fmt.Errorf("%q is not a time zone: use a name such as Europe/Rome", name)
	}
	return nil
}

// startZone is the store's zone, or this computer's for a new store.
func (f *StoreForm) startZone() string {
	if f.Store.TimeZone != "" || f.Store.ID != 0 {
		return f.Store.TimeZone
	}
	if local := time.Local.String(); local != "Local" {
		return local
	}
	return "UTC"
}

func (f *StoreForm) show() {
	if f.Store.Platform == "" {
		f.Store.Platform = client.WooCommerce
	}
	if f.Store.Currency == "" {
		f.Store.Currency = "EUR"
	}
	title, confirm := "Add a store", "Add store"
	if f.Store.ID != 0 {
		title, confirm = "Edit "+f.Store.Name, "Save store"
	}
	scroll := container.NewVScroll(container.NewPadded(f.fields()))
	scroll.SetMinSize(fyne.NewSize(look.DialogWidth-48, 452))
	f.dialog = &parts.Dialog{Title: title, Confirm: confirm, Content: scroll, OnConfirm: f.save}
	f.dialog.Show(f.Desk.Window.Canvas())
	f.check()
}

func (f *StoreForm) fields() fyne.CanvasObject {
	owners := make([]string, 0, len(f.Clients)+1)
	for _, owner := range f.Clients {
		owners = append(owners, owner.Name)
	}
	owners = append(owners, newClient)
	fresh := container.NewVBox(f.ownerName, labelled("Colour", newSwatches(f.colour, func(c string) { f.colour = c })))
	showFresh := func() {
		if f.owner == len(f.Clients) {
			fresh.Show()
		} else {
			fresh.Hide()
		}
	}
	owner := parts.NewSelect(owners, f.owner, func(chosen int) {
		f.owner = chosen
		showFresh()
		f.check()
	})
	showFresh()
	body := container.NewVBox()
	if len(f.Clients) > 0 {
		body.Add(labelled("Client", owner))
	}
	body.Add(fresh)
	body.Add(f.name)
	body.Add(container.NewGridWithColumns(2, labelled("Platform", f.platformSelect()), labelled("Currency", f.currencySelect())))
	for _, field := range []fyne.CanvasObject{f.zone, f.address, f.notes} {
		body.Add(field)
	}
	return body
}

func (f *StoreForm) platformSelect() fyne.CanvasObject {
	names := make([]string, len(client.Platforms))
	for i, platform := range client.Platforms {
		names[i] = platform.Name()
	}
	return parts.NewSelect(names, slices.Index(client.Platforms, f.Store.Platform), func(chosen int) { f.Store.Platform = client.Platforms[chosen] })
}

func (f *StoreForm) currencySelect() fyne.CanvasObject {
	codes := make([]string, len(f.currencies))
	for i, code := range f.currencies {
		codes[i] = string(code)
	}
	return parts.NewSelect(codes, slices.Index(f.currencies, f.Store.Currency), func(chosen int) { f.Store.Currency = f.currencies[chosen] })
}

// labelled puts a small label above a control, as an Entry has it.
func labelled(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(parts.NewLabel(words, look.SizeSmall, look.Ink2), control)
}

// filled is the store as the fields have it now.
func (f *StoreForm) filled() (client.Client, client.Store) {
	owner := client.Client{Name: f.ownerName.Text(), Colour: f.colour}
	if f.owner < len(f.Clients) {
		owner = f.Clients[f.owner]
	}
	store := f.Store
	store.ClientID = owner.ID
	store.Name, store.Address, store.TimeZone, store.Notes = f.name.Text(), f.address.Text(), f.zone.Text(), f.notes.Text()
	return owner, store
}

// check lets the form be saved only when what is in it can be.
func (f *StoreForm) check() {
	owner, store := f.filled()
	f.dialog.SetConfirmEnabled(owner.Check() == nil && store.Check() == nil)
}

func (f *StoreForm) save() {
	owner, store := f.filled()
	name := "add the store " + store.Name
	if store.ID != 0 {
		name = "edit the store " + store.Name
	}
	f.Desk.Background(func(ctx context.Context) {
		var saved client.ID
		_, err := f.Desk.Door.Do(ctx, change.Operation{Name: name, Origin: change.Edited, Store: store.ID}, func(ctx context.Context, tx change.Tx) (err error) {
			if owner.ID == 0 {
				if store.ClientID, err = tx.SaveClient(ctx, owner); err != nil {
					return err
				}
			}
			saved, err = tx.SaveStore(ctx, store)
			return err
		})
		if err != nil {
			f.Desk.Fail(name, err)
			return
		}
		f.Desk.Dispatch(func() { f.OnSaved(saved) })
	})
}

// newSwatches offers the client colours.
func newSwatches(chosen string, onChange func(string)) fyne.CanvasObject {
	row := container.NewHBox()
	var all []*swatch
	for _, code := range client.Colours {
		s := newSwatch(code)
		s.onTap = func() {
			for _, other := range all {
				other.setChosen(other == s)
			}
			onChange(code)
		}
		s.setChosen(code == chosen)
		all = append(all, s)
		row.Add(s)
	}
	return row
}
