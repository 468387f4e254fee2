package photo

import (
	"image"
	"image/color"
	"image/draw"
)

// straight returns any decoded picture as packed NRGBA of eight bits from (0,
// 0). The usual kinds are converted directly; a palette is looked up with its
// bounds checked, because files name colours that their palette does not have.
func straight(img image.Image) *image.NRGBA {
	size := img.Bounds().Size()
	out := image.NewNRGBA(image.Rectangle{Max: size})
	switch src := img.(type) {
	case *image.NRGBA:
		if src.Rect.Min == (image.Point{}) && src.Stride == 4*size.X {
			return src
		}
		for y := range size.Y {
			copy(out.Pix[y*out.Stride:][:out.Stride], src.Pix[y*src.Stride:])
		}
	case *image.RGBA:
		for y := range size.Y {
			divide(out.Pix[y*out.Stride:][:out.Stride], src.Pix[y*src.Stride:])
		}
	case *image.Gray:
		for y := range size.Y {
			for x, v := range src.Pix[y*src.Stride:][:size.X] {
				copy(out.Pix[y*out.Stride+4*x:], []uint8{v, v, v, 255})
			}
		}
	case *image.Paletted:
		fromPalette(out, src)
	case *image.NRGBA64:
		for y := range size.Y {
			narrow(out.Pix[y*out.Stride:][:out.Stride], src.Pix[y*src.Stride:])
		}
	case *image.RGBA64:
		fromRGBA64(out, src)
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

// divide undoes the premultiplication of a row.
func divide(out, premultiplied []uint8) {
	for i := 0; i < len(out); i += 4 {
		px, a := premultiplied[i:][:4], uint32(premultiplied[i+3])
		switch a {
		case 255:
			copy(out[i:], px)
		case 0:
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

// narrow takes a row from sixteen bits a sample to eight.
func narrow(out, wide []uint8) {
	for i := range out {
		out[i] = to8(wide[2*i:])
	}
}

// to8 rounds a sample of sixteen bits, the high byte first, to eight.
func to8(wide []uint8) uint8 {
	v := uint32(wide[0])<<8 | uint32(wide[1])
	return uint8((v*255 + 32767) / 65535)
}

func fromRGBA64(out *image.NRGBA, src *image.RGBA64) {
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			c := color.NRGBA64Model.Convert(src.RGBA64At(src.Rect.Min.X+x, src.Rect.Min.Y+y)).(color.NRGBA64)
			px := out.Pix[y*out.Stride+4*x:][:4]
			for i, v := range [4]uint16{c.R, c.G, c.B, c.A} {
				px[i] = to8([]uint8{uint8(v >> 8), uint8(v)})
			}
		}
	}
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
