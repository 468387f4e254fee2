//go:build !linux && !freebsd && !netbsd && !openbsd && !dragonfly

package keychain

// bySystem has nothing to tell apart: macOS and Windows always have a
// keychain, and their errors speak for themselves.
func bySystem(err error) error { return err }
