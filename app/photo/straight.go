package photo

import (
	"image"
	"image/color"
	"image/draw"
)

// straight returns any decoded picture as packed NRGBA of eight bits from (0,
// 0). The usual kinds are converted directly, those of four samples in the
// memory that they have, so that img is not to be used any more; a palette is
// looked up with its bounds checked, because files name colours that their
// palette does not have.
func straight(img image.Image) *image.NRGBA {
	size := img.Bounds().Size()
	switch src := img.(type) {
	case *image.NRGBA:
		return packed(src.Pix, src.Stride, size, 1, func(out, row []uint8) { copy(out, row) })
	case *image.RGBA:
		return packed(src.Pix, src.Stride, size, 1, divide)
	case *image.NRGBA64:
		return packed(src.Pix, src.Stride, size, 2, narrow)
	case *image.RGBA64:
		return packed(src.Pix, src.Stride, size, 2, divideNarrow)
	}
	out := image.NewNRGBA(image.Rectangle{Max: size})
	switch src := img.(type) {
	case *image.Gray:
		for y := range size.Y {
			for x, v := range src.Pix[y*src.Stride:][:size.X] {
				copy(out.Pix[y*out.Stride+4*x:], []uint8{v, v, v, 255})
			}
		}
	case *image.Paletted:
		fromPalette(out, src)
	case *image.Gray16:
		for y := range size.Y {
			for x := range size.X {
				v := to8(src.Pix[y*src.Stride+2*x:])
				copy(out.Pix[y*out.Stride+4*x:], []uint8{v, v, v, 255})
			}
		}
	default:
		draw.Draw(out, out.Rect, img, img.Bounds().Min, draw.Src)
	}
	return out
}

// packed converts a picture of four samples of so many bytes, row by row, to the
// front of its own memory.
func packed(pix []uint8, stride int, size image.Point, bytes int, convert func(out, row []uint8)) *image.NRGBA {
	width := 4 * size.X
	for y := range size.Y {
		convert(pix[y*width:][:width], pix[y*stride:][:bytes*width])
	}
	return &image.NRGBA{Pix: pix[:width*size.Y], Stride: width, Rect: image.Rectangle{Max: size}}
}

// divide undoes the premultiplication of a row. The rows may be the same.
func divide(out, premultiplied []uint8) {
	for i := 0; i < len(out); i += 4 {
		px, a := [4]uint8(premultiplied[i:]), uint32(premultiplied[i+3])
		switch a {
		case 255:
			copy(out[i:], px[:])
		case 0:
			clear(out[i : i+4])
		default:
			for c := range 3 {
				out[i+c] = uint8(min((uint32(px[c])*255+a/2)/a, 255))
			}
			out[i+3] = uint8(a)
		}
	}
}

func fromPalette(out *image.NRGBA, src *image.Paletted) {
	var palette [256][4]uint8 // what the file's palette lacks is transparent
	for i, c := range src.Palette[:min(len(src.Palette), 256)] {
		n := color.NRGBAModel.Convert(c).(color.NRGBA)
		palette[i] = [4]uint8{n.R, n.G, n.B, n.A}
	}
	for y := range out.Rect.Dy() {
		row := out.Pix[y*out.Stride:]
		for x, index := range src.Pix[y*src.Stride:][:out.Rect.Dx()] {
			copy(row[4*x:], palette[index][:])
		}
	}
}

// narrow takes a row from sixteen bits a sample to eight. out may be the front of
// the row.
func narrow(out, wide []uint8) {
	for i := range out {
		out[i] = to8(wide[2*i:])
	}
}

// divideNarrow does both to a premultiplied row of sixteen bits a sample.
func divideNarrow(out, wide []uint8) {
	for i := 0; i < len(out); i += 4 {
		px := color.RGBA64{R: word(wide[2*i:]), G: word(wide[2*i+2:]), B: word(wide[2*i+4:]), A: word(wide[2*i+6:])}
		c := color.NRGBA64Model.Convert(px).(color.NRGBA64)
		for k, v := range [4]uint16{c.R, c.G, c.B, c.A} {
			out[i+k] = to8([]uint8{uint8(v >> 8), uint8(v)})
		}
	}
}

func word(b []uint8) uint16 { return uint16(b[0])<<8 | uint16(b[1]) }

// to8 rounds a sample of sixteen bits, the high byte first, to eight.
func to8(wide []uint8) uint8 {
	v := uint32(word(wide))
	return uint8((v*255 + 32767) / 65535)
}

// grown returns the picture with rows of grey added below, up to the given
// height.
func grown(img *image.NRGBA, height int) *image.NRGBA {
	out := image.NewNRGBA(image.Rect(0, 0, img.Rect.Dx(), height))
	n := copy(out.Pix, img.Pix)
	for px := out.Pix[n:]; len(px) >= 4; px = px[4:] {
		copy(px, []uint8{128, 128, 128, 255})
	}
	return out
}
