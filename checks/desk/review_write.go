package desk

import (
	"context"
	"slices"

	"ashyq/checks"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
)

// ReviewAsk asks a second person to read a paper.
type ReviewAsk struct {
	Sitting string               // of an agenda: its day, or an ending of its id
	Details *checks.PaperDetails // nil: what was typed for the paper
	Reader  string               // by name; may be empty
	Note    string               // to the reader
	Answers []RemarkAnswer       // to remarks that came back
}

// RemarkAnswer answers a remark by its place in the list, from 1.
type RemarkAnswer struct {
	N    int
	Text string
}

// ReviewInput is what the second person says.
type ReviewInput struct {
	Accept  bool
	Remarks []checks.Remark
	Note    string
	Files   []string
	Saw     string // what was read, as a hash; empty: the paper of now
}

// AskReview asks a second person to read a paper of an inspection, or of the office
// (OfOffice). What came back with remarks is asked again when each is answered.
func (d *Desk) AskReview(ctx context.Context, inspection string, kind checks.PaperKind, in ReviewAsk) (out ReviewView, err error) {
	if !d.author.Given {
		return out, fail("memo.no-name", nil)
	}
	details := checks.PaperDetails{}
	if inspection != OfOffice {
		if details, err = d.detailsToRead(ctx, inspection, kind, in.Details); err != nil {
			return out, err
		}
	}
	err = d.write(ctx, func(a *act) error {
		p, err := a.toBeRead(ctx, inspection, kind, details, in.Sitting)
		if err != nil {
			return err
		}
		word, err := a.word(p, checks.ReviewAsked)
		if err != nil {
			return err
		}
		current := false
		if last := p.reviewed.Last(); last != nil {
			if last.Value != checks.ReviewAccepted {
				word.Remarks = last.Remarks
			}
			if current, err = p.stands(last); err != nil {
				return err
			}
		}
		if word.Remarks, err = answered(word.Remarks, in.Answers); err != nil {
			return err
		}
		if err := a.mayAsk(p, word.Remarks, current); err != nil {
			return err
		}
		word.Reader, word.Note = lang.Line(in.Reader), lang.Paragraphs(in.Note)
		if checks.SamePerson(word.Reader, a.author.Name) && word.Reader != "" {
			return fail("review.of-oneself", nil)
		}
		if err := a.answer(journal.KindReview, p.subject, p.matter(), word); err != nil {
			return err
		}
		out, err = a.told(ctx, inspection, p)
		return err
	})
	return out, err
}

// detailsToRead are what was typed for a paper, under the id of the inspection.
func (d *Desk) detailsToRead(ctx context.Context, inspection string, kind checks.PaperKind, given *checks.PaperDetails) (checks.PaperDetails, error) {
	if given != nil {
		return *given, nil
	}
	return d.DetailsWith(ctx, inspection, kind, checks.PaperDetails{})
}

// toBeRead makes the proof of a paper that somebody asks to read.
func (a *act) toBeRead(ctx context.Context, inspection string, kind checks.PaperKind, details checks.PaperDetails, sitting string) (*proof, error) {
	if inspection == OfOffice {
		if kind != checks.AgendaPaper {
			return nil, fail("review.no-paper", args{"paper": kind.Words()})
		}
		return a.proofOfAgenda(ctx, sitting)
	}
	c, err := a.caseOf(inspection)
	if err != nil {
		return nil, err
	}
	p, err := a.paperOn(c, kind, details)
	if err != nil {
		return nil, err
	}
	return a.proofOn(c, p), nil
}

// word begins a word on a paper with what the paper is now.
func (a *act) word(p *proof, value string) (checks.Review, error) {
	out := checks.Review{
		Value: value, Paper: string(p.kind), Details: p.details, Day: a.Today(), Heads: p.heads, Basis: p.basis,
		Findings: []checks.ReviewedFinding{}, Remarks: []checks.Remark{},
	}
	for _, f := range p.findings {
		out.Findings = append(out.Findings, checks.ReviewedFinding{Check: f.Check, Verdict: f.Verdict, Basis: f.Basis})
	}
	var err error
	out.Said, err = p.said(out.Day)
	return out, err
}

// secondWord begins the word of a second person. A paper that can no longer be composed goes
// back as it was asked to be read; it cannot be accepted.
func (a *act) secondWord(p *proof, accept bool) (checks.Review, error) {
	if accept {
		return a.word(p, checks.ReviewAccepted)
	}
	word, err := a.word(p, checks.ReviewReturned)
	if _, ours := lang.AsError(err); ours {
		word, err = *p.reviewed.Last(), nil
		word.Value, word.Files = checks.ReviewReturned, nil
	}
	return word, err
}

// told reads back what was written.
func (a *act) told(ctx context.Context, inspection string, p *proof) (ReviewView, error) {
	held, err := a.reviewedPapers(inspection)
	if err != nil {
		return ReviewView{}, err
	}
	now, err := a.proofEvenStuck(ctx, held, p.of())
	if err != nil {
		return ReviewView{}, err
	}
	return a.reviewView(now)
}

// answered puts answers to remarks into their places.
func answered(list []checks.Remark, answers []RemarkAnswer) ([]checks.Remark, error) {
	out := slices.Clone(list)
	for _, one := range answers {
		if one.N < 1 || one.N > len(out) {
			return nil, fail("review.no-remark", args{"number": one.N, "most": len(out)})
		}
		text := lang.Paragraphs(one.Text)
		if text == "" {
			return nil, fail("review.empty-answer", args{"number": one.N})
		}
		out[one.N-1].Answer = text
	}
	return out, nil
}

// AnswerRemarks answers remarks one by one; the paper is not asked to be read again
// until AskReview does.
func (d *Desk) AnswerRemarks(ctx context.Context, inspection, ref string, answers []RemarkAnswer) (out ReviewView, err error) {
	err = d.onReview(ctx, inspection, ref, func(a *act, p *proof) error {
		if err := a.mayAnswer(p); err != nil {
			return err
		}
		last := p.reviewed.Last()
		word := *last
		word.Value, word.Note, word.Files = checks.ReviewAnswered, "", nil
		if word.Remarks, err = answered(last.Remarks, answers); err != nil {
			return err
		}
		if len(word.Open()) == len(word.Remarks) {
			return fail("review.no-remark", args{"number": 0, "most": len(word.Remarks)})
		}
		if err := a.answer(journal.KindReview, p.subject, p.matter(), word); err != nil {
			return err
		}
		out, err = a.told(ctx, inspection, p)
		return err
	})
	return out, err
}

// Review says what the second person says of a paper that she was asked to read: it is
// accepted as it stands, or goes back with remarks.
func (d *Desk) Review(ctx context.Context, inspection, ref string, in ReviewInput) (out ReviewView, err error) {
	if !d.author.Given {
		return out, fail("memo.no-name", nil)
	}
	remarks, err := cleanRemarks(in.Remarks)
	if err != nil {
		return out, err
	}
	note := lang.Paragraphs(in.Note)
	if !in.Accept && len(remarks) == 0 && note == "" && len(in.Files) == 0 {
		return out, fail("review.no-remarks", nil)
	}
	err = d.onReview(ctx, inspection, ref, func(a *act, p *proof) error {
		if err := a.maySay(p); err != nil {
			return err
		}
		word, err := a.secondWord(p, in.Accept)
		if err != nil {
			return err
		}
		if in.Saw != "" {
			now, err := p.said(p.reviewed.Last().Day)
			if err != nil {
				return err
			}
			if now != in.Saw {
				return fail("review.moved-on", nil)
			}
		}
		word.Remarks, word.Note, word.Reader = remarks, note, p.reviewed.Asked().Reader
		attach, err := a.sheets(&word, in.Files)
		if err != nil {
			return err
		}
		if err := a.answer(journal.KindReview, p.subject, p.matter(), word, attach...); err != nil {
			return err
		}
		out, err = a.told(ctx, inspection, p)
		return err
	})
	return out, err
}

// onReview makes one act about a paper that was asked to be read.
func (d *Desk) onReview(ctx context.Context, inspection, ref string, f func(*act, *proof) error) error {
	return d.write(ctx, func(a *act) error {
		held, err := a.reviewedPapers(inspection)
		if err != nil {
			return err
		}
		of, err := held.find(ref)
		if err != nil {
			return err
		}
		p, err := a.proofEvenStuck(ctx, held, of)
		if err != nil {
			return err
		}
		return f(a, p)
	})
}

// cleanRemarks puts remarks as they were typed in order; one without a word is refused.
func cleanRemarks(list []checks.Remark) ([]checks.Remark, error) {
	out := []checks.Remark{}
	for i, m := range list {
		m.Place, m.Quote, m.Text, m.Answer = lang.Line(m.Place), lang.Line(m.Quote), lang.Paragraphs(m.Text), ""
		if m.Text == "" {
			return nil, fail("review.empty-remark", args{"number": i + 1})
		}
		if m.Lang == lang.EN {
			m.Lang = "" // the English paper is no authentic one
		}
		out = append(out, m)
	}
	return out, nil
}

// roleRemarks is what a sheet with marks is called among the files of an entry.
const roleRemarks = "remarks"

// sheets attaches the files that a reader hands back.
func (a *act) sheets(word *checks.Review, paths []string) ([]journal.Attachment, error) {
	var out []journal.Attachment
	o, err := a.office()
	if err != nil {
		return nil, err
	}
	limit := attachmentLimit(o)
	for _, path := range paths {
		file, at, err := a.attach(path, limit)
		if err != nil {
			return nil, err
		}
		file.Role = roleRemarks
		word.Files = append(word.Files, file)
		if !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	return out, nil
}
