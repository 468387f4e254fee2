package editor

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/catalog"
	"storehand/app/editing"
	"storehand/ui/look"
	"storehand/ui/parts"
)

const labelGap = 5

// labelled puts a label above a control.
func labelled(label string, control fyne.CanvasObject) (*parts.Label, *fyne.Container) {
	words := parts.NewLabel(label, look.SizeSmall, look.Ink2)
	return words, container.New(layout.NewCustomPaddedVBoxLayout(labelGap), words, control)
}

// fieldOf is the field of a key that is known to be one.
func fieldOf(key string) *catalog.Field {
	field, known := catalog.FieldByKey(key)
	if !known {
		panic("editor: there is no field " + key) // a slip in the program
	}
	return field
}

// choose is a field with a few values to choose from; the empty label stands
// for the field's own.
func (e *Editor) choose(key, label string) fyne.CanvasObject {
	field := fieldOf(key)
	if label == "" {
		label = field.Label
	}
	var control *parts.Select
	control = parts.NewSelect(nil, -1, func(chosen int) { e.set(key, control.Options()[chosen]) })
	words, box := labelled(label, control)
	e.onShow(func(read *item) {
		options := editing.Choices(field, e.store.Platform)
		now := editing.Words(field, field.Text(&read.row.Product, e.format))
		if !slices.Contains(options, now) && now != "" {
			options = append(options, now) // what the product has, it may keep
		}
		control.SetOptions(options, slices.Index(options, now))
		_, staged := read.row.Staged[key]
		control.SetState(stateOf(staged))
		setEnabled(control, editing.Locked(&read.row.Product, field, read.row.Variations) == nil)
		words.SetColour(inkOf(staged))
	})
	return box
}

// known is a field written freely, of which shops know a few values.
func (e *Editor) known(key, label string, values ...string) fyne.CanvasObject {
	field := fieldOf(key)
	var control *parts.Select
	control = parts.NewSelect(nil, -1, func(chosen int) { e.set(key, control.Options()[chosen]) }).WithPlaceholder("Not set")
	_, box := labelled(label, control)
	e.onShow(func(read *item) {
		options := slices.Clone(values)
		now := field.Text(&read.row.Product, e.format)
		if !slices.Contains(options, now) && now != "" {
			options = append(options, now)
		}
		control.SetOptions(options, slices.Index(options, now))
		_, staged := read.row.Staged[key]
		control.SetState(stateOf(staged))
	})
	return box
}

// flag is a field that is yes or no: a switch behind its words.
func (e *Editor) flag(key string) fyne.CanvasObject {
	field := fieldOf(key)
	control := parts.NewSwitch(false, func(on bool) {
		text := "no"
		if on {
			text = "yes"
		}
		e.set(key, text)
	})
	words := parts.NewLabel(field.Label, look.SizeBody, look.Ink)
	e.onShow(func(read *item) {
		control.SetOn(field.Text(&read.row.Product, e.format) == "yes")
		_, staged := read.row.Staged[key]
		words.SetColour(look.Ink)
		if staged {
			words.SetColour(look.Pencil)
		}
	})
	return container.NewBorder(nil, nil, words, control)
}

func stateOf(staged bool) parts.FieldState {
	if staged {
		return parts.Staged
	}
	return parts.Resting
}

// inkOf is the colour of a label whose value is staged or is not.
func inkOf(staged bool) fyne.ThemeColorName {
	if staged {
		return look.Pencil
	}
	return look.Ink2
}
