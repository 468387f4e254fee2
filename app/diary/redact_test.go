package diary_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"storehand/app/diary"
)

func TestRedact(t *testing.T) {
	for text, want := range map[string]string{
		"GET https://ann:hunter2@shop.example/wp-json":            "GET https://[redacted]@shop.example/wp-json",
		"key ck_0123456789abcdef0123456789abcdef01234567 refused": "key ck_[redacted] refused",
		"cs_ffffffffffffffffffffffffffffffffffffffff":             "cs_[redacted]",
		"X-Shopify-Access-Token: shpat_0123456789abcdef":          "X-Shopify-Access-Token: [redacted]",
		"shpss_ABCDEF0123456789 and shpca_abcdef0123456789":       "shpss_[redacted] and shpca_[redacted]",
		"?consumer_key=abc123&consumer_secret=def456&page=2":      "?consumer_key=[redacted]&consumer_secret=[redacted]&page=2",
		`{"password": "two words", "sku": "A-1"}`:                 `{"password": [redacted], "sku": "A-1"}`,
		"{Host:shop.example Password:hunter2}":                    "{Host:shop.example Password:[redacted]}",
		"Authorization: Bearer abc.def-ghi_jkl":                   "Authorization: Bearer [redacted]",
		"map[Authorization:[Basic YW5uOmh1bnRlcjI=]]":             "map[Authorization:[Basic [redacted]]]",
		"renamed Basic sweatshirt.jpg":                            "renamed Basic sweatshirt.jpg",
		"Atza|IwEBIAbcDef refresh Atzr|IwEBIXyz":                  "Atza|[redacted] refresh Atzr|[redacted]",
		"eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIx.c2lnbmF0dXJl":          "[redacted]",
		"order of ann.o'neil+shop@mail.example.com":               "order of [redacted]",
		"call +49 (0) 30 1234-5678 now":                           "call [redacted] now",
		"photo@2x.png of SKU AF-MUG-OAT, GTIN 4006381333931":      "photo@2x.png of SKU AF-MUG-OAT, GTIN 4006381333931",
		"wrote 128 files in 2.1 s to /home/x/out":                 "wrote 128 files in 2.1 s to /home/x/out",
	} {
		if got := diary.Redact(text); got != want {
			t.Errorf("%s\n got %s\nwant %s", text, got, want)
		}
	}
}

// logged gives the line that one call of the logger writes.
func logged(call func(*slog.Logger)) string {
	var line bytes.Buffer
	call(diary.NewLogger(&line, slog.LevelDebug))
	return line.String()
}

func TestPrivateAttributesAreNotLogged(t *testing.T) {
	type account struct{ User, Password string }
	const secret = "Xq7zuniqueR2"
	for name, call := range map[string]func(*slog.Logger){
		"by key":          func(l *slog.Logger) { l.Info("saved", "storePassword", secret) },
		"by two words":    func(l *slog.Logger) { l.Info("saved", "api_key", secret) },
		"by number value": func(l *slog.Logger) { l.Info("saved", "phone", 49301234) },
		"by group":        func(l *slog.Logger) { l.Info("order", slog.Group("billing", "city", secret)) },
		"by with-group":   func(l *slog.Logger) { l.WithGroup("customer").Info("order", "note", secret) },
		"by with":         func(l *slog.Logger) { l.With("first_name", secret).Info("order") },
		"in a struct":     func(l *slog.Logger) { l.Info("saved", "account", account{"ann", secret}) },
		"in a pointer":    func(l *slog.Logger) { l.Info("saved", "account", &account{"ann", secret}) },
		"in an error":     func(l *slog.Logger) { l.Error("failed", "err", fmt.Errorf("login: token=%s", secret)) },
		"in the message":  func(l *slog.Logger) { l.Info("login with password: " + secret) },
		"in an address":   func(l *slog.Logger) { l.Info("get", "url", "https://ann:"+secret+"@shop.example") },
	} {
		line := logged(call)
		if strings.Contains(line, secret) || strings.Contains(line, "49301234") {
			t.Errorf("%s: %s", name, line)
		}
		if !strings.Contains(line, "[redacted]") {
			t.Errorf("%s: nothing shows that something was taken out: %s", name, line)
		}
	}
}

func TestWhatIsNotPrivateIsLogged(t *testing.T) {
	line := logged(func(l *slog.Logger) {
		l.Warn("photo left out", "sku", "AF-MUG-OAT", "name", "Oat mug", "zipped", true, "ms", 12, "err", errors.New("no match"))
	})
	for _, want := range []string{"level=WARN", `msg="photo left out"`, "sku=AF-MUG-OAT", `name="Oat mug"`, "zipped=true", "ms=12", `err="no match"`} {
		if !strings.Contains(line, want) {
			t.Errorf("no %s in %s", want, line)
		}
	}
}

// TestSecretsAreFoundInAnyText sets secrets of every shape between any words.
func TestSecretsAreFoundInAnyText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.StringMatching(`([a-z]{1,8}[ ,.:/-]){0,6}`)
		hex := rapid.StringMatching(`[0-9a-f]{16,40}`).Draw(t, "hex")
		shape := rapid.SampledFrom([]string{
			"ck_%s", "cs_%s", "shpat_%s", "shpss_%s", "https://ck:%s@shop.example/x", "token=%s",
			"Bearer %s", `"client_secret":"%s"`, "password: %s", "%s@mail.example", "apiKey=%s&page=1",
		}).Draw(t, "shape")
		text := words.Draw(t, "before") + " " + fmt.Sprintf(shape, hex) + " " + words.Draw(t, "after")
		if got := diary.Redact(text); strings.Contains(got, hex) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}
