package journal

import (
	"cmp"
	"crypto/ed25519"
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
)

// A stream is a key pair: its first entry is the public half, and its name is the
// hash of that half. What leaves the office (a paper, a bundle, a backup) is
// signed with the private one, over its own hash and the heads of the journal at
// that moment. Whoever holds the journal can then tell who made it, from which
// state, and that no entry before those heads was changed or cut away since.

// What is signed.
const (
	SignedPaper  = "paper"
	SignedBundle = "bundle"
	SignedBackup = "backup"
)

// Statement is what a signature stands under.
type Statement struct {
	What  string // one of the words above
	Of    Hash   // of the bytes, or of the words, that leave the office
	Heads []Head // of the journal when they were made
}

// Bytes gives the text that is signed: lines that end with LF, the heads sorted by
// stream.
func (s Statement) Bytes() []byte {
	heads := slices.SortedFunc(slices.Values(s.Heads), func(a, b Head) int {
		return cmp.Or(cmp.Compare(a.Stream, b.Stream), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Hash, b.Hash))
	})
	var b strings.Builder
	fmt.Fprintf(&b, "ashyq-signature 1\nwhat %s\nof %s\n", s.What, s.Of)
	for _, h := range heads {
		fmt.Fprintf(&b, "head %s %d %s\n", h.Stream, h.Number, h.Hash)
	}
	return []byte(b.String())
}

// Signature is an Ed25519 signature with the public key it answers to. The zero
// one says that nothing was signed.
type Signature struct {
	Key   []byte // 32 bytes
	Value []byte // 64 bytes
}

// Sign signs a statement.
func Sign(s Statement, key ed25519.PrivateKey) Signature {
	return Signature{Key: slices.Clone(key.Public().(ed25519.PublicKey)), Value: ed25519.Sign(key, s.Bytes())}
}

// Empty tells whether nothing was signed.
func (s Signature) Empty() bool { return len(s.Key) == 0 && len(s.Value) == 0 }

// Stream names the stream whose key it is: nobody else can sign in its name.
func (s Signature) Stream() Hash { return Sum(s.Key) }

// Stands tells whether this is the signature of that stream under the statement.
func (s Signature) Stands(under Statement) bool {
	return len(s.Key) == ed25519.PublicKeySize && len(s.Value) == ed25519.SignatureSize &&
		ed25519.Verify(s.Key, under.Bytes(), s.Value)
}

// String gives the signature as one word: the key and the value in base64 with a
// colon between; empty where nothing was signed.
func (s Signature) String() string {
	if s.Empty() {
		return ""
	}
	return base64.StdEncoding.EncodeToString(s.Key) + ":" + base64.StdEncoding.EncodeToString(s.Value)
}

// ParseSignature reads that word. What is not one is refused; whether it stands is
// another question.
func ParseSignature(word string) (Signature, error) {
	if word == "" {
		return Signature{}, nil
	}
	key, value, ok := strings.Cut(word, ":")
	if ok {
		var s Signature
		var err, other error
		s.Key, err = base64.StdEncoding.Strict().DecodeString(key)
		s.Value, other = base64.StdEncoding.Strict().DecodeString(value)
		if err == nil && other == nil && len(s.Key) == ed25519.PublicKeySize && len(s.Value) == ed25519.SignatureSize {
			return s, nil
		}
	}
	return Signature{}, fmt.Errorf("journal: not a signature: %.100q", word)
}
