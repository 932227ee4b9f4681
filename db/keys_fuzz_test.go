package db

import (
	"crypto/ed25519"
	"encoding/hex"
	"os"
	"testing"

	"ashyq/checks/journal"
)

// Whatever lies in the folder of keys under the name of a stream: a key is only ever
// taken that belongs to it, and a note that cannot be read fits no database.
func FuzzKeyFiles(f *testing.F) {
	f.Add([]byte("00\n"), []byte("1 abc\n"))
	f.Add([]byte("\x1b[2J"), []byte("-1 \u202e"))
	f.Add([]byte(nil), []byte("9223372036854775807 0000000000000000000000000000000000000000000000000000000000000000\n"))
	own := ed25519.NewKeyFromSeed(make([]byte, ed25519.SeedSize))
	f.Add([]byte(hex.EncodeToString(own.Seed())), []byte("7 "+string(journal.Sum(nil))))
	stream := journal.Sum(own.Public().(ed25519.PublicKey))
	keys := folder(f.TempDir())
	f.Fuzz(func(t *testing.T, seed, head []byte) {
		if os.WriteFile(keys.path(stream, ""), seed, 0o600) != nil || os.WriteFile(keys.path(stream, headSuffix), head, 0o600) != nil {
			t.Fatal("the files of the key cannot be written")
		}
		if key, err := keys.private(stream); err == nil && !key.Equal(own) {
			t.Error("a key of another stream was taken")
		}
		held, err := keys.heads()
		if err != nil || len(held) != 1 {
			t.Fatalf("%v %v", held, err)
		}
		if h := held[stream]; h.Number != -1 && (h.Number < 1 || !h.Hash.Valid()) {
			t.Errorf("%q is taken for %+v", head, h)
		}
	})
}
