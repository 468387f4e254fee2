package presets

import (
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// The choices of the group, in their order.
var (
	fits    = []photo.Fit{photo.FitInside, photo.FitPad, photo.FitCrop, photo.FitExact}
	focuses = []photo.Focus{photo.FocusCentre, photo.FocusDetail}
	formats = []photo.Format{photo.FormatKeep, photo.JPEG, photo.PNG, photo.WebP}
)

// picture is the group of size, background and format.
type picture struct {
	edit   editing
	preset photo.Preset
	root   fyne.CanvasObject

	width, height *parts.Entry
	fit, focus    *parts.Segmented
	focusRow      fyne.CanvasObject
	swatch        *swatch
	background    *parts.Entry
	whiten        *parts.Check
	format        *parts.Segmented
	quality       *amount
	target        *target
	colours       *amount
	coloursRow    fyne.CanvasObject
	enlarge       *parts.Check
	lossless      *parts.Check
	losslessRow   fyne.CanvasObject
	rights        *parts.Check
}

func newPicture(edit editing, tips *parts.Tips) *picture {
	p := &picture{edit: edit}
	p.width = p.pixels(func(to *photo.Preset, px int) { to.Width = px })
	p.height = p.pixels(func(to *photo.Preset, px int) { to.Height = px })
	size := paint.Line(6, p.width, parts.NewLabel("×", look.SizeBody, look.Ink3), p.height, parts.NewLabel("px", look.SizeBody, look.Ink3))
	p.fit = parts.NewSegmented(parts.Segments("Inside", "Pad", "Crop", "Exact"), 0, func(chosen int) {
		edit(func(to *photo.Preset) { to.Fit = fits[chosen] })
	}).Small()
	p.focus = parts.NewSegmented(parts.Segments("Centre", "Detail"), 0, func(chosen int) {
		edit(func(to *photo.Preset) { to.Focus = focuses[chosen] })
	}).Small()
	p.focusRow = rowOf("Crop around", p.focus)
	p.whiten = parts.NewCheck("Make the backdrop white", func(on bool) { edit(func(to *photo.Preset) { to.Whiten = on }) })
	p.format = parts.NewSegmented(parts.Segments("Keep", "JPEG", "PNG", "WebP"), 0, func(chosen int) {
		edit(func(to *photo.Preset) { to.Format = formats[chosen] })
	}).Small()
	p.quality = newAmount(1, 100, func(value int) { edit(func(to *photo.Preset) { to.Quality = value }) })
	p.target = newTarget(edit)
	p.colours = newAmount(0, 256, func(value int) { edit(func(to *photo.Preset) { to.Colours = paletteOf(value) }) }).said(coloursWords)
	p.coloursRow = rowOf("Colours", p.colours.root)
	p.enlarge = parts.NewCheck("Enlarge small photos", func(on bool) { edit(func(to *photo.Preset) { to.Enlarge = on }) })
	p.lossless = parts.NewCheck("Without loss", func(on bool) { edit(func(to *photo.Preset) { to.Lossless = on }) })
	p.losslessRow = under(p.lossless)
	p.rights = parts.NewCheck("Keep creator and copyright", func(on bool) { edit(func(to *photo.Preset) { to.KeepRights = on }) })
	p.root = Group("Picture", rowOf("Size", size), rowOf("Fit", p.fit), p.focusRow, under(p.enlarge),
		rowOf("Background", p.backgroundRow(tips)), under(p.whiten),
		rowOf("Format", p.format), rowOf("Quality", p.quality.root), p.coloursRow, p.losslessRow,
		p.target.root, under(p.rights))
	return p
}

// paletteOf is the number of colours that a place of the slider stands for: a
// palette of one colour is no picture.
func paletteOf(value int) int {
	if value == 1 {
		return 2
	}
	return value
}

func coloursWords(value int) string {
	if value == 0 {
		return "All"
	}
	return strconv.Itoa(paletteOf(value))
}

func (p *picture) pixels(set func(*photo.Preset, int)) *parts.Entry {
	return parts.NewEntry("").Small().WithWidth(64).
		Checked(func(text string) error {
			changed := p.preset
			px, err := strconv.Atoi(text)
			if err != nil {
				return fmt.Errorf("write the pixels as a number, such as 1200")
			}
			set(&changed, px)
			return changed.Validate()
		}).
		OnCommit(func(text string) {
			if px, err := strconv.Atoi(text); err == nil {
				p.edit(func(to *photo.Preset) { set(to, px) })
			}
		})
}

func (p *picture) backgroundRow(tips *parts.Tips) fyne.CanvasObject {
	p.swatch = newSwatch()
	set := func(text string) { p.edit(func(to *photo.Preset) { to.Background = text }) }
	p.background = parts.NewEntry("").Small().Mono().WithWidth(96).OnCommit(set).Checked(func(text string) error {
		_, err := photo.ParseBackground(text)
		return err
	})
	var more *parts.Button
	more = parts.NewIconButton(parts.Quiet, look.IconChevronDown, "Choose a background", tips, func() {
		choose := func(words, value string) parts.MenuItem {
			return parts.MenuItem{Words: words, Checked: p.preset.Background == value, OnTap: func() { set(value) }}
		}
		parts.ShowMenuBelow(more, []parts.MenuItem{
			choose("White", "#FFFFFF"), choose("Light grey", "#F5F5F5"), choose("Black", "#000000"), choose("Transparent", photo.Transparent),
		})
	}).Small()
	return paint.Line(6, p.swatch, p.background, more)
}

func (p *picture) show(preset photo.Preset) {
	p.preset = preset
	p.width.SetText(strconv.Itoa(preset.Width))
	p.height.SetText(strconv.Itoa(preset.Height))
	p.fit.SetChosen(slices.Index(fits, preset.Fit))
	p.focus.SetChosen(slices.Index(focuses, preset.Focus))
	paint.SetVisible(p.focusRow, preset.Fit == photo.FitCrop)
	p.background.SetText(preset.Background)
	if colour, err := photo.ParseBackground(preset.Background); err == nil {
		p.swatch.set(colour)
	}
	p.whiten.SetState(stateOf(preset.Whiten))
	p.format.SetChosen(slices.Index(formats, preset.Format))
	p.quality.set(preset.Quality)
	p.quality.enable(preset.Format != photo.PNG && !(preset.Format == photo.WebP && preset.Lossless))
	p.target.show(preset)
	p.colours.set(preset.Colours)
	paint.SetVisible(p.coloursRow, preset.Format == photo.PNG)
	p.lossless.SetState(stateOf(preset.Lossless))
	paint.SetVisible(p.losslessRow, preset.Format == photo.WebP)
	p.enlarge.SetState(stateOf(preset.Enlarge))
	p.rights.SetState(stateOf(preset.KeepRights))
}

func stateOf(on bool) parts.CheckState {
	if on {
		return parts.On
	}
	return parts.Off
}
