package bulk

import (
	"errors"
	"fmt"
	"math/big"
	"strings"

	"storehand/app/catalog"
	"storehand/app/money"
)

// All reckoning is exact, in fractions; only the result is rounded, half away
// from zero, to the smallest unit of the field.

// errTooLarge is the reason why a number cannot be kept.
var errTooLarge = errors.New("the result is too large to be kept")

// fractionOf reads a number as a person writes it: "12", "2.5", "2,5", "12 %".
func fractionOf(text string) (*big.Rat, error) {
	bare := strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(text), "%"))
	bare = strings.Replace(bare, "−", "-", 1)
	if bare == "" {
		return nil, errors.New("write a number, such as 12")
	}
	parsed, err := catalog.ParseDecimal(bare)
	if err != nil {
		return nil, err
	}
	number, ok := new(big.Rat).SetString(string(parsed))
	if !ok {
		return nil, fmt.Errorf("%q is not a number", text)
	}
	return number, nil
}

var hundred = big.NewRat(100, 1)

// percentOf is the fraction that a number of percent stands for.
func percentOf(text string) (*big.Rat, error) {
	number, err := fractionOf(text)
	if err != nil {
		return nil, err
	}
	return number.Quo(number, hundred), nil
}

// rounded is the whole number nearest to a fraction, half away from zero.
func rounded(number *big.Rat) (int64, error) {
	twice := new(big.Int).Mul(number.Num(), big.NewInt(2))
	denominator := number.Denom()
	if number.Sign() < 0 {
		twice.Sub(twice, denominator)
	} else {
		twice.Add(twice, denominator)
	}
	whole := twice.Quo(twice, new(big.Int).Mul(denominator, big.NewInt(2)))
	if !whole.IsInt64() {
		return 0, errTooLarge
	}
	return whole.Int64(), nil
}

// minorUnits turns a number of whole units into the currency's smallest ones.
func minorUnits(number *big.Rat, currency money.Currency) *big.Rat {
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(currency.Digits())), nil)
	return new(big.Rat).Mul(number, new(big.Rat).SetInt(scale))
}

// one is the factor that changes nothing.
var one = big.NewRat(1, 1)

// reckoning makes the function that turns an old number into a new one. The
// numbers are in the field's own unit: minor units of money, pieces, kilograms.
func reckoning(r Rule, unit func(*big.Rat) *big.Rat) (func(*big.Rat) *big.Rat, error) {
	argument := fractionOf
	if r.Op == IncreasePercent || r.Op == DecreasePercent {
		argument = percentOf
	}
	number, err := argument(r.Value)
	if err != nil {
		return nil, err
	}
	switch r.Op {
	case Increase, Decrease:
		by := unit(number)
		if r.Op == Decrease {
			by = new(big.Rat).Neg(by)
		}
		return func(old *big.Rat) *big.Rat { return new(big.Rat).Add(old, by) }, nil
	case IncreasePercent:
		number = new(big.Rat).Add(one, number)
	case DecreasePercent:
		number = new(big.Rat).Sub(one, number)
	}
	return func(old *big.Rat) *big.Rat { return new(big.Rat).Mul(old, number) }, nil
}

// decimalPlaces is how many decimals a weight or a size keeps when it is
// reckoned with.
const decimalPlaces = 4

// decimalStep reckons with weights and sizes.
func decimalStep(r Rule, field *catalog.Field) (step, error) {
	reckon, err := reckoning(r, func(n *big.Rat) *big.Rat { return n })
	if err != nil {
		return nil, err
	}
	return func(c *cell) error {
		text := field.Text(c.product, c.format)
		old, ok := new(big.Rat).SetString(text)
		if !ok {
			return skip("has no %s", nameOf(field))
		}
		return c.write(field, strings.TrimRight(strings.TrimRight(reckon(old).FloatString(decimalPlaces), "0"), "."))
	}, nil
}

// countStep reckons with numbers of pieces.
func countStep(r Rule, field *catalog.Field) (step, error) {
	reckon, err := reckoning(r, func(n *big.Rat) *big.Rat { return n })
	if err != nil {
		return nil, err
	}
	return func(c *cell) error {
		old, ok := new(big.Rat).SetString(field.Text(c.product, c.format))
		if !ok {
			return skip("has no %s", nameOf(field))
		}
		whole, err := rounded(reckon(old))
		if err != nil {
			return err
		}
		return c.write(field, fmt.Sprint(whole))
	}, nil
}
