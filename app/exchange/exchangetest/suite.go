package exchangetest

import "testing"

// Run runs the whole suite.
func Run(t *testing.T, open Open) {
	t.Run("round trip", func(t *testing.T) { RoundTrip(t, open) })
	for name, test := range map[string]func(*testing.T, Open){
		"an edit changes its cell alone":                      editChangesItsCellAlone,
		"a missing column leaves, an empty cell blanks":       missingColumnLeavesEmptyCellBlanks,
		"edits stay over what the shop says":                  editsStay,
		"variations before their product":                     variationsBeforeTheirProduct,
		"variations of a product in the store":                variationsOfAProductInTheStore,
		"matching by number, then SKU":                        matchingByNumberThenSKU,
		"ambiguous SKUs are reported":                         ambiguousSKUs,
		"rows that cannot be taken":                           rowsThatCannotBeTaken,
		"cells that are not understood":                       cellsThatAreNotUnderstood,
		"a list of prices keeps the other columns":            listOfPricesKeepsColumns,
		"a new column where an edit needs one":                growingColumns,
		"a sheet mapped by hand":                              sheetMappedByHand,
		"scattered rows of a Shopify product":                 scatteredRows,
		"Shopify variants by handle and options":              shopifyVariants,
		"a Shopify product gets variants":                     shopifyProductGetsVariants,
		"a file that changes between preview and import":      changedFile,
		"products of WooCommerce for Shopify":                 wooForShopify,
		"products of Shopify for WooCommerce":                 shopifyForWoo,
		"finished pictures and the manifest":                  finishedPictures,
		"selected products":                                   selectedProducts,
		"a cancelled import changes nothing":                  cancelledImport,
		"an import of the same file again changes nothing":    sameFileAgain,
		"what a product's file cannot hold is said":           notCarried,
		"a plugin's product type is kept":                     pluginType,
		"a file of another platform is taken with a remark":   otherPlatform,
		"many products with a preview of bounded size":        manyProducts,
		"rejected rows are corrected and tried again":         rejectedRowsAgain,
		"a rejected variant brings its product's rows":        rejectedVariant,
		"an import makes its store":                           newStoreOfAnImport,
		"a survey tells what an export does":                  surveyTellsTheExport,
		"edits of lists move no cell to another item's place": listEdits,
	} {
		t.Run(name, func(t *testing.T) { test(t, open) })
	}
}
