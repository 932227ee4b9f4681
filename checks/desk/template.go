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
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/checks/paper/template"
)

// A department may give its papers its own form: a Word document with named places.
// The file stands in the journal of the office, so every paper can be traced to the
// form on which it was written. What is wrong with it is told paragraph by paragraph
// before it is taken; what could run or read a file is never taken.

// TemplateProblem is one mistake of a template, with the place where it is found.
type TemplateProblem = template.Problem

// TemplateInput says which file becomes the template of which paper.
type TemplateInput struct {
	Path  string
	Paper checks.PaperKind
	Lang  lang.Lang
}

// TemplateAdded says what was taken, and what its author may still mend.
type TemplateAdded struct {
	Paper    checks.PaperKind  `json:"paper"`
	Lang     lang.Lang         `json:"lang"`
	Name     string            `json:"name"`
	Hash     string            `json:"hash"`
	Known    bool              `json:"known"` // this very file stands already
	Problems []TemplateProblem `json:"problems"`
}

// TemplateRow is a paper in one language with the template in force, if there is one.
type TemplateRow struct {
	Paper    checks.PaperKind `json:"paper"`
	Lang     lang.Lang        `json:"lang"`
	Name     string           `json:"name,omitempty"` // of the file; empty: the form of the program
	Hash     string           `json:"hash,omitempty"`
	Disputed bool             `json:"disputed,omitempty"` // two stand against each other
}

// templateBytes limits the file of a template.
const templateBytes = 20 << 20

// PreviewTemplate reads a file and names its mistakes; nothing is recorded.
func (d *Desk) PreviewTemplate(ctx context.Context, path string, kind checks.PaperKind, l lang.Lang) ([]TemplateProblem, error) {
	in := TemplateInput{Path: path, Paper: kind, Lang: l}
	_, t, err := d.readTemplate(in)
	if err != nil {
		return nil, err
	}
	var sample *paper.Document
	err = d.read(ctx, func(v *view) error {
		o, err := v.office()
		sample = v.templateSample(o, kind, l)
		return err
	})
	if err == ErrNoStore { // a template may be looked at before anything is recorded
		sample, err = d.templateSample(nil, kind, l), nil
	}
	if err != nil {
		return nil, err
	}
	return told(t.Problems(sample)), nil
}

// told is a list that JSON writes as one, also when it is empty.
func told(list []TemplateProblem) []TemplateProblem {
	return append([]TemplateProblem{}, list...)
}

// AddTemplate records a file as the template of a paper in a language, in the place
// of the one before. It is refused while a mistake stands with which it could not be
// filled; the mistakes come with the refusal.
func (d *Desk) AddTemplate(ctx context.Context, in TemplateInput) (out TemplateAdded, err error) {
	body, t, err := d.readTemplate(in)
	if err != nil {
		return out, err
	}
	out = TemplateAdded{Paper: in.Paper, Lang: in.Lang, Name: lang.Line(filepath.Base(in.Path)), Hash: t.Hash(), Problems: []TemplateProblem{}}
	err = d.write(ctx, func(a *act) error {
		o, err := a.office()
		if err != nil {
			return err
		}
		out.Problems = told(t.Problems(a.templateSample(o, in.Paper, in.Lang)))
		if n := blocking(out.Problems); n > 0 {
			return fail("template.refused", args{"n": n, "name": quote(out.Name)})
		}
		if held, ok := o.Template(in.Paper, in.Lang); ok && held.Files[0].Hash == out.Hash {
			out.Known = true
			return errKnown
		}
		return a.putTemplate(in, out, body, attachmentLimit(o))
	})
	if err == errKnown {
		err = nil
	}
	return out, err
}

func (a *act) putTemplate(in TemplateInput, out TemplateAdded, body []byte, limit int64) error {
	at, err := a.w.Attach(bytes.NewReader(body), limit)
	if err != nil {
		return unattached(in.Path, limit, err)
	}
	return a.answer(journal.KindTemplate, journal.Office, templateMatter(in.Paper, in.Lang), checks.TemplateText{
		Paper: string(in.Paper), Lang: string(in.Lang), Name: out.Name,
		Files: []checks.File{{Hash: string(at.Hash), Name: out.Name, Role: "template"}},
	}, at)
}

func templateMatter(kind checks.PaperKind, l lang.Lang) string {
	return "template " + string(kind) + "/" + string(l)
}

// blocking counts the mistakes with which a template is not taken.
func blocking(list []TemplateProblem) (n int) {
	for _, p := range list {
		if p.Blocks {
			n++
		}
	}
	return n
}

// readTemplate reads the file and takes it apart.
func (d *Desk) readTemplate(in TemplateInput) ([]byte, *template.Template, error) {
	if err := templated(in.Paper, in.Lang); err != nil {
		return nil, nil, err
	}
	r, err := d.files.Open(in.Path)
	if err != nil {
		return nil, nil, unreadable(in.Path, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, templateBytes+1))
	if err != nil {
		return nil, nil, unreadable(in.Path, err)
	}
	t, err := template.Read(body)
	return body, t, err
}

// templated tells whether there is such a paper in such a language.
func templated(kind checks.PaperKind, l lang.Lang) error {
	if !slices.Contains(templatePapers(), kind) {
		var ids []string
		for _, k := range templatePapers() {
			ids = append(ids, string(k))
		}
		return fail("template.paper", args{"paper": quote(string(kind)), "papers": ids})
	}
	if !slices.Contains(authentic, l) {
		return fail("template.lang", args{"lang": quote(string(l))})
	}
	return nil
}

// templatePapers lists the papers that may have a form of the department: all but
// the tables of the year, which are no Word document.
func templatePapers() []checks.PaperKind {
	list := slices.Concat(checks.PaperKinds(), checks.OfficePapers())
	return slices.DeleteFunc(list, func(k checks.PaperKind) bool { return k == checks.YearlyPaper })
}

// Templates lists every paper in both languages with the template in force.
func (d *Desk) Templates(ctx context.Context) (out []TemplateRow, err error) {
	err = d.read(ctx, func(v *view) error {
		o, err := v.office()
		if err != nil {
			return err
		}
		for _, k := range templatePapers() {
			for _, l := range authentic {
				row := TemplateRow{Paper: k, Lang: l, Disputed: len(o.Templates[string(k)+"/"+string(l)]) > 1}
				if held, ok := o.Template(k, l); ok {
					row.Name, row.Hash = held.Name, held.Files[0].Hash
				}
				out = append(out, row)
			}
		}
		return nil
	})
	return out, err
}

// WithdrawTemplate takes the template of a paper back with every older one: the form
// of the program is in force again.
func (d *Desk) WithdrawTemplate(ctx context.Context, kind checks.PaperKind, l lang.Lang, w Withdrawal) error {
	if err := templated(kind, l); err != nil {
		return err
	}
	if lang.Line(w.Reason) == "" {
		return fail("reason.empty", nil)
	}
	return d.write(ctx, func(a *act) error {
		held, err := a.ledger(journal.Office)
		if err != nil {
			return err
		}
		var targets []journal.Target
		for _, e := range held.Answers(templateMatter(kind, l)) {
			for _, h := range held.Chain(e.Hash) {
				targets = append(targets, journal.Target{Hash: h})
			}
		}
		if len(targets) == 0 {
			return fail("template.none", args{"paper": kind.Words(), "lang": strings.ToUpper(string(l))})
		}
		_, err = a.w.Append(journal.Draft{
			Kind: journal.KindWithdrawn, Subject: journal.Office, Replaces: targets,
			Payload: journal.Withdrawn{Why: cmp.Or(w.Why, journal.ByMistake), Reason: lang.Line(w.Reason)},
		})
		return err
	})
}

// templateFor gives the template in force for a paper in a language, with its hash
// for the revisions of the paper; nil where the form of the program is in force. Of
// two that stand against each other none is taken silently.
func (v *view) templateFor(o *checks.Office, kind checks.PaperKind, l lang.Lang) (*template.Template, string, error) {
	if o == nil {
		return nil, "", nil
	}
	if len(o.Templates[string(kind)+"/"+string(l)]) > 1 {
		return nil, "", fail("template.disputed", args{"paper": kind.Words(), "lang": strings.ToUpper(string(l))})
	}
	held, ok := o.Template(kind, l)
	if !ok {
		return nil, "", nil
	}
	r, _, err := v.Open(journal.Hash(held.Files[0].Hash))
	if err != nil {
		return nil, "", err
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, templateBytes+1))
	if err != nil {
		return nil, "", err
	}
	t, err := template.Read(body)
	if err != nil {
		return nil, "", err
	}
	return t, t.Hash(), nil
}

// templateSample is a paper of a kind with nothing in it, against whose names a
// template is checked. Where the kind cannot be composed without a case, the paper
// tells only what every paper has.
func (d *Desk) templateSample(o *checks.Office, kind checks.PaperKind, l lang.Lang) *paper.Document {
	if how, ok := paper.ComposerOf(kind); ok {
		doc, err := how.Compose(paper.Input{Lang: l, Case: &checks.Case{}, Holder: &checks.HolderState{}, Office: o,
			Today: d.Today(), Draft: true, Law: d.law, Days: d.days})
		if err == nil {
			return doc
		}
	}
	return &paper.Document{Kind: string(kind), Lang: l, Title: kind.Words().In(l)}
}
