package page

// branch is a state of a sieve while it is built: how needed texts go on, and
// whose they are.
type branch struct {
	next map[rune]int
	mask mask
	fail int // the state of the longest end that is a beginning, too
}

// newSieve builds the automaton and gives each expression its bit. Those that
// need nothing, or come after the last bit, have none and are always asked.
func newSieve(all []*expression) *sieve {
	trie := []branch{{next: map[rune]int{}}}
	bit := uint8(0)
	for _, e := range all {
		texts := needOf(e.source)
		if len(texts) == 0 || bit == 127 {
			continue
		}
		bit++
		e.bit = bit
		for _, text := range texts {
			trie = plant(trie, text, bit)
		}
	}
	s := &sieve{kinds: firstKind, masks: []mask{{}}}
	columns := map[rune]uint8{' ': kindSpace}
	for _, b := range trie {
		for r := range b.next {
			if columns[r] == 0 {
				columns[r] = uint8(s.kinds)
				s.kinds++
			}
		}
	}
	s.know(columns)
	s.link(trie, columns)
	return s
}

// plant adds a needed text to the trie.
func plant(trie []branch, text string, bit uint8) []branch {
	at := 0
	for _, r := range text {
		to, ok := trie[at].next[r]
		if !ok {
			to = len(trie)
			trie[at].next[r] = to
			trie = append(trie, branch{next: map[rune]int{}})
		}
		at = to
	}
	trie[at].mask[bit>>6] |= 1 << (bit & 63)
	return trie
}

// know fills the tables of the kinds of signs.
func (s *sieve) know(columns map[rune]uint8) {
	kind := func(folded rune) uint8 {
		switch {
		case folded == 0:
			return kindOdd
		case folded >= '0' && folded <= '9':
			return columns['0']
		}
		return columns[folded]
	}
	for i := range s.near {
		s.near[i] = kind(foldings().near[i])
	}
	for i := range s.far {
		s.far[i] = kind(foldings().far[i])
	}
}

// link turns the trie into rows, level by level: where a text does not go on,
// the longest end of it that begins another one does.
func (s *sieve) link(trie []branch, columns map[rune]uint8) {
	s.next = make([]uint16, len(trie)*s.kinds)
	s.found = make([]uint16, len(trie))
	row := func(at int) []uint16 { return s.next[at*s.kinds : (at+1)*s.kinds] }
	for level := []int{0}; len(level) > 0; {
		var below []int
		for _, at := range level {
			b := &trie[at]
			if at != 0 {
				copy(row(at), row(b.fail))
				b.mask[0] |= trie[b.fail].mask[0]
				b.mask[1] |= trie[b.fail].mask[1]
			}
			if b.mask != (mask{}) {
				s.found[at] = uint16(len(s.masks))
				s.masks = append(s.masks, b.mask)
			}
			for r, to := range b.next {
				column := columns[r]
				if at != 0 {
					trie[to].fail = int(row(b.fail)[column])
				}
				row(at)[column] = uint16(to)
				below = append(below, to)
			}
		}
		level = below
	}
}
