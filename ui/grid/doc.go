// Package grid is the spreadsheet-like table of the program: rows of equal
// height from a Source, columns the user arranges, a cell cursor, ranges of
// cells to copy and paste, rows to select, cells to edit in place.
//
// It draws only what is in sight, from a pool of objects, so its cost does not
// grow with the list. The owner sorts, filters, loads and stores; the grid
// never waits for it.
package grid
