// Package heiffile reads pictures in the container HEIF: HEIC, as iPhones take
// them, and AVIF, as many shops and makers publish them. What a file says about
// itself is read here, in bounds-checked Go; the pixels are decoded by libheif
// with libde265 and by libavif with dav1d, compiled to WebAssembly and run in a
// sandbox (see decoders/ORIGIN.md).
//
// Why so: the Go packages around these decoders look for a library of the
// system first, which would read foreign files in the program's own memory, and
// give a decoder four gigabytes and no end of time. In the sandbox it gets
// memory by the size that the header gives, which is checked before, and can be
// stopped at any loop. That costs: measured on a two-core x86-64 machine, a HEIC
// photo of 12 megapixels takes 8 seconds of processor time and an AVIF 3, of
// which the first of a run a second more. Without the stops it would be 2.3 and
// 0.9, but for so long nothing else in the program could run whenever memory is
// collected, the window included. The program grows by 7 MB and starts as fast
// as before.
//
// AVIF is not written: at the same size a picture takes twenty times as long as
// a JPEG, the encoder keeps no marks of creator and copyright, and shops make
// their own AVIF of what they are given.
//
// Source of the format: ISO/IEC 14496-12 (boxes), 23008-12 (HEIF), 14496-15
// (HEVC in boxes), AOM's “AV1 Image File Format” 1.1, ITU-T H.265 (HEVC) and
// H.273 (colour codes).
package heiffile
