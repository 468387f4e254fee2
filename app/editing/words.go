package editing

import (
	"slices"
	"strings"

	"storehand/app/catalog"
	"storehand/app/client"
)

// choiceWords are the words a person reads for the values of choice fields,
// by field key and value.
var choiceWords = map[string]map[string]string{
	"kind": {
		string(catalog.Simple): "Simple", string(catalog.Variable): "With variations",
		string(catalog.Grouped): "Grouped", string(catalog.External): "External", string(catalog.Variation): "Variation",
	},
	"status": {
		string(catalog.Published): "Published", string(catalog.Draft): "Draft", string(catalog.Private): "Private",
		string(catalog.Pending): "Pending", string(catalog.Archived): "Archived", string(catalog.Unlisted): "Unlisted",
	},
	"visibility": {
		string(catalog.Visible): "Shop and search", string(catalog.CatalogOnly): "Shop only",
		string(catalog.SearchOnly): "Search only", string(catalog.Hidden): "Hidden",
	},
	"stock_status": {
		string(catalog.InStock): "In stock", string(catalog.OutOfStock): "Out of stock", string(catalog.OnBackorder): "On backorder",
	},
	"backorders": {
		string(catalog.BackordersNo): "Not allowed", string(catalog.BackordersNotify): "Allowed with notice", string(catalog.BackordersYes): "Allowed",
	},
}

// flagWords are the words of fields that are yes or no.
var flagWords = map[string]string{"yes": "Yes", "no": "No"}

func wordsOf(field *catalog.Field) map[string]string {
	if field.Type == catalog.BoolField {
		return flagWords
	}
	return choiceWords[field.Key]
}

// Words is how a field's text is shown: a choice in a person's words, any other
// text as it is.
func Words(field *catalog.Field, text string) string {
	if words, known := wordsOf(field)[text]; known {
		return words
	}
	return text
}

// Value is the text of a field that words stand for, in any case; words that
// are no choice are the text themselves.
func Value(field *catalog.Field, words string) string {
	for value, known := range wordsOf(field) {
		if strings.EqualFold(strings.TrimSpace(words), known) {
			return value
		}
	}
	return words
}

// offered are the values of choice fields that a platform has, by field key.
// WooCommerce knows no archive and no unlisted products, Shopify knows the two
// kinds of product only and no private ones; what a product has nevertheless,
// it keeps.
var offered = map[client.Platform]map[string][]string{
	client.WooCommerce: {"status": {"published", "draft", "private", "pending"}},
	client.Shopify: {
		"status": {"published", "draft", "archived", "unlisted"},
		"kind":   {"simple", "variable"},
	},
}

// Choices are the words of a field's choices in a shop of the platform, in
// their order; nil for a field that is written freely.
func Choices(field *catalog.Field, platform client.Platform) []string {
	values := field.Choices
	if fewer, limited := offered[platform][field.Key]; limited {
		values = fewer
	}
	words := slices.Clone(values)
	for i, value := range words {
		words[i] = Words(field, value)
	}
	return words
}
