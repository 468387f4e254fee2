package catalog

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestPublishedBarcodesAreRight(t *testing.T) {
	for code, source := range map[string]string{
		"":                  "not every product has one",
		"6291041500213":     "GS1, How to calculate a check digit manually",
		"10614141000415":    "GS1 US, GTIN-14 of a case",
		"4006381333931":     "Wikipedia, International Article Number",
		"73513537":          "Wikipedia, EAN-8",
		"036000291452":      "Wikipedia, Universal Product Code",
		"978-3-16-148410-0": "ISBN Users' Manual",
		"0-306-40615-2":     "Wikipedia, ISBN-10",
		"0 8044 2957 X":     "Wikipedia, ISBN-10 with X",
	} {
		if err := CheckGTIN(code); err != nil {
			t.Errorf("%s (%s): %v", code, source, err)
		}
	}
}

func TestWrongBarcodesAreRefusedWithTheReason(t *testing.T) {
	for code, reason := range map[string]string{
		"6291041500214": "should be 3",
		"629104150021":  "should be 4",
		"12345":         "has 5 digits",
		"400638133393A": "digits only",
		"80445X":        "X stands only at the end of an ISBN-10",
		"0-306-40615-3": "check digit of the ISBN",
		"-":             "has 0 digits",
		"６２９１０４１５００２１３": "digits only",
	} {
		err := CheckGTIN(code)
		if err == nil || !strings.Contains(err.Error(), reason) {
			t.Errorf("%s: got %v, want a reason with %q", code, err, reason)
		}
	}
}

func TestOneWrongDigitIsAlwaysFound(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		length := rapid.SampledFrom([]int{8, 12, 13, 14}).Draw(t, "length")
		digits := rapid.SliceOfN(rapid.IntRange(0, 9), length-1, length-1).Draw(t, "digits")
		digits = append(digits, gtinCheckDigit(digits))
		at := rapid.IntRange(0, length-1).Draw(t, "at")
		step := rapid.IntRange(1, 9).Draw(t, "step")
		spell := func() string {
			var code strings.Builder
			for _, digit := range digits {
				code.WriteByte(byte('0' + digit))
			}
			return code.String()
		}
		if err := CheckGTIN(spell()); err != nil {
			t.Fatalf("%s is right: %v", spell(), err)
		}
		digits[at] = (digits[at] + step) % 10
		if CheckGTIN(spell()) == nil {
			t.Fatalf("%s has a wrong digit at %d and was taken", spell(), at)
		}
	})
}
