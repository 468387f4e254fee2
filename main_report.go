package main

import (
	"encoding/json"
	"fmt"
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"storehand/app/job"
	"storehand/app/safefile"
)

// report is what a headless command says when it is over. It is also the JSON
// document of --json and --report.
type report interface {
	// sentence sums the work up.
	sentence() string
	// remarks are the items a person should look at, a line for each.
	remarks() []string
	// judged is whether every item went well and, if it did not come to its
	// end, why.
	judged() *verdict
}

// verdict begins every report.
type verdict struct {
	Command string `json:"command"`
	OK      bool   `json:"ok"`              // every item went well
	Error   string `json:"error,omitempty"` // why the work ended before its end
}

func (v *verdict) judged() *verdict { return v }

// reporting is where a command's report goes.
type reporting struct {
	asJSON bool
	file   string
}

func (r *reporting) addFlags(cmd *cobra.Command) { r.addFlagsTo(cmd.Flags()) }

func (r *reporting) addFlagsTo(flags *pflag.FlagSet) {
	flags.BoolVar(&r.asJSON, "json", false, "print the report as one JSON document")
	flags.StringVar(&r.file, "report", "", "write the report as JSON to this `FILE` too")
}

// conclude gives the report of a command and turns its end into the command's:
// an error unless every item went well. err is why the work ended before its
// end, nil where it did not.
func (r *reporting) conclude(cmd *cobra.Command, rep report, err error) error {
	outcome := rep.judged()
	if err != nil {
		outcome.OK, outcome.Error = false, err.Error()
	}
	for _, line := range rep.remarks() {
		cmd.PrintErrln(line)
	}
	said := r.say(cmd.OutOrStdout(), rep, err == nil)
	switch {
	case err != nil:
		return err
	case said != nil:
		return said
	case !outcome.OK:
		return errSomeFailed
	}
	return nil
}

// say writes the report where it was asked for. Work that did not come to its
// end is summed up by its error alone.
func (r *reporting) say(out io.Writer, rep report, ended bool) error {
	if r.file != "" {
		_, err := safefile.Write(r.file, safefile.Replace, func(w io.Writer) error { return writeJSON(w, rep) })
		if err != nil {
			return fmt.Errorf("write the report: %w", err)
		}
	}
	switch {
	case r.asJSON:
		return writeJSON(out, rep)
	case ended:
		_, err := fmt.Fprintln(out, rep.sentence())
		return err
	}
	return nil
}

func writeJSON(out io.Writer, document any) error {
	encoder := json.NewEncoder(out)
	encoder.SetIndent("", "  ")
	encoder.SetEscapeHTML(false)
	return encoder.Encode(document)
}

// tally counts the items of a report by what became of them.
type tally struct {
	Done      int `json:"done"`
	Skipped   int `json:"skipped"`
	Failed    int `json:"failed"`
	Cancelled int `json:"cancelled"`
}

func (t *tally) add(outcome job.Outcome) {
	switch outcome {
	case job.OK:
		t.Done++
	case job.Skipped:
		t.Skipped++
	case job.Failed:
		t.Failed++
	case job.Cancelled:
		t.Cancelled++
	}
}

func (t *tally) all() int { return t.Done + t.Skipped + t.Failed + t.Cancelled }

// counted writes a number of things: "1 photo", "3 photos".
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}
