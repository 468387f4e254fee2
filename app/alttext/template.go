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
type Template struct {
	groups []group
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
	{"view", "front view, detail … as the file name tells"},
	{"material", "the material among the attributes"},
	{"options", "values of all options"},
	{"option", "value of an option, as {option:Size}"},
	{"attr", "value of an attribute, as {attr:Glaze}"},
	{"vendor", "brand"},
	{"type", "product type"},
	{"category", "first category, its last step"},
}

// takesName reports whether a field needs a name after a colon.
func takesName(field string) bool { return field == "option" || field == "attr" }

// ParseTemplate understands a template. The error is of type
// template.Mistakes.
func ParseTemplate(text string) (Template, error) {
	segments, mistakes := template.Split(text)
	if strings.TrimSpace(text) == "" {
		mistakes.Add(0, len(text), "write a template, such as {title}{, |view}")
	}
	var made Template
	for _, segment := range segments {
		if !segment.Between {
			made.groups = append(made.groups, group{before: segment.Text})
			continue
		}
		made.groups = append(made.groups, parseGroup(segment, &mistakes))
	}
	if err := mistakes.Err(); err != nil {
		return Template{}, err
	}
	return made, nil
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
	name, argument, given := strings.Cut(field, ":")
	g.field, g.argument = strings.ToLower(strings.TrimSpace(name)), strings.TrimSpace(argument)
	if g.field == "color" {
		g.field = "colour"
	}
	if reason := fieldMistake(g, given); reason != "" {
		mistakes.Add(start, start+len(field), reason)
	}
	return g
}

// fieldMistake says what is wrong with the field of a group.
func fieldMistake(g group, argumentGiven bool) string {
	known := false
	for _, field := range Fields {
		known = known || field.Name == g.field
	}
	switch {
	case g.field == "":
		return "name a field between the braces, such as {title}"
	case !known:
		return fmt.Sprintf("there is no field %q", g.field)
	case takesName(g.field) && g.argument == "":
		return fmt.Sprintf("say which one, as in {%s:Size}", g.field)
	case !takesName(g.field) && argumentGiven:
		return fmt.Sprintf("{%s} takes nothing after a colon", g.field)
	}
	return ""
}
