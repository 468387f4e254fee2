package inflate

// entry is what the decoder does about a code: in its lowest five bits, how
// long the code is; in the next five, how many bits of a number follow it; then
// what kind of code it is; and from bit 16 on its value. It is 0 where the bits
// are no code.
type entry uint32

const (
	literal entry = 1 << 10 // its value is a byte, or two: instead of a number's bits it says how many
	copying entry = 1 << 11 // its value is the least length, or distance
	end     entry = 1 << 12 // of the block
	longer  entry = 1 << 13 // its value is where in the table the codes go on
)

// one, and two, as how many bytes a literal stands for.
const one, two entry = 1 << 5, 2 << 5

func (e entry) bits() uint { return uint(e & 31) }
func (e entry) more() uint { return uint(e >> 5 & 31) }
func (e entry) value() int { return int(e >> 16) }

const (
	// headBits is how many bits are looked up directly; tailBits are those of
	// longer codes, looked up in a second step.
	headBits = 11
	tailBits = maxBits - headBits
	maxBits  = 15 // of a code (RFC 1951 3.2.7)
	headMask = 1<<headBits - 1
	tailMask = 1<<tailBits - 1
	// tableSize holds the direct table and a second one for each of its places
	// that longer codes can begin with: there are at most 288 of these.
	tableSize = 1 << 13
)

type table [tableSize]entry

// lengths and distances give each code of a copy its meaning (3.2.5): the least
// number, and how many bits are added to it.
var lengths, distances = func() (l [29]entry, d [30]entry) {
	least := 3
	for i := range 28 {
		more := max(0, i/4-1)
		l[i] = meaning(least, more)
		least += 1 << more
	}
	l[28] = meaning(258, 0)
	least = 1
	for i := range d {
		more := max(0, i/2-1)
		d[i] = meaning(least, more)
		least += 1 << more
	}
	return l, d
}()

func meaning(least, more int) entry { return copying | entry(more)<<5 | entry(least)<<16 }

// literalMeaning is what a code of the first alphabet stands for.
func literalMeaning(symbol int) entry {
	switch {
	case symbol < 256:
		return literal | one | entry(symbol)<<16
	case symbol == 256:
		return end
	case symbol-257 < len(lengths):
		return lengths[symbol-257]
	}
	return 0
}

// distanceMeaning is what a code of the second alphabet stands for.
func distanceMeaning(symbol int) entry {
	if symbol < len(distances) {
		return distances[symbol]
	}
	return 0
}

// numberMeaning is what a code stands for in the description of the alphabets.
func numberMeaning(symbol int) entry { return literal | entry(symbol)<<16 }

// build makes the table of an alphabet from the lengths of its codes (3.2.2),
// and reports whether they make a code. Only a code of a single word may leave
// bits without meaning.
func (t *table) build(sizes []uint8, meaning func(symbol int) entry) bool {
	var counts [maxBits + 1]int
	for _, size := range sizes {
		counts[size]++
	}
	counts[0] = 0
	var next [maxBits + 2]int
	words := 0
	for size, n := range counts {
		next[size+1] = (next[size] + n) << 1
		words += n << (maxBits - size)
	}
	if words > 1<<maxBits || words < 1<<maxBits && !(words == 0 || words == 1<<(maxBits-1) && counts[1] == 1) {
		return false
	}
	clear(t[:1<<headBits])
	free := 1 << headBits
	for symbol, size := range sizes {
		if size == 0 {
			continue
		}
		code := next[size]
		next[size]++
		e := meaning(symbol)
		if e != 0 {
			e |= entry(size)
		}
		free = t.enter(code, int(size), e, free)
	}
	return true
}

// enter writes a code, whose first bit is the lowest of those looked up, once
// for every continuation, and returns where the table is free.
func (t *table) enter(code, size int, e entry, free int) int {
	reversed := 0
	for i := range size {
		reversed |= code >> i & 1 << (size - 1 - i)
	}
	if size <= headBits {
		for at := reversed; at < 1<<headBits; at += 1 << size {
			t[at] = e
		}
		return free
	}
	head := &t[reversed&headMask]
	if *head&longer == 0 {
		*head = longer | entry(free)<<16
		clear(t[free : free+1<<tailBits])
		free += 1 << tailBits
	}
	for at := reversed >> headBits; at < 1<<tailBits; at += 1 << (size - headBits) {
		t[head.value()+at] = e
	}
	return free
}

// pair makes one entry of two literals whose codes are short enough to be looked
// up together.
func (t *table) pair() {
	alone := t[0]
	// What the second literal is looked up by is less than i, and not yet paired.
	for i := 1<<headBits - 1; i >= 0; i-- {
		first := t[i]
		if first&literal == 0 {
			continue
		}
		second := alone
		if i > 0 {
			second = t[i>>first.bits()]
		}
		if bits := first.bits() + second.bits(); second&literal != 0 && bits <= headBits {
			t[i] = literal | two | entry(bits) | entry(second.value())<<24 | first&^0xFFFF
		}
	}
}
