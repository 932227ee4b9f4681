package screen

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var words = NewWords(messagesTOML)

// Words are the messages of a package of screens.
type Words struct{ all func() *lang.Messages }

// NewWords reads the text of a messages.toml, when it is first asked.
func NewWords(text string) Words {
	return Words{all: sync.OnceValue(func() *lang.Messages {
		m, err := lang.ParseMessages(text)
		if err != nil {
			panic(err) // the file is ours, and a test reads it
		}
		return m
	})}
}

// Text says a message in the three languages.
func (w Words) Text(key string, args lang.Args) lang.Text { return w.all().Text(key, args) }

// In says a message in the language in force.
func (w Words) In(e *Env, key string, args lang.Args) string { return e.In(w.Text(key, args)) }

// Error makes an error of a message and its hint.
func (w Words) Error(key string, args lang.Args) *lang.Error { return w.all().Error(key, args) }
