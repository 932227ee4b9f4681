package desk

import (
	"bytes"
	"context"
	"io"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// MemoRequest asks for the findings memo.
type MemoRequest struct {
	Lang    lang.Lang
	Format  paper.Format
	Writers paper.Writers
	Out     io.Writer
	Issue   bool // put it for signature: both languages, sealed findings, heads
}

// MemoResult says what was written and what is missing before the memo is signed;
// a gap that blocks keeps it a draft.
type MemoResult struct {
	Issued  bool
	ID      string
	Missing []paper.Gap
}

// memoPaper names the memo in the journal.
const memoPaper = "memo"

// Memo writes the findings memo. A draft is not in the journal; issuing puts one
// entry there with both languages as files.
func (d *Desk) Memo(ctx context.Context, inspection string, in MemoRequest) (out MemoResult, err error) {
	writer, ok := in.Writers[in.Format]
	if !ok {
		return out, fail("memo.format", args{"format": string(in.Format), "formats": formats(in.Writers)})
	}
	if in.Issue {
		return d.issueMemo(ctx, inspection, in, writer)
	}
	err = d.read(ctx, func(v *view) error {
		input, err := v.draftInput(inspection, in.Lang)
		if err != nil {
			return err
		}
		doc, missing, err := memoOf(input)
		out.Missing = missing
		if err != nil {
			return err
		}
		return writer.Write(ctx, in.Out, doc)
	})
	return out, err
}

// WriteMemo is Memo into a file, whole or not at all; in.Out is not looked at. A
// memo that was issued is in the journal even where its file could not be put in
// place: the result says so beside the error.
func (d *Desk) WriteMemo(ctx context.Context, inspection, path string, in MemoRequest) (out MemoResult, err error) {
	err = d.files.Write(path, func(w io.Writer) (err error) {
		in.Out = w
		out, err = d.Memo(ctx, inspection, in)
		return err
	})
	return out, err
}

// memoOf makes the memo as a tree, and says what is missing before it is signed.
func memoOf(input paper.MemoInput) (*paper.Document, []paper.Gap, error) {
	doc, err := paper.Memo(input)
	return doc, paper.Missing(input), err
}

func formats(w paper.Writers) []string {
	var out []string
	for _, f := range w.Formats() {
		out = append(out, string(f))
	}
	return out
}

// draftInput gathers what the draft of the memo is written from.
func (v *view) draftInput(inspection string, l lang.Lang) (paper.MemoInput, error) {
	c, err := v.caseOf(inspection)
	if err != nil {
		return paper.MemoInput{}, err
	}
	return v.memoInput(c, l, true)
}

func (v *view) memoInput(c *caseView, l lang.Lang, draft bool) (paper.MemoInput, error) {
	judged, err := v.judged(c)
	if err == nil && judged.Bare {
		err = fail("memo.bare", nil)
	}
	return paper.MemoInput{
		Lang: l, Case: judged.Case, Holder: judged.Holder, Office: judged.Office,
		Findings: judged.Findings, Summary: judged.Summary, Basis: judged.Basis,
		Heads: headsOf(judged.Heads), Today: v.Today(), Draft: draft, Law: judged.Law, Executor: v.author.Name,
		Photos: func(hash string) (io.ReadCloser, error) {
			r, _, err := v.Open(journal.Hash(hash))
			return r, err
		},
	}, err
}

// issueMemo puts the memo for signature. While it is not registered, a new issue
// replaces the last one.
func (d *Desk) issueMemo(ctx context.Context, inspection string, in MemoRequest, writer paper.Writer) (out MemoResult, err error) {
	if !d.author.Given {
		return out, fail("memo.no-name", nil)
	}
	err = d.write(ctx, func(a *act) error {
		c, err := a.caseOf(inspection)
		if err != nil {
			return err
		}
		if err := c.wholly(); err != nil {
			return err
		}
		if err := c.mayIssue(checks.MemoPaper); err != nil {
			return err
		}
		record, err := a.memoRecord(c)
		if err != nil {
			return err
		}
		var attach []journal.Attachment
		for _, l := range []lang.Lang{lang.KK, lang.RU} {
			file, at, missing, err := a.writeMemo(ctx, c, l, in, writer)
			if err != nil {
				return err
			}
			out.Missing = missing
			if list := blocks(missing); len(list) > 0 {
				return fail("memo.missing", args{"list": list})
			}
			record.Files, attach = append(record.Files, file), append(attach, at)
		}
		out.Issued, out.ID = true, record.ID
		return a.answer(journal.KindPaper, c.subject(), "paper "+record.ID, record, attach...)
	})
	return out, err
}

// blocks lists the gaps with which the memo may not be issued.
func blocks(missing []paper.Gap) []lang.Text {
	var out []lang.Text
	for _, g := range missing {
		if g.Blocks {
			out = append(out, g.Text)
		}
	}
	return out
}

// memoRecord makes the entry of the paper: sealed findings, heads and the
// revisions of the texts that it rests on.
func (a *act) memoRecord(c *caseView) (checks.IssuedPaper, error) {
	judged, err := a.judged(c)
	if err != nil {
		return checks.IssuedPaper{}, err
	}
	record := checks.IssuedPaper{
		ID: a.newID(), Paper: memoPaper, Heads: headsOf(judged.Heads),
		Findings: sealed(judged.Findings), Revisions: map[string]string{},
	}
	for _, r := range a.law.Revisions() {
		record.Revisions[r.File] = r.Hash
	}
	for _, p := range c.Papers {
		if p.Paper != memoPaper {
			continue
		}
		if len(p.States) == 0 {
			record.ID = p.ID
		}
	}
	return record, nil
}

// writeMemo writes one language into an attachment, and to the caller's file
// where that language was asked for.
func (a *act) writeMemo(ctx context.Context, c *caseView, l lang.Lang, in MemoRequest, writer paper.Writer) (checks.File, journal.Attachment, []paper.Gap, error) {
	var none checks.File
	input, err := a.memoInput(c, l, false)
	if err != nil {
		return none, journal.Attachment{}, nil, err
	}
	doc, missing, err := memoOf(input)
	if err != nil {
		return none, journal.Attachment{}, nil, err
	}
	var b bytes.Buffer
	if err := writer.Write(ctx, &b, doc); err != nil {
		return none, journal.Attachment{}, nil, err
	}
	if l == in.Lang {
		if _, err := in.Out.Write(b.Bytes()); err != nil {
			return none, journal.Attachment{}, nil, err
		}
	}
	at, err := a.w.Attach(&b, greatestAttachment)
	file := checks.File{Hash: string(at.Hash), Name: memoPaper + "-" + string(l) + "." + string(in.Format), Role: string(l)}
	return file, at, missing, err
}
