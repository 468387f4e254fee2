package bench

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"

	"storehand/app/photo"
)

// presetFormat and presetVersion mark files of presets. A file of a newer
// version is refused: what it says could not be kept whole.
const (
	presetFormat  = "storehand presets"
	presetVersion = 1
)

// mostPresetBytes is the size of a file of presets that is read at all: a few
// dozen presets with the largest logos.
const mostPresetBytes = 64 << 20

// PresetFile is what a file of presets holds.
type PresetFile struct {
	Presets []photo.Preset
	Sets    []ChannelSet
	// Faults are the presets and sets of the file that cannot be used: each
	// names one, says what is wrong with it, and does not stop the others.
	Faults []error
}

// presetEnvelope is the file of presets. Each is read by itself.
type presetEnvelope struct {
	Format  string            `json:"format"`
	Version int               `json:"version"`
	Presets []json.RawMessage `json:"presets"`
	Sets    []json.RawMessage `json:"sets,omitempty"`
}

// WritePresets writes presets and channel sets as a JSON file that another
// Storehand reads. Logos are in it.
func WritePresets(w io.Writer, presets []photo.Preset, sets []ChannelSet) error {
	file := struct {
		Format  string         `json:"format"`
		Version int            `json:"version"`
		Presets []photo.Preset `json:"presets"`
		Sets    []ChannelSet   `json:"sets,omitempty"`
	}{presetFormat, presetVersion, presets, sets}
	if file.Presets == nil {
		file.Presets = []photo.Preset{}
	}
	text, err := json.MarshalIndent(file, "", "  ")
	if err == nil {
		_, err = w.Write(append(text, '\n'))
	}
	if err != nil {
		return fmt.Errorf("write the presets: %w", err)
	}
	return nil
}

// ReadPresets reads a file of presets. The error is about the file as a whole:
// it is none of presets, or one of a newer program.
func ReadPresets(r io.Reader) (PresetFile, error) {
	text, err := io.ReadAll(io.LimitReader(r, mostPresetBytes+1))
	if err != nil {
		return PresetFile{}, fmt.Errorf("read the presets: %w", err)
	}
	if len(text) > mostPresetBytes {
		return PresetFile{}, fmt.Errorf("the file is larger than %s and cannot be one of presets", Size(mostPresetBytes))
	}
	var envelope presetEnvelope
	err = json.Unmarshal(bytes.TrimPrefix(text, []byte("\ufeff")), &envelope)
	switch {
	case err != nil:
		return PresetFile{}, fmt.Errorf("this is no file of presets: %w", err)
	case envelope.Format != presetFormat:
		return PresetFile{}, errors.New("this is no file of presets. Choose one that Storehand exported")
	case envelope.Version > presetVersion:
		return PresetFile{}, fmt.Errorf("the file was written by a newer Storehand (version %d of its format, this program knows %d). Update Storehand to read it", envelope.Version, presetVersion)
	case envelope.Version < 1:
		return PresetFile{}, fmt.Errorf("the file says no version of its format that there is: %d", envelope.Version)
	}
	return envelope.open(), nil
}

// open reads the presets and sets one by one.
func (e presetEnvelope) open() PresetFile {
	var file PresetFile
	for i, text := range e.Presets {
		preset, err := parsePreset(text)
		if err != nil {
			file.Faults = append(file.Faults, faultOf("preset", i, preset.Name, err))
			continue
		}
		file.Presets = append(file.Presets, preset)
	}
	for i, text := range e.Sets {
		var set ChannelSet
		err := strictly(text, &set)
		if err == nil {
			err = set.Validate()
		}
		if err != nil {
			file.Faults = append(file.Faults, faultOf("set", i, set.Name, err))
			continue
		}
		file.Sets = append(file.Sets, set)
	}
	return file
}

func parsePreset(text []byte) (photo.Preset, error) {
	var preset photo.Preset
	if err := strictly(text, &preset); err != nil {
		return preset, err
	}
	if preset.Slug == "" {
		return preset, errors.New("the preset has no short name; give it one")
	}
	return preset, preset.Validate()
}

// strictly refuses names that are not known: a setting with a slip in its name
// would be lost without a word.
func strictly(text []byte, value any) error {
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	return decoder.Decode(value)
}

// faultOf says which entry of the file something is wrong with.
func faultOf(kind string, place int, name string, err error) error {
	if name == "" {
		return fmt.Errorf("%s number %d: %w", kind, place+1, err)
	}
	return fmt.Errorf("%s %q: %w", kind, name, err)
}
