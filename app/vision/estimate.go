package vision

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"

	"storehand/app/money"
)

// Rate is what a million tokens cost, in millionths of the currency's unit:
// 0.15 USD is 150000. Prices of tokens are below the smallest coin.
type Rate int64

const (
	perUnit = 1_000_000 // millionths in a unit of the currency
	perRate = 1_000_000 // tokens a Rate is for
	// highestRate keeps products of rates and tokens within 63 bits.
	highestRate = 100_000 * perUnit
)

// ParseRate reads "0.15" or "0,15". The empty text is 0.
func ParseRate(text string) (Rate, error) {
	text = strings.ReplaceAll(strings.TrimSpace(text), ",", ".")
	if text == "" {
		return 0, nil
	}
	whole, fraction, _ := strings.Cut(text, ".")
	if len(fraction) > 6 || len(whole) > 6 || whole+fraction == "" {
		return 0, errRate
	}
	rate := Rate(0)
	for _, digit := range whole + fraction + strings.Repeat("0", 6-len(fraction)) {
		if digit < '0' || digit > '9' {
			return 0, errRate
		}
		rate = rate*10 + Rate(digit-'0')
	}
	return rate, rate.check()
}

var errRate = errors.New("write the price of a million tokens, such as 0.15")

func (r Rate) check() error {
	if r < 0 || r > highestRate {
		return errRate
	}
	return nil
}

// String writes the rate with as many decimals as it has: "0.15".
func (r Rate) String() string {
	text := fmt.Sprintf("%d.%06d", r/perUnit, r%perUnit)
	return strings.TrimSuffix(strings.TrimRight(text, "0"), ".")
}

// Experience is what the answers so far took.
type Experience struct {
	Answers   int           `json:"answers"`
	TokensIn  int64         `json:"tokens_in"`
	TokensOut int64         `json:"tokens_out"`
	Took      time.Duration `json:"took"` // of all answers together, one after another
}

// With adds an answer. One whose server did not count tokens is taken to have
// been like the others.
func (e Experience) With(answer Answer) Experience {
	in, out := e.tokensEach()
	if answer.Usage.In > 0 {
		in = answer.Usage.In
	}
	if answer.Usage.Out > 0 {
		out = answer.Usage.Out
	}
	return Experience{Answers: e.Answers + 1, TokensIn: e.TokensIn + in, TokensOut: e.TokensOut + out, Took: e.Took + answer.Took}
}

// Before the first answer a picture is taken for as many tokens as the large
// models count for 768 pixels with the facts of a product (about 800 and 300),
// and a text for as many as a long sentence has.
const (
	guessedIn  = 1100
	guessedOut = 60
)

func (e Experience) tokensEach() (in, out int64) {
	if e.Answers == 0 {
		return guessedIn, guessedOut
	}
	return e.TokensIn / int64(e.Answers), e.TokensOut / int64(e.Answers)
}

// Estimate is what a run will take.
type Estimate struct {
	Pictures            int
	TokensIn, TokensOut int64
	// Cost is rounded up to the currency's smallest coin; it is absent where no
	// price is known.
	Cost     money.Amount
	Currency money.Currency
	// Took is the time of the whole run; 0 where no answer was measured yet.
	Took     time.Duration
	Measured bool // the tokens are those of answers, and not a guess
}

// Estimate says what a run over so many pictures will take, by the answers so
// far.
func (s Settings) Estimate(pictures int, so Experience) Estimate {
	in, out := so.tokensEach()
	n := int64(pictures)
	e := Estimate{Pictures: pictures, TokensIn: n * in, TokensOut: n * out, Currency: s.Money(), Measured: so.Answers > 0}
	if s.PriceIn > 0 || s.PriceOut > 0 {
		e.Cost = money.Of(cost(e.TokensIn, s.PriceIn, e.TokensOut, s.PriceOut, e.Currency))
	}
	if so.Answers > 0 {
		each := so.Took / time.Duration(so.Answers)
		e.Took = each * time.Duration(pictures) / time.Duration(max(1, min(s.Workers(), pictures)))
	}
	return e
}

// cost is in minor units of the currency, rounded up.
func cost(in int64, rateIn Rate, out int64, rateOut Rate, currency money.Currency) int64 {
	micros := millionths(in, rateIn) + millionths(out, rateOut)
	minor := int64(math.Pow10(currency.Digits()))
	each := int64(perUnit) / minor
	return (micros + each - 1) / each
}

// millionths is what tokens cost, in millionths of the currency's unit, rounded
// up. The tokens are taken apart so that nothing overflows.
func millionths(tokens int64, rate Rate) int64 {
	whole, rest := tokens/perRate, tokens%perRate
	return whole*int64(rate) + (rest*int64(rate)+perRate-1)/perRate
}

const experienceKey = "vision.experience"

// remembered is the experience with one model; another one's does not count.
type remembered struct {
	Base, Model string
	Experience  Experience
}

// LoadExperience reads what the answers of the model in the settings took.
func LoadExperience(ctx context.Context, memory Memory, s Settings) (Experience, error) {
	var r remembered
	if err := memory.Setting(ctx, experienceKey, &r); err != nil {
		return Experience{}, fmt.Errorf("read what the vision model took: %w", err)
	}
	if r.Base != s.Base() || r.Model != s.Model {
		return Experience{}, nil
	}
	return r.Experience, nil
}

// Save keeps the experience with the model in the settings.
func (e Experience) Save(ctx context.Context, memory Memory, s Settings) error {
	if err := memory.SaveSetting(ctx, experienceKey, remembered{s.Base(), s.Model, e}); err != nil {
		return fmt.Errorf("save what the vision model took: %w", err)
	}
	return nil
}
