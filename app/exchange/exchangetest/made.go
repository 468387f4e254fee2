package exchangetest

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/exchange/table"
)

// wooRows is a file of a WooCommerce shop with all sorts of cells, with "¦"
// between the cells.
const wooRows = `ID¦Type¦SKU¦GTIN, UPC, EAN, or ISBN¦Name¦Published¦Is featured?¦Visibility in catalog¦Short description¦Description¦Date sale price starts¦Date sale price ends¦Tax status¦Tax class¦In stock?¦Stock¦Low stock amount¦Backorders allowed?¦Sold individually?¦Weight (kg)¦Length (cm)¦Width (cm)¦Height (cm)¦Allow customer reviews?¦Purchase note¦Sale price¦Regular price¦Categories¦Tags¦Shipping class¦Images¦Download limit¦Download expiry days¦Parent¦Grouped products¦Upsells¦Cross-sells¦External URL¦Button text¦Position¦Brands¦Attribute 1 name¦Attribute 1 value(s)¦Attribute 1 visible¦Attribute 1 global¦Attribute 2 name¦Attribute 2 value(s)¦Attribute 2 visible¦Attribute 2 global¦Attribute 1 default¦Meta: _yoast_wpseo_title¦Meta: _yoast_wpseo_metadesc¦Meta: _custom_key¦Swatches¦Download 1 ID¦Download 1 name¦Download 1 URL
12¦variation¦MUG-S¦¦Mug - small¦1¦0¦visible¦¦¦¦¦taxable¦parent¦1¦parent¦¦0¦0¦0,35¦¦¦¦0¦¦¦19,90¦¦¦¦https://shop.example/mug-s.jpg¦¦¦MUG¦¦¦¦¦¦1¦¦Size¦S¦¦1¦Glaze¦¦¦0¦¦¦¦¦¦¦¦
13¦variation¦¦¦Mug - large¦-1¦0¦visible¦¦¦¦¦taxable¦parent¦0¦0¦¦notify¦0¦¦¦¦¦0¦¦¦24¦¦¦¦¦¦¦id:11¦¦¦¦¦¦2¦¦Size¦L\, wide¦¦1¦Glaze¦Oat¦¦0¦¦¦¦¦¦¦¦
11¦variable¦MUG¦4006381333931¦Mug „Café“¦1¦1¦visible¦Short, with comma¦"<p>Two
lines and ""quotes"" with 5"" rim</p>\nand a break"¦2026-03-20 0:00:00¦2026-04-01¦taxable¦reduced-rate¦1¦¦¦0¦0¦0.350¦10¦8.5¦9¦1¦'=SUM(A1)¦¦¦Kitchen > Mugs, Gifts\, small > For him¦blue, stone ware¦bulky¦https://shop.example/mug.jpg, mug-back.jpg¦¦¦¦¦BOWL, id:15¦¦¦¦0¦Grün & Söhne¦Size¦S, M, L\, wide¦1¦1¦Glaze¦Oat, Moss¦0¦0¦S¦Mug %%sep%% shop¦"Description, long"¦{""a"":[1,2]}¦'-unknown plugin cell¦¦¦
14¦simple, downloadable, virtual¦PDF¦¦Pattern¦0¦0¦hidden¦¦¦¦¦none¦¦1¦¦¦1¦1¦¦¦¦¦1¦¦4,5¦5,00¦Patterns¦¦¦¦3¦30¦¦¦¦¦¦¦-1¦¦¦¦¦¦Material¦Paper¦1¦0¦¦¦¦0¦¦9f1c¦Pattern.pdf¦https://shop.example/p.pdf
15¦subscription¦BOWL¦12-34¦'@home bowl¦2¦0¦search¦¦¦20.03.2026¦¦shipping¦zero-rate¦backorder¦-3¦2¦1¦0¦¦¦¦¦0¦¦¦call us¦Kitchen¦¦¦¦¦¦¦¦¦PDF¦¦¦7¦"A Brand, Another"¦¦¦¦¦¦¦¦¦¦¦¦x¦¦¦¦
16¦grouped¦SET¦¦Set¦1¦0¦visible¦¦¦¦¦taxable¦¦1¦¦¦0¦0¦¦¦¦¦1¦¦¦¦Kitchen¦¦¦¦¦¦¦MUG, BOWL¦¦¦¦¦0¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦
17¦external¦EXT¦¦Elsewhere¦1¦0¦visible¦¦¦¦¦taxable¦¦1¦¦¦0¦0¦¦¦¦¦1¦¦¦11,05¦¦¦¦¦¦¦¦¦¦¦https://other.example/x?a=1,2¦Buy¦0¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦¦
`

// shopifyRows is a file of a Shopify shop under the newer headings.
const shopifyRows = `Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Option1 Linked To,Option2 name,Option2 value,Option2 Linked To,Option3 name,Option3 value,Option3 Linked To,Price,Compare-at price,Cost per item,Charge tax,Tax code,Unit price total measure,Inventory tracker,Inventory quantity,Continue selling when out of stock,Weight value (grams),Weight unit for display,Requires shipping,Fulfillment service,Product image URL,Image position,Image alt text,Variant image URL,Gift card,SEO title,SEO description,Colour (product.metafields.shopify.color-pattern),Google Shopping / MPN,Price / International,Included / International
Café mug,cafe-mug,"<p>Two
lines</p>",Grün & Söhne,Home & Garden > Kitchenware,Mug,"blue, stone ware",TRUE,active,MUG-S,'4006381333931,Size,S,product.metafields.shopify.size,Glaze,Oat,,,,,19.90,24.00,8.10,TRUE,P0001,,shopify,12,FALSE,350,kg,TRUE,manual,https://cdn.example/a.jpg?v=1,1,"Mug, front",https://cdn.example/a.jpg?v=1,FALSE,Mug | Shop,A mug,blue; green,MPN-1,21.00,TRUE
,cafe-mug,,,,,,,,MUG-L,,,L,,,Oat,,,,,29,20,,FALSE,,,,0,TRUE,226.796185,lb,TRUE,amazon,https://cdn.example/b.jpg,2,,,,,,,MPN-2,,
,cafe-mug,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,https://cdn.example/c.jpg,3,Third,,,,,,,,
Voucher,voucher,,Shop,,,,FALSE,archived,,,Title,Default Title,,,,,,,,call us,,,FALSE,,,,,FALSE,0.0,kg,FALSE,manual,,,,,TRUE,,,,,,
Poster,poster,<p>x</p>,Shop,,,,TRUE,unlisted,P-1,,Title,Default Title,,,,,,,,10.00,10.00,,TRUE,,,shopify,-2,FALSE,28.3,oz,TRUE,manual,https://cdn.example/p2.jpg,2,back,,FALSE,,,,,,
,poster,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,,https://cdn.example/p1.jpg,1,front,,,,,,,,
`

// oldShopifyRows has the older headings, repeated cells, and pictures that do
// not begin on the first row.
const oldShopifyRows = `Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Fulfillment Service,Variant Price,Variant Compare At Price,Variant Requires Shipping,Variant Taxable,Variant Barcode,Image Src,Image Position,Image Alt Text,Gift Card,Variant Image,Variant Weight Unit,Cost per item,Status
shirt,Shirt,<p>S</p>,Acme,Shirts,"a, b",true,Size,S,SAME,100,shopify,1,deny,manual,50,,true,true,,,,,false,,kg,,active
shirt,Shirt,,Acme,,,,Size,M,SAME,100,shopify,2,continue,manual,50,60,true,true,,https://cdn.example/1.jpg,1,one,,,kg,20,
shirt,,,,,,,,,,,,,,,,,,,,https://cdn.example/2.jpg,2,two,,,kg,,
`

// madeTrips are files made for what the corpus does not have.
func madeTrips(t *testing.T) []trip {
	t.Helper()
	woo, shop := []exchange.Dialect{exchange.WooCommerce}, []exchange.Dialect{exchange.Shopify}
	one := func(name string, platform client.Platform, content string, dialects []exchange.Dialect) trip {
		return trip{name, platform, []table.File{TextFile(name+".csv", content)}, dialects}
	}
	semicolons := delimited(t, wooRows, ";", "\r\n")
	latin, err := charmap.Windows1252.NewEncoder().String(semicolons)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(delimited(t, wooRows, "\t", "\r\n"))
	if err != nil {
		t.Fatal(err)
	}
	german := strings.NewReplacer(
		"¦Type¦", "¦Typ¦", "¦SKU¦", "¦Artikelnummer¦", "or ISBN", "oder ISBN", "¦Published¦", "¦Veröffentlicht¦", "¦Name¦", "¦Name¦",
		"Is featured?", "Ist hervorgehoben?", "Visibility in catalog", "Sichtbarkeit im Katalog", "Short description", "Kurzbeschreibung",
		"¦Description¦", "¦Beschreibung¦", "Regular price", "Regulärer Preis", "Sale price", "Angebotspreis", "Weight", "Gewicht", "Length", "Länge",
		"Attribute 1 name", "Attribut 1 Name", "Attribute 1 value(s)", "Attribut 1 Wert(e)", "Attribute 1 visible", "Attribut 1 Sichtbar",
		"Attribute 1 global", "Attribut 1 Global", "Attribute 1 default", "Attribut 1 Standard", "¦Parent¦", "¦Übergeordnetes Produkt¦",
	).Replace(wooRows)
	return []trip{
		one("semicolons and decimal commas", client.WooCommerce, semicolons, woo),
		one("commas and byte order mark", client.WooCommerce, "\uFEFF"+delimited(t, wooRows, ",", "\n"), woo),
		one("Windows-1252", client.WooCommerce, latin, woo),
		one("UTF-16 with tabs", client.WooCommerce, wide, woo),
		one("German headings", client.WooCommerce, delimited(t, german, ";", "\n"), woo),
		one("Shopify, newer headings", client.Shopify, shopifyRows, shop),
		one("Shopify, older headings", client.Shopify, oldShopifyRows, shop),
		one("Shopify with semicolons", client.Shopify, swapped(t, shopifyRows, ";"), shop),
	}
}

// delimited writes cells with "¦" between them as a table.
func delimited(t *testing.T, text, separator, lineEnd string) string {
	t.Helper()
	return written(t, strings.ReplaceAll(text, "¦", "\t"), table.Tab, separator, lineEnd)
}

// swapped gives a table with commas another separator.
func swapped(t *testing.T, text, separator string) string {
	t.Helper()
	return written(t, text, table.Comma, separator, "\n")
}

func written(t *testing.T, text, from, to, lineEnd string) string {
	t.Helper()
	reader := table.NewReader(strings.NewReader(text), table.Form{Separator: from})
	var made strings.Builder
	writer := table.NewWriter(&made, table.Form{Separator: to, LineEnd: lineEnd})
	for {
		row, err := reader.Read()
		if err != nil {
			break
		}
		if err := writer.Write(row.Cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := writer.Flush(); err != nil {
		t.Fatal(err)
	}
	return made.String()
}
