package desk

import (
	"bytes"
	"context"
	"io/fs"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/page"
)

// Captured is a page that was kept, and what it proposes.
type Captured struct {
	ID        string       `json:"id"`
	Asked     string       `json:"asked"`
	Saved     calendar.Day `json:"saved"` // the day up to which a list in it can be whole
	Outcome   string       `json:"outcome"`
	Words     lang.Text    `json:"words"`
	Proposals int          `json:"proposals"`
}

// CaptureInput names saved pages to keep.
type CaptureInput struct {
	Paths []string
	Check string       // for which check they were looked at; may be left out
	Saved calendar.Day // the day on which they were saved; left out: the file's own, never after today
}

// Capture keeps saved pages as evidence, all in one act, and says how many
// proposals each makes.
func (d *Desk) Capture(ctx context.Context, inspection string, in CaptureInput) (out []Captured, err error) {
	if in.Saved > d.Today() {
		return nil, fail("capture.future", args{"today": d.Today()})
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.open(); err != nil {
			return err
		}
		if in.Check != "" {
			if _, err := a.checkOf(in.Check, c.Inspection.Categories); err != nil {
				return err
			}
		}
		for _, path := range in.Paths {
			taken, err := a.take(path, in.Saved)
			if err != nil {
				return err
			}
			record, attach, err := a.keep(c, taken, in.Check)
			if err != nil {
				return err
			}
			if err := a.captureEntry(c, record, attach); err != nil {
				return err
			}
			out = append(out, Captured{
				ID: record.ID, Asked: record.Asked, Saved: calendar.DayOf(taken.At),
				Outcome: record.Outcome, Words: taken.Outcome.Words(),
			})
		}
		return a.countProposals(c, out)
	})
	return out, err
}

// take reads a saved page; nothing is kept yet. A file does not know when its page
// was looked at: the analyst says so, else the file's own day is taken, or today
// where that is earlier. A file that was copied since bears the day of the copy,
// so the day is shown, and what is proposed from it is only proposed.
func (d *Desk) take(path string, saved calendar.Day) (capture.Capture, error) {
	r, err := d.files.Open(path)
	if err != nil {
		return capture.Capture{}, unreadable(path, err)
	}
	defer r.Close()
	at := d.clock.Now()
	zone := at.Location()
	if saved != 0 {
		at = saved.In(zone)
	} else if f, ok := r.(interface{ Stat() (fs.FileInfo, error) }); ok {
		if info, err := f.Stat(); err == nil && !info.ModTime().IsZero() && info.ModTime().Before(at) {
			at = info.ModTime()
		}
	}
	c, err := capture.Saved(r, path, at.In(zone))
	if err != nil {
		return c, unreadable(path, err)
	}
	return c, nil
}

// keep attaches the bodies of a capture and makes its record.
func (a *act) keep(c *caseView, t capture.Capture, check string) (checks.Capture, []journal.Attachment, error) {
	record := checks.Capture{
		ID: a.newID(), Asked: t.Asked, Final: t.Final, At: t.At.Format(time.RFC3339),
		Method: string(t.Method), Status: t.Status, Outcome: string(t.Outcome), Tool: t.Tool,
	}
	for _, h := range t.Headers {
		record.Headers = append(record.Headers, h.Name+": "+h.Value)
	}
	var attach []journal.Attachment
	for _, b := range t.Bodies {
		at, err := a.w.Attach(bytes.NewReader(b.Bytes), attachmentLimit(c.office))
		if err != nil {
			return record, nil, unattached(t.Asked, attachmentLimit(c.office), err)
		}
		attach = append(attach, at)
		record.Files = append(record.Files, checks.File{Hash: string(at.Hash), Name: b.Name, Role: checks.BodyRole(check)})
	}
	return record, attach, nil
}

func (a *act) captureEntry(c *caseView, record checks.Capture, attach []journal.Attachment) error {
	_, err := a.w.Append(journal.Draft{
		Kind: journal.KindCapture, Subject: c.subject(), Attach: attach, Payload: record,
	})
	return err
}

func (a *act) countProposals(c *caseView, out []Captured) error {
	fresh, err := a.load(c.Inspection.ID)
	if err != nil {
		return err
	}
	all, err := a.proposals(fresh)
	if err != nil {
		return err
	}
	for i := range out {
		for _, p := range all {
			if p.Capture == out[i].ID && p.State == ProposalOpen {
				out[i].Proposals++
			}
		}
	}
	return nil
}

// Page reads a saved page and stores nothing.
func (d *Desk) Page(_ context.Context, path string) (page.Reading, error) {
	t, err := d.take(path, 0)
	if err != nil || len(t.Bodies) == 0 {
		return page.Unread(t.Outcome), err
	}
	m := t.Bodies[0]
	return page.Read(m.Bytes, page.Input{ContentType: m.MIME, Address: t.Final, Seen: calendar.DayOf(t.At)}), nil
}
