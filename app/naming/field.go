package naming

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// Photo is what a template can tell in a name.
type Photo struct {
	Product  catalog.Product // a variation made whole by catalog.Completed; zero where the photo has no product
	Position int             // place in the product's gallery from 1; zero where unknown
	Count    int             // place in the run from 1; zero where there is none
	View     shot.View
	Original string    // file name the photo came with, with or without extension; its folders may stand before it
	Preset   string    // short name of the preset the picture is made with
	Store    string    // name of the store
	Date     time.Time // the day of the run, as the store's clock shows it
}

// Field is something a template may ask for.
type Field struct {
	Name    string
	Also    string // another name that is understood; empty where there is none
	Meaning string // a few words for the list beside the template

	argument   argument
	letters    letters // of its capitals, unless a filter says otherwise
	identifies bool    // tells what is on the photo, and not just which photo of it this is
	text       func(p Photo, argument string) string
}

// argument says what may stand after the colon of a field.
type argument int

const (
	noArgument argument = iota
	nameArgument
	widthArgument
	dateArgument
)

// Fields lists what a template may ask for, in the order of the help.
var Fields = []Field{
	{Name: "sku", Meaning: "SKU of the product or variation", identifies: true, text: func(p Photo, _ string) string { return p.Product.SKU }},
	{Name: "title", Meaning: "title of the product", identifies: true, text: func(p Photo, _ string) string { return p.Product.Title }},
	{Name: "slug", Meaning: "link address of the product", identifies: true, text: func(p Photo, _ string) string { return p.Product.Slug }},
	{Name: "id", Meaning: "number of the product in the shop", identifies: true, text: func(p Photo, _ string) string { return p.Product.RemoteID }},
	{Name: "gtin", Also: "barcode", Meaning: "barcode", identifies: true, text: func(p Photo, _ string) string { return p.Product.GTIN }},
	{Name: "vendor", Also: "brand", Meaning: "brand", identifies: true, text: func(p Photo, _ string) string { return p.Product.Vendor }},
	{Name: "category", Meaning: "first category, its last step", identifies: true, text: func(p Photo, _ string) string { return category(p.Product) }},
	{Name: "tags", Meaning: "all tags", identifies: true, text: func(p Photo, _ string) string { return strings.Join(p.Product.Tags, " ") }},
	{Name: "type", Meaning: "product type", identifies: true, text: func(p Photo, _ string) string { return p.Product.ProductType }},
	{Name: "option", Meaning: "value of an option, as {option:Colour}", argument: nameArgument, identifies: true, text: func(p Photo, name string) string { return option(p.Product, name) }},
	{Name: "options", Meaning: "values of all options", identifies: true, text: func(p Photo, _ string) string { return options(p.Product) }},
	{Name: "attr", Also: "attribute", Meaning: "value of an attribute, as {attr:Material}", argument: nameArgument, identifies: true, text: func(p Photo, name string) string { return attribute(p.Product, name) }},
	{Name: "n", Also: "position", Meaning: "place in the gallery, {n:03} as 001", argument: widthArgument, text: func(p Photo, width string) string { return padded(p.Position, width) }},
	{Name: "count", Also: "counter", Meaning: "place in the run, {count:04} as 0001", argument: widthArgument, text: func(p Photo, width string) string { return padded(p.Count, width) }},
	{Name: "view", Meaning: "front, back, detail …", text: func(p Photo, _ string) string { return string(p.View) }},
	{Name: "name", Meaning: "name of the file as it came", letters: asWritten, identifies: true, text: func(p Photo, _ string) string { return stem(p.Original) }},
	{Name: "folder", Meaning: "folder the file came in", letters: asWritten, text: func(p Photo, _ string) string { return folder(p.Original) }},
	{Name: "preset", Meaning: "short name of the preset", text: func(p Photo, _ string) string { return p.Preset }},
	{Name: "store", Meaning: "name of the store", text: func(p Photo, _ string) string { return p.Store }},
	{Name: "date", Meaning: "day of the run, {date:yyyymmdd} without hyphens", argument: dateArgument, text: date},
}

func fieldByName(name string) (Field, bool) {
	for _, field := range Fields {
		if name != "" && (field.Name == name || field.Also == name) {
			return field, true
		}
	}
	return Field{}, false
}

func fieldNames() []string {
	var names []string
	for _, field := range Fields {
		names = append(names, field.Name)
		if field.Also != "" {
			names = append(names, field.Also)
		}
	}
	return names
}

// check says what is wrong with the argument of a field.
func (f Field) check(argument string, given bool) error {
	switch {
	case f.argument == noArgument && given:
		return fmt.Errorf("{%s} takes nothing after a colon", f.Name)
	case f.argument == nameArgument && strings.TrimSpace(argument) == "":
		return fmt.Errorf("say which one, as in %s", f.Meaning[strings.Index(f.Meaning, "{"):])
	case f.argument == widthArgument && given && padWidth(argument) == 0:
		return fmt.Errorf("write the number of digits as zeros and a digit, such as {%s:03}", f.Name)
	case f.argument == dateArgument && given && !isDateForm(argument):
		return fmt.Errorf("write the date with yyyy, mm and dd, such as {date:yyyy-mm-dd}")
	}
	return nil
}

// maxPadWidth is more digits than a gallery ever needs.
const maxPadWidth = 6

// padWidth reads the "03" of {n:03}. Zero is not a width.
func padWidth(argument string) int {
	if len(argument) != 2 || argument[0] != '0' || argument[1] < '1' || argument[1] > '0'+maxPadWidth {
		return 0
	}
	return int(argument[1] - '0')
}

// padded writes a number that counts from 1; one that is not known is left out.
func padded(n int, width string) string {
	if n <= 0 {
		return ""
	}
	return fmt.Sprintf("%0*d", padWidth(width), n)
}

// isDateForm reports whether only separators are left of a form once the parts
// of a date are taken out.
func isDateForm(form string) bool {
	rest := form
	for _, part := range []string{"yyyy", "mm", "dd"} {
		rest = strings.Replace(rest, part, "", 1)
	}
	return rest != form && strings.Trim(rest, "-_ .") == ""
}

func date(p Photo, form string) string {
	if p.Date.IsZero() {
		return ""
	}
	if form == "" {
		form = "yyyy-mm-dd"
	}
	return strings.NewReplacer(
		"yyyy", fmt.Sprintf("%04d", p.Date.Year()),
		"mm", fmt.Sprintf("%02d", int(p.Date.Month())),
		"dd", fmt.Sprintf("%02d", p.Date.Day()),
	).Replace(form)
}

func category(p catalog.Product) string {
	if len(p.Categories) == 0 || len(p.Categories[0]) == 0 {
		return ""
	}
	path := p.Categories[0]
	return path[len(path)-1]
}

// option is the value a product has for an option. A product that is sold in
// several values has none of its own.
func option(p catalog.Product, name string) string {
	for _, attribute := range p.Attributes {
		if attribute.Variation && len(attribute.Values) == 1 && sameName(attribute.Name, name) {
			return attribute.Values[0]
		}
	}
	return ""
}

func options(p catalog.Product) string {
	var values []string
	for _, attribute := range p.Attributes {
		if attribute.Variation && len(attribute.Values) == 1 {
			values = append(values, attribute.Values[0])
		}
	}
	return strings.Join(values, " ")
}

func attribute(p catalog.Product, name string) string {
	for _, attribute := range p.Attributes {
		if sameName(attribute.Name, name) {
			return strings.Join(attribute.Values, " ")
		}
	}
	return ""
}

func sameName(a, b string) bool { return catalog.Fold(a) == catalog.Fold(b) }

// stem takes folders and the extension off a file name. What follows a dot in
// "Tea 1.5 litre" is no extension.
func stem(name string) string {
	if slash := strings.LastIndexAny(name, `/\`); slash >= 0 {
		name = name[slash+1:]
	}
	dot := strings.LastIndexByte(name, '.')
	if dot <= 0 || len(name)-dot > len(".jpeg") || strings.ContainsRune(name[dot:], ' ') {
		return name
	}
	if _, err := strconv.Atoi(name[dot+1:]); err == nil {
		return name
	}
	return name[:dot]
}

// folder is the last folder of a path; a bare file name has none.
func folder(path string) string {
	end := strings.LastIndexAny(path, `/\`)
	if end < 0 {
		return ""
	}
	return path[strings.LastIndexAny(path[:end], `/\`)+1 : end]
}
