package matching

import (
	"strings"

	"github.com/gosimple/slug"

	"storehand/app/catalog"
	"storehand/app/shot"
)

// By says what told the product of a photo.
type By int

// The ways to match, those by the photo's name with the most telling first.
const (
	BySKU By = iota
	ByBarcode
	BySlug
	ByTitle
	BySomeWords // words of the title, but not all of them in its order
	// The ways that do not go by the photo's name.
	BySimilarity // a picture that the product already has
	ByList       // a list of photos and products
	ByOrder      // the order in which photos were taken
)

// Index finds candidates by the words of a name. It is built once for a store
// and may then be used from several goroutines at once.
type Index struct {
	candidates []Candidate
	children   map[catalog.ID][]int32 // places of the variations of a product
	longest    int                    // words of the longest key

	// heads gives for a key, its words written together, the first of a chain
	// of entries: a slice for each key would cost three times the memory.
	heads   map[string]int32
	entries []entry

	titles titleWords
}

// entry ties a key to a candidate.
type entry struct {
	candidate int32
	next      int32 // place of the next entry of the same key, noEntry at the end
	by        By
	limits    wordLimits
}

const noEntry = -1

// wordLimits has a bit for each of the first 64 bytes of a key at which a word
// begins. It tells NP-BTL-750-2 from NP-BTL-7502.
type wordLimits uint64

func (l wordLimits) with(at int) wordLimits {
	if at < 64 {
		l |= 1 << at
	}
	return l
}

// NewIndex reads the candidates of a store. It keeps the slice.
func NewIndex(candidates []Candidate) *Index {
	x := &Index{
		candidates: candidates,
		children:   map[catalog.ID][]int32{},
		heads:      make(map[string]int32, 3*len(candidates)),
		entries:    make([]entry, 0, 3*len(candidates)),
		titles:     newTitleWords(len(candidates)),
	}
	for i := range candidates {
		place, c := int32(i), &candidates[i]
		if c.Parent != 0 {
			x.children[c.Parent] = append(x.children[c.Parent], place)
		}
		x.add(place, BySKU, shot.Words(c.SKU))
		for _, code := range barcodeSpellings(c.GTIN) {
			x.add(place, ByBarcode, []string{code})
		}
		x.add(place, BySlug, shot.Words(c.Slug))
		title := shot.Words(c.Title)
		x.add(place, ByTitle, title)
		if strings.ContainsAny(c.Title, "äöüÄÖÜ") {
			x.add(place, ByTitle, shot.Words(slug.MakeLang(c.Title, "de"))) // German files write ae for ä
		}
		if c.Parent == 0 {
			x.titles.add(place, title)
		}
	}
	x.titles.weigh()
	return x
}

// add enters the words of one of a candidate's names.
func (x *Index) add(candidate int32, by By, words []string) {
	if len(words) == 0 {
		return
	}
	var limits wordLimits
	length := 0
	for _, word := range words {
		limits = limits.with(length)
		length += len(word)
	}
	key := strings.Join(words, "")
	next, found := x.heads[key]
	if !found {
		next = noEntry
	}
	x.heads[key] = int32(len(x.entries))
	x.entries = append(x.entries, entry{candidate: candidate, next: next, by: by, limits: limits})
	x.longest = max(x.longest, len(words))
}

// shortestBarcode is the length of a GTIN-8. Shorter numbers are not unique.
const shortestBarcode = 8

// barcodeSpellings gives the digits of a barcode as they are and with the zero
// that makes a UPC an EAN added or taken away.
func barcodeSpellings(gtin string) []string {
	digits := strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, gtin)
	switch {
	case len(digits) < shortestBarcode:
		return nil
	case len(digits) == 12:
		return []string{digits, "0" + digits}
	case len(digits) == 13 && digits[0] == '0':
		return []string{digits, digits[1:]}
	}
	return []string{digits}
}
