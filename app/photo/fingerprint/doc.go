// Package fingerprint tells pictures that look alike by a few hundred bytes of
// each. Size, format, compression, an empty margin, slight changes of
// brightness and a small crop do not matter; colours do: a red and a blue mug
// of one form are two products and not duplicates.
//
// A fingerprint has two parts. The first is the perceptual hash of the discrete
// cosine transform: 64 low frequencies of the brightness, each above or below
// their median (Zauner, "Implementation and Benchmarking of Perceptual Image
// Hash Functions", Hagenberg 2010, section 3.2.1; the frequencies are those from
// zero on, since products lie straight). It is blind to colours, and what it
// finds quickly the second part confirms: the mean colours of an 8 × 8 grid, as
// the colour layout descriptor of MPEG-7 has them (ISO/IEC 15938-3), but in
// CIE L*a*b*.
//
// The limits are set by pairs of real pictures, see the package's tests.
package fingerprint
