// Package settings is the page of settings: clients and stores, appearance,
// where the data lies, and what the program is made of.
package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/change"
	"storehand/app/client"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/storefields"
)

// StoreForm asks for a store and, where it is needed, its client.
type StoreForm struct {
	Desk    *desk.Desk
	Clients []client.Client
	// Store is what the form starts with; an ID of zero adds a store.
	Store client.Store
	// OnSaved is called on the UI goroutine with the saved store's ID.
	OnSaved func(id client.ID)

	fields *storefields.Fields
	dialog *parts.Dialog
}

// Show opens the form over the window.
func (f *StoreForm) Show() {
	title, confirm := "Add a store", "Add store"
	if f.Store.ID != 0 {
		title, confirm = "Edit "+f.Store.Name, "Save store"
	}
	f.fields = storefields.New(f.Clients, f.Store, f.check)
	scroll := container.NewVScroll(container.NewPadded(f.fields.All()))
	scroll.SetMinSize(fyne.NewSize(look.DialogWidth-48, 452))
	f.dialog = &parts.Dialog{Title: title, Confirm: confirm, Content: scroll, OnConfirm: f.save}
	f.dialog.Show(f.Desk.Window.Canvas())
	f.check()
}

// check lets the form be saved only when what is in it can be.
func (f *StoreForm) check() { f.dialog.SetConfirmEnabled(f.fields.Check() == nil) }

func (f *StoreForm) save() {
	owner, store := f.fields.Filled()
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
