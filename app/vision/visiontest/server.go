// Package visiontest is a server that speaks the protocol of package vision, as
// Ollama, LM Studio, llama.cpp and the hosted services do, and that misbehaves
// when a test asks for it.
package visiontest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"image"
	_ "image/jpeg" // pictures are sent as JPEG
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
)

// Model is the name of the model the server has.
const Model = "sees-all:7b"

// Asked is a request as the server understood it.
type Asked struct {
	Model  string
	Prompt string
	Size   image.Point // of the picture, in pixels
	Key    string      // empty where none was sent
	Raw    map[string]any
}

// Reply answers a request that was understood.
type Reply func(w http.ResponseWriter, r *http.Request, asked Asked)

// Server is the server. Its replies are given in turn, the last one for good.
type Server struct {
	*httptest.Server
	mu      sync.Mutex
	replies []Reply
	asked   []Asked
	atOnce  int
	most    int
	key     string
}

// New starts a server that closes with the test. Without replies it describes
// every picture in the same words.
func New(t testing.TB, replies ...Reply) *Server {
	t.Helper()
	if len(replies) == 0 {
		replies = []Reply{Text("Green pack with a roll top, seen from the front")}
	}
	s := &Server{replies: replies}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/chat/completions", s.complete)
	mux.HandleFunc("GET /v1/models", s.models)
	s.Server = httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// Address is the base to put into the settings.
func (s *Server) Address() string { return s.URL + "/v1" }

// Require has the server take no request without this key.
func (s *Server) Require(key string) { s.key = key }

// Asked lists the requests so far.
func (s *Server) Asked() []Asked {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]Asked(nil), s.asked...)
}

// Most is how many requests there were at the same time.
func (s *Server) Most() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.most
}

func (s *Server) refuses(w http.ResponseWriter, r *http.Request) bool {
	given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	if s.key == "" || given == s.key {
		return false
	}
	Status(http.StatusUnauthorized, fmt.Sprintf("Incorrect API key provided: %s. You can find your API key in the settings.", given))(w, r, Asked{})
	return true
}

func (s *Server) models(w http.ResponseWriter, r *http.Request) {
	if s.refuses(w, r) {
		return
	}
	write(w, map[string]any{"object": "list", "data": []any{
		map[string]any{"id": Model, "object": "model", "owned_by": "library"}, map[string]any{"id": "reads-only:3b", "object": "model"},
	}})
}

func (s *Server) complete(w http.ResponseWriter, r *http.Request) {
	if s.refuses(w, r) {
		return
	}
	asked, err := understand(r)
	if err != nil {
		Status(http.StatusBadRequest, err.Error())(w, r, asked)
		return
	}
	reply := s.begin(asked)
	defer s.end()
	reply(w, r, asked)
}

func (s *Server) begin(asked Asked) Reply {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, asked)
	s.atOnce++
	s.most = max(s.most, s.atOnce)
	return s.replies[min(len(s.asked), len(s.replies))-1]
}

func (s *Server) end() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.atOnce--
}

// understand is as strict as the strictest of the servers.
func understand(r *http.Request) (Asked, error) {
	var body bytes.Buffer
	if _, err := body.ReadFrom(r.Body); err != nil {
		return Asked{}, err
	}
	var request struct {
		Model    string
		Stream   bool
		Messages []struct {
			Role    string
			Content []struct {
				Type  string
				Text  string
				Image struct{ URL string } `json:"image_url"`
			}
		}
	}
	asked := Asked{Key: strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")}
	if err := json.Unmarshal(body.Bytes(), &request); err != nil {
		return asked, err
	}
	if err := json.Unmarshal(body.Bytes(), &asked.Raw); err != nil {
		return asked, err
	}
	asked.Model = request.Model
	if request.Model != Model {
		return asked, fmt.Errorf("model %q not found, try pulling it first", request.Model)
	}
	if r.Header.Get("Content-Type") != "application/json" || request.Stream || len(request.Messages) != 1 || request.Messages[0].Role != "user" {
		return asked, fmt.Errorf("one message of the user is wanted, unstreamed, as application/json")
	}
	for _, part := range request.Messages[0].Content {
		switch part.Type {
		case "text":
			asked.Prompt += part.Text
		case "image_url":
			data, isJPEG := strings.CutPrefix(part.Image.URL, "data:image/jpeg;base64,")
			raw, err := base64.StdEncoding.DecodeString(data)
			if err != nil || !isJPEG {
				return asked, fmt.Errorf("invalid image url")
			}
			config, _, err := image.DecodeConfig(bytes.NewReader(raw))
			if err != nil {
				return asked, fmt.Errorf("failed to decode image: %w", err)
			}
			asked.Size = image.Pt(config.Width, config.Height)
		}
	}
	if asked.Prompt == "" || asked.Size == (image.Point{}) {
		return asked, fmt.Errorf("there is no text or no picture in the message")
	}
	return asked, nil
}

func write(w http.ResponseWriter, document any) {
	w.Header().Set("Content-Type", "application/json")
	// A client that went away is what some tests are about.
	_ = json.NewEncoder(w).Encode(document)
}

// Text answers with a text, and counts 900 tokens in and 30 out.
func Text(text string) Reply { return Message(map[string]any{"content": text}, "stop") }

// Message answers with a message of any form, and why it ended.
func Message(message map[string]any, finish string) Reply {
	message["role"] = "assistant"
	return func(w http.ResponseWriter, _ *http.Request, asked Asked) {
		write(w, map[string]any{
			"id": "chatcmpl-1", "object": "chat.completion", "model": asked.Model,
			"choices": []any{map[string]any{"index": 0, "message": message, "finish_reason": finish}},
			"usage":   map[string]any{"prompt_tokens": 900, "completion_tokens": 30, "total_tokens": 930},
		})
	}
}

// Body answers with any bytes.
func Body(mediaType, body string) Reply {
	return func(w http.ResponseWriter, _ *http.Request, _ Asked) {
		w.Header().Set("Content-Type", mediaType)
		_, _ = w.Write([]byte(body)) // see write
	}
}

// Status answers with an error in the form of OpenAI's.
func Status(code int, message string, headers ...string) Reply {
	return func(w http.ResponseWriter, _ *http.Request, _ Asked) {
		for i := 0; i+1 < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
		write(w, map[string]any{"error": map[string]any{"message": message, "type": "invalid_request_error", "code": code}})
	}
}

// Stream answers in the pieces of a stream, as a server does that streams
// whatever it is asked for.
func Stream(pieces ...string) Reply {
	return func(w http.ResponseWriter, _ *http.Request, _ Asked) {
		w.Header().Set("Content-Type", "text/event-stream")
		fmt.Fprint(w, ": keep-alive\n\n")
		for _, piece := range pieces {
			event, err := json.Marshal(map[string]any{"choices": []any{map[string]any{"delta": map[string]any{"content": piece}}}})
			if err != nil {
				panic(err) // a string can always be encoded
			}
			fmt.Fprintf(w, "data: %s\n\n", event)
		}
		fmt.Fprint(w, "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n")
	}
}

// Cut breaks the connection off in the middle of the answer.
func Cut(w http.ResponseWriter, _ *http.Request, _ Asked) {
	w.Header().Set("Content-Length", "4000")
	fmt.Fprint(w, `{"choices":[{"message":{"content":"Green pa`)
	if flusher, ok := w.(http.Flusher); ok {
		flusher.Flush()
	}
	panic(http.ErrAbortHandler)
}

// Silent never answers; it ends when the client goes.
func Silent(_ http.ResponseWriter, r *http.Request, _ Asked) { <-r.Context().Done() }
