package alttext

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"storehand/app/catalog"
	"storehand/app/client"
)

// Severity says how bad a finding is.
type Severity int

// The severities.
const (
	Note    Severity = iota // could be better
	Warning                 // hinders those who listen to it
	Failure                 // useless, or refused by the shop
)

// penalties are the points out of 100 that a finding of a severity costs: one
// warning leaves a text good enough to pass with a look, two do not.
var penalties = map[Severity]int{Note: 10, Warning: 25, Failure: 60}

// Finding is something wrong with a text.
type Finding struct {
	Rule     Rule
	Severity Severity
	Message  string // for the user
	Points   int    // what it takes off the score of 100
	Fix      string // the whole text put right in this respect; empty where only a person can
	Action   string // what the fix does, for a button: "Shorten to 125 characters"
}

// Report is what a check found.
type Report struct {
	Findings []Finding
	Score    int // 0 to 100; an empty text has 0
}

// Hinders reports whether something hinders those who listen to the text, and
// does not merely leave it less good than it could be.
func (r Report) Hinders() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity > Note })
}

// About is what a text is checked against.
type About struct {
	Title    string          // of the product
	Others   []string        // texts of the product's other pictures
	Platform client.Platform // whose limits count; empty for none
}

// AboutImage gathers what the text of one picture of a product is checked
// against, without a platform.
func AboutImage(p catalog.Product, image catalog.Image) About {
	about := About{Title: p.Title}
	itself := false
	for _, other := range p.Images {
		if !itself && other == image {
			itself = true
			continue
		}
		if other.Alt != "" {
			about.Others = append(about.Others, other.Alt)
		}
	}
	return about
}

// checks look for one rule each, in the order in which they are fixed.
var checks = []func(string, About) *Finding{
	checkWords, checkMarkup, checkFileName, checkPictureOf, checkCapitals, checkRepeated, checkLimit, checkLength,
	checkKeywords, checkPrice, checkDuplicate, checkEnding, checkBeginning, checkTitleOnly,
}

// Lint checks a text.
func Lint(text string, about About) Report {
	if strings.TrimSpace(text) == "" {
		return Report{Findings: []Finding{{Rule: Empty, Severity: Failure, Points: 100, Message: "No ALT text: say what the picture shows"}}}
	}
	report := Report{Score: 100}
	for _, check := range checks {
		finding := check(text, about)
		if finding == nil {
			continue
		}
		finding.Points = penalties[finding.Severity]
		report.Findings = append(report.Findings, *finding)
		report.Score = max(report.Score-finding.Points, 1)
	}
	return report
}

// Fixed applies every fix there is, one after the other, until none is left.
func Fixed(text string, about About) string {
	// Each fix takes a word away or mends the spelling, so that many rounds do;
	// the limit guards against two fixes that quarrel.
	for range len(strings.Fields(text)) + len(checks) {
		fix := firstFix(Lint(text, about))
		if fix == "" {
			break
		}
		text = fix
	}
	return text
}

func firstFix(report Report) string {
	for _, finding := range report.Findings {
		if finding.Fix != "" {
			return finding.Fix
		}
	}
	return ""
}

func checkLimit(text string, about About) *Finding {
	limit, found := LimitOf(about.Platform)
	length := utf8.RuneCountInString(text)
	if !found || length <= limit.Characters {
		return nil
	}
	return &Finding{Rule: OverLimit, Severity: Failure, Fix: cutAtWord(text, limit.Characters), Action: shortenTo(limit.Characters),
		Message: fmt.Sprintf("%d characters: %s keeps at most %d", length, about.Platform.Name(), limit.Characters)}
}

func shortenTo(characters int) string { return fmt.Sprintf("Shorten to %d characters", characters) }

func checkLength(text string, _ About) *Finding {
	length := utf8.RuneCountInString(text)
	if length <= Recommended {
		return nil
	}
	return &Finding{Rule: TooLong, Severity: Warning, Fix: cutAtWord(text, Recommended), Action: shortenTo(Recommended),
		Message: fmt.Sprintf("%d characters: keep it to %d, so that it is read in one go", length, Recommended)}
}

func checkDuplicate(text string, about About) *Finding {
	words := wordsOf(text)
	for _, other := range about.Others {
		if slices.Equal(wordsOf(other), words) {
			return &Finding{Rule: Duplicate, Severity: Warning, Message: "Another picture of this product has the same text: say what is different here"}
		}
	}
	return nil
}

func checkTitleOnly(text string, about About) *Finding {
	if about.Title == "" || catalog.Fold(plain(about.Title)) != catalog.Fold(text) {
		return nil
	}
	return &Finding{Rule: TitleOnly, Severity: Note, Message: "Only the title, which stands beside the picture: add what this picture shows of the product"}
}

func checkCapitals(text string, _ About) *Finding {
	if !isShouted(text) {
		return nil
	}
	return &Finding{Rule: AllCapitals, Severity: Warning, Fix: sentence(text), Action: "Write it small",
		Message: "All capitals: screen readers may spell them letter by letter"}
}
