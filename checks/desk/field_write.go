package desk

import (
	"bytes"
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/journal"
	"ashyq/checks/lang"
	"ashyq/checks/table"
)

// write records what was read, while nothing is wrong: whatever an act would refuse
// is told of its row.
func (f *filler) write() {
	for _, g := range f.seen {
		f.put(g.row, EvidenceInput{
			Check: g.check, Kind: g.kind, Parts: g.parts, Items: g.items, Premises: g.premises, At: f.in.At,
			Source: f.in.Source, Present: f.in.Present, Text: f.text(),
		})
	}
	for _, d := range f.days {
		f.put(d.row, d.in)
	}
	if f.stopped() {
		return
	}
	c, err := f.load(f.c.Inspection.ID) // the answers lean on what was just recorded
	if err != nil {
		f.err = err
		return
	}
	for _, j := range f.said {
		f.judge(c, j)
	}
}

func (f *filler) stopped() bool { return f.err != nil || len(f.out.Problems) > 0 }

// put records one piece of evidence, with the file from which it came.
func (f *filler) put(row int, in EvidenceInput) {
	if f.err != nil {
		return
	}
	e, err := f.evidence(f.c, in)
	if !f.taken(row, err) || f.stopped() {
		return
	}
	e.ID = f.newID()
	attach, err := f.source(&e)
	if err == nil {
		err = f.act.put(f.c, e, nil, attach)
	}
	if f.taken(row, err) {
		f.out.Evidence = append(f.out.Evidence, e.ID)
	}
}

// source attaches the file of answers to evidence that was made of it.
func (f *filler) source(e *checks.Evidence) ([]journal.Attachment, error) {
	if f.in.body == nil {
		return nil, nil
	}
	at, err := f.w.Attach(bytes.NewReader(f.in.body), greatestAttachment)
	if err != nil {
		return nil, unattached(f.in.file, greatestAttachment, err)
	}
	e.Files = []checks.File{{Hash: string(at.Hash), Name: f.in.file, Role: answersRole}}
	return []journal.Attachment{at}, nil
}

// judge records one answer of the analyst.
func (f *filler) judge(c *caseView, j judgement) {
	if f.err == nil && f.taken(j.row, f.act.judge(c, j.in)) {
		f.out.Verdicts++
	}
}

// taken tells whether something was taken; what an act refuses in words belongs to
// its row, any other error ends the form.
func (f *filler) taken(row int, err error) bool {
	if ours, ok := lang.AsError(err); ok && ours.Err == nil {
		f.because(row, ours.Text)
	} else if err != nil {
		f.err = err
	}
	return err == nil
}

// answersRole is what a file of answers is to the evidence made of it.
const answersRole = "answers"

// FillFromFile records a form whose answers stand in a file: lines "code;state;note"
// and, for a norm, a fourth cell; before or between them "at;2026-01-12T10:40",
// "place;…", "present;…", "source;…" and "form;MARK". What is said in in goes before
// the file. The same file is taken in once.
func (d *Desk) FillFromFile(ctx context.Context, inspection, path string, in FieldAnswers) (out FieldFilled, err error) {
	body, err := d.readWhole(path)
	if err != nil {
		return out, err
	}
	book, err := table.Read(filepath.Base(path), body)
	if err != nil {
		return out, err
	}
	if len(book.Sheets) == 0 {
		return out, fail("form.nothing", nil)
	}
	if wrong := in.take(book.Sheets[0].Rows); len(wrong) > 0 {
		out.Problems = wrong
		return out, refusedRows(wrong)
	}
	known, err := d.filledBefore(ctx, inspection, string(journal.Sum(body)))
	if err != nil || len(known) > 0 {
		return FieldFilled{Evidence: known, Known: len(known) > 0}, err
	}
	in.file, in.body = lang.Line(filepath.Base(path)), body
	return d.FillForm(ctx, inspection, in)
}

func (d *Desk) readWhole(path string) ([]byte, error) {
	r, err := d.files.Open(path)
	if err != nil {
		return nil, unreadable(path, err)
	}
	defer r.Close()
	body, err := io.ReadAll(io.LimitReader(r, table.Bytes+1))
	if err != nil {
		return nil, unreadable(path, err)
	}
	if len(body) > table.Bytes {
		return nil, fail("file.too-large", args{"path": lang.Line(path), "mib": table.Bytes >> 20})
	}
	return body, nil
}

// filledBefore finds the evidence that came from the same file.
func (d *Desk) filledBefore(ctx context.Context, inspection, hash string) (out []string, err error) {
	err = d.read(ctx, func(v *view) error {
		c, err := v.caseOf(inspection)
		if err != nil {
			return err
		}
		for _, e := range c.Evidence {
			if slices.ContainsFunc(e.Files, func(f checks.File) bool { return f.Hash == hash && f.Role == answersRole }) {
				out = append(out, e.ID)
			}
		}
		return nil
	})
	return out, err
}

// take sorts the rows of a file: what is said of the whole form, and the answers.
func (in *FieldAnswers) take(rows []table.Row) (wrong []RowProblem) {
	fill := func(field *string, value string) {
		if *field == "" {
			*field = value
		}
	}
	for _, r := range rows {
		name, value := strings.ToLower(strings.TrimPrefix(r.Cell(0), "\ufeff")), r.Cell(1)
		switch name {
		case "code", "код", "коды", "":
		case "at":
			at, err := calendar.ParseMoment(strings.Replace(value, " ", "T", 1))
			if err != nil {
				wrong = append(wrong, RowProblem{Row: r.Number, Text: messages().Text("form.at", args{"typed": value})})
			} else if in.At.Day == 0 {
				in.At = at
			}
		case "place":
			fill(&in.Place, value)
		case "present":
			fill(&in.Present, value)
		case "source":
			fill(&in.Source, value)
		case "form":
			fill(&in.Mark, value)
		default:
			in.Answers = append(in.Answers, FieldAnswer{Row: r.Number, Code: r.Cell(0), State: value, Note: r.Cell(2), Norm: r.Cell(3)})
		}
	}
	return wrong
}
