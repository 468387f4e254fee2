package photo

import (
	"fmt"
	"image"
	"image/color"

	"storehand/app/photo/icc"
)

// withoutInk returns the decoded picture as red, green and blue. CMYK is
// converted here, by its profile or, where there is none, by the plain rule
// that ink takes away light, which shows colours brighter than they print.
func (o *opened) withoutInk(img image.Image) (*image.NRGBA, []Warning) {
	inks, ok := img.(*image.CMYK)
	if !ok {
		return straight(img), nil
	}
	out := &image.NRGBA{Pix: inks.Pix, Stride: inks.Stride, Rect: inks.Rect}
	if o.profile != nil && o.profile.Space == icc.CMYK {
		if t, err := o.profile.ToSRGB(); err == nil {
			t.CMYK(out.Pix)
			return out, nil
		}
	}
	for px := out.Pix; len(px) >= 4; px = px[4:] {
		px[0], px[1], px[2] = color.CMYKToRGB(px[0], px[1], px[2], px[3])
		px[3] = 255
	}
	return out, []Warning{{WarnColour, "The picture is in CMYK without a usable profile; its colours are approximate."}}
}

// toSRGB converts colours in place from the space that the file's profile or
// its camera's note names. Without either the picture counts as sRGB, as
// browsers take it.
func (o *opened) toSRGB(img *image.NRGBA) []Warning {
	switch {
	case o.facts.Model == ModelCMYK:
		return nil // done with the inks
	case o.unreadable:
		return []Warning{{WarnColour, "The colour profile cannot be read; the colours are taken as sRGB."}}
	case o.profile == nil:
		if o.notes.exif.AdobeRGB {
			icc.AdobeRGB().RGBA(img.Pix)
		}
		return nil
	}
	fits := o.profile.Space == icc.RGB || o.profile.Space == icc.Grey && o.facts.Model == ModelGrey
	t, err := o.profile.ToSRGB()
	switch {
	case !fits:
		return []Warning{{WarnColour, fmt.Sprintf("The colour profile %q does not fit the picture; the colours are taken as sRGB.", o.profile.Name)}}
	case err != nil:
		return []Warning{{WarnColour, fmt.Sprintf("The colour profile %q is incomplete; the colours are taken as sRGB.", o.profile.Name)}}
	case t != nil:
		t.RGBA(img.Pix)
	}
	return nil
}
