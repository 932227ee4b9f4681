package main

import (
	"fmt"
	"strings"

	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// textLine is the text of a clause in one language, with how far it may be
// relied on.
type textLine struct {
	Text   string `json:"text"`
	Flag   string `json:"flag"`
	Source string `json:"source"`
}

type clauseView struct {
	standard.ClauseRef
	Cite  lang.Text           `json:"cite"`
	Check string              `json:"check,omitempty"`
	Texts map[string]textLine `json:"texts"`
}

func (s *session) showClause(law *standard.Standard, ref standard.ClauseRef) error {
	v := clauseView{ClauseRef: ref, Texts: map[string]textLine{}}
	var words []standard.Wording
	edition := law.Edition(ref.Edition)
	if _, clause, ok := edition.Clause(ref.Clause); ok {
		words, v.Cite = clause.Words, law.Cite(ref, true)
		if check := law.CheckServing(edition.Act, ref.Clause); check != nil {
			v.Check = check.ID
		}
	} else {
		words, v.Cite = law.Article(ref.Clause).Words, law.CiteLaw(ref.Clause, true)
	}
	for _, w := range words {
		v.Texts[string(w.Lang)] = textLine{w.Text, string(w.Flag), w.Source}
	}
	return s.answer(v, func() {
		fmt.Fprintln(s.out, s.words(v.Cite))
		for _, w := range words {
			fmt.Fprintf(s.out, "\n%s%s%s\n", w.Lang, s.dot(), s.words(w.Flag.Words()))
			if w.Text != "" {
				fmt.Fprintln(s.out, lang.Paragraphs(w.Text))
			}
			if w.Source != "" {
				fmt.Fprintln(s.out, "("+lang.Line(w.Source)+")")
			}
		}
		if v.Check != "" {
			fmt.Fprintln(s.out)
			s.saying("standard.served-by", lang.Args{"check": v.Check, "title": law.Check(v.Check).Title})
		}
	})
}

// partView is a question of a check, as `standard show CHECK` prints it.
type partView struct {
	ID     string              `json:"part"`
	Title  lang.Text           `json:"title"`
	Help   lang.Text           `json:"help,omitzero"`
	Method standard.Method     `json:"method"`
	Weight standard.Weight     `json:"weight"`
	Unit   string              `json:"unit,omitempty"`
	Yearly bool                `json:"yearly,omitempty"`
	List   string              `json:"list,omitempty"`
	Law    []string            `json:"law,omitempty"`
	Items  map[string][]string `json:"items,omitempty"` // by category
}

type checkView struct {
	ID        string           `json:"check"`
	Number    int              `json:"number"`
	Title     lang.Text        `json:"title"`
	Bound     lang.Text        `json:"bound"`
	Collect   lang.Text        `json:"collect"`
	Remote    standard.Remote  `json:"remote"`
	Venues    []standard.Venue `json:"venues"`
	Serves    []clauseLine     `json:"clauses"`
	Parts     []partView       `json:"parts"`
	Questions []lang.Text      `json:"questions"`
	Notes     []lang.Text      `json:"notes"`
}

type clauseLine struct {
	Act      string `json:"act"`
	Clause   string `json:"clause"`
	Category string `json:"category"`
}

func viewOf(law *standard.Standard, c *standard.Check) checkView {
	v := checkView{
		ID: c.ID, Number: c.Number, Title: c.Title, Bound: c.Bound, Collect: c.Collect, Remote: c.Remote,
		Venues: list(c.Venues), Questions: list(c.Questions), Notes: list(c.Notes),
	}
	for _, of := range c.Clauses {
		v.Serves = append(v.Serves, clauseLine{of.Act, of.Clause, of.Category})
	}
	for i := range c.Parts {
		p := &c.Parts[i]
		part := partView{
			ID: p.ID, Title: p.Title, Help: p.Help, Method: p.Method, Weight: p.Weight,
			Unit: p.Unit, Yearly: p.Yearly, List: p.Rows, Law: p.Law,
		}
		for _, category := range c.Categories() {
			for _, item := range law.ItemsOf(c, p, category) {
				if part.Items == nil {
					part.Items = map[string][]string{}
				}
				part.Items[category] = append(part.Items[category], item.ID)
			}
		}
		v.Parts = append(v.Parts, part)
	}
	return v
}

func (s *session) showCheck(law *standard.Standard, c *standard.Check) error {
	return s.answer(viewOf(law, c), func() {
		fmt.Fprintln(s.out, s.facts(c.ID, s.words(c.Title)))
		fmt.Fprintln(s.out)
		s.pairs([][2]string{
			{"standard.clauses-label", s.clausesOf(c)},
			{"standard.bound", s.words(c.Bound)},
			{"standard.remote", s.words(c.Remote.Words())},
			{"standard.venues", s.venues(c.Venues)},
			{"standard.collect", s.words(c.Collect)},
		})
		fmt.Fprintf(s.out, "\n%s\n", s.say("standard.parts", nil))
		for i := range c.Parts {
			s.printPart(law, c, &c.Parts[i])
		}
		s.paragraphs("standard.questions", c.Questions)
		s.paragraphs("standard.notes", c.Notes)
	})
}

func (s *session) clausesOf(c *standard.Check) string {
	var out []string
	for _, of := range c.Clauses {
		out = append(out, of.Act+" "+of.Clause)
	}
	return strings.Join(out, ", ")
}

func (s *session) venues(venues []standard.Venue) string {
	var out []string
	for _, v := range venues {
		out = append(out, s.words(v.Words()))
	}
	return strings.Join(out, ", ")
}

func (s *session) printPart(law *standard.Standard, c *standard.Check, p *standard.Part) {
	fmt.Fprintln(s.out, "  "+s.facts(p.ID, s.words(p.Title), s.words(p.Method.Words()), s.words(p.Weight.Words())))
	if help := s.words(p.Help); help != "" {
		fmt.Fprintln(s.out, "    "+help)
	}
	said := map[string]bool{}
	for _, category := range c.Categories() {
		for _, item := range law.ItemsOf(c, p, category) {
			if !said[item.ID] {
				said[item.ID] = true
				fmt.Fprintln(s.out, "    "+s.facts(item.ID, s.words(item.Title)))
			}
		}
	}
}

// paragraphs prints a list of sentences under a title.
func (s *session) paragraphs(title string, texts []lang.Text) {
	if len(texts) == 0 {
		return
	}
	fmt.Fprintf(s.out, "\n%s\n", s.say(title, nil))
	for _, t := range texts {
		fmt.Fprintln(s.out, "  "+s.words(t))
	}
}
