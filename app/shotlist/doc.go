// Package shotlist reads the list that says which photo shows which product: a
// table of file names with SKUs, barcodes, link addresses or titles, as a
// photographer or a client sends it. Headings are understood in several
// languages, separators and encodings as in product files. Nothing of a list is
// dropped silently: each row that names no photo that is there, or no product,
// is reported with its line.
package shotlist
