package importer

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"storehand/app/exchange"
	"storehand/app/exchange/table"
	"storehand/ui/latest"
	"storehand/ui/parts"
	"storehand/ui/storefields"
)

// newStore is the choice of a store that does not exist yet.
const newStore = "New store …"

// choices are how the file as a whole is understood, and where it goes.
type choices struct {
	preview  *preview
	row      fyne.CanvasObject
	format   *parts.Select
	formats  []exchange.Dialect
	encoding *parts.Select
	store    *parts.Select
}

func newChoices(p *preview) *choices {
	c := &choices{preview: p}
	c.format = parts.NewSelect(nil, -1, c.chooseFormat)
	c.encoding = parts.NewSelect(nil, -1, c.chooseEncoding)
	c.store = parts.NewSelect(nil, -1, c.chooseStore)
	c.row = parts.NewEvenRow(
		storefields.Labelled("Format", c.format), storefields.Labelled("Characters", c.encoding), storefields.Labelled("Into the store", c.store))
	return c
}

// refresh shows what is chosen now.
func (c *choices) refresh() {
	p := c.preview
	c.formats = p.found.Candidates()
	names := make([]string, len(c.formats))
	for i, dialect := range c.formats {
		names[i] = dialectWords(dialect)
	}
	c.format.SetOptions(names, slices.Index(c.formats, p.mapped.Dialect))
	c.encoding.SetOptions(c.encodings())
	c.store.SetOptions(c.stores())
}

// encodings are those that can be asked for, and the one in use, which may be
// none of them.
func (c *choices) encodings() (names []string, chosen int) {
	for _, encoding := range table.Encodings {
		names = append(names, encodingWords[encoding])
	}
	inUse := c.preview.mapped.Form.Encoding
	if chosen = slices.Index(table.Encodings, inUse); chosen < 0 {
		names, chosen = append(names, encodingWords[inUse]), len(names)
	}
	return names, chosen
}

// stores are those there are, the one that the import would make, and a new one.
func (c *choices) stores() (names []string, chosen int) {
	s := c.preview.session
	chosen = -1
	for i, store := range s.stores {
		names = append(names, store.Name)
		if store.ID == s.goal.store.ID {
			chosen = i
		}
	}
	if s.goal.store.ID == 0 {
		names, chosen = append(names, s.goal.store.Name+" (new)"), len(names)
	}
	return append(names, newStore), chosen
}

func (c *choices) chooseFormat(chosen int) {
	p := c.preview
	taken, err := p.found.As(c.formats[chosen])
	if err != nil {
		p.session.desk.Fail("take the file for another format", err)
		return
	}
	p.found, p.mapped = taken, taken
	p.relist()
	p.again()
}

// chooseEncoding reads the file anew. What was mapped by hand is recognised
// anew as well: the headings may be others.
func (c *choices) chooseEncoding(chosen int) {
	p := c.preview
	if chosen >= len(table.Encodings) {
		return
	}
	p.forward.Disable()
	file, encoding := p.found.File, table.Encodings[chosen]
	p.session.reading.Begin(latest.Task{Failed: p.session.refuse, Read: func(ctx context.Context, _ func(done, total int64)) (func(), error) {
		found, err := exchange.Inspect(ctx, file, encoding)
		return func() {
			p.found, p.mapped = found, found
			p.relist()
			p.again()
		}, err
	}})
}

func (c *choices) chooseStore(chosen int) {
	p := c.preview
	s := p.session
	switch {
	case chosen < len(s.stores):
		s.goal = &goal{store: s.stores[chosen]}
		p.again()
	case chosen == len(c.store.Options())-1:
		s.askStore(p.mapped)
	}
}
