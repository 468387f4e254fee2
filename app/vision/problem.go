package vision

import (
	"regexp"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Kind says what sort of thing went wrong.
type Kind string

// The kinds of problems.
const (
	Unreachable  Kind = "unreachable"   // nothing answers at the address
	Unauthorised Kind = "unauthorised"  // the key is missing, wrong or not allowed
	NoSuchModel  Kind = "no such model" // the server does not have the model
	NoSuchPage   Kind = "no such page"  // the server does not have the protocol at this address
	Blind        Kind = "blind"         // the model does not read pictures
	Busy         Kind = "busy"          // too many requests, and waiting did not help
	NoCredit     Kind = "no credit"     // the account has nothing left to pay with
	TooSlow      Kind = "too slow"      // no answer within the time-out
	ServerFault  Kind = "server fault"  // the server failed
	BadRequest   Kind = "bad request"   // the server does not take what was sent
	Malformed    Kind = "malformed"     // the answer cannot be understood
	NoText       Kind = "no text"       // there is an answer, and no text in it
	Refused      Kind = "refused"       // the model declined
	TooLarge     Kind = "too large"     // the answer is longer than any answer should be
)

// Problem is the error for one picture that got no text, or for a server that
// cannot be used.
type Problem struct {
	Kind    Kind
	Picture string // name of the picture; empty where none is concerned
	// What happened, as the rest of a sentence, and what to do, as a sentence.
	What, Remedy string
	// Wait is how long the server asks to be left alone; zero where it does not.
	Wait time.Duration
	// Err is the cause in the program's words; it never holds the key. Nil where
	// there is none beyond What.
	Err error
}

// Error names the picture, what happened and what to do.
func (p *Problem) Error() string {
	text := p.What
	if p.Picture != "" {
		text = p.Picture + ": " + text
	}
	return text + p.remedy()
}

// Sentences say what happened and what to do, for where the picture is seen.
func (p *Problem) Sentences() string {
	first, size := utf8.DecodeRuneInString(p.What)
	return string(unicode.ToUpper(first)) + p.What[size:] + p.remedy()
}

// remedy follows what happened: a full stop, unless a quotation ended with one,
// and what to do.
func (p *Problem) remedy() string {
	stop := "."
	if strings.HasSuffix(strings.TrimRight(p.What, "”"), ".") {
		stop = ""
	}
	return strings.TrimRight(stop+" "+p.Remedy, " ")
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Err }

// tries is how often it is worth to ask.
func (p *Problem) tries() int {
	switch p.Kind {
	case Unreachable, Busy, ServerFault:
		return tries
	case TooSlow:
		return slowTries
	}
	return 1
}

// Lasts reports whether every other picture would meet with the same problem.
func (p *Problem) Lasts() bool {
	switch p.Kind {
	case Unreachable, Unauthorised, NoSuchModel, NoSuchPage, NoCredit, Busy:
		return true
	}
	return false
}

// of is the problem with the name of a picture.
func (p *Problem) of(picture string) *Problem {
	named := *p
	named.Picture = picture
	return &named
}

var (
	noPictures   = regexp.MustCompile(`(?i)(does not|doesn['’]?t|do not|don['’]?t|cannot|not) (currently )?(support|accept|handle|process|have)[^.]*(image|vision|multimodal|mmproj)|image(s|_url)?[^.]{0,40}(not|un)[ -]?supported|unknown variant .?image_url|no vision|mmproj|text-only`)
	missingModel = regexp.MustCompile(`(?i)model[^.]*(not found|does not exist|not loaded|is not available|unknown)|(no|unknown|invalid) models? |no models? loaded|try pulling it`)
	outOfCredit  = regexp.MustCompile(`(?i)insufficient[_ ](quota|credit|funds|balance)|exceeded your current quota|billing|payment required|credit balance`)
	wrongKey     = regexp.MustCompile(`(?i)(invalid|incorrect|missing|no|expired)[^.]{0,20}(api[ _-]?key|token|credential)|unauthori[sz]ed`)
	longAnswers  = regexp.MustCompile(`(?i)context (length|window|size)|too (many tokens|long)|exceed[^.]*context`)
)

// problemOfText says what a server's sentence about an error amounts to.
func problemOfText(sentence string) *Problem {
	quoted := "the server says “" + shown(sentence) + "”"
	switch {
	case noPictures.MatchString(sentence):
		return &Problem{Kind: Blind, What: "the model does not read pictures: " + quoted, Remedy: "Choose a model with vision in the settings."}
	case outOfCredit.MatchString(sentence):
		return &Problem{Kind: NoCredit, What: "the account has no credit left: " + quoted, Remedy: "Top it up, or choose a model on this computer."}
	case missingModel.MatchString(sentence):
		return &Problem{Kind: NoSuchModel, What: "the server does not have the model: " + quoted, Remedy: "Choose one from its list in the settings."}
	case wrongKey.MatchString(sentence):
		return &Problem{Kind: Unauthorised, What: "the key is not accepted: " + quoted, Remedy: "Enter the key again in the settings."}
	case longAnswers.MatchString(sentence):
		return &Problem{Kind: BadRequest, What: "picture and facts are too much for the model: " + quoted, Remedy: "Give the model a longer context in its server, or choose another."}
	}
	return &Problem{Kind: ServerFault, What: quoted, Remedy: "Look at the server’s own window or log."}
}

// shownLength is how much of a server's or model's words is repeated in an
// error, in characters.
const shownLength = 160

// token is what looks like a credential in a server's words.
var token = regexp.MustCompile(`(?i)\b(sk|pk|gsk|xai|key|tok|bearer|hf)[-_ ][A-Za-z0-9_*.-]{6,}|[A-Za-z0-9_-]{32,}`)

// shown is foreign text as it may stand in an error: one short line, without
// what looks like a key.
func shown(text string) string {
	text = token.ReplaceAllString(text, "[key]")
	text = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			return ' '
		}
		return r
	}, text)
	text = strings.Join(strings.Fields(text), " ")
	if runes := []rune(text); len(runes) > shownLength {
		text = string(runes[:shownLength-1]) + "…"
	}
	return text
}
