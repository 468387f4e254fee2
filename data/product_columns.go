package data

import "storehand/app/catalog"

// productColumn ties a column of the product table to its place in a Product.
// at gives a place that stored reads and assign writes.
type productColumn struct {
	name string
	at   func(*catalog.Product) any
	// local columns say something about the workspace, not about the shop's
	// product, so an edit of them is never staged.
	local bool
}

// productColumns lists every column of the product table that holds part of a
// Product. A column that is also a Field has the field's key as its name.
var productColumns = []productColumn{
	{name: "store_id", at: func(p *catalog.Product) any { return &p.StoreID }, local: true},
	{name: "parent_id", at: func(p *catalog.Product) any { return nullable[catalog.ID]{&p.ParentID} }, local: true},
	{name: "remote_id", at: func(p *catalog.Product) any { return &p.RemoteID }, local: true},
	{name: "kind", at: func(p *catalog.Product) any { return &p.Kind }},
	{name: "sku", at: func(p *catalog.Product) any { return &p.SKU }},
	{name: "gtin", at: func(p *catalog.Product) any { return &p.GTIN }},
	{name: "title", at: func(p *catalog.Product) any { return &p.Title }},
	{name: "slug", at: func(p *catalog.Product) any { return &p.Slug }},
	{name: "status", at: func(p *catalog.Product) any { return &p.Status }},
	{name: "visibility", at: func(p *catalog.Product) any { return &p.Visibility }},
	{name: "featured", at: func(p *catalog.Product) any { return &p.Featured }},
	{name: "regular_price", at: func(p *catalog.Product) any { return amountColumn{&p.RegularPrice} }},
	{name: "sale_price", at: func(p *catalog.Product) any { return amountColumn{&p.SalePrice} }},
	{name: "cost", at: func(p *catalog.Product) any { return amountColumn{&p.Cost} }},
	{name: "sale_from", at: func(p *catalog.Product) any { return &p.SaleFrom }},
	{name: "sale_to", at: func(p *catalog.Product) any { return &p.SaleTo }},
	{name: "manage_stock", at: func(p *catalog.Product) any { return &p.ManageStock }},
	{name: "stock", at: func(p *catalog.Product) any { return countColumn{&p.Stock} }},
	{name: "stock_status", at: func(p *catalog.Product) any { return &p.StockStatus }},
	{name: "backorders", at: func(p *catalog.Product) any { return &p.Backorders }},
	{name: "low_stock", at: func(p *catalog.Product) any { return countColumn{&p.LowStock} }},
	{name: "sold_individually", at: func(p *catalog.Product) any { return &p.SoldIndividually }},
	{name: "weight", at: func(p *catalog.Product) any { return &p.Weight }},
	{name: "weight_unit", at: func(p *catalog.Product) any { return &p.WeightUnit }},
	{name: "length", at: func(p *catalog.Product) any { return &p.Length }},
	{name: "width", at: func(p *catalog.Product) any { return &p.Width }},
	{name: "height", at: func(p *catalog.Product) any { return &p.Height }},
	{name: "dimension_unit", at: func(p *catalog.Product) any { return &p.DimensionUnit }},
	{name: "tax_status", at: func(p *catalog.Product) any { return &p.TaxStatus }},
	{name: "tax_class", at: func(p *catalog.Product) any { return &p.TaxClass }},
	{name: "shipping_class", at: func(p *catalog.Product) any { return &p.ShippingClass }},
	{name: "tags", at: func(p *catalog.Product) any { return list(&p.Tags) }},
	{name: "attributes", at: func(p *catalog.Product) any { return list(&p.Attributes) }},
	{name: "images", at: func(p *catalog.Product) any { return list(&p.Images) }},
	{name: "downloads", at: func(p *catalog.Product) any { return list(&p.Downloads) }},
	{name: "grouped", at: func(p *catalog.Product) any { return list(&p.Grouped) }},
	{name: "upsells", at: func(p *catalog.Product) any { return list(&p.Upsells) }},
	{name: "cross_sells", at: func(p *catalog.Product) any { return list(&p.CrossSells) }},
	{name: "meta", at: func(p *catalog.Product) any { return list(&p.Meta) }},
	{name: "virtual", at: func(p *catalog.Product) any { return &p.Virtual }},
	{name: "downloadable", at: func(p *catalog.Product) any { return &p.Downloadable }},
	{name: "download_limit", at: func(p *catalog.Product) any { return &p.DownloadLimit }},
	{name: "download_expiry", at: func(p *catalog.Product) any { return &p.DownloadExpiry }},
	{name: "external_url", at: func(p *catalog.Product) any { return &p.ExternalURL }},
	{name: "button_text", at: func(p *catalog.Product) any { return &p.ButtonText }},
	{name: "reviews_allowed", at: func(p *catalog.Product) any { return &p.ReviewsAllowed }},
	{name: "position", at: func(p *catalog.Product) any { return &p.Position }},
	{name: "vendor", at: func(p *catalog.Product) any { return &p.Vendor }},
	{name: "product_type", at: func(p *catalog.Product) any { return &p.ProductType }},
	{name: "supplier", at: func(p *catalog.Product) any { return &p.Supplier }, local: true},
	{name: "gift_card", at: func(p *catalog.Product) any { return &p.GiftCard }},
	{name: "seo_title", at: func(p *catalog.Product) any { return &p.SEOTitle }},
	{name: "seo_description", at: func(p *catalog.Product) any { return &p.SEODescription }},
	{name: "purchase_note", at: func(p *catalog.Product) any { return &p.PurchaseNote }},
	{name: "short_description", at: func(p *catalog.Product) any { return &p.ShortDescription }},
	{name: "description", at: func(p *catalog.Product) any { return &p.Description }},
	{name: "source", at: func(p *catalog.Product) any { return object(&p.Source) }, local: true},
}
