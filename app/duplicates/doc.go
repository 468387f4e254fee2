// Package duplicates finds pictures that products have more than once: the same
// file by its content, and nearly the same by its fingerprint. Within a product
// they are clutter, within a store a sign that the wrong photo was put
// somewhere, within a client work that was done twice.
//
// Fingerprints are worked out once for every picture that is kept, as a job in
// the background (Learn). Find then answers from what is known, and Known tells
// for a photo that was just dropped which products show it already.
package duplicates
