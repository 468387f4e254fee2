package vision

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"storehand/app/money"
)

// Settings say which model is asked, and how. The key is not among them: it
// lies in the keychain, see Keys. The zero Settings have no model.
type Settings struct {
	// Address is the base of the server's API, such as
	// "http://localhost:11434/v1".
	Address string `json:"address,omitempty"`
	// Model is the model's name, as the server lists it.
	Model string `json:"model,omitempty"`
	// KeyFor is the host whose key lies in the keychain. A server without a key,
	// as one on this computer mostly is, needs no keychain.
	KeyFor string `json:"key_for,omitempty"`
	// Seconds is how long one answer may take, 5 to 900; 0 stands for 90. Models
	// on a computer without a graphics card need a minute and more.
	Seconds int `json:"seconds,omitempty"`
	// AtOnce is how many pictures are asked about at the same time, 1 to 16;
	// 0 stands for 1. Servers on one's own computer mostly take one by one.
	AtOnce int `json:"at_once,omitempty"`
	// Pixels is the longer side of the picture that is sent, 128 to 1024; 0
	// stands for 768.
	Pixels int `json:"pixels,omitempty"`
	// PriceIn and PriceOut are what a million tokens cost, of what is sent and
	// of what is answered. Both 0 mean that it costs nothing.
	PriceIn  Rate           `json:"price_in,omitempty"`
	PriceOut Rate           `json:"price_out,omitempty"`
	Currency money.Currency `json:"currency,omitempty"` // of the prices; empty stands for USD
}

// The values that stand for 0 in Settings.
const (
	DefaultSeconds = 90
	DefaultAtOnce  = 1
	DefaultPixels  = 768
)

// Memory keeps settings between two starts. Its methods touch the disk.
type Memory interface {
	// Setting reads what was saved under key into value, a pointer, which stays
	// as it is where nothing was saved.
	Setting(ctx context.Context, key string, value any) error
	SaveSetting(ctx context.Context, key string, value any) error
}

const settingsKey = "vision.settings"

// LoadSettings reads the settings.
func LoadSettings(ctx context.Context, memory Memory) (Settings, error) {
	var s Settings
	if err := memory.Setting(ctx, settingsKey, &s); err != nil {
		return Settings{}, fmt.Errorf("read the settings of the vision model: %w", err)
	}
	return s, nil
}

// Save keeps the settings, with the address as it is used.
func (s Settings) Save(ctx context.Context, memory Memory) error {
	if err := memory.SaveSetting(ctx, settingsKey, s); err != nil {
		return fmt.Errorf("save the settings of the vision model: %w", err)
	}
	return nil
}

// Ready reports whether a model is set up that can be asked.
func (s Settings) Ready() bool { return s.Model != "" && s.Check() == nil }

// Keyed reports whether a key is kept for the server.
func (s Settings) Keyed() bool { return s.KeyFor != "" && s.KeyFor == s.Host() }

// Check says what keeps the server from being asked, in words for the user. A
// model need not be chosen yet.
func (s Settings) Check() error {
	if strings.TrimSpace(s.Address) == "" {
		return errors.New("enter the address of a server, such as http://localhost:11434/v1")
	}
	if _, err := parseAddress(s.Address); err != nil {
		return err
	}
	return errors.Join(
		within("the time-out in seconds", s.Seconds, 5, 900), within("the pictures at the same time", s.AtOnce, 1, 16),
		within("the size of the picture in pixels", s.Pixels, 128, 1024), s.PriceIn.check(), s.PriceOut.check())
}

// within checks a number that may be 0.
func within(what string, value, low, high int) error {
	if value == 0 || value >= low && value <= high {
		return nil
	}
	return fmt.Errorf("%s must be %d to %d", what, low, high)
}

// Timeout is how long one answer may take.
func (s Settings) Timeout() time.Duration {
	return time.Duration(orDefault(s.Seconds, DefaultSeconds)) * time.Second
}

// Workers is how many pictures are asked about at the same time.
func (s Settings) Workers() int { return orDefault(s.AtOnce, DefaultAtOnce) }

// Side is the longer side of the picture that is sent, in pixels.
func (s Settings) Side() int { return orDefault(s.Pixels, DefaultPixels) }

// Money is the currency of the prices.
func (s Settings) Money() money.Currency {
	if s.Currency == "" {
		return "USD"
	}
	return s.Currency
}

func orDefault(value, standing int) int {
	if value == 0 {
		return standing
	}
	return value
}
