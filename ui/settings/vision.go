package settings

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"storehand/app/secret"
	"storehand/app/vision"
	"storehand/ui/desk"
	"storehand/ui/inorder"
	"storehand/ui/look"
	"storehand/ui/parts"
	"storehand/ui/words"
)

// visionCard sets up the model that writes ALT texts. What is set holds at
// once; it is saved, and the keychain asked, in the order of the deeds.
type visionCard struct {
	desk     *desk.Desk
	opener   vision.Opener
	settings vision.Settings
	line     *inorder.Line
	fields   visionFields
	testing  func() // ends the test that goes on; nil while none does
}

func newVisionCard(d *desk.Desk, opener vision.Opener) *visionCard {
	c := &visionCard{desk: d, opener: opener, line: inorder.New(d.Background)}
	c.fields = newVisionFields(c)
	c.read()
	return c
}

// content is what stands in the card.
func (c *visionCard) content() fyne.CanvasObject {
	f := &c.fields
	row := func(objects ...fyne.CanvasObject) fyne.CanvasObject {
		return container.New(layout.NewCustomPaddedHBoxLayout(rowGap), objects...)
	}
	return container.New(layout.NewCustomPaddedVBoxLayout(fieldGap),
		parts.NewParagraph("A model that sees pictures can write ALT texts. Storehand composes them without one. It speaks to Ollama, LM Studio or llama.cpp on this computer, "+
			"and to services that speak OpenAI’s protocol.", look.SizeBody, look.Ink).Width(pageWidth-2*look.CardGap),
		f.address, f.place,
		container.NewBorder(nil, nil, nil, container.NewVBox(layout.NewSpacer(), f.choose), f.model),
		f.keyRow,
		parts.NewEvenRow(f.seconds, f.atOnce, f.pixels),
		parts.NewEvenRow(f.priceIn, f.priceOut, f.currency),
		row(f.test, f.stop), f.result,
	)
}

// read shows what was saved.
func (c *visionCard) read() {
	c.line.Do(func(ctx context.Context) {
		s, err := vision.LoadSettings(ctx, c.opener.Memory)
		if err != nil {
			c.desk.Fail("read the settings of the vision model", err)
			return
		}
		c.desk.Dispatch(func() {
			c.settings = s
			c.fields.show(s)
		})
	})
}

// set takes in a change and saves it.
func (c *visionCard) set(change func(s *vision.Settings)) {
	change(&c.settings)
	s := c.settings
	c.fields.show(s)
	c.line.Do(func(ctx context.Context) {
		if err := s.Save(ctx, c.opener.Memory); err != nil {
			c.desk.Fail("save the settings of the vision model", err)
		}
	})
}

// setKey puts a key into the keychain; the empty one is forgotten.
func (c *visionCard) setKey(key secret.Value) {
	s := c.settings
	c.line.Do(func(ctx context.Context) {
		changed, err := c.opener.Keys.Set(ctx, s, key)
		c.desk.Dispatch(func() {
			c.fields.key.SetText("")
			if err != nil {
				c.desk.Fail("keep the key", err)
				return
			}
			c.set(func(now *vision.Settings) { now.KeyFor = changed.KeyFor })
		})
	})
}

// run does something with a client of the settings, off the UI goroutine, and
// shows the words that come of it.
func (c *visionCard) run(doing string, work func(ctx context.Context, client *vision.Client) (show func(), err error)) {
	s := c.settings
	if err := s.Check(); err != nil {
		c.fields.say(look.Bad, sentence(err))
		return
	}
	c.fields.say(look.Ink2, doing)
	c.fields.busy(true)
	c.desk.Background(func(ctx context.Context) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		c.desk.Dispatch(func() { c.testing = cancel })
		key, err := c.opener.Keys.Get(ctx, s)
		var show func()
		if err == nil {
			show, err = c.with(ctx, s, key, work)
		}
		c.desk.Dispatch(func() {
			c.testing = nil
			c.fields.busy(false)
			switch {
			case errors.Is(err, context.Canceled):
				c.fields.say(look.Ink2, "Stopped.")
			case err != nil:
				c.fields.say(look.Bad, sentence(err))
			default:
				show()
			}
		})
	})
}

func (c *visionCard) with(ctx context.Context, s vision.Settings, key secret.Value, work func(context.Context, *vision.Client) (func(), error)) (func(), error) {
	client, err := c.opener.With(s, key)
	if err != nil {
		return nil, err
	}
	return work(ctx, client)
}

// stopTest ends the test that goes on.
func (c *visionCard) stopTest() {
	if c.testing != nil {
		c.testing()
	}
}

// offerModels asks the server which models it has, and offers them.
func (c *visionCard) offerModels() {
	c.run("Asking the server for its models …", func(ctx context.Context, client *vision.Client) (func(), error) {
		models, err := client.Models(ctx)
		return func() { c.showModels(models) }, err
	})
}

func (c *visionCard) showModels(models []string) {
	if len(models) == 0 {
		c.fields.say(look.Warn, "The server lists no models. Load one there, or write its name.")
		return
	}
	c.fields.say(look.Ink2, words.Count(len(models), "model")+" on the server. Not all of them read pictures; Test connection tells.")
	items := make([]parts.MenuItem, len(models))
	for i, model := range models {
		items[i] = parts.MenuItem{Words: model, Checked: model == c.settings.Model, OnTap: func() {
			c.set(func(s *vision.Settings) { s.Model = model })
		}}
	}
	parts.ShowMenuBelow(c.fields.choose, items)
}

// test says whether the model can be used, or what is wrong.
func (c *visionCard) test() {
	host, model := c.settings.Host(), c.settings.Model
	c.run("Asking the model about a test picture …", func(ctx context.Context, client *vision.Client) (func(), error) {
		report, err := client.Test(ctx)
		return func() { c.fields.say(reportWords(host, model, report)) }, err
	})
}

// reportWords says what a test found, and in which colour.
func reportWords(host, model string, r vision.Report) (fyne.ThemeColorName, string) {
	switch {
	case model == "" && len(r.Models) == 0:
		return look.Warn, fmt.Sprintf("%s answers, and lists no models. Load one there.", host)
	case model == "":
		return look.Good, fmt.Sprintf("%s answers and has %s. Choose one.", host, words.Count(len(r.Models), "model"))
	case !r.Sees:
		return look.Warn, fmt.Sprintf("%s answered in %s, but did not name the colour of a red test picture: “%s”. It may not read pictures.", model, words.Seconds(r.Took), r.Text)
	case !r.Listed && len(r.Models) > 0:
		return look.Good, fmt.Sprintf("%s read the test picture in %s: “%s”. The server does not list it under this name.", model, words.Seconds(r.Took), r.Text)
	}
	return look.Good, fmt.Sprintf("%s read the test picture in %s: “%s”.", model, words.Seconds(r.Took), r.Text)
}

// sentence writes an error as a sentence.
func sentence(err error) string {
	return strings.TrimSuffix(words.Sentence(strings.ReplaceAll(err.Error(), "\n", ". ")), ".") + "."
}

// placeWords says where pictures go, and how loud that is to be said.
func placeWords(s vision.Settings) (parts.Tone, string) {
	switch s.Place() {
	case vision.ThisComputer:
		return parts.Good, "Pictures stay on this computer."
	case vision.ThisNetwork:
		return parts.Neutral, fmt.Sprintf("Pictures and product facts are sent to %s in your network. They leave this computer.", s.Host())
	case vision.Internet:
		return parts.Warn, fmt.Sprintf("Pictures and product facts are sent to %s on the internet. They leave this computer whenever you ask the model, and never otherwise. Ask your client first.", s.Host())
	}
	return parts.Neutral, ""
}

// currencies are those in which prices of tokens are given.
var currencies = []string{"USD", "EUR", "GBP", "CHF", "CNY", "JPY"}

// currencyPlace is where a currency stands in the list.
func currencyPlace(s vision.Settings) int { return slices.Index(currencies, string(s.Money())) }
