package main

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"storehand/app/photo"
)

// pictureFlags are the flags that say what becomes of the pictures, in the
// stead of what their presets say.
type pictureFlags struct {
	asked     photo.Preset // with what the flags say
	framing   photo.Framing
	targetKB  int
	logo      string          // file of the watermark
	watermark photo.Watermark // with what the flags say
}

// groups are the flags under their headings.
func (p *pictureFlags) groups() []flagGroup {
	return []flagGroup{p.sizeFlags(), p.framingFlags(), p.backdropFlags(), p.toneFlags(), p.watermarkFlags()}
}

func (p *pictureFlags) sizeFlags() flagGroup {
	group := newFlagGroup("Size and format")
	flags := group.flags
	flags.Func("size", "`WxH` in pixels; 0 for a side that is not bounded", p.setSize)
	flags.StringVar((*string)(&p.asked.Fit), "fit", "", "pad, crop, inside or exact")
	flags.StringVar((*string)(&p.asked.Focus), "focus", "", "where --fit crop cuts: centre or detail")
	flags.BoolVar(&p.asked.Enlarge, "enlarge", false, "scale small photos up")
	flags.BoolVar(&p.asked.LinearLight, "linear", false, "mix light when scaling, as a lens does; takes longer")
	flags.StringVar((*string)(&p.asked.Format), "format", "", "jpeg, webp, png or keep")
	flags.IntVar(&p.asked.Quality, "quality", 0, "1 to 100, for JPEG and WebP")
	flags.BoolVar(&p.asked.Lossless, "lossless", false, "WebP without loss")
	flags.IntVar(&p.asked.Colours, "colours", 0, "PNG with a palette of at most so many colours, 2 to 256")
	flags.IntVar(&p.targetKB, "target-kb", 0, "`KB` (1000 bytes) that a picture's file may have; its quality is searched for")
	flags.BoolVar(&p.asked.MayShrink, "may-shrink", false, "with --target-kb: fewer pixels where quality alone does not do")
	return group
}

func (p *pictureFlags) framingFlags() flagGroup {
	group := newFlagGroup("Turning and cropping, before the size")
	flags := group.flags
	flags.Func("turn", "`DEGREES` clockwise: 90, 180 or 270", p.setTurn)
	flags.BoolVar(&p.framing.Flip, "flip", false, "mirror left to right")
	flags.Float64Var(&p.framing.Straighten, "straighten", 0, "`DEGREES` clockwise, -45 to 45")
	flags.Func("crop", "part that is kept, in percent: `LEFT,TOP,WIDTH,HEIGHT`", p.setCrop)
	flags.BoolVar(&p.asked.Trim, "trim", false, "cut to the subject")
	flags.IntVar(&p.asked.Fill, "fill", 0, "`PERCENT` of the box that the centred subject takes (Amazon: 85), with --fit pad")
	return group
}

func (p *pictureFlags) backdropFlags() flagGroup {
	group := newFlagGroup("Backdrop")
	flags := group.flags
	flags.BoolVar(&p.asked.Whiten, "white", false, "make studio backdrops pure white; busy ones stay and are reported")
	flags.StringVar(&p.asked.Background, "background", "", "of padding and transparent pictures: `#RRGGBB` or transparent")
	return group
}

func (p *pictureFlags) toneFlags() flagGroup {
	group := newFlagGroup("Light and colour")
	flags := group.flags
	tone := &p.asked.Tone
	flags.BoolVar(&tone.AutoLevels, "auto-levels", false, "spread the light from black to white")
	flags.BoolVar(&tone.AutoBalance, "auto-balance", false, "take away a cast of colour")
	flags.Func("levels", "`BLACK,WHITE[,GAMMA]`: samples that become black and white, 0 to 255", p.setLevels)
	flags.IntVar(&tone.Brightness, "brightness", 0, "-100 to 100")
	flags.IntVar(&tone.Contrast, "contrast", 0, "-100 to 100")
	flags.IntVar(&tone.Warmth, "warmth", 0, "-100 (bluer) to 100 (more orange)")
	flags.IntVar(&tone.Tint, "tint", 0, "-100 (greener) to 100 (more magenta)")
	flags.IntVar(&p.asked.Sharpen, "sharpen", 0, "0 to 100, after scaling")
	return group
}

func (p *pictureFlags) watermarkFlags() flagGroup {
	group := newFlagGroup("Watermark")
	flags := group.flags
	flags.StringVar(&p.logo, "watermark", "", "logo that is laid over the pictures: a PNG, JPEG or WebP `FILE`")
	flags.StringVar((*string)(&p.watermark.Place), "watermark-place", "", "top-left, top, top-right, left, centre, right, bottom-left, bottom, bottom-right (the usual) or tile")
	flags.IntVar(&p.watermark.Share, "watermark-share", 0, "`PERCENT` of the picture's width that the logo takes (usually 20)")
	flags.IntVar(&p.watermark.Opacity, "watermark-opacity", 0, "`PERCENT` of the logo that is seen (usually 50)")
	flags.IntVar(&p.watermark.Margin, "watermark-margin", 0, "`PERCENT` of the shorter side between logo and edge (usually 3)")
	return group
}

// setSize reads "1200x800".
func (p *pictureFlags) setSize(text string) error {
	before, after, found := strings.Cut(strings.ToLower(text), "x")
	width, errWidth := strconv.Atoi(before)
	height, errHeight := strconv.Atoi(after)
	if !found || errWidth != nil || errHeight != nil {
		return errors.New("write width and height in pixels, such as 1200x1200")
	}
	p.asked.Width, p.asked.Height = width, height
	return nil
}

// quarter is a turn in degrees.
const quarter = 90

func (p *pictureFlags) setTurn(text string) error {
	degrees, err := strconv.Atoi(text)
	if err != nil || degrees%quarter != 0 || degrees < 0 || degrees > 3*quarter {
		return errors.New("choose 90, 180 or 270")
	}
	p.framing.Turn = degrees / quarter
	return nil
}

func (p *pictureFlags) setCrop(text string) error {
	shares, err := parseNumbers(text, 4, 4)
	if err != nil {
		return errors.New("write left, top, width and height in percent, such as 10,0,80,100")
	}
	p.framing.Crop = photo.Crop{X: shares[0] / 100, Y: shares[1] / 100, Width: shares[2] / 100, Height: shares[3] / 100}
	return nil
}

func (p *pictureFlags) setLevels(text string) error {
	levels, err := parseNumbers(text, 2, 3)
	if err != nil {
		return errors.New("write the samples that become black and white, such as 12,240 or 12,240,1.1")
	}
	p.asked.Tone.Black, p.asked.Tone.White = int(levels[0]), int(levels[1])
	if len(levels) > 2 {
		p.asked.Tone.Gamma = levels[2]
	}
	return nil
}

// parseNumbers reads numbers with commas between them.
func parseNumbers(text string, least, most int) ([]float64, error) {
	var all []float64
	for part := range strings.SplitSeq(text, ",") {
		number, err := strconv.ParseFloat(strings.TrimSpace(part), 64)
		if err != nil {
			return nil, err
		}
		all = append(all, number)
	}
	if len(all) < least || len(all) > most {
		return nil, fmt.Errorf("there are %d numbers", len(all))
	}
	return all, nil
}
