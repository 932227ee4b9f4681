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
		Payload: checks.StreamKey{Stream: string(stream), Value: checks.KeyRetired, Day: day, Reason: reason}})
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
	if r.After(before.Header.Clock) || !r.After(after.Header.Clock) {
		t.Error("what came before it stands, what came after it is late")
	}
	if !r.Seen(other.heads()) || r.Seen(lost.heads()) {
		t.Error("whoever holds the entry knew of it, and nobody else")
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

func TestWhatRetiredAKeyByMistakeCanBeTakenBack(t *testing.T) {
	var all []Entry
	a, b := newHand(t, 1, &all), newHand(t, 2, &all)
	said := b.retires(a.stream(), "қате")
	b.write(Draft{Kind: KindWithdrawn, Subject: Office, Replaces: []Target{{Hash: said.Hash}}, Payload: Withdrawn{Why: ByMistake, Reason: "басқа ноутбук"}})
	if out := Retirements(all); len(out) != 0 {
		t.Errorf("%v", out)
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
	rows[0].Retired = &Retirement{At: Head{Stream: a.stream(), Number: 1}, Day: "2026-01-03"}
	if by := WhoSigned(Sign(st, a.key), st, rows); !by.Late || by.Retired != "2026-01-03" {
		t.Errorf("it was signed by one who knew better: %+v", by)
	}
}

func setting(name, value string) Draft {
	return Draft{Kind: KindSetting, Subject: Office, Matter: "setting " + name, Payload: checks.Setting{Value: value, Source: "бұйрық"}}
}
