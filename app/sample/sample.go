// Package sample holds the sample shops: three small invented ones with
// products, photos and a few problems to solve, to be added to a workspace and
// deleted again together.
package sample

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/assets"
)

// Shop is one sample shop as it is before it is in a workspace: nothing has an
// ID yet.
type Shop struct {
	Client client.Client
	Store  client.Store // with Sample set
	Items  []Item
}

// Item is a product or a variation of a shop.
type Item struct {
	Product    catalog.Product
	Photos     []string // for each of the product's images the file in Photos()
	Variations []Item
}

// shopFiles are the shops in the order in which they are added.
var shopFiles = []string{"alder-and-finch.json", "northpass.json", "kettle-and-leaf.json"}

// Load reads the sample shops. Their sales are dated around now.
func Load(now time.Time) ([]Shop, error) {
	shops := make([]Shop, 0, len(shopFiles))
	for _, name := range shopFiles {
		shop, err := load(name, now)
		if err != nil {
			return nil, fmt.Errorf("reading the sample shop %s: %w", name, err)
		}
		shops = append(shops, shop)
	}
	return shops, nil
}

func load(name string, now time.Time) (Shop, error) {
	file, err := assets.Samples().Open(name)
	if err != nil {
		return Shop{}, err
	}
	defer file.Close()
	decoder := json.NewDecoder(file)
	decoder.DisallowUnknownFields()
	var written shopText
	if err := decoder.Decode(&written); err != nil {
		return Shop{}, err
	}
	return written.shop(now)
}

// Photos is the file tree of the shops' photos: one JPEG file each.
func Photos() (fs.FS, error) { return fs.Sub(assets.Samples(), "photos") }
