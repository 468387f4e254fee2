package shot_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/gosimple/slug"
	"pgregory.net/rapid"

	"storehand/app/shot"
)

func TestWords(t *testing.T) {
	for name, want := range map[string]string{
		"AF_Mug-Oat (2)":     "af mug oat 2",
		"Café crème, 250 g":  "cafe creme 250 g",
		"Fig & cedar":        "fig and cedar",
		"kettle's lid":       "kettles lid",
		"Ru\u0308ckseite":    "ruckseite",
		"..//--":             "",
		"Größe":              "grosse",
		"NP.BTL.750+steel#1": "np btl 750 steel 1",
	} {
		if got := strings.Join(shot.Words(name), " "); got != want {
			t.Errorf("%q gave %q, want %q", name, got, want)
		}
	}
}

func TestWordsAreTheWordsOfTheLinkAddress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.OneOf(rapid.String(), rapid.StringOf(rapid.RuneFrom([]rune("aZ09-_ .,&@'\"/é")))).Draw(t, "name")
		want := strings.FieldsFunc(slug.Make(name), func(r rune) bool { return r == '-' || r == '_' })
		if got := shot.Words(name); !slices.Equal(got, want) {
			t.Fatalf("%q gave %q, want %q", name, got, want)
		}
	})
}

func TestRead(t *testing.T) {
	tests := []struct {
		words string
		want  shot.Shot
	}{
		{"", shot.Shot{}},
		{"front", shot.Shot{View: shot.Front}},
		{"front 2", shot.Shot{View: shot.Front, Number: 2}},
		{"detail03", shot.Shot{View: shot.Detail, Number: 3}},
		{"01", shot.Shot{Number: 1}},
		{"007", shot.Shot{Number: 7}},
		{"a", shot.Shot{Number: 1}},
		{"l", shot.Shot{Rest: []string{"l"}}},
		{"oat front final v2", shot.Shot{View: shot.Front, Rest: []string{"oat"}}},
		{"left side", shot.Shot{View: shot.Left}},
		{"detail front", shot.Shot{View: shot.Detail}},
		{"close up 4", shot.Shot{View: shot.CloseUp, Number: 4}},
		{"closeup", shot.Shot{View: shot.CloseUp}},
		{"vue de dessus", shot.Shot{View: shot.Top}},
		{"ruckseite", shot.Shot{View: shot.Back}},
		{"rueckseite", shot.Shot{View: shot.Back}},
		{"primo piano", shot.Shot{View: shot.CloseUp}},
		{"estilo de vida", shot.Shot{View: shot.Lifestyle}},
		{"2024 750 1200x1200 800px", shot.Shot{Rest: []string{"2024", "750"}}},
		{"img 4471", shot.Shot{Rest: []string{"4471"}}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, shot.Read(strings.Fields(test.words)), equateEmpty); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.words, diff)
		}
	}
}

// equateEmpty takes a nil list for an empty one.
var equateEmpty = cmp.Transformer("words", func(words []string) string { return strings.Join(words, " ") })

func TestEveryLanguageNamesEachCommonView(t *testing.T) {
	languages := map[string]map[shot.View]string{
		"German":  {shot.Front: "vorne", shot.Back: "Rückseite", shot.Side: "Seite", shot.Detail: "Detail", shot.Top: "oben", shot.Bottom: "unten", shot.Inside: "innen", shot.Left: "links", shot.Right: "rechts"},
		"French":  {shot.Front: "devant", shot.Back: "arrière", shot.Side: "côté", shot.Detail: "détail", shot.Top: "dessus", shot.Bottom: "dessous", shot.Inside: "intérieur", shot.Left: "gauche", shot.Right: "droite"},
		"Spanish": {shot.Front: "frente", shot.Back: "detrás", shot.Side: "lado", shot.Detail: "detalle", shot.Top: "arriba", shot.Bottom: "abajo", shot.Inside: "interior", shot.Left: "izquierda", shot.Right: "derecha"},
		"Italian": {shot.Front: "fronte", shot.Back: "retro", shot.Side: "lato", shot.Detail: "dettaglio", shot.Top: "sopra", shot.Bottom: "sotto", shot.Inside: "interno", shot.Left: "sinistra", shot.Right: "destra"},
	}
	for language, words := range languages {
		for view, word := range words {
			if got := shot.Read(shot.Words(word)).View; got != view {
				t.Errorf("%s %q is read as %q, want %q", language, word, got, view)
			}
		}
	}
}

func TestGalleryOrder(t *testing.T) {
	inOrder := []string{"", "packshot", "front", "front 2", "1", "2", "left", "back", "detail 1", "detail 2", "lifestyle"}
	names := []string{"detail 2", "lifestyle", "2", "front 2", "back", "", "1", "left", "packshot", "detail 1", "front"}
	slices.SortFunc(names, func(a, b string) int {
		return shot.Compare(shot.Read(strings.Fields(a)), shot.Read(strings.Fields(b)))
	})
	if diff := cmp.Diff(inOrder, names); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
