package heiffile

import (
	"io"
	"slices"
)

// item is one of the things in a file: a coded picture, a grid of such, or a
// note.
type item struct {
	kind        string // such as "hvc1", "av01", "grid", "Exif"
	contentType string // of one whose kind is "mime"
	properties  []box
	place       place
}

// place is where an item's bytes are.
type place struct {
	extents []extent
	inMeta  bool // in the idat box, not counted from the start of the file
}

type extent struct{ offset, length uint64 }

// items is the content of a meta box.
type items struct {
	primary uint32
	all     map[uint32]*item
	// references are, by their kind, from which item to which others.
	references []reference
	data       []byte // of the idat box
}

type reference struct {
	kind string
	from uint32
	to   []uint32
}

// maxItems is what a file may hold of each sort; the grids of phones have some
// fifty tiles.
const maxItems = 1 << 14

// parseItems reads the body of a meta box (ISO/IEC 14496-12 section 8.11).
func parseItems(meta []byte) (*items, error) {
	f := &fields{rest: meta}
	f.full()
	it := &items{all: map[uint32]*item{}}
	// Other boxes refer to the items, wherever those are listed.
	boxes := map[string][]byte{}
	for b, ok := f.next(); ok; b, ok = f.next() {
		if _, known := boxes[b.kind]; !known {
			boxes[b.kind] = b.body
		}
	}
	it.data = boxes["idat"]
	it.parsePrimary(&fields{rest: boxes["pitm"]})
	it.parseInfos(&fields{rest: boxes["iinf"]})
	it.parseReferences(&fields{rest: boxes["iref"]})
	it.parsePlaces(&fields{rest: boxes["iloc"]})
	it.parseProperties(&fields{rest: boxes["iprp"]})
	if it.all[it.primary] == nil {
		return nil, FormatError("it names no picture to be shown")
	}
	return it, nil
}

// wide is how many bytes an item's number has: two, or four from the given
// version of a box on.
func wide(version, from int) int {
	if version >= from {
		return 4
	}
	return 2
}

func (it *items) parsePrimary(f *fields) {
	version, _ := f.full()
	it.primary = uint32(f.uint(wide(version, 1)))
}

func (it *items) parseInfos(f *fields) {
	version, _ := f.full()
	f.uint(wide(version, 1)) // the count, which the boxes tell themselves
	for b, ok := f.next(); ok && len(it.all) < maxItems; b, ok = f.next() {
		info := &fields{rest: b.body}
		version, _ := info.full()
		if b.kind != "infe" || version < 2 {
			continue
		}
		id := uint32(info.uint(wide(version, 3)))
		info.uint(2) // protection
		i := &item{kind: string(info.bytes(4))}
		if info.text(); i.kind == "mime" {
			i.contentType = info.text()
		}
		it.all[id] = i
	}
}

func (it *items) parseReferences(f *fields) {
	version, _ := f.full()
	size := wide(version, 1)
	for b, ok := f.next(); ok && len(it.references) < maxItems; b, ok = f.next() {
		list := &fields{rest: b.body}
		r := reference{kind: b.kind, from: uint32(list.uint(size))}
		for range list.int(2) {
			to := uint32(list.uint(size))
			if list.short {
				break
			}
			r.to = append(r.to, to)
		}
		it.references = append(it.references, r)
	}
}

func (it *items) parsePlaces(f *fields) {
	version, _ := f.full()
	sizes := f.int(2)
	offset, length, base, index := sizes>>12&15, sizes>>8&15, sizes>>4&15, sizes&15
	if version == 0 {
		index = 0
	}
	if offset+length == 0 {
		return
	}
	for range f.int(wide(version, 2)) {
		id := uint32(f.uint(wide(version, 2)))
		var p place
		if version > 0 {
			p.inMeta = f.uint(2)&15 == 1
		}
		f.uint(2) // another file, which no picture uses
		from := f.uint(base)
		for range f.int(2) {
			f.uint(index)
			e := extent{offset: from + f.uint(offset), length: f.uint(length)}
			if f.short {
				return
			}
			p.extents = append(p.extents, e)
		}
		if f.short {
			return
		}
		if i := it.all[id]; i != nil {
			i.place = p
		}
	}
}

// parseProperties reads which properties each item has (ISO/IEC 23008-12
// section 9.3).
func (it *items) parseProperties(f *fields) {
	var all []box
	for b, ok := f.next(); ok; b, ok = f.next() {
		switch b.kind {
		case "ipco":
			inside := &fields{rest: b.body}
			for p, ok := inside.next(); ok && len(all) < maxItems; p, ok = inside.next() {
				all = append(all, p)
			}
		case "ipma":
			it.assign(&fields{rest: b.body}, all)
		}
	}
}

// assign reads the numbers of the properties that items have.
func (it *items) assign(f *fields, all []box) {
	version, flags := f.full()
	size := 1 + int(flags&1)
	for range f.int(4) {
		id := uint32(f.uint(wide(version, 1)))
		for range f.int(1) {
			number := f.int(size) & (1<<(8*size-1) - 1) // without the mark of what must be understood
			if i := it.all[id]; i != nil && number >= 1 && number <= len(all) {
				i.properties = append(i.properties, all[number-1])
			}
		}
		if f.short {
			return
		}
	}
}

// property returns the content of an item's first property of a kind, nil when
// it has none.
func (i *item) property(kind string) []byte {
	for _, p := range i.properties {
		if p.kind == kind {
			return p.body
		}
	}
	return nil
}

// parts returns the items that a picture is put together from.
func (it *items) parts(of uint32) []*item {
	var parts []*item
	for _, r := range it.references {
		if r.kind != "dimg" || r.from != of {
			continue
		}
		for _, id := range r.to {
			if part := it.all[id]; part != nil {
				parts = append(parts, part)
			}
		}
	}
	return parts
}

// belongs returns the items that refer to the picture to be shown by references
// of a kind.
func (it *items) belongs(kind string) []*item {
	var all []*item
	for _, r := range it.references {
		if i := it.all[r.from]; i != nil && r.kind == kind && slices.Contains(r.to, it.primary) {
			all = append(all, i)
		}
	}
	return all
}

// maxNote bounds a note that is read into memory.
const maxNote = 16 << 20

// note reads an item's bytes, or nil where they are not all there.
func (it *items) note(i *item, r io.ReaderAt, size int64) []byte {
	var note []byte
	for _, e := range i.place.extents {
		limit := uint64(size)
		if i.place.inMeta {
			limit = uint64(len(it.data))
		}
		if e.offset > limit || e.length > limit-e.offset || uint64(len(note))+e.length > maxNote {
			return nil
		}
		if i.place.inMeta {
			note = append(note, it.data[e.offset:][:e.length]...)
			continue
		}
		part := make([]byte, e.length)
		if n, _ := r.ReadAt(part, int64(e.offset)); n < len(part) {
			return nil
		}
		note = append(note, part...)
	}
	return note
}
