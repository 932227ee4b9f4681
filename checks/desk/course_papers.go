package desk

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
)

// PapersView is every paper of an inspection, or of the office: those that may be
// issued, and those that were.
type PapersView struct {
	Number string       `json:"inspection,omitempty"` // none of the office
	Form   checks.Form  `json:"form,omitempty"`
	May    []PaperOffer `json:"may"`
	Issued []PaperLine  `json:"issued"`
}

// PaperOffer is a paper that may be issued, or why it may not.
type PaperOffer struct {
	Kind    checks.PaperKind `json:"paper"`
	Allowed bool             `json:"allowed"`
	Why     lang.Text        `json:"why,omitzero"`
	Instead checks.PaperKind `json:"instead,omitempty"` // the one that serves where this one may not be issued
}

// PaperLine is an issued paper as it is listed.
type PaperLine struct {
	ID       string              `json:"id"`
	Kind     checks.PaperKind    `json:"paper"`
	State    string              `json:"state"` // issued, registered, served, answered, conflict
	Number   string              `json:"number,omitempty"`
	Day      calendar.Day        `json:"day,omitempty"` // of registration
	Course   []checks.PaperState `json:"course"`
	Points   int                 `json:"points"`
	Follows  string              `json:"follows,omitempty"` // id
	Amends   string              `json:"amends,omitempty"`  // id
	Amended  string              `json:"amended,omitempty"` // id of the frozen paper that amends it
	Files    []checks.File       `json:"files"`
	Moved    []Moved             `json:"moved"`            // what has moved since it was sealed
	Erased   int                 `json:"erased,omitempty"` // pieces of evidence that it may quote and that were erased since
	Leaned   []Leaning           `json:"leaned,omitempty"` // on evidence that was refuted since
	Author   string              `json:"author"`
	IssuedOn calendar.Day        `json:"issued"`
}

// Beside those to which a paper may come: put for signature and not registered, and
// two records that stand against each other.
const (
	PaperIssued   = "issued"
	PaperConflict = "conflict"
)

// Moved is a check that is not what it was when a paper was sealed.
type Moved struct {
	Check   string         `json:"check"`
	Was     checks.Verdict `json:"was"`
	Now     checks.Verdict `json:"now"`
	Clauses []MovedClause  `json:"clauses,omitempty"`
	// Touched says that the verdicts are the same and what they rest on is not.
	Touched bool `json:"touched,omitempty"`
}

// MovedClause is a clause whose verdict moved; one that is no more has none now.
type MovedClause struct {
	Edition string         `json:"edition"`
	Clause  string         `json:"clause"`
	Was     checks.Verdict `json:"was,omitempty"`
	Now     checks.Verdict `json:"now,omitempty"`
}

// Papers lists the papers of an inspection, or of the office.
func (d *Desk) Papers(ctx context.Context, inspection string) (out PapersView, err error) {
	err = d.read(ctx, func(v *view) error {
		held, err := v.papersOf(inspection)
		if err != nil {
			return err
		}
		var now []checks.Finding
		if c := held.caseView; c != nil {
			out.Number, out.Form, out.May = c.Inspection.Number, c.Inspection.Form, c.offers()
			judged, err := v.judged(c)
			if err != nil {
				return err
			}
			now = judged.Findings
		}
		for i := range held.papers {
			line, err := v.paperLine(held, &held.papers[i], now)
			if err != nil {
				return err
			}
			out.Issued = append(out.Issued, line)
		}
		return nil
	})
	return out, err
}

// offers lists every paper about an inspection that can be written: those that its
// form may issue first.
func (c *caseView) offers() []PaperOffer {
	var may, not []PaperOffer
	for _, kind := range checks.PaperKinds() {
		if _, written := paper.ComposerOf(kind); !written {
			continue
		}
		if e, refused := lang.AsError(c.mayIssue(kind)); refused {
			not = append(not, PaperOffer{Kind: kind, Why: e.Text, Instead: c.Inspection.Form.Instead(kind)})
			continue
		}
		may = append(may, PaperOffer{Kind: kind, Allowed: true})
	}
	return append(may, not...)
}

// paperLine shows an issued paper; now are the findings of today.
func (v *view) paperLine(held *papersOf, p *checks.IssuedPaper, now []checks.Finding) (out PaperLine, err error) {
	out = PaperLine{
		ID: p.ID, Kind: p.Kind(), State: PaperIssued, Number: p.Number(), Day: p.Day(), Course: p.Course, Points: len(p.Points()),
		Follows: p.Details().Follows, Amends: p.Details().Amends, Amended: amendedBy(held.papers, p), Files: p.Files,
		Author: p.Mark.Author, IssuedOn: calendar.DayOf(p.Mark.Time),
	}
	if n := len(p.Course); n > 0 {
		out.State = p.Course[n-1].Value
	}
	if len(p.States) > 1 {
		out.State = PaperConflict
	}
	if held.caseView == nil {
		return out, nil
	}
	if out.Erased, out.Leaned, err = v.quoted(held.caseView, p); err != nil {
		return out, err
	}
	then, err := v.loadUnder(held.Inspection.ID, p.Heads)
	if err != nil {
		return out, err
	}
	out.Moved = movedSince(p.Findings, sealed(now), func(check string) bool {
		return !slices.Equal(restsOn(then, check), restsOn(held.caseView, check))
	})
	return out, nil
}

// amendedBy gives the frozen paper that amends another, "" for none.
func amendedBy(list []checks.IssuedPaper, old *checks.IssuedPaper) string {
	for i := range list {
		if list[i].Replaces(old) {
			return list[i].ID
		}
	}
	return ""
}

// movedSince compares two seals of one inspection, check by check and clause by clause.
// A basis moves with every setting of the office: it counts only where what the
// check itself rests on has moved too.
func movedSince(then, now []checks.Sealed, touched func(check string) bool) []Moved {
	var out []Moved
	for _, was := range then {
		i := slices.IndexFunc(now, func(s checks.Sealed) bool { return s.Check == was.Check })
		if i < 0 {
			out = append(out, Moved{Check: was.Check, Was: was.Verdict, Now: checks.NotApplicable})
			continue
		}
		is := now[i]
		m := Moved{Check: was.Check, Was: was.Verdict, Now: is.Verdict, Clauses: movedClauses(was.Clauses, is.Clauses)}
		m.Touched = was.Verdict == is.Verdict && len(m.Clauses) == 0
		if !m.Touched || was.Basis != is.Basis && touched(was.Check) {
			out = append(out, m)
		}
	}
	for _, is := range now {
		if !slices.ContainsFunc(then, func(s checks.Sealed) bool { return s.Check == is.Check }) {
			out = append(out, Moved{Check: is.Check, Was: checks.NotChecked, Now: is.Verdict, Touched: is.Verdict == checks.NotChecked})
		}
	}
	return out
}

func movedClauses(then, now []checks.SealedClause) []MovedClause {
	var out []MovedClause
	for _, was := range then {
		m := MovedClause{Edition: was.Edition, Clause: was.Clause, Was: was.Verdict}
		for _, is := range now {
			if is.ClauseRef == was.ClauseRef {
				m.Now = is.Verdict
			}
		}
		if m.Now != m.Was {
			out = append(out, m)
		}
	}
	for _, is := range now {
		if !slices.ContainsFunc(then, func(s checks.SealedClause) bool { return s.ClauseRef == is.ClauseRef }) {
			out = append(out, MovedClause{Edition: is.Edition, Clause: is.Clause, Now: is.Verdict})
		}
	}
	return out
}

// restsOn names the entries on which the finding of a check rests, without those of
// the office.
func restsOn(c *caseView, check string) []string {
	out := []string{c.Mark.Entry, c.holder.Mark.Entry}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		if slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == check }) {
			out = append(out, e.Mark.Entry)
		}
	}
	for i := range c.Coverage {
		if c.Coverage[i].Check == check {
			out = append(out, c.Coverage[i].Mark.Entry)
		}
	}
	for q, list := range c.Answers {
		for _, a := range list {
			if q.Check == check {
				out = append(out, a.Mark.Entry)
			}
		}
	}
	slices.Sort(out)
	return out
}

// PaperFile writes a file of an issued paper as it was put for signature, and gives
// its name. What is not what was sealed is not written.
func (d *Desk) PaperFile(ctx context.Context, inspection, ref string, l lang.Lang, format paper.Format, path string) (name string, err error) {
	err = d.read(ctx, func(v *view) error {
		held, err := v.papersOf(inspection)
		if err != nil {
			return err
		}
		p, err := held.paper(ref)
		if err != nil {
			return err
		}
		file, err := fileOf(p, l, format)
		if err != nil {
			return err
		}
		r, _, err := v.Open(journal.Hash(file.Hash))
		if err != nil {
			return caused(fail("paper-file.gone", args{"name": file.Name}), err)
		}
		defer r.Close()
		body, err := io.ReadAll(r)
		if err != nil || string(journal.Sum(body)) != file.Hash {
			return caused(fail("paper-file.broken", args{"name": file.Name}), err)
		}
		name = file.Name
		return d.files.Write(path, func(w io.Writer) error {
			_, err := io.Copy(w, bytes.NewReader(body))
			return err
		})
	})
	return name, err
}

// fileOf finds the file of a paper in a language and a format. English reads no
// paper: the two authentic languages are Kazakh and Russian.
func fileOf(p *checks.IssuedPaper, l lang.Lang, format paper.Format) (checks.File, error) {
	if l == lang.EN {
		l = lang.KK
	}
	format = cmp.Or(format, kept[0])
	var there []string
	for _, f := range p.Files {
		ext := strings.TrimPrefix(filepath.Ext(f.Name), ".")
		if f.Role == string(l) && ext == string(format) {
			return f, nil
		}
		there = add(there, f.Role+" "+ext)
	}
	return checks.File{}, fail("paper-file.none", args{"format": string(format), "there": there})
}
