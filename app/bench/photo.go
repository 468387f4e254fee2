package bench

import (
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
