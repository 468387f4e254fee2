package images

import (
	"fmt"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/bench"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/parts"
)

// The choices of the right column, in their order.
var (
	fits       = []photo.Fit{photo.FitInside, photo.FitPad, photo.FitCrop, photo.FitExact}
	formats    = []photo.Format{photo.FormatKeep, photo.JPEG, photo.PNG, photo.WebP}
	altSources = []photo.AltSource{photo.AltComposed, photo.AltTitle, photo.AltKeep}
	policies   = []bench.Policy{bench.Append, bench.ReplaceView, bench.ReplaceAll}
)

// railActions are what the right column asks for.
type railActions struct {
	// pick chooses a preset of the list.
	pick func(place int)
	// edit changes the chosen preset.
	edit func(photo.Preset)
	// menu offers what can be done with presets, under an object.
	menu func(under fyne.CanvasObject)
	// fields offers the fields of name templates, under an object.
	fields func(under fyne.CanvasObject)
	policy func(bench.Policy)
	// typed hears a name template while it is being typed.
	typed func(template string)
	// next goes to the next photo with a mark.
	next func(bench.Mark)
}

// rail is the right column: the preset, names and ALT texts, and the checks.
type rail struct {
	do     railActions
	preset photo.Preset // as it is shown

	root    fyne.CanvasObject
	presets *parts.Select
	changed *parts.Chip
	source  *parts.Label

	width, height *parts.Entry
	fit           *parts.Segmented
	swatch        *swatch
	background    *parts.Entry
	format        *parts.Segmented
	quality       *parts.Slider
	qualityWords  *parts.Label
	enlarge       *parts.Check
	lossless      *parts.Check
	losslessRow   fyne.CanvasObject
	rights        *parts.Check

	template    *parts.Entry
	nameExample *parts.Label
	alt         *parts.Select
	altExample  *parts.Paragraph
	policy      *parts.Select
	checks      *checkList
}

func newRail(do railActions, tips *parts.Tips) *rail {
	r := &rail{do: do, checks: newCheckList(do.next)}
	content := container.New(layout.NewCustomPaddedVBoxLayout(0),
		r.presetGroup(tips), parts.NewDivider(), r.pictureGroup(tips), parts.NewDivider(), r.wordsGroup(tips),
		parts.NewDivider(), railGroupOf("Checks", r.checks.root))
	r.root = container.NewStack(parts.NewBox(look.Surface, "", 0), container.NewVScroll(content))
	return r
}

func (r *rail) presetGroup(tips *parts.Tips) fyne.CanvasObject {
	r.presets = parts.NewSelect(nil, -1, func(place int) { r.do.pick(place) })
	var more *parts.Button
	more = parts.NewIconButton(parts.Secondary, look.IconEllipsis, "Copy, rename or reset this preset", tips, func() { r.do.menu(more) })
	r.changed = parts.NewChip(parts.Neutral, "Changed by you")
	r.source = parts.NewLabel("", look.SizeCaption, look.Ink3).Shortened()
	return railGroupOf("Preset", container.New(row{r.presets}, r.presets, gapBefore(more)), r.changed, r.source)
}

// gapBefore keeps a control off the one before it.
func gapBefore(o fyne.CanvasObject) fyne.CanvasObject {
	return container.New(layout.NewCustomPaddedLayout(0, 0, paneGap, 0), o)
}

func (r *rail) pictureGroup(tips *parts.Tips) fyne.CanvasObject {
	r.width = r.numberEntry(func(p *photo.Preset, px int) { p.Width = px })
	r.height = r.numberEntry(func(p *photo.Preset, px int) { p.Height = px })
	size := line(6, r.width, parts.NewLabel("×", look.SizeBody, look.Ink3), r.height, parts.NewLabel("px", look.SizeBody, look.Ink3))
	r.fit = parts.NewSegmented(segments("Inside", "Pad", "Crop", "Exact"), 0, func(chosen int) {
		r.edit(func(p *photo.Preset) { p.Fit = fits[chosen] })
	}).Small()
	r.format = parts.NewSegmented(segments("Keep", "JPEG", "PNG", "WebP"), 0, func(chosen int) {
		r.edit(func(p *photo.Preset) { p.Format = formats[chosen] })
	}).Small()
	r.qualityWords = parts.NewLabel("", look.SizeBody, look.Ink, look.Right)
	r.quality = parts.NewSlider(1, 100, 82, func(value int) { r.qualityWords.SetText(strconv.Itoa(value)) }, func(value int) {
		r.edit(func(p *photo.Preset) { p.Quality = value })
	})
	r.enlarge = parts.NewCheck("Enlarge small photos", func(on bool) { r.edit(func(p *photo.Preset) { p.Enlarge = on }) })
	r.lossless = parts.NewCheck("Without loss", func(on bool) { r.edit(func(p *photo.Preset) { p.Lossless = on }) })
	r.rights = parts.NewCheck("Keep creator and copyright", func(on bool) { r.edit(func(p *photo.Preset) { p.KeepRights = on }) })
	r.losslessRow = railUnder(r.lossless)
	number := container.New(layout.NewGridWrapLayout(fyne.NewSize(32, look.SmallControlHeight)), r.qualityWords)
	return railGroupOf("Picture", railRow("Size", size), railRow("Fit", r.fit), railRow("Background", r.backgroundRow(tips)),
		railRow("Format", r.format), railRow("Quality", container.New(row{r.quality}, r.quality, number)),
		r.losslessRow, railUnder(r.enlarge), railUnder(r.rights))
}

func segments(words ...string) []parts.Segment {
	all := make([]parts.Segment, len(words))
	for i, word := range words {
		all[i].Words = word
	}
	return all
}

func (r *rail) numberEntry(set func(*photo.Preset, int)) *parts.Entry {
	return parts.NewEntry("").Small().WithWidth(64).
		Checked(func(text string) error {
			changed := r.preset
			px, err := strconv.Atoi(text)
			if err != nil {
				return fmt.Errorf("write the pixels as a number, such as 1200")
			}
			set(&changed, px)
			return changed.Validate()
		}).
		OnCommit(func(text string) {
			px, err := strconv.Atoi(text)
			if err == nil {
				r.edit(func(p *photo.Preset) { set(p, px) })
			}
		})
}

func (r *rail) backgroundRow(tips *parts.Tips) fyne.CanvasObject {
	r.swatch = newSwatch()
	set := func(text string) { r.edit(func(p *photo.Preset) { p.Background = text }) }
	r.background = parts.NewEntry("").Small().Mono().WithWidth(96).OnCommit(set).Checked(func(text string) error {
		_, err := photo.ParseBackground(text)
		return err
	})
	var more *parts.Button
	more = parts.NewIconButton(parts.Quiet, look.IconChevronDown, "Choose a background", tips, func() {
		choose := func(words, value string) parts.MenuItem {
			return parts.MenuItem{Words: words, Checked: r.preset.Background == value, OnTap: func() { set(value) }}
		}
		parts.ShowMenuBelow(more, []parts.MenuItem{
			choose("White", "#FFFFFF"), choose("Light grey", "#F5F5F5"), choose("Black", "#000000"), choose("Transparent", photo.Transparent),
		})
	}).Small()
	return line(6, r.swatch, r.background, more)
}

func (r *rail) wordsGroup(tips *parts.Tips) fyne.CanvasObject {
	r.template = parts.NewEntry("").Small().Mono().WithWidth(120).Checked(checkTemplate).
		OnChange(func(text string) { r.do.typed(text) }).
		OnCommit(func(text string) { r.edit(func(p *photo.Preset) { p.NameTemplate = text }) })
	var fields *parts.Button
	fields = parts.NewIconButton(parts.Quiet, look.IconPlus, "Add a field", tips, func() { r.do.fields(fields) }).Small()
	r.nameExample = parts.NewLabel("", look.SizeCaption, look.Ink2).Shortened()
	r.alt = parts.NewSelect([]string{"Title, colour, view", "Title", "Leave as it is"}, 0, func(chosen int) {
		r.edit(func(p *photo.Preset) { p.Alt = altSources[chosen] })
	}).Small()
	r.altExample = parts.NewParagraph("", look.SizeCaption, look.Ink2).Width(railWidth - 2*railMargin - railLabel)
	r.policy = parts.NewSelect([]string{"Add behind its pictures", "Replace the same view", "Replace all pictures"}, 0, func(chosen int) {
		r.do.policy(policies[chosen])
	}).Small()
	return railGroupOf("Names and ALT",
		railRow("Rename", container.New(row{r.template}, r.template, fields)), railUnder(r.nameExample),
		railRow("ALT text", r.alt), railUnder(r.altExample), railRow("Gallery", r.policy))
}

// edit changes a copy of the preset and passes it on.
func (r *rail) edit(change func(*photo.Preset)) {
	changed := r.preset
	change(&changed)
	if changed != r.preset {
		r.do.edit(changed)
	}
}
