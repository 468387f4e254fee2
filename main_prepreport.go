package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"storehand/app/bench"
	"storehand/app/compliance"
	"storehand/app/job"
	"storehand/app/photo"
)

// prepReport is the report of storehand prep.
type prepReport struct {
	verdict
	Presets []string `json:"presets"` // short names
	Out     string   `json:"out"`
	tally
	BytesBefore int64 `json:"bytes_before"` // of the photos that are done, each once
	BytesAfter  int64 `json:"bytes_after"`  // of the pictures made of them
	// Others is how many files of the folders are no pictures by their names.
	Others  int         `json:"other_files"`
	AltFile string      `json:"alt_file,omitempty"`
	Sheets  []string    `json:"contact_sheets,omitempty"` // files of the contact sheet
	Checked *checkTally `json:"checked,omitempty"`
	Notes   []string    `json:"notes,omitempty"` // on product files and lists
	Photos  []prepPhoto `json:"photos"`          // one for each photo and preset

	recognised map[string]bench.Recognised // by the photo's path
	products   map[string]*prepProduct     // by the photo's path
}

// prepPhoto is a photo with the picture made of it by one preset.
type prepPhoto struct {
	bench.Report
	Product *prepProduct         `json:"product,omitempty"` // where photos are matched
	Alt     []prepAlt            `json:"alt,omitempty"`
	Checks  []compliance.Verdict `json:"checks,omitempty"` // one for each channel that was asked for
}

// prepProduct says which product a photo shows.
type prepProduct struct {
	SKU   string `json:"sku,omitempty"`
	Title string `json:"title,omitempty"`
	Place int    `json:"place,omitempty"` // in its gallery, from 1
	// Sure is false where nothing was found, or only a guess that is not used.
	Sure   bool   `json:"sure"`
	Score  int    `json:"score"` // 0 to 100
	Reason string `json:"reason,omitempty"`
}

func newPrepReport(run bench.FolderRun, gathered bench.Gathered) *prepReport {
	r := &prepReport{
		verdict: verdict{Command: "prep", OK: true}, Presets: slugsOf(run.Presets), Out: run.Dir,
		Others: gathered.Others, Photos: []prepPhoto{}, recognised: map[string]bench.Recognised{}, products: map[string]*prepProduct{},
	}
	for _, refused := range gathered.Refused {
		r.add(bench.Report{Path: refused.Path, Outcome: job.Failed, Reason: refused.Error()})
	}
	return r
}

// note remarks something on a product file or list that is to be looked at.
func (r *prepReport) note(text string) {
	r.Notes = append(r.Notes, text)
	r.OK = false
}

// recognise takes in which product a photo shows.
func (r *prepReport) recognise(path string, found bench.Recognised, shelf *bench.Shelf) {
	r.recognised[path] = found
	best := found.Binding.Match.Best
	product := &prepProduct{Place: found.Place, Sure: found.Binding.Product != 0, Score: best.Score, Reason: found.Binding.Reason()}
	if good, there := shelf.Good(best.ID); there && !found.Binding.ByHand {
		product.SKU, product.Title = good.SKU, good.Label
	}
	if found.Binding.ByHand {
		product.SKU, product.Title, product.Score = found.Product.SKU, found.Product.Title, certain
	}
	r.products[path] = product
	r.OK = r.OK && product.Sure
}

// certain is the score of a product that a list names.
const certain = 100

// take takes in what became of the photos.
func (r *prepReport) take(made []bench.Report) {
	for i, one := range made {
		r.add(one)
		if one.Outcome == job.OK && i > 0 && made[i-1].Path == one.Path && made[i-1].Outcome == job.OK {
			r.BytesBefore -= one.BytesBefore // the photo is counted already
		}
	}
}

// add takes in one picture. One of a damaged photo is written all the same, but
// it did not go well.
func (r *prepReport) add(one bench.Report) {
	r.Photos = append(r.Photos, prepPhoto{Report: one, Product: r.products[one.Path]})
	r.tally.add(one.Outcome)
	r.OK = r.OK && (one.Outcome == job.OK || one.Outcome == job.Skipped) && !one.Damaged
	if one.Outcome == job.OK {
		r.BytesBefore += one.BytesBefore
		r.BytesAfter += one.BytesAfter
	}
}

// thing is what the report counts.
func (r *prepReport) thing() string {
	if len(r.Presets) > 1 {
		return "picture"
	}
	return "photo"
}

func (r *prepReport) sentence() string {
	text := fmt.Sprintf("%s prepared in %s: %s became %s", counted(r.Done, r.thing()), r.Out, bench.Size(r.BytesBefore), bench.Size(r.BytesAfter))
	if r.Skipped > 0 {
		text += fmt.Sprintf("; %d there already", r.Skipped)
	}
	if r.Failed > 0 {
		text += fmt.Sprintf("; %d failed", r.Failed)
	}
	if r.Checked != nil {
		text += "; " + r.Checked.words()
	}
	return text + "."
}

func (r *prepReport) remarks() []string {
	lines := append([]string(nil), r.Notes...)
	for i, one := range r.Photos {
		if one.Outcome != job.Skipped && (one.Outcome != job.OK || one.Reason != "") {
			lines = append(lines, r.prefix(one)+prepRemark(one.Report))
		}
		first := i == 0 || r.Photos[i-1].Path != one.Path
		if first && one.Product != nil && !one.Product.Sure {
			lines = append(lines, one.Path+": "+one.Product.doubt())
		}
		lines = append(lines, one.checkRemarks()...)
	}
	return lines
}

// prefix tells the pictures of one photo apart.
func (r *prepReport) prefix(one prepPhoto) string {
	if len(r.Presets) < 2 || one.Preset == "" {
		return ""
	}
	return one.Preset + ": "
}

// doubt says why a photo has no product.
func (p *prepProduct) doubt() string {
	if p.SKU == "" && p.Title == "" {
		return "no product was found for it. Name it in a CSV of file and sku, with --match"
	}
	return fmt.Sprintf("it may show %s (%s), which is not sure: %s. Name it in a CSV of file and sku, with --match", p.Title, p.SKU, p.Reason)
}

// prepRemark names the photo by its whole path, which the reason does not.
func prepRemark(one bench.Report) string {
	switch {
	case one.Path == "" || strings.HasPrefix(one.Reason, one.Path):
		return one.Reason
	case strings.HasPrefix(one.Reason, filepath.Base(one.Path)+" "):
		return filepath.Join(filepath.Dir(one.Path), one.Reason)
	}
	return one.Path + ": " + one.Reason
}

func slugsOf(presets []photo.Preset) []string {
	names := make([]string, len(presets))
	for i, preset := range presets {
		names[i] = preset.Slug
	}
	return names
}
