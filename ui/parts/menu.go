package parts

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/ui/look"
)

// MenuItem is one line of a menu.
type MenuItem struct {
	Words    string
	Icon     look.Icon
	Key      string // the key that does the same, or a count; may be empty
	Danger   bool   // written in red: it removes something
	Disabled bool
	Checked  bool
	OnTap    func()

	rule bool
}

// MenuRule parts a menu into groups.
var MenuRule = MenuItem{rule: true, Disabled: true}

// ShowMenu opens a menu at a point of a canvas, as for a click with the other
// mouse button.
func ShowMenu(c fyne.Canvas, at fyne.Position, items []MenuItem) {
	openMenu(c, items, 0, func(content fyne.CanvasObject) func(fyne.Size) (fyne.Position, fyne.Size) {
		return spotAt(at, content)
	})
}

// ShowMenuBelow opens a menu under an object.
func ShowMenuBelow(under fyne.CanvasObject, items []MenuItem) {
	showMenuBelow(under, items, 0)
}

// showMenuBelow is ShowMenuBelow with a least width in pixels.
func showMenuBelow(under fyne.CanvasObject, items []MenuItem, width float32) {
	openMenu(canvasOf(under), items, width, func(content fyne.CanvasObject) func(fyne.Size) (fyne.Position, fyne.Size) {
		return spotBelow(under, content)
	})
}

// openMenu shows items as a list that takes the focus, so that the arrows work
// at once.
func openMenu(
	c fyne.Canvas, items []MenuItem, width float32,
	spot func(fyne.CanvasObject) func(fyne.Size) (fyne.Position, fyne.Size),
) {
	list := newMenuList(items, width)
	scroll := container.NewVScroll(list)
	scroll.SetMinSize(list.MinSize())
	list.scroll = scroll
	popover := openPopover(c, spot(scroll), scroll, nil)
	list.onPick = func(item MenuItem) {
		popover.Close()
		if item.OnTap != nil {
			item.OnTap()
		}
	}
	c.Focus(list)
	list.reveal()
}
