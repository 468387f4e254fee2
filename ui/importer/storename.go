package importer

import (
	"path/filepath"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// fillers are the words that shops and people put into the names of product
// files, and that are no names of stores.
var fillers = []string{
	"wc", "woo", "woocommerce", "shopify", "wordpress", "product", "products", "produkte", "produits", "productos", "prodotti", "catalog", "catalogue",
	"export", "exported", "import", "sample", "dummy", "variations", "all", "csv", "tsv", "data", "file", "list", "copy", "new", "final",
}

// guessName makes the name of a store of the name of its file:
// "alder-and-finch_products_export_2.csv" becomes "Alder and Finch". It is empty
// where nothing of a name is left.
func guessName(file string) string {
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	words := strings.FieldsFunc(stem, func(r rune) bool { return !unicode.IsLetter(r) && r != '&' && r != '\'' && r != '’' })
	words = slices.DeleteFunc(words, func(word string) bool {
		return slices.Contains(fillers, strings.ToLower(word)) || utf8.RuneCountInString(word) == 1 && word != "&"
	})
	for i, word := range words {
		if i > 0 && slices.Contains([]string{"and", "of", "the", "und", "et", "y", "e"}, word) {
			continue
		}
		first, size := utf8.DecodeRuneInString(word)
		words[i] = string(unicode.ToUpper(first)) + word[size:]
	}
	return strings.Trim(strings.Join(words, " "), "& ")
}
