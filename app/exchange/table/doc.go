// Package table reads and writes the delimited text files that shops and
// spreadsheets exchange: comma, semicolon or tab between cells, UTF-8, UTF-16
// or a Windows code page, any line ending, quotes as lenient as real files
// need them. It works on streams and never holds more than one row.
package table

// The limits within which a file is taken for a table. They keep the memory
// bounded whatever a file contains.
const (
	// MaxCell is the longest cell in bytes. The longest field of a shop,
	// WordPress's post_content, holds 4 GB in theory; real descriptions stay
	// under one megabyte.
	MaxCell = 16 << 20
	// MaxRow is the longest row in bytes.
	MaxRow = 32 << 20
	// MaxColumns is the number of columns a spreadsheet can have (Excel and
	// LibreOffice: 16,384).
	MaxColumns = 16384
)
