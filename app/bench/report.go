package bench

import (
	"fmt"
	"strings"

	"storehand/app/job"
	"storehand/app/photo"
)

// Report says what became of one photo of a run.
type Report struct {
	Path    string      `json:"path"`
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
	Damaged     bool            `json:"damaged,omitempty"`     // a part of the photo could not be read
	Warnings    []photo.Warning `json:"warnings,omitempty"`    // what a person should know
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
	return Report{
		Path: p.Path, Format: result.Format, Width: result.Width, Height: result.Height,
		BytesBefore: p.Size, BytesAfter: int64(len(result.Data)), Damaged: result.Damaged, Warnings: result.Warnings,
	}
}

// asResult is the report as the job's list of items has it.
func (r Report) asResult() job.Result {
	remarks := make([]string, len(r.Warnings))
	for i, warning := range r.Warnings {
		remarks[i] = warning.Text
	}
	return job.DoneNoting(strings.Join(remarks, " "))
}

// settle gives the reports of a run the outcomes that the job has for them.
func settle(reports []Report, results []job.Result) []Report {
	for _, result := range results {
		report := &reports[result.Order]
		report.Outcome, report.Reason = result.Outcome, result.Reason
	}
	return reports
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
