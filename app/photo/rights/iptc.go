package rights

import (
	"bytes"
	"encoding/binary"
)

// Datasets of IPTC-IIM record 2 (IIM 4.2).
const (
	iimByline    = 80
	iimCredit    = 110
	iimCopyright = 116
)

// readIPTC reads IPTC-IIM data, bare as in TIFF or inside Photoshop's resource
// blocks as in JPEG.
func readIPTC(block []byte) (m Marks) {
	if bytes.HasPrefix(block, []byte("8BIM")) {
		block = resource(block)
	}
	for len(block) >= 5 && block[0] == 0x1C {
		record, dataset := block[1], block[2]
		size := int(binary.BigEndian.Uint16(block[3:]))
		block = block[5:]
		if size > len(block) { // cut off, or one of the lengths above 32 KB that only pictures within pictures use
			return m
		}
		if record == 2 {
			m.takeIPTC(dataset, string(block[:size]))
		}
		block = block[size:]
	}
	return m
}

func (m *Marks) takeIPTC(dataset byte, text string) {
	switch dataset {
	case iimByline:
		if m.Creator != "" {
			text = m.Creator + "; " + text
		}
		m.Creator = text
	case iimCredit:
		m.Credit = text
	case iimCopyright:
		m.Copyright = text
	}
}

// iptcResource is the number of the resource block that holds IPTC-IIM (Adobe
// Photoshop file formats).
const iptcResource = 0x0404

// resource finds the IPTC data among Photoshop's resource blocks: a signature,
// a number, a padded name, a length, padded data.
func resource(blocks []byte) []byte {
	for len(blocks) >= 12 && string(blocks[:4]) == "8BIM" {
		number := binary.BigEndian.Uint16(blocks[4:])
		head := 6 + (int(blocks[6])+2)&^1
		if len(blocks) < head+4 {
			return nil
		}
		size := int64(binary.BigEndian.Uint32(blocks[head:]))
		data := blocks[head+4:]
		if number == iptcResource {
			return data[:min(size, int64(len(data)))]
		}
		if size+size&1 > int64(len(data)) {
			return nil
		}
		blocks = data[size+size&1:]
	}
	return nil
}
