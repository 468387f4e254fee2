package shell

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/ui/desk"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// paletteSize is the command palette in pixels; maxProducts is how many found
// products it lists.
var paletteSize = fyne.NewSize(640, 480)

const (
	maxProducts  = 6
	paletteTop   = 110
	paletteInput = 54
)

// palette finds a product, a command or a store by a few letters.
type palette struct {
	shell   *Shell
	overlay *fyne.Container
	input   *paletteInputField
	list    *fyne.Container
	rows    []*paletteRow
	chosen  int
	asked   int // generation of the product search
	found   []catalog.Row
}

func newPalette(s *Shell) *palette { return &palette{shell: s} }

// OpenPalette shows the command palette, or closes it.
func (s *Shell) OpenPalette() {
	if s.palette.overlay != nil {
		s.palette.close()
		return
	}
	s.palette.open()
}

func (p *palette) open() {
	p.input = newPaletteInput(p)
	p.list = container.NewVBox()
	scrim := newScrim(p.close)
	card := canvas.NewRectangle(look.Color(look.Surface))
	card.CornerRadius, card.StrokeWidth, card.StrokeColor = look.RadiusDialog, look.Hairline, look.Color(look.Line2)
	rule := canvas.NewRectangle(look.Color(look.Line))
	rows := container.NewVScroll(p.list)
	p.overlay = container.New(paletteLayout{}, scrim, card, parts.NewIcon(look.IconSearch, look.IconSize, look.Ink3), p.input, rule, rows)
	p.found, p.asked = nil, p.asked+1
	p.fill()
	c := p.shell.params.Window.Canvas()
	c.Overlays().Add(p.overlay)
	p.overlay.Resize(c.Size())
	c.Focus(p.input)
}

func (p *palette) close() {
	if p.overlay == nil {
		return
	}
	p.shell.params.Window.Canvas().Overlays().Remove(p.overlay)
	p.overlay = nil
}

// paletteLayout places scrim, card, icon, input, rule and rows.
type paletteLayout struct{}

func (paletteLayout) MinSize([]fyne.CanvasObject) fyne.Size { return paletteSize }

func (paletteLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	scrim, card, icon, input, rule, rows := objects[0], objects[1], objects[2], objects[3], objects[4], objects[5]
	scrim.Resize(size)
	left := float32(int((size.Width - paletteSize.Width) / 2))
	height := min(paletteSize.Height, size.Height-paletteTop-look.PageMargin)
	card.Move(fyne.NewPos(left, paletteTop))
	card.Resize(fyne.NewSize(paletteSize.Width, height))
	icon.Move(fyne.NewPos(left+look.PageMargin, paletteTop+(paletteInput-look.IconSize)/2))
	icon.Resize(fyne.NewSquareSize(look.IconSize))
	inputHeight := input.MinSize().Height
	input.Move(fyne.NewPos(left+44, paletteTop+(paletteInput-inputHeight)/2))
	input.Resize(fyne.NewSize(paletteSize.Width-64, inputHeight))
	rule.Move(fyne.NewPos(left, paletteTop+paletteInput))
	rule.Resize(fyne.NewSize(paletteSize.Width, look.Hairline))
	rows.Move(fyne.NewPos(left+8, paletteTop+paletteInput+8))
	rows.Resize(fyne.NewSize(paletteSize.Width-16, height-paletteInput-16))
}

// typed searches for what was typed: products in the background, everything
// else at once. "#" asks for a SKU, ">" for commands only, "@" for stores.
func (p *palette) typed(text string) {
	p.asked++
	p.found = nil
	p.fill()
	words := strings.TrimSpace(strings.TrimPrefix(text, "#"))
	if words == "" || strings.HasPrefix(text, ">") || strings.HasPrefix(text, "@") {
		return
	}
	asked, s := p.asked, p.shell
	s.background(func(ctx context.Context) {
		found, err := p.search(ctx, s.scope.Store.ID, words)
		if err != nil {
			s.fail("search products", err)
			return
		}
		s.params.Dispatch(func() {
			if p.asked == asked && p.overlay != nil {
				p.found = found
				p.fill()
			}
		})
	})
}

func (p *palette) search(ctx context.Context, store client.ID, words string) ([]catalog.Row, error) {
	ids, err := p.shell.params.Products.IDs(ctx, catalog.Query{Store: store, Text: words, SortBy: "title"})
	if err != nil {
		return nil, err
	}
	return p.shell.params.Products.Rows(ctx, ids[:min(len(ids), maxProducts)])
}

// fill lists what matches, the first of it chosen.
func (p *palette) fill() {
	text := p.input.Text
	p.rows, p.chosen = nil, 0
	p.list.RemoveAll()
	p.addProducts()
	p.addCommands(text)
	if len(p.rows) == 0 {
		p.list.Add(container.NewPadded(parts.NewLabel("Nothing found for “"+text+"”", look.SizeBody, look.Ink3)))
	} else {
		p.rows[0].setChosen(true)
	}
	p.list.Refresh()
}

func (p *palette) addProducts() {
	if len(p.found) == 0 {
		return
	}
	p.heading("Products")
	for _, row := range p.found {
		detail := row.Product.SKU
		if len(row.Staged) > 0 {
			detail += ", staged edits"
		}
		p.add(look.IconPackage, row.Product.Title, detail, "", func() { p.shell.goTo(desk.Products, row.Product.ID) })
	}
}

func (p *palette) addCommands(text string) {
	wanted := catalog.Fold(strings.TrimLeft(text, ">@# "))
	stores := strings.HasPrefix(text, "@")
	if strings.HasPrefix(text, "#") {
		return
	}
	first := true
	for _, command := range p.shell.commands() {
		if stores && !strings.HasPrefix(command.Name, "Switch to ") || !strings.Contains(catalog.Fold(command.Name), wanted) || !canRun(command) {
			continue
		}
		if first {
			p.heading("Commands")
			first = false
		}
		p.add(command.Icon, command.Name, "", command.Keys, command.Run)
	}
}

func (p *palette) heading(words string) {
	p.list.Add(container.New(headingLayout{}, parts.NewLabel(words, look.SizeSmall, look.Ink3)))
}

// headingLayout gives a heading the inset of the rows below it.
type headingLayout struct{}

func (headingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(24, 8)
}

func (headingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Move(fyne.NewPos(12, 6))
	objects[0].Resize(objects[0].MinSize())
}

func (p *palette) add(icon look.Icon, words, detail, key string, run func()) {
	row := newPaletteRow(icon, words, detail, key, func() {
		p.close()
		run()
	})
	p.rows = append(p.rows, row)
	p.list.Add(row)
}

// move chooses another row.
func (p *palette) move(by int) {
	if len(p.rows) == 0 {
		return
	}
	p.rows[p.chosen].setChosen(false)
	p.chosen = (p.chosen + by + len(p.rows)) % len(p.rows)
	p.rows[p.chosen].setChosen(true)
}

func (p *palette) run() {
	if len(p.rows) > 0 {
		p.rows[p.chosen].onTap()
	}
}
