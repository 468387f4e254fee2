//go:build cgo && !purego

package kernel

import "fmt"

// version is one of the ways in which the functions exist.
type version struct {
	name string
	use  func()
}

// versions returns those that this processor has, the one in use last.
func versions() []version {
	var all []version
	for l := range best + 1 {
		all = append(all, version{fmt.Sprintf("C at level %d", l), func() { level = l }})
	}
	return all
}
