package words_test

import (
	"testing"

	"storehand/ui/words"
)

func TestWords(t *testing.T) {
	for got, want := range map[string]string{
		words.Number(0): "0", words.Number(999): "999", words.Number(1248): "1,248", words.Number(-1234567): "−1,234,567",
		words.Number(int64(100000)): "100,000", words.Count(1, "product"): "1 product", words.Count(1248, "product"): "1,248 products",
		words.Percent(46): "46\u2009%", words.Percent(-4): "−4\u2009%",
		words.Sentence("ärger im laden"): "Ärger im laden", words.Sentence(""): "", words.Sentence("“Mug” is taken"): "“Mug” is taken",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
