package alttext

import (
	"context"
	"fmt"
	"maps"

	"storehand/app/client"
)

// Memory keeps styles between two starts. Its methods touch the disk.
type Memory interface {
	// Setting reads what was saved under key into value, a pointer, which stays
	// as it is where nothing was saved.
	Setting(ctx context.Context, key string, value any) error
	SaveSetting(ctx context.Context, key string, value any) error
}

// Style is how the texts of one store are written: in the language of its
// buyers, and by a template for each language that was changed. The zero Style
// is English as it comes with the program.
type Style struct {
	Language  string            `json:"language,omitempty"`  // code of the language
	Templates map[string]string `json:"templates,omitempty"` // by the language's code
}

func styleKey(store client.ID) string { return fmt.Sprintf("alttext.style.%d", store) }

// LoadStyle reads the style of a store.
func LoadStyle(ctx context.Context, memory Memory, store client.ID) (Style, error) {
	var s Style
	if err := memory.Setting(ctx, styleKey(store), &s); err != nil {
		return Style{}, fmt.Errorf("read how ALT texts are written: %w", err)
	}
	return s, nil
}

// Save keeps the style of a store.
func (s Style) Save(ctx context.Context, memory Memory, store client.ID) error {
	if err := memory.SaveSetting(ctx, styleKey(store), s); err != nil {
		return fmt.Errorf("save how ALT texts are written: %w", err)
	}
	return nil
}

// Speaks is the language of the texts.
func (s Style) Speaks() Language { return LanguageOf(s.Language) }

// Template is the template in use: the user's, or the language's own.
func (s Style) Template() string {
	language := s.Speaks()
	if own := s.Templates[language.Code]; own != "" {
		return own
	}
	return language.Template
}

// InLanguage is the style in another language.
func (s Style) InLanguage(code string) Style {
	s.Language = code
	return s
}

// WithTemplate is the style with another template for its language. The empty
// template, and the language's own, take the user's away.
func (s Style) WithTemplate(text string) Style {
	language := s.Speaks()
	s.Templates = maps.Clone(s.Templates)
	if s.Templates == nil {
		s.Templates = map[string]string{}
	}
	s.Templates[language.Code] = text
	if text == "" || text == language.Template {
		delete(s.Templates, language.Code)
	}
	return s
}

// Composer writes in this style. The error is of type template.Mistakes.
func (s Style) Composer() (Composer, error) {
	template, err := ParseTemplate(s.Template())
	if err != nil {
		return Composer{}, err
	}
	return NewComposer(template, s.Speaks()), nil
}
