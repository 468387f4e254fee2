// Package catalog holds what a store sells: products with their variations,
// the fields a store manager edits, and the rules each field keeps.
package catalog

import (
	"storehand/app/client"
	"storehand/app/money"
)

// ID names a product or a variation within the workspace. Zero is one that is
// not saved yet.
type ID int64

// Kind is what sort of product a shop sells.
type Kind string

// The kinds of product. A variation belongs to a variable product.
const (
	Simple    Kind = "simple"
	Variable  Kind = "variable"
	Variation Kind = "variation"
	Grouped   Kind = "grouped"
	External  Kind = "external"
)

// Status says who can see a product in the shop.
type Status string

// The statuses every platform's own are mapped to.
const (
	Published Status = "published"
	Draft     Status = "draft"
	Private   Status = "private"
	Pending   Status = "pending"
	Archived  Status = "archived"
	Unlisted  Status = "unlisted"
)

// Visibility says where in the shop a published product is listed.
type Visibility string

// The visibilities, as WooCommerce names them.
const (
	Visible     Visibility = "visible"
	CatalogOnly Visibility = "catalog"
	SearchOnly  Visibility = "search"
	Hidden      Visibility = "hidden"
)

// StockStatus is what the shop tells a buyer about availability.
type StockStatus string

// The stock statuses, as WooCommerce names them.
const (
	InStock     StockStatus = "instock"
	OutOfStock  StockStatus = "outofstock"
	OnBackorder StockStatus = "onbackorder"
)

// Backorders says whether a product can be bought when its stock is used up.
type Backorders string

// The backorder rules, as WooCommerce names them.
const (
	BackordersNo     Backorders = "no"
	BackordersNotify Backorders = "notify"
	BackordersYes    Backorders = "yes"
)

// Count is a number of pieces that may be absent: not counted is not zero.
type Count struct {
	N   int64
	Set bool
}

// CountOf makes a present count.
func CountOf(n int64) Count { return Count{N: n, Set: true} }

// Product is one product or one variation, whole: lists included.
type Product struct {
	ID       ID
	StoreID  client.ID
	ParentID ID     // the variable product of a variation, otherwise zero
	RemoteID string // the shop's own number, empty when unknown

	Kind             Kind
	SKU              string
	GTIN             string // digits of a GTIN, UPC, EAN or ISBN, kept as text
	Title            string
	Slug             string // last part of the link address
	Description      string // HTML
	ShortDescription string // HTML
	Status           Status
	Visibility       Visibility
	Featured         bool

	RegularPrice money.Amount // in the store's currency
	SalePrice    money.Amount
	Cost         money.Amount
	SaleFrom     WallTime
	SaleTo       WallTime

	ManageStock      bool
	Stock            Count
	StockStatus      StockStatus
	Backorders       Backorders
	LowStock         Count // at or under this count the product is low on stock
	SoldIndividually bool

	Weight        Decimal
	WeightUnit    string // kg, g, lbs, oz
	Length        Decimal
	Width         Decimal
	Height        Decimal
	DimensionUnit string // cm, m, mm, in, yd

	TaxStatus     string // taxable, shipping, none
	TaxClass      string
	ShippingClass string

	Categories []CategoryPath
	Tags       []string
	Attributes []Attribute
	Images     []Image
	Downloads  []Download
	Grouped    []string // SKU, or "id:123" where there is none
	Upsells    []string
	CrossSells []string
	Meta       []Meta

	Virtual        bool
	Downloadable   bool
	DownloadLimit  string
	DownloadExpiry string // days
	ExternalURL    string
	ButtonText     string
	ReviewsAllowed bool
	PurchaseNote   string
	Position       int64  // menu order; lower comes first
	Vendor         string // maker or brand
	ProductType    string
	Supplier       string
	GiftCard       bool

	SEOTitle       string
	SEODescription string

	Source Source
}

// IsVariation reports whether the product is a variation of another one.
func (p *Product) IsVariation() bool { return p.Kind == Variation }

// OnSale reports whether a sale price is set.
func (p *Product) OnSale() bool { return p.SalePrice.Set }

// CategoryPath is the way from the top of the category tree to one category:
// {"Clothing", "T-shirts"}.
type CategoryPath []string

// Attribute is a named list of values: a fact ("Material: stoneware") or, with
// Variation set, an option that tells the variations apart. On a variation
// itself each option has one value, or none for "any".
type Attribute struct {
	Name      string   `json:"name"`
	Values    []string `json:"values,omitempty"`
	Visible   bool     `json:"visible,omitempty"`
	Global    bool     `json:"global,omitempty"`    // shared by the whole shop
	Variation bool     `json:"variation,omitempty"` // tells variations apart
	Default   string   `json:"default,omitempty"`
	LinkedTo  string   `json:"linked_to,omitempty"` // metafield of a Shopify option
}

// Image is one picture of a product, in the order of the product's gallery;
// the first is the main one.
type Image struct {
	Src      string `json:"src,omitempty"`      // address in the live shop
	Original string `json:"original,omitempty"` // SHA-256 of the original kept in the workspace
	Prepared string `json:"prepared,omitempty"` // SHA-256 of the finished picture
	FileName string `json:"file_name,omitempty"`
	Title    string `json:"title,omitempty"`
	Caption  string `json:"caption,omitempty"`
	Alt      string `json:"alt,omitempty"`
}

// Download is a file that a buyer of a downloadable product receives.
type Download struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
	URL  string `json:"url,omitempty"`
}

// Meta is a custom field: a key of the shop's own with its value.
type Meta struct {
	Key   string `json:"key"`
	Value string `json:"value"`
}

// Source remembers, for a product that came from a file, each cell that the
// file's format cannot write back exactly from the fields above: columns not
// understood, and spellings such as "0.0" for a weight of 0.
type Source map[string]SourceCell

// SourceCell is one cell of the file a product came from. While the fields
// still render to Rendered, an export writes Original, so that what nobody
// edited goes back exactly as it came.
type SourceCell struct {
	Original string `json:"o"`
	Rendered string `json:"r,omitempty"`
}
