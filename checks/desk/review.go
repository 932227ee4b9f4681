package desk

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"time"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// A second person reads a paper before it is signed. Who asks says on what the paper
// stands; the reader returns it with remarks or accepts it; what is accepted is the
// paper as it was read, and no other: when anything that it says moves, the acceptance
// is outdated and says why.

// settingReview makes a paper wait for the acceptance of a second person.
const settingReview = "review.required"

// ReviewView is how a paper stands with the second person.
type ReviewView struct {
	Inspection string           `json:"inspection,omitempty"` // number; none for a paper of the office
	ID         string           `json:"id,omitempty"`         // of the inspection
	Of         string           `json:"of"`                   // "memo", "answer/ID": names the paper here
	Kind       checks.PaperKind `json:"paper"`
	State      string           `json:"state"` // a word of a review, or "conflict"
	AskedBy    string           `json:"asked_by"`
	AskedAt    time.Time        `json:"asked_at"`
	Reader     string           `json:"reader,omitempty"` // whom it is asked of by name
	By         string           `json:"by"`               // of the last word
	At         time.Time        `json:"at"`
	Remarks    []checks.Remark  `json:"remarks"`
	Open       int              `json:"open"` // remarks without an answer
	Note       string           `json:"note,omitempty"`
	Files      []checks.File    `json:"files"`
	Current    bool             `json:"current"` // the paper says today what was read
	Changed    []Moved          `json:"changed"` // findings that moved since; empty where it only words something otherwise
	Barred     lang.Text        `json:"-"`       // why this author cannot accept or return it now; empty: can
	NoAnswer   lang.Text        `json:"-"`       // why this author cannot answer remarks now; empty: can
	NoAsk      lang.Text        `json:"-"`       // why this author cannot ask that it be read; empty: can
	Stuck      lang.Text        `json:"-"`       // why the paper cannot be composed any more; empty: can
	Said       string           `json:"said"`    // what the paper says today, as a hash
	Broken     []string         `json:"-"`       // checks of which it states violations or that nothing could be told
}

// ReviewConflict is the state of a paper of which two words stand against each other.
const ReviewConflict = "conflict"

// Words says the state; an acceptance that no longer holds says so.
func (r ReviewView) Words() lang.Text {
	switch {
	case r.State == ReviewConflict:
		return messages().Text("review.state.conflict", nil)
	case r.Stuck != (lang.Text{}):
		return messages().Text("review.state.stuck", args{"value": (&checks.Review{Value: r.State}).Words()})
	case r.State == checks.ReviewAccepted && !r.Current:
		return messages().Text("review.state.outdated", nil)
	}
	return (&checks.Review{Value: r.State}).Words()
}

// Holds tells whether the paper was accepted and still says what was read.
func (r ReviewView) Holds() bool { return r.State == checks.ReviewAccepted && r.Current }

// proof is a paper as it stands now, to be set beside what was read.
type proof struct {
	subject  journal.Subject
	number   string // of the inspection
	c        *caseView
	kind     checks.PaperKind
	details  checks.PaperDetails
	findings []checks.Finding
	basis    string
	heads    []checks.Head
	issuer   string // who put it for signature, while it is not registered
	reviewed *checks.Reviewed
	compose  func(l lang.Lang, day calendar.Day) (*paper.Document, error)
}

// of names the paper.
func (p *proof) of() string { return checks.ReviewOf(p.kind, p.details) }

// matter is what a word on the paper answers.
func (p *proof) matter() string { return "review " + p.of() }

// said is the hash of what both authentic papers say when they are written on a day. It
// leaves out who prints them and with what program, and the heads of the journal, which
// move with every entry.
func (p *proof) said(day calendar.Day) (string, error) {
	sum := sha256.New()
	for _, l := range authentic {
		doc, err := p.compose(l, day)
		if err != nil {
			return "", err
		}
		if err := json.NewEncoder(sum).Encode(doc.Data); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// stands tells whether the paper still says what it said under a word.
func (p *proof) stands(word *checks.Review) (bool, error) {
	said, err := p.said(word.Day)
	return said == word.Said, err
}

// proofOn makes the proof of a paper about an inspection.
func (v *view) proofOn(c *caseView, p *sheet) *proof {
	out := &proof{
		subject: c.subject(), number: c.Inspection.Number, c: c, kind: p.kind, details: p.input.Details,
		findings: p.input.Findings, basis: p.input.Basis, heads: p.heads(), issuer: issuerOf(c.Papers, p.kind, p.input.Details),
	}
	out.reviewed = c.Reviews[out.of()]
	out.compose = func(l lang.Lang, day calendar.Day) (*paper.Document, error) {
		bare := *p
		bare.input.Today, bare.input.Executor, bare.input.Program, bare.input.Heads, bare.input.Draft = day, "", "", nil, false
		return bare.in(l)
	}
	return out
}

// proofOfAgenda makes the proof of the agenda of a sitting.
func (v *view) proofOfAgenda(ctx context.Context, sitting string) (*proof, error) {
	o, err := v.office()
	if err != nil {
		return nil, err
	}
	agenda, err := v.agenda(ctx, sitting)
	if err != nil {
		return nil, err
	}
	heads, err := v.Heads()
	details := checks.PaperDetails{Sitting: agenda.Sitting.ID}
	out := &proof{
		subject: journal.Office, kind: checks.AgendaPaper, details: details, heads: headsOf(heads),
		issuer: issuerOf(o.Papers, checks.AgendaPaper, details),
	}
	out.reviewed = o.Reviews[out.of()]
	out.compose = func(l lang.Lang, day calendar.Day) (*paper.Document, error) {
		agenda.Sitting.AsOf = day
		in, err := v.sittingInput(agenda, l)
		if err != nil {
			return nil, err
		}
		in.Today, in.Executor = day, ""
		return paper.Agenda(in)
	}
	return out, err
}

// issuerOf names who put a paper for signature that is not registered; "" for none.
func issuerOf(list []checks.IssuedPaper, kind checks.PaperKind, d checks.PaperDetails) string {
	for _, p := range slices.Backward(list) {
		if p.Kind() == kind && p.Details().Occasion() == d.Occasion() && !p.Frozen() {
			return p.Mark.Author
		}
	}
	return ""
}

// reviewed are the papers of a subject that a second person was asked to read.
type reviewedPapers struct {
	*papersOf
	all map[string]*checks.Reviewed
}

func (v *view) reviewedPapers(ref string) (*reviewedPapers, error) {
	held, err := v.papersOf(ref)
	if err != nil {
		return nil, err
	}
	if held.caseView != nil {
		return &reviewedPapers{held, held.Reviews}, nil
	}
	o, err := v.office()
	return &reviewedPapers{held, o.Reviews}, err
}

// find resolves what was typed into the one paper meant: its kind, or its name here;
// nothing where there is one only.
func (r *reviewedPapers) find(ref string) (string, error) {
	ref = strings.TrimSpace(ref)
	var found []string
	for _, of := range slices.Sorted(maps.Keys(r.all)) {
		kind, _, _ := strings.Cut(of, "/")
		switch {
		case of == ref:
			return of, nil
		case ref == "" || kind == ref || strings.HasSuffix(of, ref) && len(ref) >= shortestEnding:
			found = append(found, of)
		}
	}
	switch {
	case len(found) == 1:
		return found[0], nil
	case len(found) > 1:
		return "", fail("review.several", args{"papers": found})
	case ref == "":
		return "", fail("review.none", nil)
	}
	return "", fail("review.unknown", args{"ref": quote(ref)})
}

// shortestEnding is how much of an id names it.
const shortestEnding = 4

// proofOf makes the proof of a paper that a second person was asked to read, from what
// was given when it was.
func (v *view) proofOf(ctx context.Context, held *reviewedPapers, of string) (*proof, error) {
	last := latestWord(held.all[of])
	if last == nil {
		return nil, fail("review.unknown", args{"ref": of})
	}
	if held.caseView == nil {
		return v.proofOfAgenda(ctx, last.Details.Sitting)
	}
	p, err := v.paperOn(held.caseView, last.Kind(), last.Details)
	if err != nil {
		return nil, err
	}
	return v.proofOn(held.caseView, p), nil
}

// proofEvenStuck is proofOf for a paper that may have become one that can no longer be
// composed: what it follows was withdrawn, its form has changed, the sitting is gone.
// How it stands is told all the same, and it can go back.
func (v *view) proofEvenStuck(ctx context.Context, held *reviewedPapers, of string) (*proof, error) {
	p, err := v.proofOf(ctx, held, of)
	_, ours := lang.AsError(err)
	last := latestWord(held.all[of])
	if err == nil || !ours || last == nil {
		return p, err
	}
	out := &proof{
		subject: journal.Office, kind: last.Kind(), details: last.Details, heads: last.Heads, basis: last.Basis, reviewed: held.all[of],
		compose: func(lang.Lang, calendar.Day) (*paper.Document, error) { return nil, err },
	}
	if c := held.caseView; c != nil {
		out.subject, out.number, out.c = c.subject(), c.Inspection.Number, c
		out.issuer = issuerOf(c.Papers, out.kind, out.details)
	}
	return out, nil
}

// latestWord is the last word on a paper, of several rivals the latest.
func latestWord(r *checks.Reviewed) *checks.Review {
	switch {
	case r == nil || len(r.Now) == 0:
		return nil
	case r.Last() != nil:
		return r.Last()
	}
	return &r.Now[len(r.Now)-1]
}

// reviewView sets what was read beside the paper of today.
func (v *view) reviewView(p *proof) (ReviewView, error) {
	last := latestWord(p.reviewed)
	out := ReviewView{
		Inspection: p.number, ID: p.subject.ID(), Of: p.of(), Kind: p.kind, State: last.Value, Reader: last.Reader,
		By: last.Mark.Author, At: last.Mark.Time, Remarks: last.Remarks, Open: len(last.Open()), Note: last.Note, Files: last.Files,
	}
	if p.reviewed.Rival() {
		out.State = ReviewConflict
	}
	if asked := p.reviewed.Asked(); asked != nil {
		out.AskedBy, out.AskedAt, out.Reader = asked.Mark.Author, asked.Mark.Time, cmp.Or(out.Reader, asked.Reader)
	}
	for _, f := range p.findings {
		if f.Verdict.Broken() || f.Verdict == checks.CannotTell {
			out.Broken = append(out.Broken, f.Check)
		}
	}
	said, err := p.said(last.Day)
	if ours, ok := lang.AsError(err); ok {
		out.Stuck, err = ours.Text, nil
	}
	if err != nil {
		return out, err
	}
	if out.Said, out.Current = said, said != "" && said == last.Said; !out.Current && out.Stuck == (lang.Text{}) {
		out.Changed, err = v.changed(p, last)
	}
	if out.Barred, out.NoAnswer = v.barred(p), reason(v.mayAnswer(p)); out.Barred == (lang.Text{}) {
		out.Barred = reason(v.named())
	}
	out.NoAsk = reason(v.mayAsk(p, last.Remarks, out.Current))
	return out, err
}

// changed lists the findings that are not what they were when the paper was read.
func (v *view) changed(p *proof, last *checks.Review) ([]Moved, error) {
	if p.c == nil {
		return nil, nil
	}
	then, err := v.loadUnder(p.c.Inspection.ID, last.Heads)
	if err != nil {
		return nil, err
	}
	var was []checks.Sealed
	for _, f := range last.Findings {
		was = append(was, checks.Sealed{Check: f.Check, Verdict: f.Verdict, Basis: f.Basis})
	}
	now := sealed(p.findings)
	for i := range now {
		now[i].Clauses = nil // what was read names none
	}
	return movedSince(was, now, func(check string) bool {
		return !slices.Equal(restsOn(then, check), restsOn(p.c, check))
	}), nil
}

// ReviewState tells how the papers of an inspection, or of the office, stand with the
// second person: those that wait first.
func (d *Desk) ReviewState(ctx context.Context, inspection string) (out []ReviewView, err error) {
	err = d.read(ctx, func(v *view) error {
		held, err := v.reviewedPapers(inspection)
		if err != nil {
			return err
		}
		for _, of := range slices.Sorted(maps.Keys(held.all)) {
			p, err := v.proofEvenStuck(ctx, held, of)
			if err != nil {
				return err
			}
			one, err := v.reviewView(p)
			if err != nil {
				return err
			}
			out = append(out, one)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b ReviewView) int { return cmp.Compare(reviewRank(a), reviewRank(b)) })
	return out, err
}

func reviewRank(r ReviewView) int {
	return slices.Index([]string{ReviewConflict, checks.ReviewAsked, checks.ReviewReturned, checks.ReviewAnswered, checks.ReviewAccepted}, r.State)
}

// ReadForReview gives a paper as it stands, with what was said of it: what the second
// person reads. The paper bears the mark of a draft.
func (d *Desk) ReadForReview(ctx context.Context, inspection, ref string, l lang.Lang) (doc *paper.Document, out ReviewView, err error) {
	err = d.read(ctx, func(v *view) error {
		held, err := v.reviewedPapers(inspection)
		if err != nil {
			return err
		}
		of, err := held.find(ref)
		if err != nil {
			return err
		}
		p, err := v.proofOf(ctx, held, of)
		if err != nil {
			return err
		}
		if out, err = v.reviewView(p); err != nil {
			return err
		}
		doc, err = p.compose(l, v.Today())
		return err
	})
	return doc, out, err
}
