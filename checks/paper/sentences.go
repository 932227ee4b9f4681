package paper

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
)

// waits is a place of a canned sentence that waits for words: {missing}, {items}.
var waits = regexp.MustCompile(`\{[a-z_]+\}`)

// fill puts values into the places of a canned sentence, in the nominative: no
// ending is ever joined to a value. A place without a value is left for the pen
// and named.
func fill(sentence string, value func(place string) string) (text string, empty []string) {
	text = waits.ReplaceAllStringFunc(sentence, func(name string) string {
		name = strings.Trim(name, "{}")
		if v := value(name); v != "" {
			return v
		}
		if !slices.Contains(empty, name) {
			empty = append(empty, name)
		}
		return blank
	})
	return text, empty
}

// violation says the fact of a breach in the canned sentence of its part. The
// reason of the analyst stands in for a list that nothing else fills; reasoned
// tells whether it did.
func (m *pen) violation(b *breach) (text string, empty []string, reasoned bool) {
	if b.part == nil {
		text = m.say("violation.whole", lang.Args{"check": b.check.Title})
		if b.answer != nil && b.answer.Reason != "" {
			return text + ": " + m.free(b.answer.Reason), nil, true
		}
		return text, nil, false
	}
	said := m.byRule(b)
	if len(said) == 0 {
		said = []saying{{b.part.Violation, b}}
	}
	var texts []string
	for _, s := range said {
		one, open := fill(m.words(s.sentence.Text()), func(name string) string {
			v, reason := m.value(s.of, name)
			reasoned = reasoned || reason
			return v
		})
		one, open = uncounted(one, open)
		texts = append(texts, one)
		for _, name := range open {
			empty = appendNew(empty, name)
		}
	}
	return strings.Join(texts, "; "), empty, reasoned
}

// counts are places that hold a number alone.
var counts = []string{"missing_n", "rows_n", "due_n", "total_n"}

// bracketed is a remark of a sentence with a place left for the pen.
var bracketed = regexp.MustCompile(` \([^()]*` + blank + `[^()]*\)`)

// uncounted leaves out a remark in which nothing but a number is missing: where the
// analyst's answer alone says that the part is broken, nothing was counted, and a paper
// is not signed with an empty count.
func uncounted(text string, open []string) (string, []string) {
	if len(open) == 0 || slices.ContainsFunc(open, func(name string) bool { return !slices.Contains(counts, name) }) {
		return text, open
	}
	short := bracketed.ReplaceAllString(text, "")
	if strings.Contains(short, blank) {
		return text, open
	}
	return short, nil
}

// saying is a sentence with the units of which it speaks.
type saying struct {
	sentence standard.Sentence
	of       *breach
}

// byRule gives the sentences that the part has for the limits by which its broken
// rows were judged, in the order of the file and each with its own rows. None where
// a limit has no sentence, or where the analyst has named the rows herself: then
// the whole sentence of the part speaks.
func (m *pen) byRule(b *breach) []saying {
	if b.answer != nil && m.free(b.answer.Places["rows"]) != "" {
		return nil
	}
	var out []saying
	left := len(b.broken)
	for _, s := range b.part.Said {
		own := *b
		own.broken = nil
		for _, u := range b.broken {
			if u.Rule == s.Rule {
				own.broken = append(own.broken, u)
			}
		}
		if len(own.broken) > 0 {
			left -= len(own.broken)
			out = append(out, saying{s.Sentence(), &own})
		}
	}
	if left > 0 {
		return nil
	}
	return out
}

// remedy says what is to be done, in the canned sentence of the part.
func (m *pen) remedy(b *breach) string {
	if b.answer != nil {
		if own := m.free(b.answer.Places[checks.PlaceRemedy]); own != "" {
			return own
		}
	}
	if b.part == nil {
		return ""
	}
	text, _ := fill(m.words(b.part.Remedy.Text()), func(name string) string {
		v, _ := m.value(b, name)
		return v
	})
	return text
}

// value gives the words of one place: those of the analyst, else those that
// follow from what was judged. Reason tells whether her reason stands in.
func (m *pen) value(b *breach, name string) (v string, reason bool) {
	if b.answer != nil {
		if own := m.free(b.answer.Places[name]); own != "" {
			return own, false
		}
	}
	if v = m.derived(b, name); v != "" {
		return v, false
	}
	if b.answer != nil && slices.Contains([]string{"missing", "rows", "items"}, name) {
		return m.free(b.answer.Reason), true
	}
	return "", false
}

func (m *pen) derived(b *breach, name string) string {
	switch name {
	case "missing", "rows", "items":
		return m.shortened(m.names(b, b.broken), b)
	case "missing_n", "rows_n":
		return count(len(b.broken))
	case "due_n", "total_n":
		return count(b.judged)
	case "years":
		return strings.Join(m.years(b), ", ")
	case "period":
		return spanDigits(m.lookedAt())
	case "address":
		return m.address(b.premises)
	case "url":
		return m.free(strings.Join(m.in.Holder.Holder.Sites, ", "))
	}
	return "" // norm, standard: only the analyst can name them
}

// mostNamed is how many rows of a register a sentence names; the annex has the rest.
const mostNamed = 40

// shortened joins names. Of very many rows of a register the first are named, and
// how many more stand in the annex.
func (m *pen) shortened(names []string, b *breach) string {
	if b.part.Method != standard.Deadline || len(names) <= mostNamed {
		return strings.Join(names, "; ")
	}
	return strings.Join(names[:mostNamed], "; ") + m.say("rows.more", lang.Args{"n": len(names) - mostNamed})
}

// count writes a number; nothing was counted where an answer alone says that the
// part is broken, and then the place is left for the pen.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// lookedAt is the period of the inspection as far as it had passed.
func (m *pen) lookedAt() calendar.Span {
	s := m.in.Case.Inspection.Period.Span()
	if s.To == 0 || s.To > m.in.Case.Inspection.AsOf {
		s.To = m.in.Case.Inspection.AsOf
	}
	return s
}

func (m *pen) address(premises string) string {
	for _, p := range m.in.Holder.Holder.Premises {
		if p.ID == premises {
			return m.free(p.Address)
		}
	}
	return m.say("no-address", nil)
}

// years names the broken years, or those of the period where no year is.
func (m *pen) years(b *breach) []string {
	var out []string
	for _, u := range b.broken {
		if u.Slot != "" {
			out = append(out, u.Slot)
		}
	}
	if len(out) > 0 {
		return out
	}
	for _, s := range calendar.Slots(calendar.Year, m.lookedAt()) {
		out = append(out, s.Name)
	}
	return out
}

// names names units in the language of the paper: slots of time, events and rows
// by their titles, items by theirs.
func (m *pen) names(b *breach, list []checks.Unit) []string {
	var out []string
	var slots []calendar.Slot
	for _, u := range list {
		if slot, err := calendar.ParseSlot(u.Slot); err == nil {
			slots = append(slots, slot)
			continue
		}
		out = append(out, m.unitName(b.check, b.part, u))
	}
	return append(m.slotNames(slots), out...)
}

// slotNames writes days and weeks as dates, for nobody knows a week by its
// number; days that follow one another are one stretch.
func (m *pen) slotNames(slots []calendar.Slot) []string {
	var out []string
	for i := 0; i < len(slots); i++ {
		s := slots[i]
		switch s.Unit {
		case calendar.Daily:
			for i+1 < len(slots) && slots[i+1].Span.From == s.Span.To.Add(1) {
				i++
				s.Span.To = slots[i].Span.To
			}
			out = append(out, spanDigits(s.Span))
		case calendar.Week:
			out = append(out, spanDigits(s.Span))
		default:
			out = append(out, m.words(s.Words()))
		}
	}
	return out
}

// spanDigits writes a stretch of days: 17.03–23.03.2025.
func spanDigits(s calendar.Span) string {
	from, to := s.From.Digits(), s.To.Digits()
	switch {
	case from == to || from == "":
		return to
	case s.From.Year() == s.To.Year():
		from = from[:len("17.03")]
	}
	return from + "–" + to
}

// plain names a unit as it stands in a list of what is left open: without its
// place in the Law and without its state.
func (m *pen) plain(check *standard.Check, part *standard.Part, u checks.Unit) string {
	if slot, err := calendar.ParseSlot(u.Slot); err == nil {
		return strings.Join(m.slotNames([]calendar.Slot{slot}), "")
	}
	if u.Row != "" || u.Number != "" || u.Item == "" {
		return m.rowName(u)
	}
	return m.words(m.item(check, part, u.Item).Title)
}

// unitName names an event, a row of a register, or an item with the place of the
// Law that asks for it.
func (m *pen) unitName(check *standard.Check, part *standard.Part, u checks.Unit) string {
	if u.Row != "" || u.Number != "" || u.Item == "" {
		return m.rowName(u)
	}
	item := m.item(check, part, u.Item)
	name := m.words(item.Title)
	var notes []string
	if item.Law != "" {
		notes = append(notes, m.citeLaw(item.Law))
	}
	if u.State == checks.State(checks.Incomplete) {
		notes = append(notes, m.words(u.State.Words()))
	}
	if len(notes) == 0 {
		return name
	}
	return m.say("item.state", lang.Args{"item": name, "state": strings.Join(notes, "; ")})
}

func (m *pen) rowName(u checks.Unit) string {
	name := m.free(u.Row)
	if u.Number != "" {
		name = strings.TrimSpace("№ " + m.free(u.Number) + " " + name)
	}
	switch {
	case name == "" && u.Line != 0:
		return m.say("row.line", lang.Args{"line": u.Line, "day": u.Date.Digits()})
	case name == "":
		return u.Date.Digits()
	case u.Number != "" && u.Due != 0:
		return m.say("row.due", lang.Args{"row": name, "due": u.Due.Digits()})
	case u.Date != 0:
		return name + " (" + u.Date.Digits() + ")"
	}
	return name
}

// item finds an item of a part by its id. A part that asks about the items of
// another names them PART.ITEM.
func (m *pen) item(check *standard.Check, part *standard.Part, id string) standard.Item {
	if _, item := check.Item(id); item != nil {
		return *item
	}
	if part.Of != "" {
		id = strings.TrimPrefix(id, part.ID+".")
		part = check.Part(part.Of)
	}
	for _, category := range m.in.Case.Inspection.Categories {
		for _, item := range m.law.ItemsOf(check, part, category) {
			if item.ID == id {
				return item
			}
		}
	}
	return standard.Item{ID: id, Title: part.Title}
}
