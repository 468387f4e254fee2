package money_test

import (
	"testing"

	"pgregory.net/rapid"

	"storehand/app/money"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text     string
		currency money.Currency
		decimal  byte
		want     money.Amount
	}{
		{"", "EUR", 0, money.Amount{}},
		{"  ", "EUR", 0, money.Amount{}},
		{"24", "EUR", 0, money.Of(2400)},
		{"24.9", "EUR", 0, money.Of(2490)},
		{"24,90", "EUR", 0, money.Of(2490)},
		{"0.5", "EUR", 0, money.Of(50)},
		{".5", "EUR", 0, money.Of(50)},
		{"1,234.50", "EUR", 0, money.Of(123450)},
		{"1.234,50", "EUR", 0, money.Of(123450)},
		{"1 234,50", "EUR", 0, money.Of(123450)},
		{"1.234.567", "EUR", 0, money.Of(123456700)},
		{"1,234", "USD", 0, money.Of(123400)},
		{"1,234", "EUR", '.', money.Of(123400)},
		{"12.500", "EUR", '.', money.Of(1250)},
		{"0.500", "EUR", 0, money.Of(50)},
		{"€21.50", "EUR", 0, money.Of(2150)},
		{"21,50 €", "EUR", 0, money.Of(2150)},
		{"21.50 EUR", "EUR", 0, money.Of(2150)},
		{"-4.00", "EUR", 0, money.Of(-400)},
		{"−4.00", "EUR", 0, money.Of(-400)},
		{"1980", "JPY", 0, money.Of(1980)},
		{"1980.00", "JPY", 0, money.Of(1980)},
		{"1.234", "KWD", 0, money.Of(1234)},
		{"12.50000000", "EUR", 0, money.Of(1250)},
	}
	for _, test := range tests {
		got, err := money.Parse(test.text, test.currency, test.decimal)
		if err != nil || got != test.want {
			t.Errorf("Parse(%q, %s) = %+v, %v, want %+v", test.text, test.currency, got, err, test.want)
		}
	}
}

func TestParseRefuses(t *testing.T) {
	for _, text := range []string{"abc", "12.345.6", "1..2", "12.3456", "1,23,456", "--4", "9999999999999999999", "€", ".", "1e5", "NaN"} {
		if got, err := money.Parse(text, "EUR", '.'); err == nil && text != "€" {
			t.Errorf("Parse(%q) = %+v, want an error", text, got)
		}
	}
}

func TestFormatThenParseIsTheSameAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		amount := money.Of(rapid.Int64Range(-1e15, 1e15).Draw(t, "minor"))
		currency := rapid.SampledFrom([]money.Currency{"EUR", "JPY", "KWD", "USD"}).Draw(t, "currency")
		separator := rapid.SampledFrom([]byte{'.', ','}).Draw(t, "separator")
		back, err := money.Parse(amount.Format(currency, separator), currency, separator)
		if err != nil || back != amount {
			t.Fatalf("%d %s: got %+v, %v", amount.Minor, currency, back, err)
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{"24.90", "1.234,50", "€ 3", "-", "٣", "1\u00a0000,5"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		amount, err := money.Parse(text, "EUR", 0)
		if err != nil || !amount.Set {
			return
		}
		back, err := money.Parse(amount.Format("EUR", '.'), "EUR", '.')
		if err != nil || back != amount {
			t.Fatalf("%q: %+v became %+v (%v)", text, amount, back, err)
		}
	})
}
