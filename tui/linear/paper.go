package linear

import (
	"strings"

	tea "github.com/charmbracelet/bubbletea"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/paper"
	"ashyq/tui/keys"
	"ashyq/tui/screen"
	"ashyq/tui/screen/memo"
	sheets "ashyq/tui/screen/papers"
)

// papers lists the papers of an inspection: those that were issued, with what follows
// them, and those that may be.
func (t *talk) papers(id string) error {
	return t.room(func() ([]option, error) {
		all, err := t.env.Desk.Papers(t.ctxOf(), id)
		if err != nil {
			return nil, err
		}
		v, err := t.view(id)
		if err != nil {
			return nil, err
		}
		t.say("papers", lang.Args{"n": len(all.Issued)})
		var out []option
		for _, p := range all.Issued {
			name := words.Text("papers.issued", lang.Args{
				"paper": p.Kind.Words(), "state": paperState(p.State), "number": orNone(p.Number), "day": p.IssuedOn.Digits(),
			})
			out = append(out, act(name, func() error { return t.course(id, p) }))
		}
		for _, offer := range all.May {
			o := act(words.Text("papers.may", lang.Args{"paper": offer.Kind.Words()}), func() error { return t.paper(id, offer.Kind) })
			if !offer.Allowed {
				o.why = offer.Why
			}
			out = append(out, o)
		}
		return append(out,
			act(words.Text("papers.screen", nil), func() error {
				return t.through(sheets.Open(t.env, v.Case.Inspection, t.gone))
			}),
			act(words.Text("back", nil), leave)), nil
	})
}

// orNone is a value, or the word that there is none.
func orNone(text string) lang.Text {
	if text = lang.Line(text); text != "" {
		return lang.Same(text)
	}
	return words.Text("none", nil)
}

// gone remembers a check that a screen leads to: it is gone to from here.
func (t *talk) gone(check string) tea.Cmd {
	t.check = check
	return nil
}

// course says what followed an issued paper.
func (t *talk) course(id string, p desk.PaperLine) error {
	v, err := t.env.Desk.PaperCourse(t.ctxOf(), id, p.ID)
	if err != nil {
		return t.failed(err)
	}
	for _, n := range v.Next {
		t.say("next", lang.Args{"step": spoken(t.env.In(n.Words))})
	}
	for _, s := range v.Paper.Course {
		t.say("paper.state", lang.Args{"state": s.Words(), "day": s.Day.Digits(), "number": orNone(s.Number)})
	}
	for _, s := range v.Steps {
		t.say("paper.step", lang.Args{"step": s.Step.Words(), "day": s.Day.Digits(), "text": lang.Line(s.Number + " " + s.Text)})
	}
	for _, point := range v.Points {
		t.say("paper.point", lang.Args{"n": point.Point, "text": point.Text(), "state": desk.PointWords(point.State)})
	}
	for _, term := range v.Running {
		for _, told := range term.Told(t.env.Desk.Standard()) {
			t.tell(told)
		}
	}
	return nil
}

// paper is the room of a paper before it is written: its figures, what it lacks, its
// text. The sheets are those of the screen, which stands below.
func (t *talk) paper(id string, kind checks.PaperKind) error {
	v, err := t.view(id)
	if err != nil {
		return t.failed(err)
	}
	base := t.depth
	t.pump(memo.PreviewPaper(t.env, v.Case.Inspection, kind, t.gone))
	t.report()
	front := t.env.Front()
	t.depth = len(t.env.Stack())
	err = t.room(func() ([]option, error) { return t.atPaper(id, kind, front) })
	t.depth = base
	t.close(base)
	if about := t.check; err == nil && about != "" {
		t.check = ""
		return t.checkOf(id, about)
	}
	return err
}

func (t *talk) atPaper(id string, kind checks.PaperKind, front screen.Screen) ([]option, error) {
	details, err := t.env.Desk.KeptDetails(t.ctxOf(), id, kind)
	if err != nil {
		return nil, err
	}
	doc, gaps, err := t.env.Desk.PreviewPaper(t.ctxOf(), id, kind, paperLang(t.env.Lang), details)
	if err != nil {
		return nil, err
	}
	t.say("paper", lang.Args{"paper": title(t.env.In(kind.Words()))})
	if v, err := t.view(id); err == nil && kind == checks.MemoPaper {
		t.figures(v.Summary)
	}
	if len(gaps) > 0 {
		t.say("paper.gaps", lang.Args{"n": len(gaps)})
	}
	do := func(act string) func() error {
		return func() error {
			done, err := t.actOf(front, act)
			if err == nil && done && t.check != "" {
				return errLeave
			}
			return err
		}
	}
	list := []option{
		act(words.Text("paper.write", nil), do("memo-write")),
		act(words.Text("paper.read", nil), func() error { t.document(doc); return nil }),
		act(words.Text("paper.issue", nil), do("memo-issue")),
		act(words.Text("paper.language", nil), do("memo-language")),
		act(words.Text("back", nil), leave),
	}
	for _, a := range front.Actions() {
		if ready, _ := a.Ready(); a.ID == "paper-give" && ready {
			list = append(list, act(words.Text("paper.give", nil), do("paper-give")))
		}
	}
	for i, g := range gaps {
		name := words.Text("paper.mend", lang.Args{"gap": g.Text})
		list = append(list, act(name, func() error { return t.mend(front, i, do("gap-mend")) }))
	}
	return list, nil
}

// mend goes to where a gap is filled: the screen has a cursor on its gaps.
func (t *talk) mend(front screen.Screen, at int, do func() error) error {
	front.Key(keys.Home)
	for range at {
		front.Key(keys.Down)
	}
	return do()
}

// paperLang is the language in which a paper is read: the two authentic ones are
// Kazakh and Russian.
func paperLang(l lang.Lang) lang.Lang {
	if l == lang.EN {
		return lang.KK
	}
	return l
}

// document says a paper from its head to its signatures.
func (t *talk) document(d *paper.Document) {
	t.pause()
	for _, line := range []string{d.Draft, d.Requisites.Organization, d.Title, d.Requisites.Date, d.Requisites.Number, d.Requisites.Place, d.Subject} {
		if line = lang.Line(line); line != "" {
			t.lines(line)
		}
	}
	t.blocks(d.Body)
	for _, s := range d.Signatures {
		t.lines(lang.Line(s.Post + ": " + s.Name))
	}
	for _, a := range d.Annexes {
		t.pause()
		t.lines(lang.Line(a.Mark + ". " + a.Title))
		t.blocks(a.Body)
	}
}

func (t *talk) blocks(body []paper.Block) {
	for b := range paper.Flow(body) {
		switch b := b.(type) {
		case paper.Heading:
			t.pause()
			t.lines(lang.Line(b.Text))
		case paper.Paragraph:
			if text := lang.Line(runs(b.Runs)); text != "" {
				t.lines(text)
			}
		case paper.Facts:
			for _, f := range b.Items {
				t.lines(lang.Line(f.Label) + ": " + lang.Line(runs(f.Value)))
			}
		case paper.Table:
			t.table(b)
		case paper.Figure:
			t.lines(lang.Line(b.Name + ". " + b.Caption))
		}
	}
}

// table says a table row by row, each cell with the title of its column.
func (t *talk) table(b paper.Table) {
	for _, row := range b.Rows {
		var cells []string
		for i, cell := range row {
			if text := lang.Line(runs(cell.Runs)); text != "" && i < len(b.Columns) {
				cells = append(cells, lang.Line(b.Columns[i].Title)+": "+text)
			}
		}
		if len(cells) > 0 {
			t.lines(strings.Join(cells, "; "))
		}
	}
}

func runs(list []paper.Run) string {
	var b strings.Builder
	for _, r := range list {
		b.WriteString(r.Text)
	}
	return b.String()
}
