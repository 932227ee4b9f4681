package db

import (
	"context"
	"slices"

	"ashyq/checks/journal"
)

// made says who made a backup, in the words of the journal that it is to replace. Where
// that cannot be asked there is only what the backup says of itself.
func made(ctx context.Context, report journal.Report, target string, o Options) journal.BackupMade {
	out := journal.BackupMade{Unsigned: report.Signer == nil}
	out.Unsealed = slices.ContainsFunc(report.Notes, func(p journal.Problem) bool { return p.Code == NoteUnsealed })
	if report.Signer != nil {
		by := *report.Signer
		out.Signer = &by
	}
	streams := streamsAt(ctx, target, o)
	if len(streams) == 0 {
		return out
	}
	if out.Signer != nil {
		*out.Signer = out.Signer.In(streams, report.Heads)
	}
	out.Stranger = len(report.Heads) > 0 && !slices.ContainsFunc(report.Heads, func(h journal.Head) bool {
		return slices.ContainsFunc(streams, func(r journal.StreamRow) bool { return r.Stream == h.Stream })
	})
	return out
}

// streamsAt gives the streams that are held at a place; none where nothing can be read.
func streamsAt(ctx context.Context, target string, o Options) (streams []journal.StreamRow) {
	if there, err := somethingAt(target); err != nil || !there {
		return nil
	}
	o.ReadOnly = true
	s, err := Open(ctx, target, o)
	if err != nil {
		return nil // what stands there cannot be read: that is told with what would be lost
	}
	defer s.Close()
	if err := s.Read(ctx, func(r journal.Reader) error { streams, err = r.Streams(); return err }); err != nil {
		return nil
	}
	return streams
}
