package bench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"storehand/app/job"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/safefile"
)

// FolderRun says which photos become which files of a folder.
type FolderRun struct {
	Photos []Photo
	// Presets say what becomes of each photo. With several of them the pictures
	// of each go to a folder of their own in Dir, called by the preset's slug.
	Presets []photo.Preset
	Framing photo.Framing // done to every photo before the presets
	Dir     string        // made when it is absent
	// KeepTree gives the pictures the folders that the photos have in the folder
	// that was dropped.
	KeepTree bool
	// Template names the finished files, see package naming; empty is that of
	// each preset or, where it has none, "{name}".
	Template string
	// Known is what else names may tell of the photos, in their order: product,
	// view and place in its gallery. Where it is empty nothing is known, and {n}
	// counts the photos of the run from 1.
	Known []naming.Photo
	// Collision says what to do about files that are in the folder already. No
	// file of the run ever takes the name of another one of the same run.
	Collision safefile.Collision
	// Resume leaves pictures as they are that are in the folder and not older
	// than their photos, and replaces older ones: a run that was interrupted
	// goes on. Photos, presets and template have to be those of that run.
	Resume bool
	// Colours measures what is shown, for ALT texts.
	Colours bool
	Workers int       // photos made at the same time; below 1 is 1
	Day     time.Time // for {date}
}

// PrepToFolder makes the finished pictures of photos in a folder, as the work
// of a job. There is a report for each photo and preset, in their order. The
// error is about the run as a whole: a template or preset with a mistake, a
// folder that cannot be made, a cancel; a photo that fails is in the reports
// alone.
func PrepToFolder(ctx context.Context, j *job.Job, run FolderRun) ([]Report, error) {
	w, err := run.begin()
	if err != nil {
		return nil, err
	}
	work := job.Work[int]{
		Workers: run.Workers,
		Item:    func(place int) job.Item { return item(run.Photos[place]) },
		Do:      w.photo,
	}
	err = job.Each(ctx, j, slices.Values(numbers(len(run.Photos))), work)
	for _, result := range j.ResultsSince(0) {
		for k := range w.reports[result.Order] {
			w.reports[result.Order][k].settle(result)
		}
	}
	return slices.Concat(w.reports...), err
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// output is a file that a run is going to write.
type output struct {
	preset photo.Preset
	folder *safefile.Folder
	name   string
}

func (o output) path() string { return filepath.Join(o.folder.Dir(), o.name) }

// folderWork is a run on its way.
type folderWork struct {
	FolderRun
	renderer *renderer
	outputs  [][]output      // by photo and preset
	reports  [][]Report      // by photo and preset
	own      map[string]bool // real paths of the photos, folded
}

// photo makes all pictures of one photo. Where the photo itself is at fault the
// result speaks for all of them.
func (w *folderWork) photo(ctx context.Context, place int) job.Result {
	open, err := w.open(ctx, place)
	if err != nil {
		return job.Fail(err)
	}
	defer open.file.Close()
	reports, outputs := w.reports[place], w.outputs[place]
	errs := make([]error, len(outputs))
	var made []int // places of the pictures that are made
	var recipes []photo.Recipe
	missing := false
	for k, out := range outputs {
		reports[k].Colours = open.colours
		if errs[k] = w.mayWrite(out); errs[k] != nil {
			continue
		}
		missing = !w.isThere(open, out, &reports[k]) || missing
		made = append(made, k)
		recipes = append(recipes, photo.Recipe{Preset: out.preset, Framing: w.Framing})
	}
	if missing {
		w.makeMissing(ctx, open, outputs, made, recipes, reports, errs)
	}
	for k, err := range errs {
		if err != nil {
			reports[k].fail(ctx, err)
		}
	}
	return resultOf(reports, errors.Join(errs...))
}

// makeMissing makes the pictures of a photo and writes those that are not there.
// Those that are there are made with them all the same: pictures share the
// decoding of their photo, and alone some would not come out to the byte.
func (w *folderWork) makeMissing(ctx context.Context, open *openedPhoto, outputs []output, made []int, recipes []photo.Recipe, reports []Report, errs []error) {
	results, failures := w.renderer.render(ctx, open.Name(), open.file, open.facts, recipes)
	for i, k := range made {
		switch {
		case reports[k].Outcome == job.Skipped:
		case failures[i] != nil:
			errs[k] = failures[i]
		default:
			errs[k] = w.write(open, outputs[k], results[i], &reports[k])
		}
	}
}

// open opens a photo, and measures its colours where the run wants them.
func (w *folderWork) open(ctx context.Context, place int) (*openedPhoto, error) {
	p, err := openWatched(w.Photos[place])
	if err != nil || !w.Colours {
		return p, err
	}
	if p.colours, err = subjectColours(ctx, p.Name(), p.file); err != nil {
		p.file.Close()
		return nil, err
	}
	return p, nil
}

// mayWrite guards the photos of the run.
func (w *folderWork) mayWrite(out output) error {
	if w.replacesPhoto(out.path()) {
		return fmt.Errorf("%s would take the place of a photo of this run. Choose another folder or name", out.name)
	}
	return nil
}

// isThere reports a picture that is there from an earlier run.
func (w *folderWork) isThere(p *openedPhoto, out output, report *Report) bool {
	if !w.Resume || !isNewer(out.path(), p.found) {
		return false
	}
	report.Output, report.Outcome, report.Reason = out.path(), job.Skipped, out.name+" is there already"
	return true
}

// write writes one picture and reports it.
func (w *folderWork) write(p *openedPhoto, out output, result *photo.Result, report *Report) error {
	if err := p.unchanged(); err != nil {
		return err
	}
	written, err := out.folder.Write(out.name, w.collision(), func(to io.Writer) error {
		_, err := to.Write(result.Data)
		return err
	})
	if err == nil {
		report.take(result)
		report.Output = written
	}
	return err
}

// isNewer reports whether a finished picture is there that is not older than
// its photo. Files appear whole, so none is half-written.
func isNewer(path string, photo os.FileInfo) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular() && !info.ModTime().Before(photo.ModTime())
}

// collision is what happens to files that are there. One that a resumed run
// does not keep is an older version of the picture.
func (w *folderWork) collision() safefile.Collision {
	if w.Resume {
		return safefile.Replace
	}
	return w.Collision
}

// replacesPhoto guards the photos themselves, which may lie in the folder that
// is written to.
func (w *folderWork) replacesPhoto(path string) bool {
	return w.collision() == safefile.Replace && w.own[strings.ToLower(realPath(path))]
}

// realPaths gives the places where photos really lie, without regard to case,
// since not every system has any.
func realPaths(photos []Photo) map[string]bool {
	paths := make(map[string]bool, len(photos))
	for _, p := range photos {
		paths[strings.ToLower(realPath(p.Path))] = true
	}
	return paths
}

func realPath(path string) string {
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real
	}
	return path
}
