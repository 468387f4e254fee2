package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"storehand/app/bench"
	"storehand/app/job"
)

// prepReport is the report of storehand prep.
type prepReport struct {
	verdict
	Preset string `json:"preset"`
	Out    string `json:"out"`
	tally
	BytesBefore int64 `json:"bytes_before"` // of the photos that are done
	BytesAfter  int64 `json:"bytes_after"`
	// Others is how many files of the folders are no pictures by their names.
	Others int            `json:"other_files"`
	Photos []bench.Report `json:"photos"`
}

func newPrepReport(run bench.FolderRun, gathered bench.Gathered, made []bench.Report) *prepReport {
	r := &prepReport{
		verdict: verdict{Command: "prep", OK: true}, Preset: run.Preset.Name, Out: run.Dir,
		Others: gathered.Others, Photos: []bench.Report{},
	}
	for _, refused := range gathered.Refused {
		r.add(bench.Report{Path: refused.Path, Outcome: job.Failed, Reason: refused.Error()})
	}
	for _, one := range made {
		r.add(one)
	}
	return r
}

// add takes in one photo. A damaged one is written all the same, but it did
// not go well.
func (r *prepReport) add(one bench.Report) {
	r.Photos = append(r.Photos, one)
	r.tally.add(one.Outcome)
	r.OK = r.OK && one.Outcome == job.OK && !one.Damaged
	if one.Outcome == job.OK {
		r.BytesBefore += one.BytesBefore
		r.BytesAfter += one.BytesAfter
	}
}

func (r *prepReport) sentence() string {
	text := fmt.Sprintf("%s prepared in %s: %s became %s", counted(r.Done, "photo"), r.Out, bench.Size(r.BytesBefore), bench.Size(r.BytesAfter))
	if r.Failed > 0 {
		text += fmt.Sprintf("; %d failed", r.Failed)
	}
	return text + "."
}

func (r *prepReport) remarks() []string {
	var lines []string
	for _, one := range r.Photos {
		if one.Outcome != job.OK || one.Reason != "" {
			lines = append(lines, prepRemark(one))
		}
	}
	return lines
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
