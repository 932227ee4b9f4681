package paper

import (
	_ "embed"
	"sync"

	"ashyq/checks/lang"
)

//go:embed messages.toml
var messagesTOML string

// messages are the words of the papers. The file is part of the program, and
// that it is whole is tested.
var messages = sync.OnceValue(func() *lang.Messages {
	m, err := lang.ParseMessages(messagesTOML)
	if err != nil {
		panic("paper: " + err.Error())
	}
	return m
})

// blank is the line that is left for the pen.
const blank = "____________"
