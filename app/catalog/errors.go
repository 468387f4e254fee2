package catalog

import "errors"

// ErrNotFound is returned where a product is not, or no longer, in the
// workspace.
var ErrNotFound = errors.New("this product is not in the workspace any more")
