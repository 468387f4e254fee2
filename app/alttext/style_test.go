package alttext_test

import (
	"context"
	"encoding/json"
	"errors"
	"testing"

	"storehand/app/alttext"
	"storehand/app/catalog"
)

// notebook is a memory that forgets at the end of a test.
type notebook map[string][]byte

func (n notebook) Setting(_ context.Context, key string, value any) error {
	if n[key] == nil {
		return nil
	}
	return json.Unmarshal(n[key], value)
}

func (n notebook) SaveSetting(_ context.Context, key string, value any) (err error) {
	n[key], err = json.Marshal(value)
	return err
}

func TestEachStoreHasItsStyle(t *testing.T) {
	ctx, memory := context.Background(), notebook{}
	italian := alttext.Style{}.InLanguage("it").WithTemplate("{title}: {view}")
	if err := italian.Save(ctx, memory, 7); err != nil {
		t.Fatal(err)
	}
	got, err := alttext.LoadStyle(ctx, memory, 7)
	if err != nil || got.Speaks().Code != "it" || got.Template() != "{title}: {view}" {
		t.Errorf("got %+v, %v", got, err)
	}
	other, err := alttext.LoadStyle(ctx, memory, 8)
	if err != nil || other.Speaks().Code != "en" || other.Template() != alttext.English.Template {
		t.Errorf("another store has %+v, %v", other, err)
	}
}

func TestTemplatesAreKeptForEachLanguage(t *testing.T) {
	style := alttext.Style{}.WithTemplate("The {title}").InLanguage("fr")
	if got := style.Template(); got != alttext.French.Template {
		t.Errorf("in French: %q", got)
	}
	if got := style.InLanguage("en").Template(); got != "The {title}" {
		t.Errorf("back in English: %q", got)
	}
	changed := style.WithTemplate("{title}")
	if style.Template() == changed.Template() {
		t.Error("the style before was changed too")
	}
	if got := changed.WithTemplate("").Template(); got != alttext.French.Template {
		t.Errorf("taken away: %q", got)
	}
	if got := changed.WithTemplate(alttext.French.Template).Templates["fr"]; got != "" {
		t.Errorf("the language's own is kept as %q", got)
	}
}

func TestAStyleComposes(t *testing.T) {
	composer, err := alttext.Style{}.InLanguage("de").Composer()
	if err != nil || composer.Language().Code != "de" {
		t.Fatal(composer.Language().Code, err)
	}
	got := composer.Suggest(catalog.Product{Title: "Tasse"}, catalog.Image{FileName: "tasse-vorne.jpg"}, alttext.Sight{})
	if got.Text != "Tasse, Vorderansicht" {
		t.Errorf("got %q", got.Text)
	}
	if _, err := (alttext.Style{}).WithTemplate("{titel}").Composer(); err == nil {
		t.Error("a template with a mistake composes")
	}
}

type lost struct{}

var errLost = errors.New("lost")

func (lost) Setting(context.Context, string, any) error     { return errLost }
func (lost) SaveSetting(context.Context, string, any) error { return errLost }

func TestAStyleThatCannotBeReadOrSavedIsSaid(t *testing.T) {
	if _, err := alttext.LoadStyle(context.Background(), lost{}, 1); !errors.Is(err, errLost) {
		t.Errorf("reading: %v", err)
	}
	if err := (alttext.Style{}).Save(context.Background(), lost{}, 1); !errors.Is(err, errLost) {
		t.Errorf("saving: %v", err)
	}
}
