// Package look is the design language in Go: colour tokens, type, sizes and
// icons, as one Fyne theme. Every screen takes its values from here, so a
// change of the look is a change of this package.
package look
