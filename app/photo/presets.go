package photo

// Presets returns the presets that come with the program, in the order a list
// shows them. The rules they follow are collected from the platforms' own pages
// where those say something, and from several secondary pages where they do
// not.
func Presets() []Preset {
	const white, seen = "#FFFFFF", "2026-09"
	return []Preset{
		{
			Name: "Web 2048", Slug: "web", Fit: FitInside, Width: 2048, Height: 2048, Background: white, Format: JPEG, Quality: 82, Alt: AltComposed,
			Source: "Shopify recommends 2048 px; WordPress scales down what is over 2560 px.", Date: seen,
		},
		{
			Name: "WooCommerce square 1200, white", Slug: "square", Fit: FitPad, Width: 1200, Height: 1200, Background: white, Format: JPEG, Quality: 82,
			Alt: AltComposed, Source: "WooCommerce themes show 600 px and more; twice that stays sharp on dense screens.", Date: seen,
		},
		{
			Name: "Shopify square 2048, white", Slug: "shopify", Fit: FitPad, Width: 2048, Height: 2048, Background: white, Format: JPEG, Quality: 85,
			Alt: AltComposed, Source: "Shopify: 2048 × 2048 px recommended, at most 20 megapixels and 20 MB.", Date: seen,
		},
		{
			Name: "Amazon main 2000", Slug: "amazon", Fit: FitPad, Width: 2000, Height: 2000, Background: white, Format: JPEG, Quality: 90, Alt: AltKeep,
			Fill: 85, Whiten: true,
			Source: "Amazon main image: white (255, 255, 255), 1000 px or more to zoom, 1600 to 2000 advised, no WebP. The product should fill 85 %.", Date: seen,
		},
		{
			Name: "eBay 1600", Slug: "ebay", Fit: FitInside, Width: 1600, Height: 1600, Background: white, Format: JPEG, Quality: 88, Alt: AltKeep,
			Source: "eBay: at least 500 px on the longest side, 1600 recommended, 12 MB, no borders or text.", Date: seen,
		},
		{
			Name: "Walmart square 2200, white", Slug: "walmart", Fit: FitPad, Width: 2200, Height: 2200, Background: white, Format: JPEG, Quality: 85, Alt: AltKeep,
			Whiten: true, MaxBytes: 5_000_000,
			Source: "Walmart: 2200 × 2200 px, 1500 to zoom, 1:1, white, at most 5 MB, no GIF.", Date: seen,
		},
		{
			Name: "Google Merchant 1500", Slug: "google", Fit: FitInside, Width: 1500, Height: 1500, Background: white, Format: JPEG, Quality: 88, Alt: AltKeep,
			KeepRights: true,
			Source:     "Google Merchant Center: 500 px or more from 31 January 2027, 1500 recommended, 16 MB; pictures made by AI must keep their mark.", Date: seen,
		},
		{
			Name: "Etsy 2000", Slug: "etsy", Fit: FitInside, Width: 2000, Height: 2000, Background: white, Format: JPEG, Quality: 88, Alt: AltComposed,
			Source: "Etsy: 2000 px recommended; JPEG, PNG or GIF.", Date: seen,
		},
		{
			Name: "Web 2048, WebP", Slug: "webp", Fit: FitInside, Width: 2048, Height: 2048, Background: Transparent, Format: WebP, Quality: 80, Alt: AltComposed,
			Source: "WooCommerce and Shopify take WebP; Amazon and Walmart do not.", Date: seen,
		},
		{Name: "Original size, WebP", Slug: "original-webp", Fit: FitInside, Background: Transparent, Format: WebP, Quality: 80, Alt: AltKeep},
		{Name: "Thumbnail 256", Slug: "thumb", Fit: FitInside, Width: 256, Height: 256, Background: white, Format: JPEG, Quality: 82, Alt: AltKeep},
	}
}
