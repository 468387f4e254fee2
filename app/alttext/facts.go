package alttext

import (
	"slices"
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/catalog"
	"storehand/app/shot"
)

// Sight is what is known of the picture itself.
type Sight struct {
	View    shot.View
	Colours []colour.Swatch // of the subject, without the background; none where not measured
}

// Source says where a part of a text comes from.
type Source string

// The sources.
const (
	FromTemplate Source = "template"
	FromProduct  Source = "product"
	FromOption   Source = "option"
	FromPicture  Source = "picture"
	FromFileName Source = "file name"
	FromModel    Source = "model"
)

// facts answers the fields of a template for one picture.
type facts struct {
	product     catalog.Product
	sight       Sight
	language    Language
	colourWords map[string]bool // words that name a colour, in any form of the language
}

// say gives the text of a field and where it is from. The empty string says
// nothing.
func (f facts) say(field, argument string) (string, Source) {
	p := f.product
	switch field {
	case "title":
		return titleText(p), FromProduct
	case "colour":
		return f.colour()
	case "measured":
		return f.language.colours(colour.Main(f.sight.Colours)), FromPicture
	case "view":
		return f.language.view(f.sight.View), FromFileName
	case "material":
		return f.value(p, isMaterial, anyAttribute), FromProduct
	case "options":
		return f.options(), FromOption
	case "option":
		return f.value(p, named(argument), onlyOptions), FromOption
	case "attr":
		return f.value(p, named(argument), anyAttribute), FromProduct
	case "vendor":
		return plain(p.Vendor), FromProduct
	case "type":
		return f.inSentence(plain(p.ProductType)), FromProduct
	default:
		return f.inSentence(lastCategory(p)), FromProduct
	}
}

func titleText(p catalog.Product) string {
	title := plain(p.Title)
	if isShouted(title) {
		return sentence(title)
	}
	return title
}

func (f facts) inSentence(text string) string {
	if f.language.KeepsCapitals {
		return text
	}
	return lowered(text)
}

// colour is the colour the product is sold in, else what the picture shows. A
// measured colour is a guess: it is not said beside a title that names one.
func (f facts) colour() (string, Source) {
	if sold := f.value(f.product, isColour, anyAttribute); sold != "" {
		return sold, FromOption
	}
	if f.namesColour(f.product.Title) {
		return "", FromPicture
	}
	return f.language.colours(colour.Main(f.sight.Colours)), FromPicture
}

// namesColour reports whether a word of the text is one of a colour's name, in
// the language of the texts or as makers call their colours.
func (f facts) namesColour(text string) bool {
	return slices.ContainsFunc(wordsOf(text), func(word string) bool { return makersColours[word] || f.colourWords[word] })
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		set[word] = true
	}
	return set
}

// makersColours are colours that shops name by things.
var makersColours = wordSet("oat oatmeal sage ink slate chalk moss fog sky clay charcoal stone natural ivory honey rosewood walnut midnight graphite")

// value is the text of the first attribute that is wanted. An attribute with
// several values, as a product with variations has, says nothing about one
// picture unless it is a mere fact.
func (f facts) value(p catalog.Product, wanted func(name string) bool, allowed func(catalog.Attribute) bool) string {
	for _, attribute := range p.Attributes {
		if !allowed(attribute) || !wanted(attribute.Name) || len(attribute.Values) == 0 {
			continue
		}
		if len(attribute.Values) > 1 && (attribute.Variation || isColour(attribute.Name)) {
			continue
		}
		return f.inSentence(plain(strings.Join(attribute.Values, ", ")))
	}
	return ""
}

// values are what a condition compares a field with: every value there is, not
// only the one that would be said.
func (f facts) values(field, argument string) []string {
	switch field {
	case "view":
		return []string{string(f.sight.View), f.language.view(f.sight.View)}
	case "colour", "measured":
		return f.colourValues(field)
	case "material":
		return f.attributeValues(isMaterial, anyAttribute)
	case "option":
		return f.attributeValues(named(argument), onlyOptions)
	case "options":
		return f.attributeValues(func(string) bool { return true }, onlyOptions)
	case "attr":
		return f.attributeValues(named(argument), anyAttribute)
	case "category":
		var steps []string
		for _, path := range f.product.Categories {
			steps = append(steps, path...)
		}
		return steps
	}
	said, _ := f.say(field, argument)
	return []string{said}
}

// colourValues are the colours in the language and in English.
func (f facts) colourValues(field string) []string {
	said, source := f.say(field, "")
	if said == "" || source != FromPicture {
		return []string{said}
	}
	var names []string
	for _, name := range colour.Main(f.sight.Colours) {
		names = append(names, string(name), f.language.Colours[name])
	}
	return names
}

func (f facts) attributeValues(wanted func(name string) bool, allowed func(catalog.Attribute) bool) []string {
	var values []string
	for _, attribute := range f.product.Attributes {
		if allowed(attribute) && wanted(attribute.Name) {
			values = append(values, attribute.Values...)
		}
	}
	return values
}

func (f facts) options() string {
	var values []string
	for _, attribute := range f.product.Attributes {
		if attribute.Variation && len(attribute.Values) == 1 {
			values = append(values, f.inSentence(plain(attribute.Values[0])))
		}
	}
	return strings.Join(values, ", ")
}

func anyAttribute(catalog.Attribute) bool { return true }

func onlyOptions(a catalog.Attribute) bool { return a.Variation }

func named(name string) func(string) bool {
	folded := catalog.Fold(name)
	return func(other string) bool { return catalog.Fold(other) == folded }
}

// Shops name these two attributes in their own language.
var (
	colourNames   = wordSet("colour color farbe couleur coloris colore צבע kleur cor kolor")
	materialNames = wordSet("material materials materiale materiali materiaux matiere matieres materia fabric stoff tissu tejido tessuto חומר materiaal")
)

func isColour(name string) bool   { return colourNames[catalog.Fold(name)] }
func isMaterial(name string) bool { return materialNames[catalog.Fold(name)] }

func lastCategory(p catalog.Product) string {
	if len(p.Categories) == 0 || len(p.Categories[0]) == 0 {
		return ""
	}
	path := p.Categories[0]
	return plain(path[len(path)-1])
}
