package locked_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"ashyq/db/locked"
)

func shut(t *testing.T, to locked.To, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := to.Shut(&b)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(by locked.By, file []byte) (string, error) {
	r, err := by.Open(bytes.NewReader(file))
	if err != nil {
		return "", err
	}
	text, err := io.ReadAll(r)
	return string(text), err
}

// What is shut for somebody opens with the private half of that key alone.
func TestAFileOpensForThoseItIsMeantFor(t *testing.T) {
	private, public, err := locked.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := locked.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	file := shut(t, locked.To{Recipients: []string{public}}, "құпия")
	if !locked.Is(file) || bytes.Contains(file, []byte("құпия")) {
		t.Error("it is not shut")
	}
	if text, err := open(locked.By{Identities: []string{other, private}}, file); err != nil || text != "құпия" {
		t.Errorf("%q, %v", text, err)
	}
	for want, by := range map[error]locked.By{
		locked.ErrKeyless:  {},
		locked.ErrWrongKey: {Identities: []string{other}},
		locked.ErrIdentity: {Identities: []string{"AGE-SECRET-KEY-1"}},
	} {
		if _, err := open(by, file); !errors.Is(err, want) {
			t.Errorf("want %v, have %v", want, err)
		}
	}
}

// A passphrase opens what it shut, and another one does not.
func TestAPassphraseOpensWhatItShut(t *testing.T) {
	file := shut(t, locked.To{Passphrase: "төрт сөзден тұратын тіркес"}, "мәтін")
	if text, err := open(locked.By{Passphrase: "төрт сөзден тұратын тіркес"}, file); err != nil || text != "мәтін" {
		t.Errorf("%q, %v", text, err)
	}
	if _, err := open(locked.By{Passphrase: "басқа"}, file); !errors.Is(err, locked.ErrPhrase) {
		t.Errorf("another passphrase: %v", err)
	}
}

// What is not shut is read as it is.
func TestWhatIsNotShutIsReadAsItIs(t *testing.T) {
	for _, text := range []string{"", "a", "age-encryption.org/v0\n", "SQLite format 3"} {
		if got, err := open(locked.By{}, []byte(text)); err != nil || got != text {
			t.Errorf("%q: %q, %v", text, got, err)
		}
	}
}

// Every byte that is changed, and every cut, is noticed.
func TestAChangedFileDoesNotOpen(t *testing.T) {
	private, public, err := locked.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	by := locked.By{Identities: []string{private}}
	file := shut(t, locked.To{Recipients: []string{public}}, strings.Repeat("дәлелдеме ", 100))
	for i := range file {
		spoilt := bytes.Clone(file)
		spoilt[i] ^= 4
		if _, err := open(by, spoilt); err == nil && locked.Is(spoilt) {
			t.Errorf("byte %d was changed unnoticed", i)
		}
		if _, err := open(by, file[:i]); err == nil && locked.Is(file[:i]) {
			t.Errorf("a cut at %d went unnoticed", i)
		}
	}
}

// Keys that are none are refused before anything is written.
func TestWhatIsNoKeyIsRefused(t *testing.T) {
	for want, to := range map[error]locked.To{
		locked.ErrRecipient: {Recipients: []string{"age1abc"}},
		locked.ErrBoth:      {Recipients: []string{"age1abc"}, Passphrase: "x"},
	} {
		if _, err := to.Shut(io.Discard); !errors.Is(err, want) || !errors.Is(to.Check(), want) {
			t.Errorf("want %v, have %v", want, err)
		}
	}
	if (locked.To{}).Check() != nil {
		t.Error("nobody is nobody")
	}
}
