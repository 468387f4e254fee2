package presets

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/bench"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

var (
	altSources = []photo.AltSource{photo.AltComposed, photo.AltTitle, photo.AltKeep}
	policies   = []bench.Policy{bench.Append, bench.ReplaceView, bench.ReplaceAll}
)

// defaultNames is the template of presets that have none of their own.
const defaultNames = "{sku}-{title}-{n}"

// TemplateOf is the name template that a preset has.
func TemplateOf(p photo.Preset) string {
	if p.NameTemplate == "" {
		return defaultNames
	}
	return p.NameTemplate
}

// CheckTemplate says what is wrong with a name template.
func CheckTemplate(text string) error {
	_, err := naming.Parse(text)
	return err
}

// wording is the group of names and ALT texts.
type wording struct {
	root     fyne.CanvasObject
	template *parts.Entry
	name     *parts.Label
	all      *parts.Link
	alt      *parts.Select
	altText  *parts.Paragraph
	policy   *parts.Select
}

func newWording(edit editing, do Actions, tips *parts.Tips) *wording {
	w := &wording{}
	w.template = parts.NewEntry("").Small().Mono().WithWidth(120).
		Checked(CheckTemplate).
		OnChange(do.Typed).
		OnCommit(func(text string) { edit(func(p *photo.Preset) { p.NameTemplate = text }) })
	var fields *parts.Button
	fields = parts.NewIconButton(parts.Quiet, look.IconPlus, "Add a field", tips, func() { do.Fields(fields) }).Small()
	w.name = parts.NewLabel("", look.SizeCaption, look.Ink2).Shortened()
	w.all = parts.NewLink("All names", look.SizeCaption, do.Names)
	w.alt = parts.NewSelect([]string{"Title, colour, view", "Title", "Leave as it is"}, 0, func(chosen int) {
		edit(func(p *photo.Preset) { p.Alt = altSources[chosen] })
	}).Small()
	w.altText = parts.NewParagraph("", look.SizeCaption, look.Ink2).Width(Width - 2*margin - labelWidth)
	w.policy = parts.NewSelect([]string{"Add behind its pictures", "Replace the same view", "Replace all pictures"}, 0, func(chosen int) {
		do.Policy(policies[chosen])
	}).Small()
	w.root = Group("Names and ALT",
		rowOf("Rename", container.New(paint.Row{Fill: w.template}, w.template, fields)),
		under(container.New(paint.Row{Fill: w.name}, w.name, w.all)),
		rowOf("ALT text", w.alt), under(w.altText), rowOf("Gallery", w.policy))
	return w
}

func (w *wording) show(p photo.Preset) {
	w.template.SetText(TemplateOf(p))
	w.template.SetState(parts.Resting, "")
	w.alt.SetChosen(max(slices.Index(altSources, altOf(p)), 0))
}

// altOf is where a preset has its ALT texts from.
func altOf(p photo.Preset) photo.AltSource {
	if p.Alt == "" {
		return photo.AltKeep
	}
	return p.Alt
}

// SetTemplateMistake says what is wrong with the template being typed; nil,
// that nothing is.
func (r *Rail) SetTemplateMistake(err error) {
	if err != nil {
		r.wording.template.SetState(parts.Failed, err.Error())
		return
	}
	r.wording.template.SetState(parts.Resting, "")
}

// SetExamples shows what the chosen photo will be called and what is said of
// it.
func (r *Rail) SetExamples(name, alt string) {
	r.wording.name.SetText(name)
	if r.wording.altText.Text() != alt {
		r.wording.altText.SetText(alt)
		r.root.Refresh() // it may be longer than the one before
	}
}
