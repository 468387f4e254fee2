package alttext

import "storehand/app/client"

// Rule names what a finding is about.
type Rule string

// The rules, in the order in which they are checked and fixed.
const (
	Empty       Rule = "empty"
	NoWords     Rule = "no words"
	Markup      Rule = "markup"
	FileName    Rule = "file name"
	PictureOf   Rule = "picture of"
	AllCapitals Rule = "all capitals"
	Repeated    Rule = "repeated word"
	OverLimit   Rule = "over the shop's limit"
	TooLong     Rule = "too long"
	Keywords    Rule = "list of keywords"
	Price       Rule = "price"
	Duplicate   Rule = "duplicate"
	Ending      Rule = "ending"
	Beginning   Rule = "beginning"
	TitleOnly   Rule = "title only"
)

// Guidance is where a rule can be read up.
type Guidance struct {
	Name    string // "W3C, WCAG 2.2, 1.1.1 Non-text content"
	Address string // of the page; empty for rules of our own
}

var (
	nonText = Guidance{"W3C, WCAG 2.2, 1.1.1 Non-text content", "https://www.w3.org/WAI/WCAG22/Understanding/non-text-content"}
	// decisionTree ends for product pictures at "the image contributes meaning":
	// they are never decoration, so that their text is never to be empty.
	decisionTree = Guidance{"W3C, alt decision tree", "https://www.w3.org/WAI/tutorials/images/decision-tree/"}
	tips         = Guidance{"W3C, images tutorial, tips and tricks", "https://www.w3.org/WAI/tutorials/images/tips/"}
	groups       = Guidance{"W3C, images tutorial, groups of images", "https://www.w3.org/WAI/tutorials/images/groups/"}
	notATextual  = Guidance{"W3C, WCAG 2.2, failure F30", "https://www.w3.org/WAI/WCAG22/Techniques/failures/F30"}
	stuffing     = Guidance{"Google, image SEO best practices", "https://developers.google.com/search/docs/appearance/google-images"}
	wordPress    = Guidance{"WordPress, sanitize_text_field", "https://developer.wordpress.org/reference/functions/sanitize_text_field/"}
	house        = Guidance{Name: "Common practice"}
)

var guidance = map[Rule]Guidance{
	Empty: nonText, NoWords: notATextual, Markup: wordPress, FileName: notATextual, PictureOf: tips, Repeated: stuffing,
	OverLimit: shopifyFiles, Keywords: stuffing, Duplicate: groups, TitleOnly: decisionTree,
}

// Guidance says where a rule comes from. The length of 125 characters, capitals,
// prices and punctuation are common practice, which no standard names.
func (r Rule) Guidance() Guidance {
	if found, ok := guidance[r]; ok {
		return found
	}
	return house
}

// Limit is the longest alternative text a platform keeps.
type Limit struct {
	Characters int
	Source     Guidance
	Date       string // YYYY-MM in which it was looked up
}

var shopifyFiles = Guidance{"Shopify, FilesErrorCode ALT_VALUE_LIMIT_EXCEEDED", "https://shopify.dev/docs/api/admin-graphql/latest/enums/FilesErrorCode"}

// limits has the platforms that name a limit; WooCommerce names none.
var limits = map[client.Platform]Limit{
	client.Shopify: {Characters: ShopifyLimit, Source: shopifyFiles, Date: "2026-11"},
}

// LimitOf gives the limit of a platform, if it has one.
func LimitOf(platform client.Platform) (Limit, bool) {
	limit, found := limits[platform]
	return limit, found
}
