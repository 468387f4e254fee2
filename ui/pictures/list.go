package pictures

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/ui/findings"
	"storehand/ui/grid"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the sheet in pixels.
const (
	listWidth, listHeight                             float32 = 1000, 720
	boxColumn, pictureColumn                          float32 = 44, 52
	nameColumn, presetColumn, originalColumn, dayWide float32 = 250, 170, 120, 106
	productColumn                                     float32 = listWidth - 2 - boxColumn - pictureColumn - nameColumn - presetColumn - originalColumn - dayWide
	barPad                                            float32 = 10
)

// list shows the pictures of a store.
type list struct {
	*stock
	pictures *Pictures
	rows     *findings.Shown // nil where there are none
	at       int             // the row under the cursor

	caption *parts.Label
	restore *parts.Button
	asMade  *parts.Button
	again   *parts.Button
}

func newList(s *Pictures, found *stock) *list {
	return &list{stock: found, pictures: s, caption: parts.NewLabel("", look.SizeSmall, look.Ink2)}
}

func (l *list) show() {
	s := l.pictures
	l.restore = parts.NewButton(parts.Secondary, "Restore originals", func() { s.restore(l.store, l.chosen()) }).WithIcon(look.IconRevert).Small()
	l.asMade = parts.NewButton(parts.Secondary, "Make again as made", func() { s.make(order{store: l.store, pictures: l.chosen()}) }).WithIcon(look.IconRefresh).Small()
	l.again = parts.NewButton(parts.Primary, "Make again", func() { s.make(order{store: l.store, pictures: l.chosen(), preset: &l.preset}) }).WithKey("Ctrl Enter")
	content, focus := l.content()
	s.dialog.Show(s.desk.Window.Canvas(), parts.WidePage{
		Title: "Pictures of products", Subtitle: l.store.Name, Width: listWidth, Height: listHeight, Content: content,
		Promise: "Originals stay as they are. What is made is staged and can be undone.",
		Actions: []*parts.Button{parts.NewButton(parts.Quiet, "Close", s.close).WithKey("Esc"), l.again},
	})
	l.refresh()
	focus()
}

// content is the bar above the list and the list; focus leads the keyboard
// there.
func (l *list) content() (content fyne.CanvasObject, focus func()) {
	space := layout.NewSpacer()
	bar := container.New(layout.NewCustomPaddedLayout(barPad, barPad, look.PageMargin, look.PageMargin),
		container.New(paint.Row{Fill: space}, container.NewCenter(l.caption), space, paint.Line(8, l.restore, l.asMade)))
	head := container.New(paint.Column{}, bar, parts.NewDivider())
	if len(l.stock.rows) == 0 {
		none := parts.NewLabel("There are no pictures yet. They come from the Images page.", look.SizeBody, look.Ink2)
		return parts.NewTight(head, nil, container.NewCenter(none)), func() {}
	}
	l.rows = findings.Show(l.pictures.desk, findings.List{
		Columns: []grid.Column{
			{ID: "box", Kind: grid.Check, Width: boxColumn}, {ID: "picture", Kind: grid.Thumbnail, Width: pictureColumn},
			{ID: "product", Title: "Product", Width: productColumn}, {ID: "name", Title: "Picture", Width: nameColumn},
			{ID: "preset", Title: "Made with", Width: presetColumn}, {ID: "original", Title: "Original", Width: originalColumn},
			{ID: "day", Title: "Made on", Width: dayWide},
		},
		Count: len(l.stock.rows), Row: func(i int) []string { return l.stock.rows[i].texts() },
		Detail:   func(i int) string { return strings.Join(l.stock.rows[i].made.how, "\n") },
		OnRow:    func(i int) { l.at = i; l.refresh() },
		OnSelect: l.refresh, Menu: l.menu, OnOpen: l.goTo,
		Pictures: findings.Pictures{Source: l.pictures.params.Thumbs, Of: func(i int) catalog.Image { return l.stock.rows[i].Image }},
	})
	return parts.NewTight(head, nil, l.rows.Content), l.rows.Focus
}

// texts are the cells of a row.
func (r row) texts() []string {
	label := r.Title
	if r.Parent != 0 {
		label += ", " + r.SKU
	}
	return []string{"", "", label, r.Image.File(), r.made.preset, stateWords[r.made.state], r.made.when}
}

// goTo shows the product of a row.
func (l *list) goTo(i int) {
	l.pictures.close()
	l.pictures.params.OnProduct(l.store.ID, l.stock.rows[i].Product())
}

// menu is what can be done with the row under the cursor beside the buttons.
func (l *list) menu(i int) []parts.MenuItem {
	return append([]parts.MenuItem{
		{Words: "Show product", Icon: look.IconPackage, Key: "Enter", OnTap: func() { l.goTo(i) }},
	}, l.pictures.deeds(l.store, l.stock.rows[i].picture(), l.stock.rows[i].made.state)...)
}

// chosenRows are the selected rows, or the one under the cursor.
func (l *list) chosenRows() []int {
	if l.rows == nil {
		return nil
	}
	if selected := l.rows.Selected(); len(selected) > 0 {
		return selected
	}
	return []int{l.at}
}

func (l *list) chosen() []bench.Picture {
	var all []bench.Picture
	for _, i := range l.chosenRows() {
		all = append(all, l.stock.rows[i].picture())
	}
	return all
}

// count counts the chosen pictures of some states.
func (l *list) count(states ...state) (count int) {
	for _, i := range l.chosenRows() {
		for _, one := range states {
			if l.stock.rows[i].made.state == one {
				count++
			}
		}
	}
	return count
}

// refresh says what can be done with what is chosen.
func (l *list) refresh() {
	selected := 0
	if l.rows != nil {
		selected = len(l.rows.Selected())
	}
	text := words.Count(len(l.stock.rows), "picture")
	if selected > 0 {
		text = fmt.Sprintf("%s of %s chosen", words.Number(selected), text)
	}
	l.caption.SetText(text)
	l.again.SetText(fmt.Sprintf("Make %s again with “%s”", words.Count(len(l.chosenRows()), "picture"), l.preset.Name))
	enable(l.restore, l.count(ofRecipe, ofUnknown) > 0)
	enable(l.asMade, l.count(ofRecipe) > 0)
	enable(l.again, l.count(ofRecipe, ofUnknown, asOriginal) > 0)
	l.pictures.dialog.SetPromise("Originals stay as they are. What is made is staged and can be undone.")
}

func enable(button *parts.Button, on bool) {
	if on {
		button.Enable()
	} else {
		button.Disable()
	}
}
