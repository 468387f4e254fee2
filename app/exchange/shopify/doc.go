// Package shopify reads and writes Shopify's product CSV under both of its
// sets of headings: the older one ("Variant Price") and the one of 2024 and
// after ("Price").
//
// A product takes as many rows as it has variants or pictures, whichever is
// more. The first row has the product's own cells and its first variant; the
// pictures go down the rows, and rows that remain for pictures have nothing
// else.
package shopify
