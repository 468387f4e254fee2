package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"pgregory.net/rapid"

	"storehand/ui/look"
)

// TestAnyHandsLeaveTheGridSound lets random hands at keyboard, pointer and
// list, and checks after each deed that what is drawn is what is there.
func TestAnyHandsLeaveTheGridSound(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := openDesk(t, newShop(rapid.IntRange(0, 60).Draw(r, "rows")), look.Light, func(*Options) {})
		for range rapid.IntRange(1, 40).Draw(r, "deeds") {
			d.deed(r)
			d.checkSound(r)
		}
	})
}

var someKeys = []fyne.KeyName{
	fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown,
	fyne.KeyTab, fyne.KeyReturn, fyne.KeyF2, fyne.KeyEscape, fyne.KeySpace, fyne.KeyDelete, fyne.KeyBackspace,
}

func (d *desk) deed(r *rapid.T) {
	spot := func() fyne.Position {
		return fyne.NewPos(rapid.Float32Range(-50, 1300).Draw(r, "x"), rapid.Float32Range(-50, 700).Draw(r, "y"))
	}
	column := rapid.IntRange(0, scoreColumn)
	switch rapid.IntRange(0, 14).Draw(r, "deed") {
	case 0, 1, 2:
		d.key(rapid.SampledFrom(someKeys).Draw(r, "key"))
	case 3:
		d.shiftKey(rapid.SampledFrom(someKeys).Draw(r, "key with Shift"))
	case 4:
		d.typed(rapid.SampledFrom([]string{"5", "-", "dra", " ", "ש"}).Draw(r, "typed"))
	case 5:
		d.click(spot(), rapid.SampledFrom([]fyne.KeyModifier{0, fyne.KeyModifierShift, fyne.KeyModifierShortcutDefault}).Draw(r, "modifier"))
	case 6:
		d.drag(spot(), spot(), spot())
	case 7:
		d.doubleClick(spot())
	case 8:
		d.point(spot())
		d.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: spot()}, Scrolled: fyne.NewDelta(float32(rapid.IntRange(-300, 300).Draw(r, "dx")), float32(rapid.IntRange(-900, 900).Draw(r, "dy")))})
	case 9:
		d.window.Resize(fyne.NewSize(float32(rapid.IntRange(150, 1300).Draw(r, "width")), float32(rapid.IntRange(40, 800).Draw(r, "height"))))
	case 10:
		d.relist(r)
	case 11:
		d.hide(column.Draw(r, "column"), rapid.Bool().Draw(r, "hidden"))
	case 12:
		d.clipboard().SetContent(rapid.SampledFrom([]string{"", "a", "1\t2\n3", "-1\tDraft\t\n\n"}).Draw(r, "clipboard"))
		d.Paste()
		d.Copy()
	case 13:
		d.Refuse(Edit{int64(rapid.IntRange(0, 70).Draw(r, "key")), d.options.Columns[column.Draw(r, "column")].ID, "x"}, "No.")
	case 14:
		d.window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(rapid.SampledFrom([]fyne.Shortcut{
			&fyne.ShortcutSelectAll{}, &fyne.ShortcutUndo{}, ctrl(fyne.KeyEnd, 0), ctrl(fyne.KeyHome, fyne.KeyModifierShift),
			&desktop.CustomShortcut{KeyName: fyne.KeyA, Modifier: fyne.KeyModifierAlt},
		}).Draw(r, "shortcut"))
	}
}

// relist changes the list under the grid.
func (d *desk) relist(r *rapid.T) {
	n := len(d.shop.keys)
	switch rapid.IntRange(0, 3).Draw(r, "change") {
	case 0:
		d.shop.reverse()
	case 1:
		d.shop.keys = d.shop.keys[:rapid.IntRange(0, n).Draw(r, "left")]
	case 2:
		d.shop.keys = append(d.shop.keys, d.shop.newKey())
	case 3:
		d.shop.missing[rapid.IntRange(0, 70).Draw(r, "missing")] = rapid.Bool().Draw(r, "is missing")
	}
	d.Reload()
}

func (d *desk) checkSound(r *rapid.T) {
	f := d.field()
	if at := d.cursor.at; at != f.clamp(at) || d.cursor.anchor != f.clamp(d.cursor.anchor) {
		r.Fatalf("cursor %+v outside of %+v", d.cursor, f)
	}
	if d.view.offset < 0 || d.view.offset > d.view.limit() || d.sideways < 0 {
		r.Fatalf("scrolled to %v of %v, sideways %v", d.view.offset, d.view.limit(), d.sideways)
	}
	if d.Editing() && (d.edit.at != f.clamp(d.edit.at) || d.nameAt(d.edit.at) != d.edit.name) {
		r.Fatalf("editing %+v at %+v", d.edit.name, d.edit.at)
	}
	if d.Editing() == (d.window.Canvas().Focused() == fyne.Focusable(d.Grid)) {
		r.Fatalf("editing %v, keyboard with %T", d.Editing(), d.window.Canvas().Focused())
	}
	first, end := d.view.seen()
	if len(d.body.shown) != end-first {
		r.Fatalf("%d rows drawn of %d in sight", len(d.body.shown), end-first)
	}
	for row := first; row < end; row++ {
		d.checkRow(r, row)
	}
}

// checkRow compares the faces of a row drawn with those its cells should have.
func (d *desk) checkRow(r *rapid.T, row int) {
	v := d.body.shown[row]
	if v == nil {
		r.Fatalf("row %d is not drawn", row)
	}
	content, loaded := d.shop.Row(row)
	state := rowLook{selected: d.selection.keys.Has(d.shop.Key(row)), hovered: d.hover.row == row, staged: loaded && content.Staged}
	for i, p := range d.body.panes {
		first, end := p.lane.seen(-p.x, p.width)
		for _, column := range p.lane.columns[first:end] {
			want := ghostFace(p.columns[column], state)
			if loaded {
				want = faceOf(p.columns[column], d.overlaid(d.shop.Key(row), column, content), state)
			}
			if cell := v.strips[i].cells[column]; cell == nil || !cell.box.Visible() || cell.face != want {
				r.Fatalf("row %d, column %d shows %+v, want %+v", row, column, cell, want)
			}
		}
	}
}
