package db

import (
	_ "embed"
	"errors"
	"io/fs"
	"sync"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

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

// fail makes an error for the analyst, with its technical cause.
func fail(code string, cause error, args lang.Args) error {
	e := messages().Error(code, args)
	e.Err = cause
	return e
}

// codes tells which of our errors stands for a result of SQLite.
var codes = map[int]string{
	sqlite3.SQLITE_BUSY:     "db.locked",
	sqlite3.SQLITE_LOCKED:   "db.locked",
	sqlite3.SQLITE_CORRUPT:  "db.damaged",
	sqlite3.SQLITE_NOTADB:   "db.foreign",
	sqlite3.SQLITE_READONLY: "db.read-only",
	sqlite3.SQLITE_FULL:     "db.full",
	sqlite3.SQLITE_IOERR:    "db.io",
	sqlite3.SQLITE_CANTOPEN: "db.closed-to-us",
}

// ofSQLite tells whether SQLite itself failed.
func ofSQLite(err error) bool {
	var low *sqlite.Error
	return errors.As(err, &low)
}

// told puts a failure of SQLite, or of the medium, into the analyst's words; errors
// that are ours already, and others, pass.
func told(path string, err error) error {
	if _, ours := lang.AsError(err); ours || err == nil {
		return err
	}
	var low *sqlite.Error
	if !errors.As(err, &low) {
		return ofSystem(path, err)
	}
	const primary = 0xff // the rest of the number says more, for us only
	if code, ok := codes[low.Code()&primary]; ok {
		return fail(code, err, lang.Args{"path": path})
	}
	return err
}

// ofSystem puts a failure of the medium into words; the file that the system names is
// known better than the one that is worked on.
func ofSystem(path string, err error) error {
	code := ""
	var number syscall.Errno
	if errors.As(err, &number) {
		code = systemCodes[number]
	}
	if code == "" {
		return err
	}
	var named *fs.PathError
	if errors.As(err, &named) {
		path = named.Path
	}
	return fail(code, err, lang.Args{"path": path})
}

// tell is told for use with defer.
func tell(path string, err *error) { *err = told(path, *err) }
