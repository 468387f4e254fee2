package exporter

import (
	"context"
	"slices"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/ui/words"
)

// offer is what there is to choose from.
type offer struct {
	extents []extent
	formats []format
}

// extent is one choice of how much to export.
type extent struct {
	words string
	ids   []catalog.ID // nil is all
	count int          // products
}

// format is one choice of the files to write.
type format struct {
	words    string
	dialects []exchange.Dialect
}

// The extents, in their order; selected is there only where something is.
const (
	allExtent = iota
	changedExtent
	selectedExtent
)

// readOffer reads off the UI goroutine what there is to choose from.
func (e *Exporter) readOffer(ctx context.Context, store client.Store, selected []catalog.ID) (offer, error) {
	all, err := e.params.Products.IDs(ctx, catalog.Query{Store: store.ID})
	if err != nil {
		return offer{}, err
	}
	changed, err := e.params.Products.IDs(ctx, catalog.Query{Store: store.ID, View: catalog.Changed})
	if err != nil {
		return offer{}, err
	}
	own, err := e.params.Handover.Exporter.Dialects(ctx, store.ID, store.Platform)
	if err != nil {
		return offer{}, err
	}
	none := []catalog.ID{} // nil would be all
	extents := []extent{
		allExtent:     {words: "All " + words.Count(len(all), "product"), count: len(all)},
		changedExtent: {words: words.Count(len(changed), "product") + " with staged edits", ids: append(none, changed...), count: len(changed)},
	}
	if len(selected) > 0 {
		extents = append(extents, extent{words: words.Number(len(selected)) + " selected", ids: selected, count: len(selected)})
	}
	return offer{extents: extents, formats: formatsBeside(own)}, nil
}

// formatsBeside offers the shop's own format first and the others after it.
func formatsBeside(own []exchange.Dialect) []format {
	formats := []format{{words: formatName(own) + ", this shop’s own", dialects: own}}
	for _, other := range []exchange.Dialect{exchange.WooCommerce, exchange.Shopify} {
		if !slices.Contains(own, other) {
			formats = append(formats, format{words: formatName([]exchange.Dialect{other}), dialects: []exchange.Dialect{other}})
		}
	}
	return formats
}

func formatName(dialects []exchange.Dialect) string {
	if slices.Contains(dialects, exchange.SuiteProducts) {
		return "Product CSV Import Suite, two files"
	}
	return words.Sentence(dialects[0].Name())
}
