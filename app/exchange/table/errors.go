package table

import (
	"errors"
	"fmt"
)

// ErrEmpty is returned for a file without any content.
var ErrEmpty = errors.New("the file is empty: download it from the shop again")

// TruncatedError is returned for a file that ends in the middle of a row.
type TruncatedError struct {
	Line int    // where the row that does not end begins, from 1
	Why  string // what is missing
}

func (e *TruncatedError) Error() string {
	return fmt.Sprintf("the file ends in the middle of the row on line %d (%s): it is not complete, download it again", e.Line, e.Why)
}

// TooLargeError is returned for a row beyond the limits of this package.
type TooLargeError struct {
	Line int    // where the row begins, from 1
	What string // which limit is exceeded
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("line %d has %s: this is not a table of products", e.Line, e.What)
}

// ForeignError is returned for a file that is something else than products.
type ForeignError struct {
	What   string // what it seems to be, with its article: "an Excel workbook"
	Advice string // what to do instead
}

func (e *ForeignError) Error() string {
	return fmt.Sprintf("this seems to be %s, not a product file: %s", e.What, e.Advice)
}
