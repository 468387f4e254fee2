package bulk

import (
	"errors"
	"fmt"
	"math/big"

	"storehand/app/catalog"
	"storehand/app/money"
)

// priceOf are the places of the amounts that rules reckon with.
var priceOf = map[string]func(*catalog.Product) *money.Amount{
	"regular_price": func(p *catalog.Product) *money.Amount { return &p.RegularPrice },
	"sale_price":    func(p *catalog.Product) *money.Amount { return &p.SalePrice },
	"cost":          func(p *catalog.Product) *money.Amount { return &p.Cost },
}

// moneyStep reckons with an amount and gives the result its ending.
func moneyStep(r Rule, field *catalog.Field, format catalog.Format) (step, error) {
	round, err := r.Round.rounder(format.Currency)
	if err != nil {
		return nil, err
	}
	from, reckon, err := amountRule(r, format.Currency)
	if err != nil {
		return nil, err
	}
	at := priceOf[field.Key]
	return func(c *cell) error {
		source := *priceOf[from](c.product)
		if !source.Set {
			return skip("has no %s", nameOfKey(from))
		}
		minor, err := rounded(reckon(new(big.Rat).SetInt64(source.Minor)))
		if err == nil {
			minor, err = round(minor)
		}
		if err != nil {
			return err
		}
		if minor < 0 {
			return skip("the %s would fall below zero", nameOf(field))
		}
		*at(c.product) = money.Of(minor)
		return nil
	}, nil
}

// amountRule says which amount an operation starts from and what it makes of it.
func amountRule(r Rule, currency money.Currency) (from string, reckon func(*big.Rat) *big.Rat, err error) {
	times := func(factor *big.Rat) func(*big.Rat) *big.Rat {
		return func(old *big.Rat) *big.Rat { return new(big.Rat).Mul(old, factor) }
	}
	switch r.Op {
	case RoundOnly:
		if r.Round.Ending == "" {
			return "", nil, errors.New("choose what to round to")
		}
		return r.Field, times(one), nil
	case AmountBelow:
		below, err := money.Parse(r.Value, currency, 0)
		if err == nil && !below.Set {
			err = errors.New("write an amount, such as 5.00")
		}
		return "regular_price", func(price *big.Rat) *big.Rat {
			return new(big.Rat).Sub(price, new(big.Rat).SetInt64(below.Minor))
		}, err
	case PercentBelow, PercentAbove, ByMargin, ByMarkup:
		share, err := percentOf(r.Value)
		if err != nil {
			return "", nil, err
		}
		return shareRule(r.Op, share, times)
	}
	reckon, err = reckoning(r, func(n *big.Rat) *big.Rat { return minorUnits(n, currency) })
	return r.Field, reckon, err
}

// shareRule makes one amount from another by a share. A margin is a share of the
// price (price = cost ÷ (1 − margin)), a markup one of the cost (price = cost ×
// (1 + markup)).
func shareRule(op Op, share *big.Rat, times func(*big.Rat) func(*big.Rat) *big.Rat) (string, func(*big.Rat) *big.Rat, error) {
	above, below := new(big.Rat).Add(one, share), new(big.Rat).Sub(one, share)
	switch op {
	case PercentBelow:
		return "regular_price", times(below), nil
	case PercentAbove:
		return "sale_price", times(above), nil
	case ByMarkup:
		return "cost", times(above), nil
	}
	if below.Sign() <= 0 {
		return "", nil, fmt.Errorf("a margin has to be below 100 %%")
	}
	return "cost", times(new(big.Rat).Inv(below)), nil
}
