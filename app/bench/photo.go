package bench

import (
	"cmp"
	"path/filepath"
	"time"
)

// Photo is a file that was put on the bench.
type Photo struct {
	// Path is where the file lies. It tells photos apart.
	Path string
	// Trail is the path from the folder that was dropped, or of the file with
	// its folder: "AF-MUG-OAT/front.jpg". Its words tell the product.
	Trail   string
	Size    int64 // bytes
	ModTime time.Time
}

// Name is the file's name.
func (p Photo) Name() string { return filepath.Base(p.Path) }

// trail is the path that names may tell of.
func (p Photo) trail() string { return cmp.Or(p.Trail, p.Name()) }
