package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// sidebar shows whose store this is and leads to the sections.
type sidebar struct {
	widget.BaseWidget
	shell    *Shell
	switcher *switcher
	sections []*navItem // as the shell's sections
	commands *navItem
	settings *navItem
	narrow   bool
}

func newSidebar(s *Shell) *sidebar {
	side := &sidebar{shell: s}
	side.switcher = newSwitcher(side.openMenu)
	for _, section := range s.pages.Sections {
		side.addSection(section)
	}
	side.commands = newNavItem(look.IconSearch, "Commands", s.OpenPalette)
	side.commands.key = "Ctrl K"
	side.settings = newNavItem(look.IconSettings, "Settings", s.ShowSettings)
	side.ExtendBaseWidget(side)
	return side
}

func (side *sidebar) addSection(section desk.Section) {
	item := newNavItem(section.Icon(), section.Name(), func() { side.shell.show(section) })
	if counted, is := section.(desk.Counted); is {
		counted.OnCount(item.setCount)
	}
	side.sections = append(side.sections, item)
}

// refresh shows the scope and which page is in front.
func (side *sidebar) refresh() {
	s := side.shell
	side.switcher.show(s.scope)
	for i, section := range s.pages.Sections {
		side.sections[i].setActive(section == s.front)
	}
	side.settings.setActive(s.front == nil)
}

func (side *sidebar) setNarrow(narrow bool) {
	if side.narrow == narrow {
		return
	}
	side.narrow = narrow
	side.switcher.setNarrow(narrow)
	for _, item := range side.items() {
		item.setNarrow(narrow)
	}
	side.Refresh()
}

func (side *sidebar) items() []*navItem {
	return append(append([]*navItem{}, side.sections...), side.commands, side.settings)
}

// openMenu offers the stores of all clients, and to add one.
func (side *sidebar) openMenu() {
	s := side.shell
	var items []parts.MenuItem
	for _, store := range s.stores {
		items = append(items, parts.MenuItem{
			Words: s.clientOf(store).Name + ", " + store.Name, Checked: store.ID == s.scope.Store.ID,
			OnTap: func() { s.switchStore(store.ID) },
		})
	}
	items = append(items, parts.MenuRule, parts.MenuItem{Words: "Clients and stores", Icon: look.IconSettings, OnTap: s.ShowSettings})
	parts.ShowMenuBelow(side.switcher, items)
}

// CreateRenderer is called by Fyne.
func (side *sidebar) CreateRenderer() fyne.WidgetRenderer {
	r := &sidebarFace{side: side, edge: canvas.NewRectangle(look.Color(look.Line)), ground: canvas.NewRectangle(look.Color(look.Window))}
	return r
}

// sidebarFace lays a sidebar out: the switcher and the sections from the top,
// commands and settings from the bottom.
type sidebarFace struct {
	side   *sidebar
	ground *canvas.Rectangle
	edge   *canvas.Rectangle
}

// Measures of the sidebar in pixels.
const (
	sidebarMargin  float32 = 8
	switcherTop    float32 = 12
	switcherHeight float32 = 48
	navTop         float32 = 72
	navGap         float32 = 1
	navBottom      float32 = 12
)

func (r *sidebarFace) Destroy() {}

func (r *sidebarFace) MinSize() fyne.Size { return fyne.NewSize(look.NarrowSidebar, 300) }

func (r *sidebarFace) Objects() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{r.ground, r.edge, r.side.switcher}
	for _, item := range r.side.items() {
		objects = append(objects, item)
	}
	return objects
}

func (r *sidebarFace) Layout(size fyne.Size) {
	r.ground.Resize(size)
	r.edge.Move(fyne.NewPos(size.Width-look.Hairline, 0))
	r.edge.Resize(fyne.NewSize(look.Hairline, size.Height))
	width := size.Width - 2*sidebarMargin - look.Hairline
	r.side.switcher.Move(fyne.NewPos(sidebarMargin, switcherTop))
	r.side.switcher.Resize(fyne.NewSize(width, switcherHeight))
	item := fyne.NewSize(width, look.NavItemHeight)
	top := navTop
	for _, section := range r.side.sections {
		section.Move(fyne.NewPos(sidebarMargin, top))
		section.Resize(item)
		top += look.NavItemHeight + navGap
	}
	bottom := size.Height - navBottom - look.NavItemHeight
	for _, last := range []*navItem{r.side.settings, r.side.commands} {
		last.Move(fyne.NewPos(sidebarMargin, bottom))
		last.Resize(item)
		bottom -= look.NavItemHeight + navGap
	}
}

func (r *sidebarFace) Refresh() {
	r.ground.FillColor = look.Color(look.Window)
	r.edge.FillColor = look.Color(look.Line)
	r.ground.Refresh()
	r.edge.Refresh()
	r.Layout(r.side.Size())
}
