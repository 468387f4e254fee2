package importer

import (
	"fyne.io/fyne/v2/container"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/ui/parts"
	"storehand/ui/storefields"
)

// askStore asks where the products of a recognised file go.
func (s *session) askStore(found exchange.Inspection) {
	store := client.Store{Name: guessName(s.name()), Platform: found.Dialect.Platform()}
	if s.goal != nil {
		store.Currency, store.TimeZone = s.goal.store.Currency, s.goal.store.TimeZone
	}
	var fields *storefields.Fields
	forward := parts.NewButton(parts.Primary, "Show what would change", func() {
		owner, store := fields.Filled()
		s.goal = &goal{store: store, owner: owner}
		newPreview(s, found).begin()
	}).WithKey("Ctrl Enter")
	check := func() {
		if fields.Check() == nil {
			forward.Enable()
		} else {
			forward.Disable()
		}
	}
	fields = storefields.New(s.clients, store, check)
	check()
	actions := []*parts.Button{s.cancelButton()}
	if s.goal != nil {
		actions = append(actions, parts.NewButton(parts.Secondary, "Back", func() { newPreview(s, found).begin() }))
	}
	s.importer.show(parts.WidePage{
		Title: "Whose products are these?", Subtitle: s.name(), Width: storeWidth, Height: storeHeight,
		Content: container.NewVScroll(padded(fields.Needed())),
		Promise: "The store is made when you import.", Actions: append(actions, forward),
	})
	fields.Focus()
}
