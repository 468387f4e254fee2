// Package contactsheet lays out the pictures of a selection or a run for the
// client's approval: pages with a grid of pictures, each with its name, article
// number, price and ALT text, and boxes to tick.
package contactsheet

import (
	"context"
	"errors"
	"fmt"
	"image"
	"time"
)

// Paper is the size of a page.
type Paper string

// The papers.
const (
	A4     Paper = "a4"
	Letter Paper = "letter"
)

// millimetres gives the sides of a paper standing upright.
var millimetres = map[Paper][2]float64{A4: {210, 297}, Letter: {215.9, 279.4}}

// Sheet says what a contact sheet looks like.
type Sheet struct {
	Title  string // "Spring shoot"
	Client string // whose shop the pictures are for; may be empty
	Day    time.Time
	Paper  Paper
	// Landscape lays the paper on its long side.
	Landscape bool
	// Columns and Rows are how many pictures a page has, 1 to 12 each.
	Columns, Rows int
	Show          Show
	Typefaces     Typefaces
}

// Show says what stands with each picture.
type Show struct {
	Name, SKU, Price, Alt bool
	// Before shows the photo beside the finished picture, where there is one.
	Before bool
	// Tick adds boxes for approval to each picture, and a line to sign.
	Tick bool
}

// Entry is one picture of the sheet.
type Entry struct {
	Name    string // of the picture's file
	Product string // title
	SKU     string
	Price   string // as the shop shows it, with its currency
	Alt     string
	// Picture gives the finished picture, fitted into a square of that many
	// pixels, and Before the photo it was made of; Before may be nil.
	Picture, Before func(ctx context.Context, px int) (image.Image, error)
}

// mostCells bounds the pictures of a page in each direction.
const mostCells = 12

// Validate returns what is wrong with the sheet, one error for each fault,
// joined; nil when nothing is.
func (s Sheet) Validate() error {
	var faults []error
	if _, known := millimetres[s.Paper]; !known {
		faults = append(faults, fmt.Errorf("the paper %q is not known; choose %s or %s", s.Paper, A4, Letter))
	}
	for _, side := range []struct {
		name  string
		cells int
	}{{"columns", s.Columns}, {"rows", s.Rows}} {
		if side.cells < 1 || side.cells > mostCells {
			faults = append(faults, fmt.Errorf("a page cannot have %d %s; choose 1 to %d", side.cells, side.name, mostCells))
		}
	}
	if len(s.Typefaces) == 0 {
		faults = append(faults, errors.New("there is no typeface to write with"))
	}
	if faults != nil {
		return errors.Join(faults...)
	}
	if box := s.grid().box; box.w < leastPicture || box.h < leastPicture {
		return fmt.Errorf("with %d × %d pictures and their texts on a page the pictures would be smaller than %d mm; choose fewer, or fewer texts", s.Columns, s.Rows, leastPicture)
	}
	return nil
}

// Pages is how many pages that many pictures fill; none fill one.
func (s Sheet) Pages(pictures int) int {
	each := s.Columns * s.Rows
	return max(1, (pictures+each-1)/each)
}
