// Package words writes numbers and sentences the way the window shows them.
package words

import (
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// minus is the true minus sign, as wide as a digit.
const minus = "−"

// Number writes a whole number with its thousands grouped: "1,248", "−4".
func Number[T ~int | ~int64](n T) string {
	text := strconv.FormatInt(int64(n), 10)
	digits, negative := strings.CutPrefix(text, "-")
	var grouped strings.Builder
	if negative {
		grouped.WriteString(minus)
	}
	for i, digit := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			grouped.WriteByte(',')
		}
		grouped.WriteRune(digit)
	}
	return grouped.String()
}

// Count writes how many of a thing there are: "1 product", "1,248 products".
// The plural of the thing is made with an s.
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return Number(n) + " " + thing + "s"
}

// Seconds writes a short time: "2.1 s".
func Seconds(d time.Duration) string { return strconv.FormatFloat(d.Seconds(), 'f', 1, 64) + "\u2009s" }

// Percent writes a whole percentage: "46 %".
func Percent(n int64) string { return Number(n) + "\u2009%" }

// Sentence begins a text with a capital letter, as errors do not but the window
// does. A name or number at the beginning stays as it is.
func Sentence(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return text
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// Refusal is an error as a field shows it, as a sentence; nil stays nil.
func Refusal(err error) error {
	if err == nil {
		return nil
	}
	return errors.New(Sentence(err.Error()))
}

// longestName is how many characters of a name stand within a sentence.
const longestName = 40

// Name puts a name in quotes within a sentence; a long one is cut at its
// beginning, since what tells file names and addresses apart is their end.
func Name(name string) string {
	if runes := []rune(name); len(runes) > longestName {
		name = "…" + string(runes[len(runes)-longestName+1:])
	}
	return "“" + name + "”"
}
