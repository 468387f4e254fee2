// Package framing lets the user turn, flip, straighten and crop one photo by
// hand. What it edits is a photo.Framing; the photo itself never changes.
package framing
