package bench

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"storehand/app/naming"
	"storehand/app/photo"
	"storehand/app/safefile"
	"storehand/app/shot"
)

// ownName is the template that leaves a photo its name.
const ownName = "{name}"

// Destination is where a run puts a finished picture.
type Destination struct {
	Path   string // of the photo
	Preset string // short name of the preset
	Dir    string // folder of the picture
	Name   string // of the picture, with its extension
	// Clash is the name that was in the way of the one the template gives, in
	// the run or in the folder; empty where none was.
	Clash string
	place int
}

// Preview says what the run would write where, preset by preset, and makes
// nothing. The error is about a template or preset with a mistake.
func (run FolderRun) Preview() ([]Destination, error) {
	if err := run.validate(); err != nil {
		return nil, err
	}
	return run.plan(), nil
}

func (run FolderRun) validate() error {
	if len(run.Presets) == 0 {
		return errors.New("say by at least one preset what the photos become")
	}
	for _, preset := range run.Presets {
		if err := (photo.Recipe{Preset: preset, Framing: run.Framing}).Validate(); err != nil {
			return err
		}
		if _, err := naming.Parse(run.template(preset)); err != nil {
			return fmt.Errorf("name template %q: %w", run.template(preset), err)
		}
	}
	return nil
}

func (run FolderRun) template(preset photo.Preset) string {
	return cmp.Or(run.Template, preset.NameTemplate, ownName)
}

// begin makes the folders of a run and settles the names before the first file
// is written, so that they do not depend on which worker is quicker.
func (run FolderRun) begin() (*folderWork, error) {
	if err := run.validate(); err != nil {
		return nil, err
	}
	w := &folderWork{FolderRun: run, renderer: newRenderer(), own: realPaths(run.Photos)}
	w.outputs, w.reports = make([][]output, len(run.Photos)), make([][]Report, len(run.Photos))
	folders := map[string]*safefile.Folder{}
	for i, d := range run.plan() {
		if folders[d.Dir] == nil {
			folder, err := safefile.OpenFolder(d.Dir)
			if err == nil {
				_, err = safefile.Sweep(d.Dir) // what a killed run left unfinished there
			}
			if err != nil {
				return nil, err
			}
			folders[d.Dir] = folder
		}
		preset := run.Presets[i/len(run.Photos)]
		w.outputs[d.place] = append(w.outputs[d.place], output{preset: preset, folder: folders[d.Dir], name: d.Name})
		w.reports[d.place] = append(w.reports[d.place], Report{Path: d.Path, Preset: d.Preset, BytesBefore: run.Photos[d.place].Size})
	}
	return w, nil
}

// plan gives every picture its folder and name, preset by preset.
func (run FolderRun) plan() []Destination {
	all := make([]Destination, 0, len(run.Presets)*len(run.Photos))
	for _, preset := range run.Presets {
		template, err := naming.Parse(run.template(preset))
		if err != nil {
			return nil // cannot be: it was validated
		}
		for place, p := range run.Photos {
			all = append(all, Destination{
				Path: p.Path, Preset: preset.Slug, Dir: run.folderOf(preset, p), place: place,
				Name: template.Render(run.told(place, preset)) + extensionOf(p, photo.Recipe{Preset: preset, Framing: run.Framing}),
			})
		}
	}
	byFolder := map[string][]*Destination{}
	for i := range all {
		key := strings.ToLower(all[i].Dir)
		byFolder[key] = append(byFolder[key], &all[i])
	}
	for _, together := range byFolder {
		run.keepApart(together)
	}
	return all
}

// keepApart settles the names of one folder.
func (run FolderRun) keepApart(together []*Destination) {
	wanted := make([]string, len(together))
	for i, d := range together {
		wanted[i] = d.Name
	}
	var taken []string
	replaces := run.Resume || run.Collision == safefile.Replace
	if run.Collision == safefile.Number && !run.Resume {
		taken = namesIn(together[0].Dir)
	}
	for i, planned := range naming.Plan(wanted, taken) {
		d := together[i]
		d.Name, d.Clash = planned.Name, planned.Clash
		if _, err := os.Lstat(filepath.Join(d.Dir, d.Name)); err == nil && !replaces {
			d.Clash = d.Name
		}
	}
}

// namesIn lists a folder. One that cannot be read has no names yet: opening it
// says why.
func namesIn(dir string) []string {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names
}

// told is what the name of a picture may tell.
func (run FolderRun) told(place int, preset photo.Preset) naming.Photo {
	p := run.Photos[place]
	told := naming.Photo{Position: place + 1}
	if len(run.Known) > 0 {
		told = run.Known[place]
	}
	if told.View == "" {
		told.View = shot.Read(shot.Words(strings.TrimSuffix(p.Name(), filepath.Ext(p.Name())))).View
	}
	told.Count, told.Original, told.Preset, told.Date = place+1, p.trail(), preset.Slug, run.Day
	return told
}

// folderOf is the folder of a picture.
func (run FolderRun) folderOf(preset photo.Preset, p Photo) string {
	dir := run.Dir
	if len(run.Presets) > 1 {
		dir = filepath.Join(dir, preset.Slug)
	}
	if !run.KeepTree {
		return dir
	}
	// The first step of a trail is the folder that was dropped.
	steps := strings.Split(path.Dir(p.trail()), "/")
	for _, step := range steps[1:] {
		safe, err := safefile.SafeName(step)
		if err != nil {
			safe = unsafeFolder
		}
		dir = filepath.Join(dir, safe)
	}
	return dir
}

// unsafeFolder takes the place of a folder's name that cannot be written on
// every system.
const unsafeFolder = "folder"

// extensionOf is that of the finished file. Where the format is kept the
// photo's own header tells; a photo that has none will fail anyway.
func extensionOf(p Photo, recipe photo.Recipe) string {
	if recipe.Preset.Format != photo.FormatKeep {
		return recipe.Preset.Format.Extension()
	}
	file, facts, err := openPhoto(p)
	if err != nil {
		return filepath.Ext(p.Name())
	}
	defer file.Close()
	return recipe.Forecast(facts).Format.Extension()
}
