package evidence

import (
	"slices"

	"ashyq/checks"
	"ashyq/checks/calendar"
	"ashyq/checks/lang"
	"ashyq/checks/standard"
	"ashyq/tui/form"
	"ashyq/tui/screen/typed"
)

// form lists what is asked about a piece of evidence.
func (n *entry) form() form.Form {
	n.list = n.allItems()
	f := form.Form{ID: "evidence", Submit: words.Text("submit", nil)}
	for _, fields := range [][]form.Field{
		n.kindFields(), n.dayFields(), n.placeFields(), n.nameFields(), n.noticeFields(), n.itemFields(), n.textFields(), n.moreFields(),
	} {
		f.Fields = append(f.Fields, fields...)
	}
	if n.old != nil {
		for i := range f.Fields {
			if k := f.Fields[i].Kind; k.Typed() && k != form.Files {
				f.Fields[i].Check = n.lasting(f.Fields[i])
			}
		}
	}
	return f
}

// lasting adds to what a field says that a correction cannot leave it empty.
func (n *entry) lasting(f form.Field) func(form.Values) (echo, wrong lang.Text) {
	said := f.Check
	return func(v form.Values) (echo, wrong lang.Text) {
		if said != nil {
			echo, wrong = said(v)
		}
		if n.stood[f.ID] != nil && v.One(f.ID) == "" && wrong == (lang.Text{}) {
			wrong = words.Text("change.stays", lang.Args{"was": lang.Line(n.stood.One(f.ID))})
		}
		return echo, wrong
	}
}

// kindFields ask what sort of fact it is, and which questions it serves.
func (n *entry) kindFields() []form.Field {
	k := must("kind", form.Choice)
	k.Options = n.kindOptions
	k.Check = n.sayVisit
	parts := field("parts", form.Many)
	parts.Options = func(v form.Values) []form.Option {
		var out []form.Option
		for _, id := range n.offered(kind(v)) {
			out = append(out, form.Option{ID: id, Name: n.check.Part(id).Title})
		}
		for _, id := range n.missed(kind(v)) {
			why := words.Text("parts.unread", lang.Args{"kind": kind(v).Words()})
			out = append(out, form.Option{ID: id, Name: n.check.Part(id).Title, Why: why})
		}
		return out
	}
	parts.When = func(v form.Values) bool { return n.chosen(kind(v)) }
	parts.Check = func(v form.Values) (echo, wrong lang.Text) {
		if n.idle(v) && n.firstAsked(v) == "" {
			return lang.Text{}, words.Text("parts.choose", nil)
		}
		return lang.Text{}, lang.Text{}
	}
	return []form.Field{k, parts}
}

// sayVisit says of a visit what it is in the form of the inspection, where it may be
// taken for state control and is none.
func (n *entry) sayVisit(v form.Values) (echo, wrong lang.Text) {
	if kind(v) != checks.Stand {
		return lang.Text{}, lang.Text{}
	}
	i := n.view.Case.Inspection
	subject, _ := n.view.Holder.Holder.SubjectOfControl(i.AsOf)
	echo, _ = i.Form.Visit(subject)
	return echo, lang.Text{}
}

// idle tells evidence that would answer nothing yet: neither a question nor an
// item was chosen.
func (n *entry) idle(v form.Values) bool { return len(n.parts(v))+len(n.seen(v)) == 0 }

// unsaid tells a look at a stand that says nothing of what was seen. Evidence of
// other kinds has a title.
func (n *entry) unsaid(v form.Values) bool {
	return n.old == nil && kind(v) == checks.Stand && len(n.seen(v))+len(v["files"]) == 0 && v.One("text") == ""
}

func (n *entry) kindOptions(form.Values) []form.Option {
	kinds := n.kinds()
	if n.old != nil && !slices.Contains(kinds, n.old.Kind) {
		kinds = append(kinds, n.old.Kind)
	}
	var out []form.Option
	for _, k := range kinds {
		o := form.Option{ID: string(k), Name: k.Words()}
		if n.useless(k) && (n.old == nil || n.old.Kind != k) {
			o.Why = words.Text("kind.useless", nil)
		}
		out = append(out, o)
	}
	return out
}

// looked tells evidence that is dated by the day on which somebody looked.
func looked(v form.Values) bool { return kind(v) == checks.Stand || kind(v) == checks.Page }

func not(is func(form.Values) bool) func(form.Values) bool {
	return func(v form.Values) bool { return !is(v) }
}

// dayFields ask when it was, and for which year a plan is.
func (n *entry) dayFields() []form.Field {
	date, seen := must("date", form.Day), must("looked", form.Moment)
	if n.timed() {
		date.Kind = form.Moment
	}
	date.When, seen.When = not(looked), looked
	date.Check = n.days().Check("date", n.sayDay)
	seen.Check = n.days().Check("looked", n.sayDay)
	year := must("for", form.Choice)
	year.When = func(v form.Values) bool {
		return n.servesAny(v, func(p *standard.Part) bool { return p.Yearly })
	}
	year.Options = func(form.Values) []form.Option {
		var out []form.Option
		for _, name := range n.years() {
			out = append(out, form.Option{ID: name, Name: lang.Same(name)})
		}
		return out
	}
	return []form.Field{date, seen, year}
}

// timed tells whether the hour of an event matters: a notice is counted from its
// beginning.
func (n *entry) timed() bool {
	own := n.own()
	return slices.ContainsFunc(append(own, n.sharing(own)...), func(q question) bool { return q.noticed() && q.part.Base == baseStart })
}

// baseStart is the base of a notice that is counted from the beginning of an
// event.
const baseStart = "start"

// sayDay says into which slot a day falls, and where it lies outside of what is
// inspected. It is never moved.
func (n *entry) sayDay(v form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	if remark, wrong = n.notFuture(v, at); wrong != (lang.Text{}) {
		return remark, wrong
	}
	var said []lang.Text
	for _, q := range n.named(v) {
		if slot := calendar.SlotOf(calendar.Unit(q.part.Unit), at.Day); q.part.Method == standard.Cadence && slot.Unit != calendar.Daily {
			if text := slot.Words(); !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
	}
	return typed.Join(" · ", append(said, n.sayOutside(v, at.Day))...), lang.Text{}
}

// sayOutside says where a day lies outside of what is inspected: an event outside
// the period, a look before it; an act made before still stands.
func (n *entry) sayOutside(v form.Values, day calendar.Day) lang.Text {
	i := n.view.Case.Inspection
	period, life := i.Period.Span(), n.view.Holder.Holder.Life.Span()
	switch {
	case day > i.AsOf:
		return words.Text("day.after-as-of", lang.Args{"as_of": i.AsOf.Digits()})
	case !life.Contains(day):
		return words.Text("day.outside-life", nil)
	case kind(v) == checks.Event && !period.Contains(day):
		return words.Text("day.outside-period", lang.Args{"period": period})
	case kind(v) != checks.Event && kind(v) != checks.Paper && day < period.From:
		return words.Text("day.before-period", lang.Args{"from": period.From.Digits()})
	}
	return lang.Text{}
}

// notFuture refuses a day that has not come yet.
func (a *about) notFuture(_ form.Values, at calendar.Moment) (remark, wrong lang.Text) {
	if today := a.env.Desk.Today(); at.Day > today {
		return lang.Text{}, words.Text("day.future", lang.Args{"today": today.Digits()})
	}
	return lang.Text{}, lang.Text{}
}

// placeFields ask at which address.
func (n *entry) placeFields() []form.Field {
	list := n.view.Holder.Holder.Premises
	each := func(p *standard.Part) bool { return p.PerPremises }
	asked := func(v form.Values) bool { return n.servesAny(v, each) || n.idle(v) && n.alwaysAt(kind(v)) }
	if len(list) == 0 {
		none := field("premises-none", form.Info)
		none.When = asked
		return []form.Field{none}
	}
	place := must("premises", form.Choice)
	place.When = func(v form.Values) bool { return len(list) > 1 && asked(v) }
	place.Options = func(form.Values) []form.Option {
		var out []form.Option
		for _, p := range list {
			out = append(out, form.Option{ID: p.ID, Name: n.premises(p.ID)})
		}
		return out
	}
	return []form.Field{place}
}

// alwaysAt tells whether all that evidence of a kind can serve is asked at each
// address.
func (n *entry) alwaysAt(k checks.EvidenceKind) bool {
	one := func(id string) bool { return !n.check.Part(id).PerPremises }
	other := func(i item) bool { return !i.part.PerPremises }
	return !slices.ContainsFunc(n.offered(k), one) && !slices.ContainsFunc(n.itemsFor(k), other)
}

// nameFields ask for the title and the source; who said it, of a statement; the
// address, of a page.
func (n *entry) nameFields() []form.Field {
	of := func(list ...checks.EvidenceKind) func(form.Values) bool {
		return func(v form.Values) bool { return slices.Contains(list, kind(v)) }
	}
	title, source, page, who := must("title", form.Text), field("source", form.Text), must("page", form.Text), must("who", form.Text)
	title.When = not(of(checks.Stand))
	source.When, page.When, who.When = not(of(checks.Page, checks.Statement)), of(checks.Page), of(checks.Statement)
	return []form.Field{title, source, page, who}
}

// textFields ask for what stands in the memo, and for what never does.
func (n *entry) textFields() []form.Field {
	text, note, present := field("text", form.Area), field("note", form.Area), field("present", form.Text)
	text.Under, note.Under = words.Text("field.text.under", nil), words.Text("field.note.under", nil)
	note.Lines = 1
	text.Check = func(v form.Values) (echo, wrong lang.Text) {
		if n.unsaid(v) && n.firstAsked(v) == "" {
			wrong = words.Text("text.needed", nil)
		}
		return lang.Text{}, wrong
	}
	present.When = func(v form.Values) bool { return kind(v) == checks.Stand || kind(v) == checks.Event }
	return []form.Field{text, note, present}
}

// moreFields ask for files, and which other checks the evidence serves too.
func (n *entry) moreFields() []form.Field {
	files, serves := field("files", form.Files), field("serves", form.Many)
	files.Row = func(path string) lang.Text { return n.files[path] }
	serves.Options = func(v form.Values) []form.Option {
		var out []form.Option
		for _, check := range n.also(v) {
			out = append(out, form.Option{ID: check.ID, Name: check.Short})
		}
		return out
	}
	serves.When = func(v form.Values) bool { return len(n.also(v)) > 0 }
	if n.old == nil || len(n.old.Files) == 0 {
		return []form.Field{files, serves}
	}
	return []form.Field{field("held", form.Info), files, serves}
}

// also lists the other checks that would read evidence of this kind without
// another question: those with one list for it. A plan for a year is no other
// document.
func (n *entry) also(v form.Values) []*standard.Check {
	shared := n.named(v)
	var out []*standard.Check
	for _, check := range n.env.Desk.ChecksOf(n.categories) {
		lists := n.lists(check, kind(v))
		reads := slices.ContainsFunc(shared, func(q question) bool { return q.check == check })
		if check == n.check || reads || len(lists) != 1 || !n.accepts(check, kind(v)) {
			continue
		}
		yearly := func(id string) bool { return check.Part(id).Yearly }
		if !slices.ContainsFunc(lists[0], yearly) {
			out = append(out, check)
		}
	}
	return out
}
