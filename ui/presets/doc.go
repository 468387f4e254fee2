// Package presets is the column in which the preset that pictures are made by
// is chosen and changed, for all photos or for one.
package presets
