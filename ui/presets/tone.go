package presets

import (
	"math"
	"strconv"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/ui/parts"
)

// tone is the group of light and colour.
type tone struct {
	root                               *parts.Disclosure
	levels, balance, linear            *parts.Check
	brightness, contrast, warmth, tint *amount
	black, white, gamma, sharpen       *amount
}

func newTone(edit editing) *tone {
	change := func(set func(*photo.Tone)) { edit(func(p *photo.Preset) { set(&p.Tone) }) }
	both := func(set func(*photo.Tone, int)) *amount {
		return newAmount(-100, 100, func(value int) { change(func(to *photo.Tone) { set(to, value) }) }).said(signed)
	}
	t := &tone{
		levels:     parts.NewCheck("Levels by themselves", func(on bool) { change(func(to *photo.Tone) { to.AutoLevels = on }) }),
		balance:    parts.NewCheck("White balance by itself", func(on bool) { change(func(to *photo.Tone) { to.AutoBalance = on }) }),
		brightness: both(func(to *photo.Tone, value int) { to.Brightness = value }),
		contrast:   both(func(to *photo.Tone, value int) { to.Contrast = value }),
		warmth:     both(func(to *photo.Tone, value int) { to.Warmth = value }),
		tint:       both(func(to *photo.Tone, value int) { to.Tint = value }),
	}
	t.black = newAmount(0, 254, func(value int) { change(func(to *photo.Tone) { to.Black = value }) })
	t.white = newAmount(1, 255, func(value int) { change(func(to *photo.Tone) { to.White = value % 255 }) })
	t.gamma = newAmount(-gammaSteps, gammaSteps, func(value int) { change(func(to *photo.Tone) { to.Gamma = gammaOf(value) }) }).said(gammaWords)
	t.sharpen = newAmount(0, 100, func(value int) { edit(func(p *photo.Preset) { p.Sharpen = value }) }).said(offOrNumber)
	t.linear = parts.NewCheck("Scale in linear light", func(on bool) { edit(func(p *photo.Preset) { p.LinearLight = on }) })
	rows := []fyne.CanvasObject{under(t.levels), under(t.balance)}
	for _, row := range []struct {
		words  string
		amount *amount
	}{
		{"Brightness", t.brightness}, {"Contrast", t.contrast}, {"Warmth", t.warmth}, {"Tint", t.tint},
		{"Black point", t.black}, {"White point", t.white}, {"Midtones", t.gamma}, {"Sharpen", t.sharpen},
	} {
		rows = append(rows, rowOf(row.words, row.amount.root))
	}
	t.root = parts.NewDisclosure("Light and colour", margin, folded(append(rows, under(t.linear))...))
	return t
}

func (t *tone) show(p photo.Preset) {
	t.levels.SetState(stateOf(p.Tone.AutoLevels))
	t.balance.SetState(stateOf(p.Tone.AutoBalance))
	t.brightness.set(p.Tone.Brightness)
	t.contrast.set(p.Tone.Contrast)
	t.warmth.set(p.Tone.Warmth)
	t.tint.set(p.Tone.Tint)
	t.black.set(p.Tone.Black)
	t.white.set((p.Tone.White+254)%255 + 1)
	t.gamma.set(gammaPlace(p.Tone.Gamma))
	t.sharpen.set(p.Sharpen)
	t.linear.SetState(stateOf(p.LinearLight))
	t.root.SetSummary(toneSummary(p))
}

// toneSummary says what of the group is in use.
func toneSummary(p photo.Preset) string {
	var said []string
	for _, part := range []struct {
		on    bool
		words string
	}{
		{p.Tone.AutoLevels, "levels"}, {p.Tone.AutoBalance, "white balance"},
		{withoutAutomatic(p.Tone) != photo.Tone{}, "by hand"}, {p.Sharpen > 0, "sharpened"},
	} {
		if part.on {
			said = append(said, part.words)
		}
	}
	return summary(said, "As it is")
}

func withoutAutomatic(t photo.Tone) photo.Tone {
	t.AutoLevels, t.AutoBalance = false, false
	return t
}

func offOrNumber(value int) string {
	if value == 0 {
		return "Off"
	}
	return strconv.Itoa(value)
}

// Midtones go from a fifth to five: each step of the slider is the same factor.
const (
	gammaSteps = 100
	gammaMost  = 5.0
)

// gammaOf is the exponent at a place of the slider; 0, which is none, in its
// middle.
func gammaOf(place int) float64 {
	if place == 0 {
		return 0
	}
	return math.Round(math.Pow(gammaMost, float64(place)/gammaSteps)*1000) / 1000
}

func gammaPlace(gamma float64) int {
	if gamma <= 0 {
		return 0
	}
	return int(math.Round(math.Log(gamma) / math.Log(gammaMost) * gammaSteps))
}

func gammaWords(place int) string {
	return strconv.FormatFloat(math.Pow(gammaMost, float64(place)/gammaSteps), 'f', 2, 64)
}
