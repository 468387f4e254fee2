package main

import (
	"fmt"

	"storehand/app/exchange"
	"storehand/app/handover"
	"storehand/app/job"
)

// exportReport is the report of storehand export.
type exportReport struct {
	verdict
	Workspace string         `json:"workspace"`
	Store     string         `json:"store"`
	Out       string         `json:"out"`
	Files     []exportedFile `json:"files"`
	Manifests []string       `json:"manifests,omitempty"`
	Pictures  int            `json:"pictures"` // finished pictures written
	// Failures are products that the files cannot hold, and pictures that could
	// not be read or written.
	Failures []job.Result `json:"failures,omitempty"`
}

// exportedFile is one product file.
type exportedFile struct {
	Path       string           `json:"path"`
	Format     exchange.Dialect `json:"format"`
	Products   int              `json:"products"`
	Variations int              `json:"variations"`
	Rows       int              `json:"rows"`
	// NotCarried says, by the name of a field, on how many products there is
	// something that the file has no column for.
	NotCarried map[string]int `json:"not_carried,omitempty"`
	// Pictures and Alts are what only the manifest and the folder of pictures
	// have: pictures that are not in the shop yet, and ALT texts.
	Pictures int `json:"pictures_apart"`
	Alts     int `json:"alts_apart"`

	notes []string
}

// take fills in what an export made.
func (r *exportReport) take(made handover.Made) {
	for _, file := range made.Files {
		exported := exportedFile{
			Path: file.Path, Format: file.Dialect, Products: file.Products, Variations: file.Variations, Rows: file.Rows,
			Pictures: file.Pictures, Alts: file.Alts, NotCarried: map[string]int{},
		}
		for _, missing := range file.NotCarried {
			exported.NotCarried[missing.Field] = missing.Products
			exported.notes = append(exported.notes, fmt.Sprintf("%s of %s is not in the file, which has no column for it", missing.Field, counted(missing.Products, "product")))
		}
		if made.Dir == "" && file.Pictures+file.Alts > 0 {
			exported.notes = append(exported.notes, fmt.Sprintf("%s and %s are not in it; export to a folder to have them",
				counted(file.Pictures, "finished picture"), counted(file.Alts, "ALT text")))
		}
		r.Files = append(r.Files, exported)
	}
	r.Manifests, r.Pictures, r.Failures = made.Manifests, made.Pictures, made.Failures
	r.OK = len(made.Failures) == 0
}

func (r *exportReport) sentence() string {
	if len(r.Files) == 0 {
		return "Nothing has changed in " + r.Store + ", so nothing was written."
	}
	products, variations := 0, 0
	for _, file := range r.Files {
		products, variations = max(products, file.Products), max(variations, file.Variations)
	}
	text := fmt.Sprintf("%s and %s of %s written to %s", counted(products, "product"), counted(variations, "variation"), r.Store, r.Out)
	if r.Pictures > 0 {
		text += ", with " + counted(r.Pictures, "finished picture")
	}
	if len(r.Failures) > 0 {
		text += fmt.Sprintf("; %d failed", len(r.Failures))
	}
	return text + "."
}

func (r *exportReport) remarks() (lines []string) {
	for _, failure := range r.Failures {
		lines = append(lines, oneLine(failure.Name)+": "+failure.Reason)
	}
	for _, file := range r.Files {
		for _, note := range file.notes {
			lines = append(lines, file.Path+": "+note)
		}
	}
	return lines
}
