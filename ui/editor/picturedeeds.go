package editor

import (
	"fyne.io/fyne/v2"

	"storehand/ui/look"
	"storehand/ui/parts"
)

// deeds are what else can be done with the chosen picture: what is kept of it
// allows more or less.
func (g *gallery) deeds() []parts.MenuItem {
	image, is := g.chosen()
	if !is {
		return nil
	}
	e := g.editor
	return e.params.PictureDeeds(e.store, e.item.row.Product.ID, image)
}

// offerDeeds offers everything that can be done with the chosen picture.
func (g *gallery) offerDeeds(at fyne.Position) {
	items := []parts.MenuItem{
		{Words: "Make main", Disabled: g.editor.strip.chosen == 0, OnTap: func() { g.move(g.editor.strip.chosen, 0) }},
		{Words: "Suggest ALT", Icon: look.IconSparkles, OnTap: g.suggest},
		parts.MenuRule,
	}
	items = append(append(items, g.deeds()...), parts.MenuRule,
		parts.MenuItem{Words: "Remove", Icon: look.IconTrash, Key: "Delete", Danger: true, OnTap: g.remove})
	parts.ShowMenu(g.editor.desk.Window.Canvas(), at, items)
}
