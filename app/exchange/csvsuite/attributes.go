package csvsuite

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"storehand/app/catalog"
	"storehand/app/exchange/sheet"
)

// globalPrefix begins the name of an attribute that the whole shop shares.
const globalPrefix = "pa_"

// named makes the attribute that a column's name speaks of: "pa_color" is the
// shared attribute "color".
func named(name string) catalog.Attribute {
	if bare, is := strings.CutPrefix(name, globalPrefix); is {
		return catalog.Attribute{Name: bare, Global: true}
	}
	return catalog.Attribute{Name: name}
}

// nameOf is the reverse of named.
func nameOf(attribute catalog.Attribute) string {
	if attribute.Global {
		return globalPrefix + attribute.Name
	}
	return attribute.Name
}

// attributePart binds the columns of one attribute: values, data and default.
func attributePart(names []string, at int, name string) sheet.Part {
	part := sheet.Part{At: []int{at}}
	data, preset := -1, -1
	if column := slices.Index(names, dataPrefix+name); column >= 0 {
		data, part.At = len(part.At), append(part.At, column)
	}
	if column := slices.Index(names, defaultPrefix+name); column >= 0 {
		preset, part.At = len(part.At), append(part.At, column)
	}
	part.Read = func(e sheet.Entry, cells []string, bad sheet.Report) {
		attribute := held(e.Product, name)
		attribute.Values = splitBars(cells[0])
		if data >= 0 {
			if err := readData(&attribute, cells[data]); err != nil {
				bad(data, err)
			}
		}
		if preset >= 0 {
			attribute.Default = cells[preset]
		}
		there := len(attribute.Values) > 0 || attribute.Default != "" || data >= 0 && cells[data] != ""
		e.Attributes = replaced(e.Attributes, attribute, there)
	}
	part.Write = func(e sheet.Entry, cells []string) {
		i := slices.IndexFunc(e.Attributes, func(a catalog.Attribute) bool { return nameOf(a) == name })
		if i < 0 || e.IsVariation() {
			return
		}
		cells[0] = strings.Join(e.Attributes[i].Values, "|")
		if data >= 0 {
			cells[data] = fmt.Sprintf("%d|%s|%s", i, digit(e.Attributes[i].Visible), digit(e.Attributes[i].Variation))
		}
		if preset >= 0 {
			cells[preset] = e.Attributes[i].Default
		}
	}
	return part
}

// held is the product's attribute of that column name, or a new one.
func held(p *catalog.Product, name string) catalog.Attribute {
	for _, attribute := range p.Attributes {
		if nameOf(attribute) == name {
			return attribute
		}
	}
	return named(name)
}

// replaced is the list with the attribute in its place, or without it.
func replaced(attributes []catalog.Attribute, attribute catalog.Attribute, there bool) []catalog.Attribute {
	var list []catalog.Attribute
	for _, other := range attributes {
		switch {
		case nameOf(other) != nameOf(attribute):
			list = append(list, other)
		case there:
			list = append(list, attribute)
			there = false
		}
	}
	if there {
		list = append(list, attribute)
	}
	return list
}

// readData reads "0|1|1": position, visible, tells variations apart.
func readData(attribute *catalog.Attribute, cell string) error {
	if cell == "" {
		return nil
	}
	numbers := strings.Split(cell, "|")
	if len(numbers) != 3 {
		return fmt.Errorf("attribute data is written position|visible|variation, such as 0|1|1")
	}
	visible, err := strconv.ParseBool(numbers[1])
	if err != nil {
		return fmt.Errorf("whether the attribute is visible is 1 or 0, not %q", numbers[1])
	}
	variation, err := strconv.ParseBool(numbers[2])
	if err != nil {
		return fmt.Errorf("whether the attribute is for variations is 1 or 0, not %q", numbers[2])
	}
	attribute.Visible, attribute.Variation = visible, variation
	return nil
}

func digit(value bool) string {
	if value {
		return "1"
	}
	return "0"
}

// optionPart binds the column that says which value of an attribute a variation
// is for; an empty cell is any.
func optionPart(at int, name string) sheet.Part {
	return sheet.Part{
		At: []int{at},
		Read: func(e sheet.Entry, cells []string, _ sheet.Report) {
			option := held(e.Product, name)
			option.Variation, option.Values = true, nil
			if cells[0] != "" {
				option.Values = []string{cells[0]}
			}
			e.Attributes = replaced(e.Attributes, option, true)
		},
		Write: func(e sheet.Entry, cells []string) {
			if option := held(e.Product, name); e.IsVariation() {
				cells[0] = strings.Join(option.Values, "|")
			}
		},
	}
}
