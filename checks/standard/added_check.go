package standard

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// longestID bounds the id of an added text: it stands in lists and citations.
const longestID = 30

// refused makes an error about an addition.
func (a *Addition) refused(code string, args lang.Args) error {
	if args == nil {
		args = lang.Args{}
	}
	args["edition"] = lang.Line(a.ID)
	return messages().Error("added."+code, args)
}

// Begins is the day on which an addition begins to tell.
func (a *Addition) Begins() calendar.Day {
	day := a.From
	for i := range a.Articles {
		if known := a.Articles[i].KnownFrom; day == 0 || known != 0 && known < day {
			day = known
		}
	}
	return day
}

// fill writes out what an addition may leave unsaid: the act of an edition that
// is an act of its own, English where Russian stands, languages whose text is not
// held.
func (a *Addition) fill() {
	if a.Act == "" {
		a.Act = a.ID
	}
	for _, t := range []*lang.Text{&a.Title, &a.Note, &a.Cite.First, &a.Cite.Later, &a.Cite.Amendment} {
		t.EN = orElse(t.EN, t.RU)
	}
	for i := range a.Map {
		a.Map[i].Note.EN = orElse(a.Map[i].Note.EN, a.Map[i].Note.RU)
	}
	for i := range a.Points {
		p := &a.Points[i]
		p.Intro = bothLanguages(p.Intro)
		for j := range p.Clauses {
			p.Clauses[j].Words = bothLanguages(p.Clauses[j].Words)
		}
	}
	for i := range a.Articles {
		article := &a.Articles[i]
		article.Words = bothLanguages(article.Words)
		for _, list := range [][]Leaf{article.Groups, article.Leaves} {
			for j := range list {
				list[j].title()
			}
		}
	}
}

// title names a leaf by the words of the Law where no title was given.
func (l *Leaf) title() {
	l.Title.KK, l.Title.RU = orElse(l.Title.KK, lang.Line(l.KK)), orElse(l.Title.RU, lang.Line(l.RU))
	l.Title.EN = orElse(l.Title.EN, l.Title.RU)
}

func orElse(text, other string) string {
	if strings.TrimSpace(text) == "" {
		return other
	}
	return text
}

// bothLanguages lists Kazakh and Russian, as missing where a text is not given.
func bothLanguages(words []Wording) []Wording {
	out := []Wording{inLang(words, lang.KK), inLang(words, lang.RU)}
	for _, w := range words {
		if w.Lang != lang.KK && w.Lang != lang.RU {
			out = append(out, w)
		}
	}
	return out
}

// sound refuses an addition that is wrong by itself.
func (a *Addition) sound() error {
	switch {
	case Slug(a.ID) == "" || lang.Line(a.ID) != a.ID || strings.ContainsAny(a.ID, " @") || utf8.RuneCountInString(a.ID) > longestID:
		return a.refused("id", lang.Args{"most": longestID})
	case a.Title.KK == "" || a.Title.RU == "":
		return a.refused("title", nil)
	case a.Setting != "" || a.After != 0 || a.AnswerUntil != 0:
		return a.refused("setting", nil)
	case a.Law:
		return a.soundLaw()
	case len(a.Articles) > 0:
		return a.refused("articles", nil)
	}
	if err := a.soundDays(); err != nil {
		return err
	}
	for _, form := range []string{a.Cite.First.KK, a.Cite.First.RU, a.Cite.Later.KK, a.Cite.Later.RU} {
		if !strings.Contains(form, "{point}") || !strings.Contains(form, "{sub}") {
			return a.refused("cite", nil)
		}
	}
	if err := a.soundPoints(); err != nil {
		return err
	}
	return a.soundMap()
}

// soundDays wants days that can follow one another.
func (a *Addition) soundDays() error {
	switch {
	case a.From == 0:
		return a.refused("no-day", nil)
	case a.FromLatest != 0 && a.FromLatest < a.From, a.Until != 0 && a.Until < a.From,
		a.RegisteredOn != 0 && a.RegisteredOn > a.From, a.Adopted != 0 && a.Adopted > a.From:
		return a.refused("days", lang.Args{"from": a.From})
	}
	return nil
}

// soundPoints wants points that follow one another, each for another category,
// with clauses numbered without a hole.
func (a *Addition) soundPoints() error {
	if len(a.Points) == 0 {
		return a.refused("no-points", nil)
	}
	numbers, categories := map[string]bool{}, map[string]bool{}
	for i := range a.Points {
		p := &a.Points[i]
		switch {
		case !isNumber(p.Number):
			return a.refused("number", lang.Args{"clause": lang.Line(p.Number)})
		case numbers[p.Number]:
			return a.refused("twice", lang.Args{"clause": p.Number})
		case categories[p.Category]:
			return a.refused("category-twice", lang.Args{"clause": p.Number, "category": lang.Line(p.Category)})
		case len(p.Clauses) == 0:
			return a.refused("no-clauses", lang.Args{"clause": p.Number})
		}
		numbers[p.Number], categories[p.Category] = true, true
		if err := a.soundClauses(p); err != nil {
			return err
		}
	}
	return nil
}

func (a *Addition) soundClauses(p *Point) error {
	seen := map[string]bool{}
	for _, number := range p.Excluded {
		if !isNumber(number) || seen[number] {
			return a.refused("excluded", lang.Args{"clause": p.Number, "number": lang.Line(number)})
		}
		seen[number] = true
	}
	last := 0
	for i := range p.Clauses {
		c := &p.Clauses[i]
		name := p.Number + "(" + lang.Line(c.Number) + ")"
		if !isNumber(c.Number) {
			return a.refused("number", lang.Args{"clause": name})
		}
		if seen[c.Number] {
			return a.refused("twice", lang.Args{"clause": name})
		}
		seen[c.Number] = true
		main, inserted := whole(c.Number)
		for next := last + 1; next < main; next++ {
			if !slices.Contains(p.Excluded, strconv.Itoa(next)) {
				return a.refused("hole", lang.Args{"clause": name, "number": next})
			}
		}
		if main < last || main == last && !inserted {
			return a.refused("order", lang.Args{"clause": name})
		}
		last = main
		if err := a.soundWords(name, c.Words); err != nil {
			return err
		}
	}
	return nil
}

// isNumber tells "15" and "14-1" from what numbers no clause.
func isNumber(s string) bool {
	m := bracketed.FindStringSubmatch(s)
	return m != nil && m[1] == s && s[0] != '0'
}

// whole gives the number before the dash, and whether there is a dash: a clause
// that was put in between others.
func whole(number string) (int, bool) {
	before, _, inserted := strings.Cut(number, "-")
	n, _ := strconv.Atoi(before)
	return n, inserted
}

// soundWords wants a text in one language at least, each with its flag and its
// source.
func (a *Addition) soundWords(clause string, words []Wording) error {
	held := false
	for _, w := range words {
		source := w.Source
		if source == "" {
			source = a.Sources[w.Lang]
		}
		args := lang.Args{"clause": clause, "lang": string(w.Lang)}
		switch {
		case w.Lang != lang.KK && w.Lang != lang.RU:
			return a.refused("language", args)
		case !slices.Contains(Flags(), w.Flag):
			return a.refused("flag", args)
		case w.Flag == Missing && w.Text == "":
			continue
		case w.Flag == Missing || strings.TrimSpace(w.Text) == "":
			return a.refused("no-text", args)
		case strings.TrimSpace(source) == "":
			return a.refused("no-source", args)
		}
		held = true
	}
	if !held {
		return a.refused("no-text", lang.Args{"clause": clause, "lang": "kk, ru"})
	}
	return nil
}

// soundMap wants every pair to say what changed and where that was read.
func (a *Addition) soundMap() error {
	from, to := map[string]bool{}, map[string]bool{}
	for i := range a.Map {
		m := &a.Map[i]
		args := lang.Args{"from": lang.Line(m.From.Clause), "to": lang.Line(m.To.Clause)}
		switch {
		case m.To.Edition != a.ID:
			return a.refused("map-to", args)
		case !slices.Contains(Changes(), m.Change):
			return a.refused("map-change", args)
		case from[m.From.Clause] || to[m.To.Clause]:
			return a.refused("map-twice", args)
		case m.Change != Same && (m.Note.KK == "" || m.Note.RU == ""):
			return a.refused("map-note", args)
		case strings.TrimSpace(m.Source) == "":
			return a.refused("map-source", args)
		}
		from[m.From.Clause], to[m.To.Clause] = true, true
	}
	return nil
}
