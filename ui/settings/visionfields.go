package settings

import (
	"errors"
	"fmt"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/money"
	"storehand/app/secret"
	"storehand/app/vision"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/storefields"
	"storehand/ui/words"
)

// fieldGap is between fields below each other, in pixels.
const fieldGap float32 = 12

// visionFields are the controls of the card.
type visionFields struct {
	address, model, key                *parts.Entry
	seconds, atOnce, priceIn, priceOut *parts.Entry
	size, money                        *parts.Select
	pixels, currency                   fyne.CanvasObject // with their labels
	place                              *parts.Note
	choose, forget, test, stop         *parts.Button
	forgetting                         fyne.CanvasObject // the place of forget
	keyRow                             *fyne.Container
	result                             *parts.Paragraph

	hasServer, isBusy bool
}

// sides are the sizes of the picture that are offered, in pixels.
var sides = []int{512, 640, 768, 1024}

func newVisionFields(c *visionCard) visionFields {
	f := visionFields{place: parts.NewNote(parts.Neutral, ""), result: parts.NewParagraph("", look.SizeSmall, look.Ink2).Width(pageWidth - 2*look.CardGap)}
	f.address = parts.NewEntry("Address").WithPlaceholder("http://localhost:11434/v1").Checked(checkAddress).OnCommit(func(text string) {
		c.set(func(s *vision.Settings) { s.Address = vision.Settings{Address: text}.Base() })
	})
	f.model = parts.NewEntry("Model").WithPlaceholder("Name of the model, such as qwen2.5vl:7b").OnCommit(func(text string) {
		c.set(func(s *vision.Settings) { s.Model = strings.TrimSpace(text) })
	})
	f.key = parts.NewEntry("Key").Hidden().OnCommit(func(text string) {
		if key := strings.TrimSpace(text); key != "" {
			c.setKey(secret.Value(key))
		}
	})
	f.seconds = numberEntry("Time-out", "s", checkSeconds, func(n int) { c.set(func(s *vision.Settings) { s.Seconds = n }) })
	f.atOnce = numberEntry("At the same time", "pictures", checkAtOnce, func(n int) { c.set(func(s *vision.Settings) { s.AtOnce = n }) })
	f.priceIn = rateEntry("Price per million tokens in", func(r vision.Rate) { c.set(func(s *vision.Settings) { s.PriceIn = r }) })
	f.priceOut = rateEntry("Per million tokens out", func(r vision.Rate) { c.set(func(s *vision.Settings) { s.PriceOut = r }) })
	names := make([]string, len(sides))
	for i, side := range sides {
		names[i] = fmt.Sprintf("%d px", side)
	}
	f.size = parts.NewSelect(names, -1, func(chosen int) { c.set(func(s *vision.Settings) { s.Pixels = sides[chosen] }) })
	f.pixels = storefields.Labelled("Longer side sent", f.size)
	f.money = parts.NewSelect(currencies, -1, func(chosen int) { c.set(func(s *vision.Settings) { s.Currency = money.Currency(currencies[chosen]) }) })
	f.currency = storefields.Labelled("Currency", f.money)
	f.choose = parts.NewButton(parts.Secondary, "Choose", c.offerModels)
	f.forget = parts.NewButton(parts.Danger, "Forget key", func() { c.setKey("") })
	f.forgetting = container.NewVBox(layout.NewSpacer(), f.forget)
	f.keyRow = container.NewBorder(nil, nil, nil, f.forgetting, f.key)
	f.test = parts.NewButton(parts.Secondary, "Test connection", c.test).WithIcon(look.IconCircleCheck)
	f.stop = parts.NewButton(parts.Quiet, "Stop", c.stopTest)
	f.stop.Hide()
	f.result.Hide()
	f.show(vision.Settings{})
	return f
}

func checkAddress(text string) error {
	if strings.TrimSpace(text) == "" {
		return nil // no model is wanted
	}
	return words.Refusal(vision.Settings{Address: text}.Check())
}

// numberEntry is a field for a whole number; the empty field is 0, which stands
// for the usual number.
func numberEntry(label, unit string, check func(n int) error, take func(n int)) *parts.Entry {
	read := func(text string) (int, error) {
		text = strings.TrimSpace(text)
		if text == "" {
			return 0, nil
		}
		n, err := strconv.Atoi(text)
		if err != nil || n <= 0 {
			return 0, words.Refusal(errors.New("write a whole number above 0"))
		}
		return n, words.Refusal(check(n))
	}
	return parts.NewEntry(label).WithSuffix(unit).Checked(func(text string) error {
		_, err := read(text)
		return err
	}).OnCommit(func(text string) {
		if n, err := read(text); err == nil {
			take(n)
		}
	})
}

func checkSeconds(n int) error { return vision.Settings{Address: "localhost", Seconds: n}.Check() }

func checkAtOnce(n int) error { return vision.Settings{Address: "localhost", AtOnce: n}.Check() }

func rateEntry(label string, take func(r vision.Rate)) *parts.Entry {
	return parts.NewEntry(label).WithPlaceholder("0.15").Checked(func(text string) error {
		_, err := vision.ParseRate(text)
		return words.Refusal(err)
	}).OnCommit(func(text string) {
		if rate, err := vision.ParseRate(text); err == nil {
			take(rate)
		}
	})
}

// show puts the settings into the fields.
func (f *visionFields) show(s vision.Settings) {
	setText(f.address, s.Address)
	setText(f.model, s.Model)
	setText(f.seconds, strconv.Itoa(int(s.Timeout().Seconds())))
	setText(f.atOnce, strconv.Itoa(s.Workers()))
	setText(f.priceIn, rateText(s.PriceIn))
	setText(f.priceOut, rateText(s.PriceOut))
	f.size.SetChosen(sidePlace(s.Side()))
	f.money.SetChosen(currencyPlace(s))
	tone, place := placeWords(s)
	f.place.Set(tone, place)
	setVisible(f.place, place != "")
	f.key.WithPlaceholder("Only for servers that ask for one; it goes to the keychain")
	if s.Keyed() {
		f.key.WithPlaceholder("In the keychain, for " + s.Host())
	}
	f.key.Refresh()
	setVisible(f.forgetting, s.Keyed())
	f.keyRow.Refresh() // with or without the button beside it
	f.hasServer = s.Host() != ""
	f.enable()
}

// enable lets be done what can be: nothing without a server, and one test at a
// time.
func (f *visionFields) enable() {
	if f.hasServer {
		f.key.Enable()
	} else {
		f.key.Disable()
	}
	for _, deed := range []*parts.Button{f.choose, f.test} {
		if f.hasServer && !f.isBusy {
			deed.Enable()
		} else {
			deed.Disable()
		}
	}
}

// setText leaves alone what is right, and with it the caret.
func setText(e *parts.Entry, text string) {
	if e.Text() != text {
		e.SetText(text)
	}
}

func rateText(r vision.Rate) string {
	if r == 0 {
		return ""
	}
	return r.String()
}

func sidePlace(side int) int {
	for i, offered := range sides {
		if offered == side {
			return i
		}
	}
	return -1
}

// say shows how a test went.
func (f *visionFields) say(colour fyne.ThemeColorName, sentence string) {
	f.result.SetColour(colour)
	f.result.SetText(sentence)
	f.result.Show()
}

// busy keeps a second test from beginning while one goes on.
func (f *visionFields) busy(busy bool) {
	f.isBusy = busy
	f.enable()
	setVisible(f.stop, busy)
}

func setVisible(o fyne.CanvasObject, visible bool) {
	if visible {
		o.Show()
		return
	}
	o.Hide()
}
