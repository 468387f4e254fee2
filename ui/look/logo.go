package look

import (
	"bytes"
	"image/color"

	"fyne.io/fyne/v2"

	"storehand/assets"
)

// The colours of the mark as it was drawn.
var (
	logoGround = []byte("#0b6785")
	logoShapes = []byte("#ffffff")
)

// Logo returns the program's mark in the accent of the theme in use. Its owner
// asks again in Refresh.
func Logo() fyne.Resource {
	ground, shapes := hexOf(Accent), hexOf(OnAccent)
	svg := bytes.ReplaceAll(assets.LogoSVG, logoShapes, []byte("#"+shapes))
	svg = bytes.ReplaceAll(svg, logoGround, []byte("#"+ground))
	return fyne.NewStaticResource("logo-"+ground+".svg", svg)
}

// hexOf is a token as hexadecimal digits.
func hexOf(token fyne.ThemeColorName) string {
	return hex(color.NRGBAModel.Convert(Color(token)).(color.NRGBA))
}
