package shell

import (
	"context"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/ui/desk"
)

// What the window remembers between starts.
const (
	storeKey    = "window.store"
	placeKey    = "window.place"
	geometryKey = "window.geometry"
)

// openRemembered shows the store and section of the last time.
func (s *Shell) openRemembered() {
	s.background(func(ctx context.Context) {
		var store client.ID
		var place desk.Place
		if err := s.params.Memory.Setting(ctx, storeKey, &store); err != nil {
			s.fail("find the store of the last time", err)
		}
		if err := s.params.Memory.Setting(ctx, placeKey, &place); err != nil {
			s.fail("find the page of the last time", err)
		}
		s.params.Dispatch(func() {
			if section := s.section(place); section != nil {
				s.front = section
			} else if len(s.pages.Sections) > 0 {
				s.front = s.pages.Sections[0]
			}
			s.OpenStore(store)
		})
	})
}

// keepScope shows the same store after clients or stores changed, or another
// one when it is gone.
func (s *Shell) keepScope() { s.OpenStore(s.scope.Store.ID) }

// OpenStore shows a store, or the first one where there is none of that ID.
// Without any store the welcome screen is shown.
func (s *Shell) OpenStore(id client.ID) {
	if len(s.stores) == 0 {
		s.scope = desk.Scope{}
		s.showWelcome()
		return
	}
	store := s.stores[0]
	for _, candidate := range s.stores {
		if candidate.ID == id {
			store = candidate
		}
	}
	before := s.scope
	s.scope = desk.Scope{Client: s.clientOf(store), Store: store}
	if before != s.scope {
		for _, section := range s.pages.Sections {
			section.Open(s.scope)
		}
	}
	if before.Store.ID != store.ID {
		s.remember(storeKey, store.ID)
		s.refreshStack()
	}
	s.side.refresh()
	s.showFront()
}

// Scope is whose products the window shows.
func (s *Shell) Scope() desk.Scope { return s.scope }

// Store is the store the window shows, or nil where there is none yet.
func (s *Shell) Store() *client.Store {
	if s.scope.Store.ID == 0 {
		return nil
	}
	store := s.scope.Store
	return &store
}

// ShowStore brings a section of a store to the front, also of one that was
// added just now.
func (s *Shell) ShowStore(id client.ID, place desk.Place) {
	s.reload(func() {
		s.OpenStore(id)
		s.goTo(place, 0)
	})
}

// ShowProduct brings a product of any store to the front, unless the page in
// front is not to be left.
func (s *Shell) ShowProduct(store client.ID, product catalog.ID) {
	if s.scope.Store.ID != store {
		s.switchStore(store)
	}
	if s.scope.Store.ID == store {
		s.goTo(desk.Products, product)
	}
}

func (s *Shell) clientOf(store client.Store) client.Client {
	for _, owner := range s.clients {
		if owner.ID == store.ClientID {
			return owner
		}
	}
	return client.Client{ID: store.ClientID, Name: store.Name}
}

// switchStore is what the switcher and its keys do.
func (s *Shell) switchStore(id client.ID) {
	if s.front != nil && !s.front.Leave() {
		return
	}
	s.OpenStore(id)
}

func (s *Shell) remember(key string, value any) {
	s.background(func(ctx context.Context) {
		if err := s.params.Memory.SaveSetting(ctx, key, value); err != nil {
			s.fail("remember how the window looks", err)
		}
	})
}

func (s *Shell) section(place desk.Place) desk.Section {
	for _, section := range s.pages.Sections {
		if section.Place() == place {
			return section
		}
	}
	return nil
}

// goTo is desk.Desk.Go.
func (s *Shell) goTo(place desk.Place, product catalog.ID) {
	section := s.section(place)
	if section == nil {
		return
	}
	s.show(section)
	if product != 0 {
		section.Show(product)
	}
}

// show brings a section to the front.
func (s *Shell) show(section desk.Section) {
	if s.front != nil && s.front != section && !s.front.Leave() {
		return
	}
	s.front = section
	s.remember(placeKey, section.Place())
	s.side.refresh()
	s.showFront()
}

// showFront puts the page in front into the window.
func (s *Shell) showFront() {
	content := s.pages.Settings
	if s.front != nil {
		content = s.front.Content()
	}
	s.frame.showSidebar(true)
	s.setPage(content)
}

// ShowSettings brings the settings to the front.
func (s *Shell) ShowSettings() {
	if s.front != nil && !s.front.Leave() {
		return
	}
	s.front = nil
	s.side.refresh()
	s.showFront()
}

func (s *Shell) showWelcome() {
	s.frame.showSidebar(false)
	s.setPage(s.pages.Welcome)
	s.side.refresh()
}
