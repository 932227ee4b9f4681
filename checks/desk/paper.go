package desk

import (
	"context"
	"io"

	"ashyq/checks"
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
}

// Paper writes a paper. A draft is not in the journal; issuing puts one act there with
// both languages as files.
func (d *Desk) Paper(ctx context.Context, inspection string, in PaperRequest) (out PaperResult, err error) {
	writer, ok := in.Writers[in.Format]
	if !ok {
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
	if kind == checks.MemoPaper {
		input.Earlier, err = v.compared(c, input.Findings)
	}
	return &sheet{kind: kind, how: how, input: input}, err
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
		Heads: headsOf(judged.Heads), Today: v.Today(), Law: judged.Law, Executor: v.author.Name,
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
	return p.how.Compose(p.input)
}

// draft composes the paper with the mark of a draft.
func (p *sheet) draft(l lang.Lang) (*paper.Document, error) {
	p.input.Draft = true
	return p.in(l)
}

func (p *sheet) missing() []paper.Gap { return p.how.Missing(p.input) }

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
