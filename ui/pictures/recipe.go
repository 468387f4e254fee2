package pictures

import (
	"fmt"
	"strings"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/words"
)

// recipeWords say how a picture was made, a line for each step.
func recipeWords(r photo.Recipe) []string {
	p := r.Preset
	lines := []string{"Preset “" + p.Name + "”: " + sizeWords(p) + ", " + formatWords(p) + "."}
	for _, step := range [][]string{framingWords(r.Framing), subjectWords(p), lightWords(p)} {
		if len(step) > 0 {
			lines = append(lines, words.Sentence(strings.Join(step, ", "))+".")
		}
	}
	return lines
}

// fitWords name the ways to fit.
var fitWords = map[photo.Fit]string{photo.FitInside: "inside", photo.FitPad: "padded to", photo.FitCrop: "cropped to", photo.FitExact: "stretched to"}

func sizeWords(p photo.Preset) string {
	switch {
	case p.Width == 0 && p.Height == 0:
		return "in the size of the photo"
	case p.Height == 0:
		return fmt.Sprintf("at most %d px wide", p.Width)
	case p.Width == 0:
		return fmt.Sprintf("at most %d px high", p.Height)
	}
	size := fmt.Sprintf("%s %d × %d px", fitWords[p.Fit], p.Width, p.Height)
	if p.Fit == photo.FitPad {
		size += " on " + p.Background
	}
	return size
}

func formatWords(p photo.Preset) string {
	format := "in the photo’s format"
	if name := p.Format.Name(); name != "" {
		format = name
	}
	switch {
	case p.Lossless && p.Format == photo.WebP:
		format += " without loss"
	case p.Format != photo.PNG:
		format += fmt.Sprintf(" of quality %d", p.Quality)
	}
	if p.MaxBytes > 0 {
		format += " and at most " + bench.Size(int64(p.MaxBytes))
	}
	return format
}

// framingWords say what was done by hand.
func framingWords(f photo.Framing) []string {
	return said([]phrase{
		{f.Turn != 0, fmt.Sprintf("turned by %d°", 90*f.Turn)}, {f.Flip, "mirrored"},
		{f.Straighten != 0, fmt.Sprintf("straightened by %.1f°", f.Straighten)},
		{f.Crop != photo.Crop{}, fmt.Sprintf("cut by hand to %.0f × %.0f\u2009%%", 100*f.Crop.Width, 100*f.Crop.Height)},
	})
}

func subjectWords(p photo.Preset) []string {
	return said([]phrase{
		{p.Trim, "cut to the product"},
		{p.Fill > 0 && p.Fit == photo.FitPad, "the product fills " + words.Percent(int64(p.Fill))},
		{p.Whiten, "the backdrop made white"},
	})
}

func lightWords(p photo.Preset) []string {
	t := p.Tone
	automatic := photo.Tone{AutoLevels: t.AutoLevels, AutoBalance: t.AutoBalance}
	return said([]phrase{
		{t.AutoLevels, "automatic levels"}, {t.AutoBalance, "automatic white balance"}, {t != automatic, "light changed by hand"},
		{p.Sharpen > 0, fmt.Sprintf("sharpened by %d", p.Sharpen)}, {p.Watermark != nil, "with a watermark"},
	})
}

// phrase is something to say if it is so.
type phrase struct {
	so    bool
	words string
}

func said(phrases []phrase) (all []string) {
	for _, one := range phrases {
		if one.so {
			all = append(all, one.words)
		}
	}
	return all
}
