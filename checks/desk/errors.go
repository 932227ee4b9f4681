package desk

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
		panic(err)
	}
	return m
})

type args = lang.Args

// fail makes an error of this package: what happened, and what to do.
func fail(code string, a args) *lang.Error { return messages().Error(code, a) }
