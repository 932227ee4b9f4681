package main

import (
	"encoding/base64"
	"io"
	"strings"
)

// clipboard gives a text to the clipboard of the terminal, by the sequence OSC 52. The
// terminal answers nothing, so whoever copies says what to do where it was not taken.
// Inside tmux and screen the sequence is handedOn, so that they hand it on.
func clipboard(out io.Writer, getenv func(string) string) func(text string) error {
	return func(text string) error {
		_, err := io.WriteString(out, handedOn(osc52(text), getenv))
		return err
	}
}

// osc52 is the sequence that puts a text into the clipboard.
func osc52(text string) string {
	return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\x07"
}

// screenPiece is how much screen hands on at a time.
const screenPiece = 76

// handedOn hands a sequence through the program between us and the terminal.
func handedOn(sequence string, getenv func(string) string) string {
	switch {
	case getenv("TMUX") != "":
		return "\x1bPtmux;" + strings.ReplaceAll(sequence, "\x1b", "\x1b\x1b") + "\x1b\\"
	case strings.HasPrefix(getenv("TERM"), "screen"):
		var b strings.Builder
		for len(sequence) > 0 {
			n := min(len(sequence), screenPiece)
			b.WriteString("\x1bP" + sequence[:n] + "\x1b\\")
			sequence = sequence[n:]
		}
		return b.String()
	}
	return sequence
}
