package compliance

import (
	"math"
	"strconv"
	"strings"

	"storehand/app/photo"
)

// unit says how a number is rounded and written. Numbers are rounded before
// they are compared, so that what is said agrees with the verdict.
type unit int

const (
	plainNumber unit = iota
	pixels           // whole pixels
	inBytes          // B, kB and MB of a thousand
	millions         // megapixels
	ratio            // 1.33 : 1
	percent          // with one decimal
	share            // whole percent: a measure that is no surer
	letters          // about so many
	fine             // hundredths of a pixel
	decibels         // with one decimal
	levels           // brightness, with one decimal
)

func (u unit) round(value float64) float64 {
	switch u {
	case percent, levels, decibels:
		return math.Round(10*value) / 10
	case ratio, fine:
		return math.Round(100*value) / 100
	case millions:
		return math.Round(1e6*value) / 1e6
	}
	return math.Round(value)
}

func (u unit) text(value float64) string {
	digits := func(decimals int) string {
		text := strconv.FormatFloat(value, 'f', decimals, 64)
		if decimals > 0 {
			text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
		}
		return text
	}
	switch u {
	case pixels:
		return digits(0) + " px"
	case inBytes:
		return size(value)
	case millions:
		return digits(1) + " megapixels"
	case ratio:
		return digits(2) + " : 1"
	case percent:
		return digits(1) + " %"
	case share:
		return digits(0) + " %"
	case letters:
		return "about " + digits(0) + " letters"
	case fine:
		return digits(2) + " px"
	case decibels:
		return digits(1) + " dB"
	}
	return digits(1)
}

func size(bytes float64) string {
	text := func(value float64, unit string) string {
		return strings.TrimSuffix(strconv.FormatFloat(value, 'f', 1, 64), ".0") + " " + unit
	}
	switch {
	case bytes >= 1e6:
		return text(bytes/1e6, "MB")
	case bytes >= 1e3:
		return text(bytes/1e3, "kB")
	}
	return strconv.FormatFloat(bytes, 'f', 0, 64) + " B"
}

// text says what the limits allow, as in "at least 1000 px".
func (l Limits) text(u unit) string {
	switch {
	case len(l.OneOf) > 0:
		names := make([]string, len(l.OneOf))
		for i, word := range l.OneOf {
			names[i] = wordText(word)
		}
		return anyOf(names)
	case l.Min != nil && l.Max != nil && *l.Min == *l.Max:
		return "exactly " + u.text(*l.Min)
	case l.Min != nil && l.Max != nil:
		return u.text(*l.Min) + " to " + u.text(*l.Max)
	case l.Min != nil:
		return "at least " + u.text(*l.Min)
	case l.Max != nil && *l.Max == 0:
		return "none"
	case l.Max != nil:
		return "at most " + u.text(*l.Max)
	}
	return "anything"
}

func anyOf(names []string) string {
	if len(names) == 1 {
		return names[0]
	}
	return strings.Join(names[:len(names)-1], ", ") + " or " + names[len(names)-1]
}

// wordText is a word of a rule as people write it.
func wordText(word string) string {
	switch word {
	case "srgb":
		return "sRGB"
	case "other":
		return "another than sRGB"
	case string(photo.ModelRGB), string(photo.ModelCMYK):
		return strings.ToUpper(word)
	case string(photo.ModelGrey), string(photo.ModelPalette):
		return word
	}
	return photo.Format(word).Name()
}
