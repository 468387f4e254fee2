package compliance

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"storehand/app/exchange/table"
	"storehand/app/media"
	"storehand/app/photo/measure"
)

// headings are the columns of a report as a table.
var headings = []string{
	"Product", "Variation", "SKU", "Position", "Picture", "File", "Channel", "Result", "What is wrong", "What could not be told",
	"Width (px)", "Height (px)", "Bytes", "Format", "JPEG quality", "White edge (%)", "Pure white edge (%)", "Product in the picture (%)",
	"Suspected frame (%)", "Suspected letters", "Blur (px)", "Softness (dB)", "Noise (levels)", "Black (%)", "White (%)",
}

// TableReport writes entries as a table for people and spreadsheet programs, a
// row for each as soon as it is there.
type TableReport struct {
	writer *table.Writer
	begun  bool
}

// NewTableReport writes to w.
func NewTableReport(w io.Writer) *TableReport {
	return &TableReport{writer: table.NewWriter(w, table.Form{BOM: true, Separator: table.Comma, LineEnd: "\r\n"})}
}

// Add writes an entry.
func (r *TableReport) Add(e Entry) error {
	if err := r.begin(); err != nil {
		return err
	}
	return r.writer.Write(append(e.identity(), e.numbers()...))
}

// Close writes what is left.
func (r *TableReport) Close() error {
	if err := r.begin(); err != nil {
		return err
	}
	return r.writer.Flush()
}

func (r *TableReport) begin() error {
	if r.begun {
		return nil
	}
	r.begun = true
	return r.writer.Write(headings)
}

// identity are the columns that say which picture it is and how it stands.
func (e Entry) identity() []string {
	file := map[media.Kind]string{media.Prepared: "finished picture", media.Original: "photo"}[e.File.Kind]
	result, wrong, untold := string(e.State), e.Reason, ""
	if e.Verdict != nil {
		result = e.Verdict.Level.String()
		wrong = texts(e.Verdict.Problems(Warn))
		untold = texts(only(e.Verdict.Findings, Unsure))
	}
	return []string{e.Product, e.Variation, e.SKU, strconv.Itoa(e.Position), e.Name, file, e.Channel, result, wrong, untold}
}

func texts(findings []Finding) string {
	lines := make([]string, len(findings))
	for i, f := range findings {
		lines[i] = f.Text
	}
	return strings.Join(lines, " ")
}

func only(findings []Finding, level Level) (chosen []Finding) {
	for _, f := range findings {
		if f.Level == level {
			chosen = append(chosen, f)
		}
	}
	return chosen
}

// numbers are the columns of what was measured, empty where nothing was.
func (e Entry) numbers() []string {
	if e.Picture == nil {
		return make([]string, len(headings)-len(e.identity()))
	}
	f, m := e.Picture.Facts, e.Picture.Measures
	number := func(value float64) string { return strconv.FormatFloat(value, 'f', 2, 64) }
	reading := func(r measure.Reading) string {
		if !r.Told {
			return ""
		}
		return number(r.Value)
	}
	return []string{
		strconv.Itoa(f.Width), strconv.Itoa(f.Height), strconv.FormatInt(f.Bytes, 10), f.Format.Name(), reading(e.Picture.Quality),
		number(m.WhiteEdge), number(m.PureEdge), reading(m.Fill), number(m.Frame), strconv.Itoa(m.Letters),
		reading(m.Blur), reading(m.Softness), reading(m.Noise), number(m.Dark), number(m.Bright),
	}
}

// JSONReport writes entries for programs: an object with the entries, each
// written as soon as it is there, and the summary.
type JSONReport struct {
	w     io.Writer
	begun bool
}

// NewJSONReport writes to w.
func NewJSONReport(w io.Writer) *JSONReport { return &JSONReport{w: w} }

// Add writes an entry.
func (r *JSONReport) Add(e Entry) error {
	object, err := json.Marshal(e)
	if err != nil {
		return fmt.Errorf("write the check of %s: %w", e.Name, err)
	}
	before := ",\n    "
	if !r.begun {
		r.begun, before = true, "{\n  \"entries\": [\n    "
	}
	_, err = fmt.Fprintf(r.w, "%s%s", before, object)
	return err
}

// Close writes the summary and ends the object.
func (r *JSONReport) Close(summary Summary) error {
	object, err := json.Marshal(summary)
	if err != nil {
		return fmt.Errorf("write the summary of the check: %w", err)
	}
	end := "\n  ],"
	if !r.begun {
		end = "{\n  \"entries\": [],"
	}
	_, err = fmt.Fprintf(r.w, "%s\n  \"summary\": %s\n}\n", end, object)
	return err
}
