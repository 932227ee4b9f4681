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
	Losing journal.Losing // what was there and is not in the backup
}

// Restore puts a backup in the place of a database, whole or not at all. The
// backup is verified first, and what stood there is kept beside it under
// "NAME.before-restore-TIME". Where something stands there that is not in the backup
// it is refused, unless the options say just how much may be lost; what would be lost
// is given back. A database that a program has open is left alone. The next append to
// the restored file begins a new stream.
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
	from, err := o.hold(ctx, backup, filepath.Dir(target))
	if err != nil {
		return done, err
	}
	defer func() { err = errors.Join(err, from.drop()) }()
	if done.Report, err = from.verified(ctx, o); err != nil {
		return done, err
	}
	part, err := stage(from.path, target)
	if err != nil {
		return done, err
	}
	defer os.Remove(part) // after the renaming there is none
	done.Losing, err = allowed(ctx, part, target, o)
	done.Losing.Made = made(ctx, done.Report, target, o)
	if err != nil {
		return done, err
	}
	if done.Losing.Erasures > 0 {
		if err := carryErased(ctx, part, target, o); err != nil {
			return done, err
		}
	}
	done.Aside, err = replace(ctx, part, target, done.Losing, o)
	return done, err
}

// allowed says what would be lost, and refuses where that is not what may be.
func allowed(ctx context.Context, part, target string, o Options) (journal.Losing, error) {
	lost, err := losing(ctx, part, target, o)
	if err != nil {
		return lost, err
	}
	if err := ctx.Err(); err != nil {
		return lost, err
	}
	switch word := lost.Word(); {
	case word == o.Lose || word == "":
		return lost, nil
	case word == journal.Unreadable:
		return lost, fail("db.would-lose-unread", nil, lang.Args{"path": target, "why": lost.Unread})
	default:
		return lost, fail("db.would-lose", nil, lang.Args{"path": target, "n": lost.Entries + lost.Bytes})
	}
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
func replace(ctx context.Context, part, target string, lost journal.Losing, o Options) (aside string, err error) {
	if _, err := os.Stat(target); errors.Is(err, fs.ErrNotExist) {
		return "", putInPlace(part, target)
	}
	if err := bringHome(ctx, target, lost, o); err != nil {
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
// no other program has it open, and that nothing was written since it was compared
// with the backup. What is too damaged for that is moved with its log as it is.
func bringHome(ctx context.Context, path string, lost journal.Losing, o Options) error {
	own, err := pool(path, access{wait: o.wait, temporary: true}, 1)
	if err != nil {
		return err
	}
	defer own.Close()
	_, err = single[string](ctx, own, `PRAGMA journal_mode = DELETE`)
	if err = told(path, err); isLocked(err) {
		return err
	}
	if lost.Present && lost.Unread == (lang.Text{}) {
		held, err := single[int](ctx, own, `SELECT count(*) FROM entries`)
		if err != nil || held != lost.Held {
			return fail("db.grown", err, lang.Args{"path": path})
		}
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
