package heiffile

import (
	"bytes"
	"encoding/binary"
	"testing"

	"storehand/app/photo/phototest"
)

// The files in testdata were encoded by vips 8.14.1 through libheif 1.15 (x265
// 3.5 and libaom 3.6), of a small picture of phototest's with a black and a
// white corner. The containers of these tests are put together here around
// their coded pictures.

// made is an item of a container that is put together.
type made struct {
	kind       string
	data       []byte
	properties []box
}

func put(kind string, parts ...[]byte) []byte {
	body := bytes.Join(parts, nil)
	out := binary.BigEndian.AppendUint32(nil, uint32(8+len(body)))
	return append(append(out, kind...), body...)
}

func numbers(bytes int, values ...int) (out []byte) {
	for _, v := range values {
		for shift := 8 * (bytes - 1); shift >= 0; shift -= 8 {
			out = append(out, byte(v>>shift))
		}
	}
	return out
}

// container puts items together, the first as the one to be shown, with
// references between them.
func container(brand string, references []reference, items ...made) []byte {
	ftyp := put("ftyp", []byte(brand+"\x00\x00\x00\x00mif1"))
	var infos, contents, assigned, data []byte
	count := 0
	places := func(start int) (out []byte) {
		at := start
		for i, item := range items {
			out = append(out, numbers(2, i+1, 0, 1)...)
			out = append(out, numbers(4, at, len(item.data))...)
			at += len(item.data)
		}
		return out
	}
	for i, item := range items {
		infos = append(infos, put("infe", []byte{2, 0, 0, 0}, numbers(2, i+1, 0), []byte(item.kind+"\x00"))...)
		assigned = append(assigned, numbers(2, i+1)...)
		assigned = append(assigned, byte(len(item.properties)))
		for _, p := range item.properties {
			count++
			contents = append(contents, put(p.kind, p.body)...)
			assigned = append(assigned, 0x80|byte(count))
		}
		data = append(data, item.data...)
	}
	var refs []byte
	for _, r := range references {
		to := numbers(2, len(r.to))
		for _, id := range r.to {
			to = append(to, numbers(2, int(id))...)
		}
		refs = append(refs, put(r.kind, numbers(2, int(r.from)), to)...)
	}
	meta := func(start int) []byte {
		full := make([]byte, 4)
		return put("meta", full,
			put("hdlr", make([]byte, 8), []byte("pict"), make([]byte, 13)), put("pitm", full, numbers(2, 1)),
			put("iloc", full, []byte{0x44, 0}, numbers(2, len(items)), places(start)),
			put("iinf", full, numbers(2, len(items)), infos), put("iref", full, refs),
			put("iprp", put("ipco", contents), put("ipma", full, numbers(4, len(items)), assigned)))
	}
	start := len(ftyp) + len(meta(0)) + 8
	return bytes.Join([][]byte{ftyp, meta(start), put("mdat", data)}, nil)
}

// coded returns the picture of a file of testdata as an item.
func coded(t testing.TB, name string) made {
	t.Helper()
	file := phototest.Read(t, "testdata", name)
	meta, err := findMeta(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		t.Fatal(err)
	}
	it, err := parseItems(meta)
	if err != nil {
		t.Fatal(err)
	}
	shown := it.all[it.primary]
	return made{shown.kind, it.note(shown, bytes.NewReader(file), int64(len(file))), shown.properties}
}

// with returns the item with more properties.
func (m made) with(more ...box) made {
	m.properties = append(m.properties[:len(m.properties):len(m.properties)], more...)
	return m
}

// grid is an item that lays tiles of 64 × 64 pixels side by side.
func grid(across, down, width, height int, more ...box) made {
	return made{
		kind: "grid", data: append([]byte{0, 0, byte(down - 1), byte(across - 1)}, numbers(2, width, height)...),
		properties: append([]box{{"ispe", append(make([]byte, 4), numbers(4, width, height)...)}}, more...),
	}
}
