package journal

import (
	"crypto/sha256"
	"encoding/hex"
)

// Hash is a SHA-256 in 64 small hex digits. It names entries, payloads,
// attachments and streams.
type Hash string

// Sum gives the hash of some bytes.
func Sum(b []byte) Hash {
	s := sha256.Sum256(b)
	return Hash(hex.EncodeToString(s[:]))
}

// Valid tells whether the text is 64 small hex digits.
func (h Hash) Valid() bool {
	if len(h) != 64 {
		return false
	}
	for i := range len(h) {
		c := h[i]
		if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
			return false
		}
	}
	return true
}
