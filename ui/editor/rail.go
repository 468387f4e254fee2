package editor

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/money"
	"storehand/app/pricing"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// Measures of the rail in pixels.
const (
	railWidth   = 332
	railPadding = 18
	railInner   = railWidth - 2*railPadding - 1
	fieldGap    = 12
	sideGap     = 8
)

// newRail is the facts at the right of the page, in sections.
func (e *Editor) newRail() *fyne.Container {
	sections := []fyne.CanvasObject{
		e.statusSection(), e.priceSection(), e.stockSection(), e.categorySection(), e.tagSection(), e.detailSection(), e.shippingSection(), e.moreSection(),
	}
	rail := container.New(layout.NewCustomPaddedVBoxLayout(0))
	for i, section := range sections {
		if i > 0 {
			rail.Add(parts.NewDivider())
		}
		rail.Add(container.New(layout.NewCustomPaddedLayout(14, 16, railPadding, railPadding), section))
	}
	return rail
}

// section is a group of fields under a title.
func section(title string, fields ...fyne.CanvasObject) *fyne.Container {
	group := container.New(layout.NewCustomPaddedVBoxLayout(fieldGap), parts.NewLabel(title, look.SizeBody, look.Ink, look.Semi))
	for _, field := range fields {
		group.Add(field)
	}
	return group
}

// beside puts fields side by side.
func beside(fields ...fyne.CanvasObject) *fyne.Container {
	return container.New(columns(sideGap), fields...)
}

func (e *Editor) statusSection() fyne.CanvasObject {
	return section("Status", beside(e.choose("status", ""), e.choose("visibility", "")))
}

func (e *Editor) priceSection() fyne.CanvasObject {
	note := parts.NewParagraph("Each variation has its own price. They are under Variations.", look.SizeSmall, look.Ink3).Width(railInner)
	prices := beside(e.amount("regular_price"), e.amount("sale_price"), e.amount("cost"))
	dates := beside(e.line("sale_from", "").WithPlaceholder("2026-03-20 09:00"), e.line("sale_to", "").WithPlaceholder("2026-03-29"))
	margin := newMarginLine()
	e.onShow(func(read *item) {
		variable := read.row.Product.Kind == catalog.Variable
		setVisible(note, variable)
		setVisible(dates, !variable)
		margin.show(&read.row.Product)
		setVisible(margin.root, !variable && margin.known)
	})
	return section("Price", prices, dates, margin.root, note)
}

// marginLine says what the prices leave.
type marginLine struct {
	root           *fyne.Container
	usual, sale    *parts.Label
	usualBar       *parts.ProgressBar
	saleBar        *parts.ProgressBar
	onSale         []fyne.CanvasObject
	known, selling bool
}

const marginBar = 64 // in pixels

func newMarginLine() *marginLine {
	m := &marginLine{usual: parts.NewLabel("", look.SizeSmall, look.Ink, look.Semi), sale: parts.NewLabel("", look.SizeSmall, look.Ink, look.Semi),
		usualBar: parts.NewProgressBar(marginBar), saleBar: parts.NewProgressBar(marginBar)}
	label := parts.NewLabel("on sale", look.SizeSmall, look.Ink2)
	m.onSale = []fyne.CanvasObject{label, m.sale, m.saleBar}
	m.root = container.New(layout.NewCustomPaddedHBoxLayout(8),
		parts.NewLabel("Margin", look.SizeSmall, look.Ink2), m.usual, container.NewCenter(m.usualBar), label, m.sale, container.NewCenter(m.saleBar))
	return m
}

func (m *marginLine) show(p *catalog.Product) {
	m.known = set(m.usual, m.usualBar, p.RegularPrice, p.Cost)
	m.selling = set(m.sale, m.saleBar, p.SalePrice, p.Cost)
	for _, object := range m.onSale {
		setVisible(object, m.selling)
	}
}

// set shows a margin, if it is known.
func set(label *parts.Label, bar *parts.ProgressBar, price, cost money.Amount) bool {
	percent, known := pricing.Margin(price, cost)
	label.SetText(words.Percent(percent))
	bar.SetValue(float32(percent) / 100)
	return known
}

func (e *Editor) stockSection() fyne.CanvasObject {
	return section("Stock",
		beside(e.line("sku", "").Mono(), e.line("gtin", "").Mono()),
		e.flag("manage_stock"),
		beside(e.line("stock", "On hand"), e.line("low_stock", "")),
		beside(e.choose("stock_status", ""), e.choose("backorders", "")),
		e.flag("sold_individually"),
	)
}

func (e *Editor) detailSection() fyne.CanvasObject {
	return section("Details",
		beside(e.line("vendor", ""), e.line("product_type", "")),
		beside(e.line("supplier", ""), e.choose("kind", "")),
		e.flag("featured"),
		e.flag("reviews_allowed"),
	)
}

// The units shops know.
var (
	weightUnits    = []string{"kg", "g", "lbs", "oz"}
	dimensionUnits = []string{"m", "cm", "mm", "in", "yd"}
)

func (e *Editor) shippingSection() fyne.CanvasObject {
	fields := []fyne.CanvasObject{
		beside(e.line("weight", ""), e.known("weight_unit", "Unit", weightUnits...)),
		beside(e.line("length", ""), e.line("width", ""), e.line("height", ""), e.known("dimension_unit", "Unit", dimensionUnits...)),
		beside(e.line("shipping_class", ""), e.line("tax_class", "")),
		e.known("tax_status", "Tax", "taxable", "shipping", "none"),
		e.flag("virtual"),
	}
	return section("Shipping and tax", fields...)
}

func (e *Editor) moreSection() fyne.CanvasObject {
	fields := []fyne.CanvasObject{
		e.line("upsells", ""), e.line("cross_sells", ""), e.grouped(),
		e.external(),
		e.newField("purchase_note", "", func(label string) *parts.Entry { return parts.NewMultiEntry(label, 2).WithinScroll(e.railScroll) }).entry,
		e.line("position", ""),
		e.flag("downloadable"),
		e.line("downloads", ""),
		beside(e.line("download_limit", ""), e.line("download_expiry", "Expires after days")),
	}
	if e.store.Platform == client.Shopify {
		fields = append(fields, e.flag("gift_card"))
	}
	return section("More", fields...)
}

// grouped is the parts of a grouped product.
func (e *Editor) grouped() fyne.CanvasObject {
	entry := e.line("grouped", "")
	e.onShow(func(read *item) { setVisible(entry, read.row.Product.Kind == catalog.Grouped) })
	return entry
}

// external is where a product that is sold elsewhere is sold.
func (e *Editor) external() fyne.CanvasObject {
	fields := beside(e.line("external_url", ""), e.line("button_text", ""))
	e.onShow(func(read *item) { setVisible(fields, read.row.Product.Kind == catalog.External) })
	return fields
}
