// Package csvsuite reads and writes the product files of the WooCommerce
// extension Product CSV Import Suite: headings such as post_title,
// tax:product_cat and meta:key, lists with "|" between, and products and
// variations in two files.
package csvsuite
