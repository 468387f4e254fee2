// Package shoot lays photos on products by the order in which they were taken.
// A photographer goes through a list of products and takes some photos of each:
// the photos, put in order and cut where one product ends, belong to the
// products of the list one after the other. Nothing in them says so, so what
// comes out waits for the user's word.
package shoot
