package paper

import (
	"cmp"
	"slices"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// data gathers the content of the memo in the order in which the paper tells it:
// what is named in full at its first mention must be named here first.
func (m *pen) data() MemoData {
	i := &m.in.Case.Inspection
	d := MemoData{
		ID: i.ID, Inspection: i.Number, Paper: "memo", Lang: m.l, Date: m.in.Today,
		Office: m.office(), Ground: m.free(i.Ground), Form: m.form(), Holder: m.holder(),
		Period: i.Period.Span(), AsOf: i.AsOf, LastLook: m.lastLook(),
		Acts: m.applied(), Readings: m.readings(), Summary: m.in.Summary, Kept: m.kept(), Overruled: m.overruled(),
		Program: m.in.Program, Basis: m.in.Basis, Heads: m.heads(), Signed: m.in.Signed,
	}
	if m.in.Draft {
		d.Draft = m.say("draft", nil)
	}
	if note := m.words(m.acts.Note()); note != "" {
		d.ActsNote = capital(stop(note))
	}
	d.Subject = m.say("subject."+string(i.Form), lang.Args{"holder": d.Holder.Name})
	d.Violations = m.violations(m.breaches(false))
	d.NotEstablished = m.unknowns()
	d.NotApplicable = m.inapplicables()
	d.NotChecked = m.unchecked()
	d.Outside = m.violations(m.breaches(true))
	d.Other = m.others()
	d.Compared = m.compared()
	d.Signs = m.signs(d.Violations)
	d.Proposals = m.proposals(d)
	d.Registers = m.registers()
	d.Evidence = m.evidence()
	d.Signer = Signer{Post: m.named("signer.post"), Name: m.named("signer.name")}
	d.Executor = Executor{
		Name:  cmp.Or(lang.Line(m.in.Executor), m.setting("executor.name")),
		Phone: m.setting("executor.phone"),
	}
	return d
}

func (m *pen) office() Office {
	return Office{Name: m.named("office.name"), Department: m.named("office.department"), City: m.named("office.city")}
}

// heading is the name over the paper: the body and its department.
func (o Office) heading() string {
	if o.Department == "" {
		return orBlank(o.Name)
	}
	return orBlank(o.Name) + "\n" + o.Department
}

// form names the form as the Law does, and says where it is not state control.
func (m *pen) form() FormSaid {
	i := &m.in.Case.Inspection
	f := FormSaid{ID: i.Form, Name: m.words(i.Form.Words()), Says: m.say("form."+string(i.Form), nil)}
	if i.Act != nil {
		f.Act = m.say("appointment", lang.Args{
			"number": m.free(i.Act.Number), "date": i.Act.Date.Digits(), "days": i.Act.Days,
		})
	}
	return f
}

func (m *pen) holder() Holder {
	h := &m.in.Holder.Holder
	out := Holder{
		ID: h.ID, Name: cmp.Or(m.free(m.words(h.Name(m.asOf()).Text())), m.say("unnamed", nil)),
		BIN: lang.Line(h.BIN), Traits: []HolderTrait{}, Subject: m.subject(),
	}
	for _, id := range m.in.Case.Inspection.Categories {
		if c := m.law.Category(id); c != nil {
			out.Categories = append(out.Categories, HolderCategory{ID: id, Name: m.category(c), Norm: m.citeLaw(c.Holder)})
		}
	}
	for _, t := range h.Traits {
		name := lang.Same(t.ID)
		if known := m.law.Trait(t.ID); known != nil {
			name = known.Name
		}
		out.Traits = append(out.Traits, HolderTrait{
			ID: t.ID, Name: m.words(name), Value: t.Value, From: t.From, To: t.To, Source: m.free(t.Source),
		})
	}
	return out
}

// shortened is the category whose name in the catalogue is cut for lists; a
// paper gives the words of the Law.
const shortened = "risk-information"

func (m *pen) category(c *standard.Category) string {
	if c.ID != shortened {
		return m.words(c.Name)
	}
	if article := m.law.Article(c.Holder); article != nil && article.In(m.l).Text != "" {
		return strings.TrimRight(lang.Line(article.In(m.l).Text), ";.")
	}
	return m.words(c.Name)
}

func (m *pen) asOf() calendar.Day { return m.in.Case.Inspection.AsOf }

// subject tells whether state control reaches the holder on the as-of date.
func (m *pen) subject() string {
	yes, known := m.in.Holder.Holder.SubjectOfControl(m.asOf())
	switch {
	case !known:
		return "unknown"
	case yes:
		return checks.Yes
	}
	return checks.No
}

// applied lists the acts that findings rest on, and the one in force today, on
// which demands rest; the Law stands last.
func (m *pen) applied() []Act {
	used := map[string]bool{m.now(): true}
	for _, f := range m.in.Findings {
		for _, c := range f.Clauses {
			used[c.Edition] = true
		}
	}
	var out []Act
	for _, e := range m.law.Editions() {
		if !used[e.ID] {
			continue
		}
		certain, possible := m.acts.Spans(e.ID)
		out = append(out, m.act(e, possible.From, certain.To, certain.From != possible.From))
	}
	return append(out, m.act(m.law.Law(), 0, 0, false))
}

func (m *pen) act(e *standard.Edition, from, to calendar.Day, assumed bool) Act {
	return Act{
		Edition: e.ID, Title: m.words(e.Title), From: from, To: to, Assumed: assumed,
		Source: e.Source, Standing: m.words(standard.UnofficialCopy.Words()), Revision: e.Revision, law: e.Law,
	}
}

// readings lists the accepted readings that decided something: those of the
// limits of parts that were judged, in force on a day that was judged.
func (m *pen) readings() []Reading {
	out := []Reading{}
	for _, f := range m.in.Findings {
		check := m.law.Check(f.Check)
		if check == nil {
			continue
		}
		for i := range f.Parts {
			part := check.Part(f.Parts[i].Part)
			if part == nil {
				continue
			}
			r, ok := m.reading(part.Limit, units(&f.Parts[i]))
			if ok && !slices.ContainsFunc(out, func(o Reading) bool { return o.Limit == r.Limit }) {
				out = append(out, r)
			}
		}
	}
	return out
}

func (m *pen) reading(limit string, judged []checks.Unit) (Reading, bool) {
	l := m.law.Limit(limit)
	if l == nil {
		return Reading{}, false
	}
	for _, u := range judged {
		r, ok := m.in.Office.Accepted(limit, cmp.Or(u.Date, u.From))
		if !ok {
			continue
		}
		out := Reading{Limit: limit, Title: m.words(l.Title), Reading: r.Reading, Ground: m.free(r.Ground), From: r.From}
		for _, known := range l.Readings {
			if known.ID == r.Reading {
				out.Reading = m.words(known.Title)
			}
		}
		return out, true
	}
	return Reading{}, false
}

func (m *pen) heads() []Head {
	out := []Head{}
	for _, h := range m.in.Heads {
		head := Head{Stream: h.Stream, Number: h.Number, Hash: h.Hash}
		if m.in.Office != nil {
			head.Label = m.in.Office.Labels[h.Stream]
		}
		out = append(out, head)
	}
	return out
}

// violations puts breaches into the words of the paper and numbers them.
func (m *pen) violations(list []breach) []Violation {
	out := []Violation{}
	for i := range list {
		v := m.put(&list[i])
		v.Number = i + 1
		out = append(out, v)
	}
	return out
}

func (m *pen) put(b *breach) Violation {
	v := Violation{Check: b.check.ID, Premises: b.premises, Days: b.days(m.in.Case)}
	if b.part != nil {
		v.Part = b.part.ID
	}
	v.Sentence, v.Empty, v.reasoned = m.violation(b)
	v.slots = b.pastSlots()
	v.Clauses = m.norms(b)
	v.Breach = Span{From: v.Days[0], To: v.Days[len(v.Days)-1]}
	v.Law = m.besides(b, v.Breach.To)
	v.Conflicts = m.conflicts(b)
	v.Unsettled = m.unsettled(v.Days)
	v.Circumstance = m.circumstances(b)
	v.Evidence = m.shows(b)
	v.Remedy = m.remedy(b)
	v.Term, v.Binding = m.term()
	if b.answer != nil {
		v.Answer = &Answered{Verdict: b.answer.Verdict, Words: m.words(b.answer.Verdict.Words()), Computed: b.computed,
			Reason: m.free(b.answer.Reason)}
	}
	return v
}

// namesItself tells whether the reasons of a unit name its item already.
func namesItself(u checks.Unit) bool {
	return u.Row == "" && !slices.ContainsFunc(u.Reasons, func(r checks.Reason) bool { return r.Code != "item.note" })
}

// circumstances gives the reasons of the broken units: the term counted out, what
// an item is not whole without, the notes of the look.
func (m *pen) circumstances(b *breach) []string {
	var out []string
	for _, u := range b.broken {
		var words []string
		for _, r := range u.Reasons {
			words = append(words, m.sentence(r))
		}
		if len(words) == 0 {
			continue
		}
		s := strings.Join(words, " ")
		if len(b.broken) > 1 && !namesItself(u) {
			s = capital(m.plain(b.check, b.part, u)) + " – " + small(s)
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}
