package page

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"strconv"
	"sync"
)

// builder works out an automaton. It follows the program that the library makes
// of an expression, and its rule which match is preferred.
type builder struct {
	prog   *syntax.Prog
	made   *automaton
	takes  func(at uint32, kind int) bool
	states map[string]uint16 // by their places
	key    []byte
	places [][]uint32 // of each state, the preferred one first
	met    []int      // by place, while which state is made it was met last
	now    int        // the number of that
}

// newAutomaton works out the automaton of an expression, nil if it cannot.
func newAutomaton(source string) *automaton {
	tree, err := syntax.Parse(source, syntax.Perl)
	if err != nil {
		return nil
	}
	prog, err := syntax.Compile(tree.Simplify())
	if err != nil {
		return nil
	}
	asked := syntax.EmptyOp(0)
	for _, in := range prog.Inst {
		if in.Op == syntax.InstEmptyWidth {
			asked |= syntax.EmptyOp(in.Arg)
		}
	}
	if asked&^(syntax.EmptyBeginText|syntax.EmptyEndText) != 0 {
		return nil // it asks for the end of a word
	}
	made := &automaton{asksStart: asked&syntax.EmptyBeginText != 0, asksEnd: asked&syntax.EmptyEndText != 0}
	b := builder{prog: prog, made: made, states: map[string]uint16{}, met: make([]int, len(prog.Inst))}
	b.sortSigns()
	b.add(nil, 0) // the dead state
	for _, begins := range []syntax.EmptyOp{textState: syntax.EmptyBeginText, startState: 0}[textState:] {
		b.forget()
		first, _ := b.reach(nil, uint32(prog.Start), begins)
		b.add(first, begins)
	}
	made.anchored = len(b.places[startState]) == 0
	for at := textState; at < len(b.places); at++ {
		if len(b.places) > mostStates {
			return nil
		}
		b.row(at)
	}
	for kind := 1; kind < made.width; kind++ {
		made.starts[kind] = made.next[startState*made.width+kind] != deadState || made.ends[startState]&endsHere != 0
	}
	return made
}

// ordinarySigns lists the signs that an automaton knows.
var ordinarySigns = sync.OnceValue(func() []rune {
	var all []rune
	for r := range rune(farSigns + len(kindsOf{}.far)) {
		if (int(r) < len(kindsOf{}.near) || r >= farSigns) && ordinary(r) {
			all = append(all, r)
		}
	}
	return all
})

// sortSigns puts signs into one kind that no place of the expression tells
// apart, and notes which kinds each place takes.
func (b *builder) sortSigns() {
	tests, test := b.tests()
	kinds := map[string]uint8{}
	of := [][]byte{nil} // what each kind is taken by
	takers := make([]byte, len(tests))
	for _, r := range ordinarySigns() {
		for i, in := range tests {
			takers[i] = 0
			if in.MatchRune(r) {
				takers[i] = 1
			}
		}
		kind, known := kinds[string(takers)]
		if !known {
			kind = uint8(len(of))
			kinds[string(takers)] = kind
			of = append(of, slices.Clone(takers))
		}
		b.made.kinds.set(r, kind)
	}
	b.made.width = len(of)
	b.takes = func(at uint32, kind int) bool { return of[kind][test[at]] != 0 }
}

// longClass is when a class of signs is compared with others by its beginning
// first.
const longClass = 16

// tests lists what the places of the expression take, each but once, and which of
// these each place asks.
func (b *builder) tests() (tests []*syntax.Inst, test []int) {
	known := map[string]int{}
	test = make([]int, len(b.prog.Inst))
	for i := range b.prog.Inst {
		in := &b.prog.Inst[i]
		if !takesSign(in) {
			continue
		}
		key := string(in.Rune[:min(len(in.Rune), longClass)]) + strconv.Itoa(int(in.Arg))
		at, ok := known[key]
		if !ok || !slices.Equal(tests[at].Rune, in.Rune) {
			at = len(tests)
			known[key] = at
			tests = append(tests, in)
		}
		test[i] = at
	}
	return tests, test
}

// takesSign tells a place that reads a sign.
func takesSign(in *syntax.Inst) bool {
	switch in.Op {
	case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		return true
	}
	return false
}

// forget makes ready for another state.
func (b *builder) forget() { b.now++ }

// reach adds the places that are reached without a sign: those that read one,
// those that wait for the end of the text, and the end of a match, behind which
// nothing is preferred.
func (b *builder) reach(places []uint32, at uint32, holds syntax.EmptyOp) (all []uint32, ends bool) {
	if b.met[at] == b.now {
		return places, false
	}
	b.met[at] = b.now
	in := &b.prog.Inst[at]
	switch in.Op {
	case syntax.InstAlt, syntax.InstAltMatch:
		if places, ends = b.reach(places, in.Out, holds); ends {
			return places, true
		}
		return b.reach(places, in.Arg, holds)
	case syntax.InstCapture, syntax.InstNop:
		return b.reach(places, in.Out, holds)
	case syntax.InstEmptyWidth:
		switch missing := syntax.EmptyOp(in.Arg) &^ holds; missing {
		case 0:
			return b.reach(places, in.Out, holds)
		case syntax.EmptyEndText:
			return append(places, at), false
		}
		return places, false
	case syntax.InstMatch:
		return append(places, at), true
	case syntax.InstFail:
		return places, false
	}
	return append(places, at), false
}

// state is the number of the state with these places.
func (b *builder) state(places []uint32) uint16 {
	b.key = b.key[:0]
	for _, at := range places {
		b.key = binary.LittleEndian.AppendUint32(b.key, at)
	}
	number, ok := b.states[string(b.key)]
	if !ok {
		number = uint16(len(b.places))
		b.states[string(b.key)] = number
		b.add(slices.Clone(places), 0)
	}
	return number
}

// add makes a state.
func (b *builder) add(places []uint32, holds syntax.EmptyOp) {
	var how ending
	for _, at := range places {
		switch in := &b.prog.Inst[at]; in.Op {
		case syntax.InstMatch:
			how |= endsHere
		case syntax.InstEmptyWidth:
			b.forget()
			if _, ends := b.reach(nil, in.Out, holds|syntax.EmptyEndText); ends {
				how |= endsWithText
			}
		}
	}
	b.places = append(b.places, places)
	b.made.ends = append(b.made.ends, how)
	b.made.next = append(b.made.next, make([]uint16, b.made.width)...)
}

// row works out where each kind of sign leads from a state.
func (b *builder) row(from int) {
	var places []uint32
	for kind := 1; kind < b.made.width; kind++ {
		b.forget()
		ends := false
		places = places[:0]
		for _, at := range b.places[from] {
			if in := &b.prog.Inst[at]; !ends && takesSign(in) && b.takes(at, kind) {
				places, ends = b.reach(places, in.Out, 0)
			}
		}
		if len(places) > 0 {
			b.made.next[from*b.made.width+kind] = b.state(places)
		}
	}
}
