package db

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Restored says what a restoring did.
type Restored struct {
	Report journal.Report // of the backup, with its heads
	Aside  string         // the path of the file that was in its place; empty: there was none
}

// Restore puts a backup in the place of a database, whole or not at all. The
// backup is verified first, and what stood there is kept beside it under
// "NAME.before-restore-TIME". A database that a program has open is left alone.
// The next append to the restored file begins a new stream.
func Restore(ctx context.Context, backup, target string, o Options) (done Restored, err error) {
	defer tell(backup, &err)
	o = o.filled()
	if target, err = filepath.Abs(target); err != nil {
		return done, err
	}
	if sameFile(backup, target) {
		return done, fail("db.same-file", nil, lang.Args{"path": backup})
	}
	if m, err := o.look(target); err == nil && m.network != "" {
		return done, fail("db.network", nil, lang.Args{"path": target, "kind": m.network})
	}
	done.Report, err = VerifyBackup(ctx, backup, o)
	if err != nil {
		return done, err
	}
	if !done.Report.OK {
		return done, fail("db.backup-damaged", nil,
			lang.Args{"path": backup, "where": firstProblem(done.Report)})
	}
	part, err := stage(backup, target)
	if err != nil {
		return done, err
	}
	defer os.Remove(part) // after the renaming there is none
	if err := ctx.Err(); err != nil {
		return done, err
	}
	done.Aside, err = replace(ctx, part, target, o)
	return done, err
}

// stage copies the database out of the backup, beside its target.
func stage(backup, target string) (string, error) {
	err := os.MkdirAll(filepath.Dir(target), 0o700)
	part := ""
	if err == nil {
		part, err = newPart(target)
	}
	if err != nil {
		return "", fail("db.closed-to-us", err, lang.Args{"path": target})
	}
	n, err := readSeal(backup)
	if err == nil {
		err = copyPart(part, backup, n)
	}
	if err != nil {
		return "", errors.Join(err, os.Remove(part))
	}
	return part, nil
}

// replace puts the part in the place of the target, which is kept aside. While
// the two change places one of them always bears the name, where the file
// system knows hard links.
func replace(ctx context.Context, part, target string, o Options) (aside string, err error) {
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		return "", putInPlace(part, target)
	}
	if err := bringHome(ctx, target, o); err != nil {
		return "", err
	}
	aside = freeName(target + ".before-restore-" + o.Now().Format("20060102T150405"))
	for _, suffix := range append([]string{shared}, logs...) {
		if err := os.Rename(target+suffix, aside+suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
	}
	if os.Link(target, aside) == nil {
		return aside, putInPlace(part, target)
	}
	if err := os.Rename(target, aside); err != nil {
		return "", err
	}
	if err := putInPlace(part, target); err != nil {
		return "", errors.Join(err, os.Rename(aside, target))
	}
	return aside, nil
}

// bringHome writes the log of a database into its file, which also shows that
// no other program has it open. What is too damaged for that is moved with its
// log as it is.
func bringHome(ctx context.Context, path string, o Options) error {
	own, err := pool(path, access{wait: o.wait, temporary: true}, 1)
	if err != nil {
		return err
	}
	defer own.Close()
	_, err = single[string](ctx, own, `PRAGMA journal_mode = DELETE`)
	if err = told(path, err); locked(err) {
		return err
	}
	return ctx.Err()
}

// freeName gives the name, or the name with a number where it is taken.
func freeName(name string) string {
	free := name
	for n := 2; ; n++ {
		if _, err := os.Lstat(free); errors.Is(err, fs.ErrNotExist) {
			return free
		}
		free = name + "-" + strconv.Itoa(n)
	}
}
