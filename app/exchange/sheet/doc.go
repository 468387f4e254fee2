// Package sheet binds the columns of a product file to the fields of a product,
// in both directions, for every dialect of product file.
//
// What makes a round trip exact is this: after a row was read, the product is
// written again, and each cell that comes out different from the file's is
// remembered in the product's Source together with what came out. On export,
// while the column still comes out as it did then, the file's own cell is
// written. So unknown columns, unusual spellings and cells that were not
// understood go back as they came, and whatever was edited is written anew.
package sheet
