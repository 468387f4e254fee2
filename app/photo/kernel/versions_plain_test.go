//go:build !cgo || purego

package kernel

// version is one of the ways in which the functions exist.
type version struct {
	name string
	use  func()
}

// versions returns the only one there is without a C compiler.
func versions() []version { return []version{{"Go", func() {}}} }
