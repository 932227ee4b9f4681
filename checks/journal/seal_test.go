package journal

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
)

// astana is a clock in the writer's zone, with more digits than a header holds.
var astana = time.Date(2026, 1, 20, 9, 0, 0, 123_456_789, time.FixedZone("", 5*3600+7*60+48))

func TestSealedDraftsFollowEachOther(t *testing.T) {
	drafts := []Draft{
		{Kind: "told", Subject: held, Matter: "v", Payload: map[string]string{"a": "b"}},
		{Kind: "told", Version: 3, Subject: inspected, Payload: map[string]string{}},
	}
	at := Place{Last: Head{Stream: hashA, Number: 7, Hash: hashB}, Clock: 40}
	entries, err := Seal(drafts, Stamp{Stream: hashA, Author: "Айгүл", Time: astana}, at)
	if err != nil {
		t.Fatal(err)
	}
	first, second := entries[0].Header, entries[1].Header
	want := Header{
		Stream: hashA, Number: 8, Clock: 41, Time: time.Date(2026, 1, 20, 3, 52, 12, 123_000_000, time.UTC), Zone: "+05:07",
		Author: "Айгүл", Kind: "told", Version: 1, Subject: held, Matter: "v",
		Payload: Sum(entries[0].Payload), Previous: hashB,
	}
	if !reflect.DeepEqual(first, want) {
		t.Errorf("got  %+v\nwant %+v", first, want)
	}
	if second.Number != 9 || second.Clock != 42 || second.Previous != entries[0].Hash || second.Act != entries[0].Hash || second.Version != 3 {
		t.Errorf("the second is %+v", second)
	}
	for _, e := range entries {
		back, err := ReadEntry(e.Raw, e.Payload)
		if err != nil || !reflect.DeepEqual(back, e) {
			t.Errorf("read back %+v, %v", back, err)
		}
	}
	next := at.After(entries[0]).After(entries[1])
	if next.Clock != 42 || next.Act != entries[0].Hash || next.Last != (Head{Stream: hashA, Number: 9, Hash: entries[1].Hash}) {
		t.Errorf("the place after them is %+v", next)
	}
}

func TestTheListsOfADraftAreSortedWithoutRepetitionAndTheDraftLeftAlone(t *testing.T) {
	d := Draft{
		Kind: "told", Subject: inspected, Payload: map[string]string{},
		Replaces: []Target{{Hash: hashB}, {Hash: hashA, Act: true}, {Hash: hashA}, {Hash: hashB}},
		Attach:   []Attachment{{hashB, 2}, {hashA, 1}, {hashB, 2}},
	}
	kept := slices.Clone(d.Replaces)
	entries, err := Seal([]Draft{d}, Stamp{Stream: hashA, Author: "Айгүл", Time: astana}, Place{})
	if err != nil {
		t.Fatal(err)
	}
	h := entries[0].Header
	if !slices.Equal(h.Replaces, []Target{{Hash: hashA}, {Hash: hashA, Act: true}, {Hash: hashB}}) ||
		!slices.Equal(h.Attach, []Attachment{{hashA, 1}, {hashB, 2}}) {
		t.Errorf("sealed %v %v", h.Replaces, h.Attach)
	}
	if !slices.Equal(d.Replaces, kept) {
		t.Error("the draft was changed")
	}
}

func TestWhatCouldNotBeReadBackIsNotSealed(t *testing.T) {
	good := Draft{Kind: KindSetting, Subject: Office, Matter: "setting a", Payload: checks.Setting{}}
	stamp := Stamp{Stream: hashA, Author: "Айгүл", Time: astana}
	tests := []struct {
		sentence string
		spoil    func(*Draft, *Stamp)
		err      error // nil: sealed
	}{
		{"a draft that is in order", func(*Draft, *Stamp) {}, nil},
		{"a kind that is not known may hold anything", func(d *Draft, _ *Stamp) { d.Kind, d.Matter = "told", "x y z" }, nil},
		{"a version that is not known, too", func(d *Draft, _ *Stamp) { d.Version, d.Matter = 2, "" }, nil},
		{"a name is cleaned", func(_ *Draft, s *Stamp) { s.Author = "  А\tБ \x1b" }, nil},
		{"no name", func(_ *Draft, s *Stamp) { s.Author = "\u200b \t" }, ErrMalformed},
		{"no moment", func(_ *Draft, s *Stamp) { s.Time = time.Time{} }, ErrMalformed},
		{"no stream", func(_ *Draft, s *Stamp) { s.Stream = "" }, ErrMalformed},
		{"no kind", func(d *Draft, _ *Stamp) { d.Kind = "" }, ErrMalformed},
		{"no subject", func(d *Draft, _ *Stamp) { d.Subject = "" }, ErrMalformed},
		{"an id that is missing", func(d *Draft, _ *Stamp) { d.Subject = Holder("") }, ErrMalformed},
		{"an id of two lines", func(d *Draft, _ *Stamp) { d.Subject = Holder("a\nb") }, ErrMalformed},
		{"a matter of two lines", func(d *Draft, _ *Stamp) { d.Matter = "setting a\nb" }, ErrMalformed},
		{"one attachment with two lengths", func(d *Draft, _ *Stamp) { d.Attach = []Attachment{{hashA, 1}, {hashA, 2}} }, ErrMalformed},
		{"a target that is no hash", func(d *Draft, _ *Stamp) { d.Replaces = []Target{{Hash: "x"}} }, ErrMalformed},
		{"a matter of another kind", func(d *Draft, _ *Stamp) { d.Matter = "reading a" }, errPlace},
		{"an answer without a matter", func(d *Draft, _ *Stamp) { d.Matter = "" }, errPlace},
		{"a subject of another kind", func(d *Draft, _ *Stamp) { d.Subject = inspected }, errPlace},
		{"no payload", func(d *Draft, _ *Stamp) { d.Payload = nil }, ErrPayload},
		{"a payload of another kind", func(d *Draft, _ *Stamp) { d.Payload = Withdrawn{} }, ErrPayload},
		{"a payload with a boolean", func(d *Draft, _ *Stamp) { d.Payload = map[string]bool{"a": true} }, ErrPayload},
	}
	for _, tt := range tests {
		d, s := good, stamp
		tt.spoil(&d, &s)
		entries, err := Seal([]Draft{good, d}, s, Place{})
		if !errors.Is(err, tt.err) {
			t.Errorf("%s: %v", tt.sentence, err)
		}
		if err != nil && entries != nil {
			t.Errorf("%s: a part was sealed", tt.sentence)
		}
	}
	if _, err := Seal(nil, stamp, Place{}); !errors.Is(err, ErrNothing) {
		t.Errorf("nothing: %v", err)
	}
}

func TestTheOneOrderIsClockStreamNumberHash(t *testing.T) {
	entry := func(clock int64, stream Hash, number int64, hash Hash) Entry {
		return Entry{Hash: hash, Header: Header{Clock: clock, Stream: stream, Number: number}}
	}
	want := []Entry{
		entry(1, hashB, 9, hashB), entry(2, hashA, 2, hashB), entry(2, hashA, 3, hashA),
		entry(2, hashA, 3, hashB), entry(2, hashB, 1, hashA),
	}
	got := slices.Clone(want)
	slices.Reverse(got)
	if Sort(got); !reflect.DeepEqual(got, want) {
		t.Errorf("sorted %v", got)
	}
}

func TestAHashIs64SmallHexDigits(t *testing.T) {
	if got := Sum([]byte("abc")); got != "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" {
		t.Errorf("abc has the hash %s", got)
	}
	for h, valid := range map[Hash]bool{
		hashA: true, Sum(nil): true, "": false, Hash(hashA[1:]): false, hashA + "0": false,
		Hash(strings.Repeat("A", 64)): false, Hash(strings.Repeat("g", 64)): false, Hash(strings.Repeat("/", 64)): false,
	} {
		if h.Valid() != valid {
			t.Errorf("%q: valid %v", h, h.Valid())
		}
	}
}

func TestASubjectIsTheOfficeOrAFamilyWithAnID(t *testing.T) {
	for s, want := range map[Subject][2]string{
		Office: {"office", ""}, Holder("1"): {"holder", "1"}, Inspection("2"): {"inspection", "2"},
	} {
		if s.Family() != want[0] || s.ID() != want[1] || !s.Valid() {
			t.Errorf("%q is %q %q, valid %v", s, s.Family(), s.ID(), s.Valid())
		}
	}
}
