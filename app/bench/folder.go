package bench

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"storehand/app/job"
	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/safefile"
	"storehand/app/shot"
)

// ownName is the template that leaves a photo its name.
const ownName = "{name}"

// FolderRun says which photos become which files of a folder.
type FolderRun struct {
	Photos []Photo
	Preset photo.Preset
	Dir    string // made when it is absent
	// Template names the finished files, see package naming; empty is "{name}".
	// {n} counts the photos of the run from 1. Fields of products are empty.
	Template string
	// Collision says what to do about files that are in the folder already. No
	// file of the run ever takes the name of another one of the same run.
	Collision safefile.Collision
	Workers   int       // photos made at the same time; below 1 is 1
	Day       time.Time // for {date}
}

// PrepToFolder makes the finished pictures of photos in a folder, as the work
// of a job. The reports are in the order of the photos. The error is about the
// run as a whole: a template or preset with a mistake, a folder that cannot be
// made, a cancel; a photo that fails is in the reports alone.
func PrepToFolder(ctx context.Context, j *job.Job, run FolderRun) ([]Report, error) {
	if err := run.Preset.Validate(); err != nil {
		return nil, fmt.Errorf("preset %q: %w", run.Preset.Name, err)
	}
	template, err := naming.Parse(cmp.Or(run.Template, ownName))
	if err != nil {
		return nil, fmt.Errorf("name template %q: %w", run.Template, err)
	}
	folder, err := safefile.OpenFolder(run.Dir)
	if err != nil {
		return nil, err
	}
	w := folderWork{FolderRun: run, folder: folder, renderer: newRenderer(run.Preset), own: realPaths(run.Photos)}
	w.names = w.plan(template)
	reports := make([]Report, len(run.Photos))
	for i, p := range run.Photos {
		reports[i] = Report{Path: p.Path, BytesBefore: p.Size}
	}
	work := job.Work[int]{
		Workers: run.Workers,
		Item:    func(i int) job.Item { return item(run.Photos[i]) },
		Do: func(ctx context.Context, i int) job.Result {
			report, err := w.make(ctx, i)
			if err != nil {
				return job.Fail(err)
			}
			reports[i] = report
			return report.asResult()
		},
	}
	err = job.Each(ctx, j, slices.Values(numbers(len(run.Photos))), work)
	return settle(reports, j.ResultsSince(0)), err
}

func numbers(n int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	return all
}

// folderWork is a run on its way.
type folderWork struct {
	FolderRun
	folder   *safefile.Folder
	renderer *renderer
	names    []string        // of the finished files, by photo
	own      map[string]bool // real paths of the photos, folded
}

// plan settles the names before the first file is written, so that they do not
// depend on which worker is quicker.
func (w *folderWork) plan(template naming.Template) []string {
	wanted := make([]string, len(w.Photos))
	for i, p := range w.Photos {
		stem := strings.TrimSuffix(p.Name(), filepath.Ext(p.Name()))
		wanted[i] = template.Render(naming.Photo{
			Position: i + 1, View: shot.Read(shot.Words(stem)).View, Original: p.Name(), Date: w.Day,
		}) + w.extension(p)
	}
	names := make([]string, len(wanted))
	for i, planned := range naming.Plan(wanted, nil) {
		names[i] = planned.Name
	}
	return names
}

// extension is that of the finished file. Where the format is kept the photo's
// own header tells; a photo that has none will fail anyway.
func (w *folderWork) extension(p Photo) string {
	if w.Preset.Format != photo.FormatKeep {
		return w.Preset.Format.Extension()
	}
	file, facts, err := openPhoto(p)
	if err != nil {
		return filepath.Ext(p.Name())
	}
	defer file.Close()
	return w.Preset.Forecast(facts).Format.Extension()
}

func (w *folderWork) make(ctx context.Context, i int) (Report, error) {
	p := w.Photos[i]
	if w.replacesPhoto(w.names[i]) {
		return Report{}, fmt.Errorf("%s would take the place of a photo of this run. Choose another folder or name", w.names[i])
	}
	file, facts, err := openPhoto(p)
	if err != nil {
		return Report{}, err
	}
	defer file.Close()
	result, err := w.renderer.render(ctx, p.Name(), file, facts)
	if err != nil {
		return Report{}, err
	}
	report := reportOf(p, result)
	report.Output, err = w.folder.Write(w.names[i], w.Collision, func(out io.Writer) error {
		_, err := out.Write(result.Data)
		return err
	})
	return report, err
}

// replacesPhoto guards the photos themselves, which may lie in the folder that
// is written to.
func (w *folderWork) replacesPhoto(name string) bool {
	return w.Collision == safefile.Replace && w.own[strings.ToLower(realPath(filepath.Join(w.folder.Dir(), name)))]
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
