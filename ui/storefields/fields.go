// Package storefields is the fields that describe a store and, where it is new,
// its client. They are the same wherever a store is added or edited.
package storefields

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/client"
	"storehand/app/money"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// newClient is the choice of a client that does not exist yet.
const newClient = "New client"

// Fields are the fields of one store. Its methods belong on the UI goroutine.
type Fields struct {
	clients  []client.Client
	store    client.Store
	onChange func()

	owner      int // index into clients; len(clients) is a new one
	colour     string
	ownerName  *parts.Entry
	name       *parts.Entry
	zone       *parts.Entry
	address    *parts.Entry
	notes      *parts.Entry
	currencies []money.Currency
}

// New returns fields that start with what is known of a store: an ID of zero is
// a new one, and a ClientID that none of the clients has asks for a new client.
// onChange is told of every change while typing.
func New(clients []client.Client, store client.Store, onChange func()) *Fields {
	if store.Platform == "" {
		store.Platform = client.WooCommerce
	}
	if store.Currency == "" {
		store.Currency = "EUR"
	}
	f := &Fields{clients: clients, store: store, onChange: onChange, currencies: money.Codes()}
	f.owner = slices.IndexFunc(clients, func(c client.Client) bool { return c.ID == store.ClientID })
	if f.owner < 0 {
		f.owner = len(clients)
	}
	f.colour = client.Colours[len(clients)%len(client.Colours)]
	changed := func(string) { onChange() }
	f.ownerName = parts.NewEntry("Client’s name").WithPlaceholder("Alder & Finch").OnChange(changed)
	f.name = parts.NewEntry("Store’s name").WithPlaceholder("Alder & Finch shop").OnChange(changed)
	f.name.SetText(store.Name)
	f.zone = parts.NewEntry("Time zone").WithPlaceholder("Europe/Rome").Checked(checkZone).OnChange(changed)
	f.zone.SetText(startZone(store))
	f.address = parts.NewEntry("Web address").WithPlaceholder("https://")
	f.address.SetText(store.Address)
	f.notes = parts.NewMultiEntry("Notes", 2)
	f.notes.SetText(store.Notes)
	return f
}

func checkZone(name string) error {
	if _, err := time.LoadLocation(name); err != nil {
		return fmt.Errorf("%q is not a time zone: use a name such as Europe/Rome", name)
	}
	return nil
}

// startZone is the store's zone, or this computer's for a new store.
func startZone(store client.Store) string {
	if store.TimeZone != "" || store.ID != 0 {
		return store.TimeZone
	}
	if local := time.Local.String(); local != "Local" {
		return local
	}
	return "UTC"
}

// Needed are the fields without which there is no store: whose it is, its name,
// platform, currency and time zone.
func (f *Fields) Needed() fyne.CanvasObject {
	body := rows()
	fresh := rows(f.ownerName, Labelled("Colour", Swatches(f.colour, func(code string) { f.colour = code })))
	if len(f.clients) > 0 {
		body.Add(Labelled("Client", f.ownerSelect(fresh)))
	}
	body.Add(fresh)
	body.Add(f.name)
	body.Add(parts.NewEvenRow(Labelled("Platform", f.platformSelect()), Labelled("Currency", f.currencySelect())))
	body.Add(f.zone)
	return body
}

// All are the needed fields, and those that may stay empty.
func (f *Fields) All() fyne.CanvasObject { return rows(f.Needed(), f.address, f.notes) }

// rowGap is between fields below each other, in pixels.
const rowGap float32 = 12

func rows(fields ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(rowGap), fields...)
}

// ownerSelect chooses the client; fresh is shown for a new one.
func (f *Fields) ownerSelect(fresh fyne.CanvasObject) fyne.CanvasObject {
	owners := make([]string, 0, len(f.clients)+1)
	for _, owner := range f.clients {
		owners = append(owners, owner.Name)
	}
	show := func() {
		if f.owner == len(f.clients) {
			fresh.Show()
		} else {
			fresh.Hide()
		}
	}
	show()
	return parts.NewSelect(append(owners, newClient), f.owner, func(chosen int) {
		f.owner = chosen
		show()
		f.onChange()
	})
}

func (f *Fields) platformSelect() fyne.CanvasObject {
	names := make([]string, len(client.Platforms))
	for i, platform := range client.Platforms {
		names[i] = platform.Name()
	}
	return parts.NewSelect(names, slices.Index(client.Platforms, f.store.Platform), func(chosen int) { f.store.Platform = client.Platforms[chosen] })
}

func (f *Fields) currencySelect() fyne.CanvasObject {
	codes := make([]string, len(f.currencies))
	for i, code := range f.currencies {
		codes[i] = string(code)
	}
	return parts.NewSelect(codes, slices.Index(f.currencies, f.store.Currency), func(chosen int) { f.store.Currency = f.currencies[chosen] })
}

// Labelled puts a small label above a control, as a text field has it.
func Labelled(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.NewVBox(parts.NewLabel(words, look.SizeSmall, look.Ink2), control)
}

// Focus puts the caret into the first field that is empty, or the store's name.
func (f *Fields) Focus() {
	if f.owner == len(f.clients) && f.ownerName.Text() == "" {
		f.ownerName.Focus()
		return
	}
	f.name.Focus()
}

// Filled is the store as the fields have it now, and its client. A new client
// has an ID of zero, and then the store has no ClientID.
func (f *Fields) Filled() (client.Client, client.Store) {
	owner := client.Client{Name: f.ownerName.Text(), Colour: f.colour}
	if f.owner < len(f.clients) {
		owner = f.clients[f.owner]
	}
	store := f.store
	store.ClientID = owner.ID
	store.Name, store.Address, store.TimeZone, store.Notes = f.name.Text(), f.address.Text(), f.zone.Text(), f.notes.Text()
	return owner, store
}

// Check says what keeps the store from being saved as it is now, or nil.
func (f *Fields) Check() error {
	owner, store := f.Filled()
	return errors.Join(owner.Check(), store.Check())
}
