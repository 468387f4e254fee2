package parts

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"storehand/ui/look"
)

// Measures of a menu in pixels.
const (
	menuRowHeight  float32 = 30
	menuRuleHeight float32 = 9
	menuPadding    float32 = 4 // around the rows
	menuRowPadding float32 = 8 // in a row
	menuMinWidth   float32 = 160
	menuColumnGap  float32 = 24 // between words and key
)

// menuList is the lines of a menu.
type menuList struct {
	control
	items  []MenuItem
	onPick func(MenuItem)
	active int // the line the arrows or the pointer chose, or −1
	width  float32
	scroll *container.Scroll

	rows   []menuRow
	cursor *canvas.Rectangle
}

// menuRow is the drawing of one line.
type menuRow struct {
	image, tick *canvas.Image
	text, key   *canvas.Text
	rule        *canvas.Rectangle
	top, height float32
}

var (
	_ fyne.Tappable  = (*menuList)(nil)
	_ fyne.Focusable = (*menuList)(nil)
)

func newMenuList(items []MenuItem, width float32) *menuList {
	m := &menuList{items: items, active: -1, width: max(width, menuMinWidth), cursor: canvas.NewRectangle(color.Transparent)}
	m.cursor.CornerRadius = look.RadiusChip
	top := menuPadding
	for i, item := range items {
		row := menuRow{
			image: newIconImage(), tick: newIconImage(), rule: canvas.NewRectangle(color.Transparent),
			text: look.Text(item.Words, look.SizeBody, look.Ink), key: look.Text(item.Key, look.SizeSmall, look.Ink3),
			top: top, height: menuRowHeight,
		}
		if item.rule {
			row.height = menuRuleHeight
		}
		if item.Checked && m.active < 0 {
			m.active = i
		}
		top += row.height
		m.rows = append(m.rows, row)
	}
	m.ExtendBaseWidget(m)
	return m
}

// Tapped is called by Fyne.
func (m *menuList) Tapped(e *fyne.PointEvent) { m.pick(m.rowAt(e.Position.Y)) }

// MouseMoved is called by Fyne.
func (m *menuList) MouseMoved(e *desktop.MouseEvent) {
	if row := m.rowAt(e.Position.Y); row != m.active && m.open(row) {
		m.active = row
		m.Refresh()
	}
}

// TypedKey moves and picks.
func (m *menuList) TypedKey(key *fyne.KeyEvent) {
	switch key.Name {
	case fyne.KeyDown:
		m.walk(m.active, 1)
	case fyne.KeyUp:
		m.walk(m.active, -1)
	case fyne.KeyHome:
		m.walk(-1, 1)
	case fyne.KeyEnd:
		m.walk(len(m.items), -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.pick(m.active)
	default:
		passOn(m, key)
	}
}

// TypedRune goes to the next line that begins with a letter.
func (m *menuList) TypedRune(r rune) {
	letter := string(unicode.ToLower(r))
	for step := 1; step <= len(m.items); step++ {
		row := (max(m.active, 0) + step) % len(m.items)
		if m.open(row) && strings.HasPrefix(strings.ToLower(m.items[row].Words), letter) {
			m.walk(row-1, 1)
			return
		}
	}
}

// walk makes the next open line from a row the active one.
func (m *menuList) walk(from, step int) {
	for row := from + step; row >= 0 && row < len(m.items); row += step {
		if m.open(row) {
			m.active = row
			m.reveal()
			m.Refresh()
			return
		}
	}
}

// open says whether a line can be picked.
func (m *menuList) open(row int) bool {
	return row >= 0 && row < len(m.items) && !m.items[row].Disabled
}

func (m *menuList) pick(row int) {
	if m.open(row) && m.onPick != nil {
		m.onPick(m.items[row])
	}
}

func (m *menuList) rowAt(y float32) int {
	for i, row := range m.rows {
		if y >= row.top && y < row.top+row.height {
			return i
		}
	}
	return -1
}

// reveal scrolls to the active line.
func (m *menuList) reveal() {
	if m.scroll == nil || m.active < 0 {
		return
	}
	row, view := m.rows[m.active], m.scroll.Size().Height
	offset := m.scroll.Offset.Y
	offset = min(offset, row.top-menuPadding)
	offset = max(offset, row.top+row.height+menuPadding-view)
	m.scroll.ScrollToOffset(fyne.NewPos(0, offset))
}

// CreateRenderer is called by Fyne.
func (m *menuList) CreateRenderer() fyne.WidgetRenderer {
	objects := []fyne.CanvasObject{m.cursor}
	for _, row := range m.rows {
		objects = append(objects, row.rule, row.image, row.tick, row.text, row.key)
	}
	return newFace(face{objects: objects, min: m.minSize, layout: m.layout, paint: m.paint})
}

// textAt is where the words begin: after the icons, if any line has one.
func (m *menuList) textAt() float32 {
	for _, item := range m.items {
		if item.Icon != "" {
			return menuPadding + menuRowPadding + look.IconSize + iconGap
		}
	}
	return menuPadding + menuRowPadding
}

func (m *menuList) minSize() fyne.Size {
	var words, keys float32
	height := 2 * menuPadding
	for i, row := range m.rows {
		words = max(words, row.text.MinSize().Width)
		if m.items[i].Key != "" {
			keys = max(keys, row.key.MinSize().Width+menuColumnGap)
		}
		if m.items[i].Checked {
			keys = max(keys, look.IconSize+menuColumnGap)
		}
		height += row.height
	}
	width := m.textAt() + words + keys + menuRowPadding + menuPadding
	return fyne.NewSize(max(whole(width), m.width), height)
}

func (m *menuList) layout(size fyne.Size) {
	end := size.Width - menuPadding - menuRowPadding
	for _, row := range m.rows {
		place(row.rule, 0, row.top+(row.height-look.Hairline)/2, size.Width, look.Hairline)
		place(row.image, menuPadding+menuRowPadding, row.top+(row.height-look.IconSize)/2, look.IconSize, look.IconSize)
		place(row.tick, end-look.IconSize, row.top+(row.height-look.IconSize)/2, look.IconSize, look.IconSize)
		placeTextBelow(row.text, m.textAt(), row.top, row.height)
		placeTextBelow(row.key, end-row.key.MinSize().Width, row.top, row.height)
	}
	if m.active >= 0 {
		row := m.rows[m.active]
		place(m.cursor, menuPadding, row.top, size.Width-2*menuPadding, row.height)
	}
}

func (m *menuList) paint() {
	m.cursor.FillColor = look.Color(look.Hover)
	show(m.cursor, m.active >= 0)
	for i, row := range m.rows {
		item := m.items[i]
		ink, iconInk := look.Ink, look.Ink2
		switch {
		case item.Disabled:
			ink, iconInk = look.Ink3, look.Ink3
		case item.Danger:
			ink, iconInk = look.Bad, look.Bad
		}
		row.text.Color = look.Color(ink)
		row.key.Color = look.Color(look.Ink3)
		row.rule.FillColor = look.Color(look.Line)
		show(row.rule, item.rule)
		paintIcon(row.image, item.Icon, look.IconSize, iconInk)
		paintIcon(row.tick, look.IconCheck, look.IconSize, look.Accent)
		show(row.tick, item.Checked)
	}
}
