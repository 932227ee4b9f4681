package desk

import (
	"io"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// mostKeyFile bounds a file of keys, in bytes.
const mostKeyFile = 64 << 10

// KeyFile reads a file of keys, one in a line; nothing of it is ever repeated.
func KeyFile(files Files, path string) (string, error) {
	f, err := files.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, mostKeyFile+1))
	if err != nil || len(text) > mostKeyFile {
		return "", caused(fail("bundle.key-unread", args{"path": lang.Line(path)}), err)
	}
	return string(text), nil
}

// KeyFrom reads the private keys in a file; none is named: none.
func (d *Desk) KeyFrom(path string) (journal.Key, error) {
	if path == "" {
		return journal.Key{}, nil
	}
	text, err := KeyFile(d.files, path)
	return journal.Key{Identities: []string{text}}, err
}
