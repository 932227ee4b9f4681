package paper

import (
	"strconv"

	"ashyq/checks"
	"ashyq/checks/lang"
)

// DossierCourse tells what followed the papers: what came in and when, how objections
// were answered point by point, and what became of each violation.
func DossierCourse(in Input) (*Document, error) {
	m, err := newPen(in)
	if err != nil {
		return nil, err
	}
	d := m.dossier("dossier.course", nil)
	for i := range in.Case.Papers {
		d.Body = append(d.Body, m.paperCourse(&in.Case.Papers[i])...)
	}
	d.Body = append(d.Body, Heading{Level: 1, Text: m.say("dossier.steps", nil)})
	if len(in.Case.Steps) == 0 {
		d.Body = append(d.Body, flush(m.say("dossier.no-steps", nil)))
	}
	for i := range in.Case.Steps {
		d.Body = append(d.Body, m.stepTold(&in.Case.Steps[i])...)
	}
	return d, nil
}

// paperCourse tells the states of a paper and the execution of its violations.
func (m *pen) paperCourse(p *checks.IssuedPaper) []Block {
	out := []Block{Heading{Level: 1, Text: m.words(p.Kind().Words())}}
	for i := range p.Course {
		s := &p.Course[i]
		out = append(out, flush(m.say("dossier.reached", lang.Args{"state": s.Words(), "day": s.Day.Digits(), "number": m.free(s.Number), "how": m.free(s.How)})))
	}
	t := Table{Small: true, Columns: []Column{
		{Title: m.say("dossier.n", nil), Width: 1}, {Title: m.say("dossier.violation", nil), Width: 8}, {Title: m.say("dossier.execution", nil), Width: 6},
	}}
	for _, point := range p.Points() {
		told := m.say("dossier.no-execution", nil)
		if x := m.in.Case.Executed(p.ID, point.Point); x != nil {
			told = m.say("dossier.executed", lang.Args{"value": x.Words(), "day": x.When(), "reason": m.free(x.Reason)})
		}
		t.Rows = append(t.Rows, Row(strconv.Itoa(point.Point), m.free(m.words(point.Text())), told))
	}
	if len(t.Rows) > 0 {
		out = append(out, t)
	}
	return out
}

// stepTold tells a step: what may be printed of it, never its note.
func (m *pen) stepTold(s *checks.Step) []Block {
	out := []Block{Heading{Level: 2, Text: m.say("dossier.step", lang.Args{"step": s.Step.Words(), "day": s.Day.Digits()})}}
	for _, line := range []struct{ key, value string }{
		{"dossier.step-number", m.free(s.Number)}, {"dossier.step-from", m.free(s.From)}, {"dossier.step-text", m.free(s.Text)},
	} {
		if line.value != "" {
			out = append(out, flush(m.say(line.key, lang.Args{"value": line.value})))
		}
	}
	if s.Days > 0 {
		out = append(out, flush(m.say("dossier.step-days", lang.Args{"n": s.Days})))
	}
	for _, point := range s.Points {
		out = append(out, flush(m.say("dossier.step-point", lang.Args{"n": point.Point, "text": m.free(point.Text)})))
		if r := m.in.Case.Ruled(s.ID, point.Point); r != nil {
			out = append(out, flush(m.say("dossier.ruled", lang.Args{"value": r.Words(), "reason": m.free(r.Reason)})))
		}
	}
	for _, f := range m.files(s.Files) {
		out = append(out, flush(lines(f.Name, f.SHA256)))
	}
	return out
}
