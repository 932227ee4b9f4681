package main

import (
	"bufio"
	"io"
	"os"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/db/locked"
)

// The flags with which a file is shut and opened are the same for backups and for
// bundles. Secrets are read from files or from the standard input, never from the
// command line, which other programs and the history of the shell can see.

// mostPhrase bounds the line that is a passphrase, in bytes.
const mostPhrase = 1 << 10

// toFlags say for whom a file that is written is shut; none of them leaves it open.
type toFlags struct {
	To     []string `placeholder:"recipient" sep:"none"`
	ToFile []string `placeholder:"file" sep:"none"`
	phraseFlag
}

// identityFlag names the private keys that open a file.
type identityFlag struct {
	Identity []string `placeholder:"file" sep:"none"`
}

// phraseFlag names where a passphrase stands: a file, or - for the standard input.
type phraseFlag struct {
	PassphraseFile string `placeholder:"file"`
}

// byFlags say with what a file that is read is opened.
type byFlags struct {
	identityFlag
	phraseFlag
}

// to reads the keys; what is no key is refused before anything is written.
func (f toFlags) to(s *session) (locked.To, error) {
	out := locked.To{Recipients: f.To}
	for _, name := range f.ToFile {
		text, err := keyFile(name)
		if err != nil {
			return locked.To{}, err
		}
		out.Recipients = append(out.Recipients, text)
	}
	if f.PassphraseFile != "" && len(out.Recipients) > 0 {
		return locked.To{}, usage("usage.to-both", nil)
	}
	var err error
	if out.Passphrase, err = f.phrase(s); err != nil {
		return locked.To{}, err
	}
	return out, locked.Told("", out.Check())
}

// by reads the keys.
func (f byFlags) by(s *session) (out locked.By, err error) {
	if out.Identities, err = f.identities(); err != nil {
		return locked.By{}, err
	}
	out.Passphrase, err = f.phrase(s)
	return out, err
}

// identities reads the files that were named.
func (f identityFlag) identities() ([]string, error) {
	var out []string
	for _, name := range f.Identity {
		text, err := keyFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, text)
	}
	return out, nil
}

// phrase reads the first line of the file; "" where none was named.
func (f phraseFlag) phrase(s *session) (string, error) {
	if f.PassphraseFile == "" {
		return "", nil
	}
	in, name := s.stdin, "-"
	if f.PassphraseFile != "-" {
		file, err := os.Open(f.PassphraseFile)
		if err != nil {
			return "", refuse("locked.unread", lang.Args{"path": lang.Line(f.PassphraseFile)})
		}
		defer file.Close()
		in, name = file, f.PassphraseFile
	}
	if in == nil {
		in = strings.NewReader("")
	}
	line, err := bufio.NewReader(io.LimitReader(in, mostPhrase+1)).ReadString('\n')
	line = strings.TrimRight(line, "\r\n")
	switch {
	case err != nil && err != io.EOF:
		return "", refuse("locked.unread", lang.Args{"path": lang.Line(name)})
	case line == "" || len(line) > mostPhrase:
		return "", refuse("locked.no-phrase", lang.Args{"path": lang.Line(name), "most": mostPhrase})
	}
	return line, nil
}

// keyFile reads a file of keys, one in a line; nothing of it is ever repeated.
func keyFile(name string) (string, error) { return desk.KeyFile(desk.Disk{}, name) }
