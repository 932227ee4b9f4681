package bundle

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"hash"
	"io"
	"slices"
	"time"

	"ashyq/checks/journal"
	"ashyq/db"
)

// writer writes one bundle.
type writer struct {
	ctx      context.Context
	out      *bufio.Writer
	sum      hash.Hash
	head     head
	done     int64 // bytes of the records
	progress journal.Progress
}

// stamp is what a bundle says of its making.
type stamp struct {
	made    time.Time
	program string
}

// write writes a bundle of what the store holds, and gives what it says of itself. The
// store may be written to meanwhile: the bundle shows one moment of it.
func write(ctx context.Context, s *db.Store, to io.Writer, what journal.Selection, by stamp, p journal.Progress) (journal.Bundle, error) {
	w := &writer{ctx: ctx, out: bufio.NewWriterSize(to, 64<<10), sum: sha256.New(), progress: p}
	w.head.Bundle = journal.Bundle{
		What: word(what), Inspections: slices.Sorted(slices.Values(what.Inspections)), Since: what.Since,
		Made: by.made.UTC().Truncate(time.Millisecond), Program: by.program,
	}
	// The first lines say whose signature the last line is, so that it cannot be left out.
	trial, err := s.Sign(ctx, journal.Statement{What: journal.SignedBundle, Of: journal.Sum(nil)})
	if err != nil {
		return journal.Bundle{}, err
	}
	if !trial.Empty() {
		w.head.signer = trial.Stream()
	}
	if err := s.Whole(ctx, func(from db.Whole) error { return w.records(from, what) }); err != nil {
		return journal.Bundle{}, err
	}
	w.head.SHA256 = journal.Hash(hex.EncodeToString(w.sum.Sum(nil)))
	if err := w.sign(s); err != nil {
		return journal.Bundle{}, err
	}
	return w.head.Bundle, w.out.Flush()
}

// word is what a selection is called.
func word(what journal.Selection) string {
	switch {
	case what.Since != nil:
		return journal.BundleSince
	case len(what.Inspections) == 1:
		return journal.BundleInspection
	case len(what.Inspections) > 1:
		return journal.BundleSelection
	}
	return journal.BundleAll
}

// records writes the first lines and all that follows them but the last two.
func (w *writer) records(from db.Whole, what journal.Selection) error {
	c, err := choose(from, what)
	if err != nil {
		return err
	}
	if w.head.From, err = from.Holding(); err != nil {
		return err
	}
	if err := w.count(c); err != nil {
		return err
	}
	if w.head.Entries == 0 {
		return fail("bundle.nothing", nil, nil)
	}
	if err := w.text(w.head.encode()); err != nil {
		return err
	}
	err = c.each(func(e journal.Entry, with []journal.Attachment) error {
		if err := w.entry(e); err != nil {
			return err
		}
		for _, a := range with {
			if err := w.attachment(from, a); err != nil {
				return err
			}
		}
		return w.ctx.Err()
	})
	if err != nil {
		return err
	}
	return w.text("end\n")
}

// count goes through what will travel: the first lines say how much it is.
func (w *writer) count(c *choice) error {
	return c.each(func(e journal.Entry, with []journal.Attachment) error {
		if len(e.Raw) > mostHeader || len(e.Payload) > mostPayload {
			return fmt.Errorf("bundle: entry %s is over the limits", e.Hash)
		}
		w.head.Entries++
		w.head.Bytes += int64(len(e.Raw) + len(e.Payload))
		for _, a := range with {
			w.head.Attachments++
			w.head.Bytes += a.Bytes
		}
		return w.ctx.Err()
	})
}

// Write implements io.Writer: what goes through it is hashed.
func (w *writer) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	w.sum.Write(b)
	return w.out.Write(b)
}

func (w *writer) text(s string) error {
	_, err := io.WriteString(w, s)
	return err
}

func (w *writer) entry(e journal.Entry) error {
	if err := w.record("entry", e.Raw, e.Hash); err != nil || e.Payload == nil {
		return err
	}
	return w.record("payload", e.Payload, e.Header.Payload)
}

func (w *writer) record(name string, body []byte, h journal.Hash) error {
	if err := w.text(recordLine(name, int64(len(body)), h)); err != nil {
		return err
	}
	if _, err := w.Write(append(body[:len(body):len(body)], '\n')); err != nil {
		return err
	}
	w.tell(len(body))
	return nil
}

// recordLine stands before the bytes of a record.
func recordLine(name string, length int64, h journal.Hash) string {
	return fmt.Sprintf("%s %d %s\n", name, length, h)
}

func (w *writer) attachment(from db.Whole, a journal.Attachment) error {
	r, _, err := from.Open(a.Hash)
	if err != nil {
		return err
	}
	defer r.Close()
	if err := w.text(recordLine("attachment", a.Bytes, a.Hash)); err != nil {
		return err
	}
	if _, err := io.Copy(telling{w}, r); err != nil {
		return err
	}
	return w.text("\n")
}

// telling tells how far the writing is while bytes go through.
type telling struct{ w *writer }

func (t telling) Write(b []byte) (int, error) {
	n, err := t.w.Write(b)
	t.w.tell(n)
	return n, err
}

func (w *writer) tell(n int) {
	w.done += int64(n)
	if w.progress != nil {
		w.progress(int(w.done), int(w.head.Bytes))
	}
}

// sign writes the last lines.
func (w *writer) sign(s *db.Store) error {
	if err := w.text("sha256 " + string(w.head.SHA256) + "\n"); err != nil || w.head.signer == "" {
		return err
	}
	sign, err := s.Sign(w.ctx, w.head.Statement())
	if err != nil {
		return err
	}
	if sign.Empty() || sign.Stream() != w.head.signer {
		return fail("bundle.key-moved", nil, nil)
	}
	w.head.Signature = sign
	return w.text("signed " + sign.String() + "\n")
}
