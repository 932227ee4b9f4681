package main

import (
	"context"
	_ "embed"
	"errors"
	"strings"
	"sync"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("ashyq: " + err.Error()) // our own file: a test reads it too
	}
	return m
})

// known tells whether there is a message, for texts that only some commands
// have.
var known = sync.OnceValue(func() map[string]bool {
	out := map[string]bool{}
	for _, key := range messages().Keys() {
		out[key] = true
	}
	return out
})

// refuse makes an error of this package: what happened, and what to do.
func refuse(code string, a lang.Args) *lang.Error { return messages().Error(code, a) }

// usageCodes begin the codes of errors in the form of the command line.
const usageCodes = "usage."

// usage is refuse for a command line that does not follow the grammar.
func usage(code string, a lang.Args) *lang.Error { return refuse(code, a) }

func isUsage(e *lang.Error) bool { return strings.HasPrefix(e.Code, usageCodes) }

// told gives an error words for the user, whatever it is.
func (s *session) told(err error) *lang.Error {
	switch {
	case errors.Is(err, desk.ErrNoStore):
		return refuse("database.none", lang.Args{"path": s.path()})
	case errors.Is(err, context.Canceled):
		return refuse("stopped", nil)
	}
	if e, ok := lang.AsError(err); ok {
		return e
	}
	return refuse("internal", lang.Args{"cause": err.Error()})
}
