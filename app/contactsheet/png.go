package contactsheet

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// pixelCanvas draws a page as a picture.
type pixelCanvas struct {
	page  rect
	img   *image.RGBA
	fonts []opened
	faces map[faceKey]font.Face
}

// faceKey tells typefaces of different sizes apart.
type faceKey struct {
	face   int
	points float64
	bold   bool
}

func newPixels(s Sheet, w *writing) *pixelCanvas {
	return &pixelCanvas{page: s.grid().page, fonts: w.faces, faces: map[faceKey]font.Face{}}
}

func (c *pixelCanvas) begin() {
	c.img = image.NewRGBA(image.Rect(0, 0, pixels(c.page.w), pixels(c.page.h)))
	draw.Draw(c.img, c.img.Rect, image.White, image.Point{}, draw.Src)
}

// pixels converts millimetres.
func pixels(mm float64) int { return int(mm*dots + 0.5) }

func (c *pixelCanvas) text(face int, s style, x, y float64, text string) {
	drawer := font.Drawer{Dst: c.img, Src: image.NewUniform(color.Gray{Y: uint8(s.colour)}), Face: c.face(faceKey{face, s.points, s.bold})}
	if drawer.Face == nil {
		return // a typeface that was measured can be drawn
	}
	drawer.Dot = fixed.Point26_6{X: fixed.Int26_6(x * dots * 64), Y: fixed.Int26_6(y * dots * 64)}
	drawer.DrawString(text)
}

func (c *pixelCanvas) face(key faceKey) font.Face {
	if face, known := c.faces[key]; known {
		return face
	}
	var f *sfnt.Font = c.fonts[key.face].text
	if key.bold {
		f = c.fonts[key.face].bold
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: key.points, DPI: dots * 25.4, Hinting: font.HintingNone})
	if err != nil {
		return nil
	}
	c.faces[key] = face
	return face
}

func (c *pixelCanvas) picture(at rect, picture image.Image) error {
	xdraw.CatmullRom.Scale(c.img, area(at), picture, picture.Bounds(), draw.Over, nil)
	return nil
}

func (c *pixelCanvas) fill(at rect, shade grey) {
	draw.Draw(c.img, area(at), image.NewUniform(color.Gray{Y: uint8(shade)}), image.Point{}, draw.Src)
}

func (c *pixelCanvas) frame(at rect, shade grey) {
	r := area(at)
	source := image.NewUniform(color.Gray{Y: uint8(shade)})
	for _, side := range []image.Rectangle{
		{r.Min, image.Pt(r.Max.X, r.Min.Y+1)}, {image.Pt(r.Min.X, r.Max.Y-1), r.Max},
		{r.Min, image.Pt(r.Min.X+1, r.Max.Y)}, {image.Pt(r.Max.X-1, r.Min.Y), r.Max},
	} {
		draw.Draw(c.img, side, source, image.Point{}, draw.Src)
	}
}

func (c *pixelCanvas) rule(x1, x2, y float64, shade grey) {
	c.fill(rect{x1, y, x2 - x1, 1 / dots}, shade)
}

func (c *pixelCanvas) resolution() float64 { return dots }

// area converts a part of a page to pixels.
func area(at rect) image.Rectangle {
	return image.Rect(pixels(at.x), pixels(at.y), pixels(at.x+at.w), max(pixels(at.y+at.h), pixels(at.y)+1))
}

// pageName is the file name of a page: "Spring shoot 03.png". All names of a
// sheet are equally long, so that they stay in order.
func pageName(stem string, number, pages int) string {
	return fmt.Sprintf("%s %0*d.png", stem, len(fmt.Sprint(pages)), number)
}
