package contactsheet

import (
	"bytes"
	"fmt"
	"image"
	"image/jpeg"
	"io"
	"strconv"

	"codeberg.org/go-pdf/fpdf"
)

// dots is how many pixels a picture has for a millimetre in a PDF: 150 an inch,
// which is sharp at arm's length.
const dots = 150 / 25.4

// pdfQuality is the JPEG quality of pictures in a PDF.
const pdfQuality = 80

// pdfCanvas draws a PDF. It holds the pictures, small and compressed, until the
// file is written.
type pdfCanvas struct {
	file     *fpdf.Fpdf
	pictures int
}

func newPDF(s Sheet) *pdfCanvas {
	page := s.grid().page
	file := fpdf.NewCustom(&fpdf.InitType{UnitStr: "mm", Size: fpdf.SizeType{Wd: page.w, Ht: page.h}})
	file.SetMargins(0, 0, 0)
	file.SetAutoPageBreak(false, 0)
	file.SetTitle(s.Title, true)
	file.SetCreator("Storehand", true)
	file.SetCreationDate(s.Day.UTC())
	file.SetModificationDate(s.Day.UTC())
	file.SetLineWidth(0.2)
	for i, face := range s.Typefaces {
		file.AddUTF8FontFromBytes(familyOf(i), "", face.Text)
		file.AddUTF8FontFromBytes(familyOf(i), "B", face.Bold)
	}
	return &pdfCanvas{file: file}
}

func familyOf(face int) string { return "face" + strconv.Itoa(face) }

func (c *pdfCanvas) begin() { c.file.AddPage() }

func (c *pdfCanvas) text(face int, s style, x, y float64, text string) {
	weight := ""
	if s.bold {
		weight = "B"
	}
	c.file.SetFont(familyOf(face), weight, s.points)
	shade := int(s.colour)
	c.file.SetTextColor(shade, shade, shade)
	c.file.Text(x, y, text)
}

func (c *pdfCanvas) picture(at rect, picture image.Image) error {
	var encoded bytes.Buffer
	if err := jpeg.Encode(&encoded, picture, &jpeg.Options{Quality: pdfQuality}); err != nil {
		return err
	}
	c.pictures++
	name := strconv.Itoa(c.pictures)
	options := fpdf.ImageOptions{ImageType: "JPEG"}
	c.file.RegisterImageOptionsReader(name, options, &encoded)
	c.file.ImageOptions(name, at.x, at.y, at.w, at.h, false, options, 0, "")
	return c.file.Error()
}

func (c *pdfCanvas) fill(at rect, shade grey) {
	c.file.SetFillColor(int(shade), int(shade), int(shade))
	c.file.Rect(at.x, at.y, at.w, at.h, "F")
}

func (c *pdfCanvas) frame(at rect, shade grey) {
	c.file.SetDrawColor(int(shade), int(shade), int(shade))
	c.file.Rect(at.x, at.y, at.w, at.h, "D")
}

func (c *pdfCanvas) rule(x1, x2, y float64, shade grey) {
	c.file.SetDrawColor(int(shade), int(shade), int(shade))
	c.file.Line(x1, y, x2, y)
}

func (c *pdfCanvas) resolution() float64 { return dots }

// write ends the file.
func (c *pdfCanvas) write(to io.Writer) error {
	if err := c.file.Output(to); err != nil {
		return fmt.Errorf("write the PDF: %w", err)
	}
	return nil
}
