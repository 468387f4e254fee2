package files

import (
	"net/url"
	"strings"

	"github.com/rymdport/portal/filechooser"
)

// system is the desktop's file dialog, asked for through the portal every
// desktop offers.
var system native = portal{}

type portal struct{}

func (portal) open(title string, extensions []string) ([]string, error) {
	options := &filechooser.OpenFileOptions{Multiple: true}
	if len(extensions) > 0 {
		filter := &filechooser.Filter{Name: strings.Join(extensions, " ")}
		for _, extension := range extensions {
			filter.Rules = append(filter.Rules, filechooser.Rule{Type: filechooser.GlobPattern, Pattern: "*" + extension},
				filechooser.Rule{Type: filechooser.GlobPattern, Pattern: "*" + strings.ToUpper(extension)})
		}
		options.Filters = []*filechooser.Filter{filter}
	}
	return localPaths(filechooser.OpenFile("", title, options))
}

func (portal) folder(title string) (string, error) {
	return first(localPaths(filechooser.OpenFile("", title, &filechooser.OpenFileOptions{Directory: true})))
}

func (portal) save(title, name string) (string, error) {
	return first(localPaths(filechooser.SaveFile("", title, &filechooser.SaveFileOptions{CurrentName: name})))
}

func first(paths []string, err error) (string, error) {
	if err != nil || len(paths) == 0 {
		return "", err
	}
	return paths[0], nil
}

// localPaths turns the portal's addresses into paths. A portal that does not
// answer is no portal.
func localPaths(addresses []string, err error) ([]string, error) {
	if err != nil {
		return nil, errNone
	}
	var paths []string
	for _, address := range addresses {
		parsed, err := url.Parse(address)
		if err != nil {
			return nil, err
		}
		paths = append(paths, parsed.Path)
	}
	return paths, nil
}
