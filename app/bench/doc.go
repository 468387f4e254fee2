// Package bench is where folders of photos become finished, named and described
// pictures bound to their products.
//
// Photos are gathered from what the user dropped, matched to the products of a
// store, and prepared in a job: the original is kept, the finished picture made
// by a preset. Nothing of a product has changed by then. Staging then gives the
// pictures their names and ALT texts and binds them to the products, all in one
// operation that can be undone.
package bench
