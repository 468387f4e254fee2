package bulk

import (
	"errors"
	"math/big"
	"strings"

	"storehand/app/money"
)

// Direction says to which side a price is rounded.
type Direction string

// The directions. The zero value is Nearest.
const (
	Nearest Direction = ""
	Up      Direction = "up"
	Down    Direction = "down"
)

// Rounding gives prices an ending.
type Rounding struct {
	// Ending is ".99", ".95", ".9" and the like for prices that end so; "0.05"
	// or "5" for multiples of that. Empty leaves prices as they are.
	Ending string `json:"ending,omitempty"`
	// Direction is Nearest, Up or Down. Of two endings that are equally near,
	// Nearest takes the higher one.
	Direction Direction `json:"direction,omitempty"`
}

// Words says how prices are rounded.
func (r Rounding) Words() string {
	side := map[Direction]string{Nearest: "to the nearest", Up: "up to", Down: "down to"}[r.Direction]
	return "rounded " + side + " " + r.Ending
}

// rounder makes the function that rounds minor units. A price is never rounded
// to zero or less: where the ending below is not above zero, the one above is
// taken.
func (r Rounding) rounder(currency money.Currency) (func(int64) (int64, error), error) {
	if r.Ending == "" {
		return func(minor int64) (int64, error) { return minor, nil }, nil
	}
	step, offset, err := r.grid(currency)
	if err != nil {
		return nil, err
	}
	return func(minor int64) (int64, error) {
		if minor <= 0 {
			return minor, nil
		}
		return r.choose(minor, step, offset)
	}, nil
}

// grid is the distance between two allowed prices in minor units, and how far
// the first lies from zero.
func (r Rounding) grid(currency money.Currency) (step, offset int64, err error) {
	number, err := fractionOf(r.Ending)
	if err != nil {
		return 0, 0, err
	}
	inMinor := minorUnits(number, currency)
	if !inMinor.IsInt() || !inMinor.Num().IsInt64() || inMinor.Sign() < 0 {
		return 0, 0, errors.New("this ending has more decimals than the store's currency, or is below zero")
	}
	if strings.HasPrefix(strings.TrimSpace(r.Ending), ".") || strings.HasPrefix(strings.TrimSpace(r.Ending), ",") {
		unit, err := rounded(minorUnits(big.NewRat(1, 1), currency))
		return unit, inMinor.Num().Int64(), err
	}
	if inMinor.Sign() == 0 {
		return 0, 0, errors.New("prices cannot be rounded to multiples of zero")
	}
	return inMinor.Num().Int64(), 0, nil
}

func (r Rounding) choose(minor, step, offset int64) (int64, error) {
	below := (minor-offset)/step*step + offset
	if below > minor {
		below -= step
	}
	above := below
	if below < minor {
		above += step
	}
	if above < below {
		return 0, errTooLarge
	}
	switch {
	case below <= 0, r.Direction == Up:
		return above, nil
	case r.Direction == Down, minor-below < above-minor:
		return below, nil
	default:
		return above, nil
	}
}
