//go:build windows || darwin

package files

import (
	"errors"

	"github.com/ncruces/zenity"
)

// system is the operating system's own file dialog.
var system native = dialogs{}

type dialogs struct{}

func (dialogs) open(title string, extensions []string) ([]string, error) {
	options := []zenity.Option{zenity.Title(title)}
	if len(extensions) > 0 {
		filter := zenity.FileFilter{Name: title}
		for _, extension := range extensions {
			filter.Patterns = append(filter.Patterns, "*"+extension)
		}
		options = append(options, zenity.FileFilters{filter})
	}
	paths, err := zenity.SelectFileMultiple(options...)
	return paths, gaveUp(err)
}

func (dialogs) folder(title string) (string, error) {
	path, err := zenity.SelectFile(zenity.Title(title), zenity.Directory())
	return path, gaveUp(err)
}

func (dialogs) save(title, name string) (string, error) {
	path, err := zenity.SelectFileSave(zenity.Title(title), zenity.Filename(name), zenity.ConfirmOverwrite())
	return path, gaveUp(err)
}

// gaveUp makes a dialog the user closed an empty answer.
func gaveUp(err error) error {
	if errors.Is(err, zenity.ErrCanceled) {
		return nil
	}
	return err
}
