package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"ashyq/checks/desk"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/db"
	"ashyq/db/locked"
)

// keysCmd keeps the keys with which the journal is written and signed.
type keysCmd struct {
	List     keysListCmd     `cmd:"" default:"1"`
	Show     keysShowCmd     `cmd:""`
	New      keysNewCmd      `cmd:""`
	Retire   keysRetireCmd   `cmd:""`
	Identity keysIdentityCmd `cmd:""`
}

// keysListCmd lists them.
type keysListCmd struct{}

// Run prints each key: its label, whose it is, from when to when, where it is.
func (keysListCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		all, err := d.Keys(s.ctx)
		if err != nil {
			return err
		}
		return s.answer(struct {
			Keys []desk.KeyLine `json:"keys"`
		}{list(all)}, func() {
			var grid [][]string
			for _, k := range all {
				grid = append(grid, []string{
					"@" + lang.Line(k.Label), desk.ShortStream(k.Stream), k.First.Digits() + "–" + k.Last.Digits(),
					s.say("keys.entries", lang.Args{"n": k.Entries}), s.keyState(k), lang.Line(strings.Join(k.Authors, ", ")),
				})
			}
			s.gridOr(grid, "keys.none")
		})
	})
}

// keyState says where a key is and whether it is in use.
func (s *session) keyState(k desk.KeyLine) string {
	switch {
	case k.Retired != nil:
		return s.say("keys.retired", lang.Args{"day": dayDigits(k.Retired.Day)})
	case k.Next:
		return s.say("keys.next", nil)
	case k.Here:
		return s.say("keys.here", nil)
	}
	return s.say("keys.elsewhere", nil)
}

// dayDigits writes a day of a payload as lists show it.
func dayDigits(iso string) string {
	var d day
	if d.UnmarshalText([]byte(iso)) != nil {
		return lang.Line(iso)
	}
	return d.Digits()
}

// keysShowCmd shows one key.
type keysShowCmd struct {
	Key string `arg:"" name:"key"`
}

// Run prints it whole.
func (c keysShowCmd) Run(s *session) error {
	return s.read(func(d *desk.Desk) error {
		k, err := d.Key(s.ctx, c.Key)
		if err != nil {
			return err
		}
		return s.answer(k, func() { s.printKey(k) })
	})
}

func (s *session) printKey(k desk.KeyView) {
	rows := [][2]string{
		{"keys.label", "@" + lang.Line(k.Label)},
		{"keys.stream", string(k.Stream)},
		{"keys.names", lang.Line(strings.Join(k.Authors, ", "))},
		{"keys.days", k.First.Digits() + "–" + k.Last.Digits()},
		{"keys.written", s.facts(fmt.Sprint(k.Entries), string(k.Head.Hash))},
		{"keys.state", s.keyState(k.KeyLine)},
	}
	if k.Retired != nil {
		rows = append(rows, [2]string{"keys.reason", s.facts(lang.Line(k.Retired.Reason), lang.Line(k.Retired.By))})
	}
	for _, h := range k.Continues {
		rows = append(rows, [2]string{"keys.continues", s.facts(desk.ShortStream(journal.Hash(h.Stream)), fmt.Sprint(h.Number), h.Hash)})
	}
	s.pairs(rows)
}

// keysNewCmd takes the present key out of use: the next act makes a new one.
type keysNewCmd struct {
	Reason string `placeholder:"text" required:""`
}

// Run writes the last entry of the present key.
func (c keysNewCmd) Run(s *session) error {
	return s.retire(desk.KeyRetireInput{Reason: c.Reason})
}

// keysRetireCmd takes any key out of use: that of a lost laptop.
type keysRetireCmd struct {
	Key    string `arg:"" name:"key"`
	Reason string `placeholder:"text" required:""`
	Date   day    `placeholder:"date"`
}

// Run writes it into the journal.
func (c keysRetireCmd) Run(s *session) error {
	return s.retire(desk.KeyRetireInput{Key: c.Key, Reason: c.Reason, Day: c.Date.Day})
}

func (s *session) retire(in desk.KeyRetireInput) error {
	return s.write(func(d *desk.Desk) error {
		k, err := d.RetireKey(s.ctx, in)
		if err != nil {
			return err
		}
		return s.answer(k, func() {
			s.saying("keys.was-retired", lang.Args{"label": lang.Line(k.Label), "stream": desk.ShortStream(k.Stream)})
			if k.Here {
				s.saying("keys.anew", nil)
			}
		})
	})
}

// keysIdentityCmd makes a pair of keys that shuts and opens files.
type keysIdentityCmd struct {
	File string `arg:"" name:"file"`
}

// Run writes the private half into a new file, for this user alone, and prints the
// public one.
func (c keysIdentityCmd) Run(s *session) error {
	private, public, err := locked.NewIdentity()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(c.File, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return refuse("keys.identity-there", lang.Args{"path": lang.Line(c.File)})
	}
	if err == nil {
		_, err = fmt.Fprintf(f, "# public key: %s\n%s\n", public, private)
		if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
			err = errors.Join(err, os.Remove(c.File)) // half a key would stand in the way of the next
		} else {
			db.SyncFolder(filepath.Dir(c.File))
		}
	}
	if err != nil {
		return refuse("keys.identity-unwritten", lang.Args{"path": lang.Line(c.File)})
	}
	return s.answer(struct {
		File   string `json:"file"`
		Public string `json:"public"`
	}{c.File, public}, func() {
		fmt.Fprintln(s.out, public)
		s.saying("keys.identity-kept", lang.Args{"path": lang.Line(c.File)})
	})
}
