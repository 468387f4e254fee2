package words_test

import (
	"errors"
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

func TestRefusal(t *testing.T) {
	if words.Refusal(nil) != nil {
		t.Error("nothing is refused")
	}
	if got := words.Refusal(errors.New("a price is missing")).Error(); got != "A price is missing" {
		t.Errorf("refusal %q", got)
	}
}

func TestName(t *testing.T) {
	if got := words.Name("mug.jpg"); got != "“mug.jpg”" {
		t.Errorf("name %q", got)
	}
	if got := words.Name("https://shop.example/wp-content/uploads/mug-front.jpg"); got != "“…xample/wp-content/uploads/mug-front.jpg”" {
		t.Errorf("name %q", got)
	}
}
