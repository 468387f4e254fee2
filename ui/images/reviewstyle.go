package images

import (
	"errors"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"storehand/app/alttext"
	"storehand/app/template"
	"storehand/ui/paint"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// styleBar is the language and the template in which texts are composed. What
// is typed is tried at once on the picture at hand.
type styleBar struct {
	root     fyne.CanvasObject
	review   *review
	language *parts.Select
	template *parts.Entry
	reset    *parts.Button
}

func newStyleBar(r *review) *styleBar {
	b := &styleBar{review: r}
	names := make([]string, len(alttext.Languages))
	for i, language := range alttext.Languages {
		names[i] = language.Name
	}
	b.language = parts.NewSelect(names, 0, func(chosen int) {
		b.take(r.style.InLanguage(alttext.Languages[chosen].Code))
		r.view.list.focus()
	})
	b.template = parts.NewEntry("").WithPlaceholder("Template").Mono().OnChange(func(text string) { b.take(r.style.WithTemplate(text)) })
	var fields *parts.Button
	fields = parts.NewButton(parts.Secondary, "Fields", func() { b.offerFields(fields) })
	b.reset = parts.NewButton(parts.Quiet, "Reset", func() { b.take(r.style.WithTemplate("")) })
	row := paint.Line(8, b.language, fields, b.reset)
	b.root = container.NewBorder(nil, nil, nil, container.NewVBox(row), b.template)
	return b
}

// take uses a style, or says what is wrong with its template.
func (b *styleBar) take(style alttext.Style) {
	err := b.review.setStyle(style)
	if err == nil {
		b.show(b.review.style.Style)
		return
	}
	var mistakes template.Mistakes
	text := err.Error()
	if errors.As(err, &mistakes) {
		text = mistakes[0].Text
	}
	b.template.SetState(parts.Failed, words.Sentence(text))
}

// show shows the style in use.
func (b *styleBar) show(style alttext.Style) {
	b.language.SetChosen(slices.IndexFunc(alttext.Languages, func(l alttext.Language) bool { return l.Code == style.Speaks().Code }))
	if text := style.Template(); b.template.Text() != text {
		b.template.SetText(text)
	}
	b.template.SetState(parts.Resting, "")
	paint.SetVisible(b.reset, style.Template() != style.Speaks().Template)
}

// examples are what is put into a template for fields that need a name, and for
// a condition.
var examples = map[string]string{"option": "{, |option:Size}", "attr": "{, |attr:Material}", "colour": "{ in |colour}", "title": "{title}"}

// offerFields offers what a template may say, to be put at its end.
func (b *styleBar) offerFields(under fyne.CanvasObject) {
	items := make([]parts.MenuItem, 0, len(alttext.Fields)+3)
	for _, field := range alttext.Fields {
		added := examples[field.Name]
		if added == "" {
			added = "{, |" + field.Name + "}"
		}
		items = append(items, parts.MenuItem{Words: "{" + field.Name + "}  " + field.Meaning, OnTap: func() { b.add(added) }})
	}
	items = append(items, parts.MenuRule,
		parts.MenuItem{Words: "{if}  only where the product has something", OnTap: func() { b.add("{if material}, of {material}{end}") }},
		parts.MenuItem{Words: "{if … =}  by the view, or any other value", OnTap: func() { b.add("{if view=detail|close-up}, close{else}{, |view}{end}") }})
	parts.ShowMenuBelow(under, items)
}

func (b *styleBar) add(text string) {
	b.take(b.review.style.WithTemplate(b.template.Text() + text))
	b.template.Focus()
}
