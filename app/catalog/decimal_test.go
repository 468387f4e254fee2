package catalog

import (
	"testing"

	"pgregory.net/rapid"
)

func TestDecimals(t *testing.T) {
	for text, want := range map[string]Decimal{
		"": "", " 0.5 ": "0.5", ".5": "0.5", "0,5": "0.5", "12": "12", "012.500": "12.5", "0.0": "0", "-0": "0", "-1,20": "-1.2", "5.": "5",
	} {
		if got, err := ParseDecimal(text); err != nil || got != want {
			t.Errorf("%q gave %q, %v, want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"a", "1.2.3", "1,234.5", "-", ".", "1e3", "1 2", "٣"} {
		if got, err := ParseDecimal(text); err == nil {
			t.Errorf("%q was taken as %q", text, got)
		}
	}
}

func TestDecimalsKeepTheirSpelling(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		drawn := drawDecimal(t, "decimal")
		if again, err := ParseDecimal(string(drawn)); err != nil || again != drawn {
			t.Fatalf("%q became %q, %v", drawn, again, err)
		}
	})
}

func TestWallTimes(t *testing.T) {
	for text, want := range map[string]WallTime{
		"": "", "2026-03-20": "2026-03-20", " 2026-03-20 ": "2026-03-20", "2026-03-20 9:05": "2026-03-20 09:05:00",
		"2026-03-20T09:05:07": "2026-03-20 09:05:07", "2024-02-29 00:00:00": "2024-02-29 00:00:00",
	} {
		got, err := ParseWallTime(text)
		if err != nil || got != want {
			t.Errorf("%q gave %q, %v, want %q", text, got, err, want)
		}
		if again, err := ParseWallTime(string(got)); err != nil || again != got {
			t.Errorf("%q is not read back: %q, %v", got, again, err)
		}
	}
	for _, text := range []string{"20.03.2026", "03/20/2026", "2026-02-30", "2026-03-20 24:00", "tomorrow"} {
		if got, err := ParseWallTime(text); err == nil {
			t.Errorf("%q was taken as %q", text, got)
		}
	}
}
