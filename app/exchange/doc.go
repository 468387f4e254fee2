// Package exchange brings the product files of shops into the workspace and
// writes them back: it recognises a file, shows what an import would do, does
// it as one operation, and exports products so that what nobody edited goes
// back as it came.
package exchange
