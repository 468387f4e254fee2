package measure

import (
	"io"
	"math"
)

// baseSum is the sum of the quantisation steps for luminance that ITU-T T.81
// gives in table K.1, which libjpeg scales by its quality.
const baseSum = 3692

// JPEGQuality is the quality a JPEG file was written with, 1 to 100 on the scale
// of libjpeg, by its quantisation steps for luminance. Programs with steps of
// their own are placed where steps as coarse are; under 20 it is told a little too
// high, since steps end at 255. It is untold for what is no JPEG.
func JPEGQuality(file io.ReaderAt, size int64) Reading {
	var mark [4]byte
	if _, err := file.ReadAt(mark[:2], 0); err != nil || mark[0] != 0xFF || mark[1] != 0xD8 {
		return Reading{}
	}
	for at := int64(2); at+4 <= size; {
		if _, err := file.ReadAt(mark[:], at); err != nil || mark[0] != 0xFF {
			return Reading{}
		}
		if mark[1] == 0xFF { // a byte of filling
			at++
			continue
		}
		length := int64(mark[2])<<8 | int64(mark[3])
		switch mark[1] {
		case 0xDB:
			body := make([]byte, max(0, length-2))
			if _, err := file.ReadAt(body, at+4); err != nil {
				return Reading{}
			}
			if sum, found := lumaSteps(body); found {
				return Known(qualityOf(sum))
			}
		case 0xDA, 0xD9: // the pixels, or the end
			return Reading{}
		}
		at += 2 + max(2, length)
	}
	return Reading{}
}

// lumaSteps adds up the first of a segment's tables, those of luminance, in
// which a step has one byte or two.
func lumaSteps(body []byte) (sum int, found bool) {
	for len(body) > 0 {
		bytes, slot := 1+int(body[0]>>4), body[0]&15
		if bytes > 2 || len(body) < 1+64*bytes {
			return 0, false
		}
		if slot == 0 {
			for i := range 64 {
				step := int(body[1+i*bytes])
				if bytes == 2 {
					step = step<<8 | int(body[2+i*bytes])
				}
				sum += step
			}
			return sum, true
		}
		body = body[1+64*bytes:]
	}
	return 0, false
}

// qualityOf turns libjpeg's scaling of the steps around: quality 50 leaves them
// as they are, 100 makes all of them 1.
func qualityOf(sum int) float64 {
	scale := 100 * float64(sum) / baseSum
	quality := (200 - scale) / 2
	if scale > 100 {
		quality = 5000 / scale
	}
	return math.Round(math.Min(100, math.Max(1, quality)))
}
