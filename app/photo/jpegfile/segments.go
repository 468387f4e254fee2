package jpegfile

import (
	"bytes"
	"errors"
	"fmt"
	"io"
)

// Markers (T.81 table B.1).
const (
	markerSOF0  = 0xC0 // baseline
	markerSOF1  = 0xC1 // extended sequential
	markerSOF2  = 0xC2 // progressive
	markerSOF3  = 0xC3 // lossless; 0xC5 to 0xCF but DHT, JPG and DAC are the other frame kinds
	markerSOF9  = 0xC9 // extended sequential, arithmetic coding
	markerSOF10 = 0xCA // progressive, arithmetic coding
	markerSOF11 = 0xCB // lossless, arithmetic coding
	markerDHT   = 0xC4
	markerJPG   = 0xC8
	markerDAC   = 0xCC
	markerSOF15 = 0xCF
	markerRST0  = 0xD0
	markerRST7  = 0xD7
	markerSOI   = 0xD8
	markerEOI   = 0xD9
	markerSOS   = 0xDA
	markerDQT   = 0xDB
	markerDRI   = 0xDD
	markerAPP0  = 0xE0
	markerAPP1  = 0xE1
	markerAPP2  = 0xE2
	markerAPP13 = 0xED
	markerAPP14 = 0xEE
	markerTEM   = 0x01
)

// ErrNotJPEG is returned when the first bytes are not those of a JPEG file.
var ErrNotJPEG = errors.New("no JPEG start of image")

// Unsupported names a way of coding that JPEG allows and this package does not
// read.
type Unsupported string

// Error names the way of coding.
func (u Unsupported) Error() string { return string(u) + " is not supported" }

// FormatError says what in the file contradicts the format.
type FormatError string

// Error says what is wrong.
func (e FormatError) Error() string { return string(e) }

// segments walks through the marker segments of a file.
type segments struct {
	r    io.ReaderAt
	size int64
	pos  int64
}

// openSegments checks the first marker and stands behind it.
func openSegments(r io.ReaderAt, size int64) (*segments, error) {
	var start [2]byte
	if _, err := r.ReadAt(start[:], 0); err != nil || start != [2]byte{0xFF, markerSOI} {
		return nil, ErrNotJPEG
	}
	return &segments{r: r, size: size, pos: 2}, nil
}

// next returns the next marker and the body of its segment, and stands behind
// it. The error is io.ErrUnexpectedEOF where the file ends first.
func (s *segments) next() (marker byte, body []byte, err error) {
	if marker, err = s.marker(); err != nil {
		return 0, nil, err
	}
	if marker == markerTEM || marker >= markerRST0 && marker <= markerEOI {
		return marker, nil, nil
	}
	var length [2]byte
	if err := s.read(length[:]); err != nil {
		return marker, nil, err
	}
	n := int(length[0])<<8 | int(length[1])
	if n < 2 {
		return marker, nil, FormatError(fmt.Sprintf("segment 0x%02X has length %d", marker, n))
	}
	body = make([]byte, n-2)
	return marker, body, s.read(body)
}

// marker finds the next marker: a byte 0xFF followed by neither 0xFF (fill) nor
// 0x00 (coded data). Stray bytes before it are skipped, as every reader does,
// because some cameras write them.
func (s *segments) marker() (byte, error) {
	var window [4096]byte
	for s.pos < s.size {
		n, err := s.r.ReadAt(window[:min(int64(len(window)), s.size-s.pos)], s.pos)
		if n < 2 {
			return 0, endOf(err)
		}
		for i := 0; i+1 < n; i++ {
			j := bytes.IndexByte(window[i:n-1], 0xFF)
			if j < 0 {
				break
			}
			i += j
			if m := window[i+1]; m != 0x00 && m != 0xFF {
				s.pos += int64(i) + 2
				return m, nil
			}
		}
		s.pos += int64(n) - 1
	}
	return 0, io.ErrUnexpectedEOF
}

func (s *segments) read(p []byte) error {
	n, err := s.r.ReadAt(p, s.pos)
	s.pos += int64(n)
	if n < len(p) {
		return endOf(err)
	}
	return nil
}

// endOf turns the end of a file into the error that says it came too early.
func endOf(err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}
