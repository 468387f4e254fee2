// Package photo makes pictures ready for a shop: it says what a file is from
// its header alone, decodes it upright and in sRGB, and renders it by a preset
// into the file that is uploaded.
//
// A picture is foreign data. Its header is read and judged before any memory is
// taken by its measure; pixels are decoded by memory-safe Go or by libwebp;
// what goes wrong in a decoder comes back as a Refusal of that one picture.
// Functions keep no state between calls and may run in as many goroutines as
// there are processors; a cancelled context stops them between stages and
// between rows of a JPEG.
//
// The formats' own packages (jpegfile, pngfile, webpfile, giffile, tifffile,
// bmpfile) know how their files are built, and inflate unpacks the pixels of a
// PNG; exif, icc and rights know the notes inside them; plane resizes the
// components of a picture, and kernel is the arithmetic of it; subject measures
// what a photo shows. This package knows what a picture is to become.
//
// There are two ways to make a picture. The one for everything goes over pixels
// of red, green and blue, resampled by disintegration/imaging. The short one,
// for photos that become JPEG, goes over planes of luminance and colour. A test
// holds that both give the same picture.
package photo
