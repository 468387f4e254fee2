package vision

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Usage is how many tokens an answer took, as the server counted them; zero
// where it did not say.
type Usage struct {
	In  int64 `json:"prompt_tokens"`
	Out int64 `json:"completion_tokens"`
}

// said is what stands in a server's answer.
type said struct {
	text    string
	refusal string // the server's own field for it
	finish  string // why the answer ended: "stop", "length", "content_filter"
	usage   Usage
}

// readAnswer understands the body of an answer that came with status 200: one
// JSON document, or the events of a stream where the server streams whatever
// it was asked for.
func readAnswer(body []byte) (said, error) {
	trimmed := bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\ufeff")))
	switch {
	case len(trimmed) == 0:
		return said{}, &Problem{Kind: Malformed, What: "the server answered with nothing", Remedy: "Look at its own window or log."}
	case isPage(trimmed):
		return said{}, &Problem{Kind: Malformed, What: "the server answered with a web page", Remedy: "Check the address of the model in the settings. It usually ends in /v1."}
	case isStream(trimmed):
		return readStream(trimmed)
	}
	var document completion
	if err := json.Unmarshal(trimmed, &document); err != nil {
		return said{}, &Problem{Kind: Malformed, What: "the answer cannot be understood", Remedy: "Check that the server speaks OpenAI’s protocol.", Err: err}
	}
	if message := document.Error.message(); message != "" {
		return said{}, problemOfText(message)
	}
	return document.said()
}

func isPage(body []byte) bool {
	start := strings.ToLower(string(body[:min(len(body), 64)]))
	return strings.HasPrefix(start, "<!doctype") || strings.HasPrefix(start, "<html") || strings.HasPrefix(start, "<?xml") || strings.HasPrefix(start, "<head")
}

func isStream(body []byte) bool {
	for _, start := range []string{"data:", "event:", "id:", ":"} {
		if bytes.HasPrefix(body, []byte(start)) {
			return true
		}
	}
	return false
}

// completion is a document of the protocol, or one piece of a stream. Ollama's
// own protocol has the message at the top.
type completion struct {
	Choices []choice    `json:"choices"`
	Message *message    `json:"message"`
	Usage   *Usage      `json:"usage"`
	Error   serverError `json:"error"`
}

type choice struct {
	Message *message `json:"message"`
	Delta   *message `json:"delta"`
	Text    string   `json:"text"`
	Finish  string   `json:"finish_reason"`
}

type message struct {
	Content content `json:"content"`
	Refusal string  `json:"refusal"`
}

// content is a text, or a list of parts of which those with text count.
type content string

// UnmarshalJSON implements json.Unmarshaler.
func (c *content) UnmarshalJSON(data []byte) error {
	var text *string
	if json.Unmarshal(data, &text) == nil {
		if text != nil {
			*c = content(*text)
		}
		return nil
	}
	var parts []struct {
		Type string `json:"type"`
		Text string `json:"text"`
	}
	if err := json.Unmarshal(data, &parts); err != nil {
		return fmt.Errorf("the content of the message is neither a text nor a list: %w", err)
	}
	var all strings.Builder
	for _, part := range parts {
		// Parts of other types are what the model thought on the way.
		if part.Type == "" || part.Type == "text" || part.Type == "output_text" {
			all.WriteString(part.Text)
		}
	}
	*c = content(all.String())
	return nil
}

func (d completion) said() (said, error) {
	var s said
	if d.Usage != nil {
		s.usage = Usage{In: max(d.Usage.In, 0), Out: max(d.Usage.Out, 0)}
	}
	one := d.Message
	if len(d.Choices) > 0 {
		first := d.Choices[0]
		s.finish = first.Finish
		s.text = first.Text
		if first.Message != nil {
			one = first.Message
		}
	}
	if one == nil && s.text == "" && len(d.Choices) == 0 {
		return said{}, &Problem{Kind: Malformed, What: "there is no message in the answer", Remedy: "Check that the server speaks OpenAI’s protocol."}
	}
	if one != nil {
		s.text += string(one.Content)
		s.refusal = one.Refusal
	}
	return s, nil
}

// readStream puts the pieces of a stream together. What cannot be understood in
// it is left out as long as something could.
func readStream(body []byte) (said, error) {
	var s said
	var text strings.Builder
	var firstErr error
	understood := false
	for line := range bytes.Lines(body) {
		data, isData := bytes.CutPrefix(bytes.TrimSpace(line), []byte("data:"))
		data = bytes.TrimSpace(data)
		if !isData || len(data) == 0 || string(data) == "[DONE]" {
			continue
		}
		var piece completion
		if err := json.Unmarshal(data, &piece); err != nil {
			firstErr = firstOf(firstErr, err)
			continue
		}
		if message := piece.Error.message(); message != "" {
			return said{}, problemOfText(message)
		}
		understood = true
		s.add(piece, &text)
	}
	if !understood {
		return said{}, &Problem{Kind: Malformed, What: "the answer cannot be understood", Remedy: "Check that the server speaks OpenAI’s protocol.", Err: firstErr}
	}
	s.text = text.String()
	return s, nil
}

func (s *said) add(piece completion, text *strings.Builder) {
	if piece.Usage != nil {
		s.usage = Usage{In: max(piece.Usage.In, 0), Out: max(piece.Usage.Out, 0)}
	}
	if len(piece.Choices) == 0 {
		return
	}
	first := piece.Choices[0]
	for _, part := range []*message{first.Delta, first.Message} {
		if part != nil {
			text.WriteString(string(part.Content))
			s.refusal += part.Refusal
		}
	}
	if first.Finish != "" {
		s.finish = first.Finish
	}
}

func firstOf(first, next error) error {
	if first != nil {
		return first
	}
	return next
}

// serverError is the field "error" of a document: an object with a message, or
// a text.
type serverError json.RawMessage

// UnmarshalJSON implements json.Unmarshaler.
func (e *serverError) UnmarshalJSON(data []byte) error {
	*e = append((*e)[:0], data...)
	return nil
}

// message is the server's sentence, empty where there is none.
func (e serverError) message() string {
	if len(e) == 0 || string(e) == "null" {
		return ""
	}
	var text string
	if json.Unmarshal(e, &text) == nil {
		return text
	}
	var object struct {
		Message string `json:"message"`
		Code    any    `json:"code"`
		Type    string `json:"type"`
	}
	if json.Unmarshal(e, &object) != nil {
		return "unknown error"
	}
	if object.Message == "" {
		return fmt.Sprintf("error %v %s", object.Code, object.Type)
	}
	return object.Message
}
