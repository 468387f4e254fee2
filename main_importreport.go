package main

import (
	"fmt"
	"strings"

	"storehand/app/exchange"
	"storehand/app/exchange/sheet"
	"storehand/app/job"
	"storehand/app/money"
)

// importReport is the report of storehand import.
type importReport struct {
	verdict
	Workspace string         `json:"workspace"`
	Store     string         `json:"store"`
	Currency  money.Currency `json:"currency"`
	tally                    // of the files
	Files     []importedFile `json:"files"`
}

// importedFile says what became of one file. Its numbers count products and
// variations together.
type importedFile struct {
	File    string           `json:"file"`
	Outcome job.Outcome      `json:"outcome"`
	Reason  string           `json:"reason,omitempty"` // why nothing of it was taken
	Format  exchange.Dialect `json:"format,omitempty"`

	New        int `json:"new"`
	Changed    int `json:"changed"`
	Unchanged  int `json:"unchanged"`
	Variations int `json:"variations"` // of all these

	Rejected     []rejectedRow `json:"rejected"`
	RejectedFile string        `json:"rejected_file,omitempty"` // with these rows
	// Faults are cells that were not understood and are kept as they are; there
	// may be more than are listed.
	Faults     []faultyCell `json:"faults,omitempty"`
	FaultCount int          `json:"fault_count"`
	KeptEdits  int          `json:"kept_edits"` // edits made here that stay over what the file says
	Notes      []string     `json:"notes,omitempty"`
}

// rejectedRow is a product or variation that was not taken.
type rejectedRow struct {
	Line   int    `json:"line"` // in the file, from 1
	Item   string `json:"item"`
	Reason string `json:"reason"`
}

type faultyCell struct {
	Line   int    `json:"line"`
	Column string `json:"column"`
	Value  string `json:"value"`
	Reason string `json:"reason"`
}

// take fills in what an import did.
func (f *importedFile) take(notes []exchange.Note, did exchange.Tally) {
	f.New, f.Changed, f.Unchanged, f.Variations = did.New, did.Changed, did.Unchanged, did.Variations
	f.FaultCount, f.KeptEdits = did.FaultCount, did.KeptCount
	for _, note := range notes {
		f.Notes = append(f.Notes, note.Text)
	}
	for _, r := range did.Rejected {
		f.Rejected = append(f.Rejected, rejectedRow(r))
	}
	for _, fault := range did.Faults {
		f.Faults = append(f.Faults, faultOf(fault))
	}
}

func faultOf(fault sheet.Fault) faultyCell {
	return faultyCell{Line: fault.Line, Column: fault.Column, Value: fault.Value, Reason: fault.Reason}
}

func (r *importReport) add(f importedFile) {
	r.Files = append(r.Files, f)
	r.tally.add(f.Outcome)
	r.OK = r.OK && f.Outcome == job.OK && len(f.Rejected) == 0 && f.FaultCount == 0
}

func (r *importReport) sentence() string {
	var fresh, changed, unchanged, rejected int
	for _, f := range r.Files {
		fresh, changed, unchanged, rejected = fresh+f.New, changed+f.Changed, unchanged+f.Unchanged, rejected+len(f.Rejected)
	}
	if r.Done == 0 {
		return "Nothing was imported into " + r.Store + "."
	}
	text := fmt.Sprintf("%s imported into %s: %d new, %d changed, %d unchanged", counted(r.Done, "file"), r.Store, fresh, changed, unchanged)
	if rejected > 0 {
		text += fmt.Sprintf(", %d rejected", rejected)
	}
	if r.Failed > 0 {
		text += "; " + counted(r.Failed, "file") + " refused"
	}
	return text + "."
}

func (r *importReport) remarks() (lines []string) {
	for _, f := range r.Files {
		lines = append(lines, f.remarks()...)
	}
	return lines
}

func (f *importedFile) remarks() (lines []string) {
	about := func(format string, args ...any) {
		lines = append(lines, f.File+": "+fmt.Sprintf(format, args...))
	}
	if f.Reason != "" {
		about("%s", f.Reason)
	}
	for _, note := range f.Notes {
		about("%s", note)
	}
	for _, r := range f.Rejected {
		about("line %d, %s: not taken: %s", r.Line, oneLine(r.Item), r.Reason)
	}
	for _, cell := range f.Faults {
		about("line %d, column %s, %q: %s", cell.Line, oneLine(cell.Column), cell.Value, cell.Reason)
	}
	if more := f.FaultCount - len(f.Faults); more > 0 {
		about("%d more cells were not understood", more)
	}
	if f.KeptEdits > 0 {
		about("%s made here stay over what the file says", counted(f.KeptEdits, "edit"))
	}
	return lines
}

// oneLine keeps what a file says from breaking the lines of a report.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
