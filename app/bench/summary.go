package bench

import (
	"cmp"
	"slices"
	"time"

	"storehand/app/job"
	"storehand/app/photo"
)

// Summary says what came of a run.
type Summary struct {
	Photos   int // that the run was given
	Pictures int // that were finished
	// Done are the photos of which every picture was finished, now or before,
	// and the others those of which one at least was not.
	Done, Failed, Cancelled int
	// Before and After are the bytes of the photos of which a picture was
	// finished, each photo counted once, and of those pictures.
	Before, After int64
	Took          time.Duration // time of work, pauses not counted
	// Warnings counts the photos by what a person should know, the most frequent
	// first.
	Warnings []WarningCount
	// Failures are the pictures that could not be made, in the order of the run.
	Failures []Report
}

// WarningCount is how many photos have a warning of a kind.
type WarningCount struct {
	Kind   photo.WarningKind
	Photos int
	// First is the path of the first such photo, and Text what is said of it.
	First, Text string
}

// Saved is how many bytes the finished pictures are smaller than their photos;
// negative where they are larger, as when a photo becomes several.
func (s Summary) Saved() int64 { return s.Before - s.After }

// Summarise sums up the reports of a run, one for each photo or for each photo
// and preset, which took some time of work.
func Summarise(reports []Report, took time.Duration) Summary {
	s := Summary{Took: took}
	photos := map[string][]Report{}
	var order []string
	for _, report := range reports {
		if photos[report.Path] == nil {
			order = append(order, report.Path)
		}
		photos[report.Path] = append(photos[report.Path], report)
	}
	warnings := map[photo.WarningKind]*WarningCount{}
	for _, path := range order {
		s.add(photos[path], warnings)
	}
	for _, count := range warnings {
		s.Warnings = append(s.Warnings, *count)
	}
	slices.SortFunc(s.Warnings, func(a, b WarningCount) int { return cmp.Or(b.Photos-a.Photos, cmp.Compare(a.Kind, b.Kind)) })
	return s
}

// add counts the pictures of one photo.
func (s *Summary) add(pictures []Report, warnings map[photo.WarningKind]*WarningCount) {
	s.Photos++
	finished, failed, cancelled := false, false, false
	warned := map[photo.WarningKind]bool{}
	for _, report := range pictures {
		switch report.Outcome {
		case job.OK:
			s.Pictures++
			s.After += report.BytesAfter
			finished = true
		case job.Failed:
			s.Failures = append(s.Failures, report)
			failed = true
		case job.Cancelled:
			cancelled = true
		}
		for _, warning := range report.Warnings {
			if warned[warning.Kind] {
				continue
			}
			warned[warning.Kind] = true
			if warnings[warning.Kind] == nil {
				warnings[warning.Kind] = &WarningCount{Kind: warning.Kind, First: report.Path, Text: warning.Text}
			}
			warnings[warning.Kind].Photos++
		}
	}
	if finished {
		s.Before += pictures[0].BytesBefore
	}
	switch {
	case failed:
		s.Failed++
	case cancelled:
		s.Cancelled++
	default:
		s.Done++
	}
}
