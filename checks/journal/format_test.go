package journal

import (
	"encoding/json"
	"fmt"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// testdata/format-1 holds a small history of three laptops as format 1 writes
// it: a conflict and its resolution, an undo, a redo, a withdrawal, erased
// bytes, entries of a newer program; and in expected.json what follows from it.
//
// These files are NEVER to be made anew. They stand for the journals that people
// keep. If this test fails, the program is wrong, not the files: what was
// written once must be read, and mean the same, for ever. A new format or
// another version of a payload gets a folder of its own beside this one.

// expectation is what follows from the history.
type expectation struct {
	Entries []struct {
		Name    string `json:"name"`
		Hash    Hash   `json:"hash"`
		Payload Hash   `json:"payload"`
		Live    bool   `json:"live"`
	} `json:"entries"` // in the one order
	Inspection any `json:"inspection"`
	Holder     any `json:"holder"`
	Office     any `json:"office"`
}

func frozen(t testing.TB) (entries []Entry, want expectation) {
	t.Helper()
	names, err := filepath.Glob("testdata/format-1/*.header")
	if err != nil || len(names) == 0 {
		t.Fatal("no history: ", err)
	}
	for _, name := range names {
		base := strings.TrimPrefix(filepath.ToSlash(strings.TrimSuffix(name, ".header")), "testdata/")
		var payload []byte
		if there, _ := filepath.Glob("testdata/" + base + ".payload"); there != nil {
			payload = file(t, base+".payload")
		}
		e, err := ReadEntry(file(t, base+".header"), payload)
		if err != nil {
			t.Fatalf("%s: %v", base, err)
		}
		entries = append(entries, e)
	}
	if err := json.Unmarshal(file(t, "format-1/expected.json"), &want); err != nil {
		t.Fatal(err)
	}
	return entries, want
}

func of(entries []Entry, s Subject) []Entry {
	return slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Header.Subject != s })
}

const (
	frozenInspection = "01961f3a-5c00-7000-8000-00000000000a"
	frozenHolder     = "01961f3a-5c00-7000-8000-00000000000b"
)

func TestFormat1HasTheSameHashesAndTheSameLiveEntriesForEver(t *testing.T) {
	entries, want := frozen(t)
	live := map[Hash]bool{}
	for _, s := range []Subject{Office, Holder(frozenHolder), Inspection(frozenInspection)} {
		for _, e := range NewLedger(of(entries, s)).LiveEntries() {
			live[e.Hash] = true
		}
	}
	Sort(entries)
	if len(entries) != len(want.Entries) {
		t.Fatalf("%d entries, expected %d", len(entries), len(want.Entries))
	}
	for i, e := range entries {
		w := want.Entries[i]
		switch {
		case e.Hash != w.Hash:
			t.Errorf("%s stands elsewhere, or has another hash", w.Name)
		case e.Header.Payload != w.Payload || e.Payload != nil && Sum(e.Payload) != w.Payload:
			t.Errorf("%s has another payload", w.Name)
		case live[e.Hash] != w.Live:
			t.Errorf("%s: live %v", w.Name, live[e.Hash])
		}
	}
}

func TestFormat1FoldsToTheSameStateForEver(t *testing.T) {
	entries, want := frozen(t)
	r := random(t)
	for range 20 {
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		same(t, "the inspection", viewInspection(FoldInspection(frozenInspection, entries)), want.Inspection)
		same(t, "the holder", viewHolder(FoldHolder(frozenHolder, entries)), want.Holder)
		same(t, "the office", viewOffice(FoldOffice(entries)), want.Office)
	}
}

// same compares what was folded with what was expected, as JSON.
func same(t *testing.T, what string, got, want any) {
	t.Helper()
	b, err := json.MarshalIndent(got, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	var plain any
	if err := json.Unmarshal(b, &plain); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(plain, want) {
		expected, _ := json.MarshalIndent(want, "", " ")
		t.Fatalf("%s is\n%s\nnot\n%s", what, b, expected)
	}
}

// The views put states into the words of expected.json.

type object = map[string]any

func item(m checks.Mark, value any) object {
	return object{"entry": m.Entry, "author": m.Author, "rival": m.Rival, "value": value,
		"time": m.Time.Format("2006-01-02T15:04:05.000Z07:00")}
}

func list[T any](values []T, view func(T) object) []object {
	out := []object{}
	for _, e := range values {
		out = append(out, view(e))
	}
	return out
}

func grouped[K comparable, T any](groups map[K][]T, name func(K) string, view func(T) object) object {
	out := object{}
	for k, values := range groups {
		out[name(k)] = list(values, view)
	}
	return out
}

func viewInspection(c *checks.Case) object {
	itself := func(s string) string { return s }
	return object{
		"record":   item(c.Mark, c.Inspection),
		"disputed": full(c.Disputed), "unread": full(c.Unread),
		"evidence": list(c.Evidence, func(e checks.Evidence) object { return item(e.Mark, e) }),
		"coverage": list(c.Coverage, func(e checks.Coverage) object { return item(e.Mark, e) }),
		"captures": list(c.Captures, func(e checks.Capture) object { return item(e.Mark, e) }),
		"rejected": grouped(c.Rejected, itself, func(e checks.Rejection) object { return item(e.Mark, e) }),
		"answers":  grouped(c.Answers, checks.Question.Matter, func(e checks.Answer) object { return item(e.Mark, e) }),
		"states":   list(c.States, func(e checks.Standing) object { return item(e.Mark, e) }),
		"papers": list(c.Papers, func(e checks.IssuedPaper) object {
			out := item(e.Mark, e)
			out["states"] = list(e.States, func(s checks.PaperState) object { return item(s.Mark, s) })
			return out
		}),
	}
}

func viewHolder(h *checks.HolderState) object {
	itself := func(s string) string { return s }
	return object{
		"record": item(h.Mark, h.Holder), "disputed": full(h.Disputed), "unread": full(h.Unread),
		"same": grouped(h.Same, itself, func(e checks.Same) object { return item(e.Mark, e) }),
	}
}

func viewOffice(o *checks.Office) object {
	itself := func(s string) string { return s }
	return object{
		"settings": grouped(o.Settings, itself, func(e checks.Setting) object { return item(e.Mark, e) }),
		"readings": grouped(o.Readings, itself, func(e checks.Reading) object { return item(e.Mark, e) }),
		"days":     grouped(o.Days, calendar.Day.String, func(e checks.DayOff) object { return item(e.Mark, e) }),
		"labels":   o.Labels, "unread": full(o.Unread),
	}
}

// full writes a list that holds nothing as an empty one.
func full(list []string) []string { return append([]string{}, list...) }

// laterKinds came after the history was written: the golden entries show them.
var laterKinds = []string{
	KindEdition, KindSample, KindContent, KindFound, KindStep, KindRuling, KindExecution, KindRegion, KindSitting, KindItem, KindDecision, KindTemplate, KindReview, KindKey,
}

func TestTheHistoryOfFormat1ShowsEveryKind(t *testing.T) {
	entries, _ := frozen(t)
	missing := maps.Clone(kinds)
	for _, e := range entries {
		delete(missing, e.Header.Kind)
	}
	for _, kind := range laterKinds {
		delete(missing, kind)
	}
	if len(missing) > 0 {
		t.Errorf("without %v", slices.Sorted(maps.Keys(missing)))
	}
}

// An entry can be written by hand, with nothing but text and SHA-256.
func ExampleReadEntry() {
	payload := []byte(`{"reason":"қате","salt":"00112233445566778899aabbccddeeff","why":"entered by mistake"}`)
	stream := Sum([]byte("the public half of the key, 32 bytes"))
	mistaken := Sum([]byte("the header of the entry that is withdrawn"))
	before := Sum([]byte("the header of the previous entry of the stream"))
	header := "ashyq-entry 1\n" +
		"stream " + string(stream) + "\n" +
		"number 2\n" +
		"clock 7\n" +
		"time 2026-01-20T04:00:00.000Z\n" +
		"zone +05:00\n" +
		"author Айгүл Сейітқызы\n" +
		"kind withdrawn\n" +
		"version 1\n" +
		"subject inspection 0192a000-0000-7000-8000-000000000001\n" +
		"replaces " + string(mistaken) + "\n" +
		"payload " + string(Sum(payload)) + "\n" +
		"previous " + string(before) + "\n"

	e, err := ReadEntry([]byte(header), payload)
	fmt.Println(err)
	fmt.Println(e.Header.Kind, e.Header.Subject.ID(), e.Header.Time.Format(time.DateOnly))
	fmt.Println("named", e.Hash)
	// Output:
	// <nil>
	// withdrawn 0192a000-0000-7000-8000-000000000001 2026-01-20
	// named 6196344d9cc2c2da9bc86c7fb41914f5ffcc2974c8d962f33aa9036998348d29
}
