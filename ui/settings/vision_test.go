package settings_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"storehand/app/secret"
	"storehand/app/vision"
	"storehand/app/vision/visiontest"
	"storehand/data"
	"storehand/ui/desk/desktest"
)

// chain is a keychain that forgets at the end of a test.
type chain map[string]secret.Value

func (c chain) Get(_ context.Context, a secret.Account, k secret.Kind) (secret.Value, error) {
	value, found := c[a.String()+" "+string(k)]
	if !found {
		return "", secret.ErrNotFound
	}
	return value, nil
}

func (c chain) Set(_ context.Context, a secret.Account, k secret.Kind, v secret.Value) error {
	c[a.String()+" "+string(k)] = v
	return nil
}

func (c chain) Delete(_ context.Context, a secret.Account, k secret.Kind) error {
	delete(c, a.String()+" "+string(k))
	return nil
}

func (c chain) DeleteAll(context.Context, secret.Account) error { return nil }

// keys is the keychain of the test that runs.
var keys chain

// hurried waits for nothing.
type hurried struct{}

func (hurried) Now() time.Time                                  { return time.Time{} }
func (hurried) Wait(ctx context.Context, _ time.Duration) error { return ctx.Err() }

func opener(w *data.Workspace) vision.Opener {
	keys = chain{}
	return vision.Opener{
		Memory: w, Keys: vision.Keys{Keychain: keys, Workspace: w.Identity}, Transport: http.DefaultTransport, Clock: hurried{},
		Random: func() float64 { return 0 },
	}
}

// The text fields of the card, in their order on the page.
const (
	addressField = iota
	modelField
	keyField
	secondsField
	atOnceField
	priceField
)

// enter writes into a field and leaves it.
func enter(s *desktest.Stage, field int, text string) {
	s.Write(field, text)
	s.Window.Canvas().Unfocus()
	s.Settle()
}

func saved(t *testing.T, w *data.Workspace) vision.Settings {
	t.Helper()
	settings, err := vision.LoadSettings(context.Background(), w)
	if err != nil {
		t.Fatal(err)
	}
	return settings
}

// says is whether a paragraph or note on the page has the words in it.
func says(s *desktest.Stage, words string) bool {
	var all []string
	desktest.Each(s, func(p interface{ Text() string }) { all = append(all, p.Text()) })
	return strings.Contains(strings.Join(all, "\n"), words)
}

func TestAModelIsSetUpAndTested(t *testing.T) {
	s, workspace := open(t)
	server := visiontest.New(t, visiontest.Text("A red disc on white"))
	enter(s, addressField, server.Address())
	if !says(s, "Pictures stay on this computer.") {
		t.Error("it does not say that pictures stay here")
	}
	s.Press("Choose")
	if !s.Shows(visiontest.Model) {
		t.Fatal("the server's models are not offered")
	}
	s.Window.Canvas().Overlays().Top().Hide()
	for s.Window.Canvas().Overlays().Top() != nil {
		s.Window.Canvas().Overlays().Remove(s.Window.Canvas().Overlays().Top())
	}
	enter(s, modelField, visiontest.Model)
	enter(s, secondsField, "60")
	enter(s, priceField, "0.15")
	s.Press("Test connection")
	if !says(s, "read the test picture in") {
		t.Error("the verdict is not shown")
	}
	got := saved(t, workspace)
	if got.Address != server.Address() || got.Model != visiontest.Model || got.Seconds != 60 || got.PriceIn != 150_000 || !got.Ready() {
		t.Errorf("saved is %+v", got)
	}
}

func TestWhatIsWrongWithAServerIsSaid(t *testing.T) {
	s, _ := open(t)
	server := visiontest.New(t)
	server.Require("sesame-0123456789")
	enter(s, addressField, server.Address())
	enter(s, modelField, visiontest.Model)
	s.Press("Test connection")
	if !says(s, "asks for a key") {
		t.Error("it does not say that a key is missing")
	}
	enter(s, keyField, "sesame-0123456789")
	s.Press("Test connection")
	if !says(s, "did not name the colour of a red test picture") {
		t.Error("with the key it does not work, or a model that sees nothing is not told")
	}
	server.Close()
	s.Press("Test connection")
	if !says(s, "Nothing answers at") {
		t.Error("a server that is gone is not told")
	}
}

func TestAKeyGoesToTheKeychainAlone(t *testing.T) {
	s, workspace := open(t)
	enter(s, addressField, "api.example.com")
	if !says(s, "They leave this computer") || !says(s, "api.example.com on the internet") {
		t.Error("it does not say that pictures leave the computer")
	}
	enter(s, keyField, "sk-0123456789")
	if got := keys["vision model key for api.example.com"]; got.Reveal() != "sk-0123456789" {
		t.Errorf("the keychain has %d keys", len(keys))
	}
	if !saved(t, workspace).Keyed() {
		t.Error("the settings do not know of the key")
	}
	s.Press("Forget key")
	if len(keys) != 0 || saved(t, workspace).Keyed() {
		t.Error("the key is not forgotten")
	}
}

func TestAnAddressThatIsNoneIsNotTaken(t *testing.T) {
	s, workspace := open(t)
	enter(s, addressField, "http://api.example.com/v1")
	if !says(s, "Write https:// for a server on the internet") || saved(t, workspace).Address != "" {
		t.Errorf("saved is %+v", saved(t, workspace))
	}
	enter(s, addressField, "localhost:11434")
	enter(s, secondsField, "2")
	if !says(s, "must be 5 to 900") || saved(t, workspace).Seconds != 0 {
		t.Errorf("saved is %+v", saved(t, workspace))
	}
}
