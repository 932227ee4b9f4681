package table

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("table: " + err.Error()) // our own file: a test reads it too
	}
	return m
})

type args = lang.Args

// fail makes an error of this package: what happened, and what to do.
func fail(code string, a args) *lang.Error { return messages().Error(code, a) }

// damaged says that a file is not whole, with the technical cause.
func damaged(name string, cause error) error {
	e := fail("table.damaged", args{"name": lang.Line(name)})
	e.Err = cause
	return e
}
