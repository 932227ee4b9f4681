package locked

import (
	_ "embed"
	"errors"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesText string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesText)
	if err != nil {
		panic(err) // an embedded file of ours: the tests read it
	}
	return m
})

// wrong pairs what can be wrong with the message that says so.
var wrong = []struct {
	err  error
	code string
}{
	{ErrRecipient, "locked.recipient"},
	{ErrIdentity, "locked.identity"},
	{ErrBoth, "locked.both"},
	{ErrKeyless, "locked.keyless"},
	{ErrWrongKey, "locked.wrong-key"},
	{ErrPhrase, "locked.phrase"},
	{ErrDamaged, "locked.damaged"},
}

// Told puts what is wrong with a file or with a key into the analyst's words; no
// key is repeated in them. Other errors, and those that are told already, pass.
func Told(path string, err error) error {
	if _, ours := lang.AsError(err); ours || err == nil {
		return err
	}
	for _, w := range wrong {
		if errors.Is(err, w.err) {
			e := messages().Error(w.code, lang.Args{"path": lang.Line(path)})
			e.Err = err
			return e
		}
	}
	return err
}
