// Package images is the Images section: the bench on which dropped photos are
// matched to products, prepared by a preset, compared with what they were, and
// staged; and the review of missing ALT texts.
package images
