package assets

import (
	"embed"
	"io/fs"
)

//go:embed samples/*.json samples/photos/*.jpg
var samples embed.FS

// Samples returns the file tree of the sample shops: a "<shop>.json" for each,
// in the form that package sample reads, and the folder "photos" with their
// pictures.
func Samples() fs.FS { return folder(samples, "samples") }
