package vision

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"
)

// connectionProblem says why no answer came.
func (c *Client) connectionProblem(ctx context.Context, err error) error {
	var inner *url.Error
	if errors.As(err, &inner) {
		err = inner.Err // without the address, which the message names
	}
	host := c.settings.Host()
	var timeout net.Error
	var name *net.DNSError
	var record tls.RecordHeaderError
	var authority x509.UnknownAuthorityError
	var certificate *tls.CertificateVerificationError
	switch {
	case errors.Is(ctx.Err(), context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return &Problem{Kind: TooSlow, What: fmt.Sprintf("no answer within %s", timeoutWords(c.settings.Timeout())), Remedy: "Allow more time in the settings, or choose a smaller model.", Err: err}
	case errors.As(err, &name):
		return &Problem{Kind: Unreachable, What: fmt.Sprintf("there is no computer %s", host), Remedy: "Check the address, and that this computer is online.", Err: err}
	case errors.Is(err, syscall.ECONNREFUSED):
		return &Problem{Kind: Unreachable, What: fmt.Sprintf("nothing answers at %s", host), Remedy: "Start the server (Ollama, LM Studio, llama.cpp) or check the address.", Err: err}
	case errors.As(err, &record), strings.Contains(err.Error(), "server gave HTTP response to HTTPS client"):
		return &Problem{Kind: NoSuchPage, What: host + " speaks http, and not https", Remedy: "Write http:// in the address.", Err: err}
	case errors.As(err, &authority), errors.As(err, &certificate):
		return &Problem{Kind: NoSuchPage, What: "the certificate of " + host + " is not trusted", Remedy: "Check the address.", Err: err}
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, syscall.ECONNRESET), errors.Is(err, syscall.EPIPE):
		return &Problem{Kind: Unreachable, What: host + " cut the connection before it had answered", Remedy: "Look at the server’s own window or log.", Err: err}
	}
	return &Problem{Kind: Unreachable, What: fmt.Sprintf("%s cannot be reached: %s", host, shown(err.Error())), Remedy: "Check the address, and that this computer is online.", Err: err}
}

func timeoutWords(d time.Duration) string { return fmt.Sprintf("%d seconds", int(d.Seconds())) }

// statusProblem says what an answer with another status than 200 means.
func (c *Client) statusProblem(response *http.Response, body []byte) error {
	sentence := errorSentence(body)
	problem := c.byStatus(response, sentence)
	if sentence != "" && !strings.Contains(problem.What, "“") {
		problem.What += ": “" + shown(sentence) + "”"
	}
	return problem
}

func (c *Client) byStatus(response *http.Response, sentence string) *Problem {
	code := response.StatusCode
	known := problemOfText(sentence)
	switch {
	case code >= 300 && code < 400:
		return &Problem{Kind: NoSuchPage, What: fmt.Sprintf("%s sends elsewhere", c.base), Remedy: fmt.Sprintf("If you trust it, enter this address: %s", shown(response.Header.Get("Location")))}
	case known.Kind == NoCredit, code == http.StatusPaymentRequired:
		return &Problem{Kind: NoCredit, What: "the account has no credit left", Remedy: "Top it up, or choose a model on this computer."}
	case code == http.StatusTooManyRequests:
		return &Problem{Kind: Busy, What: "the server takes no more questions for now", Remedy: "Try again later, or ask about fewer pictures at once.", Wait: c.retryAfter(response.Header)}
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		if c.key == "" {
			return &Problem{Kind: Unauthorised, What: "the server asks for a key", Remedy: "Enter one in the settings."}
		}
		return &Problem{Kind: Unauthorised, What: "the server does not accept the key", Remedy: "Enter the key again in the settings."}
	case known.Kind == Blind, known.Kind == NoSuchModel, known.Kind == BadRequest:
		return known
	case code == http.StatusNotFound, code == http.StatusMethodNotAllowed:
		return &Problem{Kind: NoSuchPage, What: fmt.Sprintf("there is no model at %s", c.base), Remedy: "Check the address. It usually ends in /v1."}
	case code == http.StatusRequestTimeout, code >= 500:
		return &Problem{Kind: ServerFault, What: fmt.Sprintf("the server failed (status %d)", code), Remedy: "Try again, or look at the server’s own window or log.", Wait: c.retryAfter(response.Header)}
	}
	return &Problem{Kind: BadRequest, What: fmt.Sprintf("the server does not take the question (status %d)", code), Remedy: "Choose another model, or look at the server’s own log."}
}

// errorSentence finds what a server says about an error; empty for a page or
// for nothing.
func errorSentence(body []byte) string {
	var document struct {
		Error   serverError `json:"error"`
		Message string      `json:"message"`
		Detail  any         `json:"detail"`
	}
	if json.Unmarshal(body, &document) != nil {
		if isPage([]byte(strings.TrimSpace(string(body)))) {
			return ""
		}
		return strings.TrimSpace(string(body))
	}
	switch message := document.Error.message(); {
	case message != "":
		return message
	case document.Message != "":
		return document.Message
	case document.Detail != nil:
		return fmt.Sprint(document.Detail)
	}
	return ""
}
