package products

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/editing"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

const newProductWidth = 320

// newButton is the primary button of the page; the form drops down from it.
func (p *page) newButton() *parts.Button {
	p.create = parts.NewButton(parts.Primary, "New product", p.newProduct).WithIcon(look.IconPlus)
	return p.create
}

// newProductForm asks for what a product begins with.
type newProductForm struct {
	page         *page
	title, price *parts.Entry
	popover      *parts.Popover
}

// newProduct opens the form under its button.
func (p *page) newProduct() {
	f := &newProductForm{page: p}
	f.title = parts.NewEntry("Title").WithPlaceholder("Speckled stoneware mug, oat")
	f.price = parts.NewEntry("Price " + p.scope.Store.Currency.Symbol()).WithPlaceholder("24.00").
		Checked(func(text string) error { return words.Refusal(checkPrice(p, text)) })
	f.title.OnEnter(f.price.Focus)
	f.price.OnEnter(f.add)
	add := parts.NewButton(parts.Primary, "Add product", f.add).WithKey("Enter")
	content := container.New(layout.NewCustomPaddedVBoxLayout(12), f.title, f.price, container.NewHBox(layout.NewSpacer(), add))
	f.popover = parts.ShowPopover(p.create, container.New(fixedWidth(newProductWidth), content), nil)
	f.title.Focus()
}

func checkPrice(p *page, text string) error {
	_, err := editing.Draft(p.scope.Store, "any title", text)
	return err
}

// add makes the product and opens it, or says under the field why it cannot be.
func (f *newProductForm) add() {
	p := f.page
	title, price := f.title.Text(), f.price.Text()
	if _, err := editing.Draft(p.scope.Store, title, ""); err != nil {
		f.title.SetState(parts.Failed, words.Sentence(err.Error()))
		f.title.Focus()
		return
	}
	if err := checkPrice(p, price); err != nil {
		f.price.SetState(parts.Failed, words.Sentence(err.Error()))
		return
	}
	f.popover.Close()
	store := p.scope.Store
	p.section.saves.Do(func(ctx context.Context) {
		id, _, err := p.section.params.Editing.Create(ctx, store, title, price)
		p.desk.Dispatch(func() {
			if err != nil {
				p.desk.Fail("add the product", err)
				return
			}
			p.open(id)
		})
	})
}
