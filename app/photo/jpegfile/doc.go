// Package jpegfile reads JPEG files: their header, and their pixels as the
// planes they are coded in, at full size or at an eighth to seven eighths of
// it, which costs a fraction of the time and memory.
//
// It reads what the standard library's image/jpeg does not: files that end
// early or hold damaged stretches (what can be shown is given, with the share
// that is missing), every sampling ratio, arithmetic coding, and four-component
// pictures without Adobe's mark. Foreign bytes are only ever touched by
// bounds-checked Go.
//
// Lossless and hierarchical coding and twelve bits a sample, which no camera or
// shop writes, are refused by their name.
//
// Source of the format: ITU-T T.81 (JPEG), T.851 (a fixed estimate for
// arithmetic coding), T.871 (JFIF), Adobe Technical Note 5116 (APP14),
// ICC.1:2022 annex B.4 (profiles in APP2), CIPA DC-008 (EXIF in APP1), Adobe
// XMP part 3 (XMP in APP1).
package jpegfile
