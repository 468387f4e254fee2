package settings

import (
	"context"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/change"
	"storehand/app/client"
	"storehand/app/vision"
	"storehand/assets"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// Params is what the page needs. All fields are required.
type Params struct {
	Desk      *desk.Desk
	Clients   client.Reader
	Theme     *look.Theme
	Workspace string // the folder the data lies in
	Version   string
	Licences  []assets.Licence // of what the program is made of
	// Check looks at the whole workspace and returns what is wrong, a line each.
	Check func(ctx context.Context) ([]string, error)
	// ApplyTheme shows another mode at once.
	ApplyTheme func(mode look.Mode)
	// Mode is the mode in use.
	Mode look.Mode
	// Scale is the size of everything in percent; it holds from the next start.
	Scale    int
	SetScale func(percent int)
	// Vision opens the model that is set up here.
	Vision vision.Opener
	// RemoveSamples deletes the sample shops.
	RemoveSamples func(ctx context.Context) error
}

// Page is the page of settings.
type Page struct {
	params Params
	root   *fyne.Container
	owners *fyne.Container

	clients []client.Client
	stores  []client.Store
}

// rowGap parts the things in a row, in pixels; monogramSide is a client's square.
const (
	rowGap       float32 = 8
	monogramSide float32 = 24
)

// indent sets the stores of a client in under its name.
func indent() fyne.CanvasObject {
	space := canvas.NewRectangle(color.Transparent)
	space.SetMinSize(fyne.NewSize(monogramSide, 0))
	return space
}

// pageWidth is how wide the settings are, in pixels: lines stay readable.
const pageWidth float32 = 720

// New builds the page and reads the clients.
func New(p Params) *Page {
	page := &Page{params: p, owners: container.NewVBox()}
	body := container.New(layout.NewCustomPaddedVBoxLayout(look.CardGap),
		parts.NewCard("Clients and stores", page.owners),
		parts.NewCard("Appearance", page.appearance()),
		parts.NewCard("Vision model", newVisionCard(p.Desk, p.Vision).content()),
		parts.NewCard("Your data", page.data()),
		parts.NewCard("About Storehand", page.about()),
	)
	head := parts.NewPageHead("Settings", "", p.addButton(page)).WithRule()
	page.root = container.NewBorder(head, nil, nil, nil, container.NewVScroll(container.New(columnLayout{}, body)))
	unsubscribe := p.Desk.Door.Subscribe(func(set change.Set) {
		if set.Clients {
			page.Reload()
		}
	})
	p.Desk.Background(func(ctx context.Context) { context.AfterFunc(ctx, unsubscribe) })
	page.Reload()
	return page
}

// Content is the page itself.
func (page *Page) Content() fyne.CanvasObject { return page.root }

func (p Params) addButton(page *Page) fyne.CanvasObject {
	return parts.NewButton(parts.Primary, "Add store", page.AddStore).WithIcon(look.IconPlus)
}

// columnLayout keeps the settings in one column of readable width.
type columnLayout struct{}

func (columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*look.PageMargin, 2*look.PageMargin)
}

func (columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewSquareOffsetPos(look.PageMargin))
	objects[0].Resize(fyne.NewSize(min(pageWidth, size.Width-2*look.PageMargin), size.Height-2*look.PageMargin))
}

// Reload reads clients and stores anew. It may be called from any goroutine.
func (page *Page) Reload() {
	p := page.params
	p.Desk.Background(func(ctx context.Context) {
		clients, err := p.Clients.Clients(ctx)
		if err != nil {
			p.Desk.Fail("read the clients", err)
			return
		}
		stores, err := p.Clients.Stores(ctx)
		if err != nil {
			p.Desk.Fail("read the stores", err)
			return
		}
		p.Desk.Dispatch(func() {
			page.clients, page.stores = clients, stores
			page.fill()
		})
	})
}

// AddStore asks for a new store.
func (page *Page) AddStore() { page.form(client.Store{}) }

func (page *Page) form(store client.Store) {
	form := &StoreForm{Desk: page.params.Desk, Clients: page.clients, Store: store, OnSaved: func(client.ID) {}}
	form.Show()
}

func (page *Page) fill() {
	page.owners.RemoveAll()
	for _, owner := range page.clients {
		page.owners.Add(page.ownerRow(owner))
		for _, store := range page.stores {
			if store.ClientID == owner.ID {
				page.owners.Add(page.storeRow(store))
			}
		}
	}
	if len(page.clients) == 0 {
		page.owners.Add(parts.NewLabel("No clients yet", look.SizeBody, look.Ink3))
	}
	if page.hasSamples() {
		page.owners.Add(container.NewHBox(parts.NewButton(parts.Danger, "Delete the sample shops", page.removeSamples).WithIcon(look.IconTrash).Small()))
	}
	page.owners.Refresh()
}

func (page *Page) hasSamples() bool {
	for _, store := range page.stores {
		if store.Sample {
			return true
		}
	}
	return false
}

func (page *Page) ownerRow(owner client.Client) fyne.CanvasObject {
	tips := page.params.Desk.Tips
	return container.New(layout.NewCustomPaddedHBoxLayout(rowGap),
		parts.NewMonogram(client.Monogram(owner.Name), look.ClientColour(owner.Colour), monogramSide),
		parts.NewLabel(owner.Name, look.SizeBody, look.Ink, look.Semi),
		layout.NewSpacer(),
		parts.NewIconButton(parts.Quiet, look.IconPencil, "Edit client", tips, func() { page.editClient(owner) }).Small(),
		parts.NewIconButton(parts.Quiet, look.IconTrash, "Delete client", tips, func() { page.deleteClient(owner) }).Small(),
	)
}

func (page *Page) storeRow(store client.Store) fyne.CanvasObject {
	tips := page.params.Desk.Tips
	detail := fmt.Sprintf("%s, %s, %s", store.Platform.Name(), store.Currency, store.TimeZone)
	if store.Sample {
		detail += ", sample"
	}
	return container.New(layout.NewCustomPaddedHBoxLayout(rowGap),
		indent(), parts.NewIcon(look.IconStore, look.IconSize, look.Ink3),
		parts.NewLabel(store.Name, look.SizeBody, look.Ink),
		parts.NewLabel(detail, look.SizeSmall, look.Ink3),
		layout.NewSpacer(),
		parts.NewIconButton(parts.Quiet, look.IconPencil, "Edit store", tips, func() { page.form(store) }).Small(),
		parts.NewIconButton(parts.Quiet, look.IconTrash, "Delete store", tips, func() { page.deleteStore(store) }).Small(),
	)
}
