package settings

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/change"
	"storehand/app/client"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/storefields"
)

// do runs one operation on clients or stores and offers to undo it.
func (page *Page) do(name, done string, work func(context.Context, change.Tx) error) {
	d := page.params.Desk
	d.Background(func(ctx context.Context) {
		if _, err := d.Door.Do(ctx, change.Operation{Name: name, Origin: change.Edited}, work); err != nil {
			d.Fail(name, err)
			return
		}
		d.Dispatch(func() {
			d.Toast(parts.Toast{Tone: parts.Good, Words: done, Action: "Undo", Key: "Ctrl Z", OnAction: d.Undo})
		})
	})
}

func (page *Page) deleteStore(store client.Store) {
	(&parts.Dialog{
		Title: "Delete " + store.Name + "?", Body: "Its products and staged edits go with it. The live shop is not touched, and Ctrl Z brings it back.",
		Confirm: "Delete store", Destructive: true,
		OnConfirm: func() {
			page.do("delete the store "+store.Name, store.Name+" deleted", func(ctx context.Context, tx change.Tx) error {
				return tx.DeleteStore(ctx, store.ID)
			})
		},
	}).Show(page.params.Desk.Window.Canvas())
}

func (page *Page) deleteClient(owner client.Client) {
	(&parts.Dialog{
		Title: "Delete " + owner.Name + "?", Body: "All stores of this client go with it. No live shop is touched, and Ctrl Z brings everything back.",
		Confirm: "Delete client", Destructive: true,
		OnConfirm: func() {
			page.do("delete the client "+owner.Name, owner.Name+" deleted", func(ctx context.Context, tx change.Tx) error {
				return tx.DeleteClient(ctx, owner.ID)
			})
		},
	}).Show(page.params.Desk.Window.Canvas())
}

func (page *Page) removeSamples() {
	(&parts.Dialog{
		Title: "Delete the sample shops?", Body: "All three go, with what you changed in them. Ctrl Z brings them back.",
		Confirm: "Delete sample shops", Destructive: true,
		OnConfirm: func() {
			d := page.params.Desk
			d.Background(func(ctx context.Context) {
				if err := page.params.RemoveSamples(ctx); err != nil {
					d.Fail("delete the sample shops", err)
				}
			})
		},
	}).Show(page.params.Desk.Window.Canvas())
}

// editClient asks for a client's name, colour and notes.
func (page *Page) editClient(owner client.Client) {
	name := parts.NewEntry("Client’s name")
	name.SetText(owner.Name)
	notes := parts.NewMultiEntry("Notes", 3)
	notes.SetText(owner.Notes)
	changed := owner
	dialog := &parts.Dialog{
		Title: "Edit " + owner.Name, Confirm: "Save client",
		Content: container.NewVBox(name, storefields.Labelled("Colour", storefields.Swatches(owner.Colour, func(c string) { changed.Colour = c })), notes),
		OnConfirm: func() {
			changed.Name, changed.Notes = name.Text(), notes.Text()
			page.do("edit the client "+changed.Name, changed.Name+" saved", func(ctx context.Context, tx change.Tx) error {
				_, err := tx.SaveClient(ctx, changed)
				return err
			})
		},
	}
	name.OnChange(func(text string) {
		dialog.SetConfirmEnabled(client.Client{Name: text}.Check() == nil)
	})
	dialog.Show(page.params.Desk.Window.Canvas())
}

// scales are the sizes of everything that are offered, in percent.
var scales = []int{80, 90, 100, 110, 125, 150, 175, 200}

func (page *Page) appearance() fyne.CanvasObject {
	p := page.params
	theme := parts.NewSegmented([]parts.Segment{{Words: "System"}, {Words: "Light"}, {Words: "Dark"}}, int(p.Mode), func(chosen int) {
		p.ApplyTheme(look.Mode(chosen))
	})
	words, at := make([]string, len(scales)), -1
	for i, percent := range scales {
		words[i] = percentText(percent)
		if percent == p.Scale {
			at = i
		}
	}
	size := parts.NewSelect(words, at, func(chosen int) {
		p.SetScale(scales[chosen])
		p.Desk.Toast(parts.Toast{Tone: parts.Neutral, Words: "The new size holds from the next start"})
	})
	return container.NewVBox(setting("Theme", theme), setting("Size of everything", size))
}

// setting is one line: what it is on the left, its control on the right.
func setting(words string, control fyne.CanvasObject) fyne.CanvasObject {
	return container.NewBorder(nil, nil, parts.NewLabel(words, look.SizeBody, look.Ink), container.NewHBox(control))
}
