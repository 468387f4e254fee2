package vision

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"net/http"
	"slices"
	"strings"
	"time"

	"storehand/app/alttext"
	"storehand/app/secret"
)

// Opener makes clients of the settings that are kept. All fields are required.
type Opener struct {
	Memory    Memory
	Keys      Keys
	Transport http.RoundTripper
	Clock     Clock
	Random    func() float64
}

// Open makes a client of the model that is set up, with its key. It may take as
// long as the user takes to unlock the keychain.
func (o Opener) Open(ctx context.Context) (*Client, Settings, error) {
	s, err := LoadSettings(ctx, o.Memory)
	if err != nil {
		return nil, Settings{}, err
	}
	key, err := o.Keys.Get(ctx, s)
	if err != nil {
		return nil, s, err
	}
	client, err := o.With(s, key)
	return client, s, err
}

// With makes a client of settings that need not be kept.
func (o Opener) With(s Settings, key secret.Value) (*Client, error) {
	return New(Params{Settings: s, Key: key, Transport: o.Transport, Clock: o.Clock, Random: o.Random})
}

// Report is what a test of the connection found.
type Report struct {
	Models []string // the server's list
	Listed bool     // the model in the settings is on it
	// Text is what the model wrote of a red disc on white, and Took how long
	// that took; empty where no model is chosen.
	Text string
	Took time.Duration
	// Sees is true when the text names the colour: a model that does not read
	// pictures may answer all the same.
	Sees bool
}

// Test asks the server for its models and, where one is chosen, that model for
// the text of a test picture. The error is a *Problem that says what is wrong,
// or the context's.
func (c *Client) Test(ctx context.Context) (Report, error) {
	var r Report
	models, err := c.Models(ctx)
	var problem *Problem
	// Some servers answer questions and have no list.
	listless := errors.As(err, &problem) && problem.Kind == NoSuchPage && c.settings.Model != ""
	if err != nil && !listless {
		return r, err
	}
	r.Models = models
	if c.settings.Model == "" {
		return r, nil
	}
	r.Listed = slices.Contains(models, c.settings.Model)
	answer, err := c.Describe(ctx, Question{Name: "the test picture", JPEG: redDisc(), Language: alttext.English})
	if err != nil {
		return r, err
	}
	r.Text, r.Took = answer.Text, answer.Took
	r.Sees = strings.Contains(strings.ToLower(answer.Text), "red")
	return r, nil
}

// redDisc is a picture whose text has to name its colour.
func redDisc() []byte {
	const side, radius = 256, 96
	picture := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(picture, picture.Bounds(), image.NewUniform(color.White), image.Point{}, draw.Src)
	for y := range side {
		for x := range side {
			if dx, dy := x-side/2, y-side/2; dx*dx+dy*dy < radius*radius {
				picture.SetRGBA(x, y, color.RGBA{R: 0xD0, G: 0x12, B: 0x1C, A: 0xFF})
			}
		}
	}
	var file bytes.Buffer
	if err := jpeg.Encode(&file, picture, nil); err != nil {
		panic(err) // a picture in memory of this size can always be encoded
	}
	return file.Bytes()
}
