package desk

import (
	"bytes"
	"context"
	"slices"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/capture"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// Captured is a page that was kept, and what it proposes. What a folder held and could
// not be taken has no id, and its words say why.
type Captured struct {
	ID        string       `json:"id"`
	Asked     string       `json:"asked"`
	Saved     calendar.Day `json:"saved"` // the day up to which a list in it can be whole
	Outcome   string       `json:"outcome"`
	Words     lang.Text    `json:"words"`
	Proposals int          `json:"proposals"`
}

// CaptureInput names pages to keep.
type CaptureInput struct {
	Paths   []string     // saved pages, folders of them, or addresses
	Check   string       // for which check they were looked at; may be left out
	Saved   calendar.Day // the day on which files were saved; left out: the file's own, never after today
	Address string       // where the one file that is named was saved from; left out: what the file claims
	Render  bool         // let a browser on this computer draw what stands at an address
}

// Capture keeps pages as evidence, all in one act, and says how many proposals each
// makes. No address is asked before all that can be refused has been.
func (d *Desk) Capture(ctx context.Context, inspection string, in CaptureInput) (out []Captured, err error) {
	if in.Saved > d.Today() {
		return nil, fail("capture.future", args{"today": d.Today()})
	}
	if err := d.mayCapture(ctx, inspection, in.Check); err != nil {
		return nil, err
	}
	taken, err := d.takeAll(ctx, in)
	if err != nil {
		return nil, err
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.forCapture(inspection, in.Check)
		if err != nil {
			return err
		}
		out = nil
		for _, t := range taken.pages {
			record, err := a.capture(c, t, in.Check)
			if err != nil {
				return err
			}
			out = append(out, captured(record, t))
		}
		return a.countProposals(c, out)
	})
	if err == nil {
		out = append(out, taken.left...)
	}
	return out, err
}

// mayCapture refuses what could not be kept.
func (d *Desk) mayCapture(ctx context.Context, inspection, check string) error {
	return d.read(ctx, func(v *view) error {
		_, err := v.forCapture(inspection, check)
		return err
	})
}

// forCapture finds an inspection that is open, to which a page may be added for the
// check.
func (v *view) forCapture(inspection, check string) (*caseView, error) {
	c, err := v.caseOf(inspection)
	if err != nil {
		return nil, err
	}
	if err := c.open(); err != nil {
		return nil, err
	}
	if check != "" {
		_, err = v.checkOf(check, c.Inspection.Categories)
	}
	return c, err
}

func captured(record checks.Capture, t capture.Capture) Captured {
	return Captured{
		ID: record.ID, Asked: record.Asked, Saved: calendar.DayOf(t.At),
		Outcome: record.Outcome, Words: outcomeWords(t),
	}
}

// outcomeWords says what came of a capture: in its own words where it has some, for
// they name the host, the status, the way out.
func outcomeWords(t capture.Capture) lang.Text {
	if t.Note != (lang.Text{}) {
		return t.Note
	}
	return t.Outcome.Words()
}

// capture keeps one page.
func (a *act) capture(c *caseView, t capture.Capture, check string) (checks.Capture, error) {
	record, attach, err := a.keep(c, t, check)
	if err != nil {
		return record, err
	}
	return record, a.captureEntry(c, record, attach)
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
	for _, b := range bodies(t, check) {
		at, err := a.w.Attach(bytes.NewReader(b.Bytes), attachmentLimit(c.office))
		if err != nil {
			return record, nil, unattached(t.Asked, attachmentLimit(c.office), err)
		}
		attach = append(attach, at)
		role := b.Role
		if role == "" {
			role = checks.BodyRole(check)
		}
		record.Files = append(record.Files, checks.File{Hash: string(at.Hash), Name: b.Name, Role: role})
	}
	return record, attach, nil
}

// bodies are the bodies of a capture as they are kept. Where nothing of the page came
// an empty one stands for it: it bears the check for which somebody looked.
func bodies(t capture.Capture, check string) []capture.Body {
	came := slices.ContainsFunc(t.Bodies, func(b capture.Body) bool { return b.Role == "" })
	if came || check == "" {
		return t.Bodies
	}
	return append([]capture.Body{{Name: "-"}}, t.Bodies...)
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
