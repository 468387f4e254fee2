// Package pricing knows what a price leaves.
package pricing

import (
	"math/big"

	"storehand/app/money"
)

// Margin is the share of a price that is left after the cost, in whole percent
// rounded half away from zero: (price − cost) ÷ price. It is not known (false)
// without a cost, without a price above zero, or where no number would say it.
// A price below the cost has a negative margin.
func Margin(price, cost money.Amount) (percent int64, known bool) {
	if !price.Set || !cost.Set || price.Minor <= 0 {
		return 0, false
	}
	// Amounts may be as large as an int64 allows; a hundred times them not.
	twice := new(big.Int).Sub(big.NewInt(price.Minor), big.NewInt(cost.Minor))
	twice.Mul(twice, big.NewInt(200))
	half := big.NewInt(price.Minor)
	if twice.Sign() < 0 {
		half.Neg(half)
	}
	rounded := twice.Add(twice, half)
	rounded.Quo(rounded, new(big.Int).Mul(big.NewInt(2), big.NewInt(price.Minor)))
	if !rounded.IsInt64() {
		return 0, false
	}
	return rounded.Int64(), true
}
