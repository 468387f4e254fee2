//go:build !linux && !windows && !darwin

package files

// system has no file dialog: the window's own is used.
var system native = none{}

type none struct{}

func (none) open(string, []string) ([]string, error) { return nil, errNone }

func (none) folder(string) (string, error) { return "", errNone }

func (none) save(string, string) (string, error) { return "", errNone }
