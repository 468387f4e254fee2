package bench

import (
	"io"
	"os"

	"storehand/app/photo"
	"storehand/app/safefile"
)

// SavePresetFile writes presets and channel sets to a file for another
// Storehand, in the place of one that is there.
func SavePresetFile(path string, presets []photo.Preset, sets []ChannelSet) error {
	_, err := safefile.Write(path, safefile.Replace, func(w io.Writer) error { return WritePresets(w, presets, sets) })
	return err
}

// OpenPresetFile reads a file of presets. The error says which file it is, why
// it cannot be used, and what to do.
func OpenPresetFile(path string) (PresetFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return PresetFile{}, cannotRead(path, err)
	}
	defer file.Close()
	return ReadPresets(file)
}
