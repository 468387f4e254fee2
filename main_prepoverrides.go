package main

import (
	"fmt"
	"slices"

	"github.com/spf13/pflag"

	"storehand/app/bench"
	"storehand/app/photo"
)

// overrides say which part of a preset each flag takes the place of.
var overrides = map[string]func(to *photo.Preset, p *pictureFlags){
	"size":         func(to *photo.Preset, p *pictureFlags) { to.Width, to.Height = p.asked.Width, p.asked.Height },
	"fit":          func(to *photo.Preset, p *pictureFlags) { to.Fit = p.asked.Fit },
	"focus":        func(to *photo.Preset, p *pictureFlags) { to.Focus = p.focus() },
	"enlarge":      func(to *photo.Preset, p *pictureFlags) { to.Enlarge = p.asked.Enlarge },
	"linear":       func(to *photo.Preset, p *pictureFlags) { to.LinearLight = p.asked.LinearLight },
	"format":       func(to *photo.Preset, p *pictureFlags) { to.Format = p.asked.Format },
	"quality":      func(to *photo.Preset, p *pictureFlags) { to.Quality = p.asked.Quality },
	"lossless":     func(to *photo.Preset, p *pictureFlags) { to.Lossless = p.asked.Lossless },
	"colours":      func(to *photo.Preset, p *pictureFlags) { to.Colours = p.asked.Colours },
	"target-kb":    func(to *photo.Preset, p *pictureFlags) { to.MaxBytes = 1000 * p.targetKB },
	"may-shrink":   func(to *photo.Preset, p *pictureFlags) { to.MayShrink = p.asked.MayShrink },
	"trim":         func(to *photo.Preset, p *pictureFlags) { to.Trim = p.asked.Trim },
	"fill":         func(to *photo.Preset, p *pictureFlags) { to.Fill = p.asked.Fill },
	"white":        func(to *photo.Preset, p *pictureFlags) { to.Whiten = p.asked.Whiten },
	"background":   func(to *photo.Preset, p *pictureFlags) { to.Background = p.asked.Background },
	"auto-levels":  func(to *photo.Preset, p *pictureFlags) { to.Tone.AutoLevels = p.asked.Tone.AutoLevels },
	"auto-balance": func(to *photo.Preset, p *pictureFlags) { to.Tone.AutoBalance = p.asked.Tone.AutoBalance },
	"levels": func(to *photo.Preset, p *pictureFlags) {
		to.Tone.Black, to.Tone.White, to.Tone.Gamma = p.asked.Tone.Black, p.asked.Tone.White, p.asked.Tone.Gamma
	},
	"brightness":        func(to *photo.Preset, p *pictureFlags) { to.Tone.Brightness = p.asked.Tone.Brightness },
	"contrast":          func(to *photo.Preset, p *pictureFlags) { to.Tone.Contrast = p.asked.Tone.Contrast },
	"warmth":            func(to *photo.Preset, p *pictureFlags) { to.Tone.Warmth = p.asked.Tone.Warmth },
	"tint":              func(to *photo.Preset, p *pictureFlags) { to.Tone.Tint = p.asked.Tone.Tint },
	"sharpen":           func(to *photo.Preset, p *pictureFlags) { to.Sharpen = p.asked.Sharpen },
	"watermark-place":   ofMark(func(m *photo.Watermark, asked photo.Watermark) { m.Place = asked.Place }),
	"watermark-share":   ofMark(func(m *photo.Watermark, asked photo.Watermark) { m.Share = asked.Share }),
	"watermark-opacity": ofMark(func(m *photo.Watermark, asked photo.Watermark) { m.Opacity = asked.Opacity }),
	"watermark-margin":  ofMark(func(m *photo.Watermark, asked photo.Watermark) { m.Margin = asked.Margin }),
}

// ofMark changes the watermark of a preset that has one. Presets share theirs.
func ofMark(change func(mark *photo.Watermark, asked photo.Watermark)) func(*photo.Preset, *pictureFlags) {
	return func(to *photo.Preset, p *pictureFlags) {
		if to.Watermark != nil {
			mark := *to.Watermark
			change(&mark, p.watermark)
			to.Watermark = &mark
		}
	}
}

// focus knows the middle by a name too.
func (p *pictureFlags) focus() photo.Focus {
	if p.asked.Focus == "centre" {
		return photo.FocusCentre
	}
	return p.asked.Focus
}

// meanings say for which presets a flag does something at all, and what to do
// about it where it would do nothing.
var meanings = []struct {
	flag, remedy string
	holds        func(photo.Preset) bool
}{
	{"focus", "add --fit crop", func(p photo.Preset) bool { return p.Fit == photo.FitCrop }},
	{"fill", "add --fit pad", func(p photo.Preset) bool { return p.Fit == photo.FitPad }},
	{"lossless", "add --format webp", func(p photo.Preset) bool { return p.Format == photo.WebP }},
	{"colours", "add --format png", func(p photo.Preset) bool { return p.Format == photo.PNG || p.Format == photo.FormatKeep }},
	{"may-shrink", "add --target-kb", func(p photo.Preset) bool { return p.MaxBytes > 0 }},
	{"watermark-place", "add --watermark", hasWatermark},
	{"watermark-share", "add --watermark", hasWatermark},
	{"watermark-opacity", "add --watermark", hasWatermark},
	{"watermark-margin", "add --watermark", hasWatermark},
}

func hasWatermark(p photo.Preset) bool { return p.Watermark != nil }

// apply gives presets with what the flags say in their stead.
func (p *pictureFlags) apply(flags *pflag.FlagSet, presets []photo.Preset) ([]photo.Preset, error) {
	var mark *photo.Watermark
	if p.logo != "" {
		var err error
		if mark, err = bench.ReadLogo(p.logo); err != nil {
			return nil, err
		}
	}
	changed := slices.Clone(presets)
	for i := range changed {
		if mark != nil {
			changed[i].Watermark = mark
		}
		flags.Visit(func(f *pflag.Flag) {
			if override, is := overrides[f.Name]; is {
				override(&changed[i], p)
			}
		})
		if err := (photo.Recipe{Preset: changed[i], Framing: p.framing}).Validate(); err != nil {
			return nil, err
		}
	}
	for _, m := range meanings {
		if flags.Changed(m.flag) && !slices.ContainsFunc(changed, m.holds) {
			return nil, fmt.Errorf("--%s would do nothing here: %s", m.flag, m.remedy)
		}
	}
	return changed, nil
}
