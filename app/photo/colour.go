package photo

import (
	"fmt"
	"image"
	"image/color"

	"storehand/app/photo/heiffile"
	"storehand/app/photo/icc"
)

// conversion returns how the picture's colours become sRGB, and what is to be
// said about it. It is nil where they are sRGB already, and where nothing tells
// what they are: such pictures count as sRGB, as browsers take them.
func (o *opened) conversion() (*icc.Transform, []Warning) {
	if !o.colourKnown {
		o.transform, o.aboutColour = o.findConversion()
		o.colourKnown = true
	}
	return o.transform, o.aboutColour
}

func (o *opened) findConversion() (*icc.Transform, []Warning) {
	say := func(format string, args ...any) (*icc.Transform, []Warning) {
		return nil, []Warning{{WarnColour, fmt.Sprintf(format, args...)}}
	}
	switch {
	case o.facts.Model == ModelCMYK && (o.profile == nil || o.profile.Space != icc.CMYK):
		return say("The picture is in CMYK without a usable profile; its colours are approximate.")
	case o.unreadable:
		return say("The colour profile cannot be read; the colours are taken as sRGB.")
	case o.profile == nil && o.notes.exif.AdobeRGB:
		return icc.AdobeRGB(), nil
	case o.profile == nil && o.notes.codes != nil:
		return o.conversionOfCodes(*o.notes.codes)
	case o.profile == nil:
		return nil, nil
	case !o.profileFits():
		return say("The colour profile %q does not fit the picture; the colours are taken as sRGB.", o.profile.Name)
	}
	t, err := o.profile.ToSRGB()
	if err != nil {
		return say("The colour profile %q is incomplete; the colours are approximate.", o.profile.Name)
	}
	return t, nil
}

// conversionOfCodes is the conversion for a colour space that is named by codes.
func (o *opened) conversionOfCodes(c heiffile.Colour) (*icc.Transform, []Warning) {
	switch {
	case c.Transfer == heiffile.TransferPQ || c.Transfer == heiffile.TransferHLG:
		return nil, []Warning{{WarnColour, "The picture is of high dynamic range without a profile; its colours are approximate."}}
	case c.Primaries == heiffile.PrimariesP3:
		return icc.DisplayP3(), nil
	case c.Primaries == heiffile.PrimariesBT2020:
		return nil, []Warning{{WarnColour, "The picture is in the colours of television in 4K without a profile; they are approximate."}}
	}
	return nil, nil
}

// profileFits reports whether the profile is one for the picture's kind of
// colour. A grey picture may have one for RGB.
func (o *opened) profileFits() bool {
	switch o.profile.Space {
	case icc.CMYK:
		return o.facts.Model == ModelCMYK
	case icc.Grey:
		return o.facts.Model == ModelGrey
	}
	return true
}

// withoutInk turns CMYK into red, green and blue, by its profile or, where
// there is none, by the plain rule that ink takes away light, which shows
// colours brighter than they print.
func withoutInk(inks *image.CMYK, t *icc.Transform) *image.NRGBA {
	out := &image.NRGBA{Pix: inks.Pix, Stride: inks.Stride, Rect: inks.Rect}
	if t != nil {
		t.CMYK(out.Pix)
		return out
	}
	for px := out.Pix; len(px) >= 4; px = px[4:] {
		px[0], px[1], px[2] = color.CMYKToRGB(px[0], px[1], px[2], px[3])
		px[3] = 255
	}
	return out
}
