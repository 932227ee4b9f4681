package journal

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
)

// tale tells entries of one subject in a few words, one a line or after ";":
//
//	A1 v             stream A answers the matter v
//	B1 v for A1      stream B answers v in the place of A1
//	A2 .             a fact
//	A3 not B1 A1     a withdrawal of two entries
//	A4 not A1+       a withdrawal of the whole act of A1
//	A5 w with A4     in the act of A4
//	A6 w at 3        with the clock 3, whatever was held
//	A7 erases A1     lets the payload of A1 go
//
// A question mark stands for an entry that is not held, "?+" for its act.
// The number after the letter is that of the entry in its stream. Clocks go up
// from line to line, as if everybody held everything.
type tale struct {
	t       testing.TB
	entries []Entry
	names   map[Hash]string
	byName  map[string]Entry
	clock   int64
}

func tell(t testing.TB, text string) *tale {
	t.Helper()
	s := &tale{t: t, names: map[Hash]string{}, byName: map[string]Entry{}}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\n", ";"), ";") {
		if words := strings.Fields(line); len(words) > 0 {
			s.line(words)
		}
	}
	return s
}

func (s *tale) line(words []string) {
	s.t.Helper()
	name, what := words[0], words[1]
	number, err := strconv.ParseInt(name[1:], 10, 64)
	if err != nil {
		s.t.Fatalf("no name of an entry: %q", name)
	}
	s.clock++
	h := Header{
		Stream: Sum([]byte(name[:1])), Number: number, Clock: s.clock,
		Time: time.Date(2026, 1, 20, 4, 0, 0, 0, time.UTC), Zone: "+05:00", Author: "Айгүл",
		Kind: "told", Version: 1, Subject: Inspection("1"), Payload: Sum([]byte("payload of " + name)),
	}
	if number > 1 {
		h.Previous = Sum([]byte("before " + name))
	}
	switch what {
	case ".":
	case "not":
		h.Kind = KindWithdrawn
	case "erases":
		h.Kind = KindErased
	default:
		h.Matter = what
	}
	s.details(&h, words[2:])
	raw := h.Encode()
	if _, err := ParseHeader(raw); err != nil {
		s.t.Fatalf("%s: %v", name, err)
	}
	e := Entry{Hash: Sum(raw), Header: h, Raw: raw}
	s.entries = append(s.entries, e)
	s.names[e.Hash], s.byName[name] = name, e
}

// details reads what an entry names, its act and its clock.
func (s *tale) details(h *Header, words []string) {
	s.t.Helper()
	for i := 0; i < len(words); i++ {
		switch w := words[i]; w {
		case "for":
		case "with":
			i++
			h.Act = s.named(words[i]).ActID()
		case "at":
			i++
			clock, err := strconv.ParseInt(words[i], 10, 64)
			if err != nil {
				s.t.Fatal(err)
			}
			h.Clock = clock
		case "?", "?+":
			h.Replaces = append(h.Replaces, Target{Hash: hashA, Act: w == "?+"})
		default:
			target := Target{Hash: s.named(strings.TrimSuffix(w, "+")).Hash}
			if h.Kind == KindErased {
				target.Hash = s.named(w).Header.Payload
			}
			if strings.HasSuffix(w, "+") {
				target = Target{Hash: s.named(strings.TrimSuffix(w, "+")).ActID(), Act: true}
			}
			h.Replaces = append(h.Replaces, target)
		}
	}
	h.sortLists()
}

func (s *tale) named(name string) Entry {
	s.t.Helper()
	e, ok := s.byName[name]
	if !ok {
		s.t.Fatalf("%s is named before it is told: no entry can do that", name)
	}
	return e
}

func (s *tale) ledger() *Ledger { return NewLedger(slices.Clone(s.entries)) }

// live lists the live entries by name, in the order in which they were told.
func (s *tale) live(l *Ledger) string {
	return s.list(slices.DeleteFunc(slices.Clone(s.entries), func(e Entry) bool { return !l.Live(e.Hash) }))
}

func (s *tale) list(entries []Entry) string {
	var out []string
	for _, e := range entries {
		out = append(out, s.names[e.Hash])
	}
	return strings.Join(out, " ")
}
