package journal

import (
	"crypto/ed25519"
	"encoding/hex"
	"slices"
	"testing"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
)

// hand is a stream with its key, and what it wrote.
type hand struct {
	*testing.T
	key  ed25519.PrivateKey
	last Place
	all  *[]Entry
}

func newHand(t *testing.T, seed byte, all *[]Entry) *hand {
	h := &hand{T: t, key: ed25519.NewKeyFromSeed(slices.Repeat([]byte{seed}, ed25519.SeedSize)), all: all}
	h.write(Draft{Kind: KindStream, Subject: Office, Payload: Stream{Label: "AB", Key: hex.EncodeToString(h.public())}})
	return h
}

func (h *hand) public() []byte { return h.key.Public().(ed25519.PublicKey) }
func (h *hand) stream() Hash   { return Sum(h.public()) }

// write appends one act after everything that is held.
func (h *hand) write(d Draft) Entry {
	h.Helper()
	for _, e := range *h.all {
		h.last.Clock = max(h.last.Clock, e.Header.Clock)
	}
	h.last.Act = ""
	list, err := Seal([]Draft{d}, Stamp{Stream: h.stream(), Author: "А. Үлгі", Time: time.Date(2026, 1, 20, 9, 0, 0, 0, time.UTC)}, h.last)
	if err != nil {
		h.Fatal(err)
	}
	h.last = h.last.After(list[0])
	*h.all = append(*h.all, list[0])
	return list[0]
}

func (h *hand) retires(stream Hash, reason string) Entry {
	h.Helper()
	day, _ := calendar.ParseDay("2026-01-19")
	return h.write(Draft{Kind: KindKey, Subject: Office, Matter: "key " + string(stream),
		Payload: checks.StreamKey{Stream: string(stream), Value: checks.KeyRetired, Day: day, Reason: reason, Last: h.held(stream)}})
}

// held is the last entry of a stream that is held.
func (h *hand) held(stream Hash) (last checks.LastOfKey) {
	for _, e := range *h.all {
		if e.Header.Stream == stream && e.Header.Number > last.Number {
			last = checks.LastOfKey{Number: e.Header.Number, Hash: string(e.Hash)}
		}
	}
	return last
}

func (h *hand) heads() []Head { return []Head{h.last.Last} }

func TestARetiredKeyIsOutOfUseFromThatEntryOn(t *testing.T) {
	var all []Entry
	lost := newHand(t, 1, &all)
	before := lost.write(setting("office.city", "Астана"))
	other := newHand(t, 2, &all)
	said := other.retires(lost.stream(), "ноутбук жоғалды")
	after := lost.write(setting("office.city", "Алматы"))

	out := Retirements(all)
	r := out[lost.stream()]
	if len(out) != 1 || r == nil || r.Entry != said.Hash || r.Day != "2026-01-19" || r.Reason != "ноутбук жоғалды" || r.By != "А. Үлгі" {
		t.Fatalf("%+v", r)
	}
	if r.After(before.Header.Number) || !r.After(after.Header.Number) {
		t.Error("what was held stands, what came after it is late")
	}
	if Retires(said) != lost.stream() || Retires(before) != "" {
		t.Error("an entry tells whose key it takes out of use")
	}
}

func TestOfTwoWordsAboutAKeyTheEarlierCounts(t *testing.T) {
	var all []Entry
	a, b := newHand(t, 1, &all), newHand(t, 2, &all)
	first := b.retires(a.stream(), "бірінші")
	b.retires(a.stream(), "екінші")
	if r := Retirements(all)[a.stream()]; r == nil || r.Entry != first.Hash {
		t.Errorf("%+v", r)
	}
}

// Whoever holds a stolen laptop chooses its clock: what tells is the number.
func TestTheClockOfARetiredKeyTellsNothing(t *testing.T) {
	var all []Entry
	lost := newHand(t, 1, &all)
	early := *lost
	other := newHand(t, 2, &all)
	for range 5 {
		other.write(setting("office.city", "Астана"))
	}
	other.retires(lost.stream(), "ұрланды")
	var alone []Entry
	early.all = &alone
	thief := early.write(setting("office.city", "Алматы"))
	r := Retirements(append(all, alone...))[lost.stream()]
	if thief.Header.Clock >= all[len(all)-1].Header.Clock {
		t.Fatal("the thief's clock is not behind")
	}
	if !r.After(thief.Header.Number) || !r.Late(early.heads()) {
		t.Error("an entry that nobody had held passes for a good one")
	}
}

// A signature is from before only where its own heads show it.
func TestWhatASignatureOfARetiredKeyShows(t *testing.T) {
	var all []Entry
	lost, other := newHand(t, 1, &all), newHand(t, 2, &all)
	good := lost.heads()
	before := other.heads()
	other.retires(lost.stream(), "жоғалды")
	r := Retirements(all)[lost.stream()]
	fork := Head{Stream: lost.stream(), Number: good[0].Number, Hash: Sum([]byte("another"))}
	next := Head{Stream: lost.stream(), Number: good[0].Number + 1, Hash: Sum([]byte("next"))}
	for _, c := range []struct {
		what  string
		heads []Head
		late  bool
	}{
		{"its last good entry", good, false},
		{"that, and one that knows nothing of it", append(before, good...), false},
		{"the entry after it", []Head{next}, true},
		{"another entry in its place", []Head{fork}, true},
		{"the entry that retires it", append(other.heads(), good...), true},
		{"nothing of its own stream", before, true},
		{"nothing", nil, true},
	} {
		if r.Late(c.heads) != c.late {
			t.Errorf("heads that name %s: late %v", c.what, !c.late)
		}
	}
	if (*Retirement)(nil).Late(nil) || (*Retirement)(nil).After(7) {
		t.Error("a key in use")
	}
}

func TestAKeyThatIsOutOfUseStaysOutOfUse(t *testing.T) {
	var all []Entry
	lost, other := newHand(t, 1, &all), newHand(t, 2, &all)
	said := other.retires(lost.stream(), "жоғалды")
	for _, h := range []*hand{lost, other} {
		h.write(Draft{Kind: KindWithdrawn, Subject: Office, Replaces: []Target{{Hash: said.Hash}}, Payload: Withdrawn{Why: ByMistake, Reason: "табылды"}})
		if r := Retirements(all)[lost.stream()]; r == nil || r.Entry != said.Hash {
			t.Errorf("it was taken back: %+v", r)
		}
	}
}

// A key that is out of use neither takes others out of use nor lengthens its own life.
func TestARetiredKeySaysNothingMoreOfKeys(t *testing.T) {
	var all []Entry
	lost, other, third := newHand(t, 1, &all), newHand(t, 2, &all), newHand(t, 3, &all)
	said := other.retires(lost.stream(), "жоғалды")
	lost.retires(lost.stream(), "өзім")
	lost.retires(third.stream(), "қасақана")
	out := Retirements(all)
	if len(out) != 1 || out[lost.stream()].Entry != said.Hash {
		t.Errorf("%v", out)
	}
	lost.retires(other.stream(), "қарсы")
	if out := Retirements(all); len(out) != 1 {
		t.Errorf("the thief answered, and was believed: %v", out)
	}
}

func TestKeysThatRetireOneAnotherAreAllOutOfUse(t *testing.T) {
	var all []Entry
	a, b := newHand(t, 1, &all), newHand(t, 2, &all)
	before := slices.Clone(all)
	a.retires(b.stream(), "ол")
	behind := *b
	behind.all = &before // it has not heard of that
	behind.retires(a.stream(), "бұл")
	out := Retirements(append(all, before[2:]...))
	if len(out) != 2 {
		t.Errorf("%v", out)
	}
}

// A stream that retires itself ends with that word.
func TestAStreamEndsWithItsOwnWord(t *testing.T) {
	var all []Entry
	a := newHand(t, 1, &all)
	heads := a.heads()
	last := a.retires(a.stream(), "ауысты")
	r := Retirements(all)[a.stream()]
	if r.After(last.Header.Number) || !r.After(last.Header.Number+1) || r.Late(heads) || !r.Late(a.heads()) {
		t.Errorf("%+v", r)
	}
}

// A signature names its stream, and the journal says whose hand that is.
func TestTheJournalNamesWhoSigned(t *testing.T) {
	var all []Entry
	a := newHand(t, 1, &all)
	st := Statement{What: SignedBackup, Of: Sum([]byte("bytes")), Heads: a.heads()}
	rows := []StreamRow{{Stream: a.stream(), Label: "AB", Authors: []string{"А. Үлгі"}, First: time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)}}
	by := WhoSigned(Sign(st, a.key), st, rows)
	if !by.Stands || !by.Known || by.Label != "AB" || by.Since != "2026-01-02" || !slices.Equal(by.Authors, []string{"А. Үлгі"}) || by.Late {
		t.Errorf("%+v", by)
	}
	if by := WhoSigned(Sign(st, a.key), st, nil); by.Known || !by.Stands || by.Stream != a.stream() {
		t.Errorf("a stream that is not held: %+v", by)
	}
	other := st
	other.Of = Sum([]byte("other bytes"))
	if by := WhoSigned(Sign(st, a.key), other, rows); by.Stands {
		t.Error("it stands under other bytes")
	}
	rows[0].Retired = &Retirement{Stream: a.stream(), At: Head{Stream: a.stream(), Number: 1}, Day: "2026-01-03"}
	if by := WhoSigned(Sign(st, a.key), st, rows); !by.Late || by.Retired != "2026-01-03" {
		t.Errorf("it was signed by one who knew better: %+v", by)
	}
}

func setting(name, value string) Draft {
	return Draft{Kind: KindSetting, Subject: Office, Matter: "setting " + name, Payload: checks.Setting{Value: value, Source: "бұйрық"}}
}
