package desk

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"

	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// A bundle carries a part of the journal in one file: to the laptop of a colleague, or
// into an archive. What it is and how it is read stands in package db/bundle; here the
// analyst says which part, for whom, and what came.

// BundleInput asks for a bundle. Without inspections and without since it is of
// everything.
type BundleInput struct {
	Path        string
	Inspections []string    // as they are called
	Since       string      // a bundle, a backup or a database of the other side, or its label where one of its bundles was taken in
	SinceKey    journal.Key // opens that file
	Lock        journal.Lock
	Key         journal.Key // opens what is written, to read it back
	Progress    journal.Progress
}

// BundleWritten says what was written.
type BundleWritten struct {
	journal.Bundle
	File     string   `json:"file"`
	Numbers  []string `json:"numbers,omitempty"` // of the inspections that it carries
	ReadBack bool     `json:"read_back"`         // it was opened and read to its end; else only its bytes were compared
	Sealed   string   `json:"sealed,omitempty"`  // of a closed inspection: the entry that closed it
	SealedOn string   `json:"sealed_on,omitempty"`
}

func (d *Desk) exchanger() (journal.Exchanger, error) {
	if d.bundles == nil {
		return nil, fail("bundle.none", nil)
	}
	return d.bundles, nil
}

// ExportBundle writes a bundle, whole or not at all.
func (d *Desk) ExportBundle(ctx context.Context, in BundleInput) (out BundleWritten, err error) {
	x, err := d.exchanger()
	if err != nil {
		return out, err
	}
	if strings.TrimSpace(in.Path) == "" {
		return out, fail("bundle.no-file", nil)
	}
	if in.Since != "" && len(in.Inspections) > 0 {
		return out, fail("bundle.since-and-inspections", nil)
	}
	what := journal.Selection{}
	if what.Inspections, out.Numbers, err = d.bundled(ctx, in.Inspections); err != nil {
		return out, err
	}
	if in.Since != "" {
		known, err := d.knownTo(ctx, in.Since, in.SinceKey)
		if err != nil {
			return out, err
		}
		what.Since = &known
	}
	out.File = in.Path
	out.Bundle, err = x.WriteBundle(ctx, in.Path, what, in.Lock, in.Progress)
	return out, err
}

// bundled gives the ids and numbers of inspections, each once.
func (d *Desk) bundled(ctx context.Context, refs []string) (ids, numbers []string, err error) {
	if len(refs) == 0 {
		return nil, nil, nil
	}
	err = d.read(ctx, func(v *view) error {
		for _, ref := range refs {
			row, err := v.findInspection(ref)
			if err != nil {
				return err
			}
			if !slices.Contains(ids, row.ID) {
				ids, numbers = append(ids, row.ID), append(numbers, row.Number)
			}
		}
		return nil
	})
	return ids, numbers, err
}

// ArchiveInspection writes a bundle of one inspection, reads it back, and names the
// seal of a closed one. Shut for others it cannot be opened here: then only its bytes
// were compared with those that were written.
func (d *Desk) ArchiveInspection(ctx context.Context, inspection string, in BundleInput) (BundleWritten, error) {
	in.Inspections, in.Since = []string{inspection}, ""
	out, err := d.ExportBundle(ctx, in)
	if err != nil {
		return out, err
	}
	if len(in.Lock.Recipients) == 0 || len(in.Key.Identities) > 0 {
		key := journal.Key{Identities: in.Key.Identities, Passphrase: in.Lock.Passphrase}
		again, err := d.bundles.DescribeBundle(ctx, in.Path, key, in.Progress)
		if err != nil {
			return out, err
		}
		if again.SHA256 != out.SHA256 {
			return out, fail("bundle.not-read-back", args{"path": lang.Line(in.Path)})
		}
		out.ReadBack = true
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		if closed := c.Closed(); closed != nil {
			out.Sealed, out.SealedOn = closed.Mark.Entry, closed.Mark.Time.UTC().Format("2006-01-02")
		}
		return nil
	})
	return out, err
}

// ShowBundle says what a bundle would bring; nothing is taken in.
func (d *Desk) ShowBundle(ctx context.Context, path string, key journal.Key, p journal.Progress) (journal.BundleLook, error) {
	x, err := d.exchanger()
	if err != nil {
		return journal.BundleLook{}, err
	}
	return x.LookBundle(ctx, path, key, p)
}

// ImportBundle takes in what a bundle holds and the journal does not, all of it or
// nothing, and remembers what its writer held: the next exchange with them need carry
// only what came after.
func (d *Desk) ImportBundle(ctx context.Context, path string, key journal.Key, seen journal.Seen, p journal.Progress) (journal.BundleTaken, error) {
	x, err := d.exchanger()
	if err != nil {
		return journal.BundleTaken{}, err
	}
	out, err := x.TakeBundle(ctx, path, key, seen, p)
	if err == nil && out.Erased > 0 {
		err = d.dropErased(ctx, out.Subjects)
	}
	if err != nil || out.Signer == nil {
		return out, err
	}
	// It is taken in whether or not the shelf keeps this: then a file is named instead.
	_ = d.shelve(ctx, partnerKey+string(out.Signer.Stream), partner{Label: out.Signer.Label, Held: out.From})
	return out, nil
}

// partnerKey begins the keys under which the shelf remembers with whom bundles were
// exchanged.
const partnerKey = "exchange "

// partner is the writer of a bundle that was taken in.
type partner struct {
	Label string          `json:"label"`
	Held  journal.Holding `json:"held"`
}

// knownTo says what the other side holds: a file tells it, or what is remembered of the
// last bundle that came from there.
func (d *Desk) knownTo(ctx context.Context, since string, key journal.Key) (journal.Holding, error) {
	if _, err := os.Stat(since); !errors.Is(err, fs.ErrNotExist) {
		return d.bundles.KnownIn(ctx, since, key)
	}
	keys, err := d.shelf.Keys(ctx, partnerKey)
	if err != nil {
		return journal.Holding{}, err
	}
	var found []partner
	for _, k := range keys {
		var p partner
		ok, err := d.unshelve(ctx, k, &p)
		if err != nil {
			return journal.Holding{}, err
		}
		stream := strings.TrimPrefix(k, partnerKey)
		if ok && (strings.EqualFold(p.Label, since) || len(since) >= 8 && strings.HasPrefix(stream, since)) {
			found = append(found, p)
		}
	}
	switch len(found) {
	case 0:
		return journal.Holding{}, fail("bundle.since-unknown", args{"since": lang.Line(since)})
	case 1:
		return found[0].Held, nil
	}
	return journal.Holding{}, fail("bundle.since-several", args{"since": lang.Line(since)})
}
