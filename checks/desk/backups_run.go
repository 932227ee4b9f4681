package desk

import (
	"context"
	"path/filepath"
	"slices"

	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// BackupRun is what came of making a copy by the plan.
type BackupRun struct {
	Made     bool           `json:"made"` // false: none was due
	File     string         `json:"file,omitempty"`
	Backed   journal.Backed `json:"backup"`
	SameDisk bool           `json:"same_disk"`
	Removed  []string       `json:"removed"`       // older ones that were thinned out
	Kept     lang.Text      `json:"kept,omitzero"` // why nothing was thinned out, where something should have been
}

// RunBackup makes a copy by the plan; where only a due one is asked for and none is due,
// nothing is done. Older ones are thinned out after it stands and was read back.
func (d *Desk) RunBackup(ctx context.Context, due bool) (out BackupRun, err error) {
	out.Removed = []string{}
	if err := d.vaultless(); err != nil {
		return out, err
	}
	state, err := d.backupState(ctx)
	switch {
	case err != nil:
		return out, err
	case state.Plan == nil:
		return out, fail("backups.off", nil)
	case due && !state.Due:
		return out, nil
	}
	p := *state.Plan
	list, err := d.files.List(p.Folder)
	if err != nil {
		return out, caused(fail("backups.folder-gone", args{"path": lang.Line(p.Folder)}), err)
	}
	name, err := d.copyName(ctx, p, list)
	if err != nil {
		return out, err
	}
	out.File = filepath.Join(p.Folder, name)
	if out.Backed, err = d.vault.BackUp(ctx, out.File, p.To); err != nil {
		return out, err
	}
	out.Made = true
	same, known := d.vault.SameDisk(p.Folder)
	out.SameDisk = same && known
	err = d.shelve(ctx, copyKey+name, copyNote{
		Sum: out.Backed.Sum, Bytes: out.Backed.Bytes, Entries: countOfHeads(out.Backed.Heads), Heads: out.Backed.Heads,
		Verified: d.Today(), Opened: out.Backed.Opened, To: p.To,
	})
	if err == nil {
		err = d.NoteBackup(ctx)
	}
	if err != nil {
		return out, err
	}
	return out, d.thinOut(ctx, p, &out)
}

// copyName names the copy that is made now, after nothing that is there.
func (d *Desk) copyName(ctx context.Context, p BackupPlan, list []FileInfo) (string, error) {
	s := stamp{label: label(d.author.Name), time: d.clock.Now(), shut: len(p.To) > 0}
	err := d.read(ctx, func(v *view) error {
		own, err := v.Own()
		if err != nil || own.Next == "" {
			return err
		}
		office, err := v.office()
		if err == nil && office.Labels[string(own.Next)] != "" {
			s.label = office.Labels[string(own.Next)]
		}
		return err
	})
	for slices.ContainsFunc(list, func(f FileInfo) bool { return f.Name == s.String() }) {
		s.n++
	}
	return s.String(), noneWithoutStore(err)
}

// thinOut deletes what the plan does not keep. Nothing goes where the newest copy in the
// folder is not known to be whole, nor what this database did not make.
func (d *Desk) thinOut(ctx context.Context, p BackupPlan, out *BackupRun) error {
	all, err := d.Backups(ctx)
	if err != nil {
		return err
	}
	var own []BackupFile
	for _, f := range all.Files {
		if f.Ours {
			own = append(own, f)
		}
	}
	gone := thin(own, p, d.clock.Now())
	if len(gone) == 0 {
		return nil
	}
	if newest := own[0]; newest.path != out.File {
		if whole, err := d.stillWhole(ctx, newest); err != nil || !whole {
			out.Kept = messages().Text("backups.newest-not-whole", args{"file": newest.Name})
			return err
		}
	}
	if gone, err = d.butOpened(ctx, own, gone, p, out); err != nil {
		return err
	}
	for _, f := range gone {
		mine, err := d.madeHere(ctx, f)
		if err != nil {
			return err
		}
		if !mine {
			continue
		}
		if err := d.vault.Remove(f.path); err != nil {
			out.Kept = messages().Text("backups.not-removed", args{"file": f.Name})
			return nil
		}
		out.Removed = append(out.Removed, f.Name)
		if err := d.shelf.Put(ctx, copyKey+f.Name, nil); err != nil {
			return err
		}
	}
	return nil
}

// butOpened leaves out of what goes the copies that are known to open: those the plan
// would keep if there were no others. A copy that is shut for a key whose private half
// is lost is no copy, and until one of them was opened nobody knows.
func (d *Desk) butOpened(ctx context.Context, own, gone []BackupFile, p BackupPlan, out *BackupRun) ([]BackupFile, error) {
	var sure, still []BackupFile
	for _, f := range own {
		opens, err := d.opens(ctx, f)
		if err != nil {
			return nil, err
		}
		if opens {
			sure = append(sure, f)
		}
	}
	alone := thin(sure, p, d.clock.Now())
	within := func(list []BackupFile, f BackupFile) bool {
		return slices.ContainsFunc(list, func(o BackupFile) bool { return o.path == f.path })
	}
	left := 0
	for _, f := range gone {
		if within(sure, f) && !within(alone, f) {
			left++
			continue
		}
		still = append(still, f)
	}
	if left > 0 {
		out.Kept = messages().Text("backups.never-opened", args{"n": left, "file": own[0].Name})
	}
	return still, nil
}

// opens tells whether a copy is known to open: it is not shut, or it was opened, or
// another one that is shut for the same was.
func (d *Desk) opens(ctx context.Context, f BackupFile) (bool, error) {
	if !f.Shut || f.Opened || len(f.to) == 0 {
		return !f.Shut || f.Opened, nil
	}
	var day calendar.Day
	return d.unshelve(ctx, openedKey+toWord(f.to), &day)
}

// stillWhole tells whether a copy is whole: one that is shut has the bytes that were
// found whole before, another is verified.
func (d *Desk) stillWhole(ctx context.Context, f BackupFile) (bool, error) {
	if f.Shut {
		return d.madeHere(ctx, f)
	}
	report, err := d.vault.Verify(ctx, f.path, Unlock{})
	if _, told := lang.AsError(err); told {
		return false, nil
	}
	return report.OK, err
}

// madeHere makes sure, before a file is deleted, that it is the one that was made here:
// of one that is shut by all of its bytes, for nothing else can be told of it.
func (d *Desk) madeHere(ctx context.Context, f BackupFile) (bool, error) {
	if !f.Shut {
		return f.Ours, nil
	}
	var note copyNote
	if known, err := d.unshelve(ctx, copyKey+f.Name, &note); err != nil || !known {
		return false, err
	}
	sum, bytes, err := d.vault.Sum(f.path)
	return sum == note.Sum && bytes == note.Bytes, err
}
