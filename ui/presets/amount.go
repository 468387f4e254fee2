package presets

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/ui/look"
	"storehand/ui/paint"
	"storehand/ui/parts"
)

// amountWidth is the room for the number in pixels.
const amountWidth float32 = 52

// amount is a slider with its number beside it.
type amount struct {
	root   fyne.CanvasObject
	slider *parts.Slider
	number *parts.Label
	words  func(value int) string
}

// newAmount chooses from low to high, both included. settle hears what the user
// settled on.
func newAmount(low, high int, settle func(value int)) *amount {
	a := &amount{number: parts.NewLabel("", look.SizeBody, look.Ink, look.Right), words: strconv.Itoa}
	a.slider = parts.NewSlider(low, high, low, a.tell, settle)
	number := container.New(layout.NewGridWrapLayout(fyne.NewSize(amountWidth, look.SmallControlHeight)), a.number)
	a.root = container.New(paint.Row{Fill: a.slider}, a.slider, number)
	return a
}

// said has the number written by a function.
func (a *amount) said(words func(value int) string) *amount {
	a.words = words
	return a
}

func (a *amount) tell(value int) { a.number.SetText(a.words(value)) }

func (a *amount) set(value int) {
	a.slider.SetValue(value)
	a.tell(value)
}

func (a *amount) enable(on bool) {
	if on {
		a.slider.Enable()
		a.number.SetColour(look.Ink)
		return
	}
	a.slider.Disable()
	a.number.SetColour(look.Ink3)
}

// percent writes a share: "85 %".
func percent(value int) string { return strconv.Itoa(value) + " %" }

// offOrPercent writes a share of which zero is none.
func offOrPercent(value int) string {
	if value == 0 {
		return "Off"
	}
	return percent(value)
}

// signed writes a number that goes both ways: "+12", "−5", "0".
func signed(value int) string {
	switch {
	case value > 0:
		return "+" + strconv.Itoa(value)
	case value < 0:
		return "−" + strconv.Itoa(-value)
	}
	return "0"
}
