package holder

import (
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/tui/screen"
	"ashyq/tui/theme"
)

// ofWhat is what a line is about.
type ofWhat string

// What lines are about. A fact is a name, a category, a trait or premises.
const (
	ofHeading    ofWhat = ""
	ofQuestion   ofWhat = "question"
	ofName       ofWhat = "name"
	ofCategory   ofWhat = "category"
	ofTrait      ofWhat = "trait"
	ofPremises   ofWhat = "premises"
	ofRecord     ofWhat = "record"
	ofHolder     ofWhat = "holder"
	ofInspection ofWhat = "inspection"
)

// line is one line of the screen.
type line struct {
	kind   ofWhat
	key    string // which one: of a fact what it says, else an id
	text   lang.Text
	sign   string
	style  theme.Style
	days   checks.Dated
	source string
	more   []lang.Text // what there is to say of it beside

	name     checks.Name
	category checks.Belonging
	trait    checks.Trait
	premises checks.Premises
}

// fact tells whether the line is a fact with days.
func (l line) fact() bool {
	switch l.kind {
	case ofName, ofCategory, ofTrait, ofPremises:
		return true
	}
	return false
}

// mark names the line, so that it is found again when it was left.
func (l line) mark() string { return string(l.kind) + " " + l.key }

// find gives the line of that mark; none where it is not there any more.
func (s *holder) find(mark string) line {
	for _, l := range s.lines() {
		if l.kind != ofHeading && l.mark() == mark {
			return l
		}
	}
	return line{}
}

// lines lists what there is: questions first, then what is known, then who stands
// around, then the inspections.
func (s *holder) lines() []line {
	h := &s.card.Holder
	var out []line
	group := func(key string, list []line) {
		if len(list) > 0 {
			out = append(append(out, line{text: words.Text(key, nil)}), list...)
		}
	}
	group("group.questions", s.questions())
	group("group.names", names(h))
	group("group.categories", s.categories(h))
	group("group.traits", s.traits(h))
	group("group.premises", premises(h))
	group("group.record", s.record(h))
	group("group.around", s.around())
	group("group.inspections", s.inspections())
	return out
}

func (s *holder) questions() []line {
	var out []line
	for _, q := range s.card.Open {
		var hangs []lang.Text
		for _, check := range q.Hangs {
			hangs = append(hangs, check.Short)
		}
		out = append(out, line{
			kind: ofQuestion, key: q.Trait.ID, text: q.Trait.Name, sign: "?", style: theme.Unknown,
			trait: checks.Trait{ID: q.Trait.ID},
			more:  []lang.Text{q.Trait.Question, words.Text("hangs", lang.Args{"checks": hangs}), q.Trait.Decides},
		})
	}
	return out
}

func names(h *checks.Holder) []line {
	var out []line
	for _, n := range h.Names {
		text := lang.Text{KK: n.KK, RU: n.RU, EN: n.RU}
		out = append(out, line{kind: ofName, key: n.KK + "/" + n.RU + " " + n.Span().String(), text: n.Text(), days: n.Dated, name: n,
			more: []lang.Text{lang.Same(lang.Line(text.KK)), lang.Same(lang.Line(text.RU))}})
	}
	return out
}

func (s *holder) categories(h *checks.Holder) []line {
	var out []line
	for _, b := range h.Categories {
		text := lang.Same(b.ID)
		if c := s.env.Desk.Standard().Category(b.ID); c != nil {
			text = c.Name
		}
		out = append(out, line{kind: ofCategory, key: b.ID + " " + b.Span().String(), text: text, days: b.Dated, source: b.Source, category: b})
	}
	return out
}

func (s *holder) traits(h *checks.Holder) []line {
	var out []line
	for _, t := range h.Traits {
		text, more := lang.Same(t.ID), []lang.Text(nil)
		if known := s.env.Desk.Standard().Trait(t.ID); known != nil {
			text, more = known.Name, []lang.Text{known.Decides}
		}
		sign := map[string]string{checks.Yes: "✓", checks.No: "–"}[t.Value]
		text = words.Text("trait."+t.Value, lang.Args{"trait": text})
		out = append(out, line{kind: ofTrait, key: t.ID + " " + t.Value + " " + t.Span().String(), text: text, sign: sign, days: t.Dated,
			source: t.Source, trait: t, more: more})
	}
	return out
}

func premises(h *checks.Holder) []line {
	var out []line
	for _, p := range h.Premises {
		out = append(out, line{kind: ofPremises, key: p.ID, text: lang.Same(lang.Line(p.Address)), days: p.Dated, premises: p})
	}
	return out
}

// record lists what has no days of its own; all of it is changed on one sheet.
func (s *holder) record(h *checks.Holder) []line {
	var out []line
	put := func(key string, value lang.Text) {
		if value == (lang.Text{}) {
			value = words.Text("none", nil)
		}
		out = append(out, line{kind: ofRecord, key: key, text: words.Text("record."+key, lang.Args{"value": value})})
	}
	put("bin", lang.Same(h.BIN))
	put("sites", lang.Same(lang.Line(strings.Join(h.Sites, "; "))))
	life := lang.Text{}
	if h.Life != (checks.Dated{}) {
		life = h.Life.Span().Words()
	}
	put("region", s.region())
	put("life", life)
	return out
}

// region names the region of the holder, and whose it is.
func (s *holder) region() lang.Text {
	r := s.card.Region
	switch {
	case r.Disputed:
		return words.Text("region.disputed", nil)
	case r.From != nil:
		return words.Text("region.of", lang.Args{"region": r.Name, "name": r.From.Name})
	}
	return lang.Same(r.Name)
}

// around lists the holders above and below, before and after, and the other
// records of this one.
func (s *holder) around() []line {
	var out []line
	for _, r := range []struct {
		key  string
		refs []desk.HolderRef
	}{
		{"above", s.card.Above}, {"below", s.card.Below}, {"before", s.card.Predecessors},
		{"after", s.card.Successors}, {"same", s.card.Twins},
	} {
		for _, ref := range r.refs {
			out = append(out, line{kind: ofHolder, key: ref.ID, text: words.Text("around."+r.key, lang.Args{"name": ref.Name})})
		}
	}
	return out
}

func (s *holder) inspections() []line {
	var out []line
	for _, i := range s.card.Inspections {
		verdict := screen.VerdictCell(s.env, checks.Verdict(i.Worst))
		text := lang.Same(i.Shown + " · " + period(i.From, i.To))
		out = append(out, line{kind: ofInspection, key: i.ID, text: text, more: []lang.Text{checks.Form(i.Form).Words(), lang.Same(verdict.Text)}})
	}
	return out
}

// period writes the days of a row as screens do.
func period(from, to string) string {
	a, errA := calendar.ParseDay(from)
	b, errB := calendar.ParseDay(to)
	if errA != nil || errB != nil {
		return from + ".." + to
	}
	return screen.Period(calendar.Span{From: a, To: b})
}
