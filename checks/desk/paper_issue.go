package desk

import (
	"bytes"
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// authentic are the two languages in which a paper is signed.
var authentic = []lang.Lang{lang.KK, lang.RU}

// kept are the formats in which an issued paper is kept, beside the one asked for.
var kept = []paper.Format{"docx", "pdf"}

// issue puts a paper for signature: one act with the sealed findings, the heads, what
// the paper says point by point, and both languages as files. While it is not
// registered, a new issue replaces it.
func (d *Desk) issue(ctx context.Context, inspection string, in PaperRequest) (out PaperResult, err error) {
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
		p, err := a.paperOn(c, in.Kind, in.Details)
		if err != nil {
			return err
		}
		if out.Missing = p.missing(); len(blocks(out.Missing)) > 0 {
			return fail("memo.missing", args{"list": blocks(out.Missing)})
		}
		out.Read = a.readBy(c, p)
		record := a.issued(c, p)
		attach, err := a.filed(ctx, c, p, in, &record)
		if err != nil {
			return err
		}
		out.Issued, out.ID = true, record.ID
		return a.append(c, p, record, attach)
	})
	return out, err
}

// append appends the paper and its content.
func (a *act) append(c *caseView, p *sheet, record checks.IssuedPaper, attach []journal.Attachment) error {
	if err := a.answer(journal.KindPaper, c.subject(), "paper "+record.ID, record, attach...); err != nil {
		return err
	}
	content := checks.PaperContent{ID: record.ID, Details: p.input.Details}
	if p.how.Violations {
		points, err := paper.Stated(p.input)
		if err != nil {
			return err
		}
		content.Points = points
	}
	return a.answer(journal.KindContent, c.subject(), "paper-content "+record.ID, content)
}

// blocks lists the gaps with which the paper may not be issued.
func blocks(missing []paper.Gap) []lang.Text {
	var out []lang.Text
	for _, g := range missing {
		if g.Blocks {
			out = append(out, g.Text)
		}
	}
	return out
}

// issued makes the entry of the paper: sealed findings, heads and the revisions of
// the texts that it rests on.
func (a *act) issued(c *caseView, p *sheet) checks.IssuedPaper {
	record := checks.IssuedPaper{
		ID: a.paperID(c, p), Paper: string(p.kind), Heads: p.heads(), Findings: sealed(p.input.Findings), Revisions: map[string]string{},
	}
	for _, r := range a.law.Revisions() {
		record.Revisions[r.File] = r.Hash
	}
	return record
}

func (p *sheet) heads() []checks.Head { return slices.Clip(p.input.Heads) }

// paperID is the id of the paper: that of the last issue while it is not registered.
func (a *act) paperID(c *caseView, p *sheet) string {
	for i := range c.Papers {
		old := &c.Papers[i]
		if old.Kind() == p.kind && !old.Frozen() && sameOccasion(old.Details(), p.input.Details) {
			return old.ID
		}
	}
	return a.newID()
}

// sameOccasion tells whether two issues are about the same thing: the same objection,
// the same recommendation.
func sameOccasion(a, b checks.PaperDetails) bool {
	return a.Step == b.Step && (a.Follows == b.Follows || a.Follows == "" || b.Follows == "")
}

// filed writes both languages in every format in which an issued paper is kept, and
// the caller's language into the caller's file.
func (a *act) filed(ctx context.Context, c *caseView, p *sheet, in PaperRequest, record *checks.IssuedPaper) ([]journal.Attachment, error) {
	var attach []journal.Attachment
	p.input.Photos = fittedOnce(p.input.Photos)
	for _, l := range authentic {
		doc, err := a.sign(c.subject(), record.ID, record.Heads, func(by *paper.SignedHere) (*paper.Document, error) {
			p.input.Signed = by
			return p.in(l)
		})
		if err != nil {
			return nil, err
		}
		for _, format := range formatsKept(in) {
			var b bytes.Buffer
			writer, hash, err := a.writer(p, in, l, format)
			if err != nil {
				return nil, err
			}
			if hash != "" {
				record.Revisions["template."+string(l)] = hash
			}
			if err := writer.Write(ctx, &b, doc); err != nil {
				return nil, err
			}
			if l == in.Lang && format == in.Format {
				if _, err := in.Out.Write(b.Bytes()); err != nil {
					return nil, err
				}
			}
			at, err := a.w.Attach(&b, greatestAttachment)
			if err != nil {
				return nil, err
			}
			name := string(p.kind) + "-" + c.Inspection.Number + "-" + string(l) + "." + string(format)
			record.Files = append(record.Files, checks.File{Hash: string(at.Hash), Name: name, Role: string(l)})
			if !slices.Contains(attach, at) {
				attach = append(attach, at)
			}
		}
	}
	return attach, nil
}

// formatsKept lists the formats to write, each once.
func formatsKept(in PaperRequest) []paper.Format {
	var out []paper.Format
	for _, f := range append([]paper.Format{in.Format}, kept...) {
		if _, ok := in.Writers[f]; ok && !slices.Contains(out, f) {
			out = append(out, f)
		}
	}
	return out
}
