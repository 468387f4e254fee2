package bench

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"storehand/app/alttext/colour"
	"storehand/app/job"
	"storehand/app/photo"
)

// Report says what became of one photo of a run.
type Report struct {
	Path    string      `json:"path"`
	Preset  string      `json:"preset,omitempty"` // short name of the preset, where a run may have several
	Outcome job.Outcome `json:"outcome"`
	// Reason says what happened and what to do; for a photo that went well it
	// is what a person should know about it, or nothing.
	Reason      string          `json:"reason,omitempty"`
	Output      string          `json:"output,omitempty"`      // path of the finished picture
	Format      photo.Format    `json:"format,omitempty"`      // of the finished picture
	Width       int             `json:"width,omitempty"`       // pixels of the finished picture
	Height      int             `json:"height,omitempty"`      // pixels of the finished picture
	BytesBefore int64           `json:"bytes_before"`          // size of the photo
	BytesAfter  int64           `json:"bytes_after,omitempty"` // size of the finished picture
	Quality     int             `json:"quality,omitempty"`     // that the finished picture was written with
	Whitened    bool            `json:"whitened,omitempty"`    // the backdrop was made white
	Damaged     bool            `json:"damaged,omitempty"`     // a part of the photo could not be read
	Warnings    []photo.Warning `json:"warnings,omitempty"`    // what a person should know
	// Colours are the subject's, where the run measures them.
	Colours []colour.Swatch `json:"-"`
}

// Saved is how many bytes smaller the finished picture is; negative where it is
// larger. A photo that was not finished saves nothing.
func (r Report) Saved() int64 {
	if r.Outcome != job.OK {
		return 0
	}
	return r.BytesBefore - r.BytesAfter
}

// reportOf describes a finished picture.
func reportOf(p Photo, result *photo.Result) Report {
	report := Report{Path: p.Path, BytesBefore: p.Size}
	report.take(result)
	return report
}

// take notes what was made.
func (r *Report) take(result *photo.Result) {
	r.Format, r.Width, r.Height, r.BytesAfter = result.Format, result.Width, result.Height, int64(len(result.Data))
	r.Quality, r.Whitened, r.Damaged, r.Warnings = result.Quality, result.Whitened, result.Damaged, result.Warnings
	r.Reason = remarks(result.Warnings)
}

// fail notes why a picture could not be made. What a cancel ended is left to
// settle.
func (r *Report) fail(ctx context.Context, err error) {
	if ctx.Err() == nil || !errors.Is(err, ctx.Err()) {
		r.Outcome, r.Reason = job.Failed, err.Error()
	}
}

// settle gives a picture that nothing is said of yet the outcome of its photo.
func (r *Report) settle(result job.Result) {
	if r.Outcome == job.OK && r.Format == "" {
		r.Outcome, r.Reason = result.Outcome, result.Reason
	}
}

// resultOf sums up what became of a photo of which several pictures are made.
func resultOf(reports []Report, failure error) job.Result {
	if failure != nil {
		return job.Fail(failure)
	}
	var remarks []string
	skipped := true
	for _, report := range reports {
		skipped = skipped && report.Outcome == job.Skipped
		if report.Reason != "" && !slices.Contains(remarks, report.Reason) {
			remarks = append(remarks, report.Reason)
		}
	}
	if skipped {
		return job.Skip(strings.Join(remarks, " "))
	}
	return job.DoneNoting(strings.Join(remarks, " "))
}

// remarks is what a person should know about a picture that went well.
func remarks(warnings []photo.Warning) string {
	texts := make([]string, len(warnings))
	for i, warning := range warnings {
		texts[i] = warning.Text
	}
	return strings.Join(texts, " ")
}

// item names a photo in a job.
func item(p Photo) job.Item { return job.Item{ID: p.Path, Name: p.Name()} }

// Size writes a number of bytes as people read it: "3.8 MB", "184 KB".
func Size(bytes int64) string {
	switch {
	case bytes >= 10_000_000:
		return fmt.Sprintf("%.0f MB", float64(bytes)/1e6)
	case bytes >= 1_000_000:
		return fmt.Sprintf("%.1f MB", float64(bytes)/1e6)
	case bytes >= 1000:
		return fmt.Sprintf("%.0f KB", float64(bytes)/1e3)
	}
	return fmt.Sprintf("%d bytes", bytes)
}
