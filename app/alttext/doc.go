// Package alttext writes the alternative texts of product pictures from what
// is known without a network: the product's title, options and attributes, the
// view that the file name tells, and the colours measured in the picture. It
// also checks such texts, whoever wrote them.
package alttext

// Recommended is the length in characters up to which screen readers read an
// alternative text in one go.
const Recommended = 125

// ShopifyLimit is the longest alternative text in characters that Shopify
// keeps.
const ShopifyLimit = 512
