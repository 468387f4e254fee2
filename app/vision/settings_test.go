package vision_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"storehand/app/money"
	"storehand/app/secret"
	"storehand/app/vision"
)

func amount(minor int64) money.Amount { return money.Of(minor) }

func TestAddresses(t *testing.T) {
	for address, want := range map[string]struct {
		base  string
		place vision.Place
	}{
		"localhost:11434":                       {"http://localhost:11434/v1", vision.ThisComputer},
		"http://127.0.0.1:1234/v1/":             {"http://127.0.0.1:1234/v1", vision.ThisComputer},
		"http://[::1]:8080":                     {"http://[::1]:8080/v1", vision.ThisComputer},
		"http://192.168.1.20:11434/v1":          {"http://192.168.1.20:11434/v1", vision.ThisNetwork},
		"studio.local:1234":                     {"http://studio.local:1234/v1", vision.ThisNetwork},
		"nas:11434":                             {"http://nas:11434/v1", vision.ThisNetwork},
		"api.openai.com":                        {"https://api.openai.com/v1", vision.Internet},
		"https://openrouter.ai/api/v1":          {"https://openrouter.ai/api/v1", vision.Internet},
		"https://x.example/v1/chat/completions": {"https://x.example/v1", vision.Internet},
		"https://g.example/v1beta/openai/":      {"https://g.example/v1beta/openai", vision.Internet},
		"https://203.0.113.9":                   {"https://203.0.113.9/v1", vision.Internet},
	} {
		s := vision.Settings{Address: address}
		if s.Base() != want.base || s.Place() != want.place || s.Check() != nil {
			t.Errorf("%s: got %q, %q, %v", address, s.Base(), s.Place(), s.Check())
		}
	}
	for address, says := range map[string]string{
		"": "enter the address", "ftp://x.example": "http:// or https://", "http://api.openai.com/v1": "write https://",
		"https://me:pass@x.example/v1": "leave name, password", "https://x.example/v1?key=abc": "leave name, password", "http://": "is not an address", "a b": "is not an address",
	} {
		s := vision.Settings{Address: address, Model: "m"}
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), says) || s.Ready() {
			t.Errorf("%q: got %v, want %q", address, err, says)
		}
		if _, err := vision.New(vision.Params{Settings: s}); err == nil {
			t.Errorf("%q: a client is made", address)
		}
	}
}

func TestNumbersOutOfRangeAreNamed(t *testing.T) {
	good := vision.Settings{Address: "localhost", Model: "m", Seconds: 60, AtOnce: 4, Pixels: 512}
	if err := good.Check(); err != nil || !good.Ready() {
		t.Fatal(err)
	}
	for says, change := range map[string]func(*vision.Settings){
		"time-out":  func(s *vision.Settings) { s.Seconds = 1 },
		"same time": func(s *vision.Settings) { s.AtOnce = 99 },
		"size":      func(s *vision.Settings) { s.Pixels = 4000 },
		"price":     func(s *vision.Settings) { s.PriceIn = -1 },
	} {
		s := good
		change(&s)
		if err := s.Check(); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: got %v", says, err)
		}
	}
}

func TestRates(t *testing.T) {
	for text, want := range map[string]vision.Rate{"": 0, "0.15": 150_000, "0,075": 75_000, "3": 3_000_000, "12.5": 12_500_000, ".5": 500_000, "100000": 100_000_000_000} {
		if got, err := vision.ParseRate(text); err != nil || got != want {
			t.Errorf("%q: got %d, %v", text, got, err)
		}
	}
	for _, text := range []string{"free", "-1", "1.2.3", "0.0000001", "1000000", "."} {
		if got, err := vision.ParseRate(text); err == nil {
			t.Errorf("%q is taken as %d", text, got)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		rate := vision.Rate(rapid.Int64Range(0, 100_000_000_000).Draw(t, "rate"))
		if got, err := vision.ParseRate(rate.String()); err != nil || got != rate {
			t.Fatalf("%d is written %q and read as %d, %v", rate, rate, got, err)
		}
	})
}

func TestEstimates(t *testing.T) {
	s := vision.Settings{Address: "localhost", Model: "m", AtOnce: 4, PriceIn: 150_000, PriceOut: 600_000}
	before := s.Estimate(24, vision.Experience{})
	if before.Measured || before.Took != 0 || before.TokensIn != 24*1100 || before.TokensOut != 24*60 || before.Cost.Minor != 1 || before.Currency != "USD" {
		t.Errorf("before the first answer: %+v", before)
	}
	var so vision.Experience
	for range 2 {
		so = so.With(vision.Answer{Usage: vision.Usage{In: 900, Out: 30}, Took: 2 * time.Second})
	}
	after := s.Estimate(1000, so)
	// 900,000 tokens at 0.15 and 30,000 at 0.60 a million: 0.135 and 0.018.
	if !after.Measured || after.TokensIn != 900_000 || after.TokensOut != 30_000 || after.Cost.Minor != 16 || after.Took != 500*time.Second {
		t.Errorf("after two answers: %+v", after)
	}
	if free := (vision.Settings{Address: "localhost"}).Estimate(10, so); free.Cost.Set || free.Took != 20*time.Second {
		t.Errorf("without a price: %+v", free)
	}
	yen := vision.Settings{Address: "localhost", PriceIn: 150_000_000, Currency: "JPY"}.Estimate(10, so)
	if yen.Cost.Minor != 2 {
		t.Errorf("9,000 tokens at 150 yen a million: %+v", yen.Cost)
	}
	uncounted := so.With(vision.Answer{Took: 2 * time.Second})
	if got := s.Estimate(1, uncounted); got.TokensIn != 900 {
		t.Errorf("an answer whose tokens nobody counted: %+v", got)
	}
	if got := s.Estimate(0, so); got.Took != 0 || got.Cost.Minor != 0 {
		t.Errorf("nothing to do: %+v", got)
	}
}

// notebook is a memory that forgets at the end of a test.
type notebook map[string][]byte

func (n notebook) Setting(_ context.Context, key string, value any) error {
	if n[key] == nil {
		return nil
	}
	return json.Unmarshal(n[key], value)
}

func (n notebook) SaveSetting(_ context.Context, key string, value any) (err error) {
	n[key], err = json.Marshal(value)
	return err
}

// chain is a keychain that forgets at the end of a test.
type chain struct {
	secret.Keychain
	kept map[string]secret.Value
	gets int
}

func (c *chain) Get(_ context.Context, a secret.Account, k secret.Kind) (secret.Value, error) {
	c.gets++
	value, found := c.kept[a.Workspace+a.String()+string(k)]
	if !found {
		return "", secret.ErrNotFound
	}
	return value, nil
}

func (c *chain) Set(_ context.Context, a secret.Account, k secret.Kind, v secret.Value) error {
	c.kept[a.Workspace+a.String()+string(k)] = v
	return nil
}

func (c *chain) Delete(_ context.Context, a secret.Account, k secret.Kind) error {
	delete(c.kept, a.Workspace+a.String()+string(k))
	return nil
}

func TestEachServerHasItsKeyAndTheWorkspaceHasNone(t *testing.T) {
	ctx, memory, keychain := t.Context(), notebook{}, &chain{kept: map[string]secret.Value{}}
	keys := vision.Keys{Keychain: keychain, Workspace: func(context.Context) (string, error) { return "w1", nil }}
	s := vision.Settings{Address: "https://api.one.example/v1", Model: "m"}
	if got, err := keys.Get(ctx, s); err != nil || got != "" || keychain.gets != 0 {
		t.Errorf("before: %q, %v, asked %d times", got.Reveal(), err, keychain.gets)
	}
	s, err := keys.Set(ctx, s, secret.Value(key))
	if err != nil || !s.Keyed() {
		t.Fatal(err)
	}
	if err := s.Save(ctx, memory); err != nil {
		t.Fatal(err)
	}
	for name, value := range memory {
		if strings.Contains(string(value), key) {
			t.Errorf("%s holds the key", name)
		}
	}
	s, err = vision.LoadSettings(ctx, memory)
	if got, getErr := keys.Get(ctx, s); err != nil || getErr != nil || got.Reveal() != key {
		t.Errorf("read back: %q, %v, %v", got.Reveal(), err, getErr)
	}
	other := s
	other.Address = "https://api.two.example/v1"
	if got, err := keys.Get(ctx, other); err != nil || got != "" {
		t.Errorf("another server gets %q, %v", got.Reveal(), err)
	}
	if s, err = keys.Set(ctx, s, ""); err != nil || s.Keyed() || len(keychain.kept) != 0 {
		t.Errorf("forgotten: %v, %d left", err, len(keychain.kept))
	}
	if _, err := keys.Set(ctx, vision.Settings{}, "k"); err == nil {
		t.Error("a key is kept for no server")
	}
}

func TestExperienceIsThatOfTheModel(t *testing.T) {
	ctx, memory := t.Context(), notebook{}
	s := vision.Settings{Address: "localhost:11434", Model: "a"}
	so := vision.Experience{}.With(vision.Answer{Usage: vision.Usage{In: 5, Out: 6}, Took: time.Second})
	if err := so.Save(ctx, memory, s); err != nil {
		t.Fatal(err)
	}
	if got, err := vision.LoadExperience(ctx, memory, s); err != nil || got != so {
		t.Errorf("got %+v, %v", got, err)
	}
	s.Model = "b"
	if got, err := vision.LoadExperience(ctx, memory, s); err != nil || got.Answers != 0 {
		t.Errorf("another model has %+v, %v", got, err)
	}
}

type lost struct{}

var errLost = errors.New("lost")

func (lost) Setting(context.Context, string, any) error     { return errLost }
func (lost) SaveSetting(context.Context, string, any) error { return errLost }

func TestWhatCannotBeReadOrSavedIsSaid(t *testing.T) {
	_, loading := vision.LoadSettings(t.Context(), lost{})
	_, experience := vision.LoadExperience(t.Context(), lost{}, vision.Settings{})
	for _, err := range []error{loading, experience, vision.Settings{}.Save(t.Context(), lost{}), vision.Experience{}.Save(t.Context(), lost{}, vision.Settings{})} {
		if !errors.Is(err, errLost) {
			t.Errorf("got %v", err)
		}
	}
}
