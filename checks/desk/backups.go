package desk

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A disk fails, a laptop is stolen: what was copied elsewhere is not lost with it. The
// analyst says once where to and how often; from then on copies are made when they are
// due, and the older ones are thinned out. Where to is a matter of this laptop alone and
// lies on its shelf.

// Vault is what knows of the file of the database and of its copies. Package db does.
type Vault interface {
	// BackUp writes a copy into a file, whole or not at all, and reads it back; it is
	// shut for those named, and stays open where nobody is.
	BackUp(ctx context.Context, path string, to []string) (journal.Backed, error)
	// Verify verifies a copy as a whole.
	Verify(ctx context.Context, path string, by Unlock) (journal.Report, error)
	// LookAt tells what a file says of itself.
	LookAt(ctx context.Context, path string) (journal.Copy, error)
	// Sum gives the hash and the length of a file.
	Sum(path string) (journal.Hash, int64, error)
	// Losing says what the restoring of a copy would lose.
	Losing(ctx context.Context, path string, by Unlock) (journal.Losing, error)
	// Restore puts a copy in the place of the database, which must be closed, and gives the
	// name under which that was kept; lose says what may be lost.
	Restore(ctx context.Context, path string, by Unlock, lose string) (aside string, err error)
	// Remove deletes a file.
	Remove(path string) error
	// Recipients refuses what is no public key.
	Recipients(to []string) error
	// SameDisk tells whether a folder lies on the disk of the database.
	SameDisk(folder string) (same, known bool)
	// Cover tells whether that disk is encrypted.
	Cover() journal.Cover
}

// Unlock says with what a copy that is shut is opened.
type Unlock struct {
	Identity   string // a file with private keys
	Passphrase string
}

// BackupPlan says where copies are kept, how often they are made, and how many stay: of
// each of so many days, weeks and months the last one. Where all three are none, all
// stay.
type BackupPlan struct {
	Folder  string   `json:"folder"`
	Every   int      `json:"every"` // days
	Daily   int      `json:"keep_daily"`
	Weekly  int      `json:"keep_weekly"`
	Monthly int      `json:"keep_monthly"`
	To      []string `json:"to"` // public keys for which they are shut
}

// Limits of a plan.
const (
	mostEvery = 366
	mostKeep  = 1000
)

// Keys of the shelf: the plan, what became of each copy, for whom a shut one was ever
// opened, when the last one was made, and that the analyst knows of a disk that is not
// encrypted.
const (
	planKey     = "backups"
	copyKey     = "backup "
	openedKey   = "backups-opened "
	lastCopyKey = "last-backup"
	coverKey    = "cover-known"
)

// vaultless says that there is no file of which copies could be made: nothing was
// recorded yet, or the sample office will be thrown away.
func (d *Desk) vaultless() error {
	switch {
	case d.store == nil:
		return ErrNoStore
	case d.vault == nil:
		return fail("backups.sample", nil)
	}
	return nil
}

// HasVault tells whether copies can be made at this desk.
func (d *Desk) HasVault() bool { return d.vault != nil && d.store != nil }

// SetBackups writes down the plan. The folder must be there.
func (d *Desk) SetBackups(ctx context.Context, p BackupPlan) (BackupPlan, error) {
	if err := d.vaultless(); err != nil {
		return p, err
	}
	if strings.TrimSpace(p.Folder) == "" {
		return p, fail("backups.no-folder", nil)
	}
	folder, err := filepath.Abs(strings.TrimSpace(p.Folder))
	if err != nil {
		return p, err
	}
	p.Folder = folder
	if _, err := d.files.List(folder); err != nil {
		return p, caused(fail("backups.folder-gone", args{"path": lang.Line(folder)}), err)
	}
	if p.Every < 1 || p.Every > mostEvery {
		return p, fail("backups.every", args{"most": mostEvery})
	}
	if bad := func(n int) bool { return n < 0 || n > mostKeep }; bad(p.Daily) || bad(p.Weekly) || bad(p.Monthly) {
		return p, fail("backups.keep", args{"most": mostKeep})
	}
	if err := d.vault.Recipients(p.To); err != nil {
		return p, err
	}
	return p, d.shelve(ctx, planKey, p)
}

// BackupsOff forgets the plan; copies that were made stay.
func (d *Desk) BackupsOff(ctx context.Context) error {
	return d.shelf.Put(ctx, planKey, nil)
}

// Plan gives the plan; false where there is none.
func (d *Desk) Plan(ctx context.Context) (p BackupPlan, ok bool, err error) {
	ok, err = d.unshelve(ctx, planKey, &p)
	return p, ok && p.Folder != "", err
}

// BackupFile is a copy in the folder of the plan.
type BackupFile struct {
	Name     string         `json:"name"`
	Made     time.Time      `json:"made"`
	Bytes    int64          `json:"bytes"`
	Shut     bool           `json:"shut"`
	Verified calendar.Day   `json:"verified,omitempty"` // when it was last found whole
	Opened   bool           `json:"opened,omitempty"`   // and opened for it, not only read byte for byte
	Heads    []journal.Head `json:"heads"`
	Behind   *int           `json:"behind,omitempty"` // entries held beyond it; unknown of one that is shut and was made elsewhere
	Ours     bool           `json:"ours"`             // this database made it: only such are thinned out

	path string
	at   stamp
	to   []string // for whom it is shut, where it was made here
}

// Moment is when it was made, by the clock on the wall.
func (f BackupFile) Moment() calendar.Moment { return calendar.MomentOf(f.Made) }

// Path is where it lies.
func (f BackupFile) Path() string { return f.path }

// copyNote is what this laptop knows of a copy that it made.
type copyNote struct {
	Sum      journal.Hash   `json:"sha256"`
	Bytes    int64          `json:"bytes"`
	Entries  int            `json:"entries"`
	Heads    []journal.Head `json:"heads"`
	Verified calendar.Day   `json:"verified"`
	Opened   bool           `json:"opened"`
	To       []string       `json:"to,omitempty"` // for whom it is shut
}

// Backups is what is known of the copies.
type Backups struct {
	Plan     *BackupPlan   `json:"plan"`              // none: nothing is made by itself
	Files    []BackupFile  `json:"files"`             // newest first
	Gone     bool          `json:"gone"`              // the folder is not there: a medium that was taken out?
	SameDisk bool          `json:"same_disk"`         // the folder lies on the disk of the database
	Last     calendar.Day  `json:"last,omitempty"`    // when a copy was last made, whatever it was made by
	Days     int           `json:"days"`              // how long ago that is
	Ahead    bool          `json:"ahead,omitempty"`   // it was made on a day that is still to come: the clock was set back
	Due      bool          `json:"due"`               // one is to be made now
	Cover    journal.Cover `json:"encryption"`        // of the disk of the database
	Foreign  int           `json:"foreign,omitempty"` // files with such a name that this database did not make
	Unread   int           `json:"unread,omitempty"`  // files with such a name that cannot be read
}

// Backups lists the copies, and says whether one is due.
func (d *Desk) Backups(ctx context.Context) (out Backups, err error) {
	if err := d.vaultless(); err != nil {
		return out, err
	}
	if out, err = d.backupState(ctx); err != nil || out.Plan == nil {
		return out, err
	}
	same, known := d.vault.SameDisk(out.Plan.Folder)
	out.SameDisk = same && known
	list, err := d.files.List(out.Plan.Folder)
	if err != nil {
		out.Gone = true
		return out, nil
	}
	own, entries, err := d.ownStreams(ctx)
	if err != nil {
		return out, err
	}
	for _, info := range list {
		at, ok := parseCopyName(info.Name)
		if !ok || info.Dir || info.Link {
			continue
		}
		f, err := d.backupFile(ctx, filepath.Join(out.Plan.Folder, info.Name), at, own, entries)
		switch {
		case err != nil && ctx.Err() != nil:
			return out, err
		case err != nil:
			out.Unread++
			continue
		case !f.Ours:
			out.Foreign++
		}
		out.Files = append(out.Files, f)
	}
	slices.SortFunc(out.Files, func(a, b BackupFile) int { return b.at.compare(a.at) })
	return out, nil
}

// backupState is what is known without looking into the folder.
func (d *Desk) backupState(ctx context.Context) (out Backups, err error) {
	out.Files, out.Cover = []BackupFile{}, d.vault.Cover()
	p, ok, err := d.Plan(ctx)
	if err != nil {
		return out, err
	}
	if ok {
		out.Plan = &p
	}
	if _, err := d.unshelve(ctx, lastCopyKey, &out.Last); err != nil {
		return out, err
	}
	today := d.Today()
	if out.Last != 0 {
		out.Days = int(today) - int(out.Last)
		out.Ahead = out.Days < 0
	}
	out.Due = ok && (out.Last == 0 || out.Ahead || out.Days >= p.Every)
	return out, nil
}

// ownStreams tells which streams are written here, and how many entries are held.
func (d *Desk) ownStreams(ctx context.Context) (own journal.Own, entries int, err error) {
	err = d.read(ctx, func(v *view) error {
		if own, err = v.Own(); err != nil {
			return err
		}
		heads, err := v.Heads()
		for _, h := range heads {
			entries += int(h.Number)
		}
		return err
	})
	return own, entries, noneWithoutStore(err)
}

// backupFile says what is known of a file that bears the name of a copy.
func (d *Desk) backupFile(ctx context.Context, path string, at stamp, own journal.Own, entries int) (BackupFile, error) {
	f := BackupFile{Name: filepath.Base(path), Made: at.time, path: path, at: at, Heads: []journal.Head{}}
	c, err := d.vault.LookAt(ctx, path)
	if err != nil {
		return f, err
	}
	f.Bytes, f.Shut = c.Bytes, c.Shut
	var note copyNote
	known, err := d.unshelve(ctx, copyKey+f.Name, &note)
	if err != nil {
		return f, err
	}
	if known = known && note.Bytes == c.Bytes; known {
		f.Verified, f.Opened, f.to = note.Verified, note.Opened, note.To
	}
	switch {
	case c.Shut && known:
		behind := max(0, entries-note.Entries)
		f.Behind, f.Heads, f.Ours = &behind, note.Heads, true
	case c.Sealed && c.Prefix:
		f.Behind, f.Heads = &c.Behind, c.Heads
		f.Ours = known || own.Has(c.Signer)
	case c.Sealed:
		f.Heads = c.Heads
	}
	return f, nil
}

// NoteBackup remembers that a copy was made today.
func (d *Desk) NoteBackup(ctx context.Context) error { return d.shelve(ctx, lastCopyKey, d.Today()) }

// VerifyBackup verifies a copy as a whole, and remembers the day where it is one of those
// in the folder.
func (d *Desk) VerifyBackup(ctx context.Context, path string, by Unlock) (journal.Report, error) {
	if err := d.vaultless(); err != nil {
		return journal.Report{}, err
	}
	report, err := d.vault.Verify(ctx, path, by)
	if err != nil {
		return report, err
	}
	p, ok, err := d.Plan(ctx)
	if err != nil || !ok || !sameFolder(filepath.Dir(path), p.Folder) {
		return report, err
	}
	name := filepath.Base(path)
	if _, ok := parseCopyName(name); !ok {
		return report, nil
	}
	if !report.OK {
		return report, d.shelf.Put(ctx, copyKey+name, nil)
	}
	return report, d.noteWhole(ctx, path, report)
}

// noteWhole remembers that a copy was opened and found whole; and of one that is shut,
// that such can be opened.
func (d *Desk) noteWhole(ctx context.Context, path string, report journal.Report) error {
	name := filepath.Base(path)
	sum, bytes, err := d.vault.Sum(path)
	if err != nil {
		return err
	}
	var before copyNote
	if _, err := d.unshelve(ctx, copyKey+name, &before); err != nil {
		return err
	}
	note := copyNote{
		Sum: sum, Bytes: bytes, Entries: countOfHeads(report.Heads), Heads: report.Heads, Verified: d.Today(), Opened: true,
	}
	if before.Sum == sum && len(before.To) > 0 {
		note.To = before.To
		if err := d.shelve(ctx, openedKey+toWord(note.To), d.Today()); err != nil {
			return err
		}
	}
	return d.shelve(ctx, copyKey+name, note)
}

// toWord names those for whom copies are shut, whatever order they are named in.
func toWord(to []string) string {
	return strings.Join(slices.Compact(slices.Sorted(slices.Values(to))), " ")
}

// sameFolder tells whether two paths lead to one folder, however they are written.
func sameFolder(a, b string) bool {
	one, err := filepath.Abs(a)
	other, failed := filepath.Abs(b)
	return err == nil && failed == nil && one == other
}

func countOfHeads(heads []journal.Head) (n int) {
	for _, h := range heads {
		n += int(h.Number)
	}
	return n
}

// LosingOf says what the restoring of a copy would lose.
func (d *Desk) LosingOf(ctx context.Context, path string, by Unlock) (journal.Losing, error) {
	if err := d.vaultless(); err != nil {
		return journal.Losing{}, err
	}
	return d.vault.Losing(ctx, path, by)
}

// Restore puts a copy in the place of the database. The store of this desk must have been
// closed before: the desk is good for nothing else after.
func (d *Desk) Restore(ctx context.Context, path string, by Unlock, lose string) (aside string, err error) {
	if err := d.vaultless(); err != nil {
		return "", err
	}
	return d.vault.Restore(ctx, path, by, lose)
}

// KnowCover remembers that the analyst knows how the disk is kept: it is not said again.
func (d *Desk) KnowCover(ctx context.Context) error { return d.shelve(ctx, coverKey, d.Today()) }
