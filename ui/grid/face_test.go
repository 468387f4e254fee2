package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"storehand/ui/look"
	"storehand/ui/parts"
)

func TestFaces(t *testing.T) {
	money, number, quiet := Column{Kind: Money}, Column{Kind: Number}, Column{Kind: Number, Quiet: true}
	rest, hovered, selected := rowLook{}, rowLook{hovered: true}, rowLook{selected: true}
	for name, tc := range map[string]struct {
		col  Column
		cell Cell
		row  rowLook
		ok   func(f face) bool
	}{
		"rest":            {money, Cell{Value: "24.00"}, rest, func(f face) bool { return f.words == "24.00" && f.colour == look.Ink && f.right && !f.semi }},
		"shown otherwise": {number, Cell{Value: "1248", Text: "1,248"}, rest, func(f face) bool { return f.words == "1,248" }},
		"empty":           {money, Cell{}, rest, func(f face) bool { return f.words == "–" && f.colour == look.Ink3 }},
		"staged": {money, Cell{Value: "82", State: Staged, Was: "78"}, rest, func(f face) bool {
			return f.ground == look.PencilSoft && f.colour == look.Pencil && f.semi && f.was == ""
		}},
		"staged, hovered":       {money, Cell{Value: "82", State: Staged, Was: "78"}, hovered, func(f face) bool { return f.was == "78" }},
		"staged from nothing":   {money, Cell{Value: "82", State: Staged}, hovered, func(f face) bool { return f.was == "–" }},
		"staged wins, selected": {money, Cell{Value: "82", State: Staged}, selected, func(f face) bool { return f.ground == look.PencilSoft }},
		"staged to nothing":     {money, Cell{State: Staged, Was: "78"}, rest, func(f face) bool { return f.words == "–" && f.colour == look.Pencil }},
		"refused":               {money, Cell{Value: "−4", State: Refused}, rest, func(f face) bool { return f.ring == look.BadDot && f.ground == look.BadSoft && f.colour == look.Bad }},
		"mixed":                 {money, Cell{Text: "3 prices", State: Mixed}, rest, func(f face) bool { return f.words == "3 prices" && f.colour == look.Ink3 && f.ground == "" }},
		"locked":                {money, Cell{Value: "24", State: Locked}, rest, func(f face) bool { return f.mark == look.IconLock && f.ground == look.Raised }},
		"locked, selected":      {money, Cell{Value: "24", State: Locked}, selected, func(f face) bool { return f.mark == look.IconLock && f.ground == "" }},
		"low stock":             {number, Cell{Value: "4", Tone: parts.Warn}, rest, func(f face) bool { return f.colour == look.Warn && f.semi }},
		"few images":            {quiet, Cell{Value: "1", Tone: parts.Warn}, rest, func(f face) bool { return f.colour == look.Warn && !f.semi }},
		"quiet":                 {quiet, Cell{Value: "5"}, rest, func(f face) bool { return f.colour == look.Ink2 }},
		"status":                {Column{Kind: Status}, Cell{Value: "Private", Tone: parts.Warn}, rest, func(f face) bool { return f.dot == look.WarnDot && f.colour == look.Ink2 }},
		"chip":                  {Column{Kind: Chip}, Cell{Value: "On sale", Tone: parts.Good}, rest, func(f face) bool { return f.plate == look.GoodSoft && f.size == look.SizeCaption }},
		"score":                 {Column{Kind: Score}, Cell{Value: "39", Tone: parts.Bad}, rest, func(f face) bool { return f.plate == look.BadSoft && f.colour == look.Bad && f.semi }},
		"share":                 {Column{Kind: Share}, Cell{Value: "41 %", Tone: parts.Warn, Share: 0.41}, rest, func(f face) bool { return f.bar == look.WarnDot && f.share == 0.41 && !f.right }},
		"share of all":          {Column{Kind: Share}, Cell{Value: "120 %", Share: 1.2}, rest, func(f face) bool { return f.bar == look.C1 && f.share == 1 }},
		"no share":              {Column{Kind: Share}, Cell{}, rest, func(f face) bool { return f.bar == "" }},
		"box of a selected row": {Column{Kind: Check}, Cell{}, selected, func(f face) bool { return f.box == ticked }},
		"dot of a staged row":   {Column{Kind: Thumbnail}, Cell{}, rowLook{staged: true}, func(f face) bool { return f.framed && f.dot == look.PencilDot }},
	} {
		t.Run(name, func(t *testing.T) {
			if f := faceOf(tc.col, tc.cell, tc.row); !tc.ok(f) {
				t.Errorf("face = %+v", f)
			}
		})
	}
}

func TestNumberIsNeverCut(t *testing.T) {
	d := newDesk(t, 10)
	d.shop.texts[cellName{1, priceColumn}] = "1234567.89"
	d.shop.texts[cellName{1, titleColumn}] = "A title much too long for the width of any column that one could wish for"
	d.columns.resize(d.columns.index("price"), minColumnWidth)
	d.relane()
	d.Reload()
	if got := d.wordsAt(0, priceColumn); got != ellipsis {
		t.Errorf("the price shows as %q", got)
	}
	if view := d.viewAt(0, titleColumn); !view.short || view.words.Size().Width > 286-2*look.CellPadding {
		t.Errorf("the title shows as %q, %v wide", view.words.Text, view.words.Size().Width)
	}
}

func TestTheBarOfAShareGoesWhereThereIsRoom(t *testing.T) {
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.New(look.Light))
	g := New(newShop(1), Options{Columns: shopColumns()})
	view := newCellView(&g.pen)
	share := faceOf(Column{Kind: Share}, Cell{Value: "50 %", Share: 0.5}, rowLook{})
	view.show(share, fyne.NewSize(110, look.RowHeight))
	if !view.plate.Visible() || view.plate.Size().Width != barLength || view.strike.Size().Width != barLength/2 {
		t.Errorf("track %v, bar %v", view.plate.Size(), view.strike.Size())
	}
	if end := view.plate.Position().X + view.plate.Size().Width; end != 110-look.CellPadding {
		t.Errorf("the track ends at %v", end)
	}
	view.show(share, fyne.NewSize(60, look.RowHeight))
	if view.plate.Visible() || view.strike.Visible() || view.short {
		t.Error("a narrow cell shows more than its words")
	}
}
