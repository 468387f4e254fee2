package fingerprint

import (
	"encoding/binary"
	"fmt"
)

// Version is the way in which fingerprints are taken and written. Those of
// another one cannot be compared and are to be taken anew.
const Version = 1

// lookSize is the length of a look in bytes.
const lookSize = 8 + 2 + 3*grid*grid

// Bytes writes a fingerprint: about 200 or 400 bytes, none for an empty one.
func (p Print) Bytes() []byte {
	body := make([]byte, 0, len(p.looks)*lookSize)
	for _, l := range p.looks {
		body = binary.BigEndian.AppendUint64(body, l.form)
		body = append(body, l.width, l.height)
		for _, t := range l.tiles {
			body = append(body, byte(t.l), byte(t.a), byte(t.b))
		}
	}
	return body
}

// Parse reads what Bytes wrote. The error is for bytes of anything else.
func Parse(body []byte) (Print, error) {
	if len(body)%lookSize != 0 || len(body) > 2*lookSize {
		return Print{}, fmt.Errorf("%d bytes are no fingerprint", len(body))
	}
	var p Print
	for ; len(body) > 0; body = body[lookSize:] {
		l := look{form: binary.BigEndian.Uint64(body), width: body[8], height: body[9]}
		if l.width == 0 || l.height == 0 {
			return Print{}, fmt.Errorf("a fingerprint of nothing")
		}
		for i := range l.tiles {
			colour := body[10+3*i:][:3]
			l.tiles[i] = tile{int8(colour[0]), int8(colour[1]), int8(colour[2])}
		}
		p.looks = append(p.looks, l)
	}
	return p, nil
}
