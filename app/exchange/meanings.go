package exchange

// meanings maps the dialects' names for columns to the field of the catalogue
// that they feed, where the two differ.
var meanings = map[string]string{
	// WooCommerce
	"name": "title", "type": "kind", "published": "status", "reviews": "reviews_allowed", "brands": "vendor",
	"attribute": "attributes", "download": "downloads",

	// Shopify
	"handle": "slug", "category": "categories", "barcode": "gtin", "price": "regular_price", "compare_at": "sale_price",
	"taxable": "tax_status", "tracker": "manage_stock", "quantity": "stock", "policy": "backorders", "grams": "weight",
	"requires_shipping": "virtual", "image_src": "images", "image_position": "images", "image_alt": "images", "variant_image": "images",
	"option1": "attributes", "option2": "attributes", "option3": "attributes", "fulfillment": "",

	// Product CSV Import Suite
	"post_title": "title", "post_name": "slug", "post_excerpt": "short_description", "post_content": "description",
	"post_status": "status", "menu_order": "position", "comment_status": "reviews_allowed", "upsell_ids": "upsells",
	"crosssell_ids": "cross_sells", "sale_price_dates_from": "sale_from", "sale_price_dates_to": "sale_to",
	"product_url": "external_url", "tax:product_type": "kind", "tax:product_cat": "categories", "tax:product_tag": "tags",
	"tax:product_shipping_class": "shipping_class", "tax:product_brand": "vendor", "meta:_yoast_wpseo_title": "seo_title",
	"meta:_yoast_wpseo_metadesc": "seo_description", "meta:": "meta", "attribute:": "attributes", "attribute_data:": "attributes",
	"attribute_default:": "attributes",
}
