// Package handover makes what is handed over to a shop: the product files its
// own importer takes, the finished pictures that are not in the shop yet, and
// the manifest that says which picture belongs where and with which ALT text.
package handover

import (
	"storehand/app/catalog"
	"storehand/app/client"
	"storehand/app/exchange"
	"storehand/app/job"
	"storehand/app/media"
)

// Maker makes handovers from a workspace.
type Maker struct {
	Exporter *exchange.Exporter
	Media    media.Keeper
	Register media.Register
}

// Order says what to hand over.
type Order struct {
	Store client.Store
	// Dialects are the kinds of product file to write, in the order of their
	// import; exchange.Exporter.Dialects tells the shop's own.
	Dialects []exchange.Dialect
	// IDs are the products wanted, each with its variations; nil is all.
	IDs []catalog.ID
	// Fresh leaves aside how the store's own file was written.
	Fresh bool
	// Pictures asks for the finished pictures and the manifest as well.
	Pictures bool
	// Channels asks with the pictures for those that were made together with them
	// for channels, in a folder for each: "amazon", "web".
	Channels bool
}

// request is what to export in one of the order's dialects.
func (o Order) request(d exchange.Dialect) exchange.Request {
	return exchange.Request{Store: o.Store, Dialect: d, IDs: o.IDs, Fresh: o.Fresh}
}

// Made says what a handover consists of. After an error it is what was made
// until then, every file of it whole.
type Made struct {
	Dir       string   // the folder, empty for a single file
	Files     []File   // the product files, in the order of their import
	Manifests []string // paths of the manifest as a table and as JSON
	Pictures  int      // finished pictures written, those for channels included
	// Failures are products that the files cannot hold, and pictures that could
	// not be read or written.
	Failures []job.Result
}

// File is one product file of a handover.
type File struct {
	Path    string
	Dialect exchange.Dialect
	exchange.Exported
}
