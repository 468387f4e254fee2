package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"storehand/app/alttext"
	"storehand/app/bench"
	"storehand/app/catalog"
	"storehand/app/safefile"
)

// altFlags say which ALT texts are written.
type altFlags struct {
	file      string
	languages []string
	template  string
	composers []alttext.Composer // one for each language
}

func (a *altFlags) group() flagGroup {
	group := newFlagGroup("ALT texts")
	group.flags.StringVar(&a.file, "alt", "", "write ALT texts to this CSV `FILE`: file, sku, alt, language")
	group.flags.StringSliceVar(&a.languages, "alt-language", []string{alttext.English.Code}, "one or several of "+strings.Join(languageCodes(), ", "))
	group.flags.StringVar(&a.template, "alt-template", "", "template of the texts (default that of each language)")
	return group
}

func languageCodes() []string {
	codes := make([]string, len(alttext.Languages))
	for i, language := range alttext.Languages {
		codes[i] = language.Code
	}
	return codes
}

func (a *altFlags) asked() bool { return a.file != "" }

// check reads the flags. ALT texts tell of products.
func (a *altFlags) check(products *productFlags) error {
	if !a.asked() {
		return nil
	}
	if !products.asked() {
		return errors.New("--alt needs to know the products: add --match or --store")
	}
	for _, code := range a.languages {
		if !slices.Contains(languageCodes(), code) {
			return fmt.Errorf("--alt-language %s: choose %s", code, strings.Join(languageCodes(), ", "))
		}
		language := alttext.LanguageOf(code)
		text := a.template
		if text == "" {
			text = language.Template
		}
		template, err := alttext.ParseTemplate(text)
		if err != nil {
			return fmt.Errorf("--alt-template %q: %w", text, err)
		}
		a.composers = append(a.composers, alttext.NewComposer(template, language))
	}
	return nil
}

// prepAlt is an ALT text in the report.
type prepAlt struct {
	Language string `json:"language"`
	Text     string `json:"text"`
	Score    int    `json:"score"` // 0 to 100
}

// write composes the texts of the pictures that are there and writes them to
// the file. A picture without a product has no text: it is listed so that one
// can be written.
func (a *altFlags) write(run bench.FolderRun, prepared *prepReport) error {
	_, err := safefile.Write(a.file, safefile.Replace, func(out io.Writer) error {
		rows := csv.NewWriter(out)
		if err := rows.Write([]string{"file", "sku", "alt", "language"}); err != nil {
			return err
		}
		for i := range prepared.Photos {
			p := &prepared.Photos[i]
			if p.Output == "" {
				continue
			}
			for _, composer := range a.composers {
				if err := rows.Write(a.row(run, p, prepared.recognised[p.Path], composer)); err != nil {
					return err
				}
			}
		}
		rows.Flush()
		return rows.Error()
	})
	if err != nil {
		return fmt.Errorf("write the ALT texts: %w", err)
	}
	prepared.AltFile = a.file
	return nil
}

func (a *altFlags) row(run bench.FolderRun, p *prepPhoto, known bench.Recognised, composer alttext.Composer) []string {
	row := []string{within(run.Dir, p.Output), known.Product.SKU, "", composer.Language().Code}
	if known.Binding.Product == 0 {
		return row
	}
	said := composer.Suggest(known.Product, catalog.Image{FileName: p.Output}, alttext.Sight{View: known.Binding.Match.Shot.View, Colours: p.Colours})
	p.Alt = append(p.Alt, prepAlt{Language: composer.Language().Code, Text: said.Text, Score: said.Lint.Score})
	row[2] = said.Text
	return row
}
