package bulk

import (
	"fmt"
	"math/big"

	"storehand/app/catalog"
	"storehand/app/money"
	"storehand/app/pricing"
)

// Guard names a limit that stops a run.
type Guard string

// The guards.
const (
	TooManyRows  Guard = "rows"
	PriceRise    Guard = "rise"
	PriceFall    Guard = "fall"
	ZeroPrice    Guard = "zero"
	SaleNotBelow Guard = "sale"
	LowMargin    Guard = "margin"
)

// Guards are the limits of a run. Zero leaves a limit with a number off.
type Guards struct {
	MaxRows    int  `json:"max_rows,omitempty"`   // rows that may change
	MaxRise    int  `json:"max_rise,omitempty"`   // percent by which a price may rise
	MaxFall    int  `json:"max_fall,omitempty"`   // percent by which a price may fall
	MinMargin  int  `json:"min_margin,omitempty"` // percent of the price in force that must be left
	AllowZero  bool `json:"allow_zero,omitempty"` // prices of zero are meant
	AllowEqual bool `json:"allow_sale,omitempty"` // sale prices at or above the price are meant
}

// DefaultGuards are those a new run begins with: a slip of a digit is caught, an
// ordinary sale is not.
func DefaultGuards() Guards { return Guards{MaxRise: 50, MaxFall: 60} }

// Words names a guard as the window does.
func (g Guard) Words() string {
	return map[Guard]string{
		TooManyRows: "Number of products", PriceRise: "Rise of a price", PriceFall: "Fall of a price",
		ZeroPrice: "Price of zero", SaleNotBelow: "Sale price not below the price", LowMargin: "Margin",
	}[g]
}

// tripped finds the guard that a row trips, and says how.
func (p *program) tripped(row *Row) (Guard, string) {
	for _, look := range []func(*Row) (Guard, string){p.zero, p.swing, p.sale, p.margin} {
		if guard, reason := look(row); guard != "" && !p.run.Lifted[guard] {
			return guard, reason
		}
	}
	return "", ""
}

func (p *program) zero(row *Row) (Guard, string) {
	if p.run.Guards.AllowZero {
		return "", ""
	}
	for _, change := range row.Changes {
		if change.Field.Type != catalog.MoneyField || change.Field.Key == "cost" {
			continue
		}
		if at := priceOf[change.Field.Key](&row.After); at.Set && at.Minor == 0 {
			return ZeroPrice, nameOf(change.Field) + " would be zero"
		}
	}
	return "", ""
}

// swing compares the prices before and after. Percentages are of the price
// before, exactly.
func (p *program) swing(row *Row) (Guard, string) {
	for _, key := range []string{"regular_price", "sale_price"} {
		before, after := *priceOf[key](&row.Before), *priceOf[key](&row.After)
		if !before.Set || !after.Set || before.Minor <= 0 {
			continue
		}
		percent := percentChange(before, after)
		switch {
		case p.run.Guards.MaxRise > 0 && percent.Cmp(big.NewRat(int64(p.run.Guards.MaxRise), 1)) > 0:
			return PriceRise, fmt.Sprintf("%s would rise by %s %%, over the limit of %d %%", nameOfKey(key), percent.FloatString(1), p.run.Guards.MaxRise)
		case p.run.Guards.MaxFall > 0 && percent.Cmp(big.NewRat(-int64(p.run.Guards.MaxFall), 1)) < 0:
			return PriceFall, fmt.Sprintf("%s would fall by %s %%, over the limit of %d %%", nameOfKey(key), new(big.Rat).Neg(percent).FloatString(1), p.run.Guards.MaxFall)
		}
	}
	return "", ""
}

// percentChange is how many percent of before lie between before and after.
func percentChange(before, after money.Amount) *big.Rat {
	difference := new(big.Rat).SetInt64(after.Minor)
	difference.Sub(difference, new(big.Rat).SetInt64(before.Minor))
	difference.Quo(difference, new(big.Rat).SetInt64(before.Minor))
	return difference.Mul(difference, hundred)
}

// sale looks at what the run brings about; a sale that was wrong before and is
// left alone is none of its business.
func (p *program) sale(row *Row) (Guard, string) {
	before, after := row.Before, row.After
	wrong := func(p catalog.Product) bool { return p.SalePrice.Set && !p.SalePrice.Less(p.RegularPrice) }
	if p.run.Guards.AllowEqual || !wrong(after) || wrong(before) && !priced(row.Changes) {
		return "", ""
	}
	if wrong(before) && before.SalePrice == after.SalePrice {
		return "", ""
	}
	if !after.RegularPrice.Set {
		return SaleNotBelow, "a sale price needs a price to be below"
	}
	return SaleNotBelow, "the sale price would not be below the price"
}

func (p *program) margin(row *Row) (Guard, string) {
	if p.run.Guards.MinMargin <= 0 || !priced(row.Changes) {
		return "", ""
	}
	percent, known := pricing.Margin(inForce(&row.After), row.After.Cost)
	if !known || percent >= int64(p.run.Guards.MinMargin) {
		return "", ""
	}
	return LowMargin, fmt.Sprintf("the margin would be %d %%, under %d %%", percent, p.run.Guards.MinMargin)
}

// inForce is the price a buyer pays while a sale runs.
func inForce(p *catalog.Product) money.Amount {
	if p.SalePrice.Set {
		return p.SalePrice
	}
	return p.RegularPrice
}
