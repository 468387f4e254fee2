package images

import (
	"slices"
	"strconv"

	"storehand/app/bench"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// defaultNames is the template of presets that have none of their own.
const defaultNames = "{sku}-{title}-{n}"

// templateOf is the name template that a preset has.
func templateOf(p photo.Preset) string {
	if p.NameTemplate == "" {
		return defaultNames
	}
	return p.NameTemplate
}

// checkTemplate says what is wrong with a name template.
func checkTemplate(text string) error {
	_, err := naming.Parse(text)
	return err
}

// show fills the column with a preset of a list.
func (r *rail) show(presets bench.Presets, preset photo.Preset) {
	r.preset = preset
	all := presets.All()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	r.presets.SetOptions(names, slices.IndexFunc(all, func(p photo.Preset) bool { return p.Slug == preset.Slug }))
	setVisible(r.changed, presets.Changed(preset))
	r.source.SetText(preset.Source)
	setVisible(r.source, preset.Source != "")
	r.showPicture()
	r.template.SetText(templateOf(preset))
	r.setTemplateMistake(nil)
	r.alt.SetChosen(slices.Index(altSources, altOf(preset)))
	r.root.Refresh()
}

// altOf is where a preset has its ALT texts from.
func altOf(p photo.Preset) photo.AltSource {
	if p.Alt == "" {
		return photo.AltKeep
	}
	return p.Alt
}

func (r *rail) showPicture() {
	p := r.preset
	r.width.SetText(strconv.Itoa(p.Width))
	r.height.SetText(strconv.Itoa(p.Height))
	r.fit.SetChosen(slices.Index(fits, p.Fit))
	r.background.SetText(p.Background)
	if colour, err := photo.ParseBackground(p.Background); err == nil {
		r.swatch.set(colour)
	}
	r.format.SetChosen(slices.Index(formats, p.Format))
	r.quality.SetValue(p.Quality)
	r.qualityWords.SetText(strconv.Itoa(p.Quality))
	r.lossless.SetState(stateOf(p.Lossless))
	setVisible(r.losslessRow, p.Format == photo.WebP)
	r.enlarge.SetState(stateOf(p.Enlarge))
	r.rights.SetState(stateOf(p.KeepRights))
	if hasQuality := p.Format != photo.PNG && !(p.Format == photo.WebP && p.Lossless); hasQuality {
		r.quality.Enable()
		r.qualityWords.SetColour(look.Ink)
	} else {
		r.quality.Disable()
		r.qualityWords.SetColour(look.Ink3)
	}
}

func stateOf(on bool) parts.CheckState {
	if on {
		return parts.On
	}
	return parts.Off
}

// setTemplateMistake says what is wrong with the template being typed; nil,
// that nothing is.
func (r *rail) setTemplateMistake(err error) {
	if err != nil {
		r.template.SetState(parts.Failed, err.Error())
		return
	}
	r.template.SetState(parts.Resting, "")
}

// setExamples shows what the chosen photo will be called and what is said of
// it.
func (r *rail) setExamples(name, alt string) {
	r.nameExample.SetText(name)
	if r.altExample.Text() != alt {
		r.altExample.SetText(alt)
		r.root.Refresh() // it may be longer than the one before
	}
}
