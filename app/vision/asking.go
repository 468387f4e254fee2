package vision

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	// tries is how often a request is sent at most; slowTries is how often one
	// that was given all its time is.
	tries     = 4
	slowTries = 2
	// firstWait is doubled after each try; longestWait bounds it.
	firstWait   = time.Second
	longestWait = 30 * time.Second
	// patience is the longest rest a server may ask for. After that a person
	// should decide.
	patience = 2 * time.Minute
	// answerTokens is room for a model that thinks before it writes.
	answerTokens = 1500
	// longestBody is more than any answer or list of models has, in bytes.
	longestBody = 4 << 20
)

// dialect is what the server turned out not to understand.
type dialect struct {
	newLimit      bool // it wants max_completion_tokens for max_tokens
	noTemperature bool // it takes none but its own
}

// ask sends the question, again where that may help, and gives the answer with
// the time it took.
func (c *Client) ask(ctx context.Context, q Question) (said, time.Duration, error) {
	var s said
	body, took, err := c.patiently(ctx, func(ctx context.Context) (*http.Request, error) {
		payload, err := json.Marshal(c.payload(q))
		if err != nil {
			return nil, fmt.Errorf("put the question together: %w", err)
		}
		return c.request(ctx, http.MethodPost, "/chat/completions", payload)
	})
	if err == nil {
		s, err = readAnswer(body)
	}
	return s, took, c.withoutKey(err)
}

type payload struct {
	Model               string     `json:"model"`
	Messages            []question `json:"messages"`
	MaxTokens           int        `json:"max_tokens,omitempty"`
	MaxCompletionTokens int        `json:"max_completion_tokens,omitempty"`
	Temperature         *float64   `json:"temperature,omitempty"`
	Stream              bool       `json:"stream"`
}

type question struct {
	Role    string `json:"role"`
	Content []part `json:"content"`
}

type part struct {
	Type  string    `json:"type"`
	Text  string    `json:"text,omitempty"`
	Image *imageURL `json:"image_url,omitempty"`
}

type imageURL struct {
	URL string `json:"url"`
}

// payload is one message of the user: some models have no use for a message of
// the system.
func (c *Client) payload(q Question) payload {
	c.mu.Lock()
	dialect := c.dialect
	c.mu.Unlock()
	image := "data:image/jpeg;base64," + base64.StdEncoding.EncodeToString(q.JPEG)
	p := payload{
		Model: c.settings.Model,
		Messages: []question{{Role: "user", Content: []part{
			{Type: "text", Text: q.prompt()}, {Type: "image_url", Image: &imageURL{image}},
		}}},
		MaxTokens: answerTokens,
	}
	if dialect.newLimit {
		p.MaxTokens, p.MaxCompletionTokens = 0, answerTokens
	}
	if !dialect.noTemperature {
		low := 0.2 // facts rather than fancy
		p.Temperature = &low
	}
	return p
}

func (c *Client) request(ctx context.Context, method, path string, payload []byte) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, method, c.base+path, bytes.NewReader(payload))
	if err != nil {
		return nil, fmt.Errorf("put the request together: %w", err)
	}
	request.Header.Set("Accept", "application/json")
	if payload != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if c.key != "" {
		request.Header.Set("Authorization", "Bearer "+c.key.Reveal())
	}
	return request, nil
}

// patiently sends a request until it succeeds, trying again cannot help, or the
// tries are used up. It gives the body of the answer and the time the last try
// took.
func (c *Client) patiently(ctx context.Context, build func(context.Context) (*http.Request, error)) ([]byte, time.Duration, error) {
	for try := 1; ; try++ {
		if err := c.waitForRest(ctx); err != nil {
			return nil, 0, err
		}
		start := c.clock.Now()
		body, err := c.once(ctx, build)
		if err == nil {
			return body, c.clock.Now().Sub(start), nil
		}
		if ctx.Err() != nil {
			return nil, 0, ctx.Err()
		}
		var problem *Problem
		if !errors.As(err, &problem) {
			return nil, 0, c.withoutKey(err)
		}
		if c.learn(problem) {
			continue
		}
		if try >= problem.tries() || problem.Wait > patience {
			return nil, 0, c.withoutKey(problem)
		}
		if err := c.pause(ctx, problem, try); err != nil {
			return nil, 0, err
		}
	}
}

// pause waits before the next try: as long as the server asks, and then nobody
// asks it in the meantime, or twice as long as before.
func (c *Client) pause(ctx context.Context, problem *Problem, try int) error {
	if problem.Wait > 0 {
		c.mu.Lock()
		if until := c.clock.Now().Add(problem.Wait); until.After(c.rest) {
			c.rest = until
		}
		c.mu.Unlock()
		return nil
	}
	wait := min(firstWait<<(try-1), longestWait)
	// Half of the wait is fixed and half is chance.
	return c.clock.Wait(ctx, wait/2+time.Duration(c.random()*float64(wait/2)))
}

// waitForRest waits while the server asked to be left alone.
func (c *Client) waitForRest(ctx context.Context) error {
	c.mu.Lock()
	rest := c.rest.Sub(c.clock.Now())
	c.mu.Unlock()
	if rest <= 0 {
		return ctx.Err()
	}
	return c.clock.Wait(ctx, rest)
}

// learn takes in what a server said it does not understand, and reports whether
// asking in another way is worth it. Each thing is learned once.
func (c *Client) learn(problem *Problem) bool {
	if problem.Kind != BadRequest {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case strings.Contains(problem.What, "max_tokens") && !c.dialect.newLimit:
		c.dialect.newLimit = true
	case strings.Contains(problem.What, "temperature") && !c.dialect.noTemperature:
		c.dialect.noTemperature = true
	default:
		return false
	}
	return true
}

// once sends a request and reads the answer, within the time-out.
func (c *Client) once(ctx context.Context, build func(context.Context) (*http.Request, error)) ([]byte, error) {
	ctx, cancel := context.WithTimeout(ctx, c.settings.Timeout())
	defer cancel()
	request, err := build(ctx)
	if err != nil {
		return nil, err
	}
	response, err := c.http.Do(request)
	if err != nil {
		return nil, c.connectionProblem(ctx, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, longestBody+1))
	switch {
	case err != nil:
		return nil, c.connectionProblem(ctx, err)
	case len(body) > longestBody:
		return nil, &Problem{Kind: TooLarge, What: "the answer has no end", Remedy: "Check that a model answers at the address."}
	case response.StatusCode != http.StatusOK:
		return nil, c.statusProblem(response, body)
	}
	return body, nil
}

// withoutKey makes sure that no error holds the key, which some servers repeat.
func (c *Client) withoutKey(err error) error {
	problem, ok := err.(*Problem)
	if !ok || c.key == "" {
		return err
	}
	hide := func(text string) string { return strings.ReplaceAll(text, c.key.Reveal(), "[key]") }
	clean := *problem
	clean.What = hide(clean.What)
	if clean.Err != nil && hide(clean.Err.Error()) != clean.Err.Error() {
		clean.Err = errors.New(hide(clean.Err.Error()))
	}
	return &clean
}

// retryAfter reads the header of that name (RFC 9110, 10.2.3): seconds, or a
// date.
func (c *Client) retryAfter(header http.Header) time.Duration {
	value := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, err := strconv.ParseFloat(value, 64); err == nil && seconds >= 0 && seconds < 1e6 {
		return time.Duration(seconds * float64(time.Second))
	}
	if when, err := http.ParseTime(value); err == nil {
		return max(when.Sub(c.clock.Now()), 0)
	}
	return 0
}
