package locked

import (
	"bytes"
	"io"
	"testing"
)

// Whatever stands where a key or a shut file should, it is refused; only what was
// shut for a key is ever read with it.
func FuzzKeysAndFiles(f *testing.F) {
	private, public, err := NewIdentity()
	if err != nil {
		f.Fatal(err)
	}
	var shut bytes.Buffer
	w, err := To{Recipients: []string{public}}.Shut(&shut)
	if err != nil {
		f.Fatal(err)
	}
	if _, err := io.WriteString(w, "мазмұны"); err != nil {
		f.Fatal(err)
	}
	if err := w.Close(); err != nil {
		f.Fatal(err)
	}
	f.Add(private, public, shut.Bytes())
	f.Add("AGE-SECRET-KEY-1", "age1", []byte("age-encryption.org/v1\n"))
	f.Fuzz(func(t *testing.T, identity, recipient string, file []byte) {
		_ = To{Recipients: []string{recipient}}.Check()
		in, err := By{Identities: []string{identity}}.Open(bytes.NewReader(file))
		if err != nil {
			return
		}
		got, err := io.ReadAll(in)
		if err == nil && Is(file) && string(got) != "мазмұны" {
			t.Errorf("%q was read out of a file that nobody shut", got)
		}
	})
}
