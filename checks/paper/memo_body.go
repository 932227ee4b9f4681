package paper

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"ashyq/checks/calendar"
	"ashyq/checks/lang"
)

// The points of a memo that others point to. Every memo has all its points, if
// only to say "none", so their numbers never move.
const (
	pointViolations = 9
	pointUnknown    = 10
	pointUnchecked  = 12
)

// body writes the points of the memo.
func (m *pen) body(d MemoData) []Block {
	return []Block{Points{Items: []Point{
		m.labelled("basis", stop(orBlank(d.Ground))),
		m.labelled("form", stop(d.Form.Says), sentences(d.Form.Act)...),
		m.labelled("holder", m.aboutHolder(d.Holder)),
		m.labelled("period", stop(m.aboutPeriod(d))),
		m.listed("acts", m.aboutActs(d.Acts), sentences(d.ActsNote)...),
		m.aboutReadings(d.Readings),
		m.labelled("figures", m.figures(d)),
		m.aboutOverruled(d.Overruled),
		m.aboutViolations("violations", d.Violations),
		m.aboutUnknowns(d.NotEstablished),
		m.aboutInapplicables(d.NotApplicable),
		m.aboutUnchecked(d.NotChecked),
		m.aboutViolations("outside", d.Outside),
		m.aboutViolations("other", d.Other),
		m.aboutCompared(d.Compared),
		m.labelled("signs", d.Signs.Text[0], sentences(d.Signs.Text[1:]...)...),
		m.listed("proposals", ended(d.Proposals)),
		m.last(d),
	}}}
}

// last is the point that stays on the page of the signature.
func (m *pen) last(d MemoData) Point {
	p := m.label("annexes", stop(m.aboutAnnexes(d)))
	p.KeepNext = true
	return Point{Body: []Block{p}}
}

// label is the name of a point in bold, with a colon, and the text after it.
func (m *pen) label(key, text string) Paragraph {
	p := Paragraph{Runs: []Run{{Text: m.say("point."+key, nil) + ":", Bold: true}}}
	if text != "" {
		p.Runs = append(p.Runs, Run{Text: " " + text})
	} else {
		p.KeepNext = true
	}
	return p
}

func (m *pen) labelled(key, text string, more ...Block) Point {
	return Point{Body: append([]Block{m.label(key, text)}, more...)}
}

// listed is a point with its sub-points.
func (m *pen) listed(key string, items []string, more ...Block) Point {
	var list []Point
	for _, s := range items {
		list = append(list, Item(s))
	}
	return m.labelled(key, "", append([]Block{SubPoints{Items: list}}, more...)...)
}

// absent is a point with nothing in it.
func (m *pen) absent(key, none string) Point { return m.labelled(key, stop(m.say(none, nil))) }

// sentences is a paragraph for each text that is not empty.
func sentences(texts ...string) []Block {
	var out []Block
	for _, t := range texts {
		if t != "" {
			out = append(out, Paragraph{Runs: Plain(stop(t))})
		}
	}
	return out
}

// ended closes the items of a list: semicolons, a full stop at the last.
func ended(items []string) []string {
	var out []string
	for i, s := range items {
		end := ";"
		if i == len(items)-1 {
			end = "."
		}
		out = append(out, strings.TrimRight(s, ".;")+end)
	}
	return out
}

// capital makes the first letter a capital one.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(unicode.ToUpper(r)) + s[n:]
}

// small makes the first letter a small one, unless it begins an abbreviation.
func small(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); n == 0 || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

func (m *pen) aboutHolder(h Holder) string {
	said := []string{h.Name}
	if h.BIN != "" {
		said[0] += ", " + m.say("holder.bin", lang.Args{"bin": h.BIN})
	}
	var categories, traits []string
	for _, c := range h.Categories {
		categories = append(categories, c.Name+" ("+c.Norm+")")
	}
	for _, t := range h.Traits {
		if t.ID == exempt {
			continue // said below: a subject of control or not
		}
		s := m.say("trait."+t.Value, lang.Args{"name": t.Name})
		if span := (calendar.Span{From: t.From, To: t.To}); t.From != 0 || t.To != 0 {
			s += " (" + m.words(span.Words()) + ")"
		}
		traits = append(traits, s)
	}
	said = append(said, m.say("holder.categories", lang.Args{"list": strings.Join(categories, "; ")}))
	if len(traits) == 0 {
		said = append(said, m.say("holder.no-traits", nil))
	} else {
		said = append(said, m.say("holder.traits", lang.Args{"list": strings.Join(traits, "; ")}))
	}
	said = append(said, m.say("holder.subject."+h.Subject, lang.Args{"norm": m.citeLaw(lawSubjects)}))
	for i, s := range said {
		said[i] = stop(s)
	}
	return strings.Join(said, " ")
}

// exempt is the trait that takes a state body out of state control.
const exempt = "state-control-exempt"

func (m *pen) aboutPeriod(d MemoData) string {
	last := d.LastLook.Digits()
	if last == "" {
		last = m.say("not-given", nil)
	}
	return m.say("period", lang.Args{
		"from": d.Period.From.Digits(), "to": d.Period.To.Digits(), "as_of": d.AsOf.Digits(), "last": last,
	})
}

func (m *pen) aboutActs(acts []Act) []string {
	var out []string
	for _, a := range acts {
		args := lang.Args{"title": a.Title, "from": a.From.Digits(), "to": a.To.Digits()}
		switch {
		case a.law:
			out = append(out, stop(a.Title))
		case a.To != 0:
			out = append(out, stop(m.say("act.closed", args)))
		case a.Assumed:
			out = append(out, stop(m.say("act.assumed", args)))
		default:
			out = append(out, stop(m.say("act.open", args)))
		}
	}
	return out
}

func (m *pen) aboutReadings(list []Reading) Point {
	if len(list) == 0 {
		return m.absent("readings", "none.readings")
	}
	var out []string
	for _, r := range list {
		out = append(out, stop(m.say("reading", lang.Args{
			"limit": r.Title, "reading": r.Reading, "ground": r.Ground, "from": r.From.Digits(),
		})))
	}
	return m.listed("readings", out)
}

// figures counts lines and gives no percentage.
func (m *pen) figures(d MemoData) string {
	s := d.Summary
	out := stop(m.say("figures", lang.Args{
		"n": s.Applicable, "met": s.Met, "partly": s.PartlyMet, "broken": s.NotMet,
		"unknown": s.CannotTell, "unchecked": s.NotChecked, "inapplicable": s.NotApplicable,
	})) + " " + stop(m.say("figures.unit", nil))
	if len(d.Kept) > 0 {
		out += " " + stop(m.say("figures.kept", lang.Args{"list": strings.Join(d.Kept, "; ")}))
	}
	return out
}

func (m *pen) aboutOverruled(list []MemoOverruled) Point {
	if len(list) == 0 {
		return m.absent("overruled", "none")
	}
	var out []string
	for _, x := range list {
		out = append(out, stop(m.say("overruled", lang.Args{
			"what": x.What, "verdict": x.Verdict.Words(), "computed": x.Computed.Words(), "why": orBlank(x.Reason),
		})))
	}
	return m.listed("overruled", out)
}

func (m *pen) aboutUnknowns(list []Unknown) Point {
	if len(list) == 0 {
		return m.absent("unknown", "none")
	}
	var out []string
	for _, x := range list {
		out = append(out, stop(m.say("unknown", lang.Args{
			"what": x.What, "why": x.Why, "settles": strings.Join(x.Settles, "; "),
		})))
	}
	return m.listed("unknown", out)
}

func (m *pen) aboutInapplicables(list []MemoInapplicable) Point {
	if len(list) == 0 {
		return m.absent("inapplicable", "none")
	}
	var out []string
	for _, x := range list {
		out = append(out, stop(m.say("inapplicable", lang.Args{"what": x.What, "why": x.Reason})))
	}
	return m.listed("inapplicable", out)
}

func (m *pen) aboutUnchecked(list []MemoUnchecked) Point {
	if len(list) == 0 {
		return m.absent("unchecked", "none")
	}
	var out []string
	for _, x := range list {
		s := x.What
		if x.Citation != "" {
			s += " (" + x.Citation + ")"
		}
		out = append(out, s)
	}
	return m.listed("unchecked", ended(out))
}

func (m *pen) aboutViolations(key string, list []Violation) Point {
	if len(list) == 0 && key == "violations" {
		return m.absent("no-violations", "none.violations")
	}
	if len(list) == 0 {
		return m.absent(key, "none.violations")
	}
	var items []Point
	for _, v := range list {
		items = append(items, Point{Body: m.aboutViolation(v)})
	}
	return m.labelled(key, "", SubPoints{Items: items})
}

func (m *pen) aboutAnnexes(d MemoData) string {
	var out []string
	for i, key := range annexed(d) {
		out = append(out, m.say("annex.listed", lang.Args{"n": i + 1, "title": m.say(key, nil)}))
	}
	return strings.Join(out, "; ")
}

// annexed names the annexes in their order: the register of evidence, and what
// there is of requests and photos.
func annexed(d MemoData) []string {
	out := []string{"annex.evidence"}
	if len(d.Registers) > 0 {
		out = append(out, "annex.requests")
	}
	if len(photos(d.Evidence)) > 0 {
		out = append(out, "annex.photos")
	}
	return out
}

// photos lists the evidence that has photos.
func photos(list []Exhibit) []Exhibit {
	var out []Exhibit
	for _, e := range list {
		for _, f := range e.Files {
			if f.Role == rolePhoto {
				out = append(out, e)
				break
			}
		}
	}
	return out
}

// rolePhoto is the role of an attachment that is a photo.
const rolePhoto = "photo"
