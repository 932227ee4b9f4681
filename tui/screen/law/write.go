package law

import (
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/desk"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/screen"
	"ashyq/tui/screen/aid"
	"ashyq/tui/theme"
)

// writer puts what is known of a clause into lines: what is of the acts in quotes and
// with its source, what is ours under a heading that says so.
type writer struct {
	env      *screen.Env
	read     *desk.Acts
	readings map[string][]checks.Reading
}

func (w writer) say(key string, a lang.Args) string { return words.In(w.env, key, a) }

// change says how the two texts stand to each other.
func (w writer) change(l clauseLine) []aid.Line {
	e := w.env
	change := sign(l.Change) + " " + e.In(l.Change.Words())
	if l.Renumbered {
		change = joined(change, w.say("compare.renumbered", nil))
	}
	title := w.say("standard.no-check", nil)
	if l.check != nil {
		title = e.In(l.check.Title)
	}
	binds := ""
	if c := w.read.Law.Category(l.category); c != nil {
		binds = e.In(c.Name)
	}
	out := []aid.Line{{Head: pair(l.Difference)}, {Text: title, Style: theme.Title, Wide: true}, {Text: binds, Wide: true}, {Text: change, Style: style(l.Change), Wide: true}}
	if note := e.In(l.Note); note != "" {
		out = append(out, aid.Line{Text: note, Wide: true})
	}
	return append(out, aid.Line{})
}

// bodies gives both texts in every language that is held. Words are marked only where
// both are texts of the acts in one language.
func (w writer) bodies(l clauseLine) []aid.Line {
	var out []aid.Line
	for _, t := range l.Texts {
		if t.Marks != nil {
			out = append(out, aid.Line{Head: joined(pair(l.Difference), w.say("in."+string(t.Lang), nil))},
				aid.Line{Text: standard.Marked(t.Marks), Wide: true},
				aid.Line{Text: w.say("compare.marks", lang.Args{"gone": "[-…-]", "new": "{+…+}"}), Wide: true}, aid.Line{})
		}
	}
	for _, ref := range []standard.ClauseRef{l.From, l.To} {
		out = append(out, w.text(ref)...)
	}
	return out
}

// text is a clause as it is held, with how far each copy may be relied on. What is not
// held is said to be so, and no other text stands in its place.
func (w writer) text(ref standard.ClauseRef) []aid.Line {
	_, c, ok := w.read.Law.Clause(ref.Edition, ref.Clause)
	if !ok {
		return nil
	}
	out := []aid.Line{{Head: ref.Edition + " " + ref.Clause}}
	held := false
	for _, t := range c.Words {
		if t.Flag == standard.Missing {
			continue
		}
		held = true
		text := lang.Line(t.Text)
		if t.Flag == standard.UnofficialCopy {
			text = "«" + text + "»"
		}
		out = append(out, aid.Line{Text: text, Wide: true},
			aid.Line{Text: "(" + joined(w.say("in."+string(t.Lang), nil), w.env.In(t.Flag.Words())) + ")", Style: theme.Muted, Wide: true})
	}
	if !held {
		out = append(out, aid.Line{Text: w.env.In(standard.Missing.Words()), Style: theme.Unknown, Wide: true})
	}
	return append(out, aid.Line{})
}

// follows says what follows for citing: by which text a breach is named.
func (w writer) follows(l clauseLine) []aid.Line {
	out := []aid.Line{{Head: w.say("standard.follows", nil)}}
	if l.check != nil {
		out = append(out, aid.Line{Label: w.say("compare.check", nil), Text: w.env.In(l.check.Short)})
	}
	out = append(out, aid.Line{Label: w.say("standard.breach", nil), Text: w.say("standard.breach.by-day", nil)})
	if note := w.env.In(w.read.Timeline.Note()); note != "" {
		out = append(out, aid.Line{Label: w.say("standard.unsettled", nil), Text: note, Style: theme.Unknown})
	}
	return append(out, aid.Line{Label: w.say("standard.demand", nil), Text: w.say("standard.demand.in-force", nil)})
}

// sources says where each copy comes from and on which days its text was in force.
func (w writer) sources(l clauseLine) []aid.Line {
	out := []aid.Line{{Head: w.say("standard.sources", nil)}}
	for _, ref := range []standard.ClauseRef{l.From, l.To} {
		_, c, ok := w.read.Law.Clause(ref.Edition, ref.Clause)
		if !ok {
			continue
		}
		out = append(out, aid.Line{Label: ref.Edition, Text: force(w.env, w.read.Timeline, ref.Edition)})
		for _, t := range c.Words {
			source := joined(w.env.In(t.Flag.Words()), lang.Line(t.Source))
			out = append(out, aid.Line{Label: ref.Edition, Text: joined(w.say("in."+string(t.Lang), nil), source)})
		}
		if e := w.read.Law.Edition(ref.Edition); e != nil {
			if note := w.env.In(e.Note); note != "" {
				out = append(out, aid.Line{Label: ref.Edition, Text: note})
			}
		}
	}
	return append(out, aid.Line{Label: w.say("compare.change", nil), Text: lang.Line(l.Source)}, aid.Line{})
}

// asks says what is asked to find out whether the clause is kept: each part with its
// method, the words of the act on which it stands, its items, its limit of time.
func (w writer) asks(l clauseLine) []aid.Line {
	out := []aid.Line{{Head: w.say("check.parts", nil)}}
	for i := range l.check.Parts {
		p := &l.check.Parts[i]
		if !p.InCategory(l.category) {
			continue
		}
		out = append(out, aid.Line{Text: w.env.In(p.Title), Style: theme.Title, Wide: true},
			aid.Line{Text: joined(w.env.In(p.Method.Words()), w.env.In(p.Weight.Words())), Wide: true})
		if help := w.env.In(p.Help); help != "" {
			out = append(out, aid.Line{Text: help, Wide: true})
		}
		out = append(out, w.standsOn(l, p)...)
		for _, item := range w.read.Law.ItemsOf(l.check, p, l.category) {
			out = append(out, aid.Line{Text: "·  " + w.env.In(item.Title), Wide: true})
		}
		out = append(append(out, w.limit(p.Limit)...), aid.Line{})
	}
	return out
}

// standsOn quotes the words of the clause on which a part stands, and names the places
// of the Law.
func (w writer) standsOn(l clauseLine, p *standard.Part) []aid.Line {
	var out []aid.Line
	for _, ref := range []standard.ClauseRef{l.To, l.From} {
		e := w.read.Law.Edition(ref.Edition)
		for _, v := range p.Serves {
			if e != nil && v.Act == e.Act && v.Words != "" && slices.Contains(v.Clauses, ref.Clause) {
				out = append(out, aid.Line{Text: w.say("standard.stands-on", lang.Args{"clause": ref.Edition + " " + ref.Clause, "words": lang.Line(v.Words)}), Wide: true})
			}
		}
	}
	var places []string
	for _, place := range p.Law {
		places = append(places, w.env.In(w.read.Law.CiteLawShort(place)))
	}
	if len(places) > 0 {
		out = append(out, aid.Line{Text: strings.Join(places, ", "), Wide: true})
	}
	return out
}

// limit says how a limit of time is counted, and which of its readings is accepted.
func (w writer) limit(id string) []aid.Line {
	limit := w.read.Law.Limit(id)
	if limit == nil {
		return nil
	}
	out := []aid.Line{{Text: w.say("standard.limit", lang.Args{"limit": limit.Title}), Wide: true}}
	if len(limit.Readings) < 2 {
		return out
	}
	return append(out, aid.Line{Text: w.say("standard.reading", lang.Args{"reading": acceptedWords(w.env, limit, w.readings[id])}), Wide: true})
}

// proofs says what is accepted as evidence, where to look, and whether remote control
// may look at it.
func (w writer) proofs(l clauseLine) []aid.Line {
	e, c := w.env, l.check
	var kinds, venues []string
	for _, k := range c.Evidence {
		kinds = append(kinds, e.In(checks.EvidenceKind(k).Words()))
	}
	for _, v := range c.Venues {
		venues = append(venues, e.In(v.Words()))
	}
	out := []aid.Line{
		{Head: w.say("standard.evidence", nil)},
		{Label: w.say("standard.kinds", nil), Text: strings.Join(kinds, ", ")},
		{Label: w.say("check.collect", nil), Text: e.In(c.Collect)},
		{Label: w.say("standard.venues", nil), Text: strings.Join(venues, ", ")},
		{Label: w.say("standard.remote", nil), Text: e.In(c.Remote.Words())},
		{Label: w.say("check.bound", nil), Text: e.In(c.Bound)}, {},
	}
	if len(c.Questions) > 0 {
		out = append(out, aid.Line{Head: w.say("standard.questions", nil)})
		for _, q := range c.Questions {
			out = append(out, aid.Line{Text: "·  " + e.In(q), Wide: true})
		}
		out = append(out, aid.Line{})
	}
	return append(out, w.notes(c)...)
}

// notes says what is to be known of the norm: ours, and where norms do not agree.
func (w writer) notes(c *standard.Check) []aid.Line {
	var out []aid.Line
	if len(c.Notes) > 0 {
		out = append(out, aid.Line{Head: w.say("check.notes", nil)})
	}
	for _, n := range c.Notes {
		out = append(out, aid.Line{Text: w.env.In(n), Wide: true}, aid.Line{})
	}
	for _, conflict := range w.read.Law.Conflicts() {
		if conflict.Check == c.ID {
			out = append(out, aid.Line{Head: w.say("acts.conflicts", nil)}, aid.Line{Text: w.env.In(conflict.Text), Style: theme.Unknown, Wide: true},
				aid.Line{Text: w.say("compare.source", lang.Args{"source": lang.Line(conflict.Source)}), Wide: true}, aid.Line{})
		}
	}
	return out
}
