package desk

import (
	"context"
	"io"
	"slices"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// A paper about an inspection is written from its findings and from what the analyst
// gives beyond them. A draft is not in the journal; issuing puts it for signature.

// PaperRequest asks for a paper.
type PaperRequest struct {
	Kind    checks.PaperKind
	Lang    lang.Lang
	Format  paper.Format
	Writers paper.Writers
	Out     io.Writer
	Details checks.PaperDetails
	Issue   bool // put it for signature: both languages, sealed findings, heads
}

// PaperResult says what was written and what is missing before the paper is signed; a
// gap that blocks keeps it a draft.
type PaperResult struct {
	Issued  bool
	ID      string
	Missing []paper.Gap
	Read    lang.Text // by what second person it was read, or that nobody did; of an issued one
}

// Paper writes a paper. A draft is not in the journal; issuing puts one act there with
// both languages as files.
func (d *Desk) Paper(ctx context.Context, inspection string, in PaperRequest) (out PaperResult, err error) {
	if _, ok := in.Writers[in.Format]; !ok {
		return out, fail("memo.format", args{"format": string(in.Format), "formats": formats(in.Writers)})
	}
	if in.Issue {
		return d.issue(ctx, inspection, in)
	}
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		p, err := v.paperOn(c, in.Kind, in.Details)
		if err != nil {
			return err
		}
		doc, err := p.draft(in.Lang)
		if err != nil {
			return err
		}
		out.Missing = p.missing()
		writer, _, err := v.writer(p, in, in.Lang, in.Format)
		if err != nil {
			return err
		}
		return writer.Write(ctx, in.Out, doc)
	})
	return out, err
}

// WritePaper is Paper into a file, whole or not at all; in.Out is not looked at. A
// paper that was issued is in the journal even where its file could not be put in
// place: the result says so beside the error.
func (d *Desk) WritePaper(ctx context.Context, inspection, path string, in PaperRequest) (out PaperResult, err error) {
	err = d.files.Write(path, func(w io.Writer) (err error) {
		in.Out = w
		out, err = d.Paper(ctx, inspection, in)
		return err
	})
	return out, err
}

// ownForm is the format in which the department's own form of a paper stands.
const ownForm paper.Format = "docx"

// writer gives the writer of a format: the department's own form where one is in
// force, with the hash of its file, else ours.
func (v *view) writer(p *sheet, in PaperRequest, l lang.Lang, f paper.Format) (paper.Writer, string, error) {
	if f == ownForm {
		own, hash, err := v.templateFor(p.input.Office, p.kind, l)
		if own != nil || err != nil {
			return own, hash, err
		}
	}
	return in.Writers[f], "", nil
}

func formats(w paper.Writers) []string {
	var out []string
	for _, f := range w.Formats() {
		out = append(out, string(f))
	}
	return out
}

// sheet is a paper about to be written: what it is written from, in any language.
type sheet struct {
	kind  checks.PaperKind
	how   paper.Composer
	input paper.Input
	at    string      // the moment of writing, RFC 3339
	seen  []paper.Gap // what the findings themselves do not show: proposals, the last look
}

// paperOn makes ready a paper of the inspection. A form that may not issue it is told
// so at once: a draft that can never leave the office helps nobody.
func (v *view) paperOn(c *caseView, kind checks.PaperKind, details checks.PaperDetails) (*sheet, error) {
	how, ok := paper.ComposerOf(kind)
	if !ok {
		return nil, fail("paper.unknown", args{"paper": quote(string(kind)), "papers": paperIDs()})
	}
	if err := c.mayIssue(kind); err != nil {
		return nil, err
	}
	details, err := v.settled(c, kind, details)
	if err != nil {
		return nil, err
	}
	input, err := v.paperInput(c)
	if err != nil {
		return nil, err
	}
	input.Details = details
	if kind == checks.DecisionPaper {
		input.Due = v.reportedBy(c, c.Paper(details.Follows))
	}
	p := &sheet{kind: kind, how: how, input: input, at: v.clock.Now().UTC().Format(time.RFC3339)}
	if kind == checks.MemoPaper {
		if p.input.Earlier, err = v.compared(c, input.Findings); err != nil {
			return nil, err
		}
	}
	if how.Violations {
		if p.seen, err = v.unseen(c, input.Findings); err != nil {
			return nil, err
		}
	}
	if old := c.inForce(p); old != nil && old.ID != details.Amends {
		p.seen = append(p.seen, paper.Gap{
			Text: messages().Text("paper.in-force", args{"number": quote(old.Number()), "day": old.Course[0].Day}), Blocks: true, Where: "given amends",
		})
	}
	read, err := v.reviewGaps(c, p)
	p.seen = append(p.seen, read...)
	return p, err
}

// reportedBy is the last day on which the holder may tell of the execution of a paper;
// none where it cannot be counted.
func (v *view) reportedBy(c *caseView, p *checks.IssuedPaper) calendar.Day {
	if p == nil {
		return 0
	}
	t, ok := c.Elimination(p, c.law, c.office.Calendar(v.days))
	if !ok || t.Last == 0 {
		return 0
	}
	return v.limitEnd(c, "report", t.Last)
}

// inForce is the registered paper that only a new one which names it may amend; nil
// where there is none, or where an inspection may have several of the kind.
func (c *caseView) inForce(p *sheet) *checks.IssuedPaper {
	for i := range c.Papers {
		old := &c.Papers[i]
		if p.how.Once && old.Kind() == p.kind && old.Frozen() && !c.Amended(old.ID) && sameOccasion(old.Details(), p.input.Details) {
			return old
		}
	}
	return nil
}

// unseen lists what a paper that states violations should not be signed over: what
// pages offered and nobody confirmed or rejected, and a last look that is too old.
func (v *view) unseen(c *caseView, findings []checks.Finding) ([]paper.Gap, error) {
	list, err := v.proposals(c)
	if err != nil {
		return nil, err
	}
	open := 0
	for _, p := range list {
		if p.State == ProposalOpen {
			open++
		}
	}
	var out []paper.Gap
	if open > 0 {
		out = append(out, paper.Gap{Text: messages().Text("paper.unconfirmed", args{"n": open})})
	}
	if gap, stale := v.lastLookGap(c, findings); stale {
		out = append(out, gap)
	}
	return out, nil
}

func paperIDs() []string {
	var out []string
	for _, k := range checks.PaperKinds() {
		out = append(out, string(k))
	}
	return out
}

// paperInput gathers what any paper of the inspection is written from.
func (v *view) paperInput(c *caseView) (paper.Input, error) {
	judged, err := v.judged(c)
	if err == nil && judged.Bare {
		err = fail("memo.bare", nil)
	}
	return paper.Input{
		Case: judged.Case, Holder: judged.Holder, Office: judged.Office,
		Findings: judged.Findings, Summary: judged.Summary, Basis: judged.Basis,
		Heads: headsOf(judged.Heads), Today: v.Today(), Law: judged.Law, Executor: v.author.Name, Program: v.program,
		Days: judged.Office.Calendar(v.days),
		Photos: func(hash string) (io.ReadCloser, error) {
			r, _, err := v.Open(journal.Hash(hash))
			return r, err
		},
	}, err
}

// in composes the paper in a language.
func (p *sheet) in(l lang.Lang) (*paper.Document, error) {
	p.input.Lang = l
	doc, err := p.how.Compose(p.input)
	if err == nil {
		doc.Created = p.at
	}
	return doc, err
}

// draft composes the paper with the mark of a draft.
func (p *sheet) draft(l lang.Lang) (*paper.Document, error) {
	p.input.Draft = true
	return p.in(l)
}

// missing lists what stands between the paper and its signature: first what keeps it a
// draft.
func (p *sheet) missing() []paper.Gap {
	list := append(p.how.Missing(p.input), p.seen...)
	slices.SortStableFunc(list, func(a, b paper.Gap) int {
		switch {
		case a.Blocks == b.Blocks:
			return 0
		case a.Blocks:
			return -1
		}
		return 1
	})
	return list
}

// PreviewPaper shows the draft of a paper as a tree, with what is missing before it
// may be issued. The photos in it are opened when they are drawn.
func (d *Desk) PreviewPaper(ctx context.Context, inspection string, kind checks.PaperKind, l lang.Lang, details checks.PaperDetails) (doc *paper.Document, missing []paper.Gap, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		p, err := v.paperOn(c, kind, details)
		if err != nil {
			return err
		}
		p.input.Photos = d.photosLater(ctx)
		missing = p.missing()
		doc, err = p.draft(l)
		return err
	})
	return doc, missing, err
}
