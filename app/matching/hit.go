package matching

import (
	"path/filepath"
	"slices"
	"strings"

	"storehand/app/shot"
)

// segment is the file name or the name of a folder above it.
type segment struct {
	words []string
	depth int // 0 is the file, 1 its folder
}

// deepest is how many folders above the file are looked at: farther ones name
// a shoot or a computer's user.
const deepest = 2

// segmentsOf cuts a path into the words of its file name and folders, the file
// first. Either slash parts folders, wherever the path was written.
func segmentsOf(path string) []segment {
	names := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	slices.Reverse(names)
	var segments []segment
	for depth, name := range names[:min(len(names), deepest+1)] {
		if depth == 0 {
			name = strings.TrimSuffix(name, photoExtension(name))
		}
		segments = append(segments, segment{words: shot.Words(name), depth: depth})
	}
	return segments
}

// photoExtension is the extension of a file, but not what follows the dot of
// "SKU 1.5 litre".
func photoExtension(name string) string {
	extension := filepath.Ext(name)
	if len(extension) > len(".jpeg") || strings.ContainsRune(extension, ' ') {
		return ""
	}
	return extension
}

// hit is a key found in a segment.
type hit struct {
	entry
	segment    segment
	start, end int  // words of the segment, end not included
	sameLimits bool // the words are parted as in the product's own name
}

func (h hit) length() int { return h.end - h.start }

// rest are the words of the segment that do not belong to the hit.
func (h hit) rest() []string {
	return slices.Concat(h.segment.words[:h.start], h.segment.words[h.end:])
}

// covers reports whether all words of other are words of h.
func (h hit) covers(other hit) bool {
	return h.segment.depth == other.segment.depth && h.start <= other.start && other.end <= h.end
}

// hitsIn finds every run of words of the segment that is a key.
func (x *Index) hitsIn(s segment) []hit {
	var hits []hit
	var key []byte
	for start := range s.words {
		key = key[:0]
		var limits wordLimits
		for end := start; end < min(len(s.words), start+x.longestRun()); end++ {
			limits = limits.with(len(key))
			key = append(key, s.words[end]...)
			head, found := x.heads[string(key)]
			if !found {
				continue
			}
			for at := head; at != noEntry; at = x.entries[at].next {
				hits = append(hits, hit{entry: x.entries[at], segment: s, start: start, end: end + 1, sameLimits: x.entries[at].limits == limits})
			}
		}
	}
	return hits
}

// longestRun is how many words of a name may make up one key. A file may part
// more than the product's own name does: "np btl 750" is NPBTL750.
func (x *Index) longestRun() int { return x.longest + 3 }

// outdoes reports whether h makes other superfluous:
//   - Of the same kind, what stands in the file's name counts, not its folder's.
//   - Of the same kind in the same name, the longer one counts: AF-MUG-OAT, not
//     AF-MUG. But one that keeps the limits of words is not outdone by one that
//     does not: NP-BTL-750-2 is the second photo of NP-BTL-750, not NP-BTL-7502.
//   - A title inside a SKU is a part of the SKU.
func (h hit) outdoes(other hit) bool {
	if h.by != other.by {
		return h.by < other.by && h.covers(other)
	}
	if h.segment.depth != other.segment.depth {
		return h.segment.depth < other.segment.depth
	}
	overlap := h.start < other.end && other.start < h.end
	if overlap && h.sameLimits != other.sameLimits {
		return h.sameLimits
	}
	return h.covers(other) && h.length() > other.length()
}
