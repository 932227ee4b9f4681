package linear

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// norm says the texts of the clauses of a finding, as they are held: in quotes only
// what is a copy of the act.
func (t *talk) norm(v desk.CheckView, f checks.Finding) {
	law := t.env.Desk.Standard()
	for _, c := range f.Clauses {
		if _, clause, ok := law.Clause(c.Edition, c.Clause); ok {
			t.clause(c.Edition, c.Clause, clause)
		}
	}
	var said []string
	for _, p := range f.Parts {
		for _, number := range p.Law {
			if article := law.Article(number); article != nil && !slices.Contains(said, number) {
				said = append(said, number)
				t.pause()
				t.tell(law.CiteLawShort(number))
				t.wording(article.Words)
			}
		}
	}
}

// clause says one clause.
func (t *talk) clause(edition, number string, c *standard.Clause) {
	t.pause()
	t.say("norm", lang.Args{"edition": edition, "clause": number})
	t.wording(c.Words)
}

// wording says the copy that is held: in this language, else in another one, which is
// named, with how far it may be relied on.
func (t *talk) wording(list []standard.Wording) {
	held := func(l lang.Lang) bool {
		i := slices.IndexFunc(list, func(w standard.Wording) bool { return w.Lang == l && w.Text != "" })
		if i < 0 {
			return false
		}
		text := lang.Line(list[i].Text)
		if list[i].Flag == standard.UnofficialCopy {
			text = "«" + text + "»"
		}
		t.lines(text)
		t.say("norm.copy", lang.Args{"language": languages[l], "flag": title(t.env.In(list[i].Flag.Words()))})
		return true
	}
	for _, l := range []lang.Lang{t.env.Lang, lang.KK, lang.RU} {
		if held(l) {
			return
		}
	}
	t.tell(standard.Missing.Words())
}

// norms finds a clause of any text of the Standard by its number or by words.
func (t *talk) norms() error {
	law := t.env.Desk.Standard()
	return t.asked("norms.ask", func(line string) ([]option, error) {
		var out []option
		for _, check := range law.Checks() {
			at := matching([]lang.Text{check.Title, check.Short, lang.Same(check.ID)}, line)
			for _, e := range slices.Backward(law.Editions()) {
				for _, category := range law.Categories() {
					number := law.ClauseOf(check, category.ID, e.Act)
					_, clause, ok := law.Clause(e.ID, number)
					if number == "" || !ok || len(at) == 0 && number != line {
						continue
					}
					name := words.Text("norm.name", lang.Args{"edition": e.ID, "clause": number, "title": check.Short})
					if !slices.ContainsFunc(out, func(o option) bool { return o.name == name }) {
						out = append(out, act(name, func() error { t.clause(e.ID, number, clause); return nil }))
					}
				}
			}
		}
		return out, nil
	})
}
