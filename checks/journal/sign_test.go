package journal_test

import (
	"crypto/ed25519"
	"slices"
	"testing"

	"ashyq/checks/journal"
)

var signedHeads = []journal.Head{
	{Stream: journal.Sum([]byte("b")), Number: 7, Hash: journal.Sum([]byte("7"))},
	{Stream: journal.Sum([]byte("a")), Number: 3, Hash: journal.Sum([]byte("3"))},
}

func signing(seed byte) ed25519.PrivateKey {
	return ed25519.NewKeyFromSeed(slices.Repeat([]byte{seed}, ed25519.SeedSize))
}

// A signature stands under what was signed, in whatever order the heads come, and
// under nothing else.
func TestASignatureStandsUnderItsStatementAlone(t *testing.T) {
	key := signing(1)
	st := journal.Statement{What: journal.SignedBackup, Of: journal.Sum([]byte("bytes")), Heads: signedHeads}
	s := journal.Sign(st, key)
	if s.Stream() != journal.Sum(key.Public().(ed25519.PublicKey)) {
		t.Error("it is of another stream")
	}
	turned := st
	turned.Heads = []journal.Head{signedHeads[1], signedHeads[0]}
	if !s.Stands(st) || !s.Stands(turned) {
		t.Error("it does not stand")
	}
	for what, other := range map[string]journal.Statement{
		"another word":  {What: journal.SignedPaper, Of: st.Of, Heads: st.Heads},
		"other bytes":   {What: st.What, Of: journal.Sum(nil), Heads: st.Heads},
		"a head less":   {What: st.What, Of: st.Of, Heads: st.Heads[:1]},
		"another entry": {What: st.What, Of: st.Of, Heads: []journal.Head{st.Heads[0], {Stream: st.Heads[1].Stream, Number: 3, Hash: st.Of}}},
	} {
		if s.Stands(other) {
			t.Errorf("it stands under %s", what)
		}
	}
	forged := journal.Sign(st, signing(2))
	forged.Key = s.Key
	if forged.Stands(st) || (journal.Signature{}).Stands(st) {
		t.Error("a foreign or an empty one stands")
	}
}

// The word of a signature is read back as it was written, and nothing else is read.
func TestASignatureIsOneWord(t *testing.T) {
	s := journal.Sign(journal.Statement{What: journal.SignedPaper}, signing(3))
	again, err := journal.ParseSignature(s.String())
	if err != nil || again.String() != s.String() {
		t.Errorf("%v, %v", again, err)
	}
	none, err := journal.ParseSignature("")
	if err != nil || !none.Empty() || none.String() != "" {
		t.Errorf("none: %v, %v", none, err)
	}
	for _, word := range []string{"x", ":", s.String() + "A", s.String()[1:], " " + s.String(), "AAAA:" + s.String()} {
		if _, err := journal.ParseSignature(word); err == nil {
			t.Errorf("%q was read", word)
		}
	}
}

// FuzzParseSignature: any word is refused, or is what it gives back.
func FuzzParseSignature(f *testing.F) {
	f.Add("")
	f.Add(journal.Sign(journal.Statement{}, signing(4)).String())
	f.Add("a:b")
	f.Fuzz(func(t *testing.T, word string) {
		if s, err := journal.ParseSignature(word); err == nil && s.String() != word {
			t.Errorf("%q gives back %q", word, s.String())
		}
	})
}
