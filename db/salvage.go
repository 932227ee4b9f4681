package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
	age "ashyq/db/locked"
)

// Salvage says what was brought out of a damaged database.
type Salvage struct {
	PageSize    int            `json:"page_size"`   // of the damaged file, as it says or as it was found out
	Entries     int            `json:"entries"`     // that are in the new file, and so below
	Payloads    int            `json:"payloads"`    //
	Attachments int            `json:"attachments"` //
	LetGo       int            `json:"let_go"`      // hashes that an erasure names: their bytes were not looked for
	Gaps        []Gap          `json:"gaps"`
	Lost        []Lost         `json:"lost"`
	Unlisted    int            `json:"unlisted,omitempty"` // what is lost beyond the length of the lists
	Report      journal.Report `json:"report"`             // of the new file
}

// Whole tells whether nothing is missing, as far as the new file and the keys' folder
// tell: what was cut off at the end of another's stream shows nowhere.
func (s Salvage) Whole() bool { return len(s.Gaps)+len(s.Lost)+s.Unlisted == 0 }

// Gap is a run of entries that are known by their numbers alone.
type Gap struct {
	Stream journal.Hash `json:"stream"`
	From   int64        `json:"from"`
	To     int64        `json:"to"`
	Own    bool         `json:"own"`            // written from this laptop: they were there once
	Last   bool         `json:"last,omitempty"` // at the end of the stream: only the note beside the key tells of them
}

// What of an entry can be lost while its header is there.
const (
	LostPayload    = "payload"
	LostAttachment = "attachment"
)

// Lost is a payload or an attachment that an entry names and that was not found.
type Lost struct {
	What    string          `json:"what"` // LostPayload, LostAttachment
	Hash    journal.Hash    `json:"hash"`
	Bytes   int64           `json:"bytes,omitempty"` // of an attachment
	Name    string          `json:"name,omitempty"`  // of an attachment, where its payload is there
	Entry   journal.Hash    `json:"entry"`
	Kind    string          `json:"kind"`
	Time    string          `json:"time"`
	Zone    string          `json:"zone"`
	Author  string          `json:"author"`
	Subject journal.Subject `json:"subject"`
	Of      string          `json:"of,omitempty"` // number of the inspection, name of the holder
	Own     bool            `json:"own"`          // written from this laptop: it was there once
}

// Repair brings what is whole out of a damaged database, or a damaged backup, into a
// new one: entries, payloads and attachments that are what their hashes say. The
// damaged file is only read. The new one appears under its name when it is finished,
// and takes the place of none. What an erasure names is not brought back. Drafts and
// habits of the laptop have no hash to be judged by and stay behind.
func Repair(ctx context.Context, file, new string, o Options) (out Salvage, err error) {
	defer tell(file, &err)
	if err := mayRepair(file, new); err != nil {
		return out, err
	}
	c, err := startCarving(ctx, file)
	if err != nil {
		return out, unlessStopped(ctx, err, fail("db.missing", err, lang.Args{"path": file}))
	}
	defer c.close()
	part, err := newPart(new)
	if err != nil {
		return out, fail("db.closed-to-us", err, lang.Args{"path": new})
	}
	defer removeAll(part)
	s, err := Open(ctx, part, o)
	if err != nil {
		return out, err
	}
	out, err = salvageInto(ctx, c, s)
	if err = errors.Join(err, s.Close()); err != nil {
		return Salvage{}, told(new, err)
	}
	if out.Entries == 0 {
		return Salvage{}, fail("db.nothing-whole", nil, lang.Args{"path": file})
	}
	if err := free(new); err != nil { // somebody was quicker
		return Salvage{}, err
	}
	return out, putInPlace(part, new)
}

// mayRepair refuses what cannot be repaired, and a place that is taken.
func mayRepair(file, new string) error {
	info, err := os.Stat(file)
	if err != nil || !info.Mode().IsRegular() {
		return fail("db.missing", err, lang.Args{"path": file})
	}
	if sameFile(file, new) {
		return fail("db.same-file", nil, lang.Args{"path": file})
	}
	if age.IsFile(file) {
		return fail("db.repair-locked", nil, lang.Args{"path": file})
	}
	return free(new)
}

// free refuses a name that is taken, by a database or by what belongs to one.
func free(path string) error {
	for _, suffix := range append([]string{""}, logs...) {
		if _, err := os.Lstat(path + suffix); !errors.Is(err, fs.ErrNotExist) {
			return fail("db.place-taken", err, lang.Args{"path": path + suffix})
		}
	}
	if info, err := os.Stat(filepath.Dir(path)); err != nil || !info.IsDir() {
		return fail("db.closed-to-us", err, lang.Args{"path": path})
	}
	return nil
}

// unlessStopped gives the second error, unless the work was stopped.
func unlessStopped(ctx context.Context, err, told error) error {
	if ctx.Err() != nil {
		return err
	}
	return told
}

// removeAll removes an unfinished database with what lies beside it.
func removeAll(part string) {
	for _, suffix := range append([]string{"", shared}, logs...) {
		os.Remove(part + suffix) // after the renaming there is none
	}
}

// salvageInto fills an empty store, makes its rows, and verifies it.
func salvageInto(ctx context.Context, c *carving, s *Store) (out Salvage, err error) {
	own, err := s.keys.heads()
	if err != nil {
		return out, fail("db.keys", err, nil)
	}
	g := &salvaging{carving: c, ctx: ctx, own: own}
	for _, part := range []func() error{g.prepare, g.entries, g.doubtful, g.gone, g.payloads, g.pieces, g.attachments, g.forget} {
		if err := g.inOne(s, part); err != nil {
			return out, err
		}
	}
	if err := s.Refresh(ctx, nil); err != nil {
		return out, err
	}
	out = g.out
	out.PageSize = c.pageSize
	if out.Report, err = s.Verify(ctx, nil); err != nil {
		return out, err
	}
	m := missing{salvaging: g, store: s, out: &out}
	return out, m.list()
}
