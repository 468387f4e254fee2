package vision

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"storehand/app/alttext"
	"storehand/app/secret"
)

// Clock tells the time and waits. It is handed in so that waiting for a busy
// server can be tested without waiting.
type Clock interface {
	Now() time.Time
	// Wait returns after d, or with the context's error when that ends first.
	Wait(ctx context.Context, d time.Duration) error
}

// SystemClock is the computer's own clock.
type SystemClock struct{}

// Now is the present moment.
func (SystemClock) Now() time.Time { return time.Now() }

// Wait waits with a time.Timer.
func (SystemClock) Wait(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Params is what a client needs. All but the key are required.
type Params struct {
	Settings  Settings
	Key       secret.Value // empty for a server that takes none
	Transport http.RoundTripper
	Clock     Clock
	// Random gives numbers from 0 to 1 by which waits differ, so that pictures
	// that failed together do not come back together.
	Random func() float64
}

// Client asks one model on one server. It may be used from several goroutines
// at once.
type Client struct {
	settings Settings
	key      secret.Value
	base     string
	http     *http.Client
	clock    Clock
	random   func() float64

	mu      sync.Mutex
	rest    time.Time // until then the server asked to be left alone
	dialect dialect
}

// New gives a client. The error says what is wrong with the settings.
func New(p Params) (*Client, error) {
	if err := p.Settings.Check(); err != nil {
		return nil, err
	}
	return &Client{
		settings: p.Settings, key: p.Key, base: p.Settings.Base(), clock: p.Clock, random: p.Random,
		http: &http.Client{
			Transport: p.Transport,
			// Another address would get the picture, too.
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, nil
}

// Answer is a text for a picture and what it took.
type Answer struct {
	Text  string
	Usage Usage
	// Took is the time of the request that succeeded.
	Took time.Duration
	// Cut is true when the model wrote more than was asked for, and the text was
	// shortened at a word.
	Cut bool
}

// Describe asks for the text of a picture. It tries again where that may help.
// The error is a *Problem that names the picture, or the context's.
func (c *Client) Describe(ctx context.Context, q Question) (Answer, error) {
	if c.settings.Model == "" {
		return Answer{}, &Problem{Kind: NoSuchModel, Picture: q.Name, What: "no model is chosen", Remedy: "Choose one in the settings."}
	}
	s, took, err := c.ask(ctx, q)
	if err != nil {
		return Answer{}, named(err, q.Name)
	}
	text, problem := textOf(s)
	if problem != nil {
		return Answer{}, problem.of(q.Name)
	}
	answer := Answer{Text: mended(text), Usage: s.usage, Took: took}
	if utf8.RuneCountInString(answer.Text) > q.limit() {
		answer.Text, answer.Cut = alttext.Shortened(answer.Text, q.limit()), true
	}
	return answer, nil
}

// named gives a problem the name of its picture.
func named(err error, picture string) error {
	if problem, ok := err.(*Problem); ok {
		return problem.of(picture)
	}
	return err
}

// textOf finds the text in what a model said.
func textOf(s said) (string, *Problem) {
	if strings.TrimSpace(s.refusal) != "" {
		return "", refusedWith(s.refusal)
	}
	if s.finish == "content_filter" {
		return "", &Problem{Kind: Refused, What: "the server’s filter held the answer back", Remedy: "Write this one yourself, or compose it."}
	}
	switch kind, is := declined(s.text); {
	case is && kind == Blind:
		return "", &Problem{Kind: Blind, What: "the model did not see the picture: it says “" + shown(s.text) + "”", Remedy: "Choose a model with vision in the settings."}
	case is:
		return "", refusedWith(s.text)
	}
	text := cleaned(s.text)
	switch kind, is := declined(text); {
	case is && kind == Refused:
		return "", refusedWith(text)
	case !alttext.HasWords(text) && s.finish == "length":
		return "", &Problem{Kind: NoText, What: "the model thought so long that no room was left for the text", Remedy: "Choose a model that does not think aloud."}
	case !alttext.HasWords(text):
		return "", &Problem{Kind: NoText, What: "the model answered without a text", Remedy: "Try again, or write this one yourself."}
	}
	return text, nil
}

func refusedWith(words string) *Problem {
	return &Problem{Kind: Refused, What: "the model refused: “" + shown(withoutThoughts(words)) + "”", Remedy: "Write this one yourself, or compose it."}
}

// mended takes out what the prompt asked to leave out and models write all the
// same.
func mended(text string) string {
	unwanted := []alttext.Rule{alttext.Markup, alttext.PictureOf, alttext.Beginning, alttext.Ending, alttext.AllCapitals}
	for range len(unwanted) + 1 {
		findings := alttext.Lint(text, alttext.About{}).Findings
		at := slices.IndexFunc(findings, func(f alttext.Finding) bool { return f.Fix != "" && slices.Contains(unwanted, f.Rule) })
		if at < 0 {
			break
		}
		text = findings[at].Fix
	}
	return text
}

// Models lists the models the server has, in its order. The error is a
// *Problem, or the context's.
func (c *Client) Models(ctx context.Context) ([]string, error) {
	body, _, err := c.patiently(ctx, func(ctx context.Context) (*http.Request, error) {
		return c.request(ctx, http.MethodGet, "/models", nil)
	})
	if err != nil {
		return nil, err
	}
	var list struct {
		Data   []struct{ ID string } `json:"data"`
		Models []struct {
			Name  string `json:"name"`
			Model string `json:"model"`
		} `json:"models"`
	}
	switch err := json.Unmarshal(body, &list); {
	case isPage(body):
		return nil, &Problem{Kind: NoSuchPage, What: fmt.Sprintf("there is a web page at %s, and no model", c.base), Remedy: "Check the address. It usually ends in /v1."}
	case err != nil:
		return nil, &Problem{Kind: Malformed, What: "the list of models cannot be understood", Remedy: "Check that the server speaks OpenAI’s protocol.", Err: err}
	}
	var names []string
	for _, model := range list.Data {
		names = append(names, model.ID)
	}
	if len(names) == 0 {
		for _, model := range list.Models {
			names = append(names, firstName(model.Model, model.Name))
		}
	}
	return slices.DeleteFunc(names, func(name string) bool { return name == "" }), nil
}

func firstName(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
