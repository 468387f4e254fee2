package sample

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/money"
)

// The form of a shop's file, as assets/samples/README.md describes it.
type shopText struct {
	Client struct {
		Name   string `json:"name"`
		Colour string `json:"colour"`
		Notes  string `json:"notes"`
	} `json:"client"`
	Store struct {
		Name     string `json:"name"`
		Platform string `json:"platform"`
		Currency string `json:"currency"`
		TimeZone string `json:"time_zone"`
		Address  string `json:"address"`
		Uploads  string `json:"uploads"` // address of the folder with the shop's pictures
	} `json:"store"`
	Defaults map[string]string `json:"defaults"`
	Products []productText     `json:"products"`
}

type productText struct {
	Fields     map[string]string `json:"fields"`
	Options    []optionText      `json:"options"`
	Images     []imageText       `json:"images"`
	Variations []variationText   `json:"variations"`
}

type optionText struct {
	Name    string   `json:"name"`
	Values  []string `json:"values"`
	Default string   `json:"default"`
}

type variationText struct {
	Fields  map[string]string `json:"fields"`
	Options map[string]string `json:"options"`
	Images  []imageText       `json:"images"`
}

type imageText struct {
	Photo string `json:"photo"`
	Name  string `json:"name"`
	Alt   string `json:"alt"`
}

func (s shopText) shop(now time.Time) (Shop, error) {
	platform, err := client.ParsePlatform(s.Store.Platform)
	if err != nil {
		return Shop{}, err
	}
	currency, err := money.ParseCurrency(s.Store.Currency)
	if err != nil {
		return Shop{}, err
	}
	shop := Shop{
		Client: client.Client{Name: s.Client.Name, Colour: s.Client.Colour, Notes: s.Client.Notes},
		Store: client.Store{
			Name: s.Store.Name, Platform: platform, Currency: currency,
			TimeZone: s.Store.TimeZone, Address: s.Store.Address, Sample: true,
		},
	}
	reader := reader{
		format: catalog.Format{Currency: currency}, defaults: s.Defaults,
		uploads: s.Store.Uploads, today: now.In(shop.Store.Location()),
	}
	for _, written := range s.Products {
		item, err := reader.item(written)
		if err != nil {
			return Shop{}, fmt.Errorf("product %s: %w", written.Fields["sku"], err)
		}
		shop.Items = append(shop.Items, item)
	}
	return shop, nil
}

// reader makes products of what is written about them.
type reader struct {
	format   catalog.Format
	defaults map[string]string
	uploads  string
	today    time.Time
}

func (r reader) item(written productText) (Item, error) {
	product := catalog.Product{Kind: catalog.Simple}
	if len(written.Variations) > 0 {
		product.Kind = catalog.Variable
	}
	if err := r.setFields(&product, written.Fields); err != nil {
		return Item{}, err
	}
	for _, option := range written.Options {
		product.Attributes = append(product.Attributes, catalog.Attribute{
			Name: option.Name, Values: option.Values, Default: option.Default, Visible: true, Variation: true,
		})
	}
	item := r.withImages(product, written.Images)
	for i, variation := range written.Variations {
		made, err := r.variation(variation, written.Options)
		if err != nil {
			return Item{}, fmt.Errorf("variation %s: %w", variation.Fields["sku"], err)
		}
		made.Product.Position = int64(i)
		item.Variations = append(item.Variations, made)
	}
	return item, nil
}

func (r reader) variation(written variationText, options []optionText) (Item, error) {
	variation := catalog.Product{Kind: catalog.Variation}
	if err := r.setFields(&variation, written.Fields); err != nil {
		return Item{}, err
	}
	for _, option := range options {
		value := written.Options[option.Name]
		if !slices.Contains(option.Values, value) {
			return Item{}, fmt.Errorf("%q is not a value of %s", value, option.Name)
		}
		variation.Attributes = append(variation.Attributes, catalog.Attribute{Name: option.Name, Values: []string{value}, Variation: true})
	}
	return r.withImages(variation, written.Images), nil
}

// setFields writes the defaults and then the product's own fields, each as a
// person would type it.
func (r reader) setFields(p *catalog.Product, own map[string]string) error {
	for _, fields := range []map[string]string{r.defaults, own} {
		for _, key := range slices.Sorted(maps.Keys(fields)) {
			field, known := catalog.FieldByKey(key)
			if !known {
				return fmt.Errorf("there is no field %q", key)
			}
			if p.IsVariation() && !field.OnVariations {
				continue
			}
			if err := r.setField(p, field, fields[key]); err != nil {
				return fmt.Errorf("field %s: %w", key, err)
			}
		}
	}
	return nil
}

func (r reader) setField(p *catalog.Product, field *catalog.Field, text string) error {
	if field.Type == catalog.TimeField {
		dated, err := r.date(text)
		if err != nil {
			return err
		}
		text = dated
	}
	return field.SetText(p, text, r.format)
}

// date turns "today-4 09:00" into the day it means.
func (r reader) date(text string) (string, error) {
	offset, found := strings.CutPrefix(text, "today")
	if !found {
		return text, nil
	}
	days, clock, _ := strings.Cut(offset, " ")
	moved, err := strconv.Atoi(days)
	if err != nil {
		return "", fmt.Errorf("%q is not a day: write today-4 or today+4", text)
	}
	return strings.TrimSpace(r.today.AddDate(0, 0, moved).Format(time.DateOnly) + " " + clock), nil
}

func (r reader) withImages(p catalog.Product, images []imageText) Item {
	item := Item{Product: p}
	for _, image := range images {
		item.Product.Images = append(item.Product.Images, catalog.Image{Src: r.uploads + image.Name, FileName: image.Name, Alt: image.Alt})
		item.Photos = append(item.Photos, image.Photo)
	}
	return item
}
