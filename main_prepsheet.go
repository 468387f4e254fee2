package main

import (
	"cmp"
	"context"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"storehand/app/bench"
	"storehand/app/contactsheet"
	"storehand/app/job"
	"storehand/app/photo"
	"storehand/assets"
)

// sheetFlags say which contact sheet is made.
type sheetFlags struct {
	file, title, paper string
	before             bool
	sheet              contactsheet.Sheet
}

func (s *sheetFlags) group() flagGroup {
	group := newFlagGroup("Contact sheet for the client's approval")
	flags := group.flags
	flags.StringVar(&s.file, "contact-sheet", "", "`FILE`.pdf, or FILE.png for a picture of each page; of several presets the first is shown")
	flags.StringVar(&s.title, "sheet-title", "", "what stands above the pages (default the name of the folder of --out)")
	flags.StringVar(&s.paper, "sheet-paper", string(contactsheet.A4), "a4 or letter")
	flags.BoolVar(&s.before, "sheet-before", false, "show the photo beside each picture")
	return group
}

func (s *sheetFlags) asked() bool { return s.file != "" }

// The pictures of a page, as they are still seen well on paper.
const (
	sheetColumns = 3
	sheetRows    = 4
)

// check reads the flags.
func (s *sheetFlags) check(run bench.FolderRun) error {
	if !s.asked() {
		return nil
	}
	if ending := strings.ToLower(filepath.Ext(s.file)); ending != ".pdf" && ending != ".png" {
		return fmt.Errorf("--contact-sheet %s: give the file the ending .pdf or .png", s.file)
	}
	typefaces, err := sheetTypefaces()
	if err != nil {
		return err
	}
	title := cmp.Or(s.title, filepath.Base(filepath.Clean(run.Dir)))
	s.sheet = contactsheet.Sheet{
		Title: title, Day: run.Day, Paper: contactsheet.Paper(strings.ToLower(s.paper)), Columns: sheetColumns, Rows: sheetRows,
		Show: contactsheet.Show{Name: true, SKU: true, Alt: true, Before: s.before, Tick: true}, Typefaces: typefaces,
	}
	if err := s.sheet.Validate(); err != nil {
		return fmt.Errorf("--contact-sheet: %w", err)
	}
	return nil
}

// sheetTypefaces are the program's own, for the scripts they have.
func sheetTypefaces() (all contactsheet.Typefaces, err error) {
	for _, family := range []string{"IBMPlexSans", "IBMPlexSansHebrew", "IBMPlexSansArabic"} {
		var face contactsheet.Typeface
		if face.Text, err = assets.Font(family + "-Text.ttf"); err != nil {
			return nil, err
		}
		if face.Bold, err = assets.Font(family + "-SemiBold.ttf"); err != nil {
			return nil, err
		}
		all = append(all, face)
	}
	return all, nil
}

// make writes the sheet of the pictures that are there.
func (s *sheetFlags) make(cmd *cobra.Command, prepared *prepReport) error {
	var entries []contactsheet.Entry
	for i := range prepared.Photos {
		if p := &prepared.Photos[i]; p.Output != "" && p.Preset == prepared.Presets[0] {
			entries = append(entries, s.entry(p))
		}
	}
	spec := job.Spec{Doing: "Making the contact sheet", Total: len(entries)}
	return inForeground(cmd.Context(), newProgressLine(cmd), spec, func(ctx context.Context, j *job.Job) (err error) {
		if strings.EqualFold(filepath.Ext(s.file), ".pdf") {
			prepared.Sheets = []string{s.file}
			err = s.sheet.SavePDF(ctx, j, s.file, entries)
		} else {
			stem := strings.TrimSuffix(filepath.Base(s.file), filepath.Ext(s.file))
			prepared.Sheets, err = s.sheet.SavePNG(ctx, j, filepath.Dir(s.file), stem, entries)
		}
		for _, result := range j.ResultsSince(0) {
			if result.Outcome == job.Failed {
				prepared.note(fmt.Sprintf("contact sheet: %s: %s", result.Name, result.Reason))
			}
		}
		return err
	})
}

func (s *sheetFlags) entry(p *prepPhoto) contactsheet.Entry {
	entry := contactsheet.Entry{Name: filepath.Base(p.Output), Picture: pictureOf(p.Output)}
	if p.Product != nil && p.Product.Sure {
		entry.Product, entry.SKU = p.Product.Title, p.Product.SKU
	}
	if len(p.Alt) > 0 {
		entry.Alt = p.Alt[0].Text
	}
	if s.before {
		entry.Before = pictureOf(p.Path)
	}
	return entry
}

// pictureOf reads a picture in the size that is asked for.
func pictureOf(path string) func(ctx context.Context, px int) (image.Image, error) {
	return func(ctx context.Context, px int) (image.Image, error) {
		file, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		defer file.Close()
		source, err := photo.FromFile(file)
		if err != nil {
			return nil, err
		}
		small, err := photo.Thumbnail(ctx, source, px)
		if err != nil {
			return nil, err
		}
		return small.Image, nil
	}
}
