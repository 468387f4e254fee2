package jpegfile

// code is a Huffman code made for the symbols of a picture.
type code struct {
	lengths [256]uint8  // of each symbol's code word in bits; 0 when it does not occur
	words   [256]uint16 // the code words
	counts  [17]int     // code words of each length
	symbols []uint8     // by length, then by number
}

// newCode makes the code that is shortest for the counted symbols, with words
// of at most sixteen bits (T.81 annex K.2).
func newCode(counts *[257]int) *code {
	var lengths [257]int
	merge(counts, &lengths)
	c := &code{}
	c.limit(&lengths)
	for length := 1; length < 257; length++ {
		for symbol := range 256 {
			if lengths[symbol] == length {
				c.symbols = append(c.symbols, uint8(symbol))
			}
		}
	}
	c.assign()
	return c
}

// merge builds the tree: the two rarest groups become one, again and again, and
// every symbol in them gets one bit longer. An extra symbol of no use gets a
// place too, which keeps the word of only ones free, as the format demands.
func merge(counts *[257]int, lengths *[257]int) {
	weight := *counts
	weight[256] = 1
	var next [257]int // the next symbol of the same group, -1 at the end
	for i := range next {
		next[i] = -1
	}
	for {
		a, b := rarest(&weight, -1), -1
		if a >= 0 {
			b = rarest(&weight, a)
		}
		if b < 0 {
			return
		}
		weight[a] += weight[b]
		weight[b] = 0
		last := a
		for i := a; i >= 0; i = next[i] {
			lengths[i]++
			last = i
		}
		next[last] = b
		for i := b; i >= 0; i = next[i] {
			lengths[i]++
		}
	}
}

// rarest returns the group of least weight but the given one, of equal ones the
// last; -1 when there is none.
func rarest(weight *[257]int, but int) int {
	found := -1
	for i, w := range weight {
		if w > 0 && i != but && (found < 0 || w <= weight[found]) {
			found = i
		}
	}
	return found
}

// limit shortens words of more than sixteen bits: two of the longest become one
// of their common beginning, and a shorter word is lengthened to make room for
// the other (K.2, figure K.3). Then the extra symbol's word is taken out.
func (c *code) limit(lengths *[257]int) {
	var counts [258]int
	for _, length := range lengths {
		counts[length]++
	}
	counts[0] = 0
	for i := len(counts) - 1; i > 16; i-- {
		for counts[i] > 0 {
			j := i - 2
			for counts[j] == 0 {
				j--
			}
			counts[i] -= 2
			counts[i-1]++
			counts[j+1] += 2
			counts[j]--
		}
	}
	longest := 16
	for counts[longest] == 0 {
		longest--
	}
	counts[longest]--
	copy(c.counts[:], counts[:17])
}

// assign numbers the words: in order of length, each one higher than the last.
func (c *code) assign() {
	word, k := 0, 0
	for length := 1; length <= 16; length++ {
		for range c.counts[length] {
			symbol := c.symbols[k]
			c.lengths[symbol], c.words[symbol] = uint8(length), uint16(word)
			word++
			k++
		}
		word <<= 1
	}
}

// table returns the code as the file stores it.
func (c *code) table() []byte {
	table := make([]byte, 0, 16+len(c.symbols))
	for _, n := range c.counts[1:] {
		table = append(table, byte(n))
	}
	return append(table, c.symbols...)
}
