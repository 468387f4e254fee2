package catalog

import (
	"fmt"
	"strings"

	"storehand/app/money"
)

// FieldType says how a field is shown, edited and compared.
type FieldType int

// The types of field.
const (
	TextField FieldType = iota
	HTMLField
	MoneyField
	CountField
	DecimalField
	BoolField
	TimeField
	ChoiceField
	ListField // several values, written on one line
)

// Format says how money is written in a store.
type Format struct {
	Currency money.Currency
	Decimal  byte // '.' or ','; zero reads either and writes '.'
}

func (f Format) separator() byte {
	if f.Decimal == 0 {
		return '.'
	}
	return f.Decimal
}

// Field is one thing about a product that a store manager edits. Its key is
// the field's name everywhere: in the grid's layout, in history, in templates
// and in the workspace's columns.
type Field struct {
	Key     string
	Label   string
	Type    FieldType
	Choices []string // for ChoiceField, the allowed values
	// OnVariations says whether variations have the field too; fields with
	// OnProducts false belong to variations alone.
	OnVariations bool

	read  func(*Product, Format) string
	write func(*Product, string, Format) error
}

// Text gives the field's value as a person writes it.
func (f *Field) Text(p *Product, format Format) string { return f.read(p, format) }

// SetText changes the field from what a person wrote. The error says what is
// wrong with the text and leaves the product as it was.
func (f *Field) SetText(p *Product, text string, format Format) error {
	return f.write(p, text, format)
}

// Fields lists every field in the order of the product editor.
var Fields = []*Field{
	text("title", "Title", func(p *Product) *string { return &p.Title }),
	text("sku", "SKU", func(p *Product) *string { return &p.SKU }).trimmed().varied(),
	text("gtin", "Barcode", func(p *Product) *string { return &p.GTIN }).trimmed().varied(),
	text("slug", "Link address", func(p *Product) *string { return &p.Slug }).trimmed(),
	choice("kind", "Type", func(p *Product) *Kind { return &p.Kind }, Simple, Variable, Grouped, External),
	choice("status", "Status", func(p *Product) *Status { return &p.Status }, Published, Draft, Private, Pending, Archived, Unlisted).varied(),
	choice("visibility", "Listed in", func(p *Product) *Visibility { return &p.Visibility }, Visible, CatalogOnly, SearchOnly, Hidden),
	flag("featured", "Featured", func(p *Product) *bool { return &p.Featured }),
	html("description", "Description", func(p *Product) *string { return &p.Description }).varied(),
	html("short_description", "Short description", func(p *Product) *string { return &p.ShortDescription }),
	amount("regular_price", "Price", func(p *Product) *money.Amount { return &p.RegularPrice }).varied(),
	amount("sale_price", "Sale", func(p *Product) *money.Amount { return &p.SalePrice }).varied(),
	amount("cost", "Cost", func(p *Product) *money.Amount { return &p.Cost }).varied(),
	moment("sale_from", "Sale from", func(p *Product) *WallTime { return &p.SaleFrom }).varied(),
	moment("sale_to", "Sale until", func(p *Product) *WallTime { return &p.SaleTo }).varied(),
	flag("manage_stock", "Count stock", func(p *Product) *bool { return &p.ManageStock }).varied(),
	count("stock", "Stock", func(p *Product) *Count { return &p.Stock }).varied(),
	choice("stock_status", "Availability", func(p *Product) *StockStatus { return &p.StockStatus }, InStock, OutOfStock, OnBackorder).varied(),
	choice("backorders", "Backorders", func(p *Product) *Backorders { return &p.Backorders }, BackordersNo, BackordersNotify, BackordersYes).varied(),
	count("low_stock", "Low at", func(p *Product) *Count { return &p.LowStock }).varied(),
	flag("sold_individually", "Sold one at a time", func(p *Product) *bool { return &p.SoldIndividually }),
	paths("categories", "Categories", func(p *Product) *[]CategoryPath { return &p.Categories }),
	list("tags", "Tags", func(p *Product) *[]string { return &p.Tags }),
	attributes("attributes", "Attributes").varied(),
	images("images", "Images").varied(),
	text("vendor", "Brand", func(p *Product) *string { return &p.Vendor }),
	text("product_type", "Product type", func(p *Product) *string { return &p.ProductType }),
	text("supplier", "Supplier", func(p *Product) *string { return &p.Supplier }).varied(),
	decimal("weight", "Weight", func(p *Product) *Decimal { return &p.Weight }).varied(),
	text("weight_unit", "Weight unit", func(p *Product) *string { return &p.WeightUnit }).trimmed().varied(),
	decimal("length", "Length", func(p *Product) *Decimal { return &p.Length }).varied(),
	decimal("width", "Width", func(p *Product) *Decimal { return &p.Width }).varied(),
	decimal("height", "Height", func(p *Product) *Decimal { return &p.Height }).varied(),
	text("dimension_unit", "Size unit", func(p *Product) *string { return &p.DimensionUnit }).trimmed().varied(),
	text("tax_status", "Tax status", func(p *Product) *string { return &p.TaxStatus }).trimmed().varied(),
	text("tax_class", "Tax class", func(p *Product) *string { return &p.TaxClass }).trimmed().varied(),
	text("shipping_class", "Shipping class", func(p *Product) *string { return &p.ShippingClass }).trimmed().varied(),
	text("seo_title", "Search title", func(p *Product) *string { return &p.SEOTitle }),
	text("seo_description", "Search description", func(p *Product) *string { return &p.SEODescription }),
	list("upsells", "Upsells", func(p *Product) *[]string { return &p.Upsells }),
	list("cross_sells", "Cross-sells", func(p *Product) *[]string { return &p.CrossSells }),
	list("grouped", "Grouped products", func(p *Product) *[]string { return &p.Grouped }),
	flag("virtual", "Virtual", func(p *Product) *bool { return &p.Virtual }).varied(),
	flag("downloadable", "Downloadable", func(p *Product) *bool { return &p.Downloadable }).varied(),
	downloads("downloads", "Downloads").varied(),
	text("download_limit", "Download limit", func(p *Product) *string { return &p.DownloadLimit }).trimmed().varied(),
	text("download_expiry", "Download expires after days", func(p *Product) *string { return &p.DownloadExpiry }).trimmed().varied(),
	text("external_url", "Link to buy", func(p *Product) *string { return &p.ExternalURL }).trimmed(),
	text("button_text", "Button text", func(p *Product) *string { return &p.ButtonText }),
	flag("reviews_allowed", "Reviews allowed", func(p *Product) *bool { return &p.ReviewsAllowed }),
	flag("gift_card", "Gift card", func(p *Product) *bool { return &p.GiftCard }),
	text("purchase_note", "Purchase note", func(p *Product) *string { return &p.PurchaseNote }),
	number("position", "Menu order", func(p *Product) *int64 { return &p.Position }).varied(),
	custom("meta", "Custom fields").varied(),
}

var fieldByKey = func() map[string]*Field {
	byKey := make(map[string]*Field, len(Fields))
	for _, field := range Fields {
		byKey[field.Key] = field
	}
	return byKey
}()

// FieldByKey finds a field. It reports false for a key no field has.
func FieldByKey(key string) (*Field, bool) {
	field, found := fieldByKey[key]
	return field, found
}

func (f *Field) varied() *Field {
	f.OnVariations = true
	return f
}

// trimmed makes a text field drop spaces at both ends of what is written.
func (f *Field) trimmed() *Field {
	write := f.write
	f.write = func(p *Product, text string, format Format) error {
		return write(p, strings.TrimSpace(text), format)
	}
	return f
}

// choiceOf matches what a person wrote with one of the allowed values, ignoring
// case.
func choiceOf[T ~string](label, text string, allowed []T) (T, error) {
	for _, value := range allowed {
		if strings.EqualFold(strings.TrimSpace(text), string(value)) {
			return value, nil
		}
	}
	names := make([]string, len(allowed))
	for i, value := range allowed {
		names[i] = string(value)
	}
	return "", fmt.Errorf("%s cannot be %q: choose %s", strings.ToLower(label), text, strings.Join(names, ", "))
}
