// Package locked keeps files shut for everybody but those they are meant for.
//
// The idea: a backup or a bundle that leaves the laptop is encrypted as a whole with
// age (https://age-encryption.org/v1), a format that other programs read too. It is
// shut either to recipients, each named by a public key, or with a passphrase; it is
// opened with an identity (the private half of such a key) or with the passphrase. A
// file knows nothing of its content but its length; one that was changed or cut short
// anywhere does not open.
package locked

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"filippo.io/age"
)

// To says for whom a file is shut. None of both means that it stays open.
type To struct {
	Recipients []string // public keys: age1…
	Passphrase string
}

// Empty tells whether a file stays open.
func (t To) Empty() bool { return len(t.Recipients) == 0 && t.Passphrase == "" }

// By says with what a file is opened.
type By struct {
	Identities []string // private keys: AGE-SECRET-KEY-1…
	Passphrase string
}

// What is wrong with a file or with a key.
var (
	ErrRecipient = errors.New("locked: not a public key")
	ErrIdentity  = errors.New("locked: not a private key")
	ErrBoth      = errors.New("locked: either recipients or a passphrase")
	ErrKeyless   = errors.New("locked: shut, and no key was given")
	ErrWrongKey  = errors.New("locked: none of the keys opens it")
	ErrPhrase    = errors.New("locked: the passphrase does not open it")
	ErrDamaged   = errors.New("locked: it was changed or cut short")
)

// Shut writes through to w what is shut for those named. What was written is whole
// only when Close returned nil; w itself is not closed.
func (t To) Shut(w io.Writer) (io.WriteCloser, error) {
	list, err := t.recipients()
	if err != nil {
		return nil, err
	}
	return age.Encrypt(w, list...)
}

// Check tells whether all that is named can be shut for.
func (t To) Check() error {
	if t.Empty() {
		return nil
	}
	_, err := t.recipients()
	return err
}

func (t To) recipients() ([]age.Recipient, error) {
	if t.Passphrase != "" {
		if len(t.Recipients) > 0 {
			return nil, ErrBoth
		}
		r, err := age.NewScryptRecipient(t.Passphrase)
		return []age.Recipient{r}, err
	}
	var out []age.Recipient
	for _, text := range t.Recipients {
		list, err := age.ParseRecipients(strings.NewReader(text))
		if err != nil {
			return nil, fmt.Errorf("%w: %.100q", ErrRecipient, text)
		}
		out = append(out, list...)
	}
	return out, nil
}

// intro is how a file that is shut begins.
const intro = "age-encryption.org/v1\n"

// Is tells whether what begins so is shut.
func Is(begins []byte) bool { return bytes.HasPrefix(begins, []byte(intro)) }

// IsFile tells whether the file is shut; one that cannot be read is not.
func IsFile(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	begins := make([]byte, len(intro))
	n, _ := io.ReadFull(f, begins)
	return Is(begins[:n])
}

// Open gives what stands in r: as it is where it is not shut. The reader answers
// ErrDamaged where the file was changed: what was read before is then worth nothing.
func (b By) Open(r io.Reader) (io.Reader, error) {
	in := bufio.NewReader(r)
	if begins, _ := in.Peek(len(intro)); !Is(begins) {
		return in, nil
	}
	list, err := b.identities()
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, ErrKeyless
	}
	open, err := age.Decrypt(in, list...)
	var none *age.NoIdentityMatchError
	switch {
	case errors.As(err, &none) && b.Passphrase != "" && len(b.Identities) == 0:
		return nil, ErrPhrase
	case errors.As(err, &none):
		return nil, ErrWrongKey
	case err != nil:
		return nil, fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return &checked{open}, nil
}

// mostWork bounds what trying a passphrase may cost: 1 GiB of memory at 20. We write
// 18; a file that asks for more than is tried could take the whole computer.
const mostWork = 20

func (b By) identities() ([]age.Identity, error) {
	var out []age.Identity
	for _, text := range b.Identities {
		list, err := age.ParseIdentities(strings.NewReader(text))
		if err != nil {
			return nil, ErrIdentity // its text is a secret: it is not repeated
		}
		out = append(out, list...)
	}
	if b.Passphrase != "" {
		own, err := age.NewScryptIdentity(b.Passphrase)
		if err != nil {
			return nil, err
		}
		own.SetMaxWorkFactor(mostWork)
		out = append(out, own)
	}
	return out, nil
}

// checked names the one thing that can go wrong while reading.
type checked struct{ r io.Reader }

func (c *checked) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	if err != nil && !errors.Is(err, io.EOF) {
		err = fmt.Errorf("%w: %w", ErrDamaged, err)
	}
	return n, err
}

// NewIdentity makes a key pair: the private half is kept by whom files are meant for,
// the public one is given to whoever shuts them.
func NewIdentity() (private, public string, err error) {
	id, err := age.GenerateX25519Identity()
	if err != nil {
		return "", "", err
	}
	return id.String(), id.Recipient().String(), nil
}
