package data_test

import (
	"testing"

	"storehand/app/exchange/exchangetest"
)

// The exchange of product files keeps its promises on a real workspace.
func TestExchange(t *testing.T) {
	exchangetest.Run(t, func(t *testing.T) exchangetest.Ports {
		w := open(t)
		return exchangetest.Ports{Finder: w, Keeper: w, Catalogue: w, Door: w}
	})
}
