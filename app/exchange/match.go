package exchange

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange/sheet"
)

// surroundings are the products of the store that a batch of records may be
// about.
type surroundings struct {
	found    map[sheet.Key][]catalog.ID
	known    map[catalog.ID]*Known
	siblings map[catalog.ID][]*Known // the variations of a product
}

// look asks the workspace for everything that a batch needs, in a handful of
// questions however many records there are.
func look(ctx context.Context, finder Finder, store client.ID, records []sheet.Record, parents map[sheet.Key]*catalog.Product) (*surroundings, error) {
	s := &surroundings{found: make(map[sheet.Key][]catalog.ID), known: make(map[catalog.ID]*Known), siblings: make(map[catalog.ID][]*Known)}
	if err := s.find(ctx, finder, store, records); err != nil {
		return nil, err
	}
	ids := make(map[catalog.ID]bool)
	for _, holders := range s.found {
		for _, id := range holders {
			ids[id] = true
		}
	}
	known, err := finder.Known(ctx, slices.Collect(maps.Keys(ids)))
	if err != nil {
		return nil, fmt.Errorf("read the products that the file is about: %w", err)
	}
	for i := range known {
		s.known[known[i].Product.ID] = &known[i]
	}
	return s, s.findSiblings(ctx, finder, records, parents)
}

func (s *surroundings) find(ctx context.Context, finder Finder, store client.ID, records []sheet.Record) error {
	values := make(map[sheet.By]map[string]bool)
	for _, record := range records {
		for _, key := range slices.Concat(record.Keys, record.Parent) {
			if values[key.By] == nil {
				values[key.By] = make(map[string]bool)
			}
			values[key.By][key.Value] = true
		}
	}
	for by, wanted := range values {
		found, err := finder.Find(ctx, store, by, slices.Sorted(maps.Keys(wanted)))
		if err != nil {
			return fmt.Errorf("look for the products of the file: %w", err)
		}
		for value, ids := range found {
			s.found[sheet.Key{By: by, Value: value}] = ids
		}
	}
	return nil
}

// findSiblings fetches the variations among which a record has to be found by
// its options.
func (s *surroundings) findSiblings(ctx context.Context, finder Finder, records []sheet.Record, parents map[sheet.Key]*catalog.Product) error {
	wanted := make(map[catalog.ID]bool)
	for _, record := range records {
		if !record.IsVariation || len(record.Options) == 0 || !record.OptionsFirst && s.anyFound(record.Keys) {
			continue
		}
		for _, key := range record.Parent {
			if parent := parents[key]; parent != nil && parent.ID > 0 {
				wanted[parent.ID] = true
			}
			for _, id := range s.found[key] {
				wanted[id] = true
			}
		}
	}
	if len(wanted) == 0 {
		return nil
	}
	variations, err := finder.KnownVariations(ctx, slices.Collect(maps.Keys(wanted)))
	if err != nil {
		return fmt.Errorf("read the variations that the file is about: %w", err)
	}
	for i := range variations {
		id := variations[i].Product.ID
		if _, there := s.known[id]; !there {
			s.known[id] = &variations[i]
		}
		parent := variations[i].Product.ParentID
		s.siblings[parent] = append(s.siblings[parent], s.known[id])
	}
	return nil
}

func (s *surroundings) anyFound(keys []sheet.Key) bool {
	return slices.ContainsFunc(keys, func(key sheet.Key) bool { return len(s.found[key]) > 0 })
}

// match finds the product or variation that a record is about: nil for a new
// one. The error says why it cannot be told.
func (s *surroundings) match(record sheet.Record, parent *catalog.Product, file decoder) (*Known, error) {
	if record.OptionsFirst {
		if known, err := s.byOptions(record, parent, file); known != nil || err != nil {
			return known, err
		}
	}
	for _, key := range record.Keys {
		known, err := s.byKey(record, key, parent, file)
		if known != nil || err != nil {
			return known, err
		}
	}
	if record.OptionsFirst || len(record.Options) == 0 {
		return nil, nil
	}
	return s.byOptions(record, parent, file)
}

func (s *surroundings) byKey(record sheet.Record, key sheet.Key, parent *catalog.Product, file decoder) (*Known, error) {
	var candidates []*Known
	for _, id := range s.found[key] {
		known := s.known[id]
		switch {
		case known == nil || hasOwnRow(known, key, record, file):
		case parent == nil || known.Product.ParentID == parent.ID:
			candidates = append(candidates, known)
		case key.By == sheet.ByRemoteID:
			return nil, fmt.Errorf("ID %s belongs to another product in the store", key.Value)
		}
	}
	if parent == nil {
		candidates = preferProducts(candidates)
	}
	return only(candidates, fmt.Sprintf("%s %q", key.By.Words(), key.Value))
}

// hasOwnRow reports whether a product found by less than its number has a row
// of its own elsewhere in the file, so that this one cannot be it.
func hasOwnRow(known *Known, key sheet.Key, record sheet.Record, file decoder) bool {
	id := sheet.Key{By: sheet.ByRemoteID, Value: known.Product.RemoteID}
	return key.By != sheet.ByRemoteID && id.Value != "" && !slices.Contains(record.Keys, id) && file.Has(id)
}

// preferProducts leaves out variations where a product has the same name.
func preferProducts(candidates []*Known) []*Known {
	products := slices.DeleteFunc(slices.Clone(candidates), func(known *Known) bool { return known.Product.ParentID != 0 })
	if len(products) > 0 {
		return products
	}
	return candidates
}

func (s *surroundings) byOptions(record sheet.Record, parent *catalog.Product, file decoder) (*Known, error) {
	if parent == nil {
		return nil, nil
	}
	var candidates []*Known
	for _, known := range s.siblings[parent.ID] {
		if sameOptions(record.Options, known.Product.Attributes) && !hasOwnRow(known, sheet.Key{}, record, file) {
			candidates = append(candidates, known)
		}
	}
	return only(candidates, "this choice of options")
}

// only gives the one candidate, or nil where there is none.
func only(candidates []*Known, name string) (*Known, error) {
	switch len(candidates) {
	case 0:
		return nil, nil
	case 1:
		return candidates[0], nil
	default:
		return nil, fmt.Errorf("%s belongs to %d products of the store: it cannot be told which one is meant", name, len(candidates))
	}
}

// sameOptions compares the options of a row with those of a variation, in any
// order.
func sameOptions(wanted, attributes []catalog.Attribute) bool {
	texts := func(list []catalog.Attribute) []string {
		var all []string
		for _, attribute := range list {
			all = append(all, strings.ToLower(attribute.Name)+"="+strings.ToLower(strings.Join(attribute.Values, ",")))
		}
		slices.Sort(all)
		return all
	}
	return slices.Equal(texts(wanted), texts(attributes))
}
