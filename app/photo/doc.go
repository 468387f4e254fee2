// Package photo makes pictures ready for a shop: it says what a file is from
// its header alone, decodes it upright and in sRGB, and makes it by a recipe
// into the file that is uploaded.
//
// A picture is foreign data. Its header is read and judged before any memory is
// taken by its measure; pixels are decoded by memory-safe Go, by libwebp, or, of
// HEIC and AVIF, by decoders in a sandbox (package heiffile says why these);
// what goes wrong in a decoder comes back as a Refusal of that one picture.
// Functions keep no state between calls and may run in as many goroutines as
// there are processors; a cancelled context stops them between stages and
// between rows of a JPEG.
//
// A Recipe is a Preset, which many photos share, and the Framing of one photo.
// It is plain data that is kept with the picture; all its measures are shares,
// but for the preset's size, so that it means the same for a small copy. It is
// carried out in this order, each step by the package it is named after:
//
//  1. upright, turned, mirrored, straightened and cropped by hand (framing)
//  2. trimmed to the subject (subject)
//  3. scaled: fitted inside, padded, with the subject filling its share, cropped
//     to the middle or to what has most detail, or stretched (plane, light)
//  4. light and colours (tone)
//  5. a white backdrop (matte)
//  6. sharpened (sharpen)
//  7. laid on the canvas, which flattens what is transparent
//  8. a logo over it (watermark)
//  9. written, reduced to a palette (palette), within a number of bytes (target)
//
// What is measured for it is measured on a small copy first, so that the photo
// itself is read once, and no larger than it must be: a plan says what part of
// it comes where before a pixel of it is decoded.
//
// The formats' own packages (jpegfile, pngfile, webpfile, giffile, tifffile,
// bmpfile) know how their files are built, and inflate unpacks the pixels of a
// PNG; exif, icc and rights know the notes inside them; plane resizes the
// components of a picture, and kernel is the arithmetic of it. This package
// knows what a picture is to become.
//
// There are two ways to make a picture. The one for everything goes over pixels
// of red, green and blue, resampled by disintegration/imaging. The short one,
// for photos that become JPEG or lossy WebP, goes over planes of luminance and
// colour, and over pixels only when it is small. Tests hold that both give the
// same picture. Turning, mirroring and cropping take no time on either; a photo
// that is straightened takes the long one.
package photo
