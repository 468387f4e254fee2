package photo

import "sync"

// borrowed is memory for a file while it is decoded. Photos of a run mostly have
// a like size, and of all that a small picture takes their files are the most.
type borrowed struct{ bytes []byte }

// borrowedMost is how large a file's memory may be to be kept for the next.
const borrowedMost = 16 << 20

var files = sync.Pool{New: func() any { return &borrowed{} }}

// borrow returns memory of the given size, whose content is undefined.
func borrow(size int64) *borrowed {
	if size > borrowedMost {
		return &borrowed{make([]byte, size)}
	}
	b := files.Get().(*borrowed)
	if int64(cap(b.bytes)) < size {
		b.bytes = make([]byte, size, size+size/4)
	}
	b.bytes = b.bytes[:size]
	return b
}

func (b *borrowed) giveBack() {
	if cap(b.bytes) <= borrowedMost {
		files.Put(b)
	}
}
