package compliance

// seen is when the sources of the rules were looked up.
const seen = "2026-09"

// Where the rules come from. Amazon's Seller Central and Shopify's page of
// limits cannot be read without an account; what is said of them is second hand.
const (
	amazonRule  = "Amazon's requirements as given by mercatuslab.com and changethisfile.com"
	ebayRule    = "ebay.com, picture policy (4370)"
	ebaySize    = "plomz.com"
	walmartRule = "marketplacelearn.walmart.com, image guidelines of July 2025"
	walmartOnce = "supplierone.helpdocs.io, Walmart's product content policy"
	shelfSEO    = "shelfseo.pro, Walmart image compliance"
	googleRule  = "support.google.com/merchants/answer/6324350"
	googleSaid  = "Google's requirements as given by sharpfeed.io and help.mergado.com"
	shopifySaid = "Shopify's limits as given by isopeel.com and twilapp.com"
	etsySaid    = "Etsy's requirements as given by hauld.app"
	wordPress   = "WordPress scales down what is over 2560 px"
	ownMeasure  = "Storehand's own measure"
)

// Channels returns the channels that come with the program, in the order a list
// shows them. Where sources differ the rule's note says so. What is a matter of
// suspicion, such as text found on a picture, only ever warns.
func Channels() []Channel {
	return []Channel{
		{Name: "WooCommerce", Slug: "woocommerce", Rules: with(
			Rule{Key: Format, Must: oneOf(webFormats...), Source: "WordPress's own list of file types", Note: "Newer versions take AVIF too."},
			Rule{Key: Width, Should: atLeast(600), Source: "WooCommerce themes show pictures 600 px wide and more"},
			Rule{Key: LongSide, Should: atMost(2560), Do: makeSmaller, Source: wordPress},
		)},
		{Name: "Shopify", Slug: "shopify", Rules: with(
			Rule{Key: Format, Should: oneOf(webFormats...), Source: shopifySaid, Note: "HEIC is taken too."},
			Rule{Key: FileSize, Must: atMost(20e6), Source: shopifySaid},
			Rule{Key: Megapixels, Must: atMost(25), Should: atMost(20), Source: shopifySaid, Note: "Most sources give 20 megapixels, some 25."},
			Rule{Key: LongSide, Should: atLeast(2048), Source: shopifySaid, Note: "2048 × 2048 px is recommended, not required."},
		)},
		amazon(),
		{Name: "eBay", Slug: "ebay", Rules: with(
			Rule{Key: Format, Must: oneOf("jpeg", "png", "gif", "bmp", "tiff", "webp"), Source: "developer.ebay.com, createImageFromFile", Note: "AVIF and HEIC are taken too."},
			Rule{Key: Frames, Must: atMost(1), Source: "developer.ebay.com, createImageFromFile"},
			Rule{Key: FileSize, Must: atMost(12e6), Source: ebaySize, Note: "An older source gives 7 MB."},
			Rule{Key: LongSide, Must: atLeast(500), Should: atLeast(1600), Source: ebayRule + "; 1600 px: " + ebaySize},
			Rule{Key: Frame, Should: atMost(0), Source: ebayRule, Note: "Added borders are not allowed."},
			Rule{Key: Letters, Should: atMost(0), Source: ebayRule, Note: "Added text, artwork and watermarks are not allowed."},
		)},
		walmart(),
		google(),
		{Name: "Etsy", Slug: "etsy", Rules: with(
			Rule{Key: Format, Must: oneOf("jpeg", "png", "gif"), Source: etsySaid},
			Rule{Key: FileSize, Should: atMost(10e6), Source: etsySaid, Note: "Given by one source only."},
			Rule{Key: LongSide, Should: atLeast(2000), Source: etsySaid, Note: "Sources differ on whether the longer or the shorter side is meant."},
		)},
		{Name: "Own shop", Slug: "own", Rules: with()},
	}
}

func amazon() Channel {
	return Channel{Name: "Amazon", Slug: "amazon", Rules: with(
		Rule{Key: Format, Must: oneOf("jpeg", "png", "tiff", "gif"), Should: oneOf("jpeg"), Source: amazonRule, Note: "JPEG is preferred; WebP is refused."},
		Rule{Key: Frames, Must: atMost(1), Source: amazonRule},
		Rule{Key: FileSize, Should: atMost(10e6), Source: "changethisfile.com", Note: "Given by one source only."},
		Rule{
			Key: LongSide, Must: Limits{Min: new(500.0), Max: new(10000.0)}, Should: atLeast(1000), Source: amazonRule,
			Note: "Below 1000 px there is no zoom; 1600 to 2000 px are advised.",
		},
		Rule{Key: Colours, Should: oneOf(inRGB...), Source: amazonRule, Note: "Sources differ on whether CMYK is taken."},
		Rule{Key: Alpha, Should: atMost(0), Source: "changethisfile.com", Note: "Transparent parts may be shown grey or black."},
		Rule{
			Key: PureEdge, MainOnly: true, Must: atLeast(85), Should: atLeast(95), Source: amazonRule,
			Note: "Asked for is pure white, 255, 255, 255; the shares of the edge are those of a checker, shelfseo.pro.",
		},
		Rule{Key: Fill, MainOnly: true, Must: atLeast(85), Source: amazonRule, Note: "Measured is the product's extent in width or height, whichever is more."},
		Rule{Key: Frame, MainOnly: true, Should: atMost(0), Source: amazonRule},
		Rule{Key: Letters, MainOnly: true, Should: atMost(0), Source: amazonRule, Note: "Text, logos and watermarks are not allowed on the main picture."},
	)}
}

func walmart() Channel {
	return Channel{Name: "Walmart", Slug: "walmart", Rules: with(
		Rule{Key: Format, Must: oneOf("jpeg", "png", "bmp"), Source: walmartRule, Note: "A checker, shelfseo.pro, lists GIF; Walmart does not."},
		Rule{Key: FileSize, Must: atMost(5e6), Source: walmartRule, Note: "Other sources give 1 MB or 10 MB."},
		Rule{
			Key: ShortSide, Must: atLeast(1000), Should: atLeast(1500), Source: walmartRule + "; 1000 px: " + shelfSEO,
			Note: "Walmart asks for 2200 × 2200 px and zooms from 1500 × 1500 px.",
		},
		Rule{Key: Ratio, Must: atMost(1.01), MainOnly: true, Source: walmartRule},
		Rule{Key: Colours, Must: oneOf(inRGB...), Source: walmartRule},
		Rule{Key: Depth, Must: atMost(8), Source: walmartRule},
		Rule{Key: WhiteEdge, MainOnly: true, Must: atLeast(85), Should: atLeast(95), Source: walmartRule + "; shares of the edge: " + shelfSEO},
		Rule{Key: Letters, MainOnly: true, Should: atMost(0), Source: walmartOnce, Note: "No graphics, logos, watermarks, overlays or text on the main picture."},
	)}
}

func google() Channel {
	return Channel{Name: "Google Merchant Center", Slug: "google", Rules: with(
		Rule{Key: Format, Must: oneOf("jpeg", "webp", "png", "gif", "bmp", "tiff"), Source: googleRule},
		Rule{Key: Frames, Must: atMost(1), Source: "emberfeed.com"},
		Rule{Key: FileSize, Must: atMost(16e6), Source: googleSaid},
		Rule{Key: Megapixels, Must: atMost(64), Source: googleSaid},
		Rule{
			Key: ShortSide, Must: atLeast(500), Should: atLeast(1500), Source: googleSaid + "; 500 px: emberfeed.com, whyitwon.com",
			Note: "500 px are required from 31 January 2027; until then 100 px, or 250 px for clothing.",
		},
		Rule{Key: ClearEdge, MainOnly: true, Should: atLeast(85), Source: googleSaid, Note: "A white or transparent background is advised."},
		Rule{Key: Fill, MainOnly: true, Should: Limits{Min: new(75.0), Max: new(90.0)}, Source: googleSaid},
		Rule{Key: Frame, Should: atMost(0), Source: googleSaid, Note: "Borders are not allowed."},
		Rule{Key: Letters, Should: atMost(0), Source: googleSaid, Note: "Watermarks and promotional text are not allowed."},
	)}
}

// with adds what every channel is better for. The limits lie beyond what sharp
// and well-exposed photos were seen to measure.
func with(rules ...Rule) []Rule {
	rules = append(rules,
		Rule{Key: Profile, Should: oneOf("srgb"), Source: "Browsers and shops take pictures for sRGB; others may look dull"},
		Rule{Key: Missing, Must: atMost(0), Source: ownMeasure},
		Rule{Key: Blur, Should: atMost(1.3), Source: ownMeasure},
		Rule{Key: Softness, Should: atMost(15.5), Source: ownMeasure + "; Google and Walmart do not want enlarged pictures"},
		Rule{Key: Noise, Should: atMost(8), Source: ownMeasure},
		Rule{Key: Dark, Should: atMost(40), Source: ownMeasure},
		Rule{Key: Bright, Should: atMost(25), Source: ownMeasure},
		Rule{Key: Peak, Should: atLeast(110), Source: ownMeasure},
	)
	for i := range rules {
		rules[i].Date = seen
	}
	return rules
}

func atLeast(value float64) Limits { return Limits{Min: &value} }

func atMost(value float64) Limits { return Limits{Max: &value} }

func oneOf(words ...string) Limits { return Limits{OneOf: words} }
