package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/db"
)

// What is written into a file is written; but where the file is not the one that was
// meant, or the clock is not what it was, whoever wrote should know at once. It is said
// beside the answer, and the command has done what it was asked for.

// around looks at the database before a command writes, and gives what says afterwards
// what is to be looked at. Where that cannot be told nothing is said.
func (s *session) around(store *db.Store) func(error) error {
	before, failed := store.Around(s.ctx)
	return func(err error) error {
		if err != nil || failed != nil {
			return err
		}
		after, err := store.Around(s.ctx)
		if err != nil || after.Entries == before.Entries {
			return nil
		}
		now := calendar.DayOf(s.clock())
		if last := calendar.DayOf(before.Latest); before.Entries > 0 && last > now {
			s.warn(messages().Text("around.clock", lang.Args{"now": now.Digits(), "last": last.Digits()}))
		}
		switch {
		case before.Entries > 0 && !before.Own && after.Own:
			s.warn(messages().Text("around.copied", nil))
		case before.Entries == 0 && wroteBefore():
			s.warn(messages().Text("around.begun", lang.Args{"path": lang.Line(s.path())}))
		}
		return nil
	}
}

// wroteBefore tells whether this laptop has written into a database other than one that
// was just begun: it holds the keys of more streams than one.
func wroteBefore() bool {
	list, err := filepath.Glob(filepath.Join(keys(), "*.head"))
	return err == nil && len(list) > 1
}

// folderThere refuses to begin a database in a folder that was named and is not there:
// where it lay on a medium that was taken out, an empty one would take its place.
func (s *session) folderThere() error {
	if s.flags.DB == "" && s.getenv("ASHYQ_DB") == "" {
		return nil // the place of the program is made by the program
	}
	if _, err := os.Stat(filepath.Dir(s.path())); errors.Is(err, fs.ErrNotExist) {
		return refuse("around.no-folder", lang.Args{"path": lang.Line(filepath.Dir(s.path()))})
	}
	return nil
}
