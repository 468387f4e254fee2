package diary

import (
	"fmt"
	"log/slog"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// redacted stands where something was taken out.
const redacted = "[redacted]"

// privateWords mark an attribute, by a word of its name, as holding a secret
// or something about a shop's customer.
var privateWords = map[string]bool{
	// secrets
	"password": true, "passwd": true, "passphrase": true, "secret": true, "token": true, "credential": true,
	"credentials": true, "authorization": true, "cookie": true, "apikey": true, "signature": true, "session": true,
	// customers
	"customer": true, "buyer": true, "recipient": true, "email": true, "mail": true, "phone": true, "mobile": true,
	"address": true, "street": true, "postcode": true, "zip": true, "billing": true, "shipping": true, "iban": true,
}

// privatePairs do so by two words in a row.
var privatePairs = map[[2]string]bool{
	{"api", "key"}: true, {"consumer", "key"}: true, {"access", "key"}: true, {"private", "key"}: true,
	{"first", "name"}: true, {"last", "name"}: true, {"full", "name"}: true,
}

// isPrivate reports whether the name of an attribute or group says that it
// holds what does not belong in a log: "storePassword", "api_key",
// "billing.city".
func isPrivate(name string) bool {
	words := wordsOf(name)
	for i, word := range words {
		if privateWords[word] || i > 0 && privatePairs[[2]string{words[i-1], word}] {
			return true
		}
	}
	return false
}

// wordsOf parts a name at punctuation and at the humps of camel case.
func wordsOf(name string) []string {
	var parted strings.Builder
	var before rune
	for _, r := range name {
		if unicode.IsUpper(r) && unicode.IsLower(before) {
			parted.WriteByte(' ')
		}
		parted.WriteRune(unicode.ToLower(r))
		before = r
	}
	return strings.FieldsFunc(parted.String(), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// redactAttr is called by the handler for every attribute, the message and
// those within groups included.
func redactAttr(groups []string, attr slog.Attr) slog.Attr {
	if isPrivate(attr.Key) || slices.ContainsFunc(groups, isPrivate) {
		return slog.String(attr.Key, redacted)
	}
	switch attr.Value.Kind() {
	case slog.KindString:
		return slog.String(attr.Key, Redact(attr.Value.String()))
	case slog.KindAny:
		if builtIn(attr) {
			return attr
		}
		return slog.String(attr.Key, Redact(fmt.Sprintf("%+v", attr.Value.Any())))
	}
	return attr
}

// builtIn reports whether the attribute is one of the handler's own that it
// formats by itself.
func builtIn(attr slog.Attr) bool {
	switch attr.Value.Any().(type) {
	case slog.Level, *slog.Source:
		return true
	}
	return false
}

// pattern is a shape of text and what is left of it. A text with none of the
// marks cannot have the shape, which spares most lines the search.
type pattern struct {
	marks string
	shape *regexp.Regexp
	leave string
}

// patterns go from the specific to the general, so that what names the kind of
// secret is kept where it can be.
var patterns = []pattern{
	// user and password in an address: https://user:password@shop.example
	{"@", regexp.MustCompile(`(://)[^\s/?#@]+@`), "${1}" + redacted + "@"},
	// WooCommerce REST keys (ck_, cs_), Shopify tokens (shpat_, shpca_, shppa_, shpss_ …)
	{"_", regexp.MustCompile(`\b(ck_|cs_|shp[a-z]{2,3}_)[0-9A-Za-z]{8,}`), "${1}" + redacted},
	// Amazon's Login with Amazon tokens and eBay's user tokens
	{"|.#", regexp.MustCompile(`\b(Atz[ar]\||amzn1\.oa2-cs\.|v\^1\.1#)[^\s"']+`), "${1}" + redacted},
	// JSON web tokens
	{".", regexp.MustCompile(`\beyJ[\w-]{8,}\.[\w-]+\.?[\w-]*`), redacted},
	// Authorization headers; "basic" alone begins too many product titles
	{" ", regexp.MustCompile(`(?i)\b(bearer|authorization["']?\s*[:=]\s*["'[]?basic) +[\w.~+/=-]{8,}`), "${1} " + redacted},
	// whatever is left of name=value and name: value, as in query strings, JSON and printed structs
	{"=:", regexp.MustCompile(`(?i)((?:password|passwd|passphrase|secret|token|credential|api_?key|consumer_?key|access_?key|signature)["']?\s*[=:]\s*)(?:"[^"]*"|'[^']*'|[^\s"']*\[redacted\]|[^\s&,;"'}\])]+)`), "${1}" + redacted},
	// telephone numbers written internationally
	{"+", regexp.MustCompile(`\+\d[\d ()./-]{6,}\d`), redacted},
}

// address finds e-mail addresses and, to be told from them, file names such as
// photo@2x.png.
var address = regexp.MustCompile(`[\pL\pN._%+'-]+@([\pL\pN-]+(?:\.[\pL\pN-]+)*\.\pL{2,})`)

// Redact takes out of a text what has the shape of a secret or of a customer's
// data: credentials in addresses, the shops' keys and tokens, authorization
// headers, values named as secrets, e-mail addresses and telephone numbers.
func Redact(text string) string {
	for _, p := range patterns {
		if strings.ContainsAny(text, p.marks) {
			text = p.shape.ReplaceAllString(text, p.leave)
		}
	}
	if !strings.Contains(text, "@") {
		return text
	}
	return address.ReplaceAllStringFunc(text, func(found string) string {
		if domain := found[strings.LastIndex(found, "@")+1:]; isImageScale(domain) {
			return found
		}
		return redacted
	})
}

var imageScale = regexp.MustCompile(`(?i)^\dx\.(png|jpe?g|webp|gif|avif|tiff?)$`)

// isImageScale reports whether what follows the @ is that of a picture for
// dense screens, "2x.png".
func isImageScale(domain string) bool { return imageScale.MatchString(domain) }
