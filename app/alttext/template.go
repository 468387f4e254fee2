package alttext

import (
	"fmt"
	"strings"

	"storehand/app/template"
)

// Template says how a text is put together. Braces hold a field, which may
// have text before and after it that is said only with it:
//
//	{title}{ in |colour}{, |view}{ (|option:Size|)}
//
// or a condition, whose text goes up to {end} and may hold further ones:
//
//	{if material}{title} made of {material}{else}{title}{end}
//	{if view=detail|close-up}Detail of {end}{title}
//	{if not colour}{title}{else if option:Size!=M}{title}, {option:Size}{end}
//
// A field without a value holds when it has something to say. Values are
// compared without regard to case and accents; a bar stands between several,
// of which one is enough. A view is compared by its English name as well as by
// the words of the language.
type Template struct {
	steps []step
}

// step is one piece of a template: fixed text, a group or a condition.
type step struct {
	group
	choice *condition // nil but for a condition
}

// group is fixed text, or a field with what stands around it.
type group struct {
	before, after string
	field         string // empty for fixed text, which is in before
	argument      string
}

// Field is something a template may say.
type Field struct {
	Name    string
	Meaning string // a few words for the list beside the template
}

// Fields lists what a template may say, in the order of the help.
var Fields = []Field{
	{"title", "title of the product"},
	{"colour", "the colour option, or else the colour measured in the picture"},
	{"measured", "the colour measured in the picture, whatever the product says"},
	{"view", "front view, detail … as the file name tells"},
	{"material", "the material among the attributes"},
	{"options", "values of all options"},
	{"option", "value of an option, as {option:Size}"},
	{"attr", "value of an attribute, as {attr:Glaze}"},
	{"vendor", "brand"},
	{"type", "product type"},
	{"category", "first category, its last step"},
}

// otherNames are accepted for fields.
var otherNames = map[string]string{"color": "colour", "brand": "vendor", "attribute": "attr"}

// takesName reports whether a field needs a name after a colon.
func takesName(field string) bool { return field == "option" || field == "attr" }

// ParseTemplate understands a template. The error is of type
// template.Mistakes.
func ParseTemplate(text string) (Template, error) {
	segments, mistakes := template.Split(text)
	if strings.TrimSpace(text) == "" {
		mistakes.Add(0, len(text), "write a template, such as {title}{, |view}")
	}
	p := parser{mistakes: &mistakes}
	for _, segment := range segments {
		p.take(segment)
	}
	p.finish(len(text))
	if err := mistakes.Err(); err != nil {
		return Template{}, err
	}
	return Template{p.steps}, nil
}

// parseGroup reads "field", "before|field" or "before|field|after".
func parseGroup(s template.Segment, mistakes *template.Mistakes) group {
	parts := strings.Split(s.Text, "|")
	var g group
	start := s.Start
	field := parts[0]
	switch len(parts) {
	case 1:
	case 2, 3:
		g.before, field = parts[0], parts[1]
		start += len(parts[0]) + len("|")
		if len(parts) == 3 {
			g.after = parts[2]
		}
	default:
		mistakes.Add(s.Start, s.Start+len(s.Text), "use at most two bars: text before, the field, text after")
	}
	g.field, g.argument = parseField(field, start, mistakes)
	return g
}

// parseField reads "title" or "option:Size", which begins at a byte of the
// template.
func parseField(text string, start int, mistakes *template.Mistakes) (field, argument string) {
	name, argument, given := strings.Cut(text, ":")
	field, argument = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(argument)
	if other, found := otherNames[field]; found {
		field = other
	}
	if reason := fieldMistake(field, argument, given); reason != "" {
		mistakes.Add(start, start+len(text), reason)
	}
	return field, argument
}

// fieldMistake says what is wrong with a field.
func fieldMistake(field, argument string, argumentGiven bool) string {
	known := false
	for _, f := range Fields {
		known = known || f.Name == field
	}
	switch {
	case field == "":
		return "name a field between the braces, such as {title}"
	case !known:
		return fmt.Sprintf("there is no field %q", field)
	case takesName(field) && argument == "":
		return fmt.Sprintf("say which one, as in {%s:Size}", field)
	case !takesName(field) && argumentGiven:
		return fmt.Sprintf("{%s} takes nothing after a colon", field)
	}
	return ""
}
