package bench

import (
	"context"
	"path"
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/shot"
)

// wordsBesideProduct are the words of a file name that do not name the product:
// a "side table" is not a view from the side.
func wordsBesideProduct(name string, p catalog.Product) []string {
	own := map[string]bool{}
	for _, text := range []string{p.SKU, p.Slug, p.Title} {
		for _, word := range shot.Words(text) {
			own[word] = true
		}
	}
	words := shot.Words(strings.TrimSuffix(name, path.Ext(name)))
	return slices.DeleteFunc(words, func(word string) bool { return own[word] })
}

// namesTaken finds the names in the rest of the store that those of a plan
// could collide with: a shop keeps the pictures of all products in one folder.
func namesTaken(ctx context.Context, products catalog.Reader, store client.ID, p *plan) ([]string, error) {
	planned, roots := map[catalog.ID]bool{}, map[string]bool{}
	for _, own := range p.owners {
		planned[own.product.ID] = true
	}
	for _, c := range p.coming {
		roots[nameRoot(c.image.FileName)] = true
	}
	var taken []string
	note := func(product catalog.Product) {
		for _, image := range product.Images {
			if name := image.File(); !planned[product.ID] && roots[nameRoot(name)] {
				taken = append(taken, name)
			}
		}
	}
	err := products.Each(ctx, store, func(product catalog.Product, variations []catalog.Product) error {
		note(product)
		for _, variation := range variations {
			note(variation)
		}
		return ctx.Err()
	})
	return taken, err
}

// nameRoot is a name without extension and without the numbers at its end: a
// number that is added to a name must be free too.
func nameRoot(name string) string {
	root := catalog.Fold(strings.TrimSuffix(name, path.Ext(name)))
	for {
		shorter := strings.TrimRight(root, "0123456789")
		if shorter == root || !strings.HasSuffix(shorter, "-") {
			return root
		}
		root = strings.TrimSuffix(shorter, "-")
	}
}
