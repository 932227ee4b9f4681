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

// exhibit is an entry of the register: evidence, or a period for which a source
// was looked at in full. Only the latter can show that something was not there.
type exhibit struct {
	day      calendar.Day
	id       string
	evidence *checks.Evidence
	coverage *checks.Coverage
}

// register numbers everything that findings rest on: № 1, 2, 3 … by day, then by
// id, so that both languages number alike.
type register struct {
	list   []exhibit
	number map[string]int // by id
	entry  map[string]int // by the hash of the entry in the journal
}

func newRegister(c *checks.Case) register {
	r := register{number: map[string]int{}, entry: map[string]int{}}
	for i := range c.Evidence {
		e := &c.Evidence[i]
		r.list = append(r.list, exhibit{day: e.At.Day, id: e.ID, evidence: e})
	}
	for i := range c.Coverage {
		v := &c.Coverage[i]
		r.list = append(r.list, exhibit{day: v.To, id: v.ID, coverage: v})
	}
	slices.SortStableFunc(r.list, func(a, b exhibit) int {
		return cmp.Or(cmp.Compare(a.day, b.day), cmp.Compare(a.id, b.id))
	})
	for i, x := range r.list {
		r.number[x.id] = i + 1
		if mark := x.mark(); mark.Entry != "" {
			r.entry[mark.Entry] = i + 1
		}
	}
	return r
}

func (x exhibit) mark() checks.Mark {
	if x.evidence != nil {
		return x.evidence.Mark
	}
	return x.coverage.Mark
}

// shows lists the numbers of what a breach rests on: the evidence of its units,
// the sources that were complete where nothing was found, what the analyst saw;
// failing all these, whatever serves the part at that address.
func (m *pen) shows(b *breach) []int {
	var out []int
	for _, u := range b.broken {
		for _, id := range u.Evidence {
			out = append(out, m.exhibit.number[id])
		}
		if u.State == checks.NoEvent {
			out = append(out, m.covering(b, u)...)
		}
	}
	if b.answer != nil {
		for _, hash := range b.answer.Saw {
			out = append(out, m.exhibit.entry[hash])
		}
	}
	if len(out) == 0 {
		for _, x := range m.exhibit.list {
			if e := x.evidence; e != nil && m.serves(e, b) {
				out = append(out, m.exhibit.number[x.id])
			}
		}
	}
	slices.Sort(out)
	return slices.DeleteFunc(slices.Compact(out), func(n int) bool { return n == 0 })
}

func (m *pen) serves(e *checks.Evidence, b *breach) bool {
	if b.part != nil {
		return e.ServesPart(b.check.ID, b.part.ID) && (!b.part.PerPremises || e.Premises == b.premises)
	}
	return slices.ContainsFunc(e.Serves, func(s checks.Service) bool { return s.Check == b.check.ID })
}

// covering lists the complete sources that a missing unit rests on: of events
// for a slot, of notices up to the last day in time for an announcement.
func (m *pen) covering(b *breach, u checks.Unit) []int {
	of, span := checks.Events, calendar.Span{From: u.From, To: u.To}
	if b.part.Method == standard.Lead || b.part.Method == standard.Within {
		of, span = checks.Notices, calendar.Span{From: u.Due.Add(1 - max(1, b.part.CoverDays)), To: u.Due}
	}
	var out []int
	for _, x := range m.exhibit.list {
		c := x.coverage
		if c != nil && c.Check == b.check.ID && c.Of == of && slices.Contains(c.Parts, b.part.ID) && c.Span().Overlaps(span) {
			out = append(out, m.exhibit.number[x.id])
		}
	}
	return out
}

// lastLook is the latest day on which something was looked at: a page, a stand,
// a register, a statement, or what the analyst answered about; zero where nothing
// says. The day of an event or of a document is no day on which anybody looked.
func (m *pen) lastLook() calendar.Day {
	var look calendar.Day
	asOf := m.in.Case.Inspection.AsOf
	for _, e := range m.in.Case.Evidence {
		if e.At.Day > asOf {
			continue
		}
		if e.Kind != checks.Event && e.Kind != checks.Paper {
			look = max(look, e.At.Day)
		}
	}
	for _, answers := range m.in.Case.Answers {
		for _, a := range answers {
			look = max(look, min(a.Observed, asOf))
		}
	}
	return look
}

// evidence writes the register out. The internal note of evidence is not read.
func (m *pen) evidence() []Exhibit {
	out := []Exhibit{}
	for i, x := range m.exhibit.list {
		var e Exhibit
		if x.evidence != nil {
			e = m.exhibited(x.evidence)
		} else {
			e = m.covered(x.coverage)
		}
		e.Number, e.ID, e.Date = i+1, x.id, x.day
		out = append(out, e)
	}
	return out
}

func (m *pen) covered(c *checks.Coverage) Exhibit {
	title := lang.Same(c.Check)
	if check := m.law.Check(c.Check); check != nil {
		title = check.Title
	}
	return Exhibit{
		Kind: "coverage", words: m.say("register.coverage", nil), Source: m.free(c.Source), Files: []ExhibitFile{},
		Title: m.say("register.covered", lang.Args{
			"check": title, "of": messages().Text("register.of."+string(c.Of), nil),
			"from": c.From.Digits(), "to": c.To.Digits(),
		}),
	}
}

func (m *pen) exhibited(e *checks.Evidence) Exhibit {
	out := Exhibit{
		Kind: string(e.Kind), words: m.words(e.Kind.Words()),
		Title: m.free(e.Title), Source: m.free(e.Source), Files: m.files(e.Files),
	}
	if e.Premises != "" {
		out.Title = m.titled(out.Title, m.address(e.Premises))
	}
	add := func(key, place, value string) {
		if value != "" {
			out.Details = append(out.Details, m.say(key, lang.Args{place: value}))
		}
	}
	if text := m.free(e.Text); text != "" {
		out.Details = append(out.Details, text)
	}
	if slot, err := calendar.ParseSlot(e.For); err == nil {
		add("register.for", "slot", m.words(slot.Words()))
	}
	add("register.noticed", "list", m.notices(e))
	out.Details = append(out.Details, m.seen(e)...)
	add("register.present", "names", m.free(e.Present))
	if e.Origin != nil {
		add("register.read", "value", m.free(e.Origin.Value))
		out.Captured = m.captured(e.Origin.Capture, &out)
	}
	return out
}

func (m *pen) titled(title, address string) string {
	if title == "" {
		return address
	}
	return m.say("register.title", lang.Args{"title": title, "address": address})
}

func (m *pen) notices(e *checks.Evidence) string {
	var out []string
	for _, n := range e.Noticed {
		s := n.At.Day.Digits()
		if where := m.free(n.Place); where != "" {
			s += " (" + where + ")"
		}
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return strings.Join(out, "; ")
}

// seen names what was seen of items, state by state.
func (m *pen) seen(e *checks.Evidence) []string {
	var out []string
	for _, state := range checks.ItemStates() {
		var names []string
		for _, s := range e.Items {
			if s.State == state {
				names = append(names, m.seenItem(e, s.Item))
			}
		}
		if len(names) > 0 {
			out = append(out, m.words(state.Words())+": "+strings.Join(names, "; "))
		}
	}
	return out
}

// seenItem gives the title of an item among the parts that the evidence serves.
func (m *pen) seenItem(e *checks.Evidence, id string) string {
	for _, s := range e.Serves {
		check := m.law.Check(s.Check)
		if check == nil {
			continue
		}
		for _, p := range s.Parts {
			part := check.Part(p)
			if part == nil {
				continue
			}
			if part.ID == id {
				return m.words(part.Title)
			}
			if found := m.item(check, part, id); found.Title != part.Title {
				return m.words(found.Title)
			}
		}
	}
	return m.free(id)
}

func (m *pen) files(list []checks.File) []ExhibitFile {
	out := []ExhibitFile{}
	for _, f := range list {
		out = append(out, ExhibitFile{Name: m.free(f.Name), SHA256: f.Hash, Role: f.Role})
	}
	return out
}

// captured names the page that evidence was read from, and adds its files to
// those of the evidence.
func (m *pen) captured(id string, e *Exhibit) *ExhibitPage {
	for _, c := range m.in.Case.Captures {
		if c.ID == id {
			e.Files = append(e.Files, m.files(c.Files)...)
			return &ExhibitPage{Address: m.free(cmp.Or(c.Final, c.Asked)), At: c.At, Tool: lang.Line(c.Tool)}
		}
	}
	return nil
}
