package pricing_test

import (
	"math"
	"testing"

	"storehand/app/money"
	"storehand/app/pricing"
)

func TestMargin(t *testing.T) {
	for _, test := range []struct {
		price, cost money.Amount
		percent     int64
		known       bool
	}{
		{money.Of(8200), money.Of(3740), 54, true},
		{money.Of(1000), money.Of(555), 45, true},   // 44.5 rounds away from zero
		{money.Of(1000), money.Of(1555), -56, true}, // −55.5 too
		{money.Of(1000), money.Of(0), 100, true},
		{money.Of(math.MaxInt64), money.Of(1), 100, true},
		{money.Of(1), money.Of(math.MaxInt64), 0, false},
		{money.Of(0), money.Of(5), 0, false},
		{money.Of(1000), money.Amount{}, 0, false},
		{money.Amount{}, money.Of(5), 0, false},
	} {
		percent, known := pricing.Margin(test.price, test.cost)
		if percent != test.percent || known != test.known {
			t.Errorf("%v at a cost of %v: %d %%, known %v", test.price, test.cost, percent, known)
		}
	}
}
