package assets

import _ "embed"

// LogoSVG is the program's mark, a shelf with boxes on a rounded square: the
// square is #0b6785 and what is on it #ffffff.
//
//go:embed logo/storehand.svg
var LogoSVG []byte

// LogoPNG is the mark at 512 px, for window managers and packages.
//
//go:embed logo/storehand.png
var LogoPNG []byte
